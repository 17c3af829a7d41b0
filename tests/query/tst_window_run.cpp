// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An aggregation on another thread than the one that looks at it.
#include "models/query/window_run.h"

#include <QTest>

#include <string>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::query;

namespace {

constexpr int kPatience = 60'000; // milliseconds, of a busy machine under a sanitizer

WindowQuery byOffset()
{
    WindowQuery query(*Expression::compile(u"offset"_s));
    query.window.lengthMs = 1000;
    return query;
}

std::vector<cluster::RawMessage> batch(qint64 first, std::size_t count, qint64 timeMs)
{
    std::vector<cluster::RawMessage> list(count);
    for (std::size_t i = 0; i < count; ++i) {
        list[i].partition = 0;
        list[i].offset = first + static_cast<qint64>(i);
        list[i].timestampMs = timeMs;
    }
    return list;
}

std::size_t groupsIn(const std::vector<WindowResult> &windows)
{
    std::size_t groups = 0;
    for (const WindowResult &window : windows)
        groups += window.groups.size();
    return groups;
}

} // namespace

class TestWindowRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pausesWhileNobodyTakes();
    void finishesNoFasterThanIsTaken();
    void endsWhileItFinishes();
    void partitionsThatAreDoneAreLeftOut();
    void snapshotsComeFromTheFeedingThread();
};

void TestWindowRun::pausesWhileNobodyTakes()
{
    WindowQuery query = byOffset();
    query.maxGroups = WindowRun::kMaxWaiting * 2;
    WindowRun run(query, {u"t"_s}, {}, {}, [] { return qint64{0}; });
    QCOMPARE(run.append(batch(0, WindowRun::kMaxWaiting + 1, 0)), WindowRun::kMaxWaiting + 1);
    QCOMPARE(run.append(batch(0, 1, 1000)), std::size_t{1}); // closes the window
    QCOMPARE(run.append(batch(0, 1, 1000)), std::size_t{0}); // its groups wait
    QCOMPARE(groupsIn(run.takeClosed()), WindowRun::kMaxWaiting + 1);
    QCOMPARE(run.append(batch(0, 1, 1000)), std::size_t{1});
}

void TestWindowRun::finishesNoFasterThanIsTaken()
{
    WindowQuery query = byOffset();
    query.keepOpen = true;
    WindowRun run(query, {u"t"_s}, {}, {}, [] { return qint64{0}; });
    constexpr std::size_t kEach = WindowRun::kMaxWaiting / 3;
    for (qint64 window = 0; window < 9; ++window)
        QCOMPARE(run.append(batch(0, kEach, window * 1000)), kEach);
    QCOMPARE(groupsIn(run.takeClosed()), std::size_t{0});
    std::atomic<int> news = 0;
    run.finish([&news] { ++news; });
    QTRY_VERIFY_WITH_TIMEOUT(news.load() > 0, kPatience); // some have closed
    QVERIFY(!run.isFinished());
    std::size_t groups = 0;
    qint64 last = -1;
    const auto take = [&] {
        for (const WindowResult &window : run.takeClosed()) {
            QVERIFY(window.startMs > last);
            last = window.startMs;
            groups += window.groups.size();
        }
    };
    QTRY_VERIFY_WITH_TIMEOUT((take(), run.isFinished()), kPatience);
    take();
    QCOMPARE(groups, 9 * kEach);
    QCOMPARE(run.snapshot()->counts.counted, 9 * kEach);
    QCOMPARE(run.snapshot()->openCount, std::size_t{0});
}

void TestWindowRun::endsWhileItFinishes()
{
    WindowQuery query = byOffset();
    query.keepOpen = true;
    std::atomic<int> news = 0;
    {
        WindowRun run(query, {u"t"_s}, {}, {}, [] { return qint64{0}; });
        for (qint64 window = 0; window < 4; ++window)
            (void)run.append(batch(0, WindowRun::kMaxWaiting / 2 + 1, window * 1000));
        run.finish([&news] { ++news; });
        QTRY_VERIFY_WITH_TIMEOUT(news.load() > 0, kPatience);
    } // nobody takes: it must end all the same
    QVERIFY(news.load() >= 1);
}

void TestWindowRun::partitionsThatAreDoneAreLeftOut()
{
    qint64 now = 0;
    WindowQuery query = byOffset();
    query.idleMs = 100;
    WindowRun run(query, {u"t"_s}, {{u"t"_s, 0}, {u"t"_s, 1}, {u"t"_s, 2}}, {}, [&now] { return now; });
    (void)run.append(batch(0, 1, 0));
    now = 200;
    (void)run.append(batch(1, 1, 5000));
    QCOMPARE(run.takeClosed().size(), std::size_t{0}); // the two others may still have older ones
    cluster::TailPosition empty;
    empty.partition = {u"t"_s, 1};
    empty.atEnd = true;
    cluster::TailPosition broken;
    broken.partition = {u"t"_s, 2};
    broken.error = core::localError(core::ErrorKind::Transport, u"no leader"_s);
    run.tell({empty, broken});
    run.work();
    QCOMPARE(run.takeClosed().size(), std::size_t{1});
    cluster::TailPosition added; // from now on waited for
    added.partition = {u"t"_s, 3};
    run.tell({added});
    (void)run.append(batch(2, 1, 9000));
    QCOMPARE(run.takeClosed().size(), std::size_t{0});
}

void TestWindowRun::snapshotsComeFromTheFeedingThread()
{
    qint64 now = 0;
    WindowRun run(byOffset(), {u"t"_s}, {}, {.windows = 2, .groups = 3, .everyMs = 100}, [&now] { return now; });
    QVERIFY(run.snapshot());
    now = 1000;
    std::thread feeder([&run] { (void)run.append(batch(0, 10, 500)); });
    feeder.join();
    const auto snapshot = run.snapshot();
    QCOMPARE(snapshot->counts.messages, 10U);
    QCOMPARE(snapshot->open.size(), std::size_t{1});
    QCOMPARE(snapshot->open[0].groups.size(), std::size_t{3});
    QCOMPARE(snapshot->open[0].groupCount, std::size_t{10});
    QCOMPARE(snapshot->eventTimeMs, std::optional<qint64>(500));
    now = 1050; // not yet time for another one
    (void)run.append(batch(10, 1, 500));
    QCOMPARE(run.snapshot()->counts.messages, 10U);
    now = 1100;
    run.work();
    QCOMPARE(run.snapshot()->counts.messages, 11U);
    QCOMPARE(snapshot->counts.messages, 10U); // a value, whoever holds it
}

QTEST_GUILESS_MAIN(TestWindowRun)

#include "tst_window_run.moc"
