// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A worker whose commits fail: what is taken back is done again, and nothing is left out. On mock brokers, where faults come
// on demand.
#include "models/kafka/group_worker.h"
#include "models/kafka/handle.h"
#include "models/kafka/produce_record.h"
#include "models/kafka/rate_gate.h"

#include <librdkafka/rdkafka_mock.h>

#include <QMap>
#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace streamscope;
using State = cluster::GroupWorkerStatus::State;

namespace {

constexpr int kPatienceMs = 60'000;
constexpr std::chrono::milliseconds kSession(2000); // a mock group waits for one, less a second, before others have its partitions
// Kafka's numbers of requests.
constexpr int16_t kProduce = 0;
constexpr int16_t kMetadata = 3;
constexpr int16_t kOffsetCommit = 8;
constexpr int16_t kOffsetFetch = 9;
constexpr int16_t kSyncGroup = 14;
constexpr int16_t kInitProducerId = 22;
constexpr int16_t kAddPartitionsToTxn = 24;
constexpr int16_t kAddOffsetsToTxn = 25;
constexpr int16_t kEndTxn = 26;
constexpr int16_t kTxnOffsetCommit = 28;

// Copies each message, and knows which of them are committed.
class Copier final : public cluster::MessageTransform {
public:
    void transform(const cluster::RawMessage &message, QList<cluster::ProducerRecord> &records) override
    {
        cluster::ProducerRecord record;
        record.topic = u"out"_s;
        record.value = QByteArray(message.value.data(), static_cast<qsizetype>(message.value.size()));
        records.append(record);
        m_open.append({message.partition, message.offset});
        const std::lock_guard lock(m_mutex);
        m_timestamps.append(message.timestampMs);
    }
    void refused(const cluster::RawMessage &message, const cluster::Refusal &, QList<cluster::ProducerRecord> &) override
    {
        m_open.append({message.partition, message.offset});
        const std::lock_guard lock(m_mutex);
        m_refused.append({message.partition, message.offset});
    }
    void settled(bool committed) override
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &place : m_open)
            m_times[place] += committed ? 1 : 0;
        m_open.clear();
    }
    [[nodiscard]] qsizetype distinct() const
    {
        const std::lock_guard lock(m_mutex);
        return std::count_if(m_times.begin(), m_times.end(), [](int times) { return times > 0; });
    }
    [[nodiscard]] QList<qint64> timestamps() const ///< in the order of their coming
    {
        const std::lock_guard lock(m_mutex);
        return m_timestamps;
    }
    [[nodiscard]] QList<QPair<qint32, qint64>> places() const
    {
        const std::lock_guard lock(m_mutex);
        return m_times.keys();
    }
    [[nodiscard]] QList<QPair<qint32, qint64>> refusals() const
    {
        const std::lock_guard lock(m_mutex);
        return m_refused;
    }
    [[nodiscard]] int most() const
    {
        const std::lock_guard lock(m_mutex);
        return m_times.isEmpty() ? 0 : *std::max_element(m_times.begin(), m_times.end());
    }

private:
    QList<QPair<qint32, qint64>> m_open;
    mutable std::mutex m_mutex;
    QMap<QPair<qint32, qint64>, int> m_times;
    QList<qint64> m_timestamps;
    QList<QPair<qint32, qint64>> m_refused;
};

} // namespace

class TestGroupWorker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void commitsThatFailAreDoneAgain_data();
    void commitsThatFailAreDoneAgain();
    void onlyWhatEndsTheProducerRenewsTheMember_data();
    void onlyWhatEndsTheProducerRenewsTheMember();
    void aRefusedBatchIsSentSingly_data();
    void aRefusedBatchIsSentSingly();
    void aFencedProducerIsRenewed();
    void fencedAgainAndAgainIsTheEnd();
    void pausesAndStops();
    void failsWhereItMayNot();
    void aRangeIsConsumedAndNoMore();
    void theEndIsWhereItBegins();
    void aStopDoesNotWaitForOffsets();
    void brokersWithoutTopicIds();
    void aRateHasAnUpperBound();
    void originalTimingKeepsTheOrderOfTimestamps();

private:
    void produce(int count);
    void fail(int16_t api, rd_kafka_resp_err_t error, int times = 1);
    int requests(int16_t api);
    static cluster::GroupWorkerRequest request(bool transactional);
    std::unique_ptr<kafka::GroupWorker> worker(bool transactional, std::shared_ptr<Copier> copier);

    rd_kafka_t *m_host = nullptr;
    rd_kafka_mock_cluster_t *m_cluster = nullptr;
    cluster::ConnectionConfig m_config;
};

void TestGroupWorker::init()
{
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "test.mock.num.brokers", "1", nullptr, 0);
    rd_kafka_conf_set(conf, "log_level", "0", nullptr, 0);
    m_host = rd_kafka_new(RD_KAFKA_PRODUCER, conf, nullptr, 0);
    QVERIFY(m_host);
    m_cluster = rd_kafka_handle_mock_cluster(m_host);
    rd_kafka_mock_group_initial_rebalance_delay_ms(m_cluster, 0);
    QCOMPARE(rd_kafka_mock_topic_create(m_cluster, "in", 2, 1), RD_KAFKA_RESP_ERR_NO_ERROR);
    QCOMPARE(rd_kafka_mock_topic_create(m_cluster, "out", 1, 1), RD_KAFKA_RESP_ERR_NO_ERROR);
    m_config = {};
    m_config.properties = {{u"bootstrap.servers"_s, QString::fromLatin1(rd_kafka_mock_cluster_bootstraps(m_cluster))},
                           {u"fetch.wait.max.ms"_s, u"10"_s}};
}

void TestGroupWorker::cleanup()
{
    kafka::waitForTornDownHandles(std::chrono::seconds(10));
    rd_kafka_destroy(m_host);
}

void TestGroupWorker::produce(int count)
{
    for (int i = 0; i < count; ++i) {
        cluster::ProducerRecord record;
        record.topic = u"in"_s;
        record.partition = i % 2;
        record.value = QByteArray::number(i);
        QVERIFY(!kafka::produceRecord(m_host, record, nullptr));
    }
    QCOMPARE(rd_kafka_flush(m_host, kPatienceMs), RD_KAFKA_RESP_ERR_NO_ERROR);
}

void TestGroupWorker::fail(int16_t api, rd_kafka_resp_err_t error, int times)
{
    const std::vector<rd_kafka_resp_err_t> errors(static_cast<std::size_t>(times), error);
    rd_kafka_mock_push_request_errors_array(m_cluster, api, errors.size(), errors.data());
}

int TestGroupWorker::requests(int16_t api)
{
    size_t count = 0;
    rd_kafka_mock_request_t **all = rd_kafka_mock_get_requests(m_cluster, &count);
    const auto found = std::count_if(all, all + count, [api](auto *one) { return rd_kafka_mock_request_api_key(one) == api; });
    rd_kafka_mock_request_destroy_array(all, count);
    return static_cast<int>(found);
}

cluster::GroupWorkerRequest TestGroupWorker::request(bool transactional)
{
    cluster::GroupWorkerRequest request;
    request.group = u"g"_s;
    request.topics = {u"in"_s};
    // No targets: mock brokers do not tell the limits of a topic, for which each producer would wait two seconds.
    request.transactional = transactional;
    request.session = kSession;
    return request;
}

std::unique_ptr<kafka::GroupWorker> TestGroupWorker::worker(bool transactional, std::shared_ptr<Copier> copier)
{
    return std::make_unique<kafka::GroupWorker>(m_config, request(transactional), std::move(copier), [] {});
}

void TestGroupWorker::commitsThatFailAreDoneAgain_data()
{
    QTest::addColumn<bool>("transactional");
    QTest::addColumn<int>("api");
    QTest::addColumn<int>("error");
    QTest::newRow("offsets of the transaction") << true << int{kTxnOffsetCommit} << int{RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION};
    QTest::newRow("offsets") << false << int{kOffsetCommit} << int{RD_KAFKA_RESP_ERR_INVALID_COMMIT_OFFSET_SIZE};
}

void TestGroupWorker::commitsThatFailAreDoneAgain()
{
    QFETCH(bool, transactional);
    QFETCH(int, api);
    QFETCH(int, error);
    fail(static_cast<int16_t>(api), static_cast<rd_kafka_resp_err_t>(error), 2);
    produce(500);
    auto copier = std::make_shared<Copier>();
    const auto working = worker(transactional, copier);
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 500, kPatienceMs);
    QCOMPARE(copier->most(), 1);
    const auto status = working->status();
    QVERIFY(status.aborts > 0);
    QVERIFY(status.commits > 0);
    QCOMPARE(status.state, State::Running);
}

void TestGroupWorker::onlyWhatEndsTheProducerRenewsTheMember_data()
{
    QTest::addColumn<int>("api");
    QTest::addColumn<int>("error");
    QTest::addColumn<quint64>("aborts");
    QTest::addColumn<quint64>("rebalances"); // two: it has left the group, and is a new member
    using Error = rd_kafka_resp_err_t;
    const auto row = [](const char *name, int16_t api, Error error, quint64 aborts, quint64 rebalances) {
        QTest::newRow(name) << int{api} << int{error} << aborts << rebalances;
    };
    // The transaction before is still being ended.
    row("partitions, concurrent", kAddPartitionsToTxn, RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS, 1, 1);
    row("group, concurrent", kAddOffsetsToTxn, RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS, 1, 1);
    row("offsets, concurrent", kTxnOffsetCommit, RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS, 1, 1);
    row("end, concurrent", kEndTxn, RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS, 1, 1);
    row("end, coordinator loads", kEndTxn, RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS, 1, 1);
    row("partitions, coordinator moved", kAddPartitionsToTxn, RD_KAFKA_RESP_ERR_NOT_COORDINATOR, 1, 1);
    // To be aborted, and the producer goes on.
    row("batch, no such state", kProduce, RD_KAFKA_RESP_ERR_INVALID_TXN_STATE, 2, 1);
    row("batch, concurrent", kProduce, RD_KAFKA_RESP_ERR_CONCURRENT_TRANSACTIONS, 2, 1);
    row("offsets, rebalance", kTxnOffsetCommit, RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS, 2, 1);
    // librdkafka's producer is of no use any more.
    row("partitions, no such state", kAddPartitionsToTxn, RD_KAFKA_RESP_ERR_INVALID_TXN_STATE, 2, 2);
    row("end, no such state", kEndTxn, RD_KAFKA_RESP_ERR_INVALID_TXN_STATE, 2, 2);
}

// What a broker refuses right after an abort.
void TestGroupWorker::onlyWhatEndsTheProducerRenewsTheMember()
{
    QFETCH(int, api);
    QFETCH(int, error);
    QFETCH(quint64, aborts);
    QFETCH(quint64, rebalances);
    produce(100);
    fail(kTxnOffsetCommit, RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION); // the first transaction, which asks for each of these once
    if (api != kTxnOffsetCommit)
        fail(static_cast<int16_t>(api), RD_KAFKA_RESP_ERR_NO_ERROR);
    fail(static_cast<int16_t>(api), static_cast<rd_kafka_resp_err_t>(error));
    auto copier = std::make_shared<Copier>();
    cluster::GroupWorkerRequest asked = request(true);
    if (rebalances == 1)
        asked.session = cluster::GroupWorkerRequest().session; // which no busy machine lets expire
    const auto working = std::make_unique<kafka::GroupWorker>(m_config, asked, copier, [] {});
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 100, kPatienceMs);
    QCOMPARE(copier->most(), 1);
    const auto status = working->status();
    QVERIFY(status.aborts >= aborts); // the numbers of a batch that was refused may cost one more
    QCOMPARE(status.rebalances, rebalances);
    QCOMPARE(status.state, State::Running);
    QTRY_VERIFY_WITH_TIMEOUT(!working->status().error, kPatienceMs);
}

void TestGroupWorker::aRefusedBatchIsSentSingly_data()
{
    QTest::addColumn<bool>("transactional");
    QTest::newRow("exactly once") << true;
    QTest::newRow("at least once") << false;
}

// Nobody of it is to blame, and nobody is blamed; nothing is an error that a person must read.
void TestGroupWorker::aRefusedBatchIsSentSingly()
{
    QFETCH(bool, transactional);
    produce(100);
    fail(kProduce, RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE);
    auto copier = std::make_shared<Copier>();
    const auto working = worker(transactional, copier);
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 100, kPatienceMs);
    QCOMPARE(copier->most(), 1);
    QCOMPARE(copier->refusals().size(), 0);
    QVERIFY(working->status().aborts > 0);
    QVERIFY(!working->status().error);
    // What is refused alone is passed over.
    working->pause();
    QTRY_COMPARE_WITH_TIMEOUT(working->status().state, State::Paused, kPatienceMs);
    produce(1);
    fail(kProduce, RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE);
    working->resume();
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 101, kPatienceMs);
    QCOMPARE(copier->refusals().size(), 1);
    QCOMPARE(working->status().state, State::Running);
}

// The mock brokers forget offsets that came by transaction: what is done twice here is counted on real Kafka.
void TestGroupWorker::aFencedProducerIsRenewed()
{
    produce(100);
    auto copier = std::make_shared<Copier>();
    const auto working = worker(true, copier);
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 100, kPatienceMs);
    fail(kEndTxn, RD_KAFKA_RESP_ERR_PRODUCER_FENCED);
    produce(100);
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 200, kPatienceMs);
    QCOMPARE(working->status().state, State::Running);
}

// Somebody else must have the same id: going on would be a fight without end.
void TestGroupWorker::fencedAgainAndAgainIsTheEnd()
{
    fail(kEndTxn, RD_KAFKA_RESP_ERR_PRODUCER_FENCED, 20); // more often than it begins anew
    produce(100);
    auto copier = std::make_shared<Copier>();
    const auto working = worker(true, copier);
    QTRY_COMPARE_WITH_TIMEOUT(working->status().state, State::Failed, kPatienceMs);
    QVERIFY(working->status().error->fatal);
    QCOMPARE(copier->distinct(), 0);
}

void TestGroupWorker::pausesAndStops()
{
    produce(100);
    auto copier = std::make_shared<Copier>();
    cluster::GroupWorkerRequest limited = request(true);
    limited.targets = {u"out"_s};
    const auto working = std::make_unique<kafka::GroupWorker>(m_config, limited, copier, [] {});
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 100, kPatienceMs);
    QCOMPARE(working->status().assigned.size(), 2);
    QVERIFY(!working->status().unidentified);
    working->pause();
    QTRY_COMPARE_WITH_TIMEOUT(working->status().state, State::Paused, kPatienceMs);
    produce(100);
    QCOMPARE(copier->distinct(), 100);
    working->resume();
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 200, kPatienceMs);
    working->stop();
    QTRY_COMPARE_WITH_TIMEOUT(working->status().state, State::Stopped, kPatienceMs);
    QVERIFY(working->status().assigned.isEmpty());
}

void TestGroupWorker::failsWhereItMayNot()
{
    fail(kInitProducerId, RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED);
    const auto working = worker(true, std::make_shared<Copier>());
    QTRY_COMPARE_WITH_TIMEOUT(working->status().state, State::Failed, kPatienceMs);
    QCOMPARE(working->status().error->kind, core::ErrorKind::Authorization);
}

// Stopped and started again it goes on where it was; a failed commit in between changes nothing.
void TestGroupWorker::aRangeIsConsumedAndNoMore()
{
    produce(200); // 100 in each partition
    cluster::GroupWorkerRequest range = request(false);
    range.startOffsets = {{{u"in"_s, 0}, 10}, {{u"in"_s, 1}, 90}};
    range.endOffsets = {{{u"in"_s, 0}, 60}, {{u"in"_s, 1}, 500}};
    fail(kOffsetCommit, RD_KAFKA_RESP_ERR_INVALID_COMMIT_OFFSET_SIZE);
    auto copier = std::make_shared<Copier>();
    {
        kafka::GroupWorker first(m_config, range, copier, [] {});
        QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 60, kPatienceMs);
        first.pause();
        QTRY_COMPARE_WITH_TIMEOUT(first.status().state, State::Paused, kPatienceMs);
        first.resume();
        produce(20);
        QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 70, kPatienceMs);
        first.stop();
        QTRY_COMPARE_WITH_TIMEOUT(first.status().state, State::Stopped, kPatienceMs);
    }
    range.endOffsets[{u"in"_s, 0}] = 65;
    kafka::GroupWorker second(m_config, range, copier, [] {});
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 75, kPatienceMs);
    produce(2);
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 76, kPatienceMs);
    QCOMPARE(copier->most(), 1);
    for (const auto &[partition, offset] : copier->places())
        QVERIFY(partition == 0 ? offset >= 10 && offset < 65 : offset >= 90);
}

// Of a group that has committed nothing; of one that has, where it was.
void TestGroupWorker::theEndIsWhereItBegins()
{
    produce(20);
    cluster::GroupWorkerRequest latest = request(false);
    latest.start = cluster::StartPosition::Kind::Latest;
    auto copier = std::make_shared<Copier>();
    {
        kafka::GroupWorker first(m_config, latest, copier, [] {});
        QTRY_VERIFY_WITH_TIMEOUT(first.status().commits > 0, kPatienceMs); // the ends themselves
        produce(10);
        QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 10, kPatienceMs);
        first.stop();
        QTRY_COMPARE_WITH_TIMEOUT(first.status().state, State::Stopped, kPatienceMs);
    }
    produce(10);
    kafka::GroupWorker second(m_config, latest, copier, [] {});
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 20, kPatienceMs);
    QCOMPARE(copier->most(), 1);
    for (const auto &[partition, offset] : copier->places())
        QVERIFY(offset >= 10);
}

void TestGroupWorker::aStopDoesNotWaitForOffsets()
{
    for (int i = 0; i < 20; ++i)
        QCOMPARE(rd_kafka_mock_broker_push_request_error_rtts(m_cluster, 1, kOffsetFetch, 1, RD_KAFKA_RESP_ERR_NO_ERROR, 10'000),
                 RD_KAFKA_RESP_ERR_NO_ERROR);
    rd_kafka_mock_start_request_tracking(m_cluster);
    cluster::GroupWorkerRequest latest = request(false);
    latest.start = cluster::StartPosition::Kind::Latest;
    kafka::GroupWorker working(m_config, latest, std::make_shared<Copier>(), [] {});
    QTRY_VERIFY_WITH_TIMEOUT(requests(kOffsetFetch) >= 2, kPatienceMs); // it asks again, and looks around in between
    QCOMPARE(requests(kSyncGroup), 1);
    working.stop();
    QTRY_COMPARE_WITH_TIMEOUT(working.status().state, State::Stopped, kPatienceMs);
    rd_kafka_mock_stop_request_tracking(m_cluster);
}

// As those before 2.8: whether a topic was made anew is not known then.
void TestGroupWorker::brokersWithoutTopicIds()
{
    QCOMPARE(rd_kafka_mock_set_apiversion(m_cluster, kMetadata, 0, 9), RD_KAFKA_RESP_ERR_NO_ERROR);
    produce(100);
    auto copier = std::make_shared<Copier>();
    const auto working = worker(true, copier);
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 100, kPatienceMs);
    produce(100);
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 200, kPatienceMs);
    QCOMPARE(copier->most(), 1);
    QCOMPARE(working->status().aborts, 0U);
    QVERIFY(working->status().madeAnew.isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(working->status().unidentified, kPatienceMs); // which is told
    working->stop();
    QTRY_COMPARE_WITH_TIMEOUT(working->status().state, State::Stopped, kPatienceMs);
}

void TestGroupWorker::aRateHasAnUpperBound()
{
    kafka::RateGate gate(1000);
    QCOMPARE(gate.waitUs(1'000'000), 0);
    gate.pass(1'000'000); // what was missed is made up for, a tenth of a second of it
    int passed = 1;
    while (gate.waitUs(1'000'000) == 0) {
        gate.pass(1'000'000);
        ++passed;
    }
    QCOMPARE(passed, 101);
    QCOMPARE(gate.waitUs(1'000'000), 1000);
    QCOMPARE(gate.waitUs(1'001'000), 0);
    kafka::RateGate none(0);
    none.pass(5);
    QCOMPARE(none.waitUs(5), 0);
    // The worker passes through it, and misses nothing.
    produce(200);
    cluster::GroupWorkerRequest slow = request(true);
    slow.messagesPerSecond = 2000;
    auto copier = std::make_shared<Copier>();
    const kafka::GroupWorker working(m_config, slow, copier, [] {});
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), 200, kPatienceMs);
    QCOMPARE(copier->most(), 1);
}

// One partition is full of what is older and younger than the other's: they come as they were written. A silence of a day is none
// where none is allowed; and it goes on where it was.
void TestGroupWorker::originalTimingKeepsTheOrderOfTimestamps()
{
    constexpr qint64 kStart = 1'700'000'000'000;
    constexpr int kMessages = 3000;
    QList<qint64> written;
    for (int i = 0; i < kMessages; ++i) {
        cluster::ProducerRecord record;
        record.topic = u"in"_s;
        record.partition = i % 3 == 0 ? 1 : 0;
        record.value = QByteArray::number(i);
        record.timestampMs = kStart + i * 10 + (i < kMessages / 2 ? 0 : 86'400'000);
        written.append(*record.timestampMs);
        QVERIFY(!kafka::produceRecord(m_host, record, nullptr));
    }
    QCOMPARE(rd_kafka_flush(m_host, kPatienceMs), RD_KAFKA_RESP_ERR_NO_ERROR);
    cluster::GroupWorkerRequest timed = request(false);
    timed.timing = cluster::OriginalTiming{.speed = 1000, .longestGapMs = 0};
    auto copier = std::make_shared<Copier>();
    {
        kafka::GroupWorker first(m_config, timed, copier, [] {});
        QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), kMessages, kPatienceMs);
        first.stop();
        QTRY_COMPARE_WITH_TIMEOUT(first.status().state, State::Stopped, kPatienceMs);
    }
    QCOMPARE(copier->timestamps(), written);
    produce(2);
    const kafka::GroupWorker second(m_config, timed, copier, [] {});
    QTRY_COMPARE_WITH_TIMEOUT(copier->distinct(), kMessages + 2, kPatienceMs);
    QCOMPARE(copier->most(), 1);
}

QTEST_GUILESS_MAIN(TestGroupWorker)
#include "tst_group_worker.moc"
