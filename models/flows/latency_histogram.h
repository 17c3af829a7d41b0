// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace streamscope::flows {

/// Times of very different size, each kept within 1 % of itself: buckets of equal width within each power of two, as
/// Gil Tene's HdrHistogram has them. A value; 33 KB.
class LatencyHistogram {
public:
    static constexpr int kPrecisionBits = 7; ///< buckets in a power of two: 128
    static constexpr int kMostBits = 40;     ///< microseconds: 12 days; what is longer counts as that

    LatencyHistogram();

    void record(qint64 microseconds); ///< below 0 counts as 0
    void add(const LatencyHistogram &other);
    void clear();

    [[nodiscard]] quint64 count() const { return m_count; }
    /// The time that percent of all do not exceed, in microseconds: the longest of its bucket, but no more than the longest
    /// there was. percent: 0 to 100. −1: nothing was recorded.
    [[nodiscard]] qint64 percentile(double percent) const;
    [[nodiscard]] qint64 longest() const { return m_count > 0 ? m_longest : -1; }
    [[nodiscard]] double mean() const { return m_count > 0 ? m_sum / static_cast<double>(m_count) : -1; }

private:
    std::vector<quint64> m_buckets;
    quint64 m_count = 0;
    qint64 m_longest = 0;
    double m_sum = 0;
};

} // namespace streamscope::flows
