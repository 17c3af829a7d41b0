// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/frame_ticker.h"

#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace streamscope::core;

class TestFrameTicker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manyNewsGiveOneTick();
    void newsDuringATickGiveAnother();
};

void TestFrameTicker::manyNewsGiveOneTick()
{
    FrameTicker ticker;
    const QSignalSpy ticks(&ticker, &FrameTicker::tick);
    std::thread([&ticker] {
        for (int i = 0; i < 100'000; ++i)
            ticker.wake();
    }).join();
    QTRY_COMPARE(ticks.size(), 1);
    ticker.wake();
    QTRY_COMPARE(ticks.size(), 2);
}

void TestFrameTicker::newsDuringATickGiveAnother()
{
    FrameTicker ticker;
    int ticks = 0;
    connect(&ticker, &FrameTicker::tick, this, [&] {
        if (++ticks < 10)
            ticker.wake();
    });
    ticker.wake();
    QTRY_COMPARE(ticks, 10);
}

QTEST_GUILESS_MAIN(TestFrameTicker)
#include "tst_frame_ticker.moc"
