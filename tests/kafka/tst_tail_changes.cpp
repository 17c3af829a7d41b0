// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A tail on real Kafka whose topics change under it: partitions are added, topics are deleted and made anew, retention takes
// what is not read yet. What it saw is counted against Kafka's own consumer.
#include "models/kafka/kafka_connection.h"
#include "tests/kafka/topic_fixture.h"

#include <algorithm>
#include <atomic>
#include <set>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;

namespace {

using State = cluster::TailStatus::State;

cluster::TailRequest requestFor(const QStringList &topics)
{
    cluster::TailRequest request;
    request.topics = topics;
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    return request;
}

// Takes so many messages and no more.
class BoundedSink final : public cluster::MessageSink {
public:
    explicit BoundedSink(std::size_t bound)
        : most(bound)
    {
    }
    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        const std::size_t left = most.load() - static_cast<std::size_t>(taken.count());
        return taken.append(messages.first(std::min(left, messages.size())));
    }

    std::atomic<std::size_t> most;
    CollectingSink taken;
};

std::set<std::pair<qint32, qint64>> placesOf(const CollectingSink &sink)
{
    std::set<std::pair<qint32, qint64>> places;
    for (const CollectingSink::Message &message : sink.messages())
        places.emplace(message.partition, message.offset);
    return places;
}

} // namespace

class TestTailChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void anAddedPartitionIsReadFromItsStart();
    void aDeletedTopicEndsTheTail();
    void oneOfSeveralTopicsIsDeleted();
    void aTopicThatWasMadeAnewIsReadFromItsStart();
    void messagesOfATopicThatWasMadeAnewAreNotPassedOver_data();
    void messagesOfATopicThatWasMadeAnewAreNotPassedOver();
    void whatRetentionTookIsCounted();

private:
    [[nodiscard]] RunResult topicTool(const QStringList &arguments) const;
    [[nodiscard]] bool setRetention(const QString &topic, const QString &milliseconds) const;
    [[nodiscard]] qint64 logStart(const QString &topic) const;
    [[nodiscard]] bool deleteTopic(const QString &topic) const;
    [[nodiscard]] bool makeAnew(const QString &topic, int messages);

    std::unique_ptr<KafkaServer> m_kafka;
    std::unique_ptr<cluster::Connection> m_connection;
};

void TestTailChanges::initTestCase()
{
    KafkaServer::Options options;
    options.properties = {{u"log.retention.check.interval.ms"_s, u"200"_s}, {u"log.initial.task.delay.ms"_s, u"200"_s}};
    m_kafka = std::make_unique<KafkaServer>(options);
    STREAMSCOPE_REQUIRE_KAFKA(*m_kafka);
    // Little is fetched ahead: what retention takes is then still to be fetched.
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, m_kafka->bootstrap()},
                         {u"queued.min.messages"_s, u"10"_s},
                         {u"queued.max.messages.kbytes"_s, u"100"_s},
                         {u"fetch.message.max.bytes"_s, u"20000"_s}};
    m_connection = kafka::openConnection(config);
    QTRY_COMPARE_WITH_TIMEOUT(int(m_connection->state()), int(cluster::ConnectionState::Connected), 20'000);
}

void TestTailChanges::cleanupTestCase()
{
    m_connection.reset();
    kafka::waitForClosedConnections(std::chrono::seconds(5));
}

RunResult TestTailChanges::topicTool(const QStringList &arguments) const
{
    return m_kafka->tool(u"TopicCommand"_s, QStringList{u"--bootstrap-server"_s, m_kafka->bootstrap()} + arguments);
}

bool TestTailChanges::setRetention(const QString &topic, const QString &milliseconds) const
{
    const RunResult run =
        m_kafka->tool(u"kafka.admin.ConfigCommand"_s, {u"--bootstrap-server"_s, m_kafka->bootstrap(), u"--alter"_s, u"--topic"_s, topic,
                                                       u"--add-config"_s, u"retention.ms="_s + milliseconds});
    return run.code == 0 && QTest::qWaitFor(
                                [&] {
                                    const auto entries =
                                        waitFor(m_connection->reader().describeConfigs({cluster::ConfigResource::Type::Topic, topic}));
                                    return entries && std::any_of(entries->begin(), entries->end(), [&](const auto &entry) {
                                               return entry.name == "retention.ms"_L1 && entry.value == milliseconds;
                                           });
                                },
                                20'000);
}

qint64 TestTailChanges::logStart(const QString &topic) const
{
    const auto answers = waitFor(m_connection->reader().listOffsets({{{topic, 0}, cluster::OffsetQuery::What::LogStart, 0}}));
    return answers && answers->first().offset ? *answers->first().offset : -1;
}

bool TestTailChanges::deleteTopic(const QString &topic) const
{
    const auto outcomes = waitFor(m_connection->writer().deleteTopics({topic}));
    return outcomes && !outcomes->first().error;
}

bool TestTailChanges::makeAnew(const QString &topic, int messages)
{
    return deleteTopic(topic) && createTopic(*m_connection, topic, 1) && fillTopic(*m_connection, topic, messages, 1);
}

void TestTailChanges::anAddedPartitionIsReadFromItsStart()
{
    QVERIFY(createTopic(*m_connection, u"grown"_s, 1));
    QVERIFY(fillTopic(*m_connection, u"grown"_s, 30, 1));
    auto sink = std::make_shared<CollectingSink>();
    const auto tail = m_connection->reader().openTail(requestFor({u"grown"_s}), sink, {});
    QTRY_COMPARE_WITH_TIMEOUT(sink->count(), 30, 30'000);
    const RunResult grown = topicTool({u"--alter"_s, u"--topic"_s, u"grown"_s, u"--partitions"_s, u"3"_s});
    QVERIFY2(grown.code == 0, grown.output.constData());
    QVERIFY(waitForTopic(*m_connection, u"grown"_s, 3));
    QVERIFY(fillTopic(*m_connection, u"grown"_s, 40, 2, {}, 1)); // before the tail knows of them
    QTRY_COMPARE_WITH_TIMEOUT(sink->count(), 70, 30'000);
    QVERIFY(fillTopic(*m_connection, u"grown"_s, 30, 3));
    QTRY_COMPARE_WITH_TIMEOUT(sink->count(), 100, 30'000);
    QCOMPARE(int(placesOf(*sink).size()), 100);
    QCOMPARE(qsizetype(sink->count()), consoleCount(*m_kafka, u"grown"_s));
    QCOMPARE(tail->status().positions.size(), 3);
    QCOMPARE(int(tail->status().state), int(State::Reading));
}

void TestTailChanges::aDeletedTopicEndsTheTail()
{
    QVERIFY(createTopic(*m_connection, u"deleted"_s, 2));
    QVERIFY(fillTopic(*m_connection, u"deleted"_s, 30, 2));
    const qsizetype console = consoleCount(*m_kafka, u"deleted"_s);
    auto sink = std::make_shared<CollectingSink>();
    const auto tail = m_connection->reader().openTail(requestFor({u"deleted"_s}), sink, {});
    QTRY_COMPARE_WITH_TIMEOUT(sink->count(), 30, 30'000);
    QVERIFY(deleteTopic(u"deleted"_s));
    QTRY_COMPARE_WITH_TIMEOUT(int(tail->status().state), int(State::Failed), 30'000);
    QCOMPARE(int(tail->status().error->kind), int(core::ErrorKind::UnknownObject));
    QCOMPARE(qsizetype(sink->count()), console);
}

void TestTailChanges::oneOfSeveralTopicsIsDeleted()
{
    QVERIFY(createTopic(*m_connection, u"goes"_s, 1));
    QVERIFY(createTopic(*m_connection, u"stays"_s, 1));
    QVERIFY(fillTopic(*m_connection, u"goes"_s, 10, 1));
    QVERIFY(fillTopic(*m_connection, u"stays"_s, 10, 1));
    auto sink = std::make_shared<CollectingSink>();
    const auto tail = m_connection->reader().openTail(requestFor({u"goes"_s, u"stays"_s}), sink, {});
    QTRY_COMPARE_WITH_TIMEOUT(sink->count(), 20, 30'000);
    QVERIFY(deleteTopic(u"goes"_s));
    QTRY_VERIFY_WITH_TIMEOUT(tail->status().positions.first().error.has_value(), 30'000);
    QCOMPARE(int(tail->status().positions.first().error->kind), int(core::ErrorKind::UnknownObject));
    QVERIFY(fillTopic(*m_connection, u"stays"_s, 10, 1));
    QTRY_COMPARE_WITH_TIMEOUT(sink->count(), 30, 30'000);
    QCOMPARE(int(tail->status().state), int(State::Reading));
    QCOMPARE(consoleCount(*m_kafka, u"stays"_s), qsizetype{20});
}

// So quickly that no metadata in between lacks it. It ends before the offset that is wanted next: all of it is read.
void TestTailChanges::aTopicThatWasMadeAnewIsReadFromItsStart()
{
    QVERIFY(createTopic(*m_connection, u"anew"_s, 1));
    QVERIFY(fillTopic(*m_connection, u"anew"_s, 40, 1));
    auto sink = std::make_shared<CollectingSink>();
    const auto tail = m_connection->reader().openTail(requestFor({u"anew"_s}), sink, {});
    QTRY_COMPARE_WITH_TIMEOUT(sink->count(), 40, 30'000);
    QVERIFY(makeAnew(u"anew"_s, 15));
    QTRY_VERIFY_WITH_TIMEOUT(sink->count() == 55 || tail->status().state == State::Failed, 30'000);
    QCOMPARE(consoleCount(*m_kafka, u"anew"_s), qsizetype{15});
    if (tail->status().state == State::Failed) { // it saw the topic being away
        QCOMPARE(int(tail->status().error->kind), int(core::ErrorKind::UnknownObject));
        QCOMPARE(sink->count(), 40);
        return;
    }
    const auto messages = sink->messages();
    for (int i = 0; i < 15; ++i)
        QCOMPARE(messages[std::size_t(40 + i)].offset, qint64{i});
}

// It goes beyond the offset that is wanted next: librdkafka would go on there.
void TestTailChanges::messagesOfATopicThatWasMadeAnewAreNotPassedOver_data()
{
    QTest::addColumn<int>("after");
    QTest::newRow("as many") << 20;
    QTest::newRow("more") << 40;
}

void TestTailChanges::messagesOfATopicThatWasMadeAnewAreNotPassedOver()
{
    QFETCH(const int, after);
    const QString topic = u"anew-%1"_s.arg(after);
    QVERIFY(createTopic(*m_connection, topic, 1));
    QVERIFY(fillTopic(*m_connection, topic, 20, 1));
    auto sink = std::make_shared<CollectingSink>();
    const auto tail = m_connection->reader().openTail(requestFor({topic}), sink, {});
    QTRY_COMPARE_WITH_TIMEOUT(sink->count(), 20, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(tail->status().positions.first().atEnd, 30'000);
    QVERIFY(makeAnew(topic, after));
    QTRY_COMPARE_WITH_TIMEOUT(int(tail->status().state), int(State::Failed), 30'000);
    QCOMPARE(int(tail->status().error->kind), int(core::ErrorKind::UnknownObject));
    // Who begins again sees all of it.
    auto anew = std::make_shared<CollectingSink>();
    const auto second = m_connection->reader().openTail(requestFor({topic}), anew, {});
    QTRY_COMPARE_WITH_TIMEOUT(anew->count(), after, 30'000);
    QCOMPARE(consoleCount(*m_kafka, topic), qsizetype{after});
}

void TestTailChanges::whatRetentionTookIsCounted()
{
    constexpr int kBefore = 2000;
    constexpr int kAfter = 50;
    QVERIFY(createTopic(*m_connection, u"retained"_s, 1));
    // In many batches: a broker sends a whole one, whatever was asked for.
    for (int part = 0; part < 20; ++part)
        QVERIFY(fillTopic(*m_connection, u"retained"_s, kBefore / 20, 1, {}, 0, QByteArray(1000, 'x')));
    auto sink = std::make_shared<BoundedSink>(100);
    const auto tail = m_connection->reader().openTail(requestFor({u"retained"_s}), sink, {});
    QTRY_COMPARE_WITH_TIMEOUT(int(tail->status().state), int(State::Full), 30'000);
    QVERIFY(setRetention(u"retained"_s, u"1"_s));
    QTRY_COMPARE_WITH_TIMEOUT(logStart(u"retained"_s), qint64{kBefore}, 60'000);
    QVERIFY(setRetention(u"retained"_s, u"-1"_s));
    QVERIFY(fillTopic(*m_connection, u"retained"_s, kAfter, 1));
    sink->most = kBefore + kAfter;
    QTRY_COMPARE_WITH_TIMEOUT(tail->status().positions.first().next, qint64{kBefore + kAfter}, 60'000);
    const auto places = placesOf(sink->taken);
    QVERIFY2(int(places.size()) < kBefore, "nothing was left to be taken");
    QCOMPARE(int(places.size()), sink->taken.count());
    QCOMPARE(quint64(places.size()) + tail->status().removed, quint64{kBefore + kAfter});
    const auto seenAfter = std::count_if(places.begin(), places.end(), [](const auto &place) { return place.second >= kBefore; });
    QCOMPARE(int(seenAfter), kAfter);
    QCOMPARE(consoleCount(*m_kafka, u"retained"_s), qsizetype{kAfter});
}

QTEST_GUILESS_MAIN(TestTailChanges)
#include "tst_tail_changes.moc"
