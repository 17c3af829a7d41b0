// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"
#include "models/query/window_engine.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace streamscope::query {

/// How a running aggregation is, a value.
struct WindowSnapshot {
    WindowCounts counts;
    std::vector<WindowResult> open; ///< the newest, oldest first, the most common groups of each
    std::size_t openCount = 0;      ///< of all open windows
    std::optional<qint64> eventTimeMs;
    std::vector<messages::FailedTest> failures;
};

/// A windowed aggregation on the thread of the tail that feeds it. Whoever looks takes what was published last and never
/// waits for the counting.
class WindowRun final : public cluster::MessageSink {
public:
    using Clock = std::function<qint64()>; ///< milliseconds since the epoch; called on the tail's thread

    struct Look {
        std::size_t windows = 0; ///< open ones in a snapshot
        std::size_t groups = 0;  ///< of each
        qint64 everyMs = 200;
    };

    /// Groups of closed windows that may wait for takeClosed(); beyond, the tail pauses.
    static constexpr std::size_t kMaxWaiting = 200'000;

    /// query.fault() is nothing. partitions: those that will be read. clock: the system's where there is none.
    WindowRun(WindowQuery query, const QStringList &topics, const QList<cluster::TopicPartition> &partitions, Look look, Clock clock = {});
    /// After the tail has gone.
    ~WindowRun() override;

    // On the tail's thread.
    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override;
    /// Nothing came: the clock goes on. For the tail's wake-up.
    void work();

    // On any thread; none of them waits for the counting.
    /// Which partitions are read to their ends.
    void tell(const QList<cluster::TailPosition> &positions);
    /// Nothing more is counted, also of what is being given to append(): before the tail goes, so that it goes at once.
    void stop() { m_stopped.store(true); }
    /// After the tail has finished or stopped: closes the windows on a thread of its own, no faster than they are taken. news is
    /// called there when some have closed, and at the end.
    void finish(std::function<void()> news);
    [[nodiscard]] bool isFinished() const { return m_finished.load(); }
    [[nodiscard]] std::vector<WindowResult> takeClosed();
    [[nodiscard]] std::shared_ptr<const WindowSnapshot> snapshot() const; ///< never null

private:
    void takeMail();
    /// Returns whether as much waits as may.
    enum class Publish { Counting, Closing, Last };
    bool publish(Publish when);
    void closeAll(const std::stop_token &stop);

    const QStringList m_topics;
    const Look m_look;
    const Clock m_clock;
    std::mutex m_counting; ///< of the engine and what was published of it
    WindowEngine m_engine;
    qint64 m_publishedMs = 0;
    quint64 m_published = 0; ///< messages
    std::size_t m_publishedOpen = 0;

    mutable std::mutex m_mutex; ///< of all below, never held for long
    QList<cluster::TailPosition> m_mail;
    bool m_hasMail = false;
    std::vector<WindowResult> m_closed;
    std::size_t m_waiting = 0; ///< groups in m_closed
    std::shared_ptr<const WindowSnapshot> m_snapshot;

    std::condition_variable_any m_taken;

    std::function<void()> m_news;
    std::atomic<bool> m_stopped = false;
    std::atomic<bool> m_finished = false;
    std::jthread m_finishing;
};

} // namespace streamscope::query
