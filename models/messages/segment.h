// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_store.h"

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <future>
#include <memory>
#include <mutex>
#include <vector>

namespace streamscope::messages {

/// A block of memory of fixed size, in huge pages where the system has them: a new one is filled at once, and touching it
/// page by page would cost a quarter of the time of a whole tail.
struct Block {
    struct Free {
        void operator()(std::byte *bytes) const { std::free(bytes); }
    };
    std::unique_ptr<std::byte[], Free> bytes;
    std::size_t size = 0;

    [[nodiscard]] static Block make(std::size_t size);
    /// In the same way, with all its pages cleared by the system already.
    [[nodiscard]] static Block makeReady(std::size_t size);
};

/// Blocks that segments have left, for the next ones. Any thread; outlives the store while a snapshot holds a segment.
class BlockPool {
public:
    [[nodiscard]] Block take(std::size_t size);
    void give(Block block);
    /// Has a block made ready on another thread, unless there is one that could be taken. The next take() of that size gets it.
    void prepare(std::size_t size);

private:
    static constexpr std::size_t kKeep = 4;
    std::mutex m_mutex;
    std::future<Block> m_next; ///< of m_nextSize
    std::size_t m_nextSize = 0;
    std::vector<Block> m_blocks;
};

/// Messages in one block: payloads from the front, records of fixed size from the back, 64 spare bytes between. Written by
/// one thread; a reader sees the rows below count(), which never change again.
class Segment {
public:
    static constexpr std::size_t kSpare = 64; ///< for readers that load whole vectors beyond the end (simdjson)
    static constexpr std::size_t kRecordSize = 40;

    Segment(std::shared_ptr<BlockPool> pool, std::size_t size, quint64 firstRow);
    ~Segment();
    Segment(const Segment &) = delete;
    Segment &operator=(const Segment &) = delete;

    /// False: it does not fit. Writer only.
    [[nodiscard]] bool append(const cluster::RawMessage &message);
    /// The block that a message needs when it is alone in it.
    [[nodiscard]] static std::size_t sizeFor(const cluster::RawMessage &message);

    [[nodiscard]] quint64 firstRow() const { return m_firstRow; }
    [[nodiscard]] quint64 count() const { return m_count.load(std::memory_order_acquire); }
    [[nodiscard]] quint64 payloadBytes() const { return m_payload.load(std::memory_order_relaxed); }
    [[nodiscard]] std::size_t size() const { return m_block.size; }
    /// index below count().
    [[nodiscard]] HeldMessage at(quint64 index) const;
    /// Keys, values and packed headers of the rows [from, to) in one piece; from below to, to at most count().
    [[nodiscard]] std::string_view bytesOf(quint64 from, quint64 to) const;
    /// The row among the first count ones that a byte of bytesOf() belongs to.
    [[nodiscard]] quint64 indexOf(const char *byte, quint64 count) const;

private:
    std::shared_ptr<BlockPool> m_pool;
    Block m_block;
    const quint64 m_firstRow;
    std::size_t m_used = 0; ///< payload bytes from the front; the writer's
    std::atomic<quint64> m_count = 0;
    std::atomic<quint64> m_payload = 0;
};

} // namespace streamscope::messages
