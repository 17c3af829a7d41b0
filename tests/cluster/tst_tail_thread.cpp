// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/tail_thread.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::cluster;
using State = TailStatus::State;

namespace {

// Takes as many messages as there is room for.
struct Narrow final : MessageSink {
    std::atomic<int> room = 0;
    std::atomic<int> taken = 0;
    std::size_t append(std::span<const RawMessage> messages) override
    {
        const int now = std::min(room.load(), static_cast<int>(messages.size()));
        room -= now;
        taken += now;
        return static_cast<std::size_t>(now);
    }
};

// Offsets 10, 11, … of one partition.
std::vector<RawMessage> messages(int count)
{
    std::vector<RawMessage> list(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        list[static_cast<std::size_t>(i)].partition = 0;
        list[static_cast<std::size_t>(i)].offset = 10 + i;
        list[static_cast<std::size_t>(i)].value = "four";
    }
    return list;
}

// A tail that has read up to an offset.
struct Fixture {
    std::shared_ptr<TailShared> shared = std::make_shared<TailShared>();
    std::shared_ptr<Narrow> sink = std::make_shared<Narrow>();
    std::atomic<int> wakes = 0;
    std::atomic<qint64> next = 10;
    TailReport report{*shared, {u"orders"_s}, [this](TailStatus &status) {
                          TailPosition position;
                          position.partition = {u"orders"_s, 0};
                          position.next = next;
                          status.positions = {position};
                      }};

    Fixture()
    {
        shared->sink = sink;
        shared->wake = [this] { ++wakes; };
    }
    [[nodiscard]] TailStatus status() const
    {
        const std::lock_guard lock(shared->mutex);
        return shared->status;
    }
};

} // namespace

class TestTailThread : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotTakenIsStillNext()
    {
        Fixture tail;
        tail.sink->room = 3;
        tail.next = 18; // all are read
        const std::vector<RawMessage> batch = messages(8);
        std::thread thread([&] { tail.report.deliver(batch); });
        QTRY_COMPARE(tail.status().state, State::Full);
        QCOMPARE(tail.status().positions.first().next, 13);
        QCOMPARE(tail.status().received, 3U);
        tail.sink->room = 100;
        thread.join();
        tail.report.publish();
        QCOMPARE(tail.sink->taken.load(), 8);
        QCOMPARE(tail.status().positions.first().next, 18);
        QCOMPARE(tail.status().received, 8U);
        QCOMPARE(tail.status().receivedBytes, 32U);
        QCOMPARE(tail.status().state, State::Reading);
    }

    void nothingIsGivenWhilePaused()
    {
        Fixture tail;
        tail.sink->room = 100;
        tail.next = 18;
        tail.shared->paused = true;
        const std::vector<RawMessage> batch = messages(8);
        std::thread thread([&] { tail.report.deliver(batch); });
        QTRY_COMPARE(tail.status().state, State::Paused);
        QCOMPARE(tail.sink->taken.load(), 0);
        QCOMPARE(tail.status().positions.first().next, 10);
        tail.shared->requestStop(); // nor after a stop
        thread.join();
        QCOMPARE(tail.sink->taken.load(), 0);
        tail.report.end();
        QCOMPARE(tail.status().state, State::Stopped);
        QCOMPARE(tail.status().positions.first().next, 10);
    }

    void newsWakeOnce()
    {
        Fixture tail;
        tail.report.publish();
        QCOMPARE(tail.wakes.load(), 1); // the first one always
        tail.report.publish();
        QCOMPARE(tail.wakes.load(), 1);
        tail.report.addNews();
        tail.report.publish();
        QCOMPARE(tail.wakes.load(), 2);
        tail.report.setState(State::Waiting, core::localError(core::ErrorKind::Transport, u"away"_s));
        tail.report.publish();
        QCOMPARE(tail.wakes.load(), 3);
        QCOMPARE(tail.status().error->message, u"away"_s);
        tail.report.setState(State::Reading);
        tail.report.publish();
        QVERIFY(!tail.status().error);
    }

    void aFailureStays()
    {
        Fixture tail;
        tail.report.fail(core::localError(core::ErrorKind::Authorization, u"no"_s));
        tail.report.setState(State::Reading);
        tail.report.end();
        QCOMPARE(tail.status().state, State::Failed);
        QCOMPARE(tail.status().error->message, u"no"_s);
    }
};

QTEST_GUILESS_MAIN(TestTailThread)
#include "tst_tail_thread.moc"
