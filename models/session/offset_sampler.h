// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace streamscope::session {

/// High watermarks (and log start offsets) over time, for rates without consuming. What somebody watches is asked for each
/// second, all other topics in turn. One hour is kept, at one point a second at most. GUI thread; never waits.
class OffsetSampler : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OffsetSampler)

public:
    struct Point {
        qint64 timeMs = 0; ///< milliseconds since the epoch
        double rate = 0;   ///< offsets a second since the point before; ≥ 0
    };
    struct PartitionState {
        qint64 logStart = -1;      ///< −1: not known yet
        qint64 highWatermark = -1; ///< −1: not known yet
        qint64 sampledMs = 0;      ///< when, milliseconds since the epoch
        double rate = -1;          ///< offsets a second, of the last two samples; −1: not known yet, or not any more
        bool answers = true;       ///< false: the last question about it failed; the offsets are those of sampledMs
    };
    static constexpr int kHistorySeconds = 3600;
    static constexpr int kIntervalMs = 1000;
    /// Partitions asked for in one interval at most: of what is watched, and of the rest with and without a view of the sum.
    static constexpr int kWatchedPartitions = 6000;
    static constexpr int kTurnPartitions = 3000;
    static constexpr int kQuietTurnPartitions = 1000;
    /// Points of a topic that nobody watches are this far apart, so that memory grows with the number of topics only.
    static constexpr int kCoarseMs = 10'000;
    /// Histories of partitions that nobody watches any more are kept up to this number.
    static constexpr int kKeptPartitionHistories = 256;

    explicit OffsetSampler(cluster::ClusterReader &reader, QObject *parent = nullptr);
    ~OffsetSampler() override;

    /// Which partitions exist; called by the session whenever metadata changes.
    void setMetadata(const cluster::MetadataPtr &metadata);
    /// Only while the connection is up; otherwise no rate is known.
    void setActive(bool active);
    [[nodiscard]] bool isActive() const;

    /// Milliseconds since the epoch instead of the system's clock, and another interval; for tests.
    void setClock(std::function<qint64()> clock, int intervalMs);

    /// While the returned token lives, all partitions of the topic are sampled each second.
    [[nodiscard]] std::shared_ptr<void> watch(const QString &topic);
    /// The same for the sum over the cluster: all topics in turn, so that the sum moves each second.
    [[nodiscard]] std::shared_ptr<void> watchCluster();

    [[nodiscard]] PartitionState partition(const cluster::TopicPartition &partition) const;
    /// As of the last sampled(), as clusterRate(): offsets a second, −1: not known.
    [[nodiscard]] double topicRate(const QString &topic) const;
    /// Of all topics, each as it was last seen.
    [[nodiscard]] double clusterRate() const;
    [[nodiscard]] qint64 topicSpan(const QString &topic) const; ///< sum of high watermark − log start, −1: not known yet

    /// Oldest first. An empty vector: nothing sampled.
    [[nodiscard]] std::vector<Point> history(const cluster::TopicPartition &partition) const;
    [[nodiscard]] std::vector<Point> topicHistory(const QString &topic) const;
    /// Points are as far apart as it takes to ask for all partitions once, so that each has all that was written meanwhile.
    [[nodiscard]] std::vector<Point> clusterHistory() const;

Q_SIGNALS:
    void sampled(); ///< at most once a second, and when rates are no longer known

private:
    void tick();
    void publish();
    void askFreshSoon();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace streamscope::session
