// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Templates: what they make of values, hostile ones among them, and where they are wrong.
#include "models/decode/decode.h"
#include "models/query/template.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::query;

namespace {

constexpr auto kNull = "(null)";

cluster::RawMessage messageOf(const QByteArray &key, const QByteArray &value)
{
    cluster::RawMessage message;
    message.partition = 3;
    message.offset = 42;
    message.timestampMs = 1'600'000'000'123;
    message.nullKey = key.isNull();
    message.nullValue = value.isNull();
    message.key = {key.constData(), static_cast<std::size_t>(key.size())};
    message.value = {value.constData(), static_cast<std::size_t>(value.size())};
    return message;
}

std::shared_ptr<TemplateSource> fixedSource()
{
    auto source = std::make_shared<TemplateSource>(7, [] { return TimeParts{1'600'000'000, 5'000'000}; });
    source->nextMessage();
    return source;
}

QByteArray shown(const TemplateWriter::Written &written)
{
    if (!written)
        return "error " + written.error().where.toUtf8() + ": " + written.error().message.toUtf8();
    return *written ? **written : QByteArray(kNull);
}

QByteArray filled(const QString &text, TemplateFormat format, const QByteArray &value, const QByteArray &key = {})
{
    const auto compiled = Template::compile(text, format);
    if (!compiled) {
        const ExpressionFault &fault = compiled.error();
        return u"fault %1:%2+%3: %4"_s.arg(fault.line).arg(fault.column).arg(fault.length).arg(fault.message).toUtf8();
    }
    return shown(TemplateWriter(*compiled, fixedSource()).write(messageOf(key, value), "orders"));
}

} // namespace

class TestTemplate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void json_data();
    void json();
    void hostileValuesNeverBreakTheJson_data();
    void hostileValuesNeverBreakTheJson();
    void faults_data();
    void faults();
    void runawaysAreBounded();
    void functions_data();
    void functions();
    void sequenceAndTimeAreOfTheMessage();
    void chanceFollowsWeights();
    void functionsAreUnknownToExpressions();
    void isReadFields();
};

void TestTemplate::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("nothing") << u""_s << QByteArray("{}") << QByteArray("");
    QTest::newRow("plain") << u"a $ b } $x"_s << QByteArray("{}") << QByteArray("a $ b } $x");
    QTest::newRow("escaped") << u"$${x} ${1}"_s << QByteArray("{}") << QByteArray("${x} 1");
    QTest::newRow("part") << u"Order ${value.order_id} confirmed!"_s << QByteArray(R"({"order_id":"ö-1"})")
                          << QByteArray("Order ö-1 confirmed!");
    QTest::newRow("number text") << u"${value.n}/${value.m}"_s << QByteArray(R"({"n":12.50,"m":1e400})") << QByteArray("12.50/1e400");
    QTest::newRow("brace in string") << u"${'}' + \"{\"}"_s << QByteArray("{}") << QByteArray("}{");
    QTest::newRow("map") << u"${{'a': {'b': 1}}}"_s << QByteArray("{}") << QByteArray(R"({"a":{"b":1}})");
    QTest::newRow("whole null") << u"${value.n}"_s << QByteArray(R"({"n":null})") << QByteArray(kNull);
    QTest::newRow("part null") << u"<${value.n}>"_s << QByteArray(R"({"n":null})") << QByteArray("<null>");
    QTest::newRow("none") << u"${value.?n}"_s << QByteArray("{}") << QByteArray(kNull);
    QTest::newRow("bytes") << u"${value}"_s << QByteArray("\xff\x00\x01", 3) << QByteArray("\xff\x00\x01", 3);
    QTest::newRow("time") << u"at ${timestamp}"_s << QByteArray("{}") << QByteArray("at 2020-09-13T12:26:40.123Z");
    QTest::newRow("not json") << u"${value}!"_s << QByteArray("a \"b\"") << QByteArray("a \"b\"!");
    QTest::newRow("division") << u"a\nb ${1 / 0}"_s << QByteArray("{}") << QByteArray("error 2:5: division by zero");
    QTest::newRow("missing") << u"${value.a}"_s << QByteArray("{}") << QByteArray("error 1:3: no such key: a");
}

void TestTemplate::texts()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    QCOMPARE(filled(text, TemplateFormat::Text, value), expected);
}

void TestTemplate::json_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("own types") << uR"({"a": "${value.s}", "b": "${value.n}", "c": "${value.b}", "d": "${value.z}", "e": "${value.l}"})"_s
                               << QByteArray("{\"s\":\"x\",\"n\":1,\"b\":true,\"z\":null,\"l\":[1, {\"k\":\n \"a b\"}]}")
                               << QByteArray(R"({"a":"x","b":1,"c":true,"d":null,"e":[1,{"k":"a b"}]})");
    QTest::newRow("exact numbers") << uR"(["${value.a}","${value.b}","${value.c}"])"_s
                                   << QByteArray(R"({"a":12.50,"b":123456789012345678901234567890,"c":-0})")
                                   << QByteArray(R"([12.50,123456789012345678901234567890,-0])");
    QTest::newRow("computed numbers") << uR"(["${value.a * 2}","${9007199254740993}","${18446744073709551615u}","${0.0/0.0}"])"_s
                                      << QByteArray(R"({"a":9007199254740993})")
                                      << QByteArray(R"([18014398509481986,9007199254740993,18446744073709551615,"NaN"])");
    QTest::newRow("part") << uR"({"m": "Order ${value.id} confirmed!"})"_s << QByteArray(R"({"id":"a\"b\\\n\u0000"})")
                          << QByteArray(R"({"m":"Order a\"b\\\n\u0000 confirmed!"})");
    QTest::newRow("key") << uR"({"${value.k}": 1})"_s << QByteArray(R"({"k":"a\"b"})") << QByteArray(R"({"a\"b":1})");
    QTest::newRow("a key is text") << uR"({"${value.k}": 1})"_s << QByteArray(R"({"k":1.50})") << QByteArray(R"({"1.50":1})");
    QTest::newRow("quotes inside") << uR"({"a": "${value[\"s\"] + '\u0041'}"})"_s << QByteArray(R"({"s":"x"})")
                                   << QByteArray(R"({"a":"xA"})");
    QTest::newRow("escaped") << uR"(["$${a}", "\u0024{1}", "\ud83d\ude00${1}", "\ud800"])"_s << QByteArray("{}")
                             << QByteArray("[\"${a}\",1,\"\xf0\x9f\x98\x80"
                                           "1\",\"\\ud800\"]");
    QTest::newRow("untouched") << uR"({ "n": 1.50, "s": "ä\u00e4\/", "d": 1, "d": 2 })"_s << QByteArray("{}")
                               << QByteArray(R"({"n":1.50,"s":"ä\u00e4\/","d":1,"d":2})");
    QTest::newRow("bytes") << uR"(["${value}", "<${value}>"])"_s << QByteArray("\xff\x00", 2) << QByteArray(R"(["/wA=","</wA=>"])");
    QTest::newRow("whole document") << uR"({"order": "${value}"})"_s << QByteArray("{ \"a\" : [ 1 ,\r\n 2.0 ] }")
                                    << QByteArray(R"({"order":{"a":[1,2.0]}})");
    QTest::newRow("scalar") << uR"("${value.a}")"_s << QByteArray(R"({"a":5})") << QByteArray("5");
    QTest::newRow("null value") << uR"("${value}")"_s << QByteArray() << QByteArray("null");
}

void TestTemplate::json()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    QCOMPARE(filled(text, TemplateFormat::Json, value), expected);
}

void TestTemplate::hostileValuesNeverBreakTheJson_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("injection") << QByteArray(R"({"v":"\",\"admin\":true,\"x\":\""})");
    QTest::newRow("controls") << QByteArray(R"({"v":"\u0000\u001f\u007f\u0085\u2028\ud800"})");
    QTest::newRow("template in a value") << QByteArray(R"({"v":"${1/0}"})");
    QTest::newRow("nested") << QByteArray(R"({"v":{"a":[{"b":"]}\"\\"}]}})");
    QTest::newRow("huge number") << QByteArray(R"({"v":1e999999})");
    QTest::newRow("deep") << "{\"v\":" + QByteArray(900, '[') + QByteArray(900, ']') + "}";
    QTest::newRow("line breaks") << QByteArray("{\"v\":[\n1,\r\n2]}");
    QTest::newRow("not json, not text") << QByteArray("\xc3\x28{\"", 4);
    QTest::newRow("null") << QByteArray();
}

void TestTemplate::hostileValuesNeverBreakTheJson()
{
    QFETCH(QByteArray, value);
    const bool isJson = !value.isNull() && !decode::checkJson({value.constData(), static_cast<std::size_t>(value.size())});
    const QString path = isJson ? u"value.v"_s : u"value"_s;
    const QByteArray made = filled(uR"({"whole":"${%1}","part":"<${%1}>","k${%1}":0})"_s.arg(path), TemplateFormat::Json, value);
    QVERIFY2(made.startsWith("{\"whole\":"), made.left(200).constData());
    QVERIFY2(!decode::checkJson({made.constData(), static_cast<std::size_t>(made.size())}), made.left(200).constData());
    QVERIFY(!made.contains('\n') && !made.contains('\r'));
    QVERIFY(!made.contains("\"admin\":true"));
}

void TestTemplate::faults_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isJson");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("unended") << u"ab ${value"_s << false << QByteArray("fault 1:11+1: The “}” that ends the expression is missing.");
    QTest::newRow("empty") << u"ä\n ${}"_s << false << QByteArray("fault 2:4+1: The expression ends too early: a value is wanted.");
    QTest::newRow("unknown name") << u"ä ${1 + valeu}"_s << false
                                  << QByteArray("fault 1:9+5: There is nothing called “valeu”; known are key, value, headers, partition, "
                                                "offset, timestamp, topic, size and record.");
    QTest::newRow("unknown function") << u"{\n  \"a\": \"\\u00e4${\\\"x\\\" + uid()}\"\n}"_s << true
                                      << QByteArray("fault 2:25+3: There is no function “uid”.");
    QTest::newRow("broken json") << u"{\"a\": 1,}"_s << true
                                 << QByteArray("fault 1:9+1: This is no JSON: a key in double quotes is expected.");
    QTest::newRow("bare") << u"{\"a\": ${value.a}}"_s << true
                          << QByteArray("fault 1:7+1: In a JSON template an expression stands in quotes: \"${…}\".");
    QTest::newRow("unended string") << u"${'a}"_s << false
                                    << QByteArray("fault 1:3+3: This text is not closed; its quote is missing at the end.");
}

void TestTemplate::faults()
{
    QFETCH(QString, text);
    QFETCH(bool, isJson);
    QFETCH(QByteArray, expected);
    QCOMPARE(filled(text, isJson ? TemplateFormat::Json : TemplateFormat::Text, "{}"), expected);
}

// A template that would make too much, or take too long, is an error of that message; the next one is made.
void TestTemplate::runawaysAreBounded()
{
    const QByteArray big = "{\"v\":\"" + QByteArray(3 << 20, 'x') + "\"}";
    QString text;
    for (int i = 0; i < 5; ++i)
        text += u"${value.v}"_s;
    const auto compiled = Template::compile(text, TemplateFormat::Text);
    QVERIFY(compiled.has_value());
    TemplateWriter writer(*compiled, fixedSource());
    QCOMPARE(shown(writer.write(messageOf({}, big), "t")), QByteArray("error 1:33: the text is larger than 10485760 bytes"));
    QCOMPARE(shown(writer.write(messageOf({}, R"({"v":"a"})"), "t")), QByteArray("aaaaa"));
    TemplateWriter small(*compiled, fixedSource(), 4);
    QVERIFY(shown(small.write(messageOf({}, R"({"v":"a"})"), "t")).contains("larger than 4 bytes"));

    const QString loop = u"${lists.range(2000).map(a, lists.range(2000).map(b, lists.range(2000).map(c, a + b + c)))}"_s;
    const QByteArray answer = filled(loop, TemplateFormat::Text, "{}");
    QVERIFY2(answer.startsWith("error 1:3: more "), answer.left(200).constData());

    QString many;
    for (std::size_t i = 0; i <= Template::kMaxExpressions; ++i)
        many += u"${1}"_s;
    QVERIFY(filled(many, TemplateFormat::Text, "{}").contains("256 expressions at most"));
    QVERIFY(filled(QString(Template::kMaxBytes + 1, u'x'), TemplateFormat::Text, "{}").contains("1048576 bytes at most"));
}

void TestTemplate::functions_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("seq") << u"seq()"_s << u"1"_s;
    QTest::newRow("seq from") << u"seq(100)"_s << u"100"_s;
    QTest::newRow("seq step") << u"seq(100, -5)"_s << u"100"_s;
    QTest::newRow("uuid") << u"uuid()"_s << u"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"_s;
    QTest::newRow("now") << u"now()"_s << u"2020-09-13T12:26:40\\.005Z"_s;
    QTest::newRow("now arithmetic") << u"now() - duration('1h')"_s << u"2020-09-13T11:26:40\\.005Z"_s;
    QTest::newRow("random") << u"random() >= 0.0 && random() < 1.0"_s << u"true"_s;
    QTest::newRow("randomInt") << u"randomInt(5, 7)"_s << u"[567]"_s;
    QTest::newRow("randomInt, one") << u"randomInt(-9223372036854775808, -9223372036854775808)"_s << u"-9223372036854775808"_s;
    QTest::newRow("randomInt, all") << u"randomInt(-9223372036854775808, 9223372036854775807)"_s << u"-?\\d+"_s;
    QTest::newRow("randomInt, none") << u"randomInt(2, 1)"_s << u"error 1:3: the lower bound is above the upper one"_s;
    QTest::newRow("randomDouble") << u"randomDouble(1, 2.5, 2)"_s << u"[12]\\.\\d\\d?"_s;
    QTest::newRow("randomDouble, within") << u"[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].all(i, randomDouble(0.06, 0.09, 1) <= 0.09 && randomDouble(0.04, 0.19, 1) == 0.1)"_s
                                          << u"true"_s;
    QTest::newRow("randomDouble, digits") << u"randomDouble(1, 2, 99)"_s << u"error 1:3: digits are a number from 0 to 15"_s;
    QTest::newRow("word") << u"randomWord()"_s << u"[a-z]+"_s;
    QTest::newRow("name") << u"randomName()"_s << u"[A-Z][a-z]+ [A-Z][a-z]+"_s;
    QTest::newRow("choice of list") << u"choice(['a', 'b'])"_s << u"[ab]"_s;
    QTest::newRow("choice of arguments") << u"choice(1, 2, 3)"_s << u"[123]"_s;
    QTest::newRow("choice by weights") << u"choice(['a', 'b'], [0, 2.5])"_s << u"b"_s;
    QTest::newRow("choice by map") << u"choice({'a': 0, 'b': 1u})"_s << u"b"_s;
    QTest::newRow("choice of nothing") << u"choice([])"_s << u"error 1:3: there is nothing to choose from"_s;
    QTest::newRow("weights missing") << u"choice([1, 2], [1])"_s << u"error 1:3: each choice wants one weight"_s;
    QTest::newRow("weights wrong") << u"choice({'a': -1})"_s << u"error 1:3: weights are numbers of at least 0, and not all of them 0"_s;
    QTest::newRow("weights zero") << u"choice([1, 2], [0, 0])"_s
                                  << u"error 1:3: weights are numbers of at least 0, and not all of them 0"_s;
    QTest::newRow("inside a loop") << u"[1, 2].map(x, uuid()).distinct().size()"_s << u"2"_s;
}

void TestTemplate::functions()
{
    QFETCH(QString, expression);
    QFETCH(QString, pattern);
    const QString made = QString::fromUtf8(filled(u"${"_s + expression + u'}', TemplateFormat::Text, "{}"));
    QVERIFY2(QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(made).hasMatch(), qPrintable(made));
}

void TestTemplate::sequenceAndTimeAreOfTheMessage()
{
    qint64 seconds = 0;
    auto source = std::make_shared<TemplateSource>(1, [&seconds] { return TimeParts{++seconds, 0}; });
    TemplateWriter key(*Template::compile(u"${seq()}"_s, TemplateFormat::Text), source);
    TemplateWriter value(*Template::compile(uR"(["${seq(10, 10)}","${now()}","${now()}"])"_s, TemplateFormat::Json), source);
    source->nextMessage();
    QCOMPARE(shown(key.write()), QByteArray("1"));
    QCOMPARE(shown(value.write()), QByteArray(R"([10,"1970-01-01T00:00:01Z","1970-01-01T00:00:01Z"])"));
    source->nextMessage();
    QCOMPARE(shown(value.write()), QByteArray(R"([20,"1970-01-01T00:00:02Z","1970-01-01T00:00:02Z"])"));
    QCOMPARE(shown(key.write()), QByteArray("2"));
    QCOMPARE(shown(TemplateWriter(*Template::compile(u"${value}"_s, TemplateFormat::Text), source).write()),
             QByteArray("error 1:3: “value” has no value: no message is being looked at"));
}

void TestTemplate::chanceFollowsWeights()
{
    auto source = fixedSource();
    TemplateWriter writer(*Template::compile(u"${choice({'a': 9, 'b': 1})}"_s, TemplateFormat::Text), source);
    TemplateWriter ids(*Template::compile(u"${uuid()}"_s, TemplateFormat::Text), source);
    QSet<QByteArray> seen;
    int rare = 0;
    constexpr int kMany = 10'000;
    for (int i = 0; i < kMany; ++i) {
        rare += shown(writer.write()) == "b" ? 1 : 0;
        seen.insert(shown(ids.write()));
    }
    QVERIFY2(rare > 900 && rare < 1100, qPrintable(QString::number(rare)));
    QCOMPARE(seen.size(), kMany);
}

void TestTemplate::functionsAreUnknownToExpressions()
{
    for (const QString &text : {u"seq()"_s, u"uuid()"_s, u"now()"_s, u"random()"_s, u"randomInt(1, 2)"_s, u"choice([1])"_s}) {
        const auto compiled = Expression::compile(text);
        QVERIFY(!compiled.has_value());
        QVERIFY(compiled.error().message.startsWith(u"There is no function"_s));
    }
}

void TestTemplate::isReadFields()
{
    const auto compiled = Template::compile(uR"({"a":"${value.b} ${key}","${topic}":"${value.b + value.a}"})"_s, TemplateFormat::Json);
    QVERIFY(compiled.has_value());
    QCOMPARE(compiled->fields(), QStringList({u"key"_s, u"topic"_s, u"value.a"_s, u"value.b"_s}));
}

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_template.moc"
