// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/rate_history.h"

#include <QTest>

using namespace streamscope::session;

class TestRateHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // A burst between two coarse points is in their mean: 1,000 offsets are written, and drawn.
    void burstsAreNotLost()
    {
        RateHistory history;
        qint64 total = 0;
        for (qint64 second = 0; second <= 30; ++second) {
            total += second == 4 || second == 25 ? 500 : 0;
            history.add(second * 1000, total, 10'000);
        }
        const auto points = history.points();
        QCOMPARE(points.size(), std::size_t(3));
        QCOMPARE(points[0].rate, 50.0);
        QCOMPARE(points[1].rate, 0.0);
        QCOMPARE(points[2].rate, 50.0);
        QCOMPARE(points[2].timeMs, qint64(30'000));
    }

    void finePointsAreAsTheyCame()
    {
        RateHistory history;
        qint64 total = 1'000'000; // where it begins is no rate
        for (qint64 second = 0; second < 5; ++second)
            history.add(second * 1000, total += second, 0);
        history.add(4000, total + 99, 0);
        QCOMPARE(history.points().size(), std::size_t(4));
        QCOMPARE(history.points().back().rate, 4.0);
    }

    void afterARestTheMeanBeginsAnew()
    {
        RateHistory history;
        history.add(1000, 0, 0);
        history.add(2000, 10, 0);
        history.rest();
        history.add(602'000, 10, 0);
        history.add(603'000, 50, 0);
        QCOMPARE(history.points().size(), std::size_t(2));
        QCOMPARE(history.points().front().rate, 10.0);
        QCOMPARE(history.points().back().rate, 40.0);
        QCOMPARE(history.newestMs(), qint64(603'000));
    }

    void aClockSetBackBeginsAnew()
    {
        RateHistory history;
        history.add(100'000, 5, 0);
        history.add(101'000, 10, 0);
        history.add(50'000, 10, 0);
        QVERIFY(history.points().empty());
        history.add(60'000, 40, 0);
        QCOMPARE(history.points().back().rate, 3.0);
    }
};

QTEST_APPLESS_MAIN(TestRateHistory)
#include "tst_rate_history.moc"
