// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stand-in in front of real Kafka: through the room, and through the command line tool.
#include "models/kafka/kafka_connection.h"
#include "models/rest/rest_connection.h"
#include "tests/kafka/collecting_sink.h"
#include "tests/rest/rest_cli.h"
#include "tests/rest/stand_in.h"
#include "tests/support/kafka_server.h"
#include "tests/support/signal_process.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSet>
#include <QTemporaryFile>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;

class TestRestKafka : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void throughTheRoom();
    void lookingLeavesNoTrace();
    void throughTheCommandLine();
    void theCommandLineStops();
    void theCommandLineTellsWhatIsMissing();

private:
    [[nodiscard]] CliRun run(const QStringList &arguments, const QByteArray &input = {}) const { return m_cli.run(arguments, input); }

    std::unique_ptr<KafkaServer> m_kafka;
    std::unique_ptr<cluster::Connection> m_brokers;
    std::unique_ptr<KafkaBackend> m_backend;
    std::unique_ptr<StandIn> m_server;
    std::unique_ptr<rest::RestConnection> m_connection;
    RestCli m_cli;
};

void TestRestKafka::initTestCase()
{
    KafkaServer::Options options;
    options.requestLog = true;
    options.properties = {{u"auto.create.topics.enable"_s, u"true"_s}};
    m_kafka = std::make_unique<KafkaServer>(options);
    STREAMSCOPE_REQUIRE_KAFKA(*m_kafka);
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, m_kafka->bootstrap()}};
    m_brokers = kafka::openConnection(config);
    m_backend = std::make_unique<KafkaBackend>(*m_brokers);
    m_server = std::make_unique<StandIn>(*m_backend);
    m_server->start();
    m_cli.url = m_server->url();
    rest::RestConfig proxy;
    proxy.baseUrl = QUrl(m_server->url());
    proxy.route.kind = rest::ProxyRoute::Kind::Direct;
    m_connection = rest::openConnection(proxy);
    QTRY_COMPARE_WITH_TIMEOUT(m_connection->state(), cluster::ConnectionState::Connected, 20'000);
}

void TestRestKafka::cleanupTestCase()
{
    m_connection.reset();
    rest::waitForClosedConnections(std::chrono::seconds(1));
    m_server.reset();
    m_backend.reset();
    m_brokers.reset();
    kafka::waitForClosedConnections(std::chrono::seconds(5));
}

void TestRestKafka::throughTheRoom()
{
    const auto created = waitFor(m_connection->writer().createTopics({{u"orders"_s, 3, 1, {{u"retention.ms"_s, u"-1"_s}}}}, false));
    QVERIFY(created && !created->first().error);
    cluster::MetadataPtr metadata;
    QTRY_VERIFY((metadata = waitFor(m_connection->reader().metadata({u"orders"_s})).value_or(nullptr)) && metadata->topic(u"orders"_s) &&
                metadata->topic(u"orders"_s)->partitions.size() == 3);
    QCOMPARE(metadata->topic(u"orders"_s)->offlineCount(), 0);
    for (int i = 0; i < 20; ++i) {
        const QByteArray key = "k-" + QByteArray::number(i);
        const auto delivery = waitFor(m_connection->writer().produce({u"orders"_s, {}, key, QByteArray("\0\xff", 2) + key, {}, {}}, {}));
        QVERIFY2(delivery, delivery ? "" : qPrintable(delivery.error().message));
        QCOMPARE(delivery->partition.partition, cluster::defaultPartition(key, 3));
    }
    auto sink = std::make_shared<CollectingSink>();
    cluster::TailRequest request;
    request.topics = {u"orders"_s};
    request.start.kind = cluster::StartPosition::Kind::Earliest;
    request.untilEnd = true;
    auto tail = m_connection->reader().openTail(request, sink, [] {});
    QTRY_COMPARE_WITH_TIMEOUT(tail->status().state, cluster::TailStatus::State::Finished, 30'000);
    QCOMPARE(sink->count(), 20);
    for (const auto &message : sink->messages())
        QCOMPARE(QByteArray::fromStdString(*message.value), QByteArray("\0\xff", 2) + QByteArray::fromStdString(*message.key));
    QTRY_COMPARE(m_server->instances(), QStringList());
}

void TestRestKafka::lookingLeavesNoTrace()
{
    (void)m_kafka->requests();
    const auto missing = waitFor(m_connection->writer().produce({u"never-made"_s, {}, {}, QByteArray("v"), {}, {}}, {}));
    QCOMPARE(missing.error().kind, core::ErrorKind::UnknownObject);
    (void)waitFor(m_connection->reader().metadata());
    (void)waitFor(m_connection->reader().metadata({u"never-made"_s}));
    const auto after = waitFor(m_connection->reader().metadata());
    QVERIFY(after);
    QVERIFY(!(*after)->topic(u"never-made"_s));
    for (const RequestSeen &seen : m_kafka->requests())
        QVERIFY2(seen.api != "OFFSET_COMMIT"_L1 && seen.api != "JOIN_GROUP"_L1 && seen.api != "CREATE_TOPICS"_L1, qPrintable(seen.api));
    QCOMPARE(m_server->commits(), 0);
}

void TestRestKafka::throughTheCommandLine()
{
    QCOMPARE(run({u"create"_s, u"lines:2"_s}).code, 0);
    QTRY_VERIFY(run({u"topics"_s}).out.contains("\"topic\":\"lines\",\"partitions\":2"));
    const QByteArray lines = R"({"key":"a","value":"größe","headers":[["h","x"],["h",null]],"timestamp":1790000000000}
{"value":{"base64":"AP8="}}
{"key":"a","value":null}
)";
    const CliRun produced = run({u"produce"_s, u"lines"_s, u"--ndjson"_s, u"-"_s}, lines);
    QVERIFY2(produced.code == 0, produced.err.constData());
    QCOMPARE(produced.lines().size(), 3);
    QCOMPARE(produced.lines().first().value("timestamp"_L1).toInteger(), 1790000000000);
    const CliRun read = run({u"tail"_s, u"lines"_s, u"--from"_s, u"earliest"_s, u"--until-end"_s});
    QVERIFY2(read.code == 0, read.err.constData());
    QSet<QString> values;
    for (const QJsonObject &message : read.lines())
        values.insert(QString::fromUtf8(QJsonDocument(QJsonArray{message.value("value"_L1)}).toJson(QJsonDocument::Compact)));
    QCOMPARE(values, (QSet<QString>{u"[\"größe\"]"_s, u"[{\"base64\":\"AP8=\"}]"_s, u"[null]"_s}));
    const auto described = run({u"describe"_s, u"lines"_s}).lines();
    QCOMPARE(described.size(), 2);
    qint64 messages = 0;
    for (const QJsonObject &partition : described)
        messages += partition.value("high_watermark"_L1).toInteger() - partition.value("log_start_offset"_L1).toInteger();
    QCOMPARE(messages, 3);
    QCOMPARE(run({u"produce"_s, u"never-made"_s, u"-v"_s, u"x"_s}).code, 1);
    QCOMPARE(run({u"delete"_s, u"lines"_s, u"--yes"_s}).code, 0);
    QTRY_COMPARE(m_server->instances(), QStringList());
}

void TestRestKafka::theCommandLineStops()
{
    QProcess process;
    m_cli.start(process, {u"tail"_s, u"orders"_s, u"--from"_s, u"earliest"_s});
    QByteArray out;
    QTRY_VERIFY_WITH_TIMEOUT((out += process.readAllStandardOutput()).count('\n') >= 20, 30'000);
    QCOMPARE(m_server->instances().size(), 1);
    QVERIFY(signalProcess(process, SIGINT));
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QCOMPARE(process.exitCode(), 130);
    // Deleted on the way out, or by the next start.
    QCOMPARE(run({u"topics"_s}).code, 0);
    QTRY_COMPARE(m_server->instances(), QStringList());

    // A crash leaves its instance; the next start deletes it.
    QProcess crashing;
    m_cli.start(crashing, {u"tail"_s, u"orders"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_server->instances().size(), 1, 30'000);
    crashing.kill();
    QTRY_COMPARE(crashing.state(), QProcess::NotRunning);
    QCOMPARE(m_server->instances().size(), 1);
    const CliRun next = run({u"tail"_s, u"orders"_s, u"--from"_s, u"earliest"_s, u"--count"_s, u"1"_s});
    QVERIFY2(next.code == 0, next.err.constData());
    QTRY_COMPARE(m_server->instances(), QStringList());
}

void TestRestKafka::theCommandLineTellsWhatIsMissing()
{
    const CliRun times = run({u"tail"_s, u"orders"_s, u"--from"_s, u"time:2026-01-01T00:00:00Z"_s});
    QCOMPARE(times.code, 1);
    QVERIFY2(times.err.contains("by time"), times.err.constData());
    const CliRun stable = run({u"watermarks"_s, u"orders"_s});
    QCOMPARE(stable.code, 1);
    QCOMPARE(stable.lines().size(), 3);
    const CliRun foreign = run({u"topics"_s, u"-X"_s, u"client.id=x"_s});
    QCOMPARE(foreign.code, 2);
    m_server->manners.authorization = "Bearer t0k3n";
    QTemporaryFile secret;
    QVERIFY(secret.open());
    secret.write("t0k3n\n");
    secret.flush();
    const CliRun refused = run({u"topics"_s});
    QVERIFY2(refused.code == 3, refused.err.constData());
    const CliRun allowed = run({u"topics"_s, u"-X"_s, u"rest.token=@"_s + secret.fileName()});
    m_server->manners.authorization.clear();
    QVERIFY2(allowed.code == 0, allowed.err.constData());
    QVERIFY(allowed.err.contains("unprotected"));
    QVERIFY(!allowed.err.contains("t0k3n"));
}

QTEST_GUILESS_MAIN(TestRestKafka)
#include "tst_rest_kafka.moc"
