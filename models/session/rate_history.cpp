// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/rate_history.h"

namespace streamscope::session {

void RateHistory::add(qint64 timeMs, double rate, qint64 minimumGapMs)
{
    if (!m_points.empty()) {
        const qint64 gap = timeMs - m_points.back().timeMs;
        if (gap < 0)
            m_points.clear(); // the clock was set back: what was drawn before lies in the future now
        else if (gap == 0 || gap < minimumGapMs)
            return;
    }
    m_points.push_back({timeMs, rate});
    const qint64 oldest = timeMs - OffsetSampler::kHistorySeconds * 1000LL;
    while (m_points.front().timeMs < oldest)
        m_points.pop_front();
}

} // namespace streamscope::session
