// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/bulk_producer.h"
#include "models/cluster/changes.h"
#include "models/cluster/config.h"
#include "models/cluster/connection_config.h"
#include "models/cluster/group_worker.h"
#include "models/cluster/groups.h"
#include "models/cluster/offsets.h"
#include "models/cluster/tail.h"
#include "models/cluster/topology.h"
#include "models/core/result.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <limits>
#include <memory>

namespace streamscope::cluster {

/// The calls that only look. None of them joins a group, commits, creates a topic or pushes metrics. Called on the thread
/// of the Connection; every future finishes, at the latest after the connection's time limit.
class ClusterReader {
public:
    virtual ~ClusterReader() = default;

    /// All brokers, and all topics or (never creating them) the named ones. A named topic that does not exist is in the
    /// answer with UnknownObject.
    [[nodiscard]] virtual core::FutureResult<MetadataPtr> metadata(const QStringList &topics = {}) = 0;

    /// Broker id → rack, of the brokers that have one (Kafka's DescribeCluster; metadata does not carry it through librdkafka).
    [[nodiscard]] virtual core::FutureResult<QHash<qint32, QString>> brokerRacks() = 0;

    /// One answer for each query, in the order of the queries; duplicates are allowed. Chunked and pipelined inside.
    [[nodiscard]] virtual core::FutureResult<QList<OffsetAnswer>> listOffsets(const QList<OffsetQuery> &queries) = 0;

    /// How many partitions may be asked for their offsets in a second, again and again, without being a burden. Brokers
    /// answer thousands in one request; what asks for each by itself says less.
    [[nodiscard]] virtual int offsetsPerSecond() const { return std::numeric_limits<int>::max(); }

    /// By name, what tells each of these topics from another of the same name. Without topics that are not there, and where the
    /// cluster tells no ids (brokers before 2.8, a REST Proxy).
    [[nodiscard]] virtual core::FutureResult<QHash<QString, QString>> topicIds(const QStringList &topics);

    [[nodiscard]] virtual core::FutureResult<QList<ConfigEntry>> describeConfigs(const ConfigResource &resource) = 0;

    [[nodiscard]] virtual core::FutureResult<GroupList> listGroups() = 0;
    [[nodiscard]] virtual core::FutureResult<QList<GroupDescription>> describeGroups(const QStringList &groups) = 0;
    [[nodiscard]] virtual core::FutureResult<QList<GroupOffset>> groupOffsets(const QString &group) = 0;

    /// Starts a tail on a handle of its own. Never blocks; what goes wrong is in the tail's status.
    [[nodiscard]] virtual std::unique_ptr<Tail> openTail(const TailRequest &request, std::shared_ptr<MessageSink> sink, TailWake wake) = 0;
};

/// The calls that change something. The only implementation that views and commands get is session::ChangeGate.
class ClusterWriter {
public:
    virtual ~ClusterWriter() = default;

    /// One outcome for each topic, in order. validateOnly asks the brokers without creating anything.
    [[nodiscard]] virtual core::FutureResult<QList<TopicOutcome>> createTopics(const QList<NewTopic> &topics, bool validateOnly) = 0;
    [[nodiscard]] virtual core::FutureResult<QList<TopicOutcome>> deleteTopics(const QStringList &topics) = 0;

    /// Sends one message. The topic must exist: it is never created by this. TimedOut means that the message may or may
    /// not have been written.
    [[nodiscard]] virtual core::FutureResult<Delivery> produce(const ProducerRecord &record, const ProduceOptions &options) = 0;

    /// Joins a consumer group and works as its member until it is stopped. Never blocks; what goes wrong later is in the
    /// member's status. Unsupported where the connection knows no groups.
    [[nodiscard]] virtual core::Result<std::unique_ptr<GroupWorker>>
    joinGroup(const GroupWorkerRequest &request, std::shared_ptr<MessageTransform> transform, GroupWorkerWake wake);

    /// Sends what the feed gives, on a thread and a handle of its own, until it ends or is stopped. Never blocks; what goes
    /// wrong later is in the status. Unsupported where the connection cannot.
    [[nodiscard]] virtual core::Result<std::unique_ptr<BulkProducer>> openBulk(const BulkRequest &request, std::shared_ptr<RecordFeed> feed,
                                                                               BulkWake wake);

    /// Lets a group worker of another cluster write here. Nothing is opened before the worker does. Unsupported where the
    /// connection cannot.
    [[nodiscard]] virtual core::Result<std::unique_ptr<Outlet>> openOutlet(const OutletRequest &request);
};

enum class ConnectionState {
    Connecting, ///< nothing heard yet
    Connected,  ///< the last request or broker event was good
    Lost,       ///< was connected, no broker answers now; recovers by itself
    Failed,     ///< will not recover by itself: authentication, TLS, configuration
    Closed
};

/// An open connection to a cluster. Lives on the GUI thread (or the main thread of a program without one); its own work runs
/// on threads of its own. Destruction returns at once: handles are torn down on a helper thread with a deadline, and every
/// pending future finishes with Cancelled.
class Connection : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Connection)

public:
    using QObject::QObject;
    ~Connection() override = default;

    [[nodiscard]] virtual ClusterReader &reader() = 0;
    [[nodiscard]] virtual ClusterWriter &writer() = 0;

    [[nodiscard]] virtual ConnectionState state() const = 0;
    /// Why the state is Lost or Failed, or what was last reported while connecting.
    [[nodiscard]] virtual std::optional<core::KafkaError> lastError() const = 0;
    /// How many brokers are connected just now.
    [[nodiscard]] virtual int brokersUp() const = 0;

    /// librdkafka's debug contexts ("broker,topic,…"); empty: none. Takes effect for what is opened afterwards.
    virtual void setDebugContexts(const QString &contexts) = 0;
    /// Bounds connecting and each answer. Default 10 s.
    virtual void setTimeout(std::chrono::milliseconds timeout) = 0;

Q_SIGNALS:
    void stateChanged(streamscope::cluster::ConnectionState state);
    void brokersUpChanged(int brokers);
    void logLine(const streamscope::cluster::LogLine &line);
};

} // namespace streamscope::cluster

Q_DECLARE_METATYPE(streamscope::cluster::ConnectionState)
Q_DECLARE_METATYPE(streamscope::cluster::LogLine)
