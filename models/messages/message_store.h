// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/message_sink.h"

#include <QtGlobal>

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

namespace streamscope::messages {

class Segment;

/// Memory that several stores share: the bound of the whole program. Any thread.
class MemoryBudget {
public:
    explicit MemoryBudget(quint64 bytes)
        : m_limit(bytes)
    {
    }
    void setLimit(quint64 bytes) { m_limit.store(bytes); }
    void add(qint64 bytes) { m_used.fetch_add(bytes); }
    /// True when that much more would be too much.
    [[nodiscard]] bool isExceededBy(quint64 bytes) const { return static_cast<quint64>(m_used.load()) + bytes > m_limit.load(); }
    [[nodiscard]] quint64 used() const { return static_cast<quint64>(m_used.load()); }

private:
    std::atomic<quint64> m_limit;
    std::atomic<qint64> m_used = 0;
};

/// How much a store may hold. Both bounds count; bytes are those of the segments, whole.
struct StoreLimits {
    quint64 bytes = 256ULL << 20;
    quint64 rows = 10'000'000;
};

/// What happens when a bound is reached.
enum class WhenFull {
    SkipOldest, ///< live: the oldest segment leaves, its rows are counted as skipped
    Refuse      ///< browse and search: append takes less than it was given
};

/// A held message. The views point into a segment and are valid as long as the Snapshot they came from.
struct HeldMessage {
    quint64 row = 0;   ///< arrival number in this store, from 0, never used twice
    quint32 topic = 0; ///< index into the topics of the tail's request
    qint32 partition = -1;
    qint64 offset = -1;
    qint64 timestampMs = -1;
    cluster::TimestampType timestampType = cluster::TimestampType::None;
    std::optional<std::string_view> key;   ///< empty: Kafka's null
    std::optional<std::string_view> value; ///< empty: Kafka's null, a tombstone when there is a key
    std::string_view packedHeaders;        ///< read with headers()
    quint32 headerCount = 0;

    [[nodiscard]] std::vector<cluster::RawHeader> headers() const; ///< in order, duplicates kept
    [[nodiscard]] quint64 size() const;                            ///< key, value and header bytes
};

/// The rows of a store at one moment: cheap to copy, safe to read from any thread, keeps its segments alive.
class Snapshot {
public:
    Snapshot() = default;

    [[nodiscard]] quint64 firstRow() const { return m_first; } ///< arrival number of the oldest held row
    [[nodiscard]] quint64 endRow() const { return m_end; }     ///< one past the newest
    [[nodiscard]] quint64 size() const { return m_end - m_first; }
    [[nodiscard]] bool isEmpty() const { return m_first == m_end; }
    /// row must be in [firstRow, endRow). O(log segments).
    [[nodiscard]] HeldMessage at(quint64 row) const;

    /// Rows that lie one after the other in memory, with all their bytes in one piece: a text that is not in it is in none
    /// of them.
    struct Stretch {
        quint64 firstRow = 0;
        quint64 endRow = 0;
        std::string_view bytes; ///< keys, values and packed headers
    };
    /// From row to at most end; row below end, both in [firstRow, endRow].
    [[nodiscard]] Stretch stretchAt(quint64 row, quint64 end) const;
    /// The row that a byte of the stretch belongs to.
    [[nodiscard]] quint64 rowOf(const Stretch &stretch, const char *byte) const;

private:
    friend class MessageStore;
    [[nodiscard]] const Segment &segmentOf(quint64 row) const;

    std::vector<std::shared_ptr<const Segment>> m_segments;
    quint64 m_first = 0;
    quint64 m_end = 0;
};

/// Counters since the store was made or cleared.
struct StoreCounters {
    quint64 received = 0;     ///< messages appended
    quint64 held = 0;         ///< rows that can be read now
    quint64 skipped = 0;      ///< rows that left because a bound was reached
    quint64 payloadBytes = 0; ///< key, value and header bytes of the held rows
    quint64 heldBytes = 0;    ///< memory of the segments, whole
};

/// Bounded memory for messages: fixed segments, one writer (the tail's thread), any number of readers.
/// Segments that leave go back to a pool; nothing is freed on the thread that takes a snapshot.
class MessageStore final : public cluster::MessageSink {
public:
    /// shared: the bound of the whole program; when it is used up, the store that grows gives up its own oldest rows.
    explicit MessageStore(StoreLimits limits = {}, WhenFull whenFull = WhenFull::SkipOldest, std::shared_ptr<MemoryBudget> shared = {});
    ~MessageStore() override;
    MessageStore(const MessageStore &) = delete;
    MessageStore &operator=(const MessageStore &) = delete;

    /// Any thread; from the next message on. What was refused before is given again by who was refused.
    void setWhenFull(WhenFull whenFull);
    [[nodiscard]] WhenFull whenFull() const;

    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override;

    /// Any thread; short lock, no copy of messages.
    [[nodiscard]] Snapshot snapshot() const;
    [[nodiscard]] StoreCounters counters() const;
    /// Any thread. Rows appended before are gone afterwards; arrival numbers go on.
    void clear();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace streamscope::messages
