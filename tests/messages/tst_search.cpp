// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The search over tails that the test drives by hand; on real Kafka it is tested in tests/kafka.
#include "models/messages/search.h"
#include "models/messages/text_filter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::messages;

namespace {

using State = SearchProgress::State;
using TailState = cluster::TailStatus::State;

struct FakeTail final : cluster::Tail {
    struct Facts {
        cluster::TailRequest request;
        std::shared_ptr<cluster::MessageSink> sink;
        cluster::TailStatus status;
        bool paused = false;
        bool stopped = false;
    };
    explicit FakeTail(std::shared_ptr<Facts> shared)
        : facts(std::move(shared))
    {
    }
    void pause() override { facts->paused = true; }
    void resume() override { facts->paused = false; }
    void stop() override
    {
        facts->stopped = true;
        facts->status.state = TailState::Stopped;
    }
    cluster::TailStatus status() const override { return facts->status; }
    std::shared_ptr<Facts> facts;
};

class FakeReader final : public cluster::ClusterReader {
public:
    core::FutureResult<cluster::MetadataPtr> metadata(const QStringList &) override { return {}; }
    core::FutureResult<QHash<qint32, QString>> brokerRacks() override { return {}; }
    core::FutureResult<QList<cluster::OffsetAnswer>> listOffsets(const QList<cluster::OffsetQuery> &) override { return {}; }
    core::FutureResult<QList<cluster::ConfigEntry>> describeConfigs(const cluster::ConfigResource &) override { return {}; }
    core::FutureResult<cluster::GroupList> listGroups() override { return {}; }
    core::FutureResult<QList<cluster::GroupDescription>> describeGroups(const QStringList &) override { return {}; }
    core::FutureResult<QList<cluster::GroupOffset>> groupOffsets(const QString &) override { return {}; }
    std::unique_ptr<cluster::Tail> openTail(const cluster::TailRequest &request, std::shared_ptr<cluster::MessageSink> sink,
                                            cluster::TailWake) override
    {
        tails.push_back(std::make_shared<FakeTail::Facts>(FakeTail::Facts{request, std::move(sink), {}}));
        return std::make_unique<FakeTail>(tails.back());
    }

    // Offers messages with these values to a tail, and says how many it took.
    std::size_t feed(std::size_t tail, const QStringList &values, qint64 firstOffset = 0)
    {
        std::vector<std::string> bytes;
        for (const QString &value : values)
            bytes.push_back(value.toStdString());
        std::vector<cluster::RawMessage> messages(bytes.size());
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            messages[i].partition = tails[tail]->request.partitions.value(0).partition;
            messages[i].offset = firstOffset + qint64(i);
            messages[i].nullValue = false;
            messages[i].value = bytes[i];
        }
        return tails[tail]->sink->append(messages);
    }
    void at(std::size_t tail, TailState state, qint64 first, qint64 next, qint64 until)
    {
        tails[tail]->status.state = state;
        cluster::TailPosition position;
        position.partition = tails[tail]->request.partitions.value(0);
        position.first = first;
        position.next = next;
        position.until = until;
        tails[tail]->status.positions = {position};
    }

    std::vector<std::shared_ptr<FakeTail::Facts>> tails;
};

SearchRequest requestOf(int partitions, unsigned lanes = 2)
{
    SearchRequest request;
    request.read.topics = {u"t"_s};
    request.read.start = {cluster::StartPosition::Kind::Earliest, 0};
    for (int p = 0; p < partitions; ++p)
        request.read.partitions.append({u"t"_s, p});
    request.lanes = lanes;
    return request;
}

std::unique_ptr<MessageTest> text(const QString &wanted)
{
    return makeTextTest(std::move(*TextMatcher::make(wanted, {})));
}

} // namespace

class TestSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partitionsAreDividedAmongLanes();
    void onlyHitsAreHeld();
    void progressAddsUp();
    void fullStorePausesAndLosesNothing();
    void endsAtTheWantedHits();
    void goesOnWhereItWas();
    void matchesOfBeforeAreReadAgainFirst();
    void stopsAtTheWantedHitsAmongThoseOfBefore();
    void oneLaneThatFailsIsTold();

private:
    FakeReader m_reader;

    std::shared_ptr<MessageStore> m_store;
    std::unique_ptr<Search> start(const SearchRequest &request, const QString &wanted, StoreLimits limits = {})
    {
        m_reader.tails.clear();
        m_store = std::make_shared<MessageStore>(limits, WhenFull::Refuse);
        return std::make_unique<Search>(m_reader, request, *text(wanted), m_store, [] {});
    }
};

void TestSearch::partitionsAreDividedAmongLanes()
{
    auto search = start(requestOf(5, 2), u"x"_s);
    QCOMPARE(m_reader.tails.size(), std::size_t{2});
    QSet<int> seen;
    for (const auto &tail : m_reader.tails) {
        QVERIFY(tail->request.untilEnd);
        for (const auto &partition : tail->request.partitions)
            seen.insert(partition.partition);
    }
    QCOMPARE(seen, (QSet<int>{0, 1, 2, 3, 4}));
    QCOMPARE(m_reader.tails[0]->request.partitions.size() + m_reader.tails[1]->request.partitions.size(), 5);
    // The last N are shared by all partitions: only one reader can share them out.
    SearchRequest last = requestOf(5, 2);
    last.read.start = {cluster::StartPosition::Kind::LastN, 100};
    search = start(last, u"x"_s);
    QCOMPARE(m_reader.tails.size(), std::size_t{1});
    QCOMPARE(m_reader.tails[0]->request.partitions.size(), 5);
}

void TestSearch::onlyHitsAreHeld()
{
    const auto search = start(requestOf(2), u"yes"_s);
    QCOMPARE(m_reader.feed(0, {u"no"_s, u"yes 1"_s, u"no"_s}), std::size_t{3});
    QCOMPARE(m_reader.feed(1, {u"yes 2"_s}), std::size_t{1});
    QCOMPARE(search->progress().hits, quint64{2});
    QCOMPARE(search->progress().messages, quint64{4});
    const Snapshot held = m_store->snapshot();
    QCOMPARE(held.size(), quint64{2});
    QCOMPARE(held.at(0).value->data()[4], '1');
    QCOMPARE(held.at(0).offset, 1);
    QCOMPARE(held.at(1).partition, 1);
}

void TestSearch::progressAddsUp()
{
    const auto search = start(requestOf(2), u"x"_s);
    QCOMPARE(search->progress().state, State::Starting);
    QVERIFY(search->progress().fraction() < 0);
    m_reader.at(0, TailState::Reading, 100, 150, 200);
    m_reader.at(1, TailState::Reading, 0, 0, 300);
    const SearchProgress progress = search->progress();
    QCOMPARE(progress.state, State::Searching);
    QCOMPARE(progress.scannedOffsets, 50);
    QCOMPARE(progress.totalOffsets, 400);
    QCOMPARE(progress.fraction(), 0.125);
    search->pause();
    QVERIFY(m_reader.tails[0]->paused && m_reader.tails[1]->paused);
    QCOMPARE(search->progress().state, State::Paused);
    search->resume();
    QCOMPARE(search->progress().state, State::Searching);
    m_reader.at(0, TailState::Waiting, 100, 150, 200);
    QCOMPARE(search->progress().state, State::Waiting);
    m_reader.at(0, TailState::Finished, 100, 200, 200);
    m_reader.at(1, TailState::Finished, 0, 300, 300);
    QCOMPARE(search->progress().state, State::Finished);
    QCOMPARE(search->progress().fraction(), 1.0);
    QVERIFY(m_reader.tails[0]->stopped);
    QCOMPARE(search->progress().state, State::Finished); // also once the tails are stopped
}

void TestSearch::fullStorePausesAndLosesNothing()
{
    const auto search = start(requestOf(1), u"yes"_s, {.bytes = 1 << 20, .rows = 2});
    // The third hit is not taken, so neither is what follows it; what lies before it is done with.
    const QStringList values = {u"yes"_s, u"no"_s, u"yes"_s, u"no"_s, u"yes"_s, u"no"_s};
    QCOMPARE(m_reader.feed(0, values), std::size_t{4});
    QCOMPARE(search->progress().messages, quint64{4});
    QCOMPARE(search->progress().hits, quint64{2});
    QCOMPARE(m_reader.feed(0, values.mid(4), 4), std::size_t{0});
    m_store->clear();
    QCOMPARE(m_reader.feed(0, values.mid(4), 4), std::size_t{2});
    QCOMPARE(search->progress().hits, quint64{3});
    QCOMPARE(search->progress().messages, quint64{6});
    QCOMPARE(m_store->snapshot().at(m_store->snapshot().firstRow()).offset, 4);
}

void TestSearch::endsAtTheWantedHits()
{
    SearchRequest request = requestOf(2);
    request.mostHits = 2;
    const auto search = start(request, u"yes"_s);
    QCOMPARE(m_reader.feed(0, {u"yes"_s, u"yes"_s, u"yes"_s, u"no"_s}), std::size_t{4});
    QCOMPARE(m_reader.feed(1, {u"yes"_s}), std::size_t{1});
    QCOMPARE(m_store->snapshot().size(), quint64{2});
    QCOMPARE(search->progress().hits, quint64{2});
    QCOMPARE(search->progress().state, State::Finished);
    QVERIFY(m_reader.tails[0]->stopped && m_reader.tails[1]->stopped);
}

void TestSearch::goesOnWhereItWas()
{
    const SearchRequest request = requestOf(3, 3);
    const auto search = start(request, u"x"_s);
    m_reader.at(0, TailState::Reading, 0, 70, 100);
    m_reader.at(1, TailState::Finished, 0, 100, 100);
    m_reader.at(2, TailState::Starting, -1, -1, -1);
    const SearchRequest later = Search::continued(request, search->progress().positions);
    QCOMPARE(later.read.startOffsets.value({u"t"_s, 0}), 70);
    QCOMPARE(later.read.endOffsets.value({u"t"_s, 0}), 100);
    QCOMPARE(later.read.startOffsets.value({u"t"_s, 1}), 100);
    QVERIFY(!later.read.startOffsets.contains({u"t"_s, 2})); // begins as it would have
    QCOMPARE(later.read.start, request.read.start);
}

void TestSearch::matchesOfBeforeAreReadAgainFirst()
{
    const cluster::TopicPartition first{u"t"_s, 0};
    const cluster::TopicPartition second{u"t"_s, 1};
    FoundPlaces found;
    for (const qint64 offset : {3, 5, 200'000})
        found.add(first, offset);
    found.add(second, 7);
    found.add({u"t"_s, 2}, 1);
    found.addUnkept(2);
    QList<cluster::TailPosition> positions(2);
    positions[0].partition = first;
    positions[0].next = 250'000;
    positions[0].until = 300'000;
    positions[1].partition = second;
    positions[1].next = 6; // taken before the hit at 7 was
    positions[1].until = 100;
    const SearchRequest request = Search::continued(requestOf(3, 3), positions, found);
    QCOMPARE(request.found.count(), quint64{4}); // the third partition begins as it would have
    QCOMPARE(request.read.startOffsets.value(second), 8);
    const auto search = start(request, u"yes"_s);
    QCOMPARE(m_reader.tails.size(), std::size_t{1});
    const cluster::TailRequest stretch = m_reader.tails[0]->request;
    QCOMPARE(stretch.partitions, (QList<cluster::TopicPartition>{first, second}));
    QCOMPARE(stretch.startOffsets, (QHash<cluster::TopicPartition, qint64>{{first, 3}, {second, 7}}));
    QCOMPARE(stretch.endOffsets, (QHash<cluster::TopicPartition, qint64>{{first, 6}, {second, 8}}));
    QVERIFY(stretch.untilEnd);
    QCOMPARE(m_reader.feed(0, {u"yes"_s, u"yes, and no match then"_s, u"yes"_s}, 3), std::size_t{3});
    SearchProgress progress = search->progress();
    QVERIFY(progress.isRecalling);
    QCOMPARE(progress.recalled, quint64{2});
    QCOMPARE(progress.positions.size(), 2); // as they were
    QCOMPARE(progress.positions[0].next, 250'000);
    QCOMPARE(progress.messages, quint64{0}); // of the search
    search->pause();
    m_reader.at(0, TailState::Finished, 3, 6, 6);
    QCOMPARE(search->progress().state, State::Paused);
    QCOMPARE(m_reader.tails.size(), std::size_t{1});
    search->resume();
    QCOMPARE(search->progress().state, State::Searching);
    QCOMPARE(m_reader.tails.size(), std::size_t{2}); // what lies far away is not read up to
    QCOMPARE(m_reader.tails[1]->request.startOffsets, (QHash<cluster::TopicPartition, qint64>{{first, 200'000}}));
    QCOMPARE(m_reader.feed(1, {u"another message at this place"_s}, 200'000), std::size_t{1});
    m_reader.at(1, TailState::Finished, 200'000, 200'001, 200'001);
    progress = search->progress();
    QVERIFY(!progress.isRecalling);
    QCOMPARE(progress.gone, quint64{2});
    QCOMPARE(progress.unkept, quint64{2});
    QCOMPARE(progress.totalOffsets, 50'000 + 92);
    QCOMPARE(m_reader.tails.size(), std::size_t{5}); // and a lane for each partition
    QCOMPARE(m_reader.feed(2, {u"no"_s, u"yes"_s}, 250'000), std::size_t{2});
    progress = search->progress();
    QCOMPARE(progress.hits, quint64{3});
    QCOMPARE(progress.messages, quint64{2});
    QCOMPARE(m_store->snapshot().size(), quint64{3});
}

void TestSearch::stopsAtTheWantedHitsAmongThoseOfBefore()
{
    FoundPlaces found;
    found.add({u"t"_s, 0}, 0);
    found.add({u"t"_s, 0}, 1);
    cluster::TailPosition position;
    position.partition = {u"t"_s, 0};
    position.next = 2;
    position.until = 10;
    SearchRequest request = Search::continued(requestOf(1), {position}, found);
    request.mostHits = 3;
    const auto search = start(request, u"yes"_s);
    QCOMPARE(m_reader.feed(0, {u"yes"_s, u"yes"_s}), std::size_t{2});
    m_reader.at(0, TailState::Finished, 0, 2, 2);
    QCOMPARE(search->progress().state, State::Searching);
    QCOMPARE(m_reader.feed(1, {u"yes"_s, u"yes"_s}, 2), std::size_t{2});
    QCOMPARE(search->progress().state, State::Finished);
    QCOMPARE(search->progress().hits, quint64{3});
}

void TestSearch::oneLaneThatFailsIsTold()
{
    const auto search = start(requestOf(2), u"x"_s);
    m_reader.at(0, TailState::Failed, 0, 10, 100);
    m_reader.tails[0]->status.error = core::localError(core::ErrorKind::UnknownObject, u"gone"_s);
    m_reader.at(1, TailState::Reading, 0, 10, 100);
    QCOMPARE(search->progress().state, State::Failed);
    QCOMPARE(search->progress().error->message, u"gone"_s);
    QCOMPARE(search->progress().state, State::Failed);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
