// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/offsets.h"
#include "models/core/result.h"
#include "models/flows/partition_range.h"

#include <QList>

namespace streamscope::flows {

/// What has to be asked to know where a range is in these partitions. end: what the end of a log is.
[[nodiscard]] QList<cluster::OffsetQuery> rangeQueries(const FlowRange &range, const QList<cluster::TopicPartition> &partitions,
                                                       cluster::OffsetQuery::What end = cluster::OffsetQuery::What::LastStable);

/// The answers to them, in their order, where no group has committed anything. The error: the first that one of them has.
[[nodiscard]] core::Result<QList<PartitionRange>> rangeBounds(const FlowRange &range, const QList<cluster::OffsetAnswer> &answers);

} // namespace streamscope::flows
