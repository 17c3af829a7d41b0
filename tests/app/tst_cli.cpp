// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line tool as a script uses it: a process, its output, its exit code; against real Kafka.
#include "tests/app/cli_run.h"
#include "tests/support/kafka_server.h"
#include "tests/support/signal_process.h"

#include <QJsonArray>
#include <QTemporaryFile>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

using Run = CliRun;

class TestCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void usageErrors_data();
    void usageErrors();
    void cannotConnect_data();
    void cannotConnect();
    void everyCommandHasHelp();
    void createsListsAndDeletes();
    void deletingNeedsYes();
    void producesAndTails();
    void ndjsonRoundTripIsExact();
    void badLinesAreNamed();
    void filtersAndCounts();
    void searchesToTheEnd();
    void beginsWhereAGroupIs();
    void stopsOnSignals();
    void closedPipeEndsQuietly();
    void secretsStayOffTheProcessList();
    void clusterAndConfigs();

private:
    Run run(const QStringList &arguments, const QByteArray &input = {}, bool withCluster = true);

    KafkaServer m_kafka;
    Cli m_cli;
};

void TestCli::initTestCase()
{
    STREAMSCOPE_REQUIRE_KAFKA(m_kafka);
}

Run TestCli::run(const QStringList &arguments, const QByteArray &input, bool withCluster)
{
    return m_cli.run(withCluster ? arguments + QStringList{u"-b"_s, m_kafka.bootstrap()} : arguments, input);
}

void TestCli::usageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no command") << QStringList{};
    QTest::newRow("unknown command") << QStringList{u"bogus"_s, u"-b"_s, u"x"_s};
    QTest::newRow("unknown option") << QStringList{u"topics"_s, u"--bogus"_s};
    QTest::newRow("no cluster") << QStringList{u"topics"_s};
    QTest::newRow("two clusters") << QStringList{u"topics"_s, u"--sandbox"_s, u"-b"_s, u"x"_s};
    QTest::newRow("rest and brokers") << QStringList{u"topics"_s, u"--rest"_s, u"http://localhost"_s, u"-b"_s, u"x"_s};
    QTest::newRow("rest without http") << QStringList{u"topics"_s, u"--rest"_s, u"localhost:8082"_s};
    QTest::newRow("rest with a broker's property") << QStringList{u"topics"_s, u"--rest"_s, u"http://localhost"_s, u"-X"_s, u"client.id=x"_s};
    QTest::newRow("no topic") << QStringList{u"tail"_s, u"-b"_s, u"x"_s};
    QTest::newRow("bad start") << QStringList{u"tail"_s, u"t"_s, u"--from"_s, u"yesterday"_s, u"-b"_s, u"127.0.0.1:1"_s};
    QTest::newRow("no partition") << QStringList{u"tail"_s, u"t"_s, u"-p"_s, u","_s, u"-b"_s, u"127.0.0.1:1"_s};
    QTest::newRow("partitions of nothing") << QStringList{u"tail"_s, u"t"_s, u"-p"_s, QString(), u"-b"_s, u"127.0.0.1:1"_s};
    QTest::newRow("bad timeout") << QStringList{u"topics"_s, u"-b"_s, u"x"_s, u"--timeout"_s, u"0"_s};
    QTest::newRow("runs code") << QStringList{u"topics"_s, u"-b"_s, u"x"_s, u"-X"_s, u"plugin.library.paths=/tmp/x.so"_s};
    QTest::newRow("no such profile") << QStringList{u"topics"_s, u"--profile"_s, u"nobody"_s};
    QTest::newRow("property without value") << QStringList{u"topics"_s, u"-b"_s, u"x"_s, u"-X"_s, u"nonsense"_s};
    QTest::newRow("no such property") << QStringList{u"topics"_s, u"-b"_s, u"127.0.0.1:1"_s, u"-X"_s, u"no.such.property=1"_s};
    QTest::newRow("not a value of a property") << QStringList{u"topics"_s, u"-b"_s, u"127.0.0.1:1"_s, u"-X"_s, u"socket.timeout.ms=x"_s};
    QTest::newRow("port beyond the last") << QStringList{u"topics"_s, u"-b"_s, u"127.0.0.1:99999"_s};
    QTest::newRow("second address is none") << QStringList{u"topics"_s, u"-b"_s, u"127.0.0.1:9092,a b:1"_s};
    QTest::newRow("port of a property") << QStringList{u"topics"_s, u"-b"_s, u"x"_s, u"-X"_s, u"bootstrap.servers=x:0"_s};
    QTest::newRow("missing file") << QStringList{u"topics"_s, u"--config"_s, u"/no/such/file"_s};
    QTest::newRow("topic named twice") << QStringList{u"create"_s, u"a"_s, u"a"_s, u"-b"_s, u"127.0.0.1:1"_s};
    QTest::newRow("too many colons") << QStringList{u"create"_s, u"a:1:1:1"_s, u"-b"_s, u"127.0.0.1:1"_s};
    QTest::newRow("no partitions") << QStringList{u"create"_s, u"a:"_s, u"-b"_s, u"127.0.0.1:1"_s};
    QTest::newRow("no replication factor") << QStringList{u"create"_s, u"a:1:"_s, u"-b"_s, u"127.0.0.1:1"_s};
    QTest::newRow("no value") << QStringList{u"produce"_s, u"t"_s, u"-b"_s, u"127.0.0.1:1"_s};
}

void TestCli::usageErrors()
{
    QFETCH(QStringList, arguments);
    const Run result = run(arguments, {}, false);
    QCOMPARE(result.code, 2);
    QVERIFY(result.err.startsWith("streamscope-cli: "));
    QVERIFY(result.out.isEmpty());
}

void TestCli::cannotConnect_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("refused") << QStringList{u"-b"_s, u"127.0.0.1:1"_s, u"--timeout"_s, u"1"_s};
    QTest::newRow("no such host") << QStringList{u"-b"_s, u"nonsense.invalid:9092"_s, u"--timeout"_s, u"1"_s};
    QTest::newRow("no such file") << QStringList{
        u"-b"_s, u"127.0.0.1:1"_s, u"-X"_s, u"security.protocol=ssl"_s, u"-X"_s, u"ssl.ca.location=/no/such"_s};
}

void TestCli::cannotConnect()
{
    QFETCH(QStringList, arguments);
    const Run result = run(QStringList{u"topics"_s} + arguments, {}, false);
    QCOMPARE(result.code, 3);
    QVERIFY2(result.err.contains("cannot connect"), result.err.constData());
}

void TestCli::everyCommandHasHelp()
{
    const Run all = run({u"--help"_s}, {}, false);
    QCOMPARE(all.code, 0);
    for (const char *name : {"cluster", "topics", "describe", "configs", "create", "delete", "tail", "produce", "watermarks"}) {
        QVERIFY2(all.out.contains(name), name);
        const Run one = run({QString::fromLatin1(name), u"--help"_s}, {}, false);
        QCOMPARE(one.code, 0);
        QVERIFY2(one.out.contains("Example:"), name);
    }
    QVERIFY(run({u"--version"_s}, {}, false).out.contains("librdkafka 2."));
}

void TestCli::createsListsAndDeletes()
{
    const Run created = run({u"create"_s, u"cli-a:3:1"_s, u"cli-b"_s, u"cli c"_s, u"cli-five:1:5"_s, u"-c"_s, u"retention.ms=60000"_s});
    QCOMPARE(created.code, 1);
    const auto outcomes = created.lines();
    QCOMPARE(outcomes.size(), 4);
    QCOMPARE(outcomes[0], (QJsonObject{{u"topic"_s, u"cli-a"_s}, {u"ok"_s, true}}));
    QCOMPARE(outcomes[3].value("error"_L1), QJsonValue(u"INVALID_REPLICATION_FACTOR"_s));
    QVERIFY(created.err.contains("INVALID_REPLICATION_FACTOR"));

    const auto listed = run({u"topics"_s}).lines();
    QVERIFY(listed.contains(QJsonObject{{u"topic"_s, u"cli-a"_s},
                                        {u"partitions"_s, 3},
                                        {u"replication_factor"_s, 1},
                                        {u"internal"_s, false},
                                        {u"under_replicated"_s, 0},
                                        {u"offline"_s, 0}}));
    const auto described = run({u"describe"_s, u"cli-a"_s}).lines();
    QCOMPARE(described.size(), 3);
    QCOMPARE(described[0], (QJsonObject{{u"topic"_s, u"cli-a"_s},
                                        {u"partition"_s, 0},
                                        {u"leader"_s, 1},
                                        {u"replicas"_s, QJsonArray{1}},
                                        {u"isr"_s, QJsonArray{1}},
                                        {u"log_start_offset"_s, 0},
                                        {u"high_watermark"_s, 0}}));
    const Run gone = run({u"delete"_s, u"cli-a"_s, u"cli-b"_s, u"cli-never"_s, u"--yes"_s});
    QCOMPARE(gone.code, 1);
    QCOMPARE(gone.lines()[2].value("error"_L1), QJsonValue(u"UNKNOWN_TOPIC_OR_PART"_s));
    const RunResult left = m_kafka.tool(u"TopicCommand"_s, {u"--bootstrap-server"_s, m_kafka.bootstrap(), u"--list"_s});
    QVERIFY(!left.output.contains("cli-"));
    QCOMPARE(run({u"describe"_s, u"cli-never"_s}).code, 1);
}

void TestCli::deletingNeedsYes()
{
    QCOMPARE(run({u"create"_s, u"kept:2:1"_s}).code, 0);
    const Run shown = run({u"delete"_s, u"kept"_s});
    QCOMPARE(shown.code, 0);
    QVERIFY(shown.err.contains("nothing done"));
    QCOMPARE(shown.lines()[0].value("partitions"_L1), QJsonValue(2));
    QCOMPARE(run({u"describe"_s, u"kept"_s}).code, 0);
    QCOMPARE(run({u"create"_s, u"only-asked:1:1"_s, u"--validate-only"_s}).code, 0);
    QCOMPARE(run({u"describe"_s, u"only-asked"_s}).code, 1);
}

void TestCli::producesAndTails()
{
    QCOMPARE(run({u"create"_s, u"messages:2:1"_s}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(run({u"describe"_s, u"messages"_s}).code, 0, 30'000);
    const Run produced = run({u"produce"_s, u"messages"_s, u"-k"_s, u"k"_s, u"-v"_s, u"{\"a\":12345678901234567890}"_s, u"-H"_s, u"n=1"_s,
                              u"-H"_s, u"n=2"_s, u"-H"_s, u"null"_s, u"-p"_s, u"1"_s});
    QCOMPARE(produced.code, 0);
    QCOMPARE(produced.lines()[0].value("partition"_L1), QJsonValue(1));
    QCOMPARE(produced.lines()[0].value("offset"_L1), QJsonValue(0));
    QCOMPARE(run({u"produce"_s, u"messages"_s, u"-k"_s, u"k"_s, u"--null-value"_s, u"-p"_s, u"1"_s}).code, 0);
    const Run tailed = run({u"tail"_s, u"messages"_s, u"--from"_s, u"earliest"_s, u"--until-end"_s});
    QCOMPARE(tailed.code, 0);
    const auto lines = tailed.lines();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].value("headers"_L1),
             QJsonValue(QJsonArray{QJsonArray{u"n"_s, u"1"_s}, QJsonArray{u"n"_s, u"2"_s}, QJsonArray{u"null"_s, QJsonValue()}}));
    QVERIFY(lines[1].value("value"_L1).isNull());
    const Run json = run({u"tail"_s, u"messages"_s, u"--from"_s, u"earliest"_s, u"--until-end"_s, u"--json-values"_s, u"-p"_s, u"1"_s});
    QVERIFY(json.out.contains("\"value\":{\"a\":12345678901234567890}"));
    QCOMPARE(run({u"produce"_s, u"no-such-topic"_s, u"-v"_s, u"x"_s}).code, 1);
    QCOMPARE(run({u"tail"_s, u"no-such-topic"_s, u"--until-end"_s}).code, 1);
    QCOMPARE(run({u"watermarks"_s, u"messages"_s}).lines()[1].value("high"_L1), QJsonValue(2));
    const Run unanswered = run({u"produce"_s, u"messages"_s, u"-v"_s, u"x"_s, u"-p"_s, u"0"_s, u"--acks"_s, u"0"_s});
    QCOMPARE(unanswered.code, 0);
    QVERIFY2(unanswered.out.contains(R"("offset":null)"), unanswered.out.constData());
}

void TestCli::ndjsonRoundTripIsExact()
{
    QCOMPARE(run({u"create"_s, u"from:2:1"_s, u"to:2:1"_s}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(run({u"describe"_s, u"from"_s, u"to"_s}).code, 0, 30'000);
    QByteArray lines;
    for (int i = 0; i < 500; ++i) {
        lines += "{\"partition\":" + QByteArray::number(i % 2) + ",\"timestamp\":" + QByteArray::number(1790000000000 + i) +
                 ",\"key\":" + (i % 3 ? "\"k\\u0000\"" : "null") +
                 ",\"value\":" + (i % 5 ? "{\"base64\":\"" + QByteArray(i % 40, char(i)).append('\xff').toBase64() + "\"}" : "\"\"") +
                 ",\"headers\":[[\"h\",null],[\"h\",\"\"],[\"\",\"x\"]]}\n";
    }
    const Run first = run({u"produce"_s, u"from"_s, u"--ndjson"_s, u"-"_s, u"--keep-partitions"_s}, lines);
    QVERIFY2(first.code == 0, first.err.constData());
    QCOMPARE(first.lines().size(), 500);
    const auto content = [this](const QString &topic) {
        QByteArray out = run({u"tail"_s, topic, u"--from"_s, u"earliest"_s, u"--until-end"_s}).out;
        out.replace("{\"topic\":\"" + topic.toUtf8() + '"', "{");
        QList<QByteArray> sorted = out.split('\n');
        std::sort(sorted.begin(), sorted.end());
        return sorted;
    };
    const Run copied = run({u"produce"_s, u"to"_s, u"--ndjson"_s, u"-"_s, u"--keep-partitions"_s},
                           run({u"tail"_s, u"from"_s, u"--from"_s, u"earliest"_s, u"--until-end"_s}).out);
    QCOMPARE(copied.code, 0);
    QCOMPARE(content(u"from"_s).size(), 501);
    QCOMPARE(content(u"to"_s), content(u"from"_s));
}

void TestCli::badLinesAreNamed()
{
    QCOMPARE(run({u"create"_s, u"bad-lines:1:1"_s}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(run({u"describe"_s, u"bad-lines"_s}).code, 0, 30'000);
    const Run result =
        run({u"produce"_s, u"bad-lines"_s, u"--ndjson"_s, u"-"_s}, "{\"value\":\"1\"}\n{broken\n{\"vaule\":\"x\"}\n{\"value\":\"2\"}");
    QCOMPARE(result.code, 1);
    QVERIFY(result.err.contains("line 2") && result.err.contains("line 3"));
    const auto lines = result.lines();
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[3].value("offset"_L1), QJsonValue(1));
    QCOMPARE(run({u"produce"_s, u"bad-lines"_s, u"--ndjson"_s, u"/no/such/file"_s}).code, 2); // as --value-file
}

void TestCli::filtersAndCounts()
{
    QCOMPARE(run({u"create"_s, u"filtered:1:1"_s}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(run({u"describe"_s, u"filtered"_s}).code, 0, 30'000);
    QByteArray lines;
    for (int i = 0; i < 100; ++i)
        lines += "{\"value\":\"Number " + QByteArray::number(i) + "\"}\n";
    QCOMPARE(run({u"produce"_s, u"filtered"_s, u"--ndjson"_s, u"-"_s}, lines).code, 0);
    const QStringList all = {u"tail"_s, u"filtered"_s, u"--from"_s, u"earliest"_s, u"--until-end"_s};
    const Run stats = run(all + QStringList{u"--text"_s, u"number 7"_s, u"--ignore-case"_s, u"--stats"_s});
    QCOMPARE(stats.lines().size(), 11);
    const QJsonObject counted = QJsonDocument::fromJson(stats.err.trimmed().split('\n').last()).object();
    QCOMPARE(counted.value("received"_L1), QJsonValue(100));
    QCOMPARE(counted.value("matched"_L1), QJsonValue(11));
    QCOMPARE(run(all + QStringList{u"--text"_s, u"r [12]$"_s, u"--regex"_s}).lines().size(), 2);
    QCOMPARE(run(all + QStringList{u"--text"_s, u"Number"_s, u"--count"_s, u"3"_s}).lines().size(), 3);
    QCOMPARE(run({u"tail"_s, u"filtered"_s, u"--from"_s, u"last:5"_s, u"--until-end"_s}).lines().size(), 5);
    QCOMPARE(run({u"tail"_s, u"filtered"_s, u"--from"_s, u"offset:98"_s, u"--count"_s, u"2"_s}).lines().size(), 2);
    QCOMPARE(run(all + QStringList{u"--text"_s, u"("_s, u"--regex"_s}).code, 2);
    const Run beyond = run({u"tail"_s, u"filtered"_s, u"--from"_s, u"offset:101"_s, u"--until-end"_s});
    QCOMPARE(beyond.code, 0);
    QVERIFY2(beyond.err.contains("filtered [0] ends at 100: reading from there"), beyond.err.constData());
    QVERIFY(run({u"tail"_s, u"filtered"_s, u"--from"_s, u"offset:100"_s, u"--until-end"_s}).err.isEmpty());
    const Run local = run({u"tail"_s, u"filtered"_s, u"--from"_s, u"time:2020-01-01T00:00:00"_s, u"--until-end"_s});
    QCOMPARE(local.lines().size(), 100);
    QVERIFY2(local.err.contains("local time is taken, 2020-01-01T00:00:00.000"), local.err.constData());
    QVERIFY(run({u"tail"_s, u"filtered"_s, u"--from"_s, u"time:2020-01-01T00:00:00+01:00"_s, u"--until-end"_s}).err.isEmpty());
}

void TestCli::searchesToTheEnd()
{
    QCOMPARE(run({u"create"_s, u"searched:3"_s}).code, 0);
    QByteArray lines;
    for (int i = 0; i < 300; ++i)
        lines += QByteArray(R"({"key":"k)") + QByteArray::number(i) + R"(","value":"row )" + QByteArray::number(i) + "\"}\n";
    QCOMPARE(run({u"produce"_s, u"searched"_s, u"--ndjson"_s, u"-"_s}, lines).code, 0);
    const Run found = run({u"search"_s, u"searched"_s, u"--text"_s, u"ROW 29"_s, u"--ignore-case"_s, u"--stats"_s});
    QVERIFY2(found.code == 0, found.err.constData());
    QSet<QString> values;
    for (const QJsonObject &message : found.lines())
        values.insert(message.value("value"_L1).toString());
    QCOMPARE(values.size(), 11); // 29 and 290 to 299
    QCOMPARE(found.lines().size(), 11);
    const QJsonObject stats = QJsonDocument::fromJson(found.err.trimmed().split('\n').last()).object();
    QCOMPARE(stats.value("received"_L1).toInt(), 300);
    QCOMPARE(stats.value("matched"_L1).toInt(), 11);
    QCOMPARE(run({u"search"_s, u"searched"_s, u"--text"_s, u"row"_s, u"--count"_s, u"5"_s}).lines().size(), 5);
    QCOMPARE(run({u"search"_s, u"searched"_s, u"nowhere"_s, u"--text"_s, u"row"_s}).code, 1);
    QCOMPARE(run({u"search"_s, u"searched"_s}).code, 2);
    QCOMPARE(run({u"search"_s, u"searched"_s, u"--text"_s, u"("_s, u"--regex"_s}).code, 2);
}

void TestCli::beginsWhereAGroupIs()
{
    QCOMPARE(run({u"create"_s, u"grouped:3"_s}).code, 0);
    for (int partition = 0; partition < 3; ++partition) {
        QByteArray lines;
        for (int i = 0; i < 10; ++i)
            lines += R"({"key":"k","value":")" + QByteArray::number(i) + "\"}\n";
        QCOMPARE(run({u"produce"_s, u"grouped"_s, u"-p"_s, QString::number(partition), u"--ndjson"_s, u"-"_s}, lines).code, 0);
    }
    const auto commit = [this](const QString &place, const QString &offset) {
        return m_kafka.tool(u"consumer.group.ConsumerGroupCommand"_s,
                            {u"--bootstrap-server"_s, m_kafka.bootstrap(), u"--group"_s, u"readers"_s, u"--topic"_s, place, u"--reset-offsets"_s,
                             u"--to-offset"_s, offset, u"--execute"_s});
    };
    const auto committed = commit(u"grouped:0"_s, u"7"_s);
    QVERIFY2(committed.code == 0, committed.output.constData());
    QCOMPARE(commit(u"grouped:1"_s, u"10"_s).code, 0);
    const QStringList tail = {u"tail"_s, u"grouped"_s, u"--until-end"_s, u"--from"_s, u"group:readers"_s};
    const Run all = run(tail);
    QVERIFY2(all.code == 0, all.err.constData());
    QList<int> seen(3);
    for (const QJsonObject &line : all.lines())
        ++seen[line.value("partition"_L1).toInt()];
    QCOMPARE(seen, (QList<int>{3, 0, 10}));
    QVERIFY2(all.err.contains("grouped [2]: readers has committed nothing here"), all.err.constData());
    QVERIFY(!all.err.contains("grouped [1]"));
    QCOMPARE(run(tail + QStringList{u"-p"_s, u"0"_s}).lines().size(), 3);
    QCOMPARE(run({u"search"_s, u"grouped"_s, u"--text"_s, u"9"_s, u"--from"_s, u"group:readers"_s}).lines().size(), 2);
    // Asked twice it is the same: nothing was committed by looking.
    QCOMPARE(run(tail).lines().size(), all.lines().size());
    const Run none = run({u"tail"_s, u"grouped"_s, u"--until-end"_s, u"--from"_s, u"group:nobody"_s});
    QCOMPARE(none.code, 1);
    QVERIFY2(none.err.contains("nobody: ") && none.err.contains("has committed no offset"), none.err.constData());
    QCOMPARE(run({u"tail"_s, u"grouped"_s, u"--until-end"_s, u"--from"_s, u"duration:PT1H"_s}).lines().size(), 30);
    QCOMPARE(run({u"tail"_s, u"grouped"_s, u"--until-end"_s, u"--from"_s, u"duration:PT"_s}).code, 2);
    QCOMPARE(run({u"tail"_s, u"grouped"_s, u"--until-end"_s, u"--from"_s, u"group:"_s}).code, 2);
}

void TestCli::stopsOnSignals()
{
    QCOMPARE(run({u"create"_s, u"endless:1:1"_s}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(run({u"describe"_s, u"endless"_s}).code, 0, 30'000);
    QCOMPARE(run({u"produce"_s, u"endless"_s, u"-v"_s, u"x"_s}).code, 0);
    for (const auto &[signal, code] : {std::pair(SIGINT, 130), std::pair(SIGTERM, 143)}) {
        QProcess process;
        m_cli.start(process, {u"tail"_s, u"endless"_s, u"--from"_s, u"earliest"_s, u"-b"_s, m_kafka.bootstrap()});
        QTRY_VERIFY_WITH_TIMEOUT(process.bytesAvailable() > 0, 30'000);
        QVERIFY(signalProcess(process, signal));
        QVERIFY(process.waitForFinished(5000));
        QCOMPARE(process.exitCode(), code);
        QVERIFY(process.readAllStandardOutput().endsWith('\n'));
    }
}

void TestCli::closedPipeEndsQuietly()
{
    const RunResult result = runProgram(u"sh"_s,
                                        {u"-c"_s, QStringLiteral("%1 tail filtered --from earliest -b %2 | head -1; echo done")
                                                      .arg(QStringLiteral(STREAMSCOPE_CLI), m_kafka.bootstrap())},
                                        30'000);
    QCOMPARE(result.code, 0);
    QCOMPARE(result.output.count('\n'), 2);
    QVERIFY(result.output.endsWith("done\n"));
}

void TestCli::secretsStayOffTheProcessList()
{
    QTemporaryFile secret;
    QVERIFY(secret.open());
    secret.write("s3cr3t-word\n");
    secret.flush();
    // A plaintext listener does not ask for it; that it was read shows in the missing file's error.
    const Run missing = run({u"topics"_s, u"-X"_s, u"sasl.password=@/no/such"_s});
    QCOMPARE(missing.code, 2);
    const Run good = run({u"topics"_s, u"-X"_s, u"sasl.password=@"_s + secret.fileName()});
    QCOMPARE(good.code, 0);
    QVERIFY(!good.err.contains("s3cr3t"));
    const Run address = run({u"topics"_s, u"-X"_s, u"sasl.oauthbearer.token.endpoint.url=@/no/such"_s}); // may have a password in it
    QCOMPARE(address.code, 2);
    QVERIFY2(address.err.contains("/no/such"), address.err.constData());
}

void TestCli::clusterAndConfigs()
{
    const auto cluster = run({u"cluster"_s}).lines().first();
    QVERIFY(cluster.value("controller_id"_L1).isNull());
    QCOMPARE(cluster.value("brokers"_L1).toArray().size(), 1);
    QCOMPARE(run({u"create"_s, u"configured:1:1"_s, u"-c"_s, u"retention.ms=60000"_s}).code, 0);
    const auto changed = run({u"configs"_s, u"topic"_s, u"configured"_s}).lines();
    QVERIFY(changed.contains(QJsonObject{{u"name"_s, u"retention.ms"_s},
                                         {u"value"_s, u"60000"_s},
                                         {u"source"_s, u"dynamic-topic"_s},
                                         {u"read_only"_s, false},
                                         {u"sensitive"_s, false}}));
    QVERIFY(run({u"configs"_s, u"broker"_s, u"1"_s, u"--all"_s}).lines().size() > 50);
    const Run nowhere = run({u"configs"_s, u"topic"_s, u"no-such"_s});
    QCOMPARE(nowhere.code, 1);
    QVERIFY2(nowhere.err.contains("no-such: UNKNOWN_TOPIC_OR_PART"), nowhere.err.constData());
    const Run missing = run({u"configs"_s, u"broker"_s, u"9"_s});
    QCOMPARE(missing.code, 1);
    QVERIFY2(missing.err.contains("broker 9: ") && missing.err.contains("no such broker"), missing.err.constData());
    const Run table = run({u"topics"_s, u"--output"_s, u"table"_s});
    QVERIFY(table.out.startsWith("TOPIC"));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
