// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"

#include <QMap>

#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace streamscope::tests {

/// Fails at once with the error, or works without doing anything until it is stopped.
class FakeWorker final : public cluster::GroupWorker {
public:
    FakeWorker(const std::optional<core::KafkaError> &error, cluster::GroupWorkerWake wake)
        : m_wake(std::move(wake))
    {
        m_status.state = error ? cluster::GroupWorkerStatus::State::Failed : cluster::GroupWorkerStatus::State::Running;
        m_status.error = error;
    }
    void pause() override {}
    void resume() override {}
    void stop() override
    {
        m_status.state = cluster::GroupWorkerStatus::State::Stopped;
        m_wake();
    }
    [[nodiscard]] cluster::GroupWorkerStatus status() const override { return m_status; }

private:
    cluster::GroupWorkerStatus m_status;
    cluster::GroupWorkerWake m_wake;
};

/// Has sent everything already, as its status says; a stop leaves an open transaction to be aborted.
class FakeBulk final : public cluster::BulkProducer {
public:
    FakeBulk(cluster::BulkStatus status, cluster::BulkWake wake)
        : m_status(std::move(status))
        , m_wake(std::move(wake))
    {
    }
    void stop() override
    {
        using State = cluster::BulkStatus::State;
        m_status.state = m_status.transactionOpen ? State::Open : State::Finished;
        m_wake();
    }
    void commit() override {}
    void abort() override
    {
        ++m_status.aborts;
        m_status.transactionOpen = false;
        stop();
    }
    [[nodiscard]] cluster::BulkStatus status() const override { return m_status; }

private:
    cluster::BulkStatus m_status;
    cluster::BulkWake m_wake;
};

/// Takes everything and keeps nothing.
class FakeOutput final : public cluster::RecordOutput {
public:
    [[nodiscard]] core::Result<void> open() override { return {}; }
    [[nodiscard]] core::Result<void> send(const cluster::ProducerRecord &, quint64, const GoOn &) override
    {
        ++m_written;
        return {};
    }
    [[nodiscard]] core::Result<void> flush(const GoOn &) override { return {}; }
    [[nodiscard]] QList<Refused> takeRefused() override { return {}; }
    void discard(const GoOn &) override {}
    [[nodiscard]] quint64 written() const override { return m_written; }

private:
    quint64 m_written = 0;
};

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
    bool hold = false;                           ///< answers wait for release()
    cluster::BulkStatus bulk;                    ///< of bulk producers

    [[nodiscard]] cluster::ClusterReader &reader() override { return *this; }
    [[nodiscard]] cluster::ClusterWriter &writer() override { return *this; }
    [[nodiscard]] cluster::ConnectionState state() const override { return m_state; }
    [[nodiscard]] std::optional<core::KafkaError> lastError() const override { return failWith; }
    [[nodiscard]] int brokersUp() const override { return m_state == cluster::ConnectionState::Connected ? 1 : 0; }
    void setDebugContexts(const QString &) override {}
    void setTimeout(std::chrono::milliseconds) override {}

    ~FakeCluster() override
    {
        failWith = core::localError(core::ErrorKind::Cancelled, QStringLiteral("closed"));
        release();
    }

    void setState(cluster::ConnectionState state)
    {
        m_state = state;
        Q_EMIT stateChanged(state);
    }

    void release()
    {
        hold = false;
        for (const auto &answer : std::exchange(m_held, {}))
            answer();
    }

    [[nodiscard]] int callCount(const QString &prefix) const
    {
        int count = 0;
        for (const QString &call : calls)
            count += call.startsWith(prefix) ? 1 : 0;
        return count;
    }

private:
    template<typename T>
    core::FutureResult<T> answer(const QString &call, std::function<core::Result<T>()> make)
    {
        calls.append(call);
        auto promise = std::make_shared<QPromise<core::Result<T>>>();
        promise->start();
        const auto give = [this, promise, make] {
            promise->addResult(failWith ? core::Result<T>(tl::make_unexpected(*failWith)) : make());
            promise->finish();
        };
        if (hold)
            m_held.append(give);
        else
            give();
        return promise->future();
    }

    core::FutureResult<cluster::MetadataPtr> metadata(const QStringList &) override
    {
        return answer<cluster::MetadataPtr>(QStringLiteral("metadata"), [this]() -> core::Result<cluster::MetadataPtr> {
            const auto &shown = metadataLag > 0 ? m_before : topics;
            metadataLag = std::max(0, metadataLag - 1);
            auto metadata = std::make_shared<cluster::Metadata>();
            metadata->clusterId = QStringLiteral("fake-cluster");
            metadata->brokers = {{1, QStringLiteral("127.0.0.1"), 9092, {}}};
            for (auto it = shown.cbegin(); it != shown.cend(); ++it) {
                cluster::Topic topic;
                topic.name = it.key();
                topic.internal = topic.name.startsWith(QStringLiteral("__"));
                for (qint32 p = 0; p < it->size(); ++p)
                    topic.partitions.append({p, 1, {1}, {1}});
                metadata->topics.append(topic);
            }
            return cluster::MetadataPtr(metadata);
        });
    }

    int offsetsPerSecond() const override { return perSecond; }
    core::FutureResult<QList<cluster::OffsetAnswer>> listOffsets(const QList<cluster::OffsetQuery> &queries) override
    {
        offsetQueries.append(queries.size());
        return answer<QList<cluster::OffsetAnswer>>(QStringLiteral("listOffsets"), [this, queries] {
            QList<cluster::OffsetAnswer> answers;
            for (const cluster::OffsetQuery &query : queries) {
                const QList<Log> logs = topics.value(query.partition.topic);
                cluster::OffsetAnswer one{query, core::Result<qint64>(0), -1};
                if (query.partition.partition >= logs.size())
                    one.offset = tl::make_unexpected(core::localError(core::ErrorKind::UnknownObject, QStringLiteral("gone")));
                else if (query.what == cluster::OffsetQuery::What::LogStart)
                    one.offset = logs.at(query.partition.partition).start;
                else
                    one.offset = logs.at(query.partition.partition).end;
                answers.append(one);
            }
            return core::Result<QList<cluster::OffsetAnswer>>(answers);
        });
    }

    core::FutureResult<QList<cluster::ConfigEntry>> describeConfigs(const cluster::ConfigResource &) override
    {
        return answer<QList<cluster::ConfigEntry>>(QStringLiteral("describeConfigs"), [] { return QList<cluster::ConfigEntry>(); });
    }
    core::FutureResult<QHash<QString, QString>> topicIds(const QStringList &) override
    {
        return answer<QHash<QString, QString>>(QStringLiteral("topicIds"), [this] { return ids; });
    }
    core::FutureResult<QHash<qint32, QString>> brokerRacks() override
    {
        return answer<QHash<qint32, QString>>(QStringLiteral("brokerRacks"), [this] { return racks; });
    }
    core::FutureResult<cluster::GroupList> listGroups() override
    {
        return answer<cluster::GroupList>(QStringLiteral("listGroups"), [this] { return groups; });
    }
    core::FutureResult<QList<cluster::GroupDescription>> describeGroups(const QStringList &names) override
    {
        return answer<QList<cluster::GroupDescription>>(QStringLiteral("describeGroups"), [this, names] {
            QList<cluster::GroupDescription> found;
            for (const QString &name : names) {
                if (descriptions.contains(name))
                    found.append(descriptions.value(name));
            }
            return found;
        });
    }
    core::FutureResult<QList<cluster::GroupOffset>> groupOffsets(const QString &group) override
    {
        return answer<QList<cluster::GroupOffset>>(QStringLiteral("groupOffsets"), [this, group] { return committed.value(group); });
    }
    std::unique_ptr<cluster::Tail> openTail(const cluster::TailRequest &, std::shared_ptr<cluster::MessageSink> sink,
                                            cluster::TailWake wake) override
    {
        if (!opensTails)
            return nullptr;
        calls.append(QStringLiteral("openTail"));
        auto made = std::make_unique<FakeTail>(std::move(sink), std::move(wake));
        tail = made.get();
        return made;
    }

    core::FutureResult<QList<cluster::TopicOutcome>> createTopics(const QList<cluster::NewTopic> &wanted, bool validateOnly) override
    {
        QStringList names;
        for (const cluster::NewTopic &topic : wanted)
            names.append(topic.name);
        return answer<QList<cluster::TopicOutcome>>(QStringLiteral("createTopics ") + names.join(u','), [this, wanted, validateOnly] {
            m_before = topics;
            QList<cluster::TopicOutcome> outcomes;
            for (const cluster::NewTopic &topic : wanted) {
                outcomes.append({topic.name, error(topic.name)});
                if (!outcomes.last().error && !validateOnly)
                    topics.insert(topic.name, QList<Log>(std::max(1, topic.partitions)));
            }
            return outcomes;
        });
    }
    core::FutureResult<QList<cluster::TopicOutcome>> deleteTopics(const QStringList &names) override
    {
        return answer<QList<cluster::TopicOutcome>>(QStringLiteral("deleteTopics ") + names.join(u','), [this, names] {
            m_before = topics;
            QList<cluster::TopicOutcome> outcomes;
            for (const QString &name : names) {
                outcomes.append({name, error(name)});
                if (!outcomes.last().error)
                    topics.remove(name);
            }
            return outcomes;
        });
    }
    [[nodiscard]] core::Result<std::unique_ptr<cluster::GroupWorker>>
    joinGroup(const cluster::GroupWorkerRequest &request, std::shared_ptr<cluster::MessageTransform>, cluster::GroupWorkerWake wake) override
    {
        calls.append(QStringLiteral("joinGroup ") + request.group);
        return std::make_unique<FakeWorker>(failWith, std::move(wake));
    }
    [[nodiscard]] core::Result<std::unique_ptr<cluster::BulkProducer>>
    openBulk(const cluster::BulkRequest &request, std::shared_ptr<cluster::RecordFeed>, cluster::BulkWake wake) override
    {
        calls.append(QStringLiteral("openBulk ") + request.topic);
        if (failWith)
            return tl::make_unexpected(*failWith);
        return std::make_unique<FakeBulk>(bulk, std::move(wake));
    }
    [[nodiscard]] core::Result<std::unique_ptr<cluster::Outlet>> openOutlet(const cluster::OutletRequest &request) override
    {
        calls.append(QStringLiteral("openOutlet ") + request.topics.join(u','));
        return std::make_unique<cluster::Outlet>(std::make_shared<FakeOutput>());
    }
    core::FutureResult<cluster::Delivery> produce(const cluster::ProducerRecord &record, const cluster::ProduceOptions &) override
    {
        return answer<cluster::Delivery>(QStringLiteral("produce ") + record.topic, [this, record]() -> core::Result<cluster::Delivery> {
            if (const auto fault = error(record.topic))
                return tl::make_unexpected(*fault);
            const qint32 partition = record.partition.value_or(0);
            Log &log = topics[record.topic][partition];
            return cluster::Delivery{{record.topic, partition}, log.end++, 1'790'000'000'000, 5};
        });
    }

    [[nodiscard]] std::optional<core::KafkaError> error(const QString &topic) const
    {
        const auto it = topicErrors.constFind(topic);
        return it == topicErrors.cend() ? std::nullopt : std::optional(*it);
    }

    cluster::ConnectionState m_state = cluster::ConnectionState::Connected;
    QMap<QString, QList<Log>> m_before;
    QList<std::function<void()>> m_held;
};

} // namespace streamscope::tests
