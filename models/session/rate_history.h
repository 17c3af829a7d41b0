// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/offset_sampler.h"

#include <deque>

namespace streamscope::session {

/// Rates over the last hour, ascending by time. Old points leave as new ones come.
class RateHistory {
public:
    /// total: offsets (or bytes) that came since some beginning, never less than in the call before. Points are at least
    /// minimumGapMs apart; each is the mean since the one before it, so that the area below them is what came.
    void add(qint64 timeMs, qint64 total, qint64 minimumGapMs);
    /// Nothing is counted for a while: the next call of add is a new beginning.
    void rest() { m_sinceMs = -1; }
    [[nodiscard]] qint64 newestMs() const { return m_points.empty() ? -1 : m_points.back().timeMs; } ///< −1: no point
    [[nodiscard]] std::vector<OffsetSampler::Point> points() const { return {m_points.begin(), m_points.end()}; }

private:
    std::deque<OffsetSampler::Point> m_points;
    qint64 m_sinceMs = -1; ///< what comes next is the mean since then; −1: nothing was added yet, or since rest
    qint64 m_sinceTotal = 0;

    void push(qint64 timeMs, double rate);
};

} // namespace streamscope::session
