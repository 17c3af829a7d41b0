// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/flow_range.h"

#include <algorithm>

namespace streamscope::flows {
namespace {

using Query = cluster::OffsetQuery;
using Kind = FlowRange::Bound::Kind;

// A time behind all messages is the end.
qint64 placeOf(const FlowRange::Bound &bound, qint64 edge, qint64 told, qint64 start, qint64 end)
{
    qint64 wanted = edge;
    if (bound.kind == Kind::Offset)
        wanted = bound.value;
    else if (bound.kind == Kind::Time)
        wanted = told < 0 ? end : told;
    return std::clamp(wanted, start, std::max(start, end));
}

} // namespace

QList<Query> rangeQueries(const FlowRange &range, const QList<cluster::TopicPartition> &partitions, Query::What end)
{
    QList<Query> queries;
    for (const cluster::TopicPartition &partition : partitions) {
        queries.append({partition, Query::What::LogStart, 0});
        queries.append({partition, end, 0});
        for (const FlowRange::Bound &bound : {range.begin, range.end}) {
            if (bound.kind == Kind::Time)
                queries.append({partition, Query::What::AtTime, bound.value});
        }
    }
    return queries;
}

core::Result<QList<PartitionBounds>> rangeBounds(const FlowRange &range, const QList<cluster::OffsetAnswer> &answers)
{
    for (const cluster::OffsetAnswer &answer : answers) {
        if (!answer.offset)
            return tl::make_unexpected(answer.offset.error());
    }
    const bool timedBegin = range.begin.kind == Kind::Time;
    const qsizetype each = 2 + (timedBegin ? 1 : 0) + (range.end.kind == Kind::Time ? 1 : 0);
    QList<PartitionBounds> bounds;
    for (qsizetype i = 0; i + each <= answers.size(); i += each) {
        const qint64 start = *answers.at(i).offset;
        const qint64 end = *answers.at(i + 1).offset;
        const qint64 begin = placeOf(range.begin, start, *answers.at(timedBegin ? i + 2 : i).offset, start, end);
        const qint64 stop = placeOf(range.end, end, *answers.at(i + each - 1).offset, start, end);
        bounds.append({answers.at(i).query.partition, begin, std::max(begin, stop)});
    }
    return bounds;
}

} // namespace streamscope::flows
