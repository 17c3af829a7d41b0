// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/kafka/rd.h"

namespace streamscope::kafka {

/// Puts a copy of the record into the producer's queue. Null: it is there; else why not.
[[nodiscard]] ErrorPtr produceRecord(rd_kafka_t *producer, const cluster::ProducerRecord &record, void *opaque);

} // namespace streamscope::kafka
