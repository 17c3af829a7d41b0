// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/event_time.h"

#include <algorithm>
#include <utility>

namespace streamscope::query {

EventTime::Partition *EventTime::find(quint32 topic, qint32 partition)
{
    const auto number = static_cast<std::size_t>(partition);
    if (partition < 0 || topic >= m_numbers.size() || number >= m_numbers[topic].size() || m_numbers[topic][number] < 0)
        return nullptr;
    return &m_partitions[static_cast<std::size_t>(m_numbers[topic][number])];
}

void EventTime::expect(quint32 topic, qint32 partition, qint64 nowMs)
{
    if (partition < 0 || find(topic, partition))
        return;
    m_arrivedMs = m_partitions.empty() ? nowMs : m_arrivedMs;
    if (topic >= m_numbers.size())
        m_numbers.resize(topic + std::size_t{1});
    auto &numbers = m_numbers[topic];
    if (static_cast<std::size_t>(partition) >= numbers.size())
        numbers.resize(static_cast<std::size_t>(partition) + 1, -1);
    numbers[static_cast<std::size_t>(partition)] = static_cast<qint32>(m_partitions.size());
    m_partitions.push_back({.arrivedMs = nowMs});
    settle();
}

void EventTime::setAtEnd(quint32 topic, qint32 partition, bool atEnd)
{
    if (Partition *known = find(topic, partition))
        known->atEnd = atEnd;
}

void EventTime::see(quint32 topic, qint32 partition, qint64 timeMs, qint64 nowMs)
{
    Partition *known = find(topic, partition);
    if (!known) {
        expect(topic, partition, nowMs);
        known = find(topic, partition);
        if (!known)
            return;
    }
    known->arrivedMs = nowMs;
    m_arrivedMs = nowMs;
    const bool wasIdle = std::exchange(known->idle, false);
    const qint64 before = known->latestMs;
    known->latestMs = std::max(before, timeMs);
    // Only the slowest one, or one that counts again, can change the least of all.
    if (wasIdle || (before <= m_slowestMs && known->latestMs > before))
        settle();
}

void EventTime::advance(qint64 nowMs)
{
    bool allIdle = !m_partitions.empty();
    qint64 latest = kNever;
    for (Partition &partition : m_partitions) {
        partition.idle = partition.atEnd && nowMs - partition.arrivedMs >= m_idleMs;
        allIdle = allIdle && partition.idle;
        latest = std::max(latest, partition.latestMs);
    }
    settle();
    if (allIdle && latest > kNever)
        m_current = std::max(m_current, latest + std::max<qint64>(0, nowMs - m_arrivedMs - m_idleMs));
}

void EventTime::settle()
{
    qint64 slowest = std::numeric_limits<qint64>::max();
    for (const Partition &partition : m_partitions) {
        if (!partition.idle)
            slowest = std::min(slowest, partition.latestMs);
    }
    m_slowestMs = slowest == std::numeric_limits<qint64>::max() ? kNever : slowest;
    m_current = std::max(m_current, m_slowestMs);
}

} // namespace streamscope::query
