// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The last N are messages and not offsets: on real Kafka, where transactions and compaction leave holes, counted against
// Kafka's own consumer.
#include "models/kafka/kafka_connection.h"
#include "models/messages/message_store.h"
#include "tests/kafka/topic_fixture.h"
#include "tests/kafka/transactional_producer.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;

namespace {

using State = cluster::TailStatus::State;
constexpr int kLong = 30'000;

QStringList valuesIn(const messages::MessageStore &store)
{
    QStringList values;
    const messages::Snapshot held = store.snapshot();
    for (quint64 row = held.firstRow(); row < held.endRow(); ++row) {
        const std::string_view value = held.at(row).value.value_or(std::string_view());
        values.append(QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())));
    }
    return values;
}

constexpr qint64 kEpoch = 1'774'000'000'000; // what the timestamps here count from

QList<qint64> numbers(qint64 from, qint64 to)
{
    QList<qint64> numbers(to - from);
    std::iota(numbers.begin(), numbers.end(), from);
    return numbers;
}

QStringList words(const QList<qint64> &numbers)
{
    QStringList words;
    for (const qint64 number : numbers)
        words.append(QString::number(number));
    return words;
}

// By number.
QStringList sorted(QStringList words)
{
    std::sort(words.begin(), words.end(), [](const QString &a, const QString &b) { return a.toLongLong() < b.toLongLong(); });
    return words;
}

} // namespace

class TestLastMessages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void transactionsLeaveNoFewer();
    void compactionLeavesNoFewer();
    void partitionsGiveWhatOthersLack();
    void theyAreTheNewestOfAllPartitions();
    void manyPartitionsAreLookedAtFurther();
    void moreThanCanBeHeldAreTheNewest();
    void whatComesLaterComesOnce();
    void theEndIsNotWaitedFor();
    void anEmptyTopicHasNone();

private:
    // A tail from the last N, until the end unless it is to go on.
    void read(const QString &topic, qint64 last, cluster::Isolation isolation = cluster::Isolation::ReadCommitted, bool untilEnd = true);
    [[nodiscard]] QStringList readToEnd(const QString &topic, qint64 last,
                                        cluster::Isolation isolation = cluster::Isolation::ReadCommitted);
    [[nodiscard]] bool fillRound(int round);
    // A record for each, all at once; the value is the timestamp.
    [[nodiscard]] bool produce(const QString &topic, qint32 partition, const QList<qint64> &timestamps, qsizetype size = 0);
    [[nodiscard]] QStringList console(const QString &topic, KafkaServer::Reading reading = KafkaServer::Reading::Committed) const;

    std::unique_ptr<KafkaServer> m_kafka;
    std::unique_ptr<cluster::Connection> m_connection;
    std::shared_ptr<messages::MessageStore> m_store;
    std::unique_ptr<cluster::Tail> m_tail;
};

void TestLastMessages::initTestCase()
{
    KafkaServer::Options options;
    options.properties = {{u"log.cleaner.backoff.ms"_s, u"100"_s}, {u"log.cleaner.min.cleanable.ratio"_s, u"0.01"_s}};
    m_kafka = std::make_unique<KafkaServer>(options);
    STREAMSCOPE_REQUIRE_KAFKA(*m_kafka);
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, m_kafka->bootstrap()}};
    m_connection = kafka::openConnection(config);
    QTRY_COMPARE_WITH_TIMEOUT(int(m_connection->state()), int(cluster::ConnectionState::Connected), kLong);
}

void TestLastMessages::cleanupTestCase()
{
    m_tail.reset();
    m_connection.reset();
    kafka::waitForClosedConnections(std::chrono::seconds(5));
}

void TestLastMessages::read(const QString &topic, qint64 last, cluster::Isolation isolation, bool untilEnd)
{
    m_tail.reset();
    m_store = std::make_shared<messages::MessageStore>();
    cluster::TailRequest request;
    request.topics = {topic};
    request.start = {cluster::StartPosition::Kind::LastN, last};
    request.isolation = isolation;
    request.untilEnd = untilEnd;
    m_tail = m_connection->reader().openTail(request, m_store, {});
}

QStringList TestLastMessages::readToEnd(const QString &topic, qint64 last, cluster::Isolation isolation)
{
    read(topic, last, isolation);
    (void)QTest::qWaitFor([this] { return m_tail->status().state == State::Finished; }, kLong);
    return m_tail->status().state == State::Finished ? valuesIn(*m_store) : QStringList{u"not finished"_s};
}

// The values that Kafka's own consumer reads, in its order.
QStringList TestLastMessages::console(const QString &topic, KafkaServer::Reading reading) const
{
    QStringList values;
    for (const QByteArray &line : m_kafka->readToEnd(topic, {}, reading))
        values.append(QString::fromUtf8(line));
    return values;
}

void TestLastMessages::transactionsLeaveNoFewer()
{
    QVERIFY(createTopic(*m_connection, u"marks"_s, 1));
    TransactionalProducer producer(m_kafka->bootstrap());
    // Each message is followed by the mark of its transaction; every third is aborted.
    for (int i = 0; i < 60; ++i) {
        producer.begin();
        producer.produce("marks", 0, "value " + QByteArray::number(i));
        producer.flush();
        i % 3 == 2 ? producer.abort() : producer.commit();
    }
    const QStringList committed = console(u"marks"_s);
    QCOMPARE(committed.size(), 40);
    QCOMPARE(readToEnd(u"marks"_s, 10), committed.last(10));
    QCOMPARE(readToEnd(u"marks"_s, 39), committed.last(39));
    QCOMPARE(readToEnd(u"marks"_s, 1), committed.last(1));
    QCOMPARE(readToEnd(u"marks"_s, 1000), committed); // there are no more
    QCOMPARE(m_tail->status().positions.first().next, m_tail->status().positions.first().end);
    const QStringList all = console(u"marks"_s, KafkaServer::Reading::Uncommitted);
    QCOMPARE(all.size(), 60);
    QCOMPARE(readToEnd(u"marks"_s, 25, cluster::Isolation::ReadUncommitted), all.last(25));
    // An open transaction: the end is in front of it.
    producer.begin();
    producer.produce("marks", 0, "value open");
    producer.flush();
    QCOMPARE(readToEnd(u"marks"_s, 10), committed.last(10));
    producer.abort();
}

// Ninety messages of one key and ten of others.
bool TestLastMessages::fillRound(int round)
{
    QList<core::FutureResult<cluster::Delivery>> sent;
    for (int i = 0; i < 100; ++i) {
        cluster::ProducerRecord record;
        record.topic = u"compact"_s;
        record.partition = 0;
        record.key = i % 10 == 9 ? QByteArray::number(round * 100 + i) : QByteArray("the same key");
        record.value = "value " + QByteArray::number(round * 100 + i);
        sent.append(m_connection->writer().produce(record, {}));
    }
    return std::all_of(sent.begin(), sent.end(), [](const auto &delivery) { return waitFor(delivery).has_value(); });
}

void TestLastMessages::compactionLeavesNoFewer()
{
    QVERIFY(createTopic(*m_connection, u"compact"_s, 1,
                        {{u"cleanup.policy"_s, u"compact"_s}, {u"segment.ms"_s, u"100"_s}, {u"min.compaction.lag.ms"_s, u"0"_s}}));
    // Each round rolls a segment; of those that are closed the cleaner leaves ten messages each.
    constexpr qint64 kAll = 100'000;
    int rounds = 0;
    QTRY_VERIFY_WITH_TIMEOUT(fillRound(rounds++) && readToEnd(u"compact"_s, kAll).size() < 100 * rounds - 200, 120'000);
    // The cleaner may go on meanwhile; then all are read once more.
    const auto agree = [this] {
        const QStringList before = console(u"compact"_s);
        const QStringList some = readToEnd(u"compact"_s, 110);
        const QStringList few = readToEnd(u"compact"_s, 5);
        const QStringList all = readToEnd(u"compact"_s, kAll);
        return before == console(u"compact"_s) && before.size() > 110 && some == before.last(110) && few == before.last(5) && all == before;
    };
    QTRY_VERIFY_WITH_TIMEOUT(agree(), 120'000);
}

void TestLastMessages::partitionsGiveWhatOthersLack()
{
    QVERIFY(createTopic(*m_connection, u"uneven"_s, 3));
    QVERIFY(fillTopic(*m_connection, u"uneven"_s, 100, 1, {}, 1));
    TransactionalProducer producer(m_kafka->bootstrap());
    // A hundred in a row in the second partition; after them two among twenty marks in the first; the third is empty.
    for (int i = 0; i < 20; ++i) {
        producer.begin();
        producer.produce("uneven", 0, "value of 0");
        producer.flush();
        i % 10 == 9 ? producer.commit() : producer.abort();
    }
    const QStringList values = readToEnd(u"uneven"_s, 30);
    QCOMPARE(values.size(), 30);
    QCOMPARE(values.count(u"value of 0"_s), 2);
    QVERIFY(values.contains(u"value 72"_s) && !values.contains(u"value 71"_s));
    QCOMPARE(readToEnd(u"uneven"_s, 1).size(), 1);
    QCOMPARE(readToEnd(u"uneven"_s, 500).size(), 102);
}

bool TestLastMessages::produce(const QString &topic, qint32 partition, const QList<qint64> &timestamps, qsizetype size)
{
    QList<core::FutureResult<cluster::Delivery>> sent;
    for (const qint64 timestamp : timestamps) {
        cluster::ProducerRecord record;
        record.topic = topic;
        record.partition = partition;
        record.timestampMs = kEpoch + timestamp;
        record.value = QByteArray::number(timestamp).leftJustified(size, ' ');
        sent.append(m_connection->writer().produce(record, {}));
    }
    return std::all_of(sent.begin(), sent.end(), [](const auto &delivery) { return waitFor(delivery).has_value(); });
}

void TestLastMessages::theyAreTheNewestOfAllPartitions()
{
    QVERIFY(createTopic(*m_connection, u"newest"_s, 4));
    // Old ones; few, the last of them the newest of all; all the others of the newest; the last partition is empty.
    QVERIFY(produce(u"newest"_s, 0, numbers(0, 50)));
    QVERIFY(produce(u"newest"_s, 1, {10, 60, 1000}));
    QVERIFY(produce(u"newest"_s, 2, numbers(100, 400)));
    QCOMPARE(readToEnd(u"newest"_s, 1), QStringList{u"1000"_s});
    QCOMPARE(readToEnd(u"newest"_s, 2), QStringList({u"1000"_s, u"399"_s}));
    QCOMPARE(sorted(readToEnd(u"newest"_s, 200)), words(numbers(201, 400) + QList<qint64>{1000}));
    QCOMPARE(sorted(readToEnd(u"newest"_s, 302)), words(QList<qint64>{60} + numbers(100, 400) + QList<qint64>{1000}));
    QCOMPARE(sorted(readToEnd(u"newest"_s, 305)), words(numbers(47, 50) + QList<qint64>{60} + numbers(100, 400) + QList<qint64>{1000}));
    QCOMPARE(readToEnd(u"newest"_s, 5000).size(), 353);
    // What comes later comes once.
    read(u"newest"_s, 10, cluster::Isolation::ReadCommitted, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_store->counters().held, quint64{10}, kLong);
    for (const qint32 partition : {0, 1, 2, 3})
        QVERIFY(produce(u"newest"_s, partition, {5}));
    QTRY_COMPARE_WITH_TIMEOUT(m_store->counters().held, quint64{14}, kLong);
    QCOMPARE(valuesIn(*m_store).count(u"5"_s), 4);
}

void TestLastMessages::manyPartitionsAreLookedAtFurther()
{
    QVERIFY(createTopic(*m_connection, u"spread"_s, 24));
    // Partition p has what is at p times 100, as many as p: the newest are in the last partitions only.
    QList<qint64> all;
    for (qint32 partition = 0; partition < 24; ++partition) {
        const QList<qint64> here = numbers(partition * 100, partition * 101);
        QVERIFY(produce(u"spread"_s, partition, here));
        all += here;
    }
    for (const qint64 wanted : {1, 20, 100, 250, 1000})
        QCOMPARE(sorted(readToEnd(u"spread"_s, wanted)), words(all.last(std::min<qint64>(wanted, all.size()))));
}

// Only their places are kept then, and they are read once more.
void TestLastMessages::moreThanCanBeHeldAreTheNewest()
{
    QVERIFY(createTopic(*m_connection, u"large"_s, 2));
    constexpr qsizetype kSize = 400'000;
    for (int begin = 0; begin < 100; begin += 20)
        QVERIFY(produce(u"large"_s, 0, numbers(begin, begin + 20), kSize));
    QVERIFY(produce(u"large"_s, 1, {-20, -10, 95}, kSize));
    QStringList values = readToEnd(u"large"_s, 91);
    for (QString &value : values)
        value = value.trimmed();
    QCOMPARE(sorted(values), sorted(words(numbers(10, 100) + QList<qint64>{95})));
}

void TestLastMessages::whatComesLaterComesOnce()
{
    QVERIFY(createTopic(*m_connection, u"live"_s, 2));
    TransactionalProducer producer(m_kafka->bootstrap());
    for (int i = 0; i < 30; ++i) {
        producer.begin();
        producer.produce("live", 0, "value " + QByteArray::number(i));
        producer.flush();
        producer.commit();
    }
    QVERIFY(fillTopic(*m_connection, u"live"_s, 30, 1, {}, 1)); // no holes here: it is read once
    read(u"live"_s, 58, cluster::Isolation::ReadCommitted, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_store->counters().held, quint64{58}, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(m_tail->status().positions.at(0).atEnd && m_tail->status().positions.at(1).atEnd, kLong);
    producer.begin();
    for (const int partition : {0, 1})
        producer.produce("live", partition, "value later");
    producer.flush();
    producer.commit();
    QTRY_COMPARE_WITH_TIMEOUT(m_store->counters().held, quint64{60}, kLong);
    const QStringList values = valuesIn(*m_store);
    QCOMPARE(values.count(u"value later"_s), 2);
    QCOMPARE(values.count(u"value 29"_s), 2);
    QCOMPARE(values.count(u"value 2"_s), 2);
    QCOMPARE(values.count(u"value 1"_s), 1);
}

// A broker answers at the end of a log only after fetch.wait.max.ms, here longer than messages are held back at all. One
// partition: another one would wait for that answer where it is started a moment later.
void TestLastMessages::theEndIsNotWaitedFor()
{
    QVERIFY(createTopic(*m_connection, u"whole"_s, 1));
    QVERIFY(fillTopic(*m_connection, u"whole"_s, 40, 1));
    cluster::ConnectionConfig patient;
    patient.properties = {{u"bootstrap.servers"_s, m_kafka->bootstrap()}, {u"fetch.wait.max.ms"_s, u"30000"_s}};
    const auto connection = kafka::openConnection(patient);
    const auto store = std::make_shared<messages::MessageStore>();
    cluster::TailRequest request;
    request.topics = {u"whole"_s};
    request.start = {cluster::StartPosition::Kind::LastN, 20};
    const auto tail = connection->reader().openTail(request, store, {});
    QTRY_COMPARE_WITH_TIMEOUT(int(tail->status().state), int(State::Reading), kLong);
    QTRY_COMPARE_WITH_TIMEOUT(store->counters().held, quint64{20}, 4000);
}

void TestLastMessages::anEmptyTopicHasNone()
{
    QVERIFY(createTopic(*m_connection, u"empty"_s, 2));
    QCOMPARE(readToEnd(u"empty"_s, 10), QStringList());
    read(u"empty"_s, 10, cluster::Isolation::ReadCommitted, false);
    QVERIFY(fillTopic(*m_connection, u"empty"_s, 1, 1));
    QTRY_COMPARE_WITH_TIMEOUT(m_store->counters().held, quint64{1}, kLong);
}

QTEST_GUILESS_MAIN(TestLastMessages)
#include "tst_last_messages.moc"
