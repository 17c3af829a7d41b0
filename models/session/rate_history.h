// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/offset_sampler.h"

#include <deque>

namespace streamscope::session {

/// Rates over the last hour, ascending by time. Old points leave as new ones come.
class RateHistory {
public:
    /// A point that is not minimumGapMs behind the one before is left out; its rate is in the next one's interval then.
    void add(qint64 timeMs, double rate, qint64 minimumGapMs);
    [[nodiscard]] std::vector<OffsetSampler::Point> points() const { return {m_points.begin(), m_points.end()}; }

private:
    std::deque<OffsetSampler::Point> m_points;
};

} // namespace streamscope::session
