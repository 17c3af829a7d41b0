// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/window_aggregate.h"

#include <QString>

#include <string>
#include <vector>

namespace streamscope::query {

/// A group in a window, a value.
struct GroupResult {
    std::string key;     ///< the group's own text, the same for the same group in every window; empty: it is "other"
    quint64 count = 0;   ///< messages
    std::vector<AggregateResult> aggregates; ///< in the order of the query's aggregations

    /// All groups beyond the bound, together.
    [[nodiscard]] bool isOther() const { return key.empty(); }
    [[nodiscard]] std::string json() const;     ///< what it was grouped by; "null" for the others
    [[nodiscard]] QString literal() const;      ///< as an expression writes it: 'value.event == "click"'
    [[nodiscard]] QString text() const;         ///< for reading: a string without quotes; empty for the others
};

struct WindowResult {
    qint64 startMs = 0; ///< since the epoch, inclusive
    qint64 endMs = 0;   ///< exclusive; of a session: its last message and the gap
    std::vector<GroupResult> groups; ///< most messages first, then by their keys; "other" is the last
    std::size_t groupCount = 0;      ///< without "other"; more than groups has where only the most common were asked for
    quint64 messages = 0;            ///< of all groups
    bool early = false;              ///< closed before its time to stay within the memory that it may use
};

/// "2026-03-28T10:30:00Z"; a fraction only where there is one.
[[nodiscard]] std::string windowTimeText(qint64 milliseconds);

} // namespace streamscope::query
