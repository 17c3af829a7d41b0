// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <limits>
#include <vector>

namespace streamscope::query {

/// How far the time of the messages is: it advances with the slowest partition that is not idle, and never goes back. A
/// partition's own time is its latest timestamp so far. Idle is who is read to the end and silent for a set time; while all
/// are idle, event time goes on as the clock does, so that the last window closes too. One thread; all times in milliseconds.
class EventTime {
public:
    static constexpr qint64 kNever = std::numeric_limits<qint64>::min() / 2; ///< there is no event time yet

    explicit EventTime(qint64 idleMs)
        : m_idleMs(idleMs)
    {
    }

    /// A partition that will be read: it holds event time back until it has a message or is idle.
    void expect(quint32 topic, qint32 partition, qint64 nowMs);
    void setAtEnd(quint32 topic, qint32 partition, bool atEnd);
    /// A message; timeMs: its timestamp, kNever: it has none.
    void see(quint32 topic, qint32 partition, qint64 timeMs, qint64 nowMs);
    /// The clock went on without a message.
    void advance(qint64 nowMs);

    [[nodiscard]] qint64 current() const { return m_current; }

private:
    struct Partition {
        qint64 latestMs = kNever;
        qint64 arrivedMs = 0; ///< of its last message, or when it was first heard of
        bool atEnd = false;
        bool idle = false;
    };
    Partition *find(quint32 topic, qint32 partition);
    void settle();

    const qint64 m_idleMs;
    std::vector<Partition> m_partitions;
    std::vector<std::vector<qint32>> m_numbers; ///< by topic and partition: in m_partitions, −1: not known
    qint64 m_current = kNever;
    qint64 m_slowestMs = kNever; ///< of those that are not idle
    qint64 m_arrivedMs = 0;      ///< the last message of all
};

} // namespace streamscope::query
