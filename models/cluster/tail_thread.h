// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>

namespace streamscope::cluster {

/// What a tail and its thread share. The thread may outlive the tail; after stop it calls nobody any more.
struct TailShared {
    std::shared_ptr<MessageSink> sink;
    TailWake wake;

    std::mutex deliver; ///< held while the sink or the wake-up is called, and to forbid that
    std::atomic<bool> stop = false;
    std::atomic<bool> paused = false;

    mutable std::mutex mutex; ///< of all below, and of what a derived one adds
    std::condition_variable changed;
    TailStatus status;

    TailShared() = default;
    virtual ~TailShared() = default;
    Q_DISABLE_COPY_MOVE(TailShared)

    virtual void requestStop();
    void notify();
    virtual void sleep(std::chrono::milliseconds time); ///< ends early when the tail is stopped
};

/// A tail whose work is done by a thread that nobody waits for: what both share says all. Any thread.
class ThreadTail : public Tail {
public:
    explicit ThreadTail(std::shared_ptr<TailShared> shared)
        : m_shared(std::move(shared))
    {
    }
    ~ThreadTail() override;
    Q_DISABLE_COPY_MOVE(ThreadTail)

    void pause() override { m_shared->paused.store(true); }
    void resume() override { m_shared->paused.store(false); }
    void stop() override { m_shared->requestStop(); }
    [[nodiscard]] TailStatus status() const override;

private:
    const std::shared_ptr<TailShared> m_shared;
};

/// The thread's own account of the tail, what it gives to the sink, and when it tells of that. The tail's thread only.
class TailReport {
public:
    using State = TailStatus::State;
    /// Writes positions and their sums. Called when there is something to tell.
    using Describe = std::function<void(TailStatus &status)>;

    /// topics: of the request. shared outlives the report.
    TailReport(TailShared &shared, QStringList topics, Describe describe);

    [[nodiscard]] State state() const { return m_status.state; }
    [[nodiscard]] quint64 received() const { return m_status.received; }
    [[nodiscard]] bool hasFailed() const { return m_failed; }
    void addCorrupt(quint64 messages) { m_status.corrupt += messages; }
    void addNews() { m_news = true; } ///< worth a wake-up

    void setState(State state, const std::optional<core::KafkaError> &error = {});
    void fail(const core::KafkaError &error);
    /// The last state, by how it came to the end.
    void end();
    /// The status for everybody and one wake-up, when there is news or a second has gone by.
    void publish();

    /// Gives the messages to the sink; waits while paused – what was fetched already is not shown then – and where the sink is
    /// full. Ends early when the tail is stopped. What is not taken yet is still next for who asks meanwhile.
    void deliver(std::span<const RawMessage> messages);

private:
    void putBack();

    TailShared &m_shared;
    const QStringList m_topics;
    const Describe m_describe;
    TailStatus m_status;
    std::span<const RawMessage> m_rest; ///< read, and not taken by the sink
    std::optional<std::chrono::steady_clock::time_point> m_published;
    bool m_news = true;
    bool m_failed = false;
};

} // namespace streamscope::cluster
