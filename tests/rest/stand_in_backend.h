// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"

#include <QMap>
#include <QObject>

#include <functional>
#include <map>
#include <mutex>

namespace streamscope::testing {

struct StoredRecord {
    qint64 offset = 0;
    std::optional<QByteArray> key;
    std::optional<QByteArray> value;
    QList<cluster::Header> headers;
    qint64 timestampMs = -1;
};

/// What stands behind the stand-in. Answers come through callbacks, at once or later, on the main thread.
class StandInBackend : public QObject {
public:
    struct Range {
        qint64 beginning = 0;
        qint64 end = 0;
    };
    virtual void topics(std::function<void(QList<cluster::Topic>)> done) = 0;
    virtual void range(const cluster::TopicPartition &partition, std::function<void(core::Result<Range>)> done) = 0;
    virtual void append(const cluster::ProducerRecord &record, std::function<void(core::Result<cluster::Delivery>)> done) = 0;
    virtual void create(const cluster::NewTopic &topic, std::function<void(std::optional<core::KafkaError>)> done) = 0;
    virtual void remove(const QString &topic, std::function<void(std::optional<core::KafkaError>)> done) = 0;
    /// What is there now, at most as many.
    [[nodiscard]] virtual QList<StoredRecord> read(const cluster::TopicPartition &partition, qint64 from, int atMost) = 0;
    [[nodiscard]] virtual QList<cluster::Broker> brokers() = 0;
};

/// A log in memory, which a test may also fill with what no broker would take.
class MemoryBackend final : public StandInBackend {
public:
    struct Log {
        qint64 beginning = 0;
        qint64 end = 0; ///< may be behind the last record, as with transaction markers
        QList<StoredRecord> records;
    };
    QMap<QString, QList<Log>> logs;

    void addTopic(const QString &name, int partitions) { logs.insert(name, QList<Log>(partitions)); }
    void add(const QString &topic, qint32 partition, const std::optional<QByteArray> &key, const std::optional<QByteArray> &value);

    void topics(std::function<void(QList<cluster::Topic>)> done) override;
    void range(const cluster::TopicPartition &partition, std::function<void(core::Result<Range>)> done) override;
    void append(const cluster::ProducerRecord &record, std::function<void(core::Result<cluster::Delivery>)> done) override;
    void create(const cluster::NewTopic &topic, std::function<void(std::optional<core::KafkaError>)> done) override;
    void remove(const QString &topic, std::function<void(std::optional<core::KafkaError>)> done) override;
    QList<StoredRecord> read(const cluster::TopicPartition &partition, qint64 from, int atMost) override;
    QList<cluster::Broker> brokers() override { return {{1, QStringLiteral("127.0.0.1"), 9092, QStringLiteral("rack-a")}}; }
};

/// Real Kafka: what is read comes from tails of our own that keep all of a topic.
class KafkaBackend final : public StandInBackend {
public:
    explicit KafkaBackend(cluster::Connection &kafka)
        : m_kafka(kafka)
    {
    }

    void topics(std::function<void(QList<cluster::Topic>)> done) override;
    void range(const cluster::TopicPartition &partition, std::function<void(core::Result<Range>)> done) override;
    void append(const cluster::ProducerRecord &record, std::function<void(core::Result<cluster::Delivery>)> done) override;
    void create(const cluster::NewTopic &topic, std::function<void(std::optional<core::KafkaError>)> done) override;
    void remove(const QString &topic, std::function<void(std::optional<core::KafkaError>)> done) override;
    QList<StoredRecord> read(const cluster::TopicPartition &partition, qint64 from, int atMost) override;
    QList<cluster::Broker> brokers() override { return m_brokers; }

private:
    class Keeper;
    struct Watched {
        std::shared_ptr<Keeper> keeper;
        std::unique_ptr<cluster::Tail> tail;
    };
    cluster::Connection &m_kafka;
    std::map<QString, Watched> m_watched;
    QList<cluster::Broker> m_brokers;
};

} // namespace streamscope::testing
