// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/read_bounds.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace streamscope::cluster {
namespace {

OffsetQuery queryForEnd(const TopicPartition &partition, Isolation isolation)
{
    return {partition, isolation == Isolation::ReadCommitted ? OffsetQuery::What::LastStable : OffsetQuery::What::HighWatermark, 0};
}

} // namespace

QList<TopicPartition> partitionsOf(const TailRequest &request, const Metadata &metadata)
{
    if (!request.partitions.isEmpty())
        return request.partitions;
    QList<TopicPartition> partitions;
    for (const QString &name : request.topics) {
        const Topic *topic = metadata.topic(name);
        for (const Partition &partition : topic ? topic->partitions : QList<Partition>())
            partitions.append({name, partition.id});
    }
    return partitions;
}

CommittedStart committedStart(const QList<GroupOffset> &committed, const QList<TopicPartition> &wanted)
{
    CommittedStart start;
    QHash<TopicPartition, qint64> known;
    for (const GroupOffset &offset : committed) {
        if (offset.committed >= 0 && !offset.error)
            known.insert(offset.partition, offset.committed);
    }
    for (const TopicPartition &partition : wanted) {
        if (known.contains(partition))
            start.offsets.insert(partition, known.value(partition));
        else
            start.without.append(partition);
    }
    std::sort(start.without.begin(), start.without.end());
    return start;
}

// Who has the least first: what it cannot give is divided among the rest.
QList<qint64> evenShares(qint64 wanted, const QList<qint64> &available)
{
    std::vector<qsizetype> order(static_cast<std::size_t>(available.size()));
    std::iota(order.begin(), order.end(), qsizetype{0});
    std::sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) { return available[a] < available[b]; });
    QList<qint64> shares(available.size(), 0);
    qint64 left = std::max<qint64>(0, wanted);
    auto givers = static_cast<qint64>(order.size());
    for (const qsizetype i : order) {
        shares[i] = std::min(std::max<qint64>(0, available[i]), left / givers + (left % givers != 0 ? 1 : 0));
        left -= shares[i];
        --givers;
    }
    return shares;
}

QList<OffsetQuery> queriesForStarts(const QHash<TopicPartition, StartPosition> &starts, Isolation isolation)
{
    QList<OffsetQuery> queries;
    for (auto start = starts.cbegin(); start != starts.cend(); ++start) {
        if (start->kind == StartPosition::Kind::Earliest)
            queries.append({start.key(), OffsetQuery::What::LogStart, 0});
        if (start->kind == StartPosition::Kind::Time)
            queries.append({start.key(), OffsetQuery::What::AtTime, start->value});
        if (start->kind == StartPosition::Kind::Time || start->kind == StartPosition::Kind::Latest)
            queries.append(queryForEnd(start.key(), isolation));
    }
    return queries;
}

core::Result<QHash<TopicPartition, qint64>> startsAt(const QList<OffsetAnswer> &answers)
{
    QHash<TopicPartition, qint64> starts;
    for (const OffsetAnswer &answer : answers) {
        if (!answer.offset)
            return tl::make_unexpected(answer.offset.error());
        if (*answer.offset >= 0 && !starts.contains(answer.query.partition))
            starts.insert(answer.query.partition, *answer.offset);
    }
    return starts;
}

QList<OffsetQuery> queriesForEnd(const QList<TopicPartition> &partitions, qint64 timestampMs, Isolation isolation)
{
    QList<OffsetQuery> queries;
    for (const TopicPartition &partition : partitions) {
        queries.append({partition, OffsetQuery::What::AtTime, timestampMs});
        queries.append(queryForEnd(partition, isolation));
    }
    return queries;
}

core::Result<QHash<TopicPartition, qint64>> endsAt(const QList<OffsetAnswer> &answers)
{
    QHash<TopicPartition, qint64> ends;
    for (qsizetype i = 0; i + 1 < answers.size(); i += 2) {
        const OffsetAnswer &atTime = answers[i];
        const OffsetAnswer &end = answers[i + 1];
        if (!atTime.offset || !end.offset)
            return tl::make_unexpected(atTime.offset ? end.offset.error() : atTime.offset.error());
        ends.insert(atTime.query.partition, *atTime.offset >= 0 ? std::min(*atTime.offset, *end.offset) : *end.offset);
    }
    return ends;
}

} // namespace streamscope::cluster
