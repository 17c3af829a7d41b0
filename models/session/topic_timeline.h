// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"

#include <QMap>
#include <QObject>

#include <functional>
#include <optional>

namespace streamscope::session {

/// When the offsets of a topic were written, without reading a message: Kafka's ListOffsets at points in time (for each
/// partition the first message at or after a time). GUI thread; asks coarsely first and ever finer, never waits.
///
/// What it says is as good as the timestamps: they need not rise with the offsets, so the curve is the envelope of "first at
/// or after", which only rises; compaction and transactions leave offsets without a message.
class TopicTimeline : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TopicTimeline)

public:
    static constexpr int kMostPoints = 200;
    static constexpr qsizetype kMostQueries = 20'000; ///< of one pass over all partitions: many partitions get fewer points

    /// The reader must outlive it. nowMs: milliseconds since the epoch, injected by tests.
    TopicTimeline(cluster::ClusterReader &reader, QList<cluster::TopicPartition> partitions, QObject *parent = nullptr,
                  std::function<qint64()> nowMs = {});
    ~TopicTimeline() override;

    enum class State { Idle, Asking, Done, Cancelled, Empty, Failed };

    /// Begins anew. What was known stays until the first answer.
    void start();
    void cancel();

    /// The curve so far.
    struct Point {
        qint64 timeMs = 0;  ///< milliseconds since the epoch, UTC
        qint64 offsets = 0; ///< how many of the offsets that are in the log lie before it; never falls
    };
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QList<Point> &points() const { return m_points; } ///< ascending by time, first and last of the axis
    [[nodiscard]] qint64 totalOffsets() const { return m_total; }         ///< in all partitions, log start to end
    [[nodiscard]] double progress() const;                                ///< 0 to 1
    [[nodiscard]] std::optional<core::KafkaError> error() const { return m_error; }

    /// What the axis leaves out, so that a few records with absurd timestamps do not ruin it.
    [[nodiscard]] qint64 offsetsBeforeAxis() const;
    [[nodiscard]] qint64 offsetsAfterAxis() const;
    /// The highest timestamp in the topic, −1: not told. Later than now: a producer's clock, or its mistake.
    [[nodiscard]] qint64 highestTimestampMs() const { return m_highest; }
    [[nodiscard]] int partitionsLeftOut() const { return m_leftOut; } ///< they could not be asked

    /// The offsets of a span of time, asked anew: from the first message at or after fromMs to the first at or after toMs.
    struct Span {
        QHash<cluster::TopicPartition, qint64> starts;
        QHash<cluster::TopicPartition, qint64> ends;
    };
    [[nodiscard]] core::FutureResult<Span> span(qint64 fromMs, qint64 toMs);

Q_SIGNALS:
    void changed();

private:
    struct Log {
        qint64 start = 0;
        qint64 end = 0;
    };
    void takeEnds(const QList<cluster::OffsetAnswer> &answers);
    void takeHighest(const QList<cluster::OffsetAnswer> &answers);
    void setAxis(qint64 first, qint64 last);
    void askNext();
    void takePoints(const QList<qint64> &times, const QList<cluster::OffsetAnswer> &answers);
    [[nodiscard]] bool narrowAxis();
    void rebuild();
    void finish(State state, const std::optional<core::KafkaError> &error = {});
    template<typename Take>
    void ask(const QList<cluster::OffsetQuery> &queries, Take take);
    [[nodiscard]] int wantedPoints() const;

    cluster::ClusterReader &m_reader;
    const QList<cluster::TopicPartition> m_partitions;
    const std::function<qint64()> m_now;
    State m_state = State::Idle;
    int m_run = 0; ///< answers to an older one are dropped
    QHash<cluster::TopicPartition, Log> m_logs;
    qint64 m_total = 0;
    qint64 m_axisFirst = 0;
    qint64 m_axisLast = 0;
    qint64 m_highest = -1;
    int m_leftOut = 0;
    int m_narrowed = 0;
    int m_passPoints = 0; ///< of the pass that was asked last on this axis
    QMap<qint64, qint64> m_known; ///< time → offsets before it
    QList<Point> m_points;
    std::optional<core::KafkaError> m_error;
};

} // namespace streamscope::session
