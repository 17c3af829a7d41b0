// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"

#include <QMap>
#include <QSet>

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace streamscope::tests {

/// Reads what a test gives it.
class FakeTail final : public cluster::Tail {
public:
    FakeTail(std::shared_ptr<cluster::MessageSink> sink, cluster::TailWake wake)
        : m_sink(std::move(sink))
        , m_wake(std::move(wake))
    {
    }
    cluster::TailStatus::State state = cluster::TailStatus::State::Reading;
    std::optional<core::KafkaError> error;

    /// That many messages of so many bytes; topic: its place in the request.
    void give(quint32 topic, qint32 partition, std::size_t bytes, std::size_t count)
    {
        const std::string value(bytes, 'x');
        cluster::RawMessage message;
        message.topic = topic;
        message.partition = partition;
        message.nullValue = false;
        message.value = value;
        m_received += m_sink->append(std::vector<cluster::RawMessage>(count, message));
        tell();
    }
    void tell() const
    {
        if (m_wake)
            m_wake();
    }
    void pause() override {}
    void resume() override {}
    void stop() override {}
    [[nodiscard]] cluster::TailStatus status() const override
    {
        cluster::TailStatus status;
        status.state = state;
        status.error = error;
        status.received = m_received;
        return status;
    }

private:
    std::shared_ptr<cluster::MessageSink> m_sink;
    cluster::TailWake m_wake;
    quint64 m_received = 0;
};

/// A cluster in memory whose answers a test holds back, lets fail or changes. Counts what it is asked.
class FakeCluster final : public cluster::Connection, private cluster::ClusterReader, private cluster::ClusterWriter {
public:
    struct Log {
        qint64 start = 0;
        qint64 end = 0;
    };
    QMap<QString, QList<Log>> topics; ///< name → partitions
    QHash<qint32, QString> racks;
    QHash<QString, QString> ids; ///< of topics; without: none is told
    cluster::GroupList groups;
    QMap<QString, cluster::GroupDescription> descriptions;
    QMap<QString, QList<cluster::GroupOffset>> committed;
    QStringList calls;                           ///< "metadata", "createTopics orders", …
    QList<qsizetype> offsetQueries;              ///< how many in each call of listOffsets
    std::optional<core::KafkaError> failWith;    ///< every call fails with it
    QMap<QString, core::KafkaError> topicErrors; ///< of create and delete
    int metadataLag = 0;                         ///< that many metadata answers still show the topics as they were before the last change
    int perSecond = std::numeric_limits<int>::max(); ///< what offsetsPerSecond() says
    bool opensTails = false;
    FakeTail *tail = nullptr;                    ///< the newest, as long as it is there
    QSet<cluster::TopicPartition> silent;        ///< whose leader does not answer for offsets
    bool hold = false;                           ///< answers wait for release()
    cluster::BulkStatus bulk;                    ///< of bulk producers

    [[nodiscard]] cluster::ClusterReader &reader() override { return *this; }
    [[nodiscard]] cluster::ClusterWriter &writer() override { return *this; }
    [[nodiscard]] cluster::ConnectionState state() const override { return m_state; }
    [[nodiscard]] std::optional<core::KafkaError> lastError() const override { return failWith; }
    [[nodiscard]] int brokersUp() const override { return m_state == cluster::ConnectionState::Connected ? 1 : 0; }
    void setDebugContexts(const QString &) override {}
    void setTimeout(std::chrono::milliseconds) override {}

    ~FakeCluster() override;

    void setState(cluster::ConnectionState state);
    void release();
    [[nodiscard]] int callCount(const QString &prefix) const;

private:
    template<typename T>
    core::FutureResult<T> answer(const QString &call, std::function<core::Result<T>()> make);

    core::FutureResult<cluster::MetadataPtr> metadata(const QStringList &) override;
    int offsetsPerSecond() const override { return perSecond; }
    core::FutureResult<QList<cluster::OffsetAnswer>> listOffsets(const QList<cluster::OffsetQuery> &queries) override;
    core::FutureResult<QList<cluster::ConfigEntry>> describeConfigs(const cluster::ConfigResource &) override;
    core::FutureResult<QHash<QString, QString>> topicIds(const QStringList &topics) override;
    core::FutureResult<QHash<qint32, QString>> brokerRacks() override;
    core::FutureResult<cluster::GroupList> listGroups() override;
    core::FutureResult<QList<cluster::GroupDescription>> describeGroups(const QStringList &names) override;
    core::FutureResult<QList<cluster::GroupOffset>> groupOffsets(const QString &group) override;
    std::unique_ptr<cluster::Tail> openTail(const cluster::TailRequest &, std::shared_ptr<cluster::MessageSink> sink,
                                            cluster::TailWake wake) override;

    core::FutureResult<QList<cluster::TopicOutcome>> createTopics(const QList<cluster::NewTopic> &wanted, bool validateOnly) override;
    core::FutureResult<QList<cluster::TopicOutcome>> deleteTopics(const QStringList &names) override;
    [[nodiscard]] core::Result<std::unique_ptr<cluster::GroupWorker>>
    joinGroup(const cluster::GroupWorkerRequest &request, std::shared_ptr<cluster::MessageTransform>, cluster::GroupWorkerWake wake) override;
    [[nodiscard]] core::Result<std::unique_ptr<cluster::BulkProducer>>
    openBulk(const cluster::BulkRequest &request, std::shared_ptr<cluster::RecordFeed>, cluster::BulkWake wake) override;
    [[nodiscard]] core::Result<std::unique_ptr<cluster::Outlet>> openOutlet(const cluster::OutletRequest &request) override;
    core::FutureResult<cluster::Delivery> produce(const cluster::ProducerRecord &record, const cluster::ProduceOptions &) override;

    [[nodiscard]] std::optional<core::KafkaError> error(const QString &topic) const;

    cluster::ConnectionState m_state = cluster::ConnectionState::Connected;
    QMap<QString, QList<Log>> m_before;
    QList<std::function<void()>> m_held;
};

} // namespace streamscope::tests
