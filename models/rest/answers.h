// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/config.h"
#include "models/cluster/groups.h"
#include "models/cluster/offsets.h"
#include "models/cluster/changes.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QPair>
#include <QStringList>

/// What answers say. Numbers are exact (int64); fields that are not known are passed over, whatever the media type.
/// The error is a broken answer: no JSON, or not the shape that the protocol has here.
namespace streamscope::rest {

/// A topic of v3's list.
struct ListedTopic {
    QString name;
    bool internal = false;
    qint32 partitions = 0;
    qint32 replicationFactor = 0;
};
/// One replica of one partition.
struct ListedReplica {
    cluster::TopicPartition partition;
    qint32 broker = -1;
    bool leader = false;
    bool inSync = false;
};
/// One partition of a group, as v3's lag list tells it.
struct ListedLag {
    cluster::TopicPartition partition;
    qint64 committed = -1; ///< −1: nothing committed (servers also leave it out, or say −1001)
    qint64 end = -1;
};
struct CreatedConsumer {
    QString instanceId;
    QString baseUri;
};
struct LogRange {
    qint64 beginning = -1;
    qint64 end = -1;
};

namespace v2 {
[[nodiscard]] core::Result<QStringList> readTopicNames(const QByteArray &body);
[[nodiscard]] core::Result<cluster::Topic> readTopic(const QByteArray &body);
[[nodiscard]] core::Result<QList<qint32>> readBrokers(const QByteArray &body);
/// A topic that can be read and has the partition.
[[nodiscard]] bool hasPartition(const QByteArray &body, qint32 partition);
[[nodiscard]] core::Result<LogRange> readOffsets(const QByteArray &body);
[[nodiscard]] core::Result<CreatedConsumer> readConsumer(const QByteArray &body);
/// Of the first record. An offset of −1 without an error is a record that was written: not told where.
[[nodiscard]] core::Result<cluster::Delivery> readDelivery(const QByteArray &body, const QString &topic);
} // namespace v2

namespace v3 {
[[nodiscard]] core::Result<QString> readClusterId(const QByteArray &body); ///< of the first cluster
[[nodiscard]] core::Result<QList<cluster::Broker>> readBrokers(const QByteArray &body);
[[nodiscard]] core::Result<QList<ListedTopic>> readTopics(const QByteArray &body);
[[nodiscard]] core::Result<QList<qint32>> readPartitionIds(const QByteArray &body);
[[nodiscard]] core::Result<QList<ListedReplica>> readReplicas(const QByteArray &body);
[[nodiscard]] core::Result<QList<cluster::ConfigEntry>> readConfigs(const QByteArray &body);
[[nodiscard]] core::Result<QList<cluster::GroupDescription>> readGroups(const QByteArray &body);
[[nodiscard]] core::Result<cluster::GroupDescription> readGroup(const QByteArray &body);
[[nodiscard]] core::Result<QList<cluster::GroupMember>> readMembers(const QByteArray &body);
[[nodiscard]] core::Result<QList<cluster::TopicPartition>> readAssignments(const QByteArray &body);
[[nodiscard]] core::Result<QList<ListedLag>> readLags(const QByteArray &body);
[[nodiscard]] core::Result<cluster::Delivery> readDelivery(const QByteArray &body, const QString &topic);
} // namespace v3

/// Kafka's words in the protocol's spelling: "PREPARING_REBALANCE", "Stable", "DYNAMIC_TOPIC_CONFIG".
[[nodiscard]] cluster::GroupState groupStateFrom(const QString &text);
[[nodiscard]] cluster::ConfigSource configSourceFrom(const QString &text);

} // namespace streamscope::rest
