// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "models/session/offset_sampler.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace streamscope::session {

/// What the tails of a connection give to their sinks, over time: nothing is read for it. One hour is kept, at one point a
/// second at most. GUI thread; never waits.
class TailMeter : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TailMeter)

public:
    using Point = OffsetSampler::Point; ///< rate: bytes a second of keys, values and headers; ≥ 0
    static constexpr int kIntervalMs = 1000;
    /// While more topics than these have a history, points are OffsetSampler::kCoarseMs apart.
    static constexpr std::size_t kFineTopics = 256;
    /// So many partitions have a history, those that received something first; the others are in the sum of their topic.
    static constexpr int kPartitionHistories = 256;

    explicit TailMeter(QObject *parent = nullptr);
    ~TailMeter() override;

    /// Milliseconds since the epoch instead of the system's clock, and another interval; for tests.
    void setClock(std::function<qint64()> clock, int intervalMs);

    /// As cluster::ClusterReader::openTail, and counted as long as the tail is there; it is let go of on the GUI thread, and may
    /// outlive the meter.
    [[nodiscard]] std::unique_ptr<cluster::Tail> openTail(cluster::ClusterReader &reader, const cluster::TailRequest &request,
                                                          std::shared_ptr<cluster::MessageSink> sink, cluster::TailWake wake);

    /// A tail reads the topic now, or is paused; an empty name: any topic.
    [[nodiscard]] bool isTailed(const QString &topic) const;
    /// Oldest first; nothing where nothing was tailed, and no points for the time when nothing was.
    [[nodiscard]] std::vector<Point> history() const; ///< all topics together
    [[nodiscard]] std::vector<Point> history(const cluster::TopicPartition &partition) const;
    [[nodiscard]] std::vector<Point> topicHistory(const QString &topic) const;

Q_SIGNALS:
    void tailedChanged(); ///< a topic is tailed now that was not, or the other way

private:
    void tick();

    class CountedTail;
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace streamscope::session
