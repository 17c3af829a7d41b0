// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/topic_timeline.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::session;

namespace {

constexpr qint64 kNow = 1'790'000'000'000;
constexpr qint64 kHour = 3600'000;

// A topic whose messages are the timestamps given, one list a partition; answers as ListOffsets does.
class TimedReader final : public cluster::ClusterReader {
public:
    QList<QList<qint64>> logs;
    QList<qsizetype> queries; // how many in each call
    bool hold = false;
    std::optional<core::KafkaError> failWith;

    core::FutureResult<QList<cluster::OffsetAnswer>> listOffsets(const QList<cluster::OffsetQuery> &asked) override
    {
        queries.append(asked.size());
        auto promise = std::make_shared<QPromise<core::Result<QList<cluster::OffsetAnswer>>>>();
        promise->start();
        const auto give = [this, promise, asked] {
            QList<cluster::OffsetAnswer> answers;
            for (const cluster::OffsetQuery &query : asked)
                answers.append(answer(query));
            promise->addResult(failWith ? core::Result<QList<cluster::OffsetAnswer>>(tl::make_unexpected(*failWith)) : answers);
            promise->finish();
        };
        hold ? m_held.append(give) : give();
        return promise->future();
    }
    void release()
    {
        for (const auto &give : std::exchange(m_held, {}))
            give();
    }

    core::FutureResult<cluster::MetadataPtr> metadata(const QStringList &) override { return {}; }
    core::FutureResult<QHash<qint32, QString>> brokerRacks() override { return {}; }
    core::FutureResult<QList<cluster::ConfigEntry>> describeConfigs(const cluster::ConfigResource &) override { return {}; }
    core::FutureResult<cluster::GroupList> listGroups() override { return {}; }
    core::FutureResult<QList<cluster::GroupDescription>> describeGroups(const QStringList &) override { return {}; }
    core::FutureResult<QList<cluster::GroupOffset>> groupOffsets(const QString &) override { return {}; }
    std::unique_ptr<cluster::Tail> openTail(const cluster::TailRequest &, std::shared_ptr<cluster::MessageSink>, cluster::TailWake) override
    {
        return nullptr;
    }

private:
    cluster::OffsetAnswer answer(const cluster::OffsetQuery &query) const
    {
        using What = cluster::OffsetQuery::What;
        if (query.partition.partition >= logs.size())
            return {query, tl::make_unexpected(core::localError(core::ErrorKind::Transport, u"no leader"_s)), -1};
        const QList<qint64> &log = logs[query.partition.partition];
        if (query.what == What::LogStart)
            return {query, qint64{0}, -1};
        if (query.what == What::HighWatermark)
            return {query, qint64{log.size()}, -1};
        const auto found = query.what == What::MaxTimestamp
                               ? std::max_element(log.begin(), log.end())
                               : std::find_if(log.begin(), log.end(), [&query](qint64 time) { return time >= query.timestampMs; });
        return found == log.end() ? cluster::OffsetAnswer{query, qint64{-1}, -1}
                                  : cluster::OffsetAnswer{query, qint64{found - log.begin()}, *found};
    }

    QList<std::function<void()>> m_held;
};

QList<cluster::TopicPartition> partitions(int count)
{
    QList<cluster::TopicPartition> list;
    for (int p = 0; p < count; ++p)
        list.append({u"t"_s, p});
    return list;
}

// One message every step, the last of them at kNow.
QList<qint64> evenly(int count, qint64 step)
{
    QList<qint64> times;
    for (int i = 0; i < count; ++i)
        times.append(kNow - step * (count - 1 - i));
    return times;
}

} // namespace

class TestTopicTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void risesWithTheMessages();
    void refinesFromCoarseToFine();
    void outliersDoNotRuinTheAxis_data();
    void outliersDoNotRuinTheAxis();
    void neverFalls();
    void manyPartitionsGetFewerPoints();
    void saysEmptyFailedAndCancelled();
    void spanNamesOffsets();

private:
    TimedReader m_reader;
    std::unique_ptr<TopicTimeline> make(int count)
    {
        return std::make_unique<TopicTimeline>(m_reader, partitions(count), nullptr, [] { return kNow; });
    }
};

void TestTopicTimeline::risesWithTheMessages()
{
    m_reader = TimedReader();
    m_reader.logs = {evenly(1000, 1000), evenly(500, 2000)};
    const auto timeline = make(2);
    timeline->start();
    QTRY_COMPARE(timeline->state(), TopicTimeline::State::Done);
    QCOMPARE(timeline->totalOffsets(), 1500);
    QCOMPARE(timeline->points().first().offsets, 0);
    QCOMPARE(timeline->points().last().offsets, 1500);
    QCOMPARE(timeline->points().first().timeMs, kNow - 999'000);
    QVERIFY(timeline->points().size() >= 190 && timeline->points().size() <= TopicTimeline::kMostPoints);
    for (const TopicTimeline::Point &point : timeline->points()) {
        const double part = double(point.timeMs - timeline->points().first().timeMs) / 999'000;
        QVERIFY2(std::abs(double(point.offsets) - 1500 * part) < 4, qPrintable(QString::number(point.offsets)));
    }
    QCOMPARE(timeline->offsetsBeforeAxis() + timeline->offsetsAfterAxis(), 0);
}

void TestTopicTimeline::refinesFromCoarseToFine()
{
    m_reader = TimedReader();
    m_reader.logs = {evenly(100'000, 10)};
    const auto timeline = make(1);
    QList<qsizetype> sizes;
    connect(timeline.get(), &TopicTimeline::changed, this, [&] {
        if (sizes.isEmpty() || sizes.last() != timeline->points().size())
            sizes.append(timeline->points().size());
    });
    timeline->start();
    QTRY_COMPARE(timeline->state(), TopicTimeline::State::Done);
    QCOMPARE(sizes, (QList<qsizetype>{0, 13, 25, 49, 97, 193}));
    // Nothing is asked twice.
    QCOMPARE(m_reader.queries, (QList<qsizetype>{3, 1, 13, 12, 24, 48, 96}));
}

void TestTopicTimeline::outliersDoNotRuinTheAxis_data()
{
    QTest::addColumn<QList<qint64>>("log");
    QTest::addColumn<qint64>("before");
    QTest::addColumn<qint64>("after");
    QList<qint64> future = evenly(5000, 100);
    future.insert(2500, 32'472'144'000'000); // the year 2999
    QTest::newRow("2999") << future << qint64{0} << qint64{0};
    QList<qint64> past = evenly(5000, 100);
    past.prepend(1000); // 1970
    QTest::newRow("1970") << past << qint64{1} << qint64{0};
}

void TestTopicTimeline::outliersDoNotRuinTheAxis()
{
    QFETCH(QList<qint64>, log);
    m_reader = TimedReader();
    m_reader.logs = {log};
    const auto timeline = make(1);
    timeline->start();
    QTRY_COMPARE(timeline->state(), TopicTimeline::State::Done);
    QVERIFY(timeline->points().first().timeMs > kNow - kHour);
    QVERIFY(timeline->points().last().timeMs <= kNow + kHour);
    QVERIFY(timeline->offsetsBeforeAxis() <= 25); // half a percent at most
    const auto &points = timeline->points();
    const auto middle = std::find_if(points.begin(), points.end(), [](const auto &point) { return point.offsets > 2000; });
    QVERIFY(middle != points.begin() && middle != points.end());
    if (log.contains(32'472'144'000'000))
        QCOMPARE(timeline->highestTimestampMs(), 32'472'144'000'000);
}

// Timestamps that go back and forth: the envelope only rises.
void TestTopicTimeline::neverFalls()
{
    m_reader = TimedReader();
    QList<qint64> log = evenly(3000, 1000);
    for (qsizetype i = 0; i + 7 < log.size(); i += 7)
        std::swap(log[i], log[i + 7]);
    std::reverse(log.begin() + 1000, log.begin() + 1500);
    m_reader.logs = {log};
    const auto timeline = make(1);
    timeline->start();
    QTRY_COMPARE(timeline->state(), TopicTimeline::State::Done);
    const auto &points = timeline->points();
    QVERIFY(std::is_sorted(points.begin(), points.end(), [](const auto &a, const auto &b) { return a.offsets < b.offsets; }));
    QCOMPARE(points.last().offsets, 3000);
}

void TestTopicTimeline::manyPartitionsGetFewerPoints()
{
    m_reader = TimedReader();
    m_reader.logs = QList<QList<qint64>>(400, evenly(10, 1000));
    const auto timeline = make(400);
    timeline->start();
    QTRY_COMPARE(timeline->state(), TopicTimeline::State::Done);
    qsizetype asked = 0;
    for (const qsizetype queries : std::as_const(m_reader.queries))
        asked += queries;
    QVERIFY2(asked <= TopicTimeline::kMostQueries + 4 * 400, qPrintable(QString::number(asked)));
    QVERIFY(timeline->points().size() >= 13);
}

void TestTopicTimeline::saysEmptyFailedAndCancelled()
{
    m_reader = TimedReader();
    m_reader.logs = {{}};
    auto timeline = make(1);
    timeline->start();
    QTRY_COMPARE(timeline->state(), TopicTimeline::State::Empty);
    m_reader.logs = {evenly(10, 1000)};
    timeline = make(2); // the second one has no leader
    timeline->start();
    QTRY_COMPARE(timeline->state(), TopicTimeline::State::Done);
    QCOMPARE(timeline->partitionsLeftOut(), 1);
    m_reader.failWith = core::localError(core::ErrorKind::TimedOut, u"late"_s);
    timeline = make(1);
    timeline->start();
    QTRY_COMPARE(timeline->state(), TopicTimeline::State::Failed);
    QCOMPARE(timeline->error()->message, u"late"_s);
    m_reader.failWith.reset();
    m_reader.hold = true;
    timeline->start();
    timeline->cancel();
    QCOMPARE(timeline->state(), TopicTimeline::State::Cancelled);
    const auto asked = m_reader.queries.size();
    m_reader.release();
    QCoreApplication::processEvents();
    QCOMPARE(m_reader.queries.size(), asked); // the late answer begins nothing
    QCOMPARE(timeline->state(), TopicTimeline::State::Cancelled);
}

void TestTopicTimeline::spanNamesOffsets()
{
    m_reader = TimedReader();
    m_reader.logs = {evenly(100, 1000), evenly(10, 10'000)};
    const auto timeline = make(2);
    timeline->start();
    QTRY_COMPARE(timeline->state(), TopicTimeline::State::Done);
    const auto future = timeline->span(kNow - 20'000, kNow + 1);
    QTRY_VERIFY(future.isFinished());
    const auto span = future.result();
    QVERIFY(span);
    QCOMPARE(span->starts.value({u"t"_s, 0}), 79);
    QCOMPARE(span->ends.value({u"t"_s, 0}), 100);
    QCOMPARE(span->starts.value({u"t"_s, 1}), 7);
    QCOMPARE(span->ends.value({u"t"_s, 1}), 10);
}

QTEST_GUILESS_MAIN(TestTopicTimeline)
#include "tst_topic_timeline.moc"
