// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/kafka_error.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace streamscope::cluster {

/// One partition of one topic, by name and number.
struct TopicPartition {
    QString topic;
    qint32 partition = -1;

    friend bool operator==(const TopicPartition &, const TopicPartition &) = default;
    friend auto operator<=>(const TopicPartition &a, const TopicPartition &b)
    {
        const int byName = a.topic.compare(b.topic);
        return byName != 0 ? byName <=> 0 : a.partition <=> b.partition;
    }
};
[[nodiscard]] size_t qHash(const TopicPartition &key, size_t seed = 0) noexcept;

struct Broker {
    qint32 id = -1;
    QString host;
    qint32 port = 0;
    QString rack; ///< empty: none known

    friend bool operator==(const Broker &, const Broker &) = default;
};

struct Partition {
    qint32 id = -1;
    qint32 leader = -1; ///< broker id, −1: none, the partition is offline
    QList<qint32> replicas;
    QList<qint32> inSyncReplicas;

    [[nodiscard]] bool isOffline() const { return leader < 0; }
    [[nodiscard]] bool isUnderReplicated() const { return inSyncReplicas.size() < replicas.size(); }
    friend bool operator==(const Partition &, const Partition &) = default;
};

struct Topic {
    QString name;
    bool internal = false; ///< name starts with "__", as Kafka's own topics do
    QList<Partition> partitions; ///< ascending by id
    std::optional<core::KafkaError> error; ///< e.g. UnknownObject, Authorization: the topic could not be read

    [[nodiscard]] int replicationFactor() const; ///< of the first partition; 0 without partitions
    [[nodiscard]] int underReplicatedCount() const;
    [[nodiscard]] int offlineCount() const;
    friend bool operator==(const Topic &, const Topic &) = default;
};

/// One answer of the cluster about itself. Immutable once shared.
struct Metadata {
    QString clusterId;                 ///< empty: not told
    std::optional<qint32> controllerId; ///< empty on KRaft, where metadata names an arbitrary broker
    QList<Broker> brokers;             ///< ascending by id
    QList<Topic> topics;               ///< ascending by name
    qint64 takenAtMs = 0;              ///< milliseconds since the epoch, UTC

    [[nodiscard]] const Topic *topic(const QString &name) const; ///< nullptr: not among them; O(log n)
    [[nodiscard]] const Broker *broker(qint32 id) const;
};
using MetadataPtr = std::shared_ptr<const Metadata>;

} // namespace streamscope::cluster

Q_DECLARE_METATYPE(streamscope::cluster::TopicPartition)
Q_DECLARE_METATYPE(streamscope::cluster::MetadataPtr)
