// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/flow.h"

namespace streamscope::flows {

/// What a partition has when a flow begins.
struct PartitionEdges {
    qint64 logStart = 0;
    qint64 lastStable = 0;
    qint64 highWatermark = 0;
    qint64 atBegin = -1; ///< the first message at or after the begin of a range by time; −1: there is none
    qint64 atEnd = -1;   ///< the same of its end
};

/// The part of a partition that a flow reads, and what of it is not there.
struct PartitionRange {
    cluster::TopicPartition partition;
    qint64 begin = 0; ///< where the group has committed nothing
    qint64 end = 0;   ///< not included
    qint64 removed = 0;  ///< offsets to be read that are gone
    qint64 heldBack = 0; ///< offsets to be read that stand behind an open transaction
    qint64 beyond = 0;   ///< offsets to be read that nothing was written at yet
    PartitionEdges edges;

    [[nodiscard]] bool isWhole() const { return removed == 0 && heldBack == 0 && beyond == 0; }
};

/// committed: by the group; −1: nothing.
[[nodiscard]] PartitionRange partitionRange(const cluster::TopicPartition &partition, const FlowRange &range, const PartitionEdges &edges,
                                            qint64 committed);

} // namespace streamscope::flows
