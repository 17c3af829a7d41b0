// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_store.h"

#include <compare>
#include <cstddef>
#include <vector>

namespace streamscope::messages {

/// Rows of a store in an order of their own, by position: 16 bytes a row, kept in blocks. Taking a row in costs its place in
/// one block, O(log n) to find it; nothing is sorted twice. One thread.
class RowOrder {
public:
    enum class By { Row, Timestamp }; ///< what the key is of; Row: 0 for all
    explicit RowOrder(By by = By::Row)
        : m_by(by)
    {
    }

    /// Rows of the same key stand in the order of their arrival.
    struct Entry {
        qint64 key = 0;
        quint64 row = 0;
        friend auto operator<=>(const Entry &, const Entry &) = default;
    };

    [[nodiscard]] By by() const { return m_by; }
    [[nodiscard]] Entry entryOf(const HeldMessage &message) const
    {
        return {m_by == By::Timestamp ? message.timestampMs : 0, message.row};
    }

    void insert(const Entry &entry);
    bool erase(const Entry &entry); ///< false: it was not there
    /// Rows that have left the store. Costs a look at each block, and the blocks that have such rows.
    void dropBefore(quint64 row);
    void clear();

    [[nodiscard]] std::size_t size() const;
    /// position below size(). O(log n).
    [[nodiscard]] Entry at(std::size_t position) const;
    /// Where the entry stands, or would. O(log n).
    [[nodiscard]] std::size_t positionOf(const Entry &entry) const;
    [[nodiscard]] bool contains(const Entry &entry) const;

private:
    struct Block {
        std::vector<Entry> entries; ///< never empty
        quint64 lowestRow = 0;
    };
    [[nodiscard]] std::size_t blockOf(const Entry &entry) const;
    void split(std::size_t index);
    bool join(std::size_t index);
    void count() const;

    By m_by;
    std::vector<Block> m_blocks;
    mutable std::vector<std::size_t> m_starts; ///< position of each block's first entry
    mutable std::size_t m_counted = 0;         ///< blocks whose start is right
    std::size_t m_size = 0;
};

/// The rows of a growing store by their timestamps, those that are held now: a new one goes to its place, one that leaves the
/// store is gone. Rows without a timestamp come first. One thread.
class RowsByTime {
public:
    /// Takes in at most so many rows that came since the last call; only: those among which (ascending; null: all). True:
    /// nothing is left to take in.
    bool update(const Snapshot &snapshot, const std::vector<quint64> *only, std::size_t most);
    void clear(); ///< another store, or another filter
    [[nodiscard]] const RowOrder &order() const { return m_order; }

private:
    RowOrder m_order{RowOrder::By::Timestamp};
    quint64 m_next = 0; ///< rows below it are taken in, or were not asked for
    std::vector<RowOrder::Entry> m_new;
};

} // namespace streamscope::messages
