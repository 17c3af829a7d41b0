// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>
#include <limits>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace streamscope::kafka {

/// What was fetched and is not yet let through, by partition. Of the first ones of all partitions that with the smallest order
/// goes first; within a partition nothing overtakes. Payload: movable.
template<typename Payload>
class HeldQueue {
public:
    using Key = std::pair<quint32, qint32>; ///< topic index, partition
    static constexpr qint64 kAtOnce = std::numeric_limits<qint64>::min();

    struct Item {
        Payload payload;
        qint64 order = kAtOnce;
        qint64 bytes = 0;
        bool isEnd = false; ///< the partition has no more for now
    };

    /// These are the partitions from now on, and nothing is held.
    void assign(const std::vector<Key> &keys, qint64 nowUs)
    {
        m_queues.clear();
        m_heads.clear();
        m_size = 0;
        m_bytes = 0;
        for (const Key &key : keys)
            m_queues.try_emplace(key);
        m_silent = m_queues.size();
        m_silentSinceUs = nowUs;
    }

    void add(const Key &key, Item item)
    {
        Queue &queue = m_queues[key];
        const bool wasSilent = queue.isSilent();
        queue.atEnd = item.isEnd;
        m_bytes += item.bytes;
        ++m_size;
        if (queue.items.empty())
            m_heads.emplace(item.order, key);
        queue.items.push_back(std::move(item));
        m_silent -= wasSilent && m_silent > 0 ? 1 : 0;
    }

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] const Item &first() const { return m_queues.at(m_heads.begin()->second).items.front(); }
    [[nodiscard]] const Key &firstKey() const { return m_heads.begin()->second; }

    [[nodiscard]] Item takeFirst(qint64 nowUs)
    {
        const Key key = firstKey();
        Queue &queue = m_queues.at(key);
        m_heads.erase(m_heads.begin());
        Item item = std::move(queue.items.front());
        queue.items.pop_front();
        --m_size;
        m_bytes -= item.bytes;
        if (!queue.items.empty()) {
            m_heads.emplace(queue.items.front().order, key);
        } else if (queue.isSilent()) {
            ++m_silent;
            m_silentSinceUs = nowUs;
        }
        return item;
    }

    /// Nothing is awaited from the partition any more.
    void close(const Key &key)
    {
        Queue &queue = m_queues[key];
        m_silent -= queue.isSilent() && m_silent > 0 ? 1 : 0;
        queue.closed = true;
    }

    /// Each partition has something, or is at its end: what is first now stays first.
    [[nodiscard]] bool isComplete() const { return m_silent == 0; }
    [[nodiscard]] qint64 silentSinceUs() const { return m_silentSinceUs; } ///< since the last one fell silent

    [[nodiscard]] std::size_t size(const Key &key) const
    {
        const auto queue = m_queues.find(key);
        return queue == m_queues.end() ? 0 : queue->second.items.size();
    }
    [[nodiscard]] qint64 bytes() const { return m_bytes; } ///< of all
    [[nodiscard]] std::size_t partitions() const { return m_queues.size(); }

private:
    struct Queue {
        std::deque<Item> items;
        bool atEnd = false;
        bool closed = false;

        [[nodiscard]] bool isSilent() const { return items.empty() && !atEnd && !closed; }
    };

    std::map<Key, Queue> m_queues;
    std::set<std::pair<qint64, Key>> m_heads; ///< of those that have something
    std::size_t m_size = 0;
    qint64 m_bytes = 0;
    std::size_t m_silent = 0; ///< partitions that may still have something
    qint64 m_silentSinceUs = 0;
};

} // namespace streamscope::kafka
