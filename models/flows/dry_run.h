// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "models/core/frame_ticker.h"
#include "models/flows/flow_decider.h"
#include "models/flows/flow_range.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace streamscope::flows {

/// The last messages – of its range, where it has one – through a flow, and nothing else: no group is joined, nothing is
/// produced. First it counts where they begin, because between them may stand marks of transactions and what was aborted or
/// compacted away; then it decides. Lives on the connection's thread.
class DryRun : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DryRun)

public:
    static constexpr qint64 kMost = 1'000'000;
    /// Gets each message and what the flow makes of it, those of a partition in their order. Called on a thread of the tail.
    using Take = std::function<void(const cluster::RawMessage &message, const Decision &decision)>;

    /// last: 1 to kMost messages, shared evenly among the partitions; all where there are fewer.
    DryRun(cluster::ClusterReader &reader, Flow flow, qint64 last, Take take, QObject *parent = nullptr);
    ~DryRun() override; ///< take is not called any more

    /// Once.
    void start();
    void stop(); ///< finished() does not come any more

    [[nodiscard]] cluster::TailStatus status() const; ///< of what is being read just now

Q_SIGNALS:
    void statusChanged();
    /// All has been taken. The error: why it could not be.
    void finished(const std::optional<streamscope::core::KafkaError> &error);

private:
    class CountSink;
    class DecideSink;

    // A partition where the flow would read anything.
    struct Span {
        cluster::TopicPartition partition;
        qint64 begin = 0;
        qint64 from = 0; ///< what lies between it and the end has been counted
        qint64 end = 0;
        std::vector<qint64> offsets; ///< of the last messages that were counted, descending
    };

    void takeMetadata(const cluster::MetadataPtr &metadata);
    void askForEnds(const QList<cluster::TopicPartition> &partitions, cluster::OffsetQuery::What end);
    void takeBounds(const QList<PartitionRange> &bounds);
    void count(const QHash<cluster::TopicPartition, qint64> &starts);
    void takeCount();
    void widen();
    void decide();
    void read(const QHash<cluster::TopicPartition, qint64> &starts, const QHash<cluster::TopicPartition, qint64> &ends,
              std::shared_ptr<cluster::MessageSink> sink);
    void look();
    void finish(const std::optional<core::KafkaError> &error);
    [[nodiscard]] qint64 width() const; ///< offsets from which was counted

    cluster::ClusterReader &m_reader;
    const Flow m_flow;
    const qint64 m_last;
    Take m_take;
    std::vector<Span> m_spans;
    std::shared_ptr<CountSink> m_counted; ///< null: it decides
    core::FrameTicker m_ticker;
    std::unique_ptr<cluster::Tail> m_tail; // after the ticker that it wakes
    bool m_done = false;
};

} // namespace streamscope::flows
