// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/query/expression.h"

#include <QString>

#include <optional>
#include <vector>

namespace streamscope::query {

/// One number (or list) that is made of the messages of a group.
struct Aggregation {
    enum class Kind { Count, Sum, Min, Max, Mean, Percentile, Distinct, Top };
    Kind kind = Kind::Count;
    double percent = 0;           ///< of Percentile: above 0, to 100
    int most = 0;                 ///< of Top: from 1 to 100
    QString name;                 ///< as it was written: "p99:value.ms"
    std::optional<Expression> of; ///< of all but Count
};

/// "count,sum:value.total,p99.9:value.ms,top3:value.user": commas inside brackets and quotes belong to the expression. The
/// names are count, sum, min, max, mean, pN (0 < N ≤ 100), distinct and topN (1 ≤ N ≤ 100; top alone is top5). The error's
/// message is a sentence. At most 20.
[[nodiscard]] core::Result<std::vector<Aggregation>> parseAggregations(const QString &text);

/// "60s", "1m30s", "500ms", "2h", "7d", "0s": whole milliseconds, from least to 366 days. The error's message is a sentence.
[[nodiscard]] core::Result<qint64> parseWindowTime(const QString &text, qint64 least);

/// Stretches of time, aligned to the epoch but for sessions. Milliseconds.
struct Windowing {
    enum class Kind {
        Tumbling, ///< one after the other
        Hopping,  ///< one begins every slideMs; a message is in all that are over it
        Session   ///< of one group: until it is silent for lengthMs
    };
    Kind kind = Kind::Tumbling;
    qint64 lengthMs = 60'000; ///< from 1; Session: the gap
    qint64 slideMs = 60'000;  ///< Hopping: from lengthMs / kMaxOverlap to lengthMs

    static constexpr qint64 kMaxOverlap = 1440; ///< windows over one message

    friend bool operator==(const Windowing &, const Windowing &) = default;
};

/// The start of the last window of that slide that begins at or before the time; floors, also before the epoch.
[[nodiscard]] qint64 alignedStart(qint64 timeMs, qint64 slideMs);

/// A windowed aggregation as a person asks for it.
struct WindowQuery {
    enum class Time {
        Message, ///< the messages' own timestamps
        Arrival  ///< the clock when they are read; nothing is late
    };

    explicit WindowQuery(Expression group)
        : groupBy(std::move(group))
    {
    }
    /// Nothing: the parts fit together; else a sentence.
    [[nodiscard]] std::optional<QString> fault() const;

    Expression groupBy;
    std::optional<Expression> where; ///< only messages for which it is true
    std::vector<Aggregation> aggregations; ///< the count is always there
    Windowing window;
    Time time = Time::Message;
    qint64 latenessMs = 0;   ///< a window stays open so much longer
    qint64 idleMs = 10'000;  ///< a partition that is read to its end and silent for so long holds event time back no longer
    bool keepOpen = false;   ///< no window closes before the end: nothing is late
    std::size_t maxGroups = 100'000;         ///< of a window; what comes beyond is the group "other"
    std::size_t maxBytes = 256ULL << 20;     ///< of all open windows: beyond, the oldest closes early
};

} // namespace streamscope::query
