// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/rate_series.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using Point = session::OffsetSampler::Point;

constexpr qint64 kFastMs = 2'500;
constexpr qint64 kSlowMs = session::OffsetSampler::kCoarseMs + 3'000;

std::vector<Point> since(std::vector<Point> points, qint64 sinceMs)
{
    const auto first =
        std::lower_bound(points.begin(), points.end(), sinceMs, [](const Point &point, qint64 time) { return point.timeMs < time; });
    points.erase(points.begin(), first);
    return points;
}

// Points of one tick have one time; a partition that was not known then has none.
void subtract(std::vector<Point> &sum, const std::vector<Point> &part)
{
    auto it = part.begin();
    for (Point &point : sum) {
        while (it != part.end() && it->timeMs < point.timeMs)
            ++it;
        if (it != part.end() && it->timeMs == point.timeMs)
            point.rate = std::max(0.0, point.rate - it->rate);
    }
}

// The sum, the chosen partitions and, when there are more, what the sum has beyond them.
QList<RateSeries> parted(std::vector<Point> sum, const std::function<std::vector<Point>(qint32)> &historyOf, const QList<qint32> &chosen,
                         int partitionCount, qint64 sinceMs)
{
    QList<RateSeries> all = {{.kind = RateSeries::Kind::Sum, .points = since(std::move(sum), sinceMs)}};
    const int rest = partitionCount - static_cast<int>(chosen.size());
    std::vector<Point> others;
    if (!chosen.isEmpty() && rest > 0)
        others = all.first().points;
    for (const qint32 p : chosen) {
        RateSeries line{.kind = RateSeries::Kind::Partition, .partition = p, .points = since(historyOf(p), sinceMs)};
        subtract(others, line.points);
        all.append(std::move(line));
    }
    if (!others.empty()) {
        // Before the partitions were looked at only their sum is known.
        qint64 first = std::numeric_limits<qint64>::max();
        for (const RateSeries &line : std::as_const(all)) {
            if (line.kind == RateSeries::Kind::Partition && !line.points.empty())
                first = std::min(first, line.points.front().timeMs);
        }
        others = since(std::move(others), first);
        all.append({.kind = RateSeries::Kind::Rest, .restCount = rest, .points = std::move(others)});
    }
    return all;
}

QByteArray csvName(const RateSeries &line)
{
    switch (line.kind) {
    case RateSeries::Kind::Sum: return "sum";
    case RateSeries::Kind::Partition: return "partition " + QByteArray::number(line.partition);
    case RateSeries::Kind::Rest: return "others " + QByteArray::number(line.restCount);
    }
    return {};
}

} // namespace

QList<qint32> busiestPartitions(const session::OffsetSampler &sampler, const QString &topic, int partitionCount)
{
    if (partitionCount < 2)
        return {};
    std::vector<std::pair<double, qint32>> rates;
    rates.reserve(static_cast<std::size_t>(partitionCount));
    for (qint32 p = 0; p < partitionCount; ++p)
        rates.emplace_back(-sampler.partition({topic, p}).rate, p);
    const auto count = std::min<std::size_t>(rates.size(), kMostPartitionLines);
    std::partial_sort(rates.begin(), rates.begin() + static_cast<std::ptrdiff_t>(count), rates.end());
    QList<qint32> chosen;
    for (std::size_t i = 0; i < count; ++i)
        chosen.append(rates[i].second);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

QList<RateSeries> topicSeries(const session::OffsetSampler &sampler, const QString &topic, const QList<qint32> &chosen, int partitionCount,
                              qint64 sinceMs)
{
    return parted(sampler.topicHistory(topic), [&](qint32 p) { return sampler.history({topic, p}); }, chosen, partitionCount, sinceMs);
}

QList<RateSeries> tailedSeries(const session::TailMeter &meter, const QString &topic, const QList<qint32> &chosen, int partitionCount,
                               qint64 sinceMs)
{
    QList<RateSeries> all =
        parted(meter.topicHistory(topic), [&](qint32 p) { return meter.history({topic, p}); }, chosen, partitionCount, sinceMs);
    return all.first().points.empty() ? QList<RateSeries>() : all;
}

QList<RateSeries> tailedSeries(const session::TailMeter &meter, qint64 sinceMs)
{
    const RateSeries sum{.kind = RateSeries::Kind::Sum, .points = since(meter.history(), sinceMs)};
    return sum.points.empty() ? QList<RateSeries>() : QList<RateSeries>{sum};
}

bool isGap(qint64 before, qint64 from, qint64 to, qint64 after)
{
    if (to - from > kSlowMs)
        return true;
    return to - from > kFastMs && from - before <= kFastMs && after - to <= kFastMs && before < from && to < after;
}

QString seriesName(const RateSeries &series)
{
    switch (series.kind) {
    case RateSeries::Kind::Sum: return QCoreApplication::translate("streamscope::widgets::ThroughputView", "sum");
    case RateSeries::Kind::Partition:
        return QCoreApplication::translate("streamscope::widgets::ThroughputView", "partition %1").arg(series.partition);
    case RateSeries::Kind::Rest:
        return QCoreApplication::translate("streamscope::widgets::ThroughputView", "%n other partition(s)", nullptr, series.restCount);
    }
    return {};
}

QByteArray toCsv(const QList<RateSeries> &offsets, const QList<RateSeries> &tailed)
{
    QByteArray csv("time,series,offsets_per_second,tailed_bytes_per_second\r\n");
    const auto add = [&csv](const QList<RateSeries> &series, const char *before, const char *after) {
        for (const RateSeries &line : series) {
            for (const Point &point : line.points)
                csv += QDateTime::fromMSecsSinceEpoch(point.timeMs, Qt::UTC).toString(Qt::ISODateWithMs).toUtf8() + ',' + csvName(line) +
                       before + QByteArray::number(point.rate, 'g', 10) + after;
        }
    };
    add(offsets, ",", ",\r\n");
    add(tailed, ",,", "\r\n");
    return csv;
}

} // namespace streamscope::widgets
