// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/kafka/rd.h"

namespace streamscope::kafka {

/// Puts a copy of the record into the producer's queue. Null: it is there; else why not.
[[nodiscard]] ErrorPtr produceRecord(rd_kafka_t *producer, const cluster::ProducerRecord &record, void *opaque);
/// The same for many to one topic, whatever the record says; partition: RD_KAFKA_PARTITION_UA leaves it to the partitioner.
[[nodiscard]] ErrorPtr produceRecord(rd_kafka_t *producer, rd_kafka_topic_t *topic, qint32 partition,
                                     const cluster::ProducerRecord &record, void *opaque);

/// Whether it is about the message, which would be refused whenever it is sent, and not about the brokers.
[[nodiscard]] bool isRefusal(rd_kafka_resp_err_t code);
[[nodiscard]] inline bool isRefusal(const core::KafkaError &error)
{
    return isRefusal(static_cast<rd_kafka_resp_err_t>(error.code));
}

/// acks as librdkafka writes them.
[[nodiscard]] QString acksValue(cluster::Acks acks);

/// Why a message was not acknowledged. TimedOut: it may have been written; any other kind: it was not.
[[nodiscard]] core::KafkaError deliveryError(const rd_kafka_message_t &message);

} // namespace streamscope::kafka
