// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/kafka_connection.h"
#include "models/sandbox/sandbox.h"
#include "tests/kafka/collecting_sink.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;

namespace {

std::unique_ptr<cluster::Connection> connectTo(const sandbox::Sandbox &sandbox)
{
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, sandbox.bootstrapServers()}};
    return kafka::openConnection(config);
}

int readAll(cluster::Connection &connection, const QString &topic, std::vector<CollectingSink::Message> *messages = nullptr,
            cluster::StartPosition start = {cluster::StartPosition::Kind::Earliest, 0})
{
    auto sink = std::make_shared<CollectingSink>();
    cluster::TailRequest request;
    request.topics = {topic};
    request.start = start;
    request.untilEnd = true;
    const auto tail = connection.reader().openTail(request, sink, {});
    if (!QTest::qWaitFor([&tail] { return tail->status().state == cluster::TailStatus::State::Finished; }, 20'000))
        return -1;
    if (messages)
        *messages = sink->messages();
    return sink->count();
}

} // namespace

class TestSandbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void showsItsTopicsAndBrokers();
    void ordersAreReallyProcessed();
    void createsAndDeletes();
    void refusesWithKafkasErrors();
    void answersOffsetsByTime();
    void listsGroupsWithMembersAndOffsets();
    void describesConfigurations();
    void rateCanBeChanged();
    void survivesHostileBytes();
    void severalLiveAndDie();

private:
    std::unique_ptr<sandbox::Sandbox> m_sandbox;
    std::unique_ptr<cluster::Connection> m_connection;
};

void TestSandbox::initTestCase()
{
    m_sandbox = std::make_unique<sandbox::Sandbox>();
    const auto address = m_sandbox->start(500);
    QVERIFY2(address, address ? "" : qPrintable(address.error().message));
    m_connection = connectTo(*m_sandbox);
    QTRY_COMPARE_WITH_TIMEOUT(int(m_connection->state()), int(cluster::ConnectionState::Connected), 30'000);
}

void TestSandbox::cleanupTestCase()
{
    m_connection.reset();
    kafka::waitForClosedConnections(std::chrono::seconds(5));
    m_sandbox.reset();
}

void TestSandbox::showsItsTopicsAndBrokers()
{
    const auto metadata = waitFor(m_connection->reader().metadata());
    QVERIFY(metadata);
    QCOMPARE((*metadata)->brokers.size(), 3);
    for (const auto &name : {u"user-events"_s, u"orders"_s, u"payments"_s, u"notifications"_s, u"order-failures"_s, u"ride-positions"_s})
        QVERIFY2((*metadata)->topic(name) && !(*metadata)->topic(name)->error, qPrintable(name));
    QCOMPARE((*metadata)->topic(u"orders"_s)->partitions.size(), 6);
}

void TestSandbox::ordersAreReallyProcessed()
{
    m_sandbox->setRate(0);
    std::vector<CollectingSink::Message> orders;
    std::vector<CollectingSink::Message> payments;
    std::vector<CollectingSink::Message> failures;
    // Until the processor has caught up with a source that stands still.
    QTRY_VERIFY_WITH_TIMEOUT(
        (readAll(*m_connection, u"orders"_s, &orders) > 300 &&
         readAll(*m_connection, u"payments"_s, &payments) + readAll(*m_connection, u"order-failures"_s, &failures) == int(orders.size())),
        30'000);
    QVERIFY(failures.size() * 8 < orders.size() && !failures.empty());
    QCOMPARE(readAll(*m_connection, u"notifications"_s), int(payments.size()));
    // Failures are the orders, byte for byte.
    for (const auto &failure : failures)
        QVERIFY(std::any_of(orders.begin(), orders.end(),
                            [&failure](const auto &order) { return order.value == failure.value && order.key == failure.key; }));
    const QJsonObject payment = QJsonDocument::fromJson(QByteArray::fromStdString(*payments.front().value)).object();
    const auto order = std::find_if(orders.begin(), orders.end(), [&payments](const auto &o) { return o.key == payments.front().key; });
    QVERIFY(order != orders.end());
    QCOMPARE(payment.value("amount"_L1), QJsonDocument::fromJson(QByteArray::fromStdString(*order->value)).object().value("total"_L1));
    m_sandbox->setRate(500);
}

void TestSandbox::createsAndDeletes()
{
    const auto created = waitFor(m_connection->writer().createTopics({{u"mine"_s, 3, 2, {{u"retention.ms"_s, u"1000"_s}}}}, false));
    QVERIFY(created && !created->first().error);
    QTRY_VERIFY_WITH_TIMEOUT(waitFor(m_connection->reader().metadata()).value()->topic(u"mine"_s), 30'000);
    cluster::ProducerRecord record;
    record.topic = u"mine"_s;
    record.value = "hello";
    QVERIFY(waitFor(m_connection->writer().produce(record, {})));
    QCOMPARE(readAll(*m_connection, u"mine"_s), 1);
    const auto deleted = waitFor(m_connection->writer().deleteTopics({u"mine"_s, u"never-was"_s}));
    QVERIFY(deleted && !deleted->at(0).error);
    QCOMPARE(deleted->at(1).error->name, u"UNKNOWN_TOPIC_OR_PART"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!waitFor(m_connection->reader().metadata()).value()->topic(u"mine"_s), 30'000);
    const auto again = waitFor(m_connection->writer().createTopics({{u"mine"_s, 1, 1, {}}}, false));
    QCOMPARE(again->first().error->name, u"POLICY_VIOLATION"_s);
}

void TestSandbox::refusesWithKafkasErrors()
{
    const auto outcomes = waitFor(m_connection->writer().createTopics(
        {{u"orders"_s, 1, 1, {}}, {u"bad name"_s, 1, 1, {}}, {u"five"_s, 1, 5, {}}, {u"odd"_s, 1, 1, {{u"no.such"_s, u"1"_s}}}}, false));
    QVERIFY(outcomes);
    QCOMPARE(outcomes->at(0).error->name, u"TOPIC_ALREADY_EXISTS"_s);
    QCOMPARE(outcomes->at(1).error->name, u"TOPIC_EXCEPTION"_s);
    QCOMPARE(outcomes->at(2).error->name, u"INVALID_REPLICATION_FACTOR"_s);
    QCOMPARE(outcomes->at(3).error->name, u"INVALID_CONFIG"_s);
    const auto validated = waitFor(m_connection->writer().createTopics({{u"only-validated"_s, 1, 1, {}}}, true));
    QVERIFY(validated && !validated->first().error);
    QVERIFY(!waitFor(m_connection->reader().metadata()).value()->topic(u"only-validated"_s));
}

void TestSandbox::answersOffsetsByTime()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto at = [this](qint64 time) {
        const auto answers =
            waitFor(m_connection->reader().listOffsets({{{u"user-events"_s, 0}, cluster::OffsetQuery::What::AtTime, time}}));
        return answers && answers->first().offset ? *answers->first().offset : -2;
    };
    QTRY_VERIFY_WITH_TIMEOUT(at(now - 5 * 60'000) > 0, 30'000);
    QCOMPARE(at(0), qint64(0));
    QVERIFY(at(now - 8 * 60'000) < at(now - 2 * 60'000));
    QCOMPARE(at(now + 3'600'000), qint64(-1));
    // The first message of that time or later, to the millisecond: none is passed over, and no older one comes.
    std::vector<CollectingSink::Message> messages;
    readAll(*m_connection, u"user-events"_s, &messages);
    std::erase_if(messages, [](const auto &message) { return message.partition != 0; });
    QVERIFY(messages.size() > 100);
    QList<std::pair<qint64, qint64>> wanted; // time, offset
    for (std::size_t i = 0; i < messages.size(); i += 7) {
        for (const qint64 time : {messages[i].timestampMs, messages[i].timestampMs + 1}) {
            const auto first = std::find_if(messages.begin(), messages.end(), [time](const auto &m) { return m.timestampMs >= time; });
            if (first == messages.end())
                continue; // there may be newer ones by now
            wanted.append({time, first->offset});
        }
    }
    for (const auto &[time, offset] : std::as_const(wanted))
        QCOMPARE(at(time), offset);
}

void TestSandbox::listsGroupsWithMembersAndOffsets()
{
    QTRY_VERIFY_WITH_TIMEOUT(([this] {
                                 const auto groups = waitFor(m_connection->reader().listGroups());
                                 return groups && std::any_of(groups->groups.begin(), groups->groups.end(),
                                                              [](const auto &g) { return g.group == "order-processor"_L1; });
                             }()),
                             15'000);
    QTRY_VERIFY_WITH_TIMEOUT(([this] {
                                 const auto described = waitFor(m_connection->reader().describeGroups({u"order-processor"_s}));
                                 return described && !described->first().error && described->first().state == cluster::GroupState::Stable &&
                                        described->first().members.size() == 1 && described->first().members.first().assignment.size() == 6;
                             }()),
                             15'000);
    QTRY_VERIFY_WITH_TIMEOUT(([this] {
                                 const auto offsets = waitFor(m_connection->reader().groupOffsets(u"order-processor"_s));
                                 return offsets && std::any_of(offsets->begin(), offsets->end(), [](const auto &o) {
                                            return o.partition.topic == "orders"_L1 && o.committed > 0;
                                        });
                             }()),
                             15'000);
}

void TestSandbox::describesConfigurations()
{
    const auto topic = waitFor(m_connection->reader().describeConfigs({cluster::ConfigResource::Type::Topic, u"orders"_s}));
    QVERIFY2(topic, topic ? "" : qPrintable(topic.error().message));
    QVERIFY(std::any_of(topic->begin(), topic->end(),
                        [](const auto &entry) { return entry.name == "cleanup.policy"_L1 && entry.isDefault(); }));
    QVERIFY(waitFor(m_connection->reader().describeConfigs({cluster::ConfigResource::Type::Broker, u"2"_s})));
    QVERIFY(!waitFor(m_connection->reader().describeConfigs({cluster::ConfigResource::Type::Topic, u"no-such"_s})));
}

void TestSandbox::rateCanBeChanged()
{
    const auto sum = [this] {
        QList<cluster::OffsetQuery> queries;
        for (int p = 0; p < 6; ++p)
            queries.append({{u"user-events"_s, p}, cluster::OffsetQuery::What::HighWatermark, 0});
        qint64 total = 0;
        const auto answers = waitFor(m_connection->reader().listOffsets(queries));
        for (const auto &answer : *answers)
            total += answer.offset.value_or(0);
        return total;
    };
    m_sandbox->setRate(sandbox::Sandbox::kMaximumRate);
    const qint64 before = sum();
    QTRY_VERIFY_WITH_TIMEOUT(sum() > before + 50'000, 20'000);
    m_sandbox->setRate(0);
    QCOMPARE(m_sandbox->rate(), 0);
    qint64 last = -1;
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(last, sum()) == sum(), 20'000);
    m_sandbox->setRate(500);
}

void TestSandbox::survivesHostileBytes()
{
    const quint16 port = m_sandbox->bootstrapServers().section(u',', 0, 0).section(u':', 1).toUShort();
    for (const QByteArray &bytes : {QByteArray("GET / HTTP/1.1\r\n\r\n"), QByteArray::fromHex("7fffffff"),
                                    QByteArray::fromHex("00000008"
                                                        "0013ffff00000001"),
                                    QByteArray(100'000, '\xff'),
                                    QByteArray::fromHex("0000001e"
                                                        "0013000400000001ffff"
                                                        "7fffffff"
                                                        "00000000000000000000000000000000")}) {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        QVERIFY(socket.waitForConnected());
        socket.write(bytes);
        QTRY_COMPARE_WITH_TIMEOUT(int(socket.state()), int(QAbstractSocket::UnconnectedState), 30'000);
    }
    QTcpSocket half;
    half.connectToHost(u"127.0.0.1"_s, port);
    QVERIFY(half.waitForConnected());
    half.write(QByteArray::fromHex("00000100"));
    QVERIFY(waitFor(m_connection->reader().metadata()));
}

void TestSandbox::severalLiveAndDie()
{
    for (int i = 0; i < 5; ++i) {
        sandbox::Sandbox other;
        QVERIFY(other.start(100));
        QVERIFY(other.bootstrapServers() != m_sandbox->bootstrapServers());
        const auto connection = connectTo(other);
        QVERIFY(waitFor(connection->reader().metadata()));
    }
    QVERIFY(waitFor(m_connection->reader().metadata()));
}

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
