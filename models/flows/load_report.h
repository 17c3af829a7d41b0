// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/template_stream.h"

#include <QJsonObject>
#include <QString>

namespace streamscope::flows {

/// What came out of a load, to be kept.
struct LoadReport {
    QString topic;
    qint64 startedMs = 0; ///< milliseconds since the epoch
    LoadShape shape;
    StreamBounds bounds;
    cluster::BulkOptions options;
    cluster::BulkStatus status;
    TemplateStream::Counts counts;
    std::vector<LoadPoint> points;
    LatencyHistogram latencies;

    [[nodiscard]] double seconds() const;
    [[nodiscard]] double rate() const; ///< acknowledged a second; 0: no time has passed
    /// How many times its fair share the partition with the most has; −1: nothing was acknowledged.
    [[nodiscard]] double skew() const;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] QByteArray toCsv() const; ///< a line a second, RFC 4180
};

} // namespace streamscope::flows
