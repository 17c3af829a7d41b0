// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/group_worker.h"

#include <algorithm>
#include <optional>

namespace streamscope::kafka {

/// Lets messages through as far apart as their timestamps are, or n times closer; the first one at once. What is late by up to a
/// second is made up for; what is later moves all that follows. Times are microseconds of any clock that does not go back,
/// timestamps milliseconds.
class TimingGate {
public:
    explicit TimingGate(const std::optional<cluster::OriginalTiming> &timing = {})
        : m_timing(timing)
    {
    }

    [[nodiscard]] bool isOn() const { return m_timing.has_value(); }
    [[nodiscard]] qint64 waitUs(qint64 timestampMs, qint64 nowUs) const { return m_timing ? std::max<qint64>(0, due(timestampMs, nowUs) - nowUs) : 0; }
    void pass(qint64 timestampMs, qint64 nowUs)
    {
        if (timestampMs < 0) // it has none
            return;
        m_due = std::max(due(timestampMs, nowUs), nowUs - kMissedUs);
        m_newestMs = m_hasPassed ? std::max(m_newestMs, timestampMs) : timestampMs;
        m_hasPassed = true;
    }

private:
    static constexpr qint64 kMissedUs = 1'000'000;

    // One with an older timestamp than its predecessor's comes right after it.
    [[nodiscard]] qint64 due(qint64 timestampMs, qint64 nowUs) const
    {
        if (!m_timing || !m_hasPassed)
            return nowUs;
        const double gapMs = static_cast<double>(std::max<qint64>(0, timestampMs - m_newestMs)) / m_timing->speed;
        return m_due + static_cast<qint64>(std::min(gapMs, static_cast<double>(m_timing->longestGapMs)) * 1000);
    }

    std::optional<cluster::OriginalTiming> m_timing;
    bool m_hasPassed = false;
    qint64 m_due = 0;      ///< when the last one was to pass
    qint64 m_newestMs = 0; ///< of those that have passed
};

} // namespace streamscope::kafka
