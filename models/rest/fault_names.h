// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/kafka_error.h"

/// Names of the faults that are of HTTP and not of Kafka, as they stand in KafkaError::name. Besides them: "HTTP_404" (a status),
/// "REST_50003" (the code of a record) and "NETWORK_6" (an error of the connection, Qt's number).
namespace streamscope::rest {

inline constexpr char kConnectionRefused[] = "CONNECTION_REFUSED";
inline constexpr char kNoHttp[] = "NO_HTTP"; ///< what listens there hung up without an answer, or sent something else
inline constexpr char kRedirected[] = "REDIRECTED";
inline constexpr char kAnswerTooLarge[] = "ANSWER_TOO_LARGE";
inline constexpr char kBrokenAnswer[] = "BROKEN_ANSWER";
inline constexpr char kNoRestProxy[] = "NO_REST_PROXY"; ///< it speaks HTTP and knows none of the protocol's paths
inline constexpr char kSchemaFormat[] = "SCHEMA_FORMAT"; ///< records come decoded by a schema, though their bytes were asked for

/// The fault is of a REST Proxy or of the way to it: what is told of it must not speak of brokers.
[[nodiscard]] bool isOfProxy(const core::KafkaError &error);

} // namespace streamscope::rest
