// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/flow_range.h"

namespace streamscope::flows {
namespace {

using Query = cluster::OffsetQuery;
using Kind = FlowRange::Bound::Kind;

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

core::Result<QList<PartitionRange>> rangeBounds(const FlowRange &range, const QList<cluster::OffsetAnswer> &answers)
{
    for (const cluster::OffsetAnswer &answer : answers) {
        if (!answer.offset)
            return tl::make_unexpected(answer.offset.error());
    }
    const bool timedBegin = range.begin.kind == Kind::Time;
    const qsizetype each = 2 + (timedBegin ? 1 : 0) + (range.end.kind == Kind::Time ? 1 : 0);
    QList<PartitionRange> bounds;
    for (qsizetype i = 0; i + each <= answers.size(); i += each) {
        const qint64 end = *answers.at(i + 1).offset;
        const PartitionEdges edges{.logStart = *answers.at(i).offset,
                                   .lastStable = end,
                                   .highWatermark = end,
                                   .atBegin = timedBegin ? *answers.at(i + 2).offset : -1,
                                   .atEnd = *answers.at(i + each - 1).offset};
        bounds.append(partitionRange(answers.at(i).query.partition, range, edges, -1));
    }
    return bounds;
}

} // namespace streamscope::flows
