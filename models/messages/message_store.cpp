// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/message_store.h"

#include "models/messages/segment.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <utility>

namespace streamscope::messages {
namespace {

constexpr std::size_t kLargestSegment = 4 << 20;
constexpr std::size_t kSmallestSegment = 64 << 10;
constexpr quint64 kSegmentsWanted = 32; // so that one that leaves takes little with it
constexpr std::size_t kWorthAhead = 1 << 20;      // a block from this size on is made ready by another thread …
constexpr std::chrono::milliseconds kQuickly{100}; // … while one that is filled within this time is being filled

std::size_t segmentSize(const StoreLimits &limits)
{
    return static_cast<std::size_t>(std::clamp<quint64>(limits.bytes / kSegmentsWanted, kSmallestSegment, kLargestSegment));
}

} // namespace

struct MessageStore::Private {
    StoreLimits limits;
    std::atomic<WhenFull> whenFull = WhenFull::SkipOldest;
    std::shared_ptr<MemoryBudget> shared;
    std::shared_ptr<BlockPool> pool = std::make_shared<BlockPool>();
    std::size_t size;
    Segment *open = nullptr; // the writer's
    std::chrono::steady_clock::time_point opened; // and since when

    mutable std::mutex mutex; // of all below
    std::deque<std::shared_ptr<Segment>> segments;
    quint64 heldBytes = 0;
    quint64 clearedBefore = 0; // rows below it were cleared or had left before
    quint64 cleared = 0;       // how many rows clear() took away

    [[nodiscard]] quint64 endRow() const
    {
        return segments.empty() ? clearedBefore : segments.back()->firstRow() + segments.back()->count();
    }
    [[nodiscard]] quint64 firstRow() const
    {
        const quint64 end = endRow();
        quint64 first = segments.empty() ? end : std::max(segments.front()->firstRow(), clearedBefore);
        if (whenFull == WhenFull::SkipOldest && end > limits.rows)
            first = std::max(first, end - limits.rows);
        return std::min(first, end);
    }

    void dropFront()
    {
        heldBytes -= segments.front()->size();
        if (shared)
            shared->add(-static_cast<qint64>(segments.front()->size()));
        segments.pop_front();
    }

    [[nodiscard]] bool wouldExceed(std::size_t more) const
    {
        return heldBytes + more > limits.bytes || (shared && shared->isExceededBy(more));
    }

    // A segment that takes the message; nothing when the budget forbids it.
    Segment *makeRoom(const cluster::RawMessage &message)
    {
        const std::size_t wanted = std::max(size, Segment::sizeFor(message));
        std::vector<std::shared_ptr<Segment>> leaving; // given back to the pool after the lock, and before the new one is taken
        quint64 row = 0;
        {
            const std::lock_guard lock(mutex);
            row = endRow();
            if (whenFull == WhenFull::Refuse && wouldExceed(wanted) && !segments.empty())
                return nullptr;
            while (!segments.empty() && (wouldExceed(wanted) || segments.front()->firstRow() + segments.front()->count() <= firstRow())) {
                leaving.push_back(segments.front());
                dropFront();
            }
            clearedBefore = std::max(clearedBefore, segments.empty() ? row : clearedBefore);
        }
        leaving.clear();
        auto segment = std::make_shared<Segment>(pool, wanted, row);
        const auto now = std::chrono::steady_clock::now();
        bool another = now - std::exchange(opened, now) < kQuickly && size >= kWorthAhead;
        {
            const std::lock_guard lock(mutex);
            heldBytes += segment->size();
            if (shared)
                shared->add(static_cast<qint64>(segment->size()));
            segments.push_back(segment);
            another = another && !wouldExceed(size);
        }
        if (another)
            pool->prepare(size);
        return segment.get();
    }
};

MessageStore::MessageStore(StoreLimits limits, WhenFull whenFull, std::shared_ptr<MemoryBudget> shared)
    : d(std::make_unique<Private>())
{
    d->limits = limits;
    d->whenFull = whenFull;
    d->shared = std::move(shared);
    d->size = segmentSize(limits);
}

MessageStore::~MessageStore()
{
    while (!d->segments.empty())
        d->dropFront();
}

void MessageStore::setWhenFull(WhenFull whenFull)
{
    d->whenFull = whenFull;
}

WhenFull MessageStore::whenFull() const
{
    return d->whenFull;
}

std::size_t MessageStore::append(std::span<const cluster::RawMessage> messages)
{
    if (d->whenFull == WhenFull::Refuse) {
        const std::lock_guard lock(d->mutex);
        const quint64 held = d->endRow() - d->firstRow();
        messages = messages.first(std::min<std::size_t>(messages.size(), d->limits.rows - std::min(held, d->limits.rows)));
    }
    for (std::size_t i = 0; i < messages.size(); ++i) {
        if (d->open && d->open->append(messages[i]))
            continue;
        d->open = d->makeRoom(messages[i]);
        if (!d->open || !d->open->append(messages[i]))
            return i;
    }
    return messages.size();
}

Snapshot MessageStore::snapshot() const
{
    Snapshot snapshot;
    const std::lock_guard lock(d->mutex);
    snapshot.m_first = d->firstRow();
    snapshot.m_end = d->endRow();
    snapshot.m_segments.assign(d->segments.begin(), d->segments.end());
    return snapshot;
}

StoreCounters MessageStore::counters() const
{
    const std::lock_guard lock(d->mutex);
    StoreCounters counters;
    counters.received = d->endRow();
    counters.held = d->endRow() - d->firstRow();
    counters.skipped = d->firstRow() - d->cleared;
    counters.heldBytes = d->heldBytes;
    for (const auto &segment : d->segments)
        counters.payloadBytes += segment->payloadBytes();
    return counters;
}

void MessageStore::clear()
{
    std::vector<std::shared_ptr<Segment>> leaving;
    const std::lock_guard lock(d->mutex);
    const quint64 end = d->endRow();
    d->cleared += end - d->firstRow();
    d->clearedBefore = end;
    // The open one stays: its writer may be in the middle of a message.
    while (d->segments.size() > 1) {
        leaving.push_back(d->segments.front());
        d->dropFront();
    }
}

const Segment &Snapshot::segmentOf(quint64 row) const
{
    auto it = std::upper_bound(m_segments.begin(), m_segments.end(), row,
                               [](quint64 wanted, const auto &segment) { return wanted < segment->firstRow(); });
    --it;
    return **it;
}

HeldMessage Snapshot::at(quint64 row) const
{
    const Segment &segment = segmentOf(row);
    return segment.at(row - segment.firstRow());
}

Snapshot::Stretch Snapshot::stretchAt(quint64 row, quint64 end) const
{
    const Segment &segment = segmentOf(row);
    const quint64 last = std::min(end, segment.firstRow() + segment.count());
    return {row, last, segment.bytesOf(row - segment.firstRow(), last - segment.firstRow())};
}

quint64 Snapshot::rowOf(const Stretch &stretch, const char *byte) const
{
    const Segment &segment = segmentOf(stretch.firstRow);
    return segment.firstRow() + segment.indexOf(byte, stretch.endRow - segment.firstRow());
}

} // namespace streamscope::messages
