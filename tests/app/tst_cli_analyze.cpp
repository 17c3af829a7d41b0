// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// analyze on real Kafka: a known data set against the answer that jq computes from the same messages.
#include "tests/support/kafka_server.h"
#include "tests/support/require.h"
#include "tests/support/signal_process.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

#include <csignal>
#include <random>

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

namespace {

constexpr qint64 kStart = 1'774'693'800'000; // 2026-03-28T10:30:00Z

struct Run {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

QList<QJsonObject> objects(const QByteArray &lines)
{
    QList<QJsonObject> list;
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            list.append(QJsonDocument::fromJson(line).object());
    }
    return list;
}

Run runProcess(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(120'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

} // namespace

class TestCliAnalyze : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wrongUsage_data();
    void wrongUsage();
    void equalsTheAnswerOfJq();
    void hoppingEqualsTheAnswerOfJq();
    void tellsWhatIsLeftOut();
    void printsAWindowWhenItCloses();
    void stopsAtOnce();
    void tableForAPerson();

private:
    Run analyze(const QStringList &arguments);
    void startAnalyzing(QProcess &process, const QStringList &arguments);
    void produce(const QString &topic, const QByteArray &ndjson);
    void create(const QString &topic);

    KafkaServer m_kafka;
    QByteArray m_messages; // of the topic events, NDJSON
};

void TestCliAnalyze::initTestCase()
{
    STREAMSCOPE_REQUIRE_KAFKA(m_kafka);
    // Ten minutes of events, out of order by up to two minutes, in four partitions; some cannot be evaluated.
    std::mt19937 random(20260328);
    const QStringList kinds = {u"page_view"_s, u"page_view"_s, u"page_view"_s, u"click"_s, u"click"_s, u"purchase"_s, u"log\\\"in"_s};
    for (int i = 0; i < 20'000; ++i) {
        const qint64 time = kStart + i * 30 - static_cast<qint64>(random() % 120'000);
        const QString kind = kinds[static_cast<qsizetype>(random() % 7)];
        QString value = u"{\"event\":\"%1\",\"user\":{\"id\":%2},\"ms\":%3}"_s.arg(kind).arg(random() % 300).arg(random() % 5000);
        if (i % 1000 == 7)
            value = u"{\"event\":[],\"ms\":null}"_s; // a group of its own, without numbers
        if (i % 1000 == 8)
            value = u"not JSON"_s;
        const QJsonObject message{{u"partition"_s, i % 4}, {u"timestamp"_s, time}, {u"value"_s, value}};
        m_messages += QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n';
    }
    create(u"events"_s);
    produce(u"events"_s, m_messages);
}

void TestCliAnalyze::create(const QString &topic)
{
    // These are old: retention would take them away while they are read.
    const Run created = runProcess(QStringLiteral(STREAMSCOPE_CLI),
                                   {u"create"_s, topic + ":4:1"_L1, u"-c"_s, u"retention.ms=-1"_s, u"-b"_s, m_kafka.bootstrap()}, {});
    QVERIFY2(created.code == 0, created.err.constData());
    QTRY_VERIFY(runProcess(QStringLiteral(STREAMSCOPE_CLI), {u"describe"_s, topic, u"-b"_s, m_kafka.bootstrap()}, {}).code == 0);
}

void TestCliAnalyze::produce(const QString &topic, const QByteArray &ndjson)
{
    const Run produced =
        runProcess(QStringLiteral(STREAMSCOPE_CLI),
                   {u"produce"_s, topic, u"--ndjson"_s, u"-"_s, u"--keep-partitions"_s, u"-b"_s, m_kafka.bootstrap()}, ndjson);
    QVERIFY2(produced.code == 0, produced.err.constData());
}

Run TestCliAnalyze::analyze(const QStringList &arguments)
{
    return runProcess(QStringLiteral(STREAMSCOPE_CLI), QStringList{u"analyze"_s} + arguments + QStringList{u"-b"_s, m_kafka.bootstrap()}, {});
}

void TestCliAnalyze::startAnalyzing(QProcess &process, const QStringList &arguments)
{
    process.start(QStringLiteral(STREAMSCOPE_CLI), QStringList{u"analyze"_s} + arguments + QStringList{u"-b"_s, m_kafka.bootstrap()});
    QVERIFY(process.waitForStarted());
}

void TestCliAnalyze::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("sentence");
    const QStringList grouped = {u"t"_s, u"--group-by"_s, u"value"_s};
    QTest::newRow("no topic") << QStringList{u"--group-by"_s, u"value"_s} << QByteArray("analyze wants TOPIC");
    QTest::newRow("no group") << QStringList{u"t"_s} << QByteArray("analyze wants --group-by");
    QTest::newRow("bad group") << QStringList{u"t"_s, u"--group-by"_s, u"value."_s} << QByteArray("--group-by: line 1, column");
    QTest::newRow("bad filter") << grouped + QStringList{u"--where"_s, u"vlue > 1"_s} << QByteArray("--where: line 1, column 1");
    QTest::newRow("bad aggregate") << grouped + QStringList{u"--agg"_s, u"median:value"_s} << QByteArray("--agg: There is no aggregate");
    QTest::newRow("bad window") << grouped + QStringList{u"--every"_s, u"60"_s} << QByteArray("--every: ");
    QTest::newRow("slides too far") << grouped + QStringList{u"--every"_s, u"10s"_s, u"--slide"_s, u"20s"_s} << QByteArray("Windows slide by");
    QTest::newRow("two kinds") << grouped + QStringList{u"--every"_s, u"10s"_s, u"--session"_s, u"20s"_s} << QByteArray("--session stands");
    QTest::newRow("bad clock") << grouped + QStringList{u"--time"_s, u"mine"_s} << QByteArray("--time is message or arrival");
    QTest::newRow("bad start") << grouped + QStringList{u"--from"_s, u"yesterday"_s} << QByteArray("--from is");
}

void TestCliAnalyze::wrongUsage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, sentence);
    const Run run = analyze(arguments);
    QCOMPARE(run.code, 2);
    QVERIFY2(run.err.contains(sentence), run.err.constData());
    QVERIFY(run.out.isEmpty());
}

void TestCliAnalyze::equalsTheAnswerOfJq()
{
    const QString jq = QStandardPaths::findExecutable(u"jq"_s);
    STREAMSCOPE_REQUIRE(!jq.isEmpty(), u"jq"_s);
    const Run ours = analyze({u"events"_s, u"--until-end"_s, u"--group-by"_s, u"value.event"_s, u"--every"_s, u"1m"_s, u"--stats"_s, u"--agg"_s,
                              u"count,sum:value.ms,min:value.ms,max:value.ms,mean:value.ms,p50:value.ms,p99:value.ms,distinct:value.user.id"_s});
    QCOMPARE(ours.code, 0);
    const Run theirs = runProcess(jq, {u"-n"_s, u"-c"_s, uR"(
        [inputs | .timestamp as $t | (.value | fromjson? | select(type == "object")) | {w: ($t / 60000 | floor), e: .event, n: .ms, u: .user.id}]
        | group_by([.w, .e])
        | map({w: .[0].w, e: .[0].e, c: length, n: map(.n | select(. != null)) | sort, u: map(.u | select(. != null)) | unique | length})
        | sort_by([.w, -.c, (.e | tojson)]) | .[]
        | {window_start: (.w * 60 | todate), window_end: (.w * 60 + 60 | todate), group: .e, count: .c, "sum:value.ms": (.n | add),
           "min:value.ms": .n[0], "max:value.ms": .n[-1], "mean:value.ms": (if .n == [] then null else (.n | add / length) end),
           "p50:value.ms": (if .n == [] then null else .n[((.n | length) * 50 / 100 | ceil) - 1] end),
           "p99:value.ms": (if .n == [] then null else .n[((.n | length) * 99 / 100 | ceil) - 1] end), "distinct:value.user.id": .u})"_s},
                                  m_messages);
    QVERIFY2(theirs.code == 0, theirs.err.constData());
    const QList<QJsonObject> wanted = objects(theirs.out);
    const QList<QJsonObject> found = objects(ours.out);
    QVERIFY(wanted.size() > 50);
    QCOMPARE(found.size(), wanted.size());
    QHash<QString, int> last;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        QVERIFY2(found.contains(wanted[i]), QJsonDocument(wanted[i]).toJson().constData());
        // In the order of the windows, and within one the most common first.
        const QString window = found[i][u"window_start"_s].toString();
        QVERIFY(i == 0 || found[i - 1][u"window_start"_s].toString() <= window);
        QVERIFY(!last.contains(window) || last[window] >= found[i][u"count"_s].toInt());
        last[window] = found[i][u"count"_s].toInt();
    }
    QVERIFY2(ours.err.contains("20 messages could not be evaluated"), ours.err.constData());
    QVERIFY2(!ours.err.contains("late"), ours.err.constData());
    QVERIFY2(ours.err.contains("{\"received\":20000,\"matched\":19980,"), ours.err.constData());
}

void TestCliAnalyze::hoppingEqualsTheAnswerOfJq()
{
    const QString jq = QStandardPaths::findExecutable(u"jq"_s);
    STREAMSCOPE_REQUIRE(!jq.isEmpty(), u"jq"_s);
    const Run ours = analyze({u"events"_s, u"--until-end"_s, u"--group-by"_s, u"partition"_s, u"--where"_s, u"value.ms > 2500"_s, u"--every"_s,
                              u"90s"_s, u"--slide"_s, u"20s"_s});
    const Run theirs = runProcess(jq, {u"-n"_s, u"-c"_s, uR"(
        [inputs | (.value | fromjson? | select(type == "object")) as $v | select(($v.ms // 0) > 2500)
         | (.timestamp / 20000 | floor) as $k | {p: .partition, w: range($k - 4; $k + 1), t: .timestamp}
         | select(.w * 20000 + 90000 > .t)]
        | group_by([.w, .p])[] | {window_start: (.[0].w * 20 | todate), window_end: (.[0].w * 20 + 90 | todate), group: .[0].p, count: length})"_s},
                                  m_messages);
    QVERIFY2(theirs.code == 0, theirs.err.constData());
    const QList<QJsonObject> wanted = objects(theirs.out);
    const QList<QJsonObject> found = objects(ours.out);
    QVERIFY(wanted.size() > 50);
    QCOMPARE(found.size(), wanted.size());
    for (const QJsonObject &line : wanted)
        QVERIFY2(found.contains(line), QJsonDocument(line).toJson().constData());
}

void TestCliAnalyze::tellsWhatIsLeftOut()
{
    create(u"odd"_s);
    QByteArray ndjson;
    for (const char *value : {R"({\"n\":0})", R"({\"n\":5})", R"({\"m\":1})", R"({\"n\":\"x\"})"})
        ndjson += QByteArray(R"({"partition":0,"timestamp":1774693800000,"value":")") + value + "\"}\n";
    produce(u"odd"_s, ndjson);
    const Run run = analyze({u"odd"_s, u"no-such-topic"_s, u"--until-end"_s, u"--group-by"_s, u"10 / value.n"_s, u"--agg"_s, u"sum:key"_s});
    QCOMPARE(run.code, 1); // a topic that does not exist
    QCOMPARE(run.out, QByteArray("{\"window_start\":\"2026-03-28T10:30:00Z\",\"window_end\":\"2026-03-28T10:31:00Z\",\"group\":2,\"count\":1,"
                                 "\"sum:key\":null}\n"));
    QVERIFY2(run.err.contains("odd [0] 0: division by zero"), run.err.constData());
    QVERIFY2(run.err.contains("odd [0] 2: no such key: n"), run.err.constData());
    QVERIFY2(run.err.contains("3 messages could not be evaluated"), run.err.constData());
    QVERIFY2(run.err.contains("no-such-topic"), run.err.constData());
    const Run nothing = analyze({u"odd"_s, u"--until-end"_s, u"--group-by"_s, u"value.nosuch"_s});
    QCOMPARE(nothing.code, 1);
    QCOMPARE(nothing.out, QByteArray());
}

void TestCliAnalyze::printsAWindowWhenItCloses()
{
    create(u"live"_s);
    QProcess process;
    startAnalyzing(process, {u"live"_s, u"--group-by"_s, u"value.e"_s, u"--idle"_s, u"500ms"_s});
    const auto message = [](qint64 time, const char *event) {
        return QByteArray(R"({"partition":1,"timestamp":)") + QByteArray::number(time) + R"(,"value":"{\"e\":\")" + event + "\\\"}\"}\n";
    };
    produce(u"live"_s, message(kStart, "a") + message(kStart + 1, "b") + message(kStart + 2, "b") + message(kStart + 60'000, "c"));
    QByteArray out;
    const auto read = [&] {
        process.waitForReadyRead(50);
        return out += process.readAllStandardOutput();
    };
    QTRY_VERIFY_WITH_TIMEOUT(read().count('\n') == 2, 20'000); // the three empty partitions are idle by then
    const QList<QJsonObject> lines = objects(out);
    QCOMPARE(lines[0][u"group"_s].toString(), u"b"_s);
    QCOMPARE(lines[0][u"count"_s].toInt(), 2);
    QCOMPARE(lines[1][u"group"_s].toString(), u"a"_s);
    QVERIFY(signalProcess(process, SIGTERM));
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 143);
    const QByteArray err = process.readAllStandardError();
    QVERIFY2(err.contains("1 windows were still open and are not printed"), err.constData());
    QVERIFY(process.readAllStandardOutput().isEmpty());
}

void TestCliAnalyze::stopsAtOnce()
{
    // While windows are printed to somebody who does not read: whole lines, and the code of Ctrl-C.
    QProcess process;
    process.setProgram(u"/bin/sh"_s);
    process.setArguments({u"-c"_s, u"\"$0\" analyze events --until-end --group-by 'offset' --every 1ms -b \"$1\" & pid=$!; "
                                   "trap 'kill -INT $pid; wait $pid; echo code=$? >&2' TERM; echo started >&2; wait $pid"_s,
                          QStringLiteral(STREAMSCOPE_CLI), m_kafka.bootstrap()});
    process.start();
    QVERIFY(process.waitForStarted());
    QByteArray err;
    QTRY_VERIFY((process.waitForReadyRead(50), process.bytesAvailable() > 0)); // it has begun to print
    process.terminate();
    QVERIFY(process.waitForFinished());
    err = process.readAllStandardError();
    QVERIFY2(err.contains("code=130"), err.constData());
    const QByteArray out = process.readAllStandardOutput();
    QVERIFY(out.endsWith("}\n"));
}

void TestCliAnalyze::tableForAPerson()
{
    const Run run = analyze({u"odd"_s, u"--until-end"_s, u"--group-by"_s, u"'\u202e' + string(partition)"_s, u"--agg"_s, u"count,top2:offset"_s,
                             u"--output"_s, u"table"_s});
    QCOMPARE(run.code, 0);
    const QList<QByteArray> lines = run.out.split('\n');
    QCOMPARE(lines[0].simplified(), QByteArray("WINDOW START WINDOW END GROUP COUNT TOP2:OFFSET"));
    QCOMPARE(lines[1].simplified(), u"2026-03-28T10:30:00Z 2026-03-28T10:31:00Z ⟨U+202E⟩0 4 [{\"value\":0,\"count\":1},{\"value\":1,\"count\":1}]"_s.toUtf8());
}

QTEST_GUILESS_MAIN(TestCliAnalyze)

#include "tst_cli_analyze.moc"
