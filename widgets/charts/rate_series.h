// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/offset_sampler.h"
#include "models/session/tail_meter.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <vector>

namespace streamscope::widgets {

/// One line of a chart: offsets or bytes a second over time, oldest first.
struct RateSeries {
    enum class Kind { Sum, Partition, Rest };
    Kind kind = Kind::Sum;
    qint32 partition = -1; ///< of Kind::Partition
    int restCount = 0;     ///< of Kind::Rest: how many partitions are in it
    std::vector<session::OffsetSampler::Point> points;
};

/// More partitions than these are drawn as one line, the rest.
inline constexpr int kMostPartitionLines = 12;

/// The partitions with the highest rate now, ascending by number, at most kMostPartitionLines.
[[nodiscard]] QList<qint32> busiestPartitions(const session::OffsetSampler &sampler, const QString &topic, int partitionCount);

/// The sum of the topic, the chosen partitions and, when there are more, what the sum has beyond them.
/// chosen is empty for a topic of one partition, which is its sum.
[[nodiscard]] QList<RateSeries> topicSeries(const session::OffsetSampler &sampler, const QString &topic, const QList<qint32> &chosen,
                                            int partitionCount, qint64 sinceMs);

/// The same of the bytes that are received here, each line in the place that it has there: one without points is not drawn.
/// Empty: nothing of the topic was tailed since then.
[[nodiscard]] QList<RateSeries> tailedSeries(const session::TailMeter &meter, const QString &topic, const QList<qint32> &chosen,
                                             int partitionCount, qint64 sinceMs);
/// All topics together; empty as above.
[[nodiscard]] QList<RateSeries> tailedSeries(const session::TailMeter &meter, qint64 sinceMs);

/// True when nothing was sampled between two points: no line joins them. before: the point ahead of from, or from's time;
/// after: the point behind to, or to's time (milliseconds). Topics that nobody watched have a point every ten seconds.
[[nodiscard]] bool isGap(qint64 before, qint64 from, qint64 to, qint64 after);

/// RFC 4180: time (UTC, ISO 8601), line, offsets a second or, in the lines of what is tailed, bytes a second.
[[nodiscard]] QByteArray toCsv(const QList<RateSeries> &offsets, const QList<RateSeries> &tailed);
[[nodiscard]] QString seriesName(const RateSeries &series);

} // namespace streamscope::widgets
