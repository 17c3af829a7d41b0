// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/load_report.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

qint64 number(quint64 count)
{
    return static_cast<qint64>(count);
}

QJsonValue latency(qint64 microseconds)
{
    return microseconds < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(microseconds);
}

QJsonObject shapeJson(const LoadShape &shape)
{
    switch (shape.kind) {
    case LoadShape::Kind::Unlimited: break;
    case LoadShape::Kind::Constant: return {{u"kind"_s, u"constant"_s}, {u"rate"_s, shape.rate}};
    case LoadShape::Kind::Ramp:
        return {{u"kind"_s, u"ramp"_s}, {u"from"_s, shape.rate}, {u"to"_s, shape.toRate}, {u"seconds"_s, shape.rampSeconds}};
    case LoadShape::Kind::Burst:
        return {{u"kind"_s, u"burst"_s}, {u"messages"_s, number(shape.burst)}, {u"every_seconds"_s, shape.everySeconds}};
    case LoadShape::Kind::Poisson: return {{u"kind"_s, u"poisson"_s}, {u"rate"_s, shape.rate}};
    }
    return {{u"kind"_s, u"unlimited"_s}};
}

QJsonObject optionsJson(const cluster::BulkOptions &options)
{
    static const QStringList acks = {u"all"_s, u"1"_s, u"0"_s};
    static const QStringList codecs = {u"none"_s, u"gzip"_s, u"snappy"_s, u"lz4"_s, u"zstd"_s};
    static const QStringList partitioners = {u"murmur2"_s, u"consistent"_s, u"random"_s, u"round_robin"_s, u"chosen"_s};
    return {{u"acks"_s, acks.value(int(options.acks))},
            {u"idempotent"_s, options.idempotent && options.acks == cluster::Acks::All},
            {u"transactional"_s, options.transactional},
            {u"compression"_s, codecs.value(int(options.compression))},
            {u"linger_ms"_s, options.lingerMs},
            {u"batch_bytes"_s, options.batchBytes},
            {u"partitioner"_s, partitioners.value(int(options.partitioner))}};
}

} // namespace

double LoadReport::seconds() const
{
    return static_cast<double>(counts.elapsedUs) / 1e6;
}

double LoadReport::rate() const
{
    return counts.elapsedUs > 0 ? static_cast<double>(status.acknowledged) / seconds() : 0;
}

double LoadReport::skew() const
{
    quint64 most = 0;
    for (const auto &partition : status.partitions)
        most = std::max(most, partition.acknowledged);
    return status.acknowledged > 0
               ? static_cast<double>(most) * static_cast<double>(status.partitions.size()) / static_cast<double>(status.acknowledged)
               : -1;
}

QJsonObject LoadReport::toJson() const
{
    QJsonArray errors;
    for (const auto &error : status.errors)
        errors.append(QJsonObject{{u"error"_s, error.error.name.isEmpty() ? core::kindName(error.error.kind) : error.error.name},
                                  {u"messages"_s, number(error.count)}});
    QJsonArray partitions;
    for (const auto &partition : status.partitions)
        partitions.append(
            QJsonObject{{u"acknowledged"_s, number(partition.acknowledged)}, {u"failed"_s, number(partition.failed)}});
    QJsonArray seconds;
    for (const LoadPoint &point : points)
        seconds.append(QJsonObject{{u"second"_s, point.second},
                                   {u"made"_s, number(point.made)},
                                   {u"acknowledged"_s, number(point.acknowledged)},
                                   {u"failed"_s, number(point.failed)},
                                   {u"p50_us"_s, latency(point.p50Us)},
                                   {u"p99_us"_s, latency(point.p99Us)},
                                   {u"p999_us"_s, latency(point.p999Us)}});
    return {{u"topic"_s, topic},
            {u"started"_s, QDateTime::fromMSecsSinceEpoch(startedMs, Qt::UTC).toString(Qt::ISODateWithMs)},
            {u"seconds"_s, this->seconds()},
            {u"load"_s, shapeJson(shape)},
            {u"bounds"_s, QJsonObject{{u"messages"_s, number(bounds.messages)},
                                      {u"bytes"_s, number(bounds.bytes)},
                                      {u"milliseconds"_s, bounds.timeMs}}},
            {u"producer"_s, optionsJson(options)},
            {u"messages"_s, QJsonObject{{u"sent"_s, number(status.sent)},
                                        {u"acknowledged"_s, number(status.acknowledged)},
                                        {u"failed"_s, number(status.failed)},
                                        {u"unknown"_s, number(status.unknown)},
                                        {u"discarded"_s, number(status.discarded)},
                                        {u"not_made"_s, number(counts.faulty)}}},
            {u"bytes"_s, number(status.bytes)},
            {u"rate"_s, rate()},
            {u"given_up_seconds"_s, static_cast<double>(counts.lateUs) / 1e6},
            {u"skew"_s, skew() < 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(skew())},
            {u"latency_us"_s, QJsonObject{{u"p50"_s, latency(latencies.percentile(50))},
                                          {u"p90"_s, latency(latencies.percentile(90))},
                                          {u"p99"_s, latency(latencies.percentile(99))},
                                          {u"p99.9"_s, latency(latencies.percentile(99.9))},
                                          {u"max"_s, latency(latencies.longest())}}},
            {u"errors"_s, errors},
            {u"partitions"_s, partitions},
            {u"by_second"_s, seconds}};
}

QByteArray LoadReport::toCsv() const
{
    QByteArray csv = "second,made,acknowledged,failed,p50_us,p99_us,p999_us\r\n";
    const auto time = [](qint64 microseconds) { return microseconds < 0 ? QByteArray() : QByteArray::number(microseconds); };
    for (const LoadPoint &point : points)
        csv += QByteArray::number(point.second) + ',' + QByteArray::number(point.made) + ',' +
               QByteArray::number(point.acknowledged) + ',' + QByteArray::number(point.failed) + ',' + time(point.p50Us) + ',' + time(point.p99Us) + ',' + time(point.p999Us) + "\r\n";
    return csv;
}

} // namespace streamscope::flows
