// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an expression sees of a message, and the fields of documents.
#include "models/cluster/changes.h"
#include "models/query/expression_test.h"
#include "models/query/json_field.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::query;

namespace {

// A message and the header texts that it views.
struct Sample {
    std::optional<std::string> key;
    std::optional<std::string> value;
    std::vector<cluster::RawHeader> headers;
    qint64 timestampMs = 1'600'000'000'123;

    [[nodiscard]] cluster::RawMessage raw() const
    {
        cluster::RawMessage message;
        message.partition = 3;
        message.offset = 42;
        message.timestampMs = timestampMs;
        message.nullKey = !key;
        message.nullValue = !value;
        message.key = key ? std::string_view(*key) : std::string_view();
        message.value = value ? std::string_view(*value) : std::string_view();
        message.headers = headers;
        return message;
    }
};

QString answer(const QString &text, const Sample &sample)
{
    const auto compiled = Expression::compile(text);
    if (!compiled)
        return u"fault: %1"_s.arg(compiled.error().message);
    Evaluator evaluator(*compiled);
    std::string out;
    const auto printed = appendJson(out, evaluator.evaluate(sample.raw(), "orders"));
    return printed ? QString::fromStdString(out) : u"error: %1"_s.arg(printed.error().message);
}

QString onValue(const QString &text, const std::string &value)
{
    return answer(text, {{}, value, {}});
}

} // namespace

class TestQueryMessage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bindings_data();
    void bindings();
    void documents_data();
    void documents();
    void pathsAgreeWithWholeDocuments();
    void heldMessages();
    void testsMessages();
    void pinnedKeysHavePartitions();
    void readsAndPins();
    void fields_data();
    void fields();
    void fieldPaths();
};

void TestQueryMessage::bindings_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("expected");
    QTest::newRow("key") << u"key"_s << u"\"k-17\""_s;
    QTest::newRow("value field") << u"value.a.b"_s << u"[1,2]"_s;
    QTest::newRow("headers")
        << u"headers"_s
        << uR"([{"name":"x","value":"1"},{"name":"x","value":"2"},{"name":"n","value":null},{"name":"b","value":"/w=="}])"_s;
    QTest::newRow("header exists") << u"headers.exists(h, h.name == 'x' && h.value == '1')"_s << u"true"_s;
    QTest::newRow("record headers, the last wins") << u"record.headers.x"_s << u"\"2\""_s;
    QTest::newRow("record headers") << u"record.headers['n'] == null && size(record.headers) == 3"_s << u"true"_s;
    QTest::newRow("partition") << u"partition + record.partition"_s << u"6"_s;
    QTest::newRow("offset") << u"offset == 42 && record.offset == 42"_s << u"true"_s;
    QTest::newRow("timestamp") << u"timestamp"_s << u"\"2020-09-13T12:26:40.123Z\""_s;
    QTest::newRow("timestamp function too") << u"timestamp > timestamp('2020-01-01T00:00:00Z')"_s << u"true"_s;
    QTest::newRow("timestampMs") << u"record.timestampMs"_s << u"1600000000123"_s;
    QTest::newRow("topic") << u"topic + record.topic"_s << u"\"ordersorders\""_s;
    QTest::newRow("size") << u"size"_s << u"28"_s;
    QTest::newRow("size function too") << u"size(key)"_s << u"4"_s;
    QTest::newRow("texts") << u"record.keyAsText + record.valueAsText"_s << u"\"k-17{\\\"a\\\":{\\\"b\\\":[1,2]}}\""_s;
    QTest::newRow("record value") << u"record.value.a.b[1]"_s << u"2"_s;
    QTest::newRow("whole record") << u"record.filter(k, k.startsWith('t'))"_s << u"[\"topic\",\"timestamp\",\"timestampMs\"]"_s;
    QTest::newRow("shadowed") << u"[1].map(value, value + 1)"_s << u"[2]"_s;
    QTest::newRow("not shadowed") << u"[1].map(value, .value.a.b[0] + value)"_s << u"[2]"_s;
}

void TestQueryMessage::bindings()
{
    QFETCH(QString, expression);
    QFETCH(QString, expected);
    Sample sample{"k-17", R"({"a":{"b":[1,2]}})", {{"x", "1", false}, {"x", "2", false}, {"n", {}, true}, {"b", "\xff", false}}};
    QCOMPARE(answer(expression, sample), expected);
}

void TestQueryMessage::documents_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("exact") << u"value.n == 9007199254740993"_s << QByteArray(R"({"n":9007199254740992})") << u"false"_s;
    QTest::newRow("exact too") << u"value.n > 9007199254740992"_s << QByteArray(R"({"n":9007199254740993})") << u"true"_s;
    QTest::newRow("int") << u"string(type(value.n) == int)"_s << QByteArray(R"({"n":-0})") << u"\"true\""_s;
    QTest::newRow("uint") << u"type(value.n) == uint && value.n == 18446744073709551615u"_s << QByteArray(R"({"n":18446744073709551615})")
                          << u"true"_s;
    QTest::newRow("double") << u"type(value.n) == double"_s << QByteArray(R"({"n":18446744073709551616})") << u"true"_s;
    QTest::newRow("50 digits") << u"value.n > 1e49 && value.n < 2e49"_s
                               << QByteArray(R"({"n":12345678901234567890123456789012345678901234567890})") << u"true"_s;
    QTest::newRow("fraction") << u"type(value.n) == double && value.n == 1"_s << QByteArray(R"({"n":1.0})") << u"true"_s;
    QTest::newRow("too large") << u"value.n == double('Infinity')"_s << QByteArray(R"({"n":1e400})") << u"true"_s;
    QTest::newRow("too small") << u"value.n == 0.0"_s << QByteArray(R"({"n":0.001e-400})") << u"true"_s;
    QTest::newRow("last of two") << u"value.a"_s << QByteArray(R"({"a":1,"a":2})") << u"2"_s;
    QTest::newRow("last of two, below") << u"has(value.a.b)"_s << QByteArray(R"({"a":{"b":1},"a":{"c":2}})") << u"false"_s;
    QTest::newRow("last of two, whole") << u"value"_s << QByteArray(R"({"a":1,"b":0,"a":2})") << uR"({"a":2,"b":0})"_s;
    QTest::newRow("escaped key") << u"value.abc"_s << QByteArray(R"({"\u0061bc":"\ud83d\ude00\n\/"})") << u"\"😀\\n/\""_s;
    QTest::newRow("lone surrogate") << u"value.a"_s << QByteArray(R"({"a":"\ud800x"})") << u"\"\ufffdx\""_s;
    QTest::newRow("backslash name") << u"value['a\\\\n']"_s << QByteArray(R"({"a\n":1,"a\\n":2})") << u"2"_s;
    QTest::newRow("empty name") << u"value['']"_s << QByteArray(R"({"":7})") << u"7"_s;
    QTest::newRow("missing") << u"value.b"_s << QByteArray(R"({"a":1})") << u"error: no such key: b"_s;
    QTest::newRow("missing below") << u"value.a.b"_s << QByteArray(R"({"a":1})")
                                   << u"error: no such field: a value of type double has no “b”"_s;
    QTest::newRow("absorbed") << u"value.b == 1 || true"_s << QByteArray(R"({"a":1})") << u"true"_s;
    QTest::newRow("optional") << u"value.?b.orValue('none')"_s << QByteArray(R"({"a":1})") << u"\"none\""_s;
    QTest::newRow("optional below") << u"value.?a.b.orValue('none')"_s << QByteArray(R"({"a":{}})") << u"\"none\""_s;
    QTest::newRow("optional of a scalar") << u"[value.?a.b.orValue('none'), value.a[?0].orValue('none'), value[?0].orValue('none')]"_s
                                          << QByteArray(R"({"a":1})") << uR"(["none","none","none"])"_s;
    QTest::newRow("has of a scalar's") << u"has(value.?a.b)"_s << QByteArray(R"({"a":1})") << u"false"_s;
    QTest::newRow("optional there") << u"value.?a.?b.orValue('none')"_s << QByteArray(R"({"a":{"b":1}})") << u"1"_s;
    QTest::newRow("has") << u"has(value.a) && !has(value.b)"_s << QByteArray(R"({"a":null})") << u"true"_s;
    QTest::newRow("element") << u"value[1].x"_s << QByteArray(R"([{"x":1},{"x":2}])") << u"2"_s;
    QTest::newRow("no element") << u"value[5]"_s << QByteArray(R"([1])") << u"error: index out of range"_s;
    QTest::newRow("scalar document") << u"value + 1"_s << QByteArray(" 41 ") << u"42"_s;
    QTest::newRow("text document") << u"value"_s << QByteArray("\"a\\tb\"") << u"\"a\\tb\""_s;
    QTest::newRow("no JSON") << u"value"_s << QByteArray("hello") << u"\"hello\""_s;
    QTest::newRow("empty") << u"value == ''"_s << QByteArray("") << u"true"_s;
    QTest::newRow("truncated") << u"value.a"_s << QByteArray(R"({"a":1,"b":")")
                               << u"error: no such field: a value of type string has no “a”"_s;
    QTest::newRow("trailing") << u"type(value) == string"_s << QByteArray(R"({"a":1} x)") << u"true"_s;
    QTest::newRow("bad number") << u"type(value) == string"_s << QByteArray(R"({"a":01})") << u"true"_s;
    QTest::newRow("bad literal") << u"type(value) == string"_s << QByteArray(R"({"a":tru})") << u"true"_s;
    QTest::newRow("bad escape") << u"type(value) == string"_s << QByteArray(R"({"a":"\x"})") << u"true"_s;
    QTest::newRow("bad key escape") << u"type(value) == string"_s << QByteArray(R"({"\x":1})") << u"true"_s;
    QTest::newRow("wrong bracket") << u"type(value) == string"_s << QByteArray(R"({"a":[1}])") << u"true"_s;
    QTest::newRow("lone comma") << u"type(value) == string"_s << QByteArray(R"([1,])") << u"true"_s;
    QTest::newRow("raw control") << u"type(value) == string"_s << QByteArray("{\"a\":\"\n\"}") << u"true"_s;
    QTest::newRow("no UTF-8") << u"type(value) == bytes"_s << QByteArray("{\"a\":\"\xff\"}") << u"true"_s;
    QTest::newRow("1024 deep") << u"type(value) == list"_s << QByteArray(1024, '[') + QByteArray(1024, ']') << u"true"_s;
    QTest::newRow("1025 deep") << u"type(value) == string"_s << QByteArray(1025, '[') + QByteArray(1025, ']') << u"true"_s;
    QTest::newRow("a million brackets") << u"type(value) == string"_s << QByteArray(1'000'000, '[') << u"true"_s;
}

void TestQueryMessage::documents()
{
    QFETCH(QString, expression);
    QFETCH(QByteArray, value);
    QFETCH(QString, expected);
    // Without a byte to spare behind it: a sanitizer sees every step beyond the end.
    QCOMPARE(onValue(expression, std::string(value.constData(), static_cast<std::size_t>(value.size()))), expected);
    if (!value.isEmpty()) {
        const auto exact = std::make_unique<char[]>(static_cast<std::size_t>(value.size()));
        std::copy(value.begin(), value.end(), exact.get());
        cluster::RawMessage message;
        message.nullValue = false;
        message.value = {exact.get(), static_cast<std::size_t>(value.size())};
        Evaluator evaluator(*Expression::compile(expression));
        std::string out;
        const auto printed = appendJson(out, evaluator.evaluate(message, "t"));
        QCOMPARE(printed ? QString::fromStdString(out) : u"error: %1"_s.arg(printed.error().message), expected);
    }
}

// A path that is read from the bytes and the same path in the whole value must tell the same.
void TestQueryMessage::pathsAgreeWithWholeDocuments()
{
    quint32 state = 12345;
    const auto random = [&state](quint32 below) {
        state = state * 1664525 + 1013904223;
        return (state >> 8) % below;
    };
    std::function<std::string(int)> document = [&](int depth) -> std::string {
        static const std::vector<std::string> scalars = {
            "1", "-2.5", "true", "null", "\"x\"", "\"\\u00e9\\\"\"", "1e3", "[]", "{}", "12345678901234567890"};
        if (depth == 0 || random(3) == 0)
            return scalars[random(static_cast<quint32>(scalars.size()))];
        const bool object = random(3) != 0;
        std::string out = object ? "{" : "[";
        for (quint32 i = 0, count = random(4); i < count; ++i) {
            out += i > 0 ? " , " : "";
            if (object)
                out += std::string("\"") + static_cast<char>('a' + random(3)) + "\" : ";
            out += document(depth - 1);
        }
        return out + (object ? "}" : "]");
    };
    for (int i = 0; i < 2000; ++i) {
        const std::string text = document(4);
        for (const QString &path : {u"%1.a"_s, u"%1.a.b"_s, u"%1[0]"_s, u"%1.a[1].c"_s, u"%1.?a.?b"_s, u"%1.b.a.a"_s,
                                    u"%1[?0].hasValue()"_s, u"%1[?'a'].orValue(7)"_s, u"%1.?a.b.hasValue()"_s,
                                    u"%1.?a[0].hasValue()"_s, u"has(%1.?a.b)"_s, u"%1.a[?'b'].c.hasValue()"_s}) {
            const QString direct = onValue(path.arg(u"value"_s), text);
            const QString whole = onValue(u"cel.bind(v, value, %1)"_s.arg(path.arg(u"v"_s)), text);
            const bool bothFail = direct.startsWith("error"_L1) && whole.startsWith("error"_L1);
            QVERIFY2(bothFail || direct == whole,
                     qPrintable(path + u" of "_s + QString::fromStdString(text) + u": "_s + direct + u" / "_s + whole));
        }
    }
}

void TestQueryMessage::heldMessages()
{
    messages::MessageStore store;
    Sample sample{"k", R"({"a":1})", {{"x", "1", false}}};
    const std::vector<cluster::RawMessage> rows = {sample.raw()};
    QCOMPARE(store.append(rows), std::size_t{1});
    const messages::Snapshot snapshot = store.snapshot();
    Evaluator evaluator(*Expression::compile(
        u"value.a == 1 && headers[0].value == '1' && record.headers.x == '1' && size == 10 && key == 'k' && topic == 't'"_s));
    QCOMPARE(evaluator.test(snapshot.at(0), "t"), Evaluator::Outcome::Match);
    Evaluator tombstone(*Expression::compile(u"value == null && key == null && timestamp == null"_s));
    Sample empty;
    empty.timestampMs = -1;
    QCOMPARE(tombstone.test(empty.raw(), "t"), Evaluator::Outcome::Match);
}

void TestQueryMessage::testsMessages()
{
    using Verdict = messages::MessageTest::Verdict;
    const auto test = makeExpressionTest(*Expression::compile(u"value.amount > 10 && topic == 'orders'"_s), {u"orders"_s});
    const auto other = test->clone(); // another thread's own
    const QList<QPair<const char *, Verdict>> cases = {{R"({"amount":11})", Verdict::Yes},
                                                       {R"({"amount":10})", Verdict::No},
                                                       {R"({})", Verdict::Failed},
                                                       {"no JSON", Verdict::Failed},
                                                       {R"({"amount":"x"})", Verdict::Failed}};
    for (const auto &[value, verdict] : cases) {
        QCOMPARE(test->test(Sample{{}, value, {}}.raw()), verdict);
        QCOMPARE(other->test(Sample{{}, value, {}}.raw()), verdict);
    }
    QCOMPARE(test->test(Sample{{}, "{}", {}}.raw()), Verdict::Failed);
    QCOMPARE(test->failure(), u"no such key: amount"_s);
    const auto number = makeExpressionTest(*Expression::compile(u"offset"_s), {});
    QCOMPARE(number->test(Sample{}.raw()), Verdict::Failed);
    QCOMPARE(number->failure(), u"a filter must give true or false, this gave a value of type int"_s);
}

// The one partition of a pinned key, as Java's default partitioner finds it; a JSON-quoted key may be in another.
void TestQueryMessage::pinnedKeysHavePartitions()
{
    const auto key = Expression::compile(u"key == 'k-17'"_s)->pinnedKey();
    QVERIFY(key);
    const QList<qint32> partitions = partitionsOf(*key, 50);
    QVERIFY(partitions.contains(cluster::defaultPartition("k-17", 50)));
    QVERIFY(partitions.contains(cluster::defaultPartition("\"k-17\"", 50)));
    QCOMPARE(partitions.size(), 2);
    QCOMPARE(partitionsOf(*key, 1), QList<qint32>{0});
}

void TestQueryMessage::readsAndPins()
{
    const auto reads = [](const QString &text) { return Expression::compile(text)->fields().join(u' '); };
    QCOMPARE(reads(u"value.a.b > 1 && record.value.items[0].x == key && has(value.c)"_s), u"key value.a.b value.c value.items[0].x"_s);
    QCOMPARE(reads(u"1 + 1"_s), QString());
    QVERIFY(Expression::compile(u"1 + 1"_s)->isConstant());
    const auto pins = [](const QString &text) {
        const auto pinned = Expression::compile(text)->pinnedKey();
        QByteArray out;
        for (const QByteArray &bytes : pinned ? pinned->bytes : std::vector<QByteArray>())
            out += '<' + bytes + '>';
        return QString::fromUtf8(out);
    };
    QCOMPARE(pins(u"key == 'k-17'"_s), u"<k-17><\"k-17\">"_s);
    QCOMPARE(pins(u"value.a == 1 && ('k-17' == record.key && offset > 3)"_s), u"<k-17><\"k-17\">"_s);
    QCOMPARE(pins(u"key == '42'"_s), u"<\"42\">"_s);
    QCOMPARE(pins(u"record.keyAsText == '42'"_s), u"<42>"_s);
    QCOMPARE(pins(u"key == 'a' || key == 'b'"_s), QString());
    QCOMPARE(pins(u"key != 'a'"_s), QString());
    QCOMPARE(pins(u"!(key == 'a')"_s), QString());
}

void TestQueryMessage::fields_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");
    QTest::newRow("number") << u"n"_s << QByteArray(R"({"n":12345678901234567890.10})") << u"12345678901234567890.10"_s;
    QTest::newRow("string") << u"s"_s << QByteArray(R"({"s":"a\u00e9\"b"})") << u"aé\"b"_s;
    QTest::newRow("object") << u"o"_s << QByteArray(R"({"o":{"x": [1, 2]} })") << u"{\"x\": [1, 2]}"_s;
    QTest::newRow("below") << u"o.x[1]"_s << QByteArray(R"({"o":{"x": [1, 2]} })") << u"2"_s;
    QTest::newRow("quoted") << u"[\"a.b\"].c"_s << QByteArray(R"({"a.b":{"c":null}})") << u"null"_s;
    QTest::newRow("last wins") << u"a"_s << QByteArray(R"({"a":1,"a":2})") << u"2"_s;
    QTest::newRow("document") << QString() << QByteArray(" [1] ") << u"[1]"_s;
    QTest::newRow("missing") << u"x"_s << QByteArray("{}") << u"(missing)"_s;
    QTest::newRow("not JSON") << u"x"_s << QByteArray(R"({"x":1)") << u"(not JSON)"_s;
}

void TestQueryMessage::fields()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, json);
    QFETCH(QString, expected);
    const auto parsed = FieldPath::parse(path);
    QVERIFY(parsed);
    FieldExtractor extractor({*parsed});
    const bool valid = extractor.extract({json.constData(), static_cast<std::size_t>(json.size())});
    const JsonField field = extractor.field(0);
    const QString got = !valid                                   ? u"(not JSON)"_s
                        : field.type == JsonField::Type::Missing ? u"(missing)"_s
                                                                 : QString::fromStdString(field.text());
    QCOMPARE(got, expected);
}

void TestQueryMessage::fieldPaths()
{
    for (const QString &text : {u"a"_s, u"a.b[2].c"_s, u"[0][1]"_s, u"[\"a b.c\"].d"_s, u"[\"\"]"_s, u"[\"x\\\"]\"]"_s}) {
        const auto path = FieldPath::parse(text);
        QVERIFY2(path, qPrintable(text));
        QCOMPARE(FieldPath::parse(path->text()).value(), *path);
    }
    for (const QString &text : {u"a..b"_s, u"a["_s, u"a[x]"_s, u"a[-1]"_s, u"a[0]b"_s, u"[\"a"_s, u"a."_s})
        QVERIFY2(!FieldPath::parse(text), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestQueryMessage)
#include "tst_query_message.moc"
