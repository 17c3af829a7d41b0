// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"
#include "models/messages/message_store.h"

#include <QStringList>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace streamscope::messages {

/// Messages that a store held at one moment: all rows of a snapshot, or some of them. A value; it keeps their segments alive.
struct HeldSet {
    QStringList topics; ///< what a row's topic number stands for
    Snapshot rows;
    std::optional<std::vector<quint64>> chosen; ///< in [rows.firstRow(), rows.endRow()); nothing: all

    [[nodiscard]] quint64 size() const { return chosen ? chosen->size() : rows.size(); }
};

/// A tail over a set that is held already: gives each message to the sink once, in the order of the set, on a thread of its
/// own, and has finished. Nothing is read from a cluster.
class HeldTail final : public cluster::Tail {
public:
    HeldTail(HeldSet set, std::shared_ptr<cluster::MessageSink> sink, cluster::TailWake wake);
    ~HeldTail() override;

    void pause() override;
    void resume() override;
    void stop() override;
    [[nodiscard]] cluster::TailStatus status() const override; ///< without positions: a set has no ends

private:
    void run(const std::stop_token &stop);
    /// Of the messages from number begin; how many the sink took.
    [[nodiscard]] std::size_t give(quint64 begin, std::size_t count);

    const HeldSet m_set;
    const std::shared_ptr<cluster::MessageSink> m_sink;
    const cluster::TailWake m_wake;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    cluster::TailStatus m_status; ///< under the mutex
    bool m_paused = false;        ///< under the mutex
    std::jthread m_thread;
};

} // namespace streamscope::messages
