// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The only header of this room that includes librdkafka. Nobody outside the room includes it.
#include <librdkafka/rdkafka.h>

#if RD_KAFKA_VERSION < 0x020e00ff
#error "librdkafka 2.14 or newer is needed: older ones use freed memory when a broker lacks an admin call"
#endif

#include "models/core/kafka_error.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace streamscope::kafka {

template<auto destroy>
struct Deleter {
    template<typename T>
    void operator()(T *pointer) const
    {
        destroy(pointer);
    }
};

using ConfPtr = std::unique_ptr<rd_kafka_conf_t, Deleter<rd_kafka_conf_destroy>>;
using QueuePtr = std::unique_ptr<rd_kafka_queue_t, Deleter<rd_kafka_queue_destroy>>;
using EventPtr = std::unique_ptr<rd_kafka_event_t, Deleter<rd_kafka_event_destroy>>;
using ErrorPtr = std::unique_ptr<rd_kafka_error_t, Deleter<rd_kafka_error_destroy>>;
using TopicPtr = std::unique_ptr<rd_kafka_topic_t, Deleter<rd_kafka_topic_destroy>>;
using OptionsPtr = std::unique_ptr<rd_kafka_AdminOptions_t, Deleter<rd_kafka_AdminOptions_destroy>>;
using PartitionListPtr = std::unique_ptr<rd_kafka_topic_partition_list_t, Deleter<rd_kafka_topic_partition_list_destroy>>;
using MetadataHolder = std::unique_ptr<const rd_kafka_metadata_t, Deleter<rd_kafka_metadata_destroy>>;
using HeadersPtr = std::unique_ptr<rd_kafka_headers_t, Deleter<rd_kafka_headers_destroy>>;

/// A code of librdkafka as a fact; message: its words where it has any beyond the code's own.
[[nodiscard]] core::KafkaError toError(rd_kafka_resp_err_t code, const QString &message, const QString &where);
[[nodiscard]] core::KafkaError toError(const rd_kafka_error_t *error, const QString &where);

/// Tells the failures of connecting apart that share one code (TLS, SASL), by the words that librdkafka has for them.
[[nodiscard]] core::KafkaError refine(core::KafkaError error);

/// Log lines that are the only sign of a failure: a client without TLS or SASL on a port that wants it. Empty: an ordinary line.
/// neverAnswered: no broker has answered anything yet (afterwards a hang-up is an idle connection being closed).
[[nodiscard]] std::optional<core::KafkaError> errorFromLog(const QString &text, bool neverAnswered);

} // namespace streamscope::kafka
