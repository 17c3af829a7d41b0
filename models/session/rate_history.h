// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/offset_sampler.h"

#include <deque>

namespace streamscope::session {

/// Rates over the last hour, ascending by time. Old points leave as new ones come.
class RateHistory {
public:
    /// rate: offsets a second since the call before. Points are at least minimumGapMs apart; each is the mean since the one
    /// before it, so that the area below them is what was written.
    void add(qint64 timeMs, double rate, qint64 minimumGapMs);
    [[nodiscard]] std::vector<OffsetSampler::Point> points() const { return {m_points.begin(), m_points.end()}; }

private:
    std::deque<OffsetSampler::Point> m_points;
    qint64 m_lastMs = 0; ///< of the newest call
    double m_unseen = 0; ///< rate × milliseconds since the newest point
};

} // namespace streamscope::session
