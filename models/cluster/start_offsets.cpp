// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/start_offsets.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace streamscope::cluster {
namespace {

// The partitions with the fewest offsets first: what they cannot give is divided among the rest.
QList<PartitionStart> lastN(qint64 wanted, const QList<PartitionEnds> &ends)
{
    std::vector<qsizetype> order(static_cast<std::size_t>(ends.size()));
    std::iota(order.begin(), order.end(), qsizetype{0});
    const auto available = [&ends](qsizetype i) { return std::max<qint64>(0, ends[i].end - ends[i].logStart); };
    std::sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) { return available(a) < available(b); });
    QList<PartitionStart> starts(ends.size());
    qint64 left = std::max<qint64>(0, wanted);
    auto partitions = static_cast<qint64>(order.size());
    for (const qsizetype i : order) {
        const qint64 share = std::min(available(i), (left + partitions - 1) / partitions);
        starts[i].offset = ends[i].end - share;
        left -= share;
        --partitions;
    }
    return starts;
}

PartitionStart atOffset(qint64 wanted, const PartitionEnds &end)
{
    const qint64 last = std::max(end.logStart, end.highWatermark);
    return {std::clamp(wanted, end.logStart, last), std::clamp<qint64>(end.logStart - wanted, 0, end.logStart), wanted > last};
}

PartitionStart startOf(const StartPosition &start, const PartitionEnds &end)
{
    using Kind = StartPosition::Kind;
    switch (start.kind) {
    case Kind::Earliest: return {end.logStart};
    case Kind::Time: return {end.atTime >= 0 ? end.atTime : end.end};
    case Kind::Offset: return atOffset(start.value, end);
    case Kind::Latest:
    case Kind::LastN: break;
    }
    return {end.end};
}

} // namespace

QList<PartitionStart> startOffsets(const StartPosition &start, const QList<PartitionEnds> &ends,
                                   const QHash<TopicPartition, qint64> &chosen)
{
    QList<PartitionStart> starts;
    if (start.kind == StartPosition::Kind::LastN)
        starts = lastN(start.value, ends);
    for (qsizetype i = 0; i < ends.size(); ++i) {
        if (start.kind != StartPosition::Kind::LastN)
            starts.append(startOf(start, ends[i]));
        if (const auto it = chosen.constFind(ends[i].partition); it != chosen.cend())
            starts[i] = atOffset(*it, ends[i]);
    }
    return starts;
}

} // namespace streamscope::cluster
