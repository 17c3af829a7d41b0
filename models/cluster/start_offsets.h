// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"

#include <QList>

namespace streamscope::cluster {

/// What the cluster says of one partition when a tail starts.
struct PartitionEnds {
    TopicPartition partition;
    qint64 logStart = 0;
    qint64 highWatermark = 0;
    qint64 end = 0;     ///< last stable offset or high watermark, by the isolation
    qint64 atTime = -1; ///< first offset at or after the wanted time, −1: none; only for StartPosition::Time
};

struct PartitionStart {
    qint64 offset = 0;
    qint64 removed = 0; ///< offsets that were asked for and are gone
    bool wasBeyondEnd = false;
};

/// Where each partition begins, in the order of ends. LastN is shared evenly by offset: who has fewer leaves the rest to the others.
/// A partition in chosen begins there instead.
[[nodiscard]] QList<PartitionStart> startOffsets(const StartPosition &start, const QList<PartitionEnds> &ends,
                                                 const QHash<TopicPartition, qint64> &chosen = {});

/// Below which offset a partition is read, −1: on and on. With untilEnd never beyond the end as it is now: a log that has become
/// shorter meanwhile is not waited for.
[[nodiscard]] qint64 readUntil(const TailRequest &request, const PartitionEnds &end);

} // namespace streamscope::cluster
