// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A flow from one real cluster to another: counted by Kafka's own consumer there, guarded there, never in a loop.
#include "tests/app/cli_run.h"
#include "tests/support/kafka_server.h"
#include "tests/support/signal_process.h"

#include <QDir>
#include <QMap>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

namespace {

constexpr int kPatienceMs = 90'000;
constexpr int kPartitions = 3;

QByteArray valueOf(int number)
{
    return "value " + QByteArray::number(number);
}

} // namespace

class TestFlowBetween : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void copiesOnceAndGoesOn();
    void survivesTheOtherBroker();
    void theSavedConnectionCounts();
    void aReadOnlyTargetIsRefused();
    void neverInALoop();
    void tellsWhatIsMissing();

private:
    CliRun run(const QStringList &arguments, const QByteArray &input = {}) { return m_cli.run(arguments, input); }
    CliRun runFlow(const QString &file, const QStringList &more = {})
    {
        return run(QStringList{u"flow"_s, u"run"_s, file, u"-b"_s, m_here.bootstrap(), u"--until-end"_s} + more);
    }
    bool create(const KafkaServer &server, const QStringList &topics);
    bool produce(const QString &topic, int from, int to);
    static QByteArrayList seen(const KafkaServer &server, const QString &topic);
    QString flowFile(const QByteArray &head, const QByteArray &tail = "otherwise: [{topic: copy, partition: keep}]\n");
    [[nodiscard]] QByteArray there() const { return "to: {bootstrap_servers: '" + m_there.bootstrap().toUtf8() + "'}\n"; }
    bool saveTarget(const QByteArray &guard);
    QByteArray journal();

    KafkaServer m_here;
    KafkaServer m_there;
    Cli m_cli;
    QTemporaryDir m_folder;
    int m_files = 0;
};

void TestFlowBetween::initTestCase()
{
    STREAMSCOPE_REQUIRE_KAFKA(m_here);
    STREAMSCOPE_REQUIRE_KAFKA(m_there);
}

bool TestFlowBetween::create(const KafkaServer &server, const QStringList &topics)
{
    QStringList sized;
    for (const QString &topic : topics)
        sized.append(u"%1:%2:1"_s.arg(topic).arg(kPartitions));
    // What is produced has old timestamps.
    return run(QStringList{u"create"_s, u"-b"_s, server.bootstrap(), u"-c"_s, u"retention.ms=-1"_s} + sized).code == 0;
}

bool TestFlowBetween::produce(const QString &topic, int from, int to)
{
    QByteArray lines;
    for (int i = from; i < to; ++i)
        lines += "{\"partition\":" + QByteArray::number(i % kPartitions) + ",\"key\":null,\"value\":\"" + valueOf(i) +
                 "\",\"timestamp\":" + QByteArray::number(1'700'000'000'000 + i) + ",\"headers\":[[\"n\",\"" + QByteArray::number(i) + "\"]]}\n";
    return run({u"produce"_s, topic, u"--ndjson"_s, u"-"_s, u"--keep-partitions"_s, u"-b"_s, m_here.bootstrap()}, lines).code == 0;
}

// "CreateTime:…\tPartition:…\theaders\tvalue".
QByteArrayList TestFlowBetween::seen(const KafkaServer &server, const QString &topic)
{
    return server.readToEnd(topic, {u"print.timestamp=true"_s, u"print.partition=true"_s, u"print.headers=true"_s});
}

QString TestFlowBetween::flowFile(const QByteArray &head, const QByteArray &tail)
{
    QFile file(m_folder.filePath(u"flow-%1.yaml"_s.arg(++m_files)));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write("version: 1\n" + head + tail);
    return file.fileName();
}

// guard: members of the saved connection's JSON that say how it is protected.
bool TestFlowBetween::saveTarget(const QByteArray &guard)
{
    QFile profiles(m_cli.config(u"profiles.json"_s));
    if (!QDir().mkpath(m_cli.config({})) || !profiles.open(QIODevice::WriteOnly))
        return false;
    profiles.write(R"({"version":1,"profiles":[{"id":"mirror","name":"The mirror","bootstrapServers":")" + m_there.bootstrap().toUtf8() +
                   R"(","securityProtocol":"PLAINTEXT",)" + guard + "}]}");
    return true;
}

QByteArray TestFlowBetween::journal()
{
    QFile file(m_cli.config(u"journal.jsonl"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestFlowBetween::copiesOnceAndGoesOn()
{
    constexpr int kMessages = 300;
    QVERIFY(create(m_here, {u"source"_s}));
    QVERIFY(create(m_there, {u"copy"_s}));
    QVERIFY(produce(u"source"_s, 0, kMessages));
    const QString flow = flowFile("name: mirror\nfrom: source\n" + there());
    CliRun copied = runFlow(flow);
    QVERIFY2(copied.code == 0, copied.err.constData());
    QVERIFY2(copied.err.contains("mirror runs at least once") && copied.err.contains("another cluster"), copied.err.constData());
    QCOMPARE(copied.lines().last().value("produced"_L1).toObject().value("copy"_L1), QJsonValue(kMessages));
    QVERIFY(produce(u"source"_s, kMessages, kMessages + 30));
    copied = runFlow(flow); // it goes on where the group is, here
    QVERIFY2(copied.code == 0, copied.err.constData());
    QCOMPARE(copied.lines().last().value("consumed"_L1), QJsonValue(30));

    const QJsonObject here = run({u"cluster"_s, u"-b"_s, m_here.bootstrap()}).lines().first();
    const QByteArray id = here.value("cluster_id"_L1).toString().toUtf8();
    QMap<int, int> nextOf; // partition → the next number in it
    const QByteArrayList lines = seen(m_there, u"copy"_s);
    QCOMPARE(lines.size(), kMessages + 30);
    for (const QByteArray &line : lines) {
        const QList<QByteArray> parts = line.split('\t');
        const int number = parts.last().mid(6).toInt();
        const int partition = number % kPartitions;
        QCOMPARE(parts.at(0), "CreateTime:" + QByteArray::number(1'700'000'000'000 + number));
        QCOMPARE(parts.at(1), "Partition:" + QByteArray::number(partition));
        const QByteArray offset = QByteArray::number(number / kPartitions);
        QCOMPARE(parts.at(2), "n:" + QByteArray::number(number) + ",streamscope.flow:mirror,streamscope.cluster:" + id +
                                  ",streamscope.topic:source,streamscope.partition:" + QByteArray::number(partition) + ",streamscope.offset:" + offset);
        QCOMPARE(number, nextOf.value(partition, partition)); // in order, and each once
        nextOf.insert(partition, number + kPartitions);
    }
    // Both clusters have their entry: what was joined and committed here, and what was written there.
    const QByteArray entries = journal();
    QCOMPARE(entries.count("\"run-flow\""), 4);
    QVERIFY2(entries.contains("\"from_cluster\":\"" + id + '"') && entries.contains("\"written\":300"), entries.constData());
}

// Killed in the middle: nothing is missing, and what is there twice says by its headers that it is the same.
void TestFlowBetween::survivesTheOtherBroker()
{
    constexpr int kMessages = 3000;
    QVERIFY(create(m_here, {u"steady"_s}));
    QVERIFY(create(m_there, {u"kept"_s}));
    QVERIFY(produce(u"steady"_s, 0, kMessages));
    QProcess process;
    m_cli.start(process, {u"flow"_s, u"run"_s, flowFile("name: steady\nfrom: steady\nrate: 1000\n" + there(), "otherwise: [{topic: kept}]\n"),
                          u"-b"_s, m_here.bootstrap(), u"--until-end"_s});
    int kept = 0;
    const auto produced = [&process, &kept] {
        while (process.canReadLine())
            kept = QJsonDocument::fromJson(process.readLine()).object().value("produced"_L1).toObject().value("kept"_L1).toInt();
        return kept;
    };
    QTRY_VERIFY_WITH_TIMEOUT(produced() > 0, kPatienceMs);
    QVERIFY2(kept < kMessages, "it was through before the broker was killed");
    m_there.node().kill();
    QVERIFY2(m_there.node().start(), m_there.node().log().constData());
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, kPatienceMs);
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QMap<QByteArray, QSet<QByteArray>> places;
    for (const QByteArray &line : seen(m_there, u"kept"_s))
        places[line.split('\t').last()].insert(line.split('\t').at(2));
    QCOMPARE(places.size(), kMessages);
    for (const QSet<QByteArray> &place : places)
        QCOMPARE(place.size(), 1);
}

void TestFlowBetween::theSavedConnectionCounts()
{
    QVERIFY(create(m_here, {u"few"_s}));
    QVERIFY(create(m_there, {u"few-copied"_s}));
    QVERIFY(produce(u"few"_s, 0, 9));
    QVERIFY(saveTarget(R"("environment":"production","readOnly":false)"));
    const QString flow = flowFile("name: few\nfrom: few\nto: {connection: The mirror}\n", "otherwise: [{topic: few-copied}]\n");
    CliRun checked = run({u"flow"_s, u"check"_s, flow});
    QVERIFY2(checked.code == 0, checked.err.constData());
    QCOMPARE(checked.lines().first().value("to_cluster"_L1), QJsonValue(u"The mirror"_s));
    const CliRun copied = runFlow(flow);
    QVERIFY2(copied.code == 0, copied.err.constData());
    QCOMPARE(seen(m_there, u"few-copied"_s).size(), 9);
    QVERIFY(journal().contains("\"The mirror\""));
    const CliRun unknown = runFlow(flowFile("name: few\nfrom: few\nto: {connection: Nobody}\n"));
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.err.contains("the other cluster: there is no saved connection “Nobody”"), unknown.err.constData());
    const CliRun dead = runFlow(flowFile("name: few\nfrom: few\nto: {bootstrap_servers: '127.0.0.1:1'}\n"), {u"--timeout"_s, u"5"_s});
    QCOMPARE(dead.code, 3);
    QVERIFY2(dead.err.contains("cannot connect to the other cluster"), dead.err.constData());
    checked = run({u"flow"_s, u"check"_s, flowFile("name: few\nfrom: few\nexactly_once: true\n" + there())});
    QCOMPARE(checked.code, 1);
    QVERIFY2(checked.err.contains("To another cluster a flow runs at least once"), checked.err.constData());
}

// Named by its address it is the saved connection all the same.
void TestFlowBetween::aReadOnlyTargetIsRefused()
{
    QVERIFY(create(m_here, {u"guarded"_s}));
    QVERIFY(create(m_there, {u"untouched"_s}));
    QVERIFY(produce(u"guarded"_s, 0, 9));
    QVERIFY(saveTarget(R"("environment":"development","readOnly":true)"));
    for (const QByteArray &target : {there(), QByteArray("to: {connection: The mirror}\n")}) {
        const CliRun refused = runFlow(flowFile("name: guarded\nfrom: guarded\n" + target, "otherwise: [{topic: untouched}]\n"));
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("read-only"), refused.err.constData());
    }
    QCOMPARE(seen(m_there, u"untouched"_s).size(), 0);
    QVERIFY(journal().contains("\"refused\""));
    QVERIFY(QFile::remove(m_cli.config(u"profiles.json"_s)));
    // Nobody has joined for it.
    const RunResult groups =
        m_here.tool(u"consumer.group.ConsumerGroupCommand"_s, {u"--bootstrap-server"_s, m_here.bootstrap(), u"--list"_s});
    QVERIFY(!groups.output.contains("guarded"));
}

// "localhost" and "127.0.0.1" are two names of one cluster, which its id tells.
void TestFlowBetween::neverInALoop()
{
    QVERIFY(create(m_here, {u"round"_s, u"beside"_s}));
    QVERIFY(produce(u"round"_s, 0, 9));
    QByteArray alias = m_here.bootstrap().toUtf8();
    alias.replace(alias.left(alias.indexOf(':')), alias.startsWith("localhost") ? "127.0.0.1" : "localhost");
    const QByteArray head = "name: round\nfrom: round\nto: {bootstrap_servers: '" + alias + "'}\n";
    const CliRun loop = runFlow(flowFile(head, "otherwise: [{topic: beside}]\nerrors: {topic: round}\n"));
    QCOMPARE(loop.code, 1);
    QVERIFY2(loop.err.contains("would feed itself in a loop") && loop.err.contains("“round”"), loop.err.constData());
    QCOMPARE(seen(m_here, u"round"_s).size(), 9);
    const CliRun beside = runFlow(flowFile(head, "otherwise: [{topic: beside}]\n"));
    QVERIFY2(beside.code == 0, beside.err.constData());
    QCOMPARE(seen(m_here, u"beside"_s).size(), 9);
}

void TestFlowBetween::tellsWhatIsMissing()
{
    QVERIFY(create(m_here, {u"lonely"_s}));
    const CliRun lost = runFlow(flowFile("name: lonely\nfrom: lonely\n" + there(), "otherwise: [{topic: lonely}]\n"));
    QCOMPARE(lost.code, 1);
    QVERIFY2(lost.err.contains("lonely") && lost.err.contains(m_there.bootstrap().toUtf8()), lost.err.constData());
}

QTEST_GUILESS_MAIN(TestFlowBetween)
#include "tst_flow_between.moc"
