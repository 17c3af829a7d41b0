// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/rate_history.h"

namespace streamscope::session {

void RateHistory::add(qint64 timeMs, double rate, qint64 minimumGapMs)
{
    double average = rate;
    if (!m_points.empty()) {
        const qint64 gap = timeMs - m_points.back().timeMs;
        if (gap < 0) {
            m_points.clear(); // the clock was set back: what was drawn before lies in the future now
            m_unseen = 0;
        } else if (gap == 0) {
            return;
        } else {
            m_unseen += rate * static_cast<double>(timeMs - m_lastMs);
            m_lastMs = timeMs;
            if (gap < minimumGapMs)
                return;
            average = m_unseen / static_cast<double>(gap);
        }
    }
    m_lastMs = timeMs;
    m_unseen = 0;
    m_points.push_back({timeMs, average});
    const qint64 oldest = timeMs - OffsetSampler::kHistorySeconds * 1000LL;
    while (m_points.front().timeMs < oldest)
        m_points.pop_front();
}

} // namespace streamscope::session
