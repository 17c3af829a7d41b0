// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/kafka_connection.h"
#include "tests/kafka/collecting_sink.h"
#include "tests/support/kafka_server.h"

#include <QSignalSpy>
#include <QTemporaryFile>

#include <QSet>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;

namespace {

cluster::ConnectionConfig configFor(const QString &bootstrap)
{
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, bootstrap}, {u"client.id"_s, u"under-test"_s}};
    return config;
}

} // namespace

class TestRealKafka : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void metadataNamesTopicsAndBrokers();
    void createsAndDeletesTopics();
    void refusesWithKafkasOwnErrors();
    void validateOnlyCreatesNothing();
    void answersOffsets();
    void describesConfigurations();
    void producesAndTailsEveryKindOfMessage();
    void producerAgreesWithTheDefaultPartitioner();
    void producingToAMissingTopicCreatesNothing();
    void noRequestAllowsTheBrokerToCreateATopic();
    void startsWhereItIsTold();
    void debugContextsAreHeardOfWhatIsOpenedNext();
    void theTimestampZeroIsRefused();
    void aFrozenBrokerIsLost();
    void countsWhatWasRemoved();
    void endsAtOffsetsOfTheStart();
    void readsRacks();
    void readsGroups();
    void survivesABrokerThatIsKilled();
    void lookingChangesNothing();

private:
    void create(const QString &topic, int partitions = 1);
    void fill(const QString &topic, int count, qint32 partition = 0);

    std::unique_ptr<KafkaServer> m_kafka;
    std::unique_ptr<cluster::Connection> m_connection;
};

void TestRealKafka::initTestCase()
{
    KafkaServer::Options options;
    options.requestLog = true;
    options.properties = {{u"auto.create.topics.enable"_s, u"true"_s}, {u"broker.rack"_s, u"rack-a"_s}};
    m_kafka = std::make_unique<KafkaServer>(options);
    STREAMSCOPE_REQUIRE_KAFKA(*m_kafka);
    m_connection = kafka::openConnection(configFor(m_kafka->bootstrap()));
    QTRY_COMPARE_WITH_TIMEOUT(int(m_connection->state()), int(cluster::ConnectionState::Connected), 20'000);
}

void TestRealKafka::cleanupTestCase()
{
    m_connection.reset();
    kafka::waitForClosedConnections(std::chrono::seconds(5));
}

void TestRealKafka::create(const QString &topic, int partitions)
{
    const auto outcomes = waitFor(m_connection->writer().createTopics({{topic, partitions, 1, {{u"retention.ms"_s, u"-1"_s}}}}, false));
    QVERIFY2(outcomes, outcomes ? "" : qPrintable(outcomes.error().message));
    QVERIFY2(!outcomes->first().error, outcomes->first().error ? qPrintable(outcomes->first().error->message) : "");
    // The answer may come before the metadata know it.
    for (int i = 0; i < 100; ++i) {
        const auto metadata = waitFor(m_connection->reader().metadata({topic}));
        if (metadata && (*metadata)->topic(topic) && (*metadata)->topic(topic)->partitions.size() == partitions &&
            (*metadata)->topic(topic)->offlineCount() == 0)
            return;
    }
    QFAIL("the topic did not show");
}

void TestRealKafka::fill(const QString &topic, int count, qint32 partition)
{
    QList<core::FutureResult<cluster::Delivery>> sent;
    for (int i = 0; i < count; ++i) {
        cluster::ProducerRecord record;
        record.topic = topic;
        record.partition = partition;
        record.value = QByteArray::number(i);
        sent.append(m_connection->writer().produce(record, {}));
    }
    for (const auto &delivery : sent) {
        const auto result = waitFor(delivery);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    }
}

void TestRealKafka::metadataNamesTopicsAndBrokers()
{
    create(u"orders"_s, 3);
    const auto metadata = waitFor(m_connection->reader().metadata());
    QVERIFY(metadata);
    QCOMPARE((*metadata)->brokers.size(), 1);
    QCOMPARE((*metadata)->brokers.first().id, 1);
    QVERIFY(!(*metadata)->clusterId.isEmpty());
    const cluster::Topic *orders = (*metadata)->topic(u"orders"_s);
    QVERIFY(orders);
    QCOMPARE(orders->partitions.size(), 3);
    QCOMPARE(orders->replicationFactor(), 1);
    QCOMPARE(orders->offlineCount(), 0);
    const auto missing = waitFor(m_connection->reader().metadata({u"no-such-topic"_s}));
    QVERIFY(missing);
    QCOMPARE(int((*missing)->topic(u"no-such-topic"_s)->error->kind), int(core::ErrorKind::UnknownObject));
}

void TestRealKafka::createsAndDeletesTopics()
{
    create(u"to-delete"_s, 2);
    const auto deleted = waitFor(m_connection->writer().deleteTopics({u"to-delete"_s, u"never-was"_s}));
    QVERIFY(deleted);
    QVERIFY(!deleted->at(0).error);
    QCOMPARE(deleted->at(1).error->name, u"UNKNOWN_TOPIC_OR_PART"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!waitFor(m_connection->reader().metadata()).value()->topic(u"to-delete"_s), 30'000);
}

void TestRealKafka::refusesWithKafkasOwnErrors()
{
    create(u"there"_s);
    const auto outcomes = waitFor(m_connection->writer().createTopics(
        {{u"there"_s, 1, 1, {}}, {u"five"_s, 1, 5, {}}, {u"bad config"_s, 1, 1, {}}, {u"odd"_s, 1, 1, {{u"no.such"_s, u"1"_s}}}}, false));
    QVERIFY(outcomes);
    QCOMPARE(outcomes->at(0).error->name, u"TOPIC_ALREADY_EXISTS"_s);
    QCOMPARE(int(outcomes->at(0).error->kind), int(core::ErrorKind::AlreadyExists));
    QCOMPARE(outcomes->at(1).error->name, u"INVALID_REPLICATION_FACTOR"_s);
    QCOMPARE(outcomes->at(2).error->name, u"TOPIC_EXCEPTION"_s);
    QCOMPARE(outcomes->at(3).error->name, u"INVALID_CONFIG"_s);
    const auto longName = waitFor(m_connection->writer().createTopics({{QString(300, u'x'), 1, 1, {}}}, false));
    QVERIFY(longName && longName->first().error);
}

void TestRealKafka::validateOnlyCreatesNothing()
{
    const auto outcomes = waitFor(m_connection->writer().createTopics({{u"only-validated"_s, 1, 1, {}}}, true));
    QVERIFY(outcomes && !outcomes->first().error);
    QVERIFY(!waitFor(m_connection->reader().metadata()).value()->topic(u"only-validated"_s));
}

void TestRealKafka::answersOffsets()
{
    create(u"offsets"_s, 2);
    fill(u"offsets"_s, 10, 1);
    using What = cluster::OffsetQuery::What;
    const cluster::TopicPartition zero{u"offsets"_s, 0};
    const cluster::TopicPartition one{u"offsets"_s, 1};
    const QList<cluster::OffsetQuery> queries = {
        {one, What::LogStart, 0},      {one, What::HighWatermark, 0},          {one, What::LastStable, 0},
        {one, What::AtTime, 0},        {one, What::AtTime, 4'000'000'000'000}, {one, What::MaxTimestamp, 0},
        {zero, What::MaxTimestamp, 0}, {one, What::HighWatermark, 0},          {{u"offsets"_s, 7}, What::HighWatermark, 0}};
    const auto answers = waitFor(m_connection->reader().listOffsets(queries));
    QVERIFY(answers);
    QCOMPARE(answers->size(), queries.size());
    // The highest timestamp may belong to any of them: they were sent within a few milliseconds.
    const QList<qint64> expected = {0, 10, 10, 0, -1, answers->at(5).offset.value_or(-2), -1, 10};
    QVERIFY(expected[5] >= 0 && expected[5] < 10);
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QVERIFY2(answers->at(i).offset, answers->at(i).offset ? "" : qPrintable(answers->at(i).offset.error().message));
        QCOMPARE(*answers->at(i).offset, expected[i]);
    }
    QVERIFY(!answers->last().offset);
}

void TestRealKafka::describesConfigurations()
{
    create(u"configured"_s);
    const auto entries = waitFor(m_connection->reader().describeConfigs({cluster::ConfigResource::Type::Topic, u"configured"_s}));
    QVERIFY(entries);
    const auto it = std::find_if(entries->begin(), entries->end(), [](const auto &entry) { return entry.name == "retention.ms"_L1; });
    QVERIFY(it != entries->end());
    QCOMPARE(*it->value, u"-1"_s);
    QCOMPARE(int(it->source), int(cluster::ConfigSource::DynamicTopic));
    const auto broker = waitFor(m_connection->reader().describeConfigs({cluster::ConfigResource::Type::Broker, u"1"_s}));
    QVERIFY(broker && broker->size() > 50);
    QVERIFY(!waitFor(m_connection->reader().describeConfigs({cluster::ConfigResource::Type::Topic, u"no-such"_s})));
}

void TestRealKafka::producesAndTailsEveryKindOfMessage()
{
    create(u"kinds"_s);
    auto sink = std::make_shared<CollectingSink>();
    cluster::TailRequest request;
    request.topics = {u"kinds"_s};
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    const auto tail = m_connection->reader().openTail(request, sink, {});
    QTRY_COMPARE_WITH_TIMEOUT(int(tail->status().state), int(cluster::TailStatus::State::Reading), 30'000);

    const QByteArray binary = QByteArray::fromHex("00ff10");
    QList<cluster::ProducerRecord> records(5);
    records[0].key = "k";
    records[0].value = "{\"a\":1}";
    records[1].key = "k";
    records[1].headers = {{"a", QByteArray("1")}, {"a", QByteArray("2")}, {"null", std::nullopt}, {"empty", QByteArray("")}};
    records[2].value = binary;
    records[3].key = "";
    records[3].value = "";
    records[4].timestampMs = 1'700'000'000'123;
    for (cluster::ProducerRecord &record : records) {
        record.topic = u"kinds"_s;
        const auto delivery = waitFor(m_connection->writer().produce(record, {}));
        QVERIFY2(delivery, delivery ? "" : qPrintable(delivery.error().message));
    }
    QTRY_COMPARE_WITH_TIMEOUT(sink->count(), 5, 30'000);
    const auto messages = sink->messages();
    QCOMPARE(*messages[0].value, std::string("{\"a\":1}"));
    QVERIFY(messages[1].key && !messages[1].value);
    QCOMPARE(messages[1].headers.size(), size_t(4));
    QCOMPARE(*messages[1].headers[1].second, std::string("2"));
    QVERIFY(!messages[1].headers[2].second && messages[1].headers[3].second->empty());
    QCOMPARE(QByteArray::fromStdString(*messages[2].value), binary);
    QVERIFY(!messages[2].key);
    QVERIFY(messages[3].key && messages[3].key->empty() && messages[3].value && messages[3].value->empty());
    QVERIFY(!messages[4].key && !messages[4].value);
}

void TestRealKafka::producerAgreesWithTheDefaultPartitioner()
{
    create(u"partitioned"_s, 7);
    for (const char *key : {"a", "order-17", "é", "0123456789", ""}) {
        cluster::ProducerRecord record;
        record.topic = u"partitioned"_s;
        record.key = QByteArray(key);
        record.value = "v";
        const auto delivery = waitFor(m_connection->writer().produce(record, {}));
        QVERIFY(delivery);
        if (!record.key->isEmpty())
            QCOMPARE(delivery->partition.partition, cluster::defaultPartition(*record.key, 7));
    }
    // Kafka's own client must agree.
    const RunResult produced = m_kafka->tool(u"ConsoleProducer"_s,
                                             {u"--bootstrap-server"_s, m_kafka->bootstrap(), u"--topic"_s, u"partitioned"_s,
                                              u"--property"_s, u"parse.key=true"_s, u"--property"_s, u"key.separator=:"_s},
                                             "order-17:from-java\n");
    QVERIFY2(produced.code == 0, produced.output.constData());
    auto sink = std::make_shared<CollectingSink>();
    cluster::TailRequest request;
    request.topics = {u"partitioned"_s};
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    request.untilEnd = true;
    const auto tail = m_connection->reader().openTail(request, sink, {});
    QTRY_COMPARE_WITH_TIMEOUT(int(tail->status().state), int(cluster::TailStatus::State::Finished), 30'000);
    const auto messages = sink->messages();
    const auto java = std::find_if(messages.begin(), messages.end(), [](const auto &m) { return m.value == "from-java"; });
    QVERIFY(java != messages.end());
    QCOMPARE(java->partition, cluster::defaultPartition("order-17", 7));
}

void TestRealKafka::producingToAMissingTopicCreatesNothing()
{
    cluster::ProducerRecord record;
    record.topic = u"never-created"_s;
    record.value = "v";
    const auto delivery = waitFor(m_connection->writer().produce(record, {}));
    QVERIFY(!delivery);
    QCOMPARE(int(delivery.error().kind), int(core::ErrorKind::UnknownObject));
    QVERIFY(!waitFor(m_connection->reader().metadata()).value()->topic(u"never-created"_s));
}

// While a connection is being made its other requests are under way: also none of them may ask for the topic in a way that
// lets the broker create it. A producer asks again for what it once wrote to, and would create what was deleted since.
void TestRealKafka::noRequestAllowsTheBrokerToCreateATopic()
{
    constexpr int kTries = 15;
    create(u"written-to"_s);
    cluster::ConnectionConfig config = configFor(m_kafka->bootstrap());
    config.properties.append({u"client.id"_s, u"only-asking"_s});
    (void)m_kafka->requests();
    for (int i = 0; i < kTries; ++i) {
        const auto connection = kafka::openConnection(config);
        cluster::ProducerRecord record;
        record.topic = u"never-created-%1"_s.arg(i);
        QVERIFY(!waitFor(connection->writer().produce(record, {})));
        QVERIFY(!waitFor(connection->writer().produce(record, {})));
        record.topic = u"written-to"_s;
        QVERIFY(waitFor(connection->writer().produce(record, {})));
    }
    kafka::waitForClosedConnections(std::chrono::seconds(5));
    QStringList creating;
    int produced = 0;
    QTRY_VERIFY(([&] {
        for (const RequestSeen &request : m_kafka->requests()) {
            if (request.clientId != "only-asking"_L1)
                continue;
            produced += request.api == "PRODUCE"_L1 ? 1 : 0;
            if (request.json.contains("\"allowAutoTopicCreation\":true"_L1))
                creating.append(request.json);
        }
        return produced == kTries;
    }()));
    QVERIFY2(creating.isEmpty(), qPrintable(u"%1 requests, the first: %2"_s.arg(creating.size()).arg(creating.value(0))));
    const auto metadata = waitFor(m_connection->reader().metadata());
    QVERIFY(metadata);
    for (const cluster::Topic &topic : (*metadata)->topics)
        QVERIFY2(!topic.name.startsWith("never-created"_L1), qPrintable(topic.name));
}

void TestRealKafka::startsWhereItIsTold()
{
    create(u"starts"_s, 2);
    fill(u"starts"_s, 20, 0);
    fill(u"starts"_s, 5, 1);
    using Kind = cluster::StartPosition::Kind;
    const auto read = [this](Kind kind, qint64 value) {
        auto sink = std::make_shared<CollectingSink>();
        cluster::TailRequest request;
        request.topics = {u"starts"_s};
        request.start = {kind, value};
        request.untilEnd = true;
        const auto tail = m_connection->reader().openTail(request, sink, {});
        (void)QTest::qWaitFor([&tail] { return tail->status().state == cluster::TailStatus::State::Finished; }, 20'000);
        return tail->status().state == cluster::TailStatus::State::Finished ? sink->count() : -1;
    };
    QCOMPARE(read(Kind::Earliest, 0), 25);
    QCOMPARE(read(Kind::Latest, 0), 0);
    QCOMPARE(read(Kind::Offset, 3), 19);
    QCOMPARE(read(Kind::LastN, 12), 12);
    QCOMPARE(read(Kind::LastN, 1000), 25);
    QCOMPARE(read(Kind::Time, 0), 25);
    QCOMPARE(read(Kind::Time, 4'000'000'000'000), 0);
}

void TestRealKafka::debugContextsAreHeardOfWhatIsOpenedNext()
{
    create(u"debugged"_s);
    QStringList lines;
    const auto heard = connect(m_connection.get(), &cluster::Connection::logLine, this, [&lines](const cluster::LogLine &line) {
        if (line.level == 7)
            lines.append(line.facility);
    });
    m_connection->setDebugContexts(u"fetch,msg"_s);
    auto sink = std::make_shared<CollectingSink>();
    cluster::TailRequest request;
    request.topics = {u"debugged"_s};
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    auto tail = m_connection->reader().openTail(request, sink, {});
    QTRY_VERIFY_WITH_TIMEOUT(lines.contains(u"FETCH"_s), 20'000);
    tail.reset();
    cluster::ProduceOptions options;
    options.acks = cluster::Acks::None; // a producer of its own, opened now
    cluster::ProducerRecord record;
    record.topic = u"debugged"_s;
    QVERIFY(waitFor(m_connection->writer().produce(record, options)));
    QTRY_VERIFY_WITH_TIMEOUT(lines.contains(u"PRODUCE"_s) || lines.contains(u"MSGSET"_s), 20'000);
    m_connection->setDebugContexts({});
    disconnect(heard);
}

// librdkafka takes it for "now": that would be a lie about the message.
void TestRealKafka::theTimestampZeroIsRefused()
{
    create(u"epoch"_s);
    cluster::ProducerRecord record;
    record.topic = u"epoch"_s;
    record.timestampMs = 0;
    const auto refused = waitFor(m_connection->writer().produce(record, {}));
    QVERIFY(!refused);
    QCOMPARE(int(refused.error().kind), int(core::ErrorKind::InvalidInput));
    record.timestampMs = 1;
    QVERIFY(waitFor(m_connection->writer().produce(record, {})));
}

// It keeps its connections, so nothing fails: what is not answered for a while has somebody ask.
void TestRealKafka::aFrozenBrokerIsLost()
{
    QTRY_COMPARE_WITH_TIMEOUT(int(m_connection->state()), int(cluster::ConnectionState::Connected), 20'000);
    m_kafka->node().suspend();
    // The first one may still be answered; who looks at a cluster asks again and again.
    QList<core::FutureResult<QList<cluster::OffsetAnswer>>> asked;
    const bool lost = QTest::qWaitFor(
        [&] {
            if (asked.isEmpty() || asked.last().isFinished())
                asked.append(m_connection->reader().listOffsets({{{u"epoch"_s, 0}, cluster::OffsetQuery::What::HighWatermark, 0}}));
            return m_connection->state() == cluster::ConnectionState::Lost;
        },
        30'000);
    m_kafka->node().resume();
    QVERIFY(lost);
    QTRY_COMPARE_WITH_TIMEOUT(int(m_connection->state()), int(cluster::ConnectionState::Connected), 30'000);
}

void TestRealKafka::countsWhatWasRemoved()
{
    create(u"removed"_s);
    fill(u"removed"_s, 30);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("{\"partitions\":[{\"topic\":\"removed\",\"partition\":0,\"offset\":20}],\"version\":1}");
    file.flush();
    const RunResult removed =
        m_kafka->tool(u"DeleteRecordsCommand"_s, {u"--bootstrap-server"_s, m_kafka->bootstrap(), u"--offset-json-file"_s, file.fileName()});
    QVERIFY2(removed.code == 0, removed.output.constData());
    auto sink = std::make_shared<CollectingSink>();
    cluster::TailRequest request;
    request.topics = {u"removed"_s};
    request.start = {cluster::StartPosition::Kind::Offset, 5};
    request.untilEnd = true;
    const auto tail = m_connection->reader().openTail(request, sink, {});
    QTRY_COMPARE_WITH_TIMEOUT(int(tail->status().state), int(cluster::TailStatus::State::Finished), 30'000);
    QCOMPARE(sink->count(), 10);
    QCOMPARE(tail->status().removed, quint64(15));
}

void TestRealKafka::endsAtOffsetsOfTheStart()
{
    create(u"ends"_s);
    fill(u"ends"_s, 10);
    auto sink = std::make_shared<CollectingSink>();
    cluster::TailRequest request;
    request.topics = {u"ends"_s};
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    request.maxMessages = 4;
    const auto tail = m_connection->reader().openTail(request, sink, {});
    QTRY_COMPARE_WITH_TIMEOUT(int(tail->status().state), int(cluster::TailStatus::State::Finished), 30'000);
    QCOMPARE(sink->count(), 4);
}

void TestRealKafka::readsRacks()
{
    const auto racks = waitFor(m_connection->reader().brokerRacks());
    QVERIFY(racks);
    QCOMPARE(*racks, (QHash<qint32, QString>{{1, u"rack-a"_s}}));
}

void TestRealKafka::readsGroups()
{
    create(u"grouped"_s);
    fill(u"grouped"_s, 8);
    const RunResult consumed =
        m_kafka->tool(u"consumer.ConsoleConsumer"_s, {u"--bootstrap-server"_s, m_kafka->bootstrap(), u"--topic"_s, u"grouped"_s,
                                                      u"--group"_s, u"readers"_s, u"--from-beginning"_s, u"--max-messages"_s, u"5"_s});
    QVERIFY2(consumed.code == 0, consumed.output.constData());
    const auto groups = waitFor(m_connection->reader().listGroups());
    QVERIFY(groups);
    QVERIFY(std::any_of(groups->groups.begin(), groups->groups.end(), [](const auto &g) { return g.group == "readers"_L1; }));
    const auto described = waitFor(m_connection->reader().describeGroups({u"readers"_s}));
    QVERIFY(described && !described->first().error);
    QCOMPARE(int(described->first().state), int(cluster::GroupState::Empty));
    const auto offsets = waitFor(m_connection->reader().groupOffsets(u"readers"_s));
    QVERIFY(offsets);
    QCOMPARE(offsets->size(), 1);
    QCOMPARE(offsets->first().committed, qint64(5));
}

void TestRealKafka::survivesABrokerThatIsKilled()
{
    KafkaServer kafka;
    STREAMSCOPE_REQUIRE_KAFKA(kafka);
    const auto connection = kafka::openConnection(configFor(kafka.bootstrap()));
    QVERIFY(waitFor(connection->writer().createTopics({{u"t"_s, 2, 1, {{u"flush.messages"_s, u"1"_s}}}}, false)));
    auto sink = std::make_shared<CollectingSink>();
    cluster::TailRequest request;
    request.topics = {u"t"_s};
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    const auto tail = connection->reader().openTail(request, sink, {});
    int acknowledged = 0;
    const auto produce = [&](int count) {
        for (int i = 0; i < count; ++i) {
            cluster::ProducerRecord record;
            record.topic = u"t"_s;
            record.partition = i % 2;
            record.value = QByteArray::number(acknowledged);
            acknowledged += waitFor(connection->writer().produce(record, {})) ? 1 : 0;
        }
    };
    produce(50);
    QCOMPARE(acknowledged, 50);
    QTRY_COMPARE_WITH_TIMEOUT(sink->count(), 50, 30'000);
    kafka.node().kill();
    QTRY_COMPARE_WITH_TIMEOUT(int(tail->status().state), int(cluster::TailStatus::State::Waiting), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(int(connection->state()), int(cluster::ConnectionState::Lost), 20'000);
    QVERIFY2(kafka.node().start(), kafka.node().log().constData());
    QTRY_COMPARE_WITH_TIMEOUT(int(connection->state()), int(cluster::ConnectionState::Connected), 20'000);
    produce(50);
    QVERIFY(acknowledged >= 90);
    QTRY_COMPARE_WITH_TIMEOUT(sink->count(), acknowledged, 30'000);
    std::set<std::pair<qint32, qint64>> distinct;
    for (const auto &message : sink->messages())
        distinct.emplace(message.partition, message.offset);
    QCOMPARE(int(distinct.size()), sink->count());
}

void TestRealKafka::lookingChangesNothing()
{
    create(u"looked-at"_s, 2);
    fill(u"looked-at"_s, 10);
    const auto topicsBefore = waitFor(m_connection->reader().metadata());
    cluster::ConnectionConfig config = configFor(m_kafka->bootstrap());
    config.properties.append({u"client.id"_s, u"only-looking"_s});
    {
        const auto connection = kafka::openConnection(config);
        QVERIFY(waitFor(connection->reader().metadata()));
        QVERIFY(waitFor(connection->reader().metadata({u"looked-at"_s, u"does-not-exist"_s})));
        (void)waitFor(connection->reader().describeConfigs({cluster::ConfigResource::Type::Topic, u"does-not-exist"_s}));
        QVERIFY(waitFor(connection->reader().describeConfigs({cluster::ConfigResource::Type::Topic, u"looked-at"_s})));
        QVERIFY(waitFor(connection->reader().listOffsets({{{u"looked-at"_s, 0}, cluster::OffsetQuery::What::HighWatermark, 0}})));
        QVERIFY(waitFor(connection->reader().listGroups()));
        QVERIFY(waitFor(connection->reader().brokerRacks()));
        // A group that is not there has no coordinator to be asked for: that would create the offsets topic.
        const auto missingGroup = waitFor(connection->reader().describeGroups({u"no-such-group"_s}));
        QVERIFY(missingGroup && missingGroup->first().error);
        QCOMPARE(int(missingGroup->first().error->kind), int(core::ErrorKind::UnknownObject));
        QVERIFY(!waitFor(connection->reader().groupOffsets(u"no-such-group"_s)));
        auto sink = std::make_shared<CollectingSink>();
        cluster::TailRequest request;
        request.topics = {u"looked-at"_s};
        request.start = {cluster::StartPosition::Kind::Earliest, 0};
        const auto tail = connection->reader().openTail(request, sink, {});
        QTRY_COMPARE_WITH_TIMEOUT(sink->count(), 10, 30'000);
        cluster::TailRequest missing = request;
        missing.topics = {u"does-not-exist-either"_s};
        const auto failing = connection->reader().openTail(missing, sink, {});
        QTRY_COMPARE_WITH_TIMEOUT(int(failing->status().state), int(cluster::TailStatus::State::Failed), 30'000);
    }
    kafka::waitForClosedConnections(std::chrono::seconds(5));
    const QSet<QString> allowed = {u"API_VERSIONS"_s, u"METADATA"_s,         u"FETCH"_s,
                                   u"LIST_OFFSETS"_s, u"DESCRIBE_CONFIGS"_s, u"LIST_GROUPS"_s};
    QSet<QString> seen;
    QTRY_VERIFY(([&] {
        for (const RequestSeen &request : m_kafka->requests()) {
            if (request.clientId == "only-looking"_L1)
                seen.insert(request.api);
        }
        return seen.contains(u"FETCH"_s) && seen.contains(u"LIST_GROUPS"_s);
    }()));
    const QSet<QString> others = seen - allowed;
    QVERIFY2(others.isEmpty(), qPrintable(QStringList(others.begin(), others.end()).join(u' ')));
    const auto topicsAfter = waitFor(m_connection->reader().metadata());
    QCOMPARE((*topicsAfter)->topics.size(), (*topicsBefore)->topics.size());
}

QTEST_GUILESS_MAIN(TestRealKafka)
#include "tst_real_kafka.moc"
