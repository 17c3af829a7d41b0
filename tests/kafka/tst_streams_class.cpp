// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is written for Kafka Streams compiles against it, and its expressions mean what ours mean.
#include "models/query/engine_copy.h"
#include "models/query/java_expression.h"
#include "tests/support/kafka_artifacts.h"
#include "tests/support/require.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::query;

class TestStreamsClass : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void classesCompile();
    void expressionsMeanTheSame();

private:
    [[nodiscard]] testing::RunResult compile(const QString &name, const QString &code) const;

    testing::KafkaArtifacts m_kafka;
    QTemporaryDir m_folder;
};

namespace {

constexpr int kCompilerMs = 120'000;

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

// As the harness prints it: the JSON of the value, "unknown" for an error.
QByteArray meaning(const QString &text, const QByteArray &value)
{
    Evaluator evaluator(*Expression::compile(text));
    cluster::RawMessage message;
    message.nullValue = false;
    message.value = {value.constData(), static_cast<std::size_t>(value.size())};
    const Value result = evaluator.evaluate(message, "t");
    if (result.isError())
        return "unknown";
    std::string json;
    return appendJson(json, result) ? QByteArray::fromStdString(json) : QByteArray("no JSON");
}

// The shortest spelling of a double is Go's on one side and Java's on the other.
bool isSame(const QByteArray &a, const QByteArray &b)
{
    bool numberA = false;
    bool numberB = false;
    const double x = a.toDouble(&numberA);
    const double y = b.toDouble(&numberB);
    return a == b || (numberA && numberB && x == y && (a.contains('.') || a.contains('E')));
}

} // namespace

void TestStreamsClass::initTestCase()
{
    STREAMSCOPE_REQUIRE(!QStandardPaths::findExecutable(u"javac"_s).isEmpty(), u"javac (package openjdk-17-jdk-headless)"_s);
    m_kafka = testing::kafkaStreamsArtifacts();
    STREAMSCOPE_REQUIRE(m_kafka.isUsable(), m_kafka.fault);
}

testing::RunResult TestStreamsClass::compile(const QString &name, const QString &code) const
{
    const QString path = m_folder.filePath(name + ".java"_L1);
    writeFile(path, code.toUtf8());
    return testing::runProgram(u"javac"_s, {u"-Xlint:all,-classfile,-processing"_s, u"-Werror"_s, u"-proc:none"_s, u"-d"_s, m_folder.path(), u"-cp"_s,
                                            m_kafka.streamsClassPath(), path},
                               kCompilerMs);
}

void TestStreamsClass::classesCompile()
{
    const auto query = [](const QString &group, const QString &where, const QString &aggregates, const Windowing &window) {
        WindowQuery made(*Expression::compile(group));
        if (!where.isEmpty())
            made.where = *Expression::compile(where);
        made.aggregations = *parseAggregations(aggregates);
        made.window = window;
        return made;
    };
    using Kind = Windowing::Kind;
    const QString all = u"count,sum:value.n,min:value.n,max:value.s,mean:double(value.n)"_s;
    const QString where = u"value.total > 10 && !(value.s.matches('^a+$') || value.x == null) && has(value.y.z) && key.id in [1, 2]"_s;
    QList<WindowQuery> queries = {query(u"value.event"_s, {}, u"count"_s, {Kind::Tumbling, 60'000, 60'000}),
                                  query(u"[value.event, record.keyAsText]"_s, where, all, {Kind::Hopping, 60'000, 10'000}),
                                  query(u"value.n + 1 > 3 ? 'a' : string(value.s)"_s, where, u"count"_s, {Kind::Session, 30'000, 0}),
                                  query(u"value.event"_s, where, all, {Kind::Session, 30'000, 0})};
    queries.last().time = WindowQuery::Time::Arrival;
    for (const WindowQuery &made : std::as_const(queries)) {
        const EngineCopy copy = copyForEngine(Engine::KafkaStreams, made, {.topics = {u"orders"_s, u"it's"_s}, .bootstrapServers = u"h:1"_s});
        QCOMPARE(copy.missing, QStringList());
        const auto result = compile(u"WindowedCounts"_s, copy.text);
        QVERIFY2(result.code == 0, (result.output + '\n' + copy.text.toUtf8()).constData());
    }
}

// Every expression over every document, by Java and by our own evaluator.
void TestStreamsClass::expressionsMeanTheSame()
{
    const QStringList expressions = {u"value.a == 'x'"_s, u"value.a != 'x'"_s, u"value.a > 5"_s, u"value.a <= 5.5"_s, u"value.a == 0.1"_s,
                                     u"value.a == 9007199254740993"_s, u"value.a < 18446744073709551615u"_s, u"value.a == null"_s,
                                     u"value.a != null"_s, u"has(value.a)"_s, u"has(value.a.b)"_s, u"value.a == value.b"_s, u"value.a < value.b"_s,
                                     u"!value.a"_s, u"value.a && value.b"_s, u"value.a || value.b"_s, u"value.a == 1 || value.b == 2"_s,
                                     u"!(value.a == 1 && value.b > 1)"_s, u"value.a in ['x', 1, true]"_s, u"value.a + value.b"_s,
                                     u"value.a - value.b"_s, u"value.a * value.b"_s, u"value.a / value.b"_s, u"value.a % value.b"_s, u"-value.a"_s,
                                     u"value.a ? 'yes' : 'no'"_s, u"value.a.contains('x')"_s, u"value.a.startsWith('\u00e4')"_s,
                                     u"value.a.endsWith(value.b)"_s, u"value.a.matches('^x.?$')"_s, u"value.a.matches('[\\\\s,]')"_s,
                                     u"value.a.size()"_s, u"value.a.replace('x', '\\\\')"_s, u"int(value.a)"_s, u"double(value.a)"_s,
                                     u"string(value.b)"_s, u"value.a[1]"_s, u"value.a[0] == value.b"_s, u"value['a'].b == 'deep'"_s};
    const QByteArrayList documents = {R"({"a":"x","b":"x"})", R"({"a":"x\n","b":""})", R"({"a":"ä,😀","b":"😀"})", R"({"a":5,"b":2})",
                                      R"({"a":-7,"b":0})", R"({"a":5.5,"b":0.5})", R"({"a":0.1,"b":0.25})", R"({"a":9007199254740993,"b":1})",
                                      R"({"a":18446744073709551615,"b":3})", R"({"a":9223372036854775807,"b":9223372036854775807})",
                                      R"({"a":-9223372036854775808,"b":-1})", R"({"a":true,"b":false})", R"({"a":false})", R"({"b":true})",
                                      R"({"a":null,"b":null})", R"({"a":{"b":"deep"},"b":1})", R"({"a":[1,"two"],"b":1})", R"({"a":"12","b":"1.5"})",
                                      R"({"a":"\uffff","b":"\ud83d\ude00"})", R"({})", R"([1])", R"(no JSON)", R"({"a":1} 2)"};
    std::string body;
    std::string calls;
    EngineCopy copy;
    for (qsizetype i = 0; i < expressions.size(); ++i) {
        const auto compiled = Expression::compile(expressions[i]);
        QVERIFY2(compiled, qPrintable(expressions[i]));
        const EngineCopy java = expressionForEngine(Engine::KafkaStreams, *compiled);
        QVERIFY2(!java.text.isEmpty(), qPrintable(java.missing.join(u'\n')));
        const std::string name = "e" + std::to_string(i);
        body += "    private static Object " + name + "(JsonNode value) {\n        return " + java.text.toStdString() + ";\n    }\n";
        calls += "            show(" + name + "(value));\n";
    }
    body += "    private static void show(Object value) {\n"
            "        System.out.println(value == null ? \"unknown\" : JSON.<JsonNode>valueToTree(value).toString());\n    }\n"
            "    public static void main(String[] files) throws Exception {\n"
            "        for (String line : Files.readAllLines(Paths.get(files[0]))) {\n            JsonNode value = json(line);\n" +
            calls + "        }\n    }\n";
    const std::string code = "import com.fasterxml.jackson.core.*;\nimport com.fasterxml.jackson.databind.*;\nimport java.math.*;\n"
                             "import java.nio.charset.*;\nimport java.nio.file.*;\nimport java.util.*;\nimport java.util.function.*;\n"
                             "import java.util.regex.Pattern;\npublic final class Meanings {\n"
                             "    private static final ObjectMapper JSON = new ObjectMapper()\n"
                             "        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);\n" +
                             body + JavaExpression::methodsFor(body) + "}\n";
    const auto made = compile(u"Meanings"_s, QString::fromStdString(code));
    QVERIFY2(made.code == 0, (made.output + QByteArray::fromStdString(code)).constData());
    const QString lines = m_folder.filePath(u"documents"_s);
    writeFile(lines, documents.join('\n'));
    const auto ran = testing::runProgram(u"java"_s,
                                         {u"-Dfile.encoding=UTF-8"_s, u"-Dstdout.encoding=UTF-8"_s, u"-cp"_s,
                                          m_folder.path() + u':' + m_kafka.classPath(), u"Meanings"_s, lines},
                                         kCompilerMs);
    QVERIFY2(ran.code == 0, ran.output.constData());
    const QByteArrayList answers = ran.output.trimmed().split('\n');
    QCOMPARE(answers.size(), expressions.size() * documents.size());
    for (qsizetype d = 0; d < documents.size(); ++d) {
        for (qsizetype e = 0; e < expressions.size(); ++e) {
            const QByteArray ours = meaning(expressions[e], documents[d]);
            QVERIFY2(isSame(answers[d * expressions.size() + e], ours),
                     (expressions[e].toUtf8() + " of " + documents[d] + ": " + ours + ", in Java " + answers[d * expressions.size() + e]).constData());
        }
    }
}

QTEST_GUILESS_MAIN(TestStreamsClass)
#include "tst_streams_class.moc"
