// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/topology.h"
#include "models/core/result.h"

#include <QList>

namespace streamscope::cluster {

/// What a consumer of transactional topics may see. Kafka's isolation.level.
enum class Isolation {
    ReadCommitted,  ///< ends at the last stable offset; aborted transactions are left out
    ReadUncommitted ///< ends at the high watermark; aborted and open transactions look like any other message
};

/// Which offset of a partition is asked for (Kafka's ListOffsets).
struct OffsetQuery {
    enum class What {
        LogStart,      ///< the first offset that is still there
        HighWatermark, ///< behind the last replicated message, whatever the isolation
        LastStable,    ///< behind the last message that no open transaction holds back
        AtTime,        ///< the first message at or after timestampMs
        MaxTimestamp   ///< the message with the highest timestamp
    };
    TopicPartition partition;
    What what = What::HighWatermark;
    qint64 timestampMs = 0; ///< for AtTime: milliseconds since the epoch, UTC

    friend bool operator==(const OffsetQuery &, const OffsetQuery &) = default;
};

struct OffsetAnswer {
    OffsetQuery query;
    core::Result<qint64> offset = 0; ///< −1: there is no such message (AtTime beyond the end, MaxTimestamp of an empty log)
    qint64 timestampMs = -1;         ///< of the message found, −1: not told
};

} // namespace streamscope::cluster
