// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/latency_histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace streamscope::flows {
namespace {

constexpr int kBits = LatencyHistogram::kPrecisionBits;
constexpr quint64 kWidth = quint64{1} << kBits;
constexpr quint64 kLargest = (quint64{1} << LatencyHistogram::kMostBits) - 1;

// Below 2^kBits each value has a bucket of its own; each further power of two has 2^kBits of them, twice as wide as before.
constexpr std::size_t bucketOf(quint64 value)
{
    if (value < kWidth)
        return value;
    const int power = std::bit_width(value) - 1 - kBits; // of the width
    return static_cast<std::size_t>((static_cast<quint64>(power) + 1) * kWidth + ((value >> power) - kWidth));
}

constexpr quint64 lastOf(std::size_t bucket)
{
    if (bucket < kWidth)
        return bucket;
    const auto power = static_cast<int>(bucket / kWidth) - 1;
    return ((bucket % kWidth + kWidth + 1) << power) - 1;
}

static_assert(lastOf(bucketOf(0)) == 0 && lastOf(bucketOf(127)) == 127 && lastOf(bucketOf(128)) == 128 && lastOf(bucketOf(256)) == 257);

} // namespace

LatencyHistogram::LatencyHistogram()
    : m_buckets(bucketOf(kLargest) + 1)
{
}

void LatencyHistogram::record(qint64 microseconds)
{
    const qint64 value = std::clamp<qint64>(microseconds, 0, static_cast<qint64>(kLargest));
    ++m_buckets[bucketOf(static_cast<quint64>(value))];
    ++m_count;
    m_longest = std::max(m_longest, value);
    m_sum += static_cast<double>(value);
}

void LatencyHistogram::add(const LatencyHistogram &other)
{
    for (std::size_t i = 0; i < m_buckets.size(); ++i)
        m_buckets[i] += other.m_buckets[i];
    m_count += other.m_count;
    m_longest = std::max(m_longest, other.m_longest);
    m_sum += other.m_sum;
}

void LatencyHistogram::clear()
{
    std::fill(m_buckets.begin(), m_buckets.end(), 0);
    m_count = 0;
    m_longest = 0;
    m_sum = 0;
}

qint64 LatencyHistogram::percentile(double percent) const
{
    if (m_count == 0)
        return -1;
    const double wanted = std::ceil(std::clamp(percent, 0.0, 100.0) / 100 * static_cast<double>(m_count));
    const quint64 rank = std::clamp<quint64>(static_cast<quint64>(wanted), 1, m_count);
    quint64 seen = 0;
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        seen += m_buckets[i];
        if (seen >= rank)
            return std::min(static_cast<qint64>(lastOf(i)), m_longest);
    }
    return m_longest;
}

} // namespace streamscope::flows
