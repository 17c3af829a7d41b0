// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/field_list.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope::query;

class TestFieldList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsEveryField_data();
    void listsEveryField();
    void listsNoMoreThanAsked();
    void readsWhatItLists();
    void findsTheFieldAtAPlace();
};

void TestFieldList::listsEveryField_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("fields");
    QTest::newRow("object") << QByteArray(R"({"a":1,"b":{"c":[true,{"d":null}]},"e":""})")
                            << QStringList{u"a=1"_s,         u"b={\"c\":[true,{\"d\":null}]}"_s, u"b.c=[true,{\"d\":null}]"_s, u"b.c[0]=true"_s,
                                           u"b.c[1]={\"d\":null}"_s, u"b.c[1].d=null"_s,     u"e=\"\""_s};
    QTest::newRow("array") << QByteArray("[9007199254740993, [] ]") << QStringList{u"[0]=9007199254740993"_s, u"[1]=[]"_s};
    QTest::newRow("the last of a name") << QByteArray(R"({"a":1,"b":2,"a":{"c":3}})")
                                        << QStringList{u"a={\"c\":3}"_s, u"b=2"_s, u"a.c=3"_s};
    QTest::newRow("odd names") << QByteArray(R"({"a b":1,"x.y":2,"":3,"\u0041":4})")
                               << QStringList{u"a b=1"_s, u"[\"x.y\"]=2"_s, u"[\"\"]=3"_s, u"A=4"_s};
    QTest::newRow("scalar") << QByteArray("12") << QStringList{};
    QTest::newRow("broken") << QByteArray(R"({"a":1,"b":)") << QStringList{u"a=1"_s};
    QTest::newRow("nothing") << QByteArray() << QStringList{};
    QTest::newRow("no JSON") << QByteArray("hello") << QStringList{};
}

void TestFieldList::listsEveryField()
{
    QFETCH(QByteArray, json);
    QFETCH(QStringList, fields);
    QStringList found;
    for (const ListedField &field : listFields({json.constData(), size_t(json.size())}, 100))
        found.append(field.path.text() + u'=' + QString::fromUtf8(field.value.raw.data(), qsizetype(field.value.raw.size())));
    QCOMPARE(found, fields);
}

void TestFieldList::listsNoMoreThanAsked()
{
    const auto fields = listFields(R"({"a":{"b":{"c":1}},"d":2})", 2);
    QCOMPARE(fields.size(), size_t(2));
    QCOMPARE(fields[0].value.raw, std::string_view(R"({"b":{"c":1}})"));
    QCOMPARE(fields[1].value.raw, std::string_view(R"({"c":1})"));
}

void TestFieldList::readsWhatItLists()
{
    const std::string_view json = R"({"user":{"name":"\u00e4","tags":["x",null]},"n":-0.0,"n":1e400,"deep":[[[7]]]})";
    const auto fields = listFields(json, 100);
    std::vector<FieldPath> paths;
    for (const ListedField &field : fields) {
        QCOMPARE(*FieldPath::parse(field.path.text()), field.path);
        paths.push_back(field.path);
    }
    FieldExtractor extractor(paths);
    QVERIFY(extractor.extract(json));
    for (size_t i = 0; i < fields.size(); ++i) {
        QCOMPARE(int(extractor.field(i).type), int(fields[i].value.type));
        QCOMPARE(extractor.field(i).raw, fields[i].value.raw);
    }
}

void TestFieldList::findsTheFieldAtAPlace()
{
    const std::string json = "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": [\n      10,\n      20\n    ]\n  },\n  \"d\": 4\n}";
    const auto at = [&json](const char *text, size_t more = 0) {
        const auto path = fieldAt(json, json.find(text) + more);
        return path ? path->text() : u"-"_s;
    };
    QCOMPARE(at("\"a\""), u"a"_s);
    QCOMPARE(at("1,"), u"a"_s);
    QCOMPARE(at("\"c\"", 3), u"b.c"_s);
    QCOMPARE(at("10"), u"b.c[0]"_s);
    QCOMPARE(at("20", 1), u"b.c[1]"_s);
    QCOMPARE(at("]"), u"b.c"_s);
    QCOMPARE(at("},"), u"b"_s);
    QCOMPARE(at("4\n"), u"d"_s);
    QCOMPARE(at("{"), u"-"_s);
    // What comes after it may be anything.
    QCOMPARE(fieldAt(R"({"a":{"b":12, …)", 9)->text(), u"a.b"_s);
    QVERIFY(!fieldAt("", 0));
    QVERIFY(!fieldAt("text", 2));
}

QTEST_GUILESS_MAIN(TestFieldList)
#include "tst_field_list.moc"
