// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/start_offsets.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace streamscope::kafka {
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

} // namespace

QList<PartitionStart> startOffsets(const cluster::StartPosition &start, const QList<PartitionEnds> &ends)
{
    using Kind = cluster::StartPosition::Kind;
    if (start.kind == Kind::LastN)
        return lastN(start.value, ends);
    QList<PartitionStart> starts;
    for (const PartitionEnds &end : ends) {
        PartitionStart one;
        switch (start.kind) {
        case Kind::Earliest: one.offset = end.logStart; break;
        case Kind::Time: one.offset = end.atTime >= 0 ? end.atTime : end.end; break;
        case Kind::Offset:
            one.offset = std::clamp(start.value, end.logStart, std::max(end.logStart, end.highWatermark));
            one.removed = std::clamp<qint64>(end.logStart - start.value, 0, end.logStart);
            break;
        case Kind::Latest:
        case Kind::LastN: one.offset = end.end; break;
        }
        starts.append(one);
    }
    return starts;
}

} // namespace streamscope::kafka
