// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/groups.h"
#include "models/cluster/offsets.h"
#include "models/cluster/tail.h"
#include "models/cluster/topology.h"

/// Bounds of reading that are known to the cluster only: what a group has committed, which offset a time is at. Asked for by who
/// reads, put into a TailRequest here. Pure.
namespace streamscope::cluster {

/// The partitions that a request reads: those it names, else all that its topics have.
[[nodiscard]] QList<TopicPartition> partitionsOf(const TailRequest &request, const Metadata &metadata);

/// Of a group's committed offsets what a reader needs.
struct CommittedStart {
    QHash<TopicPartition, qint64> offsets; ///< where the group would go on
    QList<TopicPartition> without;         ///< nothing is committed for them, or it could not be read; ascending
};
[[nodiscard]] CommittedStart committedStart(const QList<GroupOffset> &committed, const QList<TopicPartition> &wanted);

/// Divides what is wanted among those that have so much to give, as evenly as they can: what one lacks the others give.
[[nodiscard]] QList<qint64> evenShares(qint64 wanted, const QList<qint64> &available);

/// What has to be asked where single partitions begin at the earliest, the latest or a time; the others begin where they are told.
[[nodiscard]] QList<OffsetQuery> queriesForStarts(const QHash<TopicPartition, StartPosition> &starts, Isolation isolation);
/// The offsets to begin at, from the answers in the order of the queries; without a message at or after the time it is the end. The
/// error is that of the first partition that could not be asked.
[[nodiscard]] core::Result<QHash<TopicPartition, qint64>> startsAt(const QList<OffsetAnswer> &answers);

/// Where reading ends that leaves out what is at or after a time: below the first such message, at the end of the log where there
/// is none (yet: what arrives later is not asked about). First of the queries answers by time, then by the end.
[[nodiscard]] QList<OffsetQuery> queriesForEnd(const QList<TopicPartition> &partitions, qint64 timestampMs, Isolation isolation);
/// The error is that of the first partition that could not be asked.
[[nodiscard]] core::Result<QHash<TopicPartition, qint64>> endsAt(const QList<OffsetAnswer> &answers);

} // namespace streamscope::cluster
