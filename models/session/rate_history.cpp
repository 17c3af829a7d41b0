// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/rate_history.h"

#include <algorithm>

namespace streamscope::session {

void RateHistory::add(qint64 timeMs, qint64 total, qint64 minimumGapMs)
{
    const bool setBack = timeMs < std::max(m_sinceMs, newestMs()); // the clock
    if (setBack)
        m_points.clear();
    if (m_sinceMs >= 0 && !setBack) {
        const qint64 gap = timeMs - m_sinceMs;
        if (gap == 0 || gap < minimumGapMs)
            return;
        push(timeMs, static_cast<double>(total - m_sinceTotal) * 1000.0 / static_cast<double>(gap));
    }
    m_sinceMs = timeMs;
    m_sinceTotal = total;
}

void RateHistory::push(qint64 timeMs, double rate)
{
    m_points.push_back({timeMs, rate});
    const qint64 oldest = timeMs - OffsetSampler::kHistorySeconds * 1000LL;
    while (m_points.front().timeMs < oldest)
        m_points.pop_front();
}

} // namespace streamscope::session
