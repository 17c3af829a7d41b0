// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Many messages on real Apache Kafka: each is accounted for, transactions are seen or not seen, partitions are who should have
// them; and what becomes of them where brokers are away.
#include "models/kafka/bulk_producer.h"
#include "models/kafka/kafka_connection.h"
#include "tests/kafka/collecting_sink.h"
#include "tests/support/kafka_server.h"

#include <QTest>

#include <atomic>
#include <set>

using namespace Qt::StringLiterals;
using namespace streamscope;
using State = cluster::BulkStatus::State;

namespace {

constexpr int kLong = 60'000;

cluster::BulkRequest requestFor(const QString &topic, qint32 partitions)
{
    cluster::BulkRequest request;
    request.topic = topic;
    request.partitions = partitions;
    return request;
}

// "key-N" → "value-N", and what became of each.
class NumberedFeed final : public cluster::RecordFeed {
public:
    explicit NumberedFeed(quint64 count, quint64 chunk = 0)
        : m_count(count)
        , m_chunk(chunk)
    {
    }
    [[nodiscard]] Next next(cluster::ProducerRecord &record) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_chunk > 0 && m_made > m_closed && (m_made % m_chunk == 0 || m_made == m_count)) {
            m_closed = m_made;
            return {Step::Commit, 0};
        }
        if (m_made == m_count)
            return {Step::End, 0};
        record.key = "key-" + QByteArray::number(m_made);
        record.value = value.isNull() ? "value-" + QByteArray::number(m_made) : value;
        ++m_made;
        return {Step::Send, 0};
    }
    void settled(quint64 number, const cluster::DeliveryReport &report) override
    {
        const std::lock_guard lock(m_mutex);
        QVERIFY(m_settled.insert(number).second);
        m_good += report.error ? 0 : 1;
    }
    bool concluded(bool committed) override
    {
        const std::lock_guard lock(m_mutex);
        concludedAs.append(committed);
        return false;
    }
    [[nodiscard]] std::size_t settledCount() const
    {
        const std::lock_guard lock(m_mutex);
        return m_settled.size();
    }
    [[nodiscard]] quint64 madeCount() const
    {
        const std::lock_guard lock(m_mutex);
        return m_made;
    }
    [[nodiscard]] quint64 goodCount() const
    {
        const std::lock_guard lock(m_mutex);
        return m_good;
    }

    QByteArray value; ///< null: numbered
    QList<bool> concludedAs;

private:
    const quint64 m_count;
    const quint64 m_chunk;
    mutable std::mutex m_mutex;
    quint64 m_made = 0;
    quint64 m_closed = 0;
    quint64 m_good = 0;
    std::set<quint64> m_settled;
};

// Ten messages and one that is too large for the topic; ten more when that is taken back.
class TwoTransactions final : public cluster::RecordFeed {
public:
    [[nodiscard]] Next next(cluster::ProducerRecord &record) override
    {
        if (m_made == kFirst && !m_concluded)
            return {Step::Wait, 10'000};
        if (m_made == kFirst + 10)
            return {Step::End, 0};
        record.value = m_made == kFirst - 1 ? QByteArray(300'000, 'x') : "value-" + QByteArray::number(m_made);
        ++m_made;
        return {Step::Send, 0};
    }
    void settled(quint64, const cluster::DeliveryReport &report) override { refused += report.refused ? 1 : 0; }
    bool concluded(bool) override
    {
        m_concluded = true;
        return false;
    }

    std::atomic<int> refused = 0;

private:
    static constexpr int kFirst = 11;
    int m_made = 0;
    bool m_concluded = false;
};

} // namespace

class TestBulkProducer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyMessageIsAccounted_data();
    void everyMessageIsAccounted();
    void partitionersDivide_data();
    void partitionersDivide();
    void messagesWaitForABatch();
    void committedByHand();
    void abortedByHand();
    void whatFollowsARefusedMessageIsCommitted();
    void chunksAreCommittedByTheFeed();
    void lettingGoAborts();
    void tooLargeIsAnErrorOfOne();
    void aStopGivesUpWhatNobodyAnswers();
    void whatAFullQueueHasNotTakenIsGivenBack();
    void aMissingPartitionIsRefused();

private:
    std::unique_ptr<testing::KafkaServer> m_server;
    std::unique_ptr<cluster::Connection> m_connection;
    cluster::ConnectionConfig m_config;

    void makeTopic(const QString &name, int partitions)
    {
        const auto made = m_connection->writer().createTopics({{name, partitions, 1, {}}}, false);
        QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), kLong);
        QVERIFY(made.result().has_value());
    }
    std::unique_ptr<cluster::BulkProducer> open(const cluster::BulkRequest &request, std::shared_ptr<cluster::RecordFeed> feed)
    {
        return std::make_unique<kafka::BulkProducer>(m_config, request, std::move(feed), [] {});
    }
    std::vector<testing::CollectingSink::Message> read(const QString &topic,
                                                       cluster::Isolation isolation = cluster::Isolation::ReadCommitted)
    {
        auto sink = std::make_shared<testing::CollectingSink>();
        cluster::TailRequest request;
        request.topics = {topic};
        request.start = {cluster::StartPosition::Kind::Earliest, 0};
        request.untilEnd = true;
        request.isolation = isolation;
        const auto tail = m_connection->reader().openTail(request, sink, [] {});
        if (!QTest::qWaitFor([&tail] { return tail->status().state == cluster::TailStatus::State::Finished; }, kLong))
            qWarning("the tail did not end");
        return sink->messages();
    }
};

void TestBulkProducer::initTestCase()
{
    testing::KafkaServer::Options options;
    options.requestLog = true;
    m_server = std::make_unique<testing::KafkaServer>(options);
    STREAMSCOPE_REQUIRE_KAFKA(*m_server);
    m_config.properties = {{u"bootstrap.servers"_s, m_server->bootstrap()}};
    m_connection = kafka::openConnection(m_config);
}

void TestBulkProducer::everyMessageIsAccounted_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("acks");
    QTest::addColumn<bool>("idempotent");
    QTest::addColumn<int>("compression");
    using cluster::Acks;
    using cluster::Compression;
    QTest::newRow("idempotent, lz4") << u"all-lz4"_s << int(Acks::All) << true << int(Compression::Lz4);
    QTest::newRow("not idempotent, zstd") << u"all-zstd"_s << int(Acks::All) << false << int(Compression::Zstd);
    QTest::newRow("leader, gzip") << u"one-gzip"_s << int(Acks::Leader) << true << int(Compression::Gzip);
    QTest::newRow("nobody, snappy") << u"none-snappy"_s << int(Acks::None) << true << int(Compression::Snappy);
}

void TestBulkProducer::everyMessageIsAccounted()
{
    QFETCH(QString, name);
    QFETCH(int, acks);
    QFETCH(bool, idempotent);
    QFETCH(int, compression);
    makeTopic(name, 3);
    constexpr quint64 kCount = 20'000;
    auto feed = std::make_shared<NumberedFeed>(kCount);
    cluster::BulkRequest request = requestFor(name, 3);
    request.options.acks = static_cast<cluster::Acks>(acks);
    request.options.idempotent = idempotent;
    request.options.compression = static_cast<cluster::Compression>(compression);
    const auto producer = open(request, feed);
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Finished, kLong);
    const cluster::BulkStatus status = producer->status();
    QCOMPARE(status.sent, kCount);
    QCOMPARE(status.acknowledged, kCount);
    QCOMPARE(status.failed, quint64(0));
    QCOMPARE(feed->settledCount(), std::size_t(kCount));
    quint64 sum = 0;
    for (const auto &counts : status.partitions)
        sum += counts.acknowledged;
    QCOMPARE(sum, kCount);
    // acks 0 says nothing: the last ones may still be on their way.
    QTRY_COMPARE_WITH_TIMEOUT(read(name).size(), std::size_t(kCount), kLong);
    std::set<std::string> keys;
    for (const auto &message : read(name)) {
        QVERIFY(keys.insert(*message.key).second);
        QCOMPARE(message.partition, cluster::defaultPartition(QByteArray::fromStdString(*message.key), 3));
        QVERIFY(*message.value == "value-" + message.key->substr(4));
    }
}

void TestBulkProducer::partitionersDivide_data()
{
    QTest::addColumn<int>("partitioner");
    using cluster::Partitioner;
    for (const auto &[name, partitioner] :
         {std::pair("consistent", Partitioner::Consistent), std::pair("random", Partitioner::Random),
          std::pair("round-robin", Partitioner::RoundRobin), std::pair("chosen", Partitioner::Chosen)})
        QTest::newRow(name) << int(partitioner);
}

void TestBulkProducer::partitionersDivide()
{
    QFETCH(int, partitioner);
    const QString topic = u"divided-"_s + QString::fromLatin1(QTest::currentDataTag());
    makeTopic(topic, 4);
    cluster::BulkRequest request = requestFor(topic, 4);
    request.options.partitioner = static_cast<cluster::Partitioner>(partitioner);
    request.options.partition = 2;
    const auto producer = open(request, std::make_shared<NumberedFeed>(400));
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Finished, kLong);
    QList<quint64> counts;
    for (const auto &partition : producer->status().partitions)
        counts.append(partition.acknowledged);
    switch (request.options.partitioner) {
    case cluster::Partitioner::RoundRobin: QCOMPARE(counts, QList<quint64>({100, 100, 100, 100})); break;
    case cluster::Partitioner::Chosen: QCOMPARE(counts, QList<quint64>({0, 0, 400, 0})); break;
    default:
        for (const quint64 count : counts)
            QVERIFY2(count > 50 && count < 150, qPrintable(QString::number(count)));
    }
}

// By the requests that the broker sees.
void TestBulkProducer::messagesWaitForABatch()
{
    makeTopic(u"batches"_s, 1);
    constexpr int kCount = 300;
    const auto send = [&](int batchBytes, int lingerMs) {
        cluster::BulkRequest request = requestFor(u"batches"_s, 1);
        request.options.batchBytes = batchBytes;
        request.options.lingerMs = lingerMs;
        const auto producer = open(request, std::make_shared<NumberedFeed>(kCount));
        const bool finished = QTest::qWaitFor([&producer] { return producer->status().state == State::Finished; }, kLong);
        return finished ? producer->status().acknowledged : quint64(0);
    };
    // Up to the creation of another topic, which the log has behind them.
    const auto requests = [this](const QString &until) {
        makeTopic(until, 1);
        QList<testing::RequestSeen> seen;
        const auto isSeen = [&](const QString &api, const QString &part) {
            return std::count_if(seen.begin(), seen.end(), [&](const auto &one) { return one.api == api && one.json.contains(part); });
        };
        (void)QTest::qWaitFor([&] { return seen += m_server->requests(), isSeen(u"CREATE_TOPICS"_s, until) > 0; }, kLong);
        return isSeen(u"PRODUCE"_s, {});
    };
    (void)requests(u"before-batches"_s);
    QCOMPARE(send(1, 0), quint64(kCount));
    QCOMPARE(requests(u"between-batches"_s), kCount); // each message alone
    QCOMPARE(send(1'000'000, 500), quint64(kCount));
    const auto together = requests(u"after-batches"_s);
    QVERIFY2(together > 0 && together < kCount / 10, qPrintable(QString::number(together)));
}

void TestBulkProducer::committedByHand()
{
    makeTopic(u"by-hand"_s, 2);
    auto feed = std::make_shared<NumberedFeed>(100);
    cluster::BulkRequest request = requestFor(u"by-hand"_s, 2);
    request.options.transactional = true;
    const auto producer = open(request, feed);
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Open, kLong);
    QCOMPARE(producer->status().acknowledged, quint64(100));
    QCOMPARE(producer->status().inTransaction, quint64(100));
    QCOMPARE(read(u"by-hand"_s).size(), std::size_t(0));
    QCOMPARE(read(u"by-hand"_s, cluster::Isolation::ReadUncommitted).size(), std::size_t(100));
    producer->commit();
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Finished, kLong);
    QCOMPARE(producer->status().commits, quint64(1));
    QCOMPARE(feed->concludedAs, QList<bool>({true}));
    // The broker writes the markers a little later.
    QTRY_COMPARE_WITH_TIMEOUT(read(u"by-hand"_s).size(), std::size_t(100), kLong);
}

void TestBulkProducer::abortedByHand()
{
    makeTopic(u"aborted"_s, 2);
    cluster::BulkRequest request = requestFor(u"aborted"_s, 2);
    request.options.transactional = true;
    const auto producer = open(request, std::make_shared<NumberedFeed>(100));
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Open, kLong);
    producer->abort();
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Finished, kLong);
    QCOMPARE(producer->status().aborts, quint64(1));
    QCOMPARE(read(u"aborted"_s).size(), std::size_t(0));
}

// librdkafka has counted what was refused, and would find out with the next transaction.
void TestBulkProducer::whatFollowsARefusedMessageIsCommitted()
{
    const auto made = m_connection->writer().createTopics({{u"by-hand-narrow"_s, 1, 1, {{u"max.message.bytes"_s, u"100000"_s}}}}, false);
    QTRY_VERIFY_WITH_TIMEOUT(made.isFinished(), kLong);
    auto feed = std::make_shared<TwoTransactions>();
    cluster::BulkRequest request = requestFor(u"by-hand-narrow"_s, 1);
    request.options.transactional = true;
    const auto producer = open(request, feed);
    QTRY_VERIFY_WITH_TIMEOUT(producer->status().mustAbort, kLong);
    QCOMPARE(producer->status().error->name, u"MSG_SIZE_TOO_LARGE"_s);
    QCOMPARE(feed->refused.load(), 1);
    producer->abort();
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().aborts, quint64(1), kLong);
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Open, kLong);
    QCOMPARE(producer->status().inTransaction, quint64(10));
    producer->commit();
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Finished, kLong);
    QVERIFY(!producer->status().error);
    QCOMPARE(producer->status().commits, quint64(1));
    QCOMPARE(producer->status().aborts, quint64(1));
    QTRY_COMPARE_WITH_TIMEOUT(read(u"by-hand-narrow"_s).size(), std::size_t(10), kLong);
}

void TestBulkProducer::chunksAreCommittedByTheFeed()
{
    makeTopic(u"chunks"_s, 1);
    auto feed = std::make_shared<NumberedFeed>(250, 100);
    cluster::BulkRequest request = requestFor(u"chunks"_s, 1);
    request.byHand = false;
    request.options.transactional = true;
    const auto producer = open(request, feed);
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Finished, kLong);
    QCOMPARE(feed->concludedAs, QList<bool>({true, true, true}));
    QTRY_COMPARE_WITH_TIMEOUT(read(u"chunks"_s).size(), std::size_t(250), kLong);
}

void TestBulkProducer::lettingGoAborts()
{
    makeTopic(u"let-go"_s, 1);
    cluster::BulkRequest request = requestFor(u"let-go"_s, 1);
    request.options.transactional = true;
    auto producer = open(request, std::make_shared<NumberedFeed>(10));
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Open, kLong);
    producer.reset();
    kafka::waitForClosedConnections(std::chrono::seconds(20));
    // What comes after it can be read: nothing stands open in front of it.
    request.options.transactional = false;
    producer = open(request, std::make_shared<NumberedFeed>(1));
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Finished, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(read(u"let-go"_s).size(), std::size_t(1), kLong);
}

void TestBulkProducer::tooLargeIsAnErrorOfOne()
{
    makeTopic(u"large"_s, 1);
    auto feed = std::make_shared<NumberedFeed>(2);
    feed->value = QByteArray(100 << 20, 'x'); // more than the queue holds
    const auto producer = open(requestFor(u"large"_s, 1), feed);
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Finished, kLong);
    QCOMPARE(producer->status().failed, quint64(2));
    QCOMPARE(producer->status().errors.size(), 1);
    QCOMPARE(producer->status().errors.first().count, quint64(2));
    QCOMPARE(producer->status().errors.first().error.name, u"MSG_SIZE_TOO_LARGE"_s);
    QCOMPARE(feed->settledCount(), std::size_t(2));
}

void TestBulkProducer::aStopGivesUpWhatNobodyAnswers()
{
    cluster::ConnectionConfig nobody;
    nobody.properties = {{u"bootstrap.servers"_s, u"127.0.0.1:1"_s}};
    auto feed = std::make_shared<NumberedFeed>(1000);
    const auto producer = std::make_unique<kafka::BulkProducer>(nobody, requestFor(u"nowhere"_s, 1), feed, [] {});
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().sent, quint64(1000), kLong);
    producer->stop();
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Finished, kLong);
    QCOMPARE(producer->status().discarded, quint64(1000));
    QCOMPARE(producer->status().unknown, quint64(0));
    QCOMPARE(producer->status().inFlight(), quint64(0));
    QCOMPARE(feed->settledCount(), std::size_t(1000));
}

void TestBulkProducer::whatAFullQueueHasNotTakenIsGivenBack()
{
    constexpr quint64 kQueue = 100'000;
    cluster::ConnectionConfig nobody;
    nobody.properties = {{u"bootstrap.servers"_s, u"127.0.0.1:1"_s}};
    auto feed = std::make_shared<NumberedFeed>(kQueue + 1000);
    const auto producer = std::make_unique<kafka::BulkProducer>(nobody, requestFor(u"nowhere"_s, 1), feed, [] {});
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().sent, kQueue, kLong);
    QTRY_COMPARE_WITH_TIMEOUT(feed->madeCount(), kQueue + 1, kLong);
    producer->stop();
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Finished, kLong);
    QCOMPARE(feed->settledCount(), std::size_t(kQueue + 1));
    QCOMPARE(producer->status().discarded, kQueue + 1);
    QCOMPARE(producer->status().inFlight(), quint64(0));
}

void TestBulkProducer::aMissingPartitionIsRefused()
{
    makeTopic(u"narrow"_s, 1);
    cluster::BulkRequest request = requestFor(u"narrow"_s, 9);
    request.options.partitioner = cluster::Partitioner::Chosen;
    request.options.partition = 8;
    const auto producer = open(request, std::make_shared<NumberedFeed>(3));
    QTRY_COMPARE_WITH_TIMEOUT(producer->status().state, State::Finished, kLong);
    QCOMPARE(producer->status().failed, quint64(3));
    QCOMPARE(producer->status().unknown, quint64(0));
}

QTEST_GUILESS_MAIN(TestBulkProducer)
#include "tst_bulk_producer.moc"
