// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/start_offsets.h"

#include "models/cluster/read_bounds.h"

#include <algorithm>

namespace streamscope::cluster {
namespace {

QList<PartitionStart> lastN(qint64 wanted, const QList<PartitionEnds> &ends)
{
    QList<qint64> available;
    for (const PartitionEnds &end : ends)
        available.append(end.end - end.logStart);
    const QList<qint64> shares = cluster::evenShares(wanted, available);
    QList<PartitionStart> starts(ends.size());
    for (qsizetype i = 0; i < ends.size(); ++i)
        starts[i].offset = ends[i].end - shares[i];
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

qint64 readUntil(const TailRequest &request, const PartitionEnds &end)
{
    const auto asked = request.endOffsets.constFind(end.partition);
    if (asked == request.endOffsets.cend())
        return request.untilEnd ? end.end : -1;
    return request.untilEnd ? std::min(*asked, end.end) : *asked;
}

} // namespace streamscope::cluster
