// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The search on real Kafka, where a search can miss something: transactions, compaction, removed offsets, brokers that die
// or freeze. What it saw is counted against Kafka's own consumer.
#include "models/kafka/kafka_connection.h"
#include "models/messages/search.h"
#include "models/messages/text_filter.h"
#include "tests/kafka/topic_fixture.h"
#include "tests/kafka/transactional_producer.h"

#include <QTemporaryFile>

#include <algorithm>
#include <array>
#include <set>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::messages;
using namespace streamscope::testing;

namespace {

using State = SearchProgress::State;

std::set<std::pair<qint32, qint64>> offsetsIn(const MessageStore &store)
{
    std::set<std::pair<qint32, qint64>> offsets;
    const Snapshot held = store.snapshot();
    for (quint64 row = held.firstRow(); row < held.endRow(); ++row)
        offsets.emplace(held.at(row).partition, held.at(row).offset);
    return offsets;
}

} // namespace

class TestSearchKafka : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void transactionsArePassedOver();
    void compactedHolesArePassedOver();
    void removedOffsetsAreCounted();
    void goesOnAfterABreak();
    void readsMatchesOfBeforeAgain();
    void readsASpanExactly();
    void survivesBrokersThatDieAndFreeze();

private:
    void create(const QString &topic, int partitions, const QList<QPair<QString, QString>> &config = {});
    void fill(const QString &topic, int count, int partitions, const QByteArray &key = {});
    SearchRequest request(const QString &topic, int partitions) const;
    void start(const SearchRequest &request, StoreLimits limits = {}, const QString &text = {});

    std::unique_ptr<KafkaServer> m_kafka;
    std::unique_ptr<cluster::Connection> m_connection;
    std::shared_ptr<MessageStore> m_store;
    std::unique_ptr<Search> m_search;
};

void TestSearchKafka::initTestCase()
{
    KafkaServer::Options options;
    options.properties = {{u"log.cleaner.backoff.ms"_s, u"100"_s}, {u"log.cleaner.min.cleanable.ratio"_s, u"0.01"_s}};
    m_kafka = std::make_unique<KafkaServer>(options);
    STREAMSCOPE_REQUIRE_KAFKA(*m_kafka);
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, m_kafka->bootstrap()}};
    m_connection = kafka::openConnection(config);
    QTRY_COMPARE_WITH_TIMEOUT(int(m_connection->state()), int(cluster::ConnectionState::Connected), 20'000);
}

void TestSearchKafka::cleanupTestCase()
{
    m_search.reset();
    m_connection.reset();
    kafka::waitForClosedConnections(std::chrono::seconds(5));
}

void TestSearchKafka::create(const QString &topic, int partitions, const QList<QPair<QString, QString>> &config)
{
    QVERIFY(createTopic(*m_connection, topic, partitions, config));
}

void TestSearchKafka::fill(const QString &topic, int count, int partitions, const QByteArray &key)
{
    QVERIFY(fillTopic(*m_connection, topic, count, partitions, key));
}

SearchRequest TestSearchKafka::request(const QString &topic, int partitions) const
{
    SearchRequest request;
    request.read.topics = {topic};
    request.read.start = {cluster::StartPosition::Kind::Earliest, 0};
    for (int p = 0; p < partitions; ++p)
        request.read.partitions.append({topic, p});
    request.lanes = 2;
    return request;
}

void TestSearchKafka::start(const SearchRequest &request, StoreLimits limits, const QString &text)
{
    m_search.reset();
    m_store = std::make_shared<MessageStore>(limits, WhenFull::Refuse);
    m_search =
        std::make_unique<Search>(m_connection->reader(), request, *makeTextTest(std::move(*TextMatcher::make(text, {}))), m_store, [] {});
}

void TestSearchKafka::transactionsArePassedOver()
{
    create(u"transactions"_s, 2);
    TransactionalProducer producer(m_kafka->bootstrap());
    const auto batch = [&producer](int count) {
        producer.begin();
        for (int i = 0; i < count; ++i)
            producer.produce("transactions", i % 2, "value " + QByteArray::number(i));
        producer.flush();
    };
    batch(10);
    producer.commit();
    batch(20);
    producer.abort();
    start(request(u"transactions"_s, 2));
    QTRY_COMPARE_WITH_TIMEOUT(m_search->progress().state, State::Finished, 30'000); // though it ends with control records
    QCOMPARE(m_search->progress().hits, quint64{10});
    QCOMPARE(m_search->progress().fraction(), 1.0);
    batch(6);
    SearchRequest uncommitted = request(u"transactions"_s, 2);
    uncommitted.read.isolation = cluster::Isolation::ReadUncommitted;
    start(request(u"transactions"_s, 2));
    QTRY_COMPARE_WITH_TIMEOUT(m_search->progress().state, State::Finished, 30'000); // at the last stable offset
    QCOMPARE(qsizetype(m_search->progress().hits), consoleCount(*m_kafka, u"transactions"_s, KafkaServer::Reading::Stable));
    QCOMPARE(m_search->progress().hits, quint64{10});
    start(uncommitted);
    QTRY_COMPARE_WITH_TIMEOUT(m_search->progress().state, State::Finished, 30'000);
    QCOMPARE(m_search->progress().hits, quint64{36});
    QCOMPARE(qsizetype(m_search->progress().hits), consoleCount(*m_kafka, u"transactions"_s, KafkaServer::Reading::Uncommitted));
    producer.abort();
}

void TestSearchKafka::compactedHolesArePassedOver()
{
    create(u"compacted"_s, 1, {{u"cleanup.policy"_s, u"compact"_s}, {u"segment.ms"_s, u"100"_s}, {u"min.compaction.lag.ms"_s, u"0"_s}});
    qint64 written = 0;
    quint64 left = 0;
    // Each round rolls a segment; the cleaner takes those that are closed.
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            fill(u"compacted"_s, 100, 1, "same key");
            written += 100;
            start(request(u"compacted"_s, 1));
            (void)QTest::qWaitFor([&] { return m_search->progress().isOver(); }, 20'000);
            left = m_search->progress().hits;
            return qint64(left) < written - 100;
        }(),
        60'000);
    QCOMPARE(m_search->progress().state, State::Finished);
    QCOMPARE(m_search->progress().totalOffsets, written);
    QCOMPARE(m_search->progress().scannedOffsets, written);
    // The cleaner goes on meanwhile: what is left can only become less.
    const qsizetype console = consoleCount(*m_kafka, u"compacted"_s);
    QVERIFY2(console > 0 && console <= qsizetype(left), qPrintable(u"%1 of %2"_s.arg(console).arg(left)));
}

void TestSearchKafka::removedOffsetsAreCounted()
{
    create(u"removed"_s, 1);
    fill(u"removed"_s, 100, 1);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(R"({"partitions":[{"topic":"removed","partition":0,"offset":60}],"version":1})");
    file.flush();
    SearchRequest wanted = request(u"removed"_s, 1);
    wanted.read.start = {cluster::StartPosition::Kind::Offset, 10};
    const RunResult removed =
        m_kafka->tool(u"DeleteRecordsCommand"_s, {u"--bootstrap-server"_s, m_kafka->bootstrap(), u"--offset-json-file"_s, file.fileName()});
    QVERIFY2(removed.code == 0, removed.output.constData());
    start(wanted);
    QTRY_COMPARE_WITH_TIMEOUT(m_search->progress().state, State::Finished, 30'000);
    QCOMPARE(m_search->progress().hits, quint64{40});
    QCOMPARE(m_search->progress().removed, quint64{50});
}

void TestSearchKafka::goesOnAfterABreak()
{
    create(u"break"_s, 3);
    fill(u"break"_s, 900, 3);
    const SearchRequest whole = request(u"break"_s, 3);
    start(whole, {.bytes = 1 << 20, .rows = 100});
    QTRY_COMPARE_WITH_TIMEOUT(m_search->progress().state, State::Full, 30'000);
    const SearchProgress before = m_search->progress();
    m_search.reset();
    auto seen = offsetsIn(*m_store);
    QCOMPARE(seen.size(), std::size_t{100});
    fill(u"break"_s, 30, 3); // came after the start of the search, and is none of it
    start(Search::continued(whole, before.positions));
    QTRY_COMPARE_WITH_TIMEOUT(m_search->progress().state, State::Finished, 30'000);
    const auto rest = offsetsIn(*m_store);
    QCOMPARE(rest.size() + seen.size(), std::size_t{900}); // none twice
    seen.insert(rest.begin(), rest.end());
    QCOMPARE(seen.size(), std::size_t{900}); // none missing
}

void TestSearchKafka::readsMatchesOfBeforeAgain()
{
    create(u"again"_s, 3);
    fill(u"again"_s, 900, 3);
    const SearchRequest whole = request(u"again"_s, 3);
    start(whole, {.bytes = 1 << 20, .rows = 100});
    QTRY_COMPARE_WITH_TIMEOUT(m_search->progress().state, State::Full, 30'000);
    const SearchProgress before = m_search->progress();
    m_search.reset();
    FoundPlaces found;
    std::array<qint64, 3> counts = {};
    for (const auto &[partition, offset] : offsetsIn(*m_store)) {
        found.add({u"again"_s, partition}, offset);
        ++counts[static_cast<std::size_t>(partition)];
    }
    QCOMPARE(found.count(), quint64{100});
    // What of them retention takes away meanwhile is told; compaction leaves such holes too.
    const auto most = static_cast<qint32>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    const qint64 removed = counts[static_cast<std::size_t>(most)] / 2;
    QVERIFY(removed > 0);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(u"{\"partitions\":[{\"topic\":\"again\",\"partition\":%1,\"offset\":%2}],\"version\":1}"_s.arg(most).arg(removed).toUtf8());
    file.flush();
    const RunResult deleted =
        m_kafka->tool(u"DeleteRecordsCommand"_s, {u"--bootstrap-server"_s, m_kafka->bootstrap(), u"--offset-json-file"_s, file.fileName()});
    QVERIFY2(deleted.code == 0, deleted.output.constData());
    start(Search::continued(whole, before.positions, found));
    QTRY_COMPARE_WITH_TIMEOUT(m_search->progress().state, State::Finished, 30'000);
    const SearchProgress after = m_search->progress();
    QCOMPARE(after.recalled, quint64(100 - removed));
    QCOMPARE(after.gone, quint64(removed));
    QCOMPARE(after.removed, quint64{0}); // of what was still to be searched
    QCOMPARE(after.hits, quint64(900 - removed));
    QCOMPARE(offsetsIn(*m_store).size(), std::size_t(900 - removed)); // none twice, none missing
    QCOMPARE(qsizetype(m_store->snapshot().size()), consoleCount(*m_kafka, u"again"_s));
    // The topic was made anew and is shorter: its messages are others, and the search ends.
    QVERIFY(waitFor(m_connection->writer().deleteTopics({u"again"_s})));
    QVERIFY(createTopic(*m_connection, u"again"_s, 3));
    fill(u"again"_s, 15, 3);
    start(Search::continued(whole, before.positions, found), {}, u"value 0"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_search->progress().state, State::Finished, 30'000);
    QVERIFY(m_search->progress().recalled <= 1);
    QCOMPARE(m_search->progress().gone + m_search->progress().recalled, quint64{100});
}

void TestSearchKafka::readsASpanExactly()
{
    create(u"span"_s, 2);
    fill(u"span"_s, 100, 2);
    SearchRequest span = request(u"span"_s, 2);
    span.read.startOffsets = {{{u"span"_s, 0}, 10}, {{u"span"_s, 1}, 50}};
    span.read.endOffsets = {{{u"span"_s, 0}, 20}, {{u"span"_s, 1}, 50}};
    start(span);
    QTRY_COMPARE_WITH_TIMEOUT(m_search->progress().state, State::Finished, 30'000);
    const auto seen = offsetsIn(*m_store);
    QCOMPARE(seen.size(), std::size_t{10});
    QCOMPARE(*seen.begin(), std::pair(0, qint64{10}));
    QCOMPARE(*seen.rbegin(), std::pair(0, qint64{19}));
}

void TestSearchKafka::survivesBrokersThatDieAndFreeze()
{
    create(u"outage"_s, 2);
    fill(u"outage"_s, 2000, 2);
    start(request(u"outage"_s, 2), {.bytes = 1 << 20, .rows = 500});
    QTRY_COMPARE_WITH_TIMEOUT(m_search->progress().state, State::Full, 30'000);
    auto seen = offsetsIn(*m_store);
    m_kafka->node().kill();
    const auto drain = [&] {
        const auto held = offsetsIn(*m_store);
        for (const auto &offset : held)
            seen.insert(offset);
        m_store->clear();
        return m_search->progress().isOver();
    };
    QVERIFY2(m_kafka->node().start(), m_kafka->node().log().constData());
    m_kafka->node().suspend();
    (void)drain();
    m_kafka->node().resume();
    QTRY_VERIFY_WITH_TIMEOUT(drain(), 60'000);
    (void)drain();
    QCOMPARE(m_search->progress().state, State::Finished);
    QCOMPARE(m_search->progress().hits, quint64{2000});
    QCOMPARE(seen.size(), std::size_t{2000});
}

QTEST_GUILESS_MAIN(TestSearchKafka)
#include "tst_search_kafka.moc"
