// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_store.h"
#include "models/messages/row_order.h"

#include <array>
#include <unordered_map>

namespace streamscope::messages {

/// The newest message of each key: what a compacted topic means now. As compaction does, it keeps a key's messages apart by
/// partition, and what has no key is counted and left out. Messages that newer ones have replaced stay in the store until it is
/// full; then those that count move to a new one. What is held, both stores and the table of keys together, stays within the
/// limits: when the newest messages alone fill them, no more is taken and nothing is lost.
/// append on the tail's thread, the others on any.
class LatestByKey final : public cluster::MessageSink {
public:
    /// shared: the bound of the whole program.
    explicit LatestByKey(StoreLimits limits = {}, std::shared_ptr<MemoryBudget> shared = {});
    ~LatestByKey() override;
    LatestByKey(const LatestByKey &) = delete;
    LatestByKey &operator=(const LatestByKey &) = delete;

    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override;

    static constexpr quint64 kNone = ~quint64{0};

    struct Change {
        quint64 row = 0;          ///< holds the newest message of its key
        quint64 replaced = kNone; ///< the row that did before
        bool tombstone = false;   ///< its value is null: the key is deleted
    };
    struct Counters {
        quint64 messages = 0;   ///< that were read, those without a key too
        quint64 keys = 0;       ///< whose newest message is no tombstone
        quint64 tombstones = 0; ///< keys whose newest message is one
        quint64 withoutKey = 0; ///< messages that were left out
    };
    struct News {
        std::shared_ptr<MessageStore> store; ///< where the rows are
        Snapshot snapshot;
        bool anew = false; ///< changes are all that counts, by row, whatever was told before; rows may have another number
        std::vector<Change> changes;
        /// Where a full store has handed on to another one: the rows that count in it by their numbers before, ascending; the first
        /// of them is row 0 now. Empty: the rows have the numbers that they had, or nobody knows which.
        std::vector<quint64> before;
        Counters counters;
    };
    /// What changed since the last call; whole: everything.
    [[nodiscard]] News take(bool whole = false);
    /// Forgets all keys and rows; counts from 0.
    void clear();

private:
    using Hash = std::array<quint64, 2>; ///< of topic, partition and key, seeded anew in each program: no two keys share one
    struct HashOfHash {
        std::size_t operator()(const Hash &hash) const { return hash[0]; }
    };
    struct Newest {
        quint64 row = 0;
        quint32 size = 0; ///< bytes of the message
        bool tombstone = false;
    };

    [[nodiscard]] static Hash hashOf(const cluster::RawMessage &message);
    [[nodiscard]] std::size_t appendSome(std::span<const cluster::RawMessage> messages);
    void note(const Hash &hash, const cluster::RawMessage &message);
    [[nodiscard]] std::shared_ptr<MessageStore> makeStore() const;
    [[nodiscard]] bool compact();
    [[nodiscard]] std::vector<Change> all() const;

    const StoreLimits m_limits;
    const std::shared_ptr<MemoryBudget> m_shared;
    const quint64 m_mostKeys;

    std::mutex m_mutex; // of all below
    std::shared_ptr<MessageStore> m_store;
    quint64 m_next = 0; ///< row of the next message
    std::unordered_map<Hash, Newest, HashOfHash> m_newest;
    quint64 m_liveBytes = 0;
    std::vector<Hash> m_hashes; ///< of what is being appended
    std::vector<Change> m_changes;
    bool m_anew = false; ///< the changes are too many, or have lost their meaning: all is told next
    Counters m_counters;
    std::vector<quint64> m_before;
    quint64 m_generation = 0;     ///< of the numbers of rows
    quint64 m_toldGeneration = 0; ///< that the last news spoke of
};

/// The rows of a LatestByKey that are shown, in the order in which they were received. One thread.
class LatestRows {
public:
    /// hits: rows that pass a filter (ascending, all so far), null: all do.
    void apply(const LatestByKey::News &news, const std::vector<quint64> *hits);
    /// Rows that were found to pass the filter after they came.
    void addHits(const Snapshot &snapshot, std::span<const quint64> hits);
    void setTombstonesShown(bool shown) { m_tombstones = shown; } ///< holds from the next whole News on
    [[nodiscard]] bool tombstonesShown() const { return m_tombstones; }
    void clear();
    [[nodiscard]] const RowOrder &order() const { return m_shown; }

private:
    RowOrder m_newest; ///< with and without a value, filter or not
    RowOrder m_shown;
    bool m_tombstones = false;
};

} // namespace streamscope::messages
