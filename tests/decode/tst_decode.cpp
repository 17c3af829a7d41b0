// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/decode/decode.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope::decode;

class TestDecode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void probeTellsFormats_data();
    void probeTellsFormats();
    void faultsHaveAPlace_data();
    void faultsHaveAPlace();
    void validDocumentsPass();
    void depthIsBounded();
    void formattingKeepsEveryToken();
    void formattingIsBounded();
    void hostileCharactersAreVisible();
    void previewReadsOnlyWhatItShows();
    void hexAndBase64RoundTrip();
    void badHexAndBase64AreRefused();
    void schemasAreRecognised_data();
    void schemasAreRecognised();
};

void TestDecode::probeTellsFormats_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("format");
    QTest::newRow("object") << QByteArray("{\"a\":1}") << int(Format::Json);
    QTest::newRow("number") << QByteArray("12345678901234567890123") << int(Format::Json);
    QTest::newRow("truncated") << QByteArray("{\"a\":") << int(Format::Text);
    QTest::newRow("text") << QByteArray("grüße") << int(Format::Text);
    QTest::newRow("latin1") << QByteArray("gr\xfc\xdf") << int(Format::Binary);
    QTest::newRow("zeros") << QByteArray(16, '\0') << int(Format::Binary);
    QTest::newRow("empty") << QByteArray("") << int(Format::Empty);
}

void TestDecode::probeTellsFormats()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, format);
    QCOMPARE(int(probe(std::string_view(bytes.constData(), size_t(bytes.size())))), format);
    QCOMPARE(int(probe(std::nullopt)), int(Format::Null));
}

void TestDecode::faultsHaveAPlace_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    using Kind = JsonFault::Kind;
    QTest::newRow("missing value") << QByteArray("{\n  \"a\": ,\n}") << int(Kind::Syntax) << 2 << 8;
    QTest::newRow("trailing comma") << QByteArray("[1,]") << int(Kind::Syntax) << 1 << 4;
    QTest::newRow("leading zero") << QByteArray("[01]") << int(Kind::InvalidNumber) << 1 << 2;
    QTest::newRow("no fraction") << QByteArray("1.") << int(Kind::InvalidNumber) << 1 << 3;
    QTest::newRow("bad escape") << QByteArray("\"\\x\"") << int(Kind::InvalidEscape) << 1 << 2;
    QTest::newRow("open string") << QByteArray("{\"a\":\"b") << int(Kind::UnterminatedString) << 1 << 6;
    QTest::newRow("raw newline") << QByteArray("\"a\nb\"") << int(Kind::Syntax) << 1 << 3;
    QTest::newRow("trailing") << QByteArray("{} x") << int(Kind::TrailingContent) << 1 << 4;
    QTest::newRow("column in characters") << QByteArray("[\"äöü\" x]") << int(Kind::Syntax) << 1 << 8;
    QTest::newRow("empty") << QByteArray("  ") << int(Kind::Empty) << 1 << 3;
    QTest::newRow("utf-8") << QByteArray("\"\xff\"") << int(Kind::InvalidUtf8) << 1 << 1;
    QTest::newRow("wrong bracket") << QByteArray("[1}") << int(Kind::Syntax) << 1 << 3;
}

void TestDecode::faultsHaveAPlace()
{
    QFETCH(QByteArray, json);
    const auto fault = checkJson({json.constData(), size_t(json.size())});
    QVERIFY(fault);
    QTEST(int(fault->kind), "kind");
    QTEST(fault->line, "line");
    QTEST(fault->column, "column");
}

void TestDecode::validDocumentsPass()
{
    for (const char *json :
         {"{}", "[]", "0", "-0.5e+10", "\"\\u00e4\\n\"", "[[],{},\"\"]", " true ", "{\"a\":{\"a\":[1,2,{\"b\":null}]},\"a\":1}"})
        QVERIFY2(!checkJson(json), json);
}

void TestDecode::depthIsBounded()
{
    const std::string deep(100'000, '[');
    const auto fault = checkJson(deep);
    QVERIFY(fault);
    QCOMPARE(int(fault->kind), int(JsonFault::Kind::TooDeep));
    QVERIFY(!checkJson(std::string(1000, '[') + std::string(1000, ']')));
}

void TestDecode::formattingKeepsEveryToken()
{
    const Formatted formatted =
        formatJson("{\"big\":12345678901234567890,\"a\":1.50,\"a\":[],\"o\":{},\"l\":[1,{\"x\":\"\\u00e4\"}]}", 1 << 20);
    QCOMPARE(formatted.text, QByteArray("{\n  \"big\": 12345678901234567890,\n  \"a\": 1.50,\n  \"a\": [],\n  \"o\": {},\n  \"l\": [\n    "
                                        "1,\n    {\n      \"x\": \"\\u00e4\"\n    }\n  ]\n}"));
    QVERIFY(!formatted.truncated);
    QCOMPARE(formatJson("{not json", 100).text, QByteArray("{not json"));
}

void TestDecode::formattingIsBounded()
{
    std::string list = "[0";
    for (int i = 1; i < 100'000; ++i)
        list += ",1";
    list += ']';
    const Formatted formatted = formatJson(list, 1000);
    QVERIFY(formatted.truncated);
    QVERIFY(formatted.text.size() < 1100);
}

void TestDecode::hostileCharactersAreVisible()
{
    QCOMPARE(visibleText(u"a\u202eb"_s), u"a⟨U+202E⟩b"_s);
    QCOMPARE(visibleText(u"\u200bx\ufeff"_s), u"⟨U+200B⟩x⟨U+FEFF⟩"_s);
    QCOMPARE(visibleText(u"\x1b[31m"_s), u"⟨U+001B⟩[31m"_s);
    QCOMPARE(visibleText(u"a\nb\tc\x7f"_s), u"a↵b⇥c⟨U+007F⟩"_s);
    QCOMPARE(visibleText(u"a\nb\tc\r"_s, true), u"a\nb\tc⟨U+000D⟩"_s);
    QCOMPARE(visibleText(u"\u2028"_s), u"⟨U+2028⟩"_s);
    QCOMPARE(visibleText(QString(QChar(0xd800))), u"⟨U+D800⟩"_s);
    QCOMPARE(visibleText(QString::fromUcs4(U"\U000e0041", 1)), u"⟨U+E0041⟩"_s);
    // Languages and emoji stay as they are.
    const QString kept = u"Grüße مرحبا हिन्दी 日本語 👍🏽 e\u0301"_s;
    QCOMPARE(visibleText(kept), kept);
}

void TestDecode::previewReadsOnlyWhatItShows()
{
    const std::string large(1 << 20, 'x');
    QCOMPARE(preview(large, 10), u"xxxxxxxxxx…"_s);
    QCOMPARE(preview(std::string_view("\xff\x00\x10", 3), 20), u"ff 00 10"_s);
    QCOMPARE(preview(std::string_view("a\nb"), 20), u"a↵b"_s);
    QCOMPARE(preview(std::string_view("äöü"), 2), u"äö…"_s);
    QCOMPARE(preview(std::string_view("\xef\xbb\xbf" "bom"), 20), u"⟨U+FEFF⟩bom"_s);
    QCOMPARE(textOf("\xef\xbb\xbf\xef\xbb\xbf").size(), 2);
    QCOMPARE(preview(std::string_view(), 20), QString());
}

void TestDecode::hexAndBase64RoundTrip()
{
    const QByteArray bytes = QByteArray::fromHex("00ff10203040506070809a");
    QCOMPARE(*fromHex(u"00 FF 10\n203040506070809a"_s), bytes);
    QCOMPARE(*fromBase64(QString::fromLatin1(bytes.toBase64())), bytes);
    QCOMPARE(hexDump({bytes.constData(), size_t(bytes.size())}, 0, 10),
             u"00000000  00 ff 10 20 30 40 50 60  70 80 9a                 ... 0@P`p..\n"_s);
}

void TestDecode::badHexAndBase64AreRefused()
{
    QCOMPARE(fromHex(u"0g"_s).error().where, u"2"_s);
    QVERIFY(!fromHex(u"012"_s));
    QVERIFY(!fromBase64(u"a"_s));
    QVERIFY(!fromBase64(u"ab$="_s));
    QVERIFY(!exactBase64("YWJjZ") && !exactBase64("Y") && !exactBase64("YW=") && !exactBase64("YW JjZ"));
    QCOMPARE(*exactBase64("YWI"), QByteArray("ab"));
}

void TestDecode::schemasAreRecognised_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("id"); // 0: none
    QTest::newRow("avro of schema 7") << QByteArray("0000000007") + "0676" << 7;
    QTest::newRow("a large id") << QByteArray("0000ffffff00") << 0xffffff;
    QTest::newRow("nothing behind it") << QByteArray("0000000007") << 0;
    QTest::newRow("another magic byte") << QByteArray("01000000070676") << 0;
    QTest::newRow("a number of eight bytes") << QByteArray("00000000000000ff") << 0;
    QTest::newRow("a larger one") << QByteArray("007fffffffffffff") << 0;
    QTest::newRow("text") << QByteArray("4f72646572") << 0;
    QTest::newRow("nothing") << QByteArray() << 0;
}

void TestDecode::schemasAreRecognised()
{
    QFETCH(const QByteArray, hex);
    QFETCH(const int, id);
    const QByteArray bytes = QByteArray::fromHex(hex);
    QCOMPARE(int(schemaId({bytes.constData(), size_t(bytes.size())}).value_or(0)), id);
}

QTEST_GUILESS_MAIN(TestDecode)
#include "tst_decode.moc"
