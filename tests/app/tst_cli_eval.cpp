// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// eval of the command line tool: a process, its lines, its exit code; no cluster.
#include <QProcess>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Run {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Run run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.start(QStringLiteral(STREAMSCOPE_CLI), QStringList{u"eval"_s} + arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

} // namespace

class TestCliEval : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void single_data();
    void single();
    void expressionsOfAFile();
    void messages();
    void answersEachLineAtOnce();
    void wrongUsage();
};

void TestCliEval::single_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<int>("code");
    QTest::newRow("plain") << QStringList{u"1 + 2"_s} << QByteArray("3\n") << 0;
    QTest::newRow("typed") << QStringList{u"--typed"_s, u"0u"_s} << QByteArray("{\"type\":\"uint\",\"value\":\"0\"}\n") << 0;
    QTest::newRow("error") << QStringList{u"1 / 0"_s} << QByteArray("{\"error\":\"division by zero\"}\n") << 1;
    QTest::newRow("syntax")
        << QStringList{u"1 +"_s}
        << QByteArray("{\"error\":\"The expression ends too early: a value is wanted.\",\"line\":1,\"column\":4,\"length\":1}\n") << 1;
    QTest::newRow("duration") << QStringList{u"--typed"_s, u"duration('1.5s')"_s}
                              << QByteArray("{\"type\":\"duration\",\"value\":\"1500000000\"}\n") << 0;
    QTest::newRow("map")
        << QStringList{u"--typed"_s, u"{1: b'a'}"_s}
        << QByteArray("{\"type\":\"map\",\"value\":[[{\"type\":\"int\",\"value\":\"1\"},{\"type\":\"bytes\",\"value\":\"YQ==\"}]]}\n") << 0;
    QTest::newRow("no message") << QStringList{u"value.a"_s}
                                << QByteArray("{\"error\":\"“value” has no value: no message is being looked at\"}\n") << 1;
}

void TestCliEval::single()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, out);
    QFETCH(int, code);
    const Run result = run(arguments);
    QCOMPARE(result.out, out);
    QCOMPARE(result.code, code);
    QVERIFY(result.err.isEmpty());
}

void TestCliEval::expressionsOfAFile()
{
    const QByteArray lines = "\"1+1\"\n\"1 +\"\nnot a string\n\"'\\u00e9\\\\n'\"\n";
    const Run result = run({u"--exprs"_s, u"-"_s}, lines);
    QCOMPARE(result.code, 1);
    const QList<QByteArray> answers = result.out.split('\n');
    QCOMPARE(answers.size(), 5);
    QCOMPARE(answers[0], QByteArray("2"));
    QVERIFY(answers[1].startsWith("{\"error\":"));
    QVERIFY(answers[2].startsWith("{\"error\":"));
    QCOMPARE(answers[3], QByteArray("\"é\\n\""));
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("\"true\"\n");
    file.close();
    QCOMPARE(run({u"--exprs"_s, file.fileName()}).out, QByteArray("true\n"));
}

void TestCliEval::messages()
{
    const QByteArray lines =
        R"({"topic":"t","partition":1,"offset":12,"timestamp":1790000000000,"timestamp_type":"create","key":"k","value":"{\"a\":9007199254740993}","headers":[["n","v"],["n","w"]]})"
        "\n"
        R"({"key":null,"value":null})"
        "\n{broken\n";
    const Run result = run({u"[topic, partition, offset, value.a, record.headers.n, timestamp]"_s, u"--messages"_s, u"-"_s}, lines);
    QCOMPARE(result.code, 1);
    const QList<QByteArray> answers = result.out.split('\n');
    QCOMPARE(answers[0], QByteArray("[\"t\",1,12,9007199254740993,\"w\",\"2026-09-21T14:13:20Z\"]"));
    QVERIFY(answers[1].startsWith("{\"error\":\"no such field"));
    QVERIFY(answers[2].startsWith("{\"error\":\"not valid JSON"));
    QCOMPARE(run({u"value == null"_s, u"--messages"_s, u"-"_s}, "{}\n").out, QByteArray("true\n"));
}

// Whoever writes a line and waits must get its answer.
void TestCliEval::answersEachLineAtOnce()
{
    QProcess process;
    process.start(QStringLiteral(STREAMSCOPE_CLI), {u"eval"_s, u"--exprs"_s, u"-"_s});
    process.write("\"20 + 22\"\n");
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 30'000);
    QCOMPARE(process.readLine(), QByteArray("42\n"));
    process.terminate();
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 143);
}

void TestCliEval::wrongUsage()
{
    for (const QStringList &arguments : {QStringList{}, QStringList{u"1"_s, u"2"_s}, QStringList{u"--exprs"_s, u"/no/such/file"_s},
                                         QStringList{u"--exprs"_s, u"-"_s, u"--messages"_s, u"-"_s}, QStringList{u"1"_s, u"--bogus"_s}}) {
        const Run result = run(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY(result.out.isEmpty());
        QVERIFY(result.err.startsWith("streamscope-cli: "));
    }
}

QTEST_GUILESS_MAIN(TestCliEval)
#include "tst_cli_eval.moc"
