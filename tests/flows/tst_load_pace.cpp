// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When messages are due, and the histogram of how long they took.
#include "models/flows/latency_histogram.h"
#include "models/flows/load_pace.h"
#include "models/flows/load_statistics.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace streamscope;
using namespace streamscope::flows;

namespace {

std::vector<qint64> dues(const LoadShape &shape, int count, quint64 seed = 1)
{
    LoadPace pace(shape, seed);
    std::vector<qint64> list;
    for (int i = 0; i < count; ++i, pace.step())
        list.push_back(pace.dueUs());
    return list;
}

qint64 dueWithin(const std::vector<qint64> &list, double seconds)
{
    return std::count_if(list.begin(), list.end(), [seconds](qint64 due) { return static_cast<double>(due) < seconds * 1e6; });
}

} // namespace

class TestLoadPace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void constantDoesNotDrift();
    void rampIsTheAreaBelowIt();
    void rampToNothingEnds();
    void burstsComeAtOnce();
    void poissonHasTheRateAndNoMemory();
    void unlimitedIsAlwaysDue();
    void percentilesAreWithinAPercent();
    void histogramsAdd();
    void hugeAndNegativeTimesAreBounded();
    void secondsAreCountedApart();
};

void TestLoadPace::constantDoesNotDrift()
{
    const auto list = dues({.kind = LoadShape::Kind::Constant, .rate = 3}, 3'000'001);
    QCOMPARE(list[0], qint64(0));
    QCOMPARE(list[1], qint64(333'333));
    QCOMPARE(list[3'000'000], qint64(1'000'000'000'000));
}

void TestLoadPace::rampIsTheAreaBelowIt()
{
    const auto up = dues({.kind = LoadShape::Kind::Ramp, .rate = 0, .toRate = 100, .rampSeconds = 10}, 2001);
    QVERIFY(std::is_sorted(up.begin(), up.end()));
    QVERIFY(std::abs(dueWithin(up, 5) - 125) <= 1);  // a quarter of the triangle
    QVERIFY(std::abs(dueWithin(up, 10) - 500) <= 1); // all of it
    QVERIFY(std::abs(dueWithin(up, 20) - 1500) <= 1); // then as it ended
    const auto down = dues({.kind = LoadShape::Kind::Ramp, .rate = 100, .toRate = 50, .rampSeconds = 10}, 1000);
    QVERIFY(std::abs(dueWithin(down, 10) - 750) <= 1);
    const auto flat = dues({.kind = LoadShape::Kind::Ramp, .rate = 10, .toRate = 10, .rampSeconds = 10}, 300);
    QCOMPARE(flat[200], qint64(20'000'000));
}

void TestLoadPace::rampToNothingEnds()
{
    const auto list = dues({.kind = LoadShape::Kind::Ramp, .rate = 10, .toRate = 0, .rampSeconds = 2}, 20);
    QVERIFY(list[9] < 2'000'000);
    QCOMPARE(list[11], LoadPace::kNever);
    const auto none = dues({.kind = LoadShape::Kind::Ramp, .rate = 0, .toRate = 0, .rampSeconds = 2}, 3);
    QCOMPARE(none[1], LoadPace::kNever);
}

void TestLoadPace::burstsComeAtOnce()
{
    const auto list = dues({.kind = LoadShape::Kind::Burst, .burst = 3, .everySeconds = 0.5}, 7);
    QCOMPARE(list, std::vector<qint64>({0, 0, 0, 500'000, 500'000, 500'000, 1'000'000}));
}

void TestLoadPace::poissonHasTheRateAndNoMemory()
{
    constexpr int kCount = 200'000;
    const auto list = dues({.kind = LoadShape::Kind::Poisson, .rate = 1000}, kCount, 7);
    QVERIFY(std::is_sorted(list.begin(), list.end()));
    const double seconds = static_cast<double>(list.back()) / 1e6;
    QVERIFY(std::abs(seconds - 200) < 2);
    // As many gaps are longer than the mean as an exponential distribution has.
    int longer = 0;
    for (std::size_t i = 1; i < list.size(); ++i)
        longer += list[i] - list[i - 1] > 1000 ? 1 : 0;
    QVERIFY(std::abs(static_cast<double>(longer) / kCount - std::exp(-1.0)) < 0.01);
    QVERIFY(list != dues({.kind = LoadShape::Kind::Poisson, .rate = 1000}, kCount, 8));
}

void TestLoadPace::unlimitedIsAlwaysDue()
{
    QCOMPARE(dues({}, 3), std::vector<qint64>({0, 0, 0}));
}

void TestLoadPace::percentilesAreWithinAPercent()
{
    std::mt19937_64 chance(42);
    std::lognormal_distribution<double> times(8, 2); // from tens of microseconds to seconds
    LatencyHistogram histogram;
    std::vector<qint64> all;
    for (int i = 0; i < 100'000; ++i) {
        all.push_back(static_cast<qint64>(times(chance)));
        histogram.record(all.back());
    }
    std::sort(all.begin(), all.end());
    for (const double percent : {0.0, 1.0, 50.0, 90.0, 99.0, 99.9, 99.99, 100.0}) {
        const auto rank = static_cast<std::size_t>(std::max(1.0, std::ceil(percent / 100 * static_cast<double>(all.size()))));
        const auto exact = static_cast<double>(all[rank - 1]);
        const auto told = static_cast<double>(histogram.percentile(percent));
        QVERIFY2(told >= exact && told <= exact * 1.01 + 1, qPrintable(QStringLiteral("p%1: %2 for %3").arg(percent).arg(told).arg(exact)));
    }
    QCOMPARE(histogram.count(), quint64(100'000));
    QCOMPARE(histogram.longest(), all.back());
}

void TestLoadPace::histogramsAdd()
{
    LatencyHistogram one;
    LatencyHistogram other;
    QCOMPARE(one.percentile(50), qint64(-1));
    for (int i = 1; i <= 50; ++i)
        one.record(i);
    for (int i = 51; i <= 100; ++i)
        other.record(i);
    one.add(other);
    QCOMPARE(one.count(), quint64(100));
    QCOMPARE(one.percentile(50), qint64(50));
    QCOMPARE(one.percentile(99), qint64(99));
    QCOMPARE(one.longest(), qint64(100));
    QCOMPARE(one.mean(), 50.5);
    one.clear();
    QCOMPARE(one.count(), quint64(0));
}

void TestLoadPace::hugeAndNegativeTimesAreBounded()
{
    LatencyHistogram histogram;
    histogram.record(-5);
    histogram.record(INT64_MAX);
    QCOMPARE(histogram.percentile(50), qint64(0));
    QCOMPARE(histogram.longest(), (qint64(1) << LatencyHistogram::kMostBits) - 1);
    QCOMPARE(histogram.percentile(100), histogram.longest());
}

void TestLoadPace::secondsAreCountedApart()
{
    LoadStatistics statistics;
    const auto acknowledge = [&](qint64 nowUs, qint64 latencyUs) { statistics.settled(nowUs, {0, 1, latencyUs, nullptr}); };
    statistics.made(100);
    statistics.made(200);
    acknowledge(300, 100);
    acknowledge(900'000, 300);
    const auto error = core::localError(core::ErrorKind::Broker, QStringLiteral("no"));
    statistics.made(2'500'000);
    statistics.settled(2'600'000, {0, -1, 0, &error});
    statistics.made(3'000'000);
    const auto points = statistics.points();
    QCOMPARE(points.size(), std::size_t(3));
    QCOMPARE(points[0].made, quint64(2));
    QCOMPARE(points[0].acknowledged, quint64(2));
    QCOMPARE(points[0].p50Us, qint64(100));
    QCOMPARE(points[0].p999Us, qint64(300));
    QCOMPARE(points[1].made, quint64(0)); // nothing happened, and it is there
    QCOMPARE(points[1].p50Us, qint64(-1));
    QCOMPARE(points[2].failed, quint64(1));
    QCOMPARE(statistics.points(2).size(), std::size_t(1));
    QCOMPARE(statistics.latencies().count(), quint64(2));
}

QTEST_GUILESS_MAIN(TestLoadPace)
#include "tst_load_pace.moc"
