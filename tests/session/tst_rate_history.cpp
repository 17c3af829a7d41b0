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
        history.add(0, 0, 10'000);
        for (qint64 second = 1; second <= 30; ++second)
            history.add(second * 1000, second == 4 || second == 25 ? 500 : 0, 10'000);
        const auto points = history.points();
        QCOMPARE(points.size(), std::size_t(4));
        double written = 0;
        for (std::size_t i = 1; i < points.size(); ++i)
            written += points[i].rate * double(points[i].timeMs - points[i - 1].timeMs) / 1000;
        QCOMPARE(written, 1000.0);
        QCOMPARE(points[1].rate, 50.0);
        QCOMPARE(points[2].rate, 0.0);
    }

    void finePointsAreAsTheyCame()
    {
        RateHistory history;
        for (qint64 second = 0; second < 5; ++second)
            history.add(second * 1000, double(second), 0);
        history.add(4000, 99, 0);
        QCOMPARE(history.points().size(), std::size_t(5));
        QCOMPARE(history.points().back().rate, 4.0);
    }

    void aClockSetBackBeginsAnew()
    {
        RateHistory history;
        history.add(100'000, 5, 0);
        history.add(101'000, 5, 10'000);
        history.add(50'000, 7, 0);
        QCOMPARE(history.points().size(), std::size_t(1));
        history.add(60'000, 3, 0);
        QCOMPARE(history.points().back().rate, 3.0);
    }
};

QTEST_APPLESS_MAIN(TestRateHistory)
#include "tst_rate_history.moc"
