// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/topology.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <optional>

namespace streamscope::cluster {

/// A topic to be created.
struct NewTopic {
    QString name;
    qint32 partitions = -1;        ///< −1: the broker's default
    qint32 replicationFactor = -1; ///< −1: the broker's default
    QList<QPair<QString, QString>> config; ///< name, value

    friend bool operator==(const NewTopic &, const NewTopic &) = default;
};

/// What became of one topic of a create or delete request.
struct TopicOutcome {
    QString topic;
    std::optional<core::KafkaError> error; ///< empty: done. TimedOut: nobody knows, look
};

/// Why Kafka would refuse a topic name; checked before anything is sent.
/// Source: org.apache.kafka.common.internals.Topic (legal characters, 249 bytes, "." and "..").
enum class TopicNameFault { None, Empty, TooLong, IllegalCharacter, Reserved };
[[nodiscard]] TopicNameFault checkTopicName(const QString &name);
/// "a.b" and "a_b" share their metric names: of names with the same key Kafka refuses the second one.
[[nodiscard]] QString topicCollisionKey(QString name);

/// One header of a message. Order and duplicates count; null and empty differ (QByteArray::isNull is not used for that).
struct Header {
    QByteArray name;
    std::optional<QByteArray> value;

    friend bool operator==(const Header &, const Header &) = default;
};

/// A message to be produced. Absent key or value is Kafka's null, an empty one is empty.
struct ProducerRecord {
    QString topic;
    std::optional<qint32> partition; ///< empty: Java's default partitioner (murmur2 of the key; sticky/random without one)
    std::optional<QByteArray> key;
    std::optional<QByteArray> value;
    QList<Header> headers;
    std::optional<qint64> timestampMs; ///< milliseconds since the epoch; empty: now

    friend bool operator==(const ProducerRecord &, const ProducerRecord &) = default;
};

/// Key, value and header bytes, as payloadBytes() of what is read.
[[nodiscard]] inline quint64 payloadBytes(const ProducerRecord &record)
{
    qsizetype bytes = (record.key ? record.key->size() : 0) + (record.value ? record.value->size() : 0);
    for (const Header &header : record.headers)
        bytes += header.name.size() + (header.value ? header.value->size() : 0);
    return static_cast<quint64>(bytes);
}

enum class Acks { All, Leader, None };

struct ProduceOptions {
    Acks acks = Acks::All; ///< All is idempotent; the others are not and may lose or double
};

/// What the broker said of a message that it took.
struct Delivery {
    TopicPartition partition;
    qint64 offset = -1;      ///< −1: not told (acks 0)
    qint64 timestampMs = -1; ///< −1: not told; the broker's own with LogAppendTime
    qint64 latencyUs = 0;    ///< microseconds between the send and the answer
    bool mayBeDoubled = false; ///< it was sent again after an answer that leaves open whether it was written
};

/// The partition that Java's default partitioner takes for a key: (murmur2(key) & 0x7fffffff) % partitions.
/// partitions must be > 0. Source: org.apache.kafka.common.utils.Utils.murmur2, checked against Kafka's own client.
[[nodiscard]] qint32 defaultPartition(const QByteArray &key, qint32 partitions);

} // namespace streamscope::cluster
