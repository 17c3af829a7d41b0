// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/cluster/config.h"
#include "models/cluster/topology.h"
#include "models/core/result.h"
#include "models/rest/rest_config.h"

#include <QHash>

#include <chrono>

namespace streamscope::rest {

/// One request of the protocol, as it is sent and as it is copied. Source of paths, bodies and media types: Confluent's
/// "API Reference for REST Proxy", v2 and v3 (api/v3/openapi.yaml of kafka-rest).
struct RestCall {
    QByteArray method;      ///< "GET", "POST", "DELETE"
    QByteArray path;        ///< below the base URL, percent-encoded, begins with a slash; may have a query
    QByteArray accept;      ///< never "*/*": there are servers that refuse it
    QByteArray contentType; ///< empty: no body
    QByteArray body;
    std::chrono::milliseconds patience{0}; ///< time on top of the usual limit, for what waits on purpose
    bool once = false;                     ///< not even 429 and 503 are tried again

    friend bool operator==(const RestCall &, const RestCall &) = default;
};

inline constexpr char kV2Json[] = "application/vnd.kafka.v2+json";
inline constexpr char kV2Binary[] = "application/vnd.kafka.binary.v2+json";
inline constexpr char kV2EmbeddedJson[] = "application/vnd.kafka.json.v2+json";
inline constexpr char kJson[] = "application/json";

/// The URL of a call.
[[nodiscard]] QUrl urlOf(const QUrl &base, const RestCall &call);
/// A path segment with everything escaped that could end it.
[[nodiscard]] QByteArray segment(const QString &text);
/// A string as JSON text, quotes included; other characters than controls, quotes and backslashes stay as they are.
[[nodiscard]] QByteArray jsonString(const QString &text);

/// A consumer instance on the proxy: its path below the base URL.
struct InstancePath {
    QByteArray path; ///< "/consumers/GROUP/instances/NAME"

    friend bool operator==(const InstancePath &, const InstancePath &) = default;
};
/// The instance of an answer. Whatever host and prefix the server believes in, requests go to the base URL: proxies behind
/// others name addresses that nobody else can reach, and a credential goes to no other host.
[[nodiscard]] InstancePath instancePath(const QString &group, const QString &instanceId, const QString &baseUri);

/// The record as it is produced: whatever the proxy's own partitioner is, the same key goes where Java's default sends it.
/// partitions: of its topic; 0: not known, the proxy decides.
[[nodiscard]] cluster::ProducerRecord withPartition(cluster::ProducerRecord record, qint32 partitions);

namespace v2 {
[[nodiscard]] RestCall topics();
[[nodiscard]] RestCall topic(const QString &name);
[[nodiscard]] RestCall brokers();
[[nodiscard]] RestCall offsets(const cluster::TopicPartition &partition);
/// The record must carry neither headers nor a timestamp; JSON must have been checked.
[[nodiscard]] RestCall produce(const cluster::ProducerRecord &record, PayloadFormat format);
/// Commits nothing by itself ("auto.commit.enable" is sent as false); a position that is gone starts at the log start.
[[nodiscard]] RestCall createConsumer(const QString &group, const QString &name, PayloadFormat format, bool fromEarliest = true);
[[nodiscard]] RestCall subscribe(const InstancePath &instance, const QStringList &topics);
[[nodiscard]] RestCall assign(const InstancePath &instance, const QList<cluster::TopicPartition> &partitions);
[[nodiscard]] RestCall seek(const InstancePath &instance, const QList<QPair<cluster::TopicPartition, qint64>> &offsets);
[[nodiscard]] RestCall seekToBeginning(const InstancePath &instance, const QList<cluster::TopicPartition> &partitions);
[[nodiscard]] RestCall seekToEnd(const InstancePath &instance, const QList<cluster::TopicPartition> &partitions);
[[nodiscard]] RestCall records(const InstancePath &instance, PayloadFormat format, std::chrono::milliseconds timeout, qint64 maxBytes);
[[nodiscard]] RestCall deleteConsumer(const InstancePath &instance);
} // namespace v2

/// root: "/v3" or "/kafka/v3".
namespace v3 {
[[nodiscard]] RestCall clusters(const QByteArray &root);
/// cluster: root and "/clusters/ID".
[[nodiscard]] QByteArray clusterPath(const QByteArray &root, const QString &clusterId);
[[nodiscard]] RestCall brokers(const QByteArray &cluster);
[[nodiscard]] RestCall broker(const QByteArray &cluster, qint32 broker);
[[nodiscard]] RestCall replicasOfBroker(const QByteArray &cluster, qint32 broker);
[[nodiscard]] RestCall topics(const QByteArray &cluster);
[[nodiscard]] RestCall topic(const QByteArray &cluster, const QString &name);
[[nodiscard]] RestCall partitions(const QByteArray &cluster, const QString &topic);
[[nodiscard]] RestCall replicas(const QByteArray &cluster, const cluster::TopicPartition &partition);
[[nodiscard]] RestCall configs(const QByteArray &cluster, const cluster::ConfigResource &resource);
[[nodiscard]] RestCall createTopic(const QByteArray &cluster, const cluster::NewTopic &topic);
[[nodiscard]] RestCall deleteTopic(const QByteArray &cluster, const QString &topic);
[[nodiscard]] RestCall groups(const QByteArray &cluster);
[[nodiscard]] RestCall group(const QByteArray &cluster, const QString &group);
[[nodiscard]] RestCall members(const QByteArray &cluster, const QString &group);
[[nodiscard]] RestCall assignments(const QByteArray &cluster, const QString &group, const QString &member);
[[nodiscard]] RestCall lags(const QByteArray &cluster, const QString &group);
[[nodiscard]] RestCall produce(const QByteArray &cluster, const cluster::ProducerRecord &record, PayloadFormat format);
} // namespace v3

} // namespace streamscope::rest
