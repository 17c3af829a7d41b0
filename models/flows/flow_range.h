// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/offsets.h"
#include "models/core/result.h"
#include "models/flows/flow.h"

#include <QList>

namespace streamscope::flows {

/// Where a range begins and ends in one partition, in offsets.
struct PartitionBounds {
    cluster::TopicPartition partition;
    qint64 begin = 0; ///< never before the log's start
    qint64 end = 0;   ///< not included; never below begin, nor behind the end of the log
};

/// What has to be asked to know where a range is in these partitions. end: what the end of a log is.
[[nodiscard]] QList<cluster::OffsetQuery> rangeQueries(const FlowRange &range, const QList<cluster::TopicPartition> &partitions,
                                                       cluster::OffsetQuery::What end = cluster::OffsetQuery::What::LastStable);

/// The answers to them, in their order. The error: the first that one of them has.
[[nodiscard]] core::Result<QList<PartitionBounds>> rangeBounds(const FlowRange &range, const QList<cluster::OffsetAnswer> &answers);

} // namespace streamscope::flows
