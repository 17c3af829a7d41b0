// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "models/flows/flow_transform.h"
#include "models/flows/partition_range.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace streamscope::flows {

/// Whether a flow that asks for it runs exactly once on this cluster: the sandbox's brokers keep no transactions.
[[nodiscard]] bool runsExactlyOnce(const Flow &flow, const cluster::Metadata &metadata);

/// Whether both are of one cluster: by its id, and where one does not tell it by the addresses of the brokers.
[[nodiscard]] bool isSameCluster(const cluster::Metadata &a, const cluster::Metadata &b);

/// A flow that runs: this program as a member of the flow's group. Lives on the connection's thread.
class FlowRun : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowRun)

public:
    /// The other cluster of a flow that has a target. Not used any more once finished() came.
    struct Target {
        cluster::ClusterReader *reader = nullptr;
        /// Asks the gate of that cluster, after telling it what a person agreed to.
        std::function<core::Result<std::unique_ptr<cluster::Outlet>>(const cluster::OutletRequest &)> open = {};
    };
    struct Options {
        bool untilEnd = false; ///< ends when the group has committed what was there at the start; a range ends so by itself
        Target target = {};    ///< for a flow that has one
        std::function<void()> agree = {}; ///< called right before it joins: tells the gate that a person agreed
    };

    /// writer: the gate.
    FlowRun(cluster::ClusterReader &reader, cluster::ClusterWriter &writer, Flow flow, const Options &options, QObject *parent = nullptr);
    ~FlowRun() override;

    /// Looks whether the topics exist, and joins. Once.
    void start();
    void pause();
    void resume();
    /// Aborts what is open and leaves the group; finished() comes within 5 s.
    void stop();

    [[nodiscard]] const Flow &flow() const { return m_flow; }
    /// Whether what was asked for is possible here; known once started() came.
    [[nodiscard]] bool isExactlyOnce() const { return m_exactlyOnce; }
    [[nodiscard]] FlowCounts counts() const { return m_transform->counts(); } ///< of this member
    /// Of a flow that ends by itself: what it reads of each partition, ascending; known once started() came.
    [[nodiscard]] const QList<PartitionRange> &ranges() const { return m_ranges; }
    [[nodiscard]] const cluster::GroupWorkerStatus &status() const { return m_status; }
    /// Offsets that were gone before they could be read: of the group when this member joined, and seen by this member since.
    [[nodiscard]] quint64 removed() const { return m_removedBefore + m_status.removed; }
    [[nodiscard]] std::optional<qint64> lag() const { return m_lag; }      ///< of the group, in offsets; empty: not known yet
    [[nodiscard]] double fraction() const; ///< of its range that the group is through, 0 to 1; −1: it has none, or not known yet
    [[nodiscard]] std::optional<int> members() const { return m_members; } ///< of the group; empty: not known yet
    [[nodiscard]] qint64 sampleAgeMs() const; ///< milliseconds since lag was known, −1: it never was
    /// The brokers did not tell of late: lag and members are as they were sampleAgeMs() ago.
    [[nodiscard]] bool isSampleOld() const;
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] bool isThrough() const { return m_through; } ///< it ended, or ends, because the group is at the end

Q_SIGNALS:
    void started(); ///< it is about to join
    void sampled(); ///< lag and members are new
    void statusChanged();
    /// Nothing follows. The error: why it failed; empty: it was stopped, or is at the end.
    void finished(const std::optional<streamscope::core::KafkaError> &error);

private:
    void askTarget(const cluster::MetadataPtr &metadata);
    void takeMetadata(const cluster::MetadataPtr &metadata, const cluster::MetadataPtr &target);
    [[nodiscard]] std::optional<core::KafkaError> topicFault(const cluster::Metadata &metadata, const cluster::Metadata &target) const;
    [[nodiscard]] std::optional<core::KafkaError> loopFault(const cluster::Metadata &metadata, const cluster::Metadata &target) const;
    [[nodiscard]] bool isBounded() const { return m_options.untilEnd || m_flow.range; }
    void askForBounds();
    void askForBounds(const QHash<cluster::TopicPartition, qint64> &committed);
    void askForRemoved(const QHash<cluster::TopicPartition, qint64> &committed);
    void takeBounds(const QList<cluster::OffsetAnswer> &answers, const QHash<cluster::TopicPartition, qint64> &committed);
    void join();
    void takeStatus();
    void sample();
    void takeOffsets(const QList<cluster::GroupOffset> &offsets);
    [[nodiscard]] bool isAtEnd(const QHash<cluster::TopicPartition, qint64> &committed) const;
    void takeEnds(const QList<cluster::OffsetAnswer> &answers, const QHash<cluster::TopicPartition, qint64> &committed);
    void finish(const std::optional<core::KafkaError> &error);
    [[nodiscard]] QList<cluster::OffsetQuery> endQueries() const;

    cluster::ClusterReader &m_reader;
    cluster::ClusterWriter &m_writer;
    const Flow m_flow;
    const Options m_options;
    bool m_exactlyOnce = false;
    QString m_cluster;       ///< the id of the one that is read
    QString m_targetCluster; ///< the id of the one that is written to
    QList<cluster::TopicPartition> m_partitions;
    QList<PartitionRange> m_ranges;
    QHash<cluster::TopicPartition, qint64> m_begins; ///< of the range
    QHash<cluster::TopicPartition, qint64> m_ends;   ///< of the range, or at the start
    std::shared_ptr<FlowTransform> m_transform;
    std::unique_ptr<cluster::Outlet> m_outlet; ///< to another cluster
    std::unique_ptr<cluster::GroupWorker> m_worker;
    cluster::GroupWorkerStatus m_status; ///< also when it is gone
    quint64 m_removedBefore = 0;
    QTimer m_sampleTimer;
    bool m_sampling = false;
    QElapsedTimer m_sinceAsked;
    bool m_stopping = false;
    bool m_through = false;
    bool m_finished = false;
    std::optional<qint64> m_lag;
    std::optional<int> m_members;
    QElapsedTimer m_sinceSample;
};

} // namespace streamscope::flows
