// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/window_query.h"

#include <memory>
#include <string>

namespace streamscope::query {

/// What stands behind a result that is not exact, and what its error means.
enum class Sketch : quint8 {
    None,        ///< exact
    TDigest,     ///< of a percentile: its rank is off by at most this share of the values
    HyperLogLog, ///< of a number of different values: its standard error, as a share
    SpaceSaving, ///< of the most frequent: a count is at most so much too high
    Rounding     ///< of a percentile, or a sum with doubles: integers above 2^53 were rounded to the nearest double
};

/// What an aggregate came to.
struct AggregateResult {
    std::string json = "null"; ///< null: there was no value for it
    double number = qQNaN();   ///< the nearest double, for charts and for sorting; NaN: it is no number
    Sketch sketch = Sketch::None;
    double error = 0;
};

/// "t-digest, rank within ±0.08 %"; English, for files and the command line. Empty: it is exact.
[[nodiscard]] std::string sketchText(const AggregateResult &result);

/// One aggregate of one group in one window. Room-internal; the count of messages is the cell's own.
///
/// Sums of integers are exact whatever their size (128 bits); where a double is among them, the sum of the doubles is
/// compensated (Neumaier) and the result the nearest double. A mean is that sum by the number of values. Null values are left out, as
/// in SQL. Percentiles are by nearest rank, over doubles. Minimum and maximum are of one type: of
/// the numbers if there are any, else of the times, durations, strings, bytes or truths, whatever the order they come in.
class Aggregator {
public:
    virtual ~Aggregator() = default;
    /// False: that value is of no use to this aggregate – an error, a wrong type, NaN or an infinity – and was left out.
    [[nodiscard]] virtual bool add(const Value &value) = 0;
    virtual void merge(const Aggregator &other) = 0; ///< of the same aggregation
    [[nodiscard]] virtual AggregateResult result() const = 0;
    [[nodiscard]] virtual std::size_t bytes() const = 0; ///< that it holds

    /// Null for Count.
    [[nodiscard]] static std::unique_ptr<Aggregator> make(const Aggregation &aggregation);
};

} // namespace streamscope::query
