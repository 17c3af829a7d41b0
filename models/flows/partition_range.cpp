// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/partition_range.h"

#include <algorithm>

namespace streamscope::flows {
namespace {

using Kind = FlowRange::Bound::Kind;

// A time behind all messages is the end.
qint64 wanted(const FlowRange::Bound &bound, qint64 edge, qint64 atTime, qint64 end)
{
    switch (bound.kind) {
    case Kind::Offset: return bound.value;
    case Kind::Time: return atTime < 0 ? end : atTime;
    case Kind::Edge: break;
    }
    return edge;
}

} // namespace

PartitionRange partitionRange(const cluster::TopicPartition &partition, const FlowRange &range, const PartitionEdges &edges, qint64 committed)
{
    const qint64 end = std::max(edges.logStart, edges.lastStable);
    const qint64 first = wanted(range.begin, edges.logStart, edges.atBegin, end);
    const qint64 last = wanted(range.end, end, edges.atEnd, end);
    PartitionRange found{.partition = partition, .edges = edges};
    found.begin = std::clamp(first, edges.logStart, end);
    found.end = std::max(found.begin, std::clamp(last, edges.logStart, end));
    const qint64 next = committed < 0 ? first : committed;
    found.removed = std::max<qint64>(0, std::min(last, edges.logStart) - next);
    const bool toTheEnd = range.end.kind == Kind::Edge || (range.end.kind == Kind::Time && edges.atEnd < 0);
    const qint64 written = toTheEnd ? edges.highWatermark : std::min(last, edges.highWatermark);
    found.heldBack = std::max<qint64>(0, written - std::max(end, next));
    if (range.end.kind == Kind::Offset)
        found.beyond = std::max<qint64>(0, last - std::max({next, end, edges.highWatermark}));
    return found;
}

} // namespace streamscope::flows
