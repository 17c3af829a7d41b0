// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace streamscope::kafka {

/// Lets so many through in a second and no more, evenly; what was missed for up to a tenth of a second is made up for. Times are
/// microseconds of any clock that does not go back.
class RateGate {
public:
    /// perSecond: 0: there is no gate.
    explicit RateGate(double perSecond)
        : m_stepUs(perSecond > 0 ? 1e6 / perSecond : 0)
    {
    }

    [[nodiscard]] qint64 waitUs(qint64 nowUs) const
    {
        return m_stepUs > 0 ? std::max<qint64>(0, static_cast<qint64>(m_next) - nowUs) : 0;
    }
    void pass(qint64 nowUs) { m_next = std::max(m_next, static_cast<double>(nowUs) - kMissedUs) + m_stepUs; }

private:
    static constexpr double kMissedUs = 100'000;

    double m_stepUs;
    double m_next = 0;
};

} // namespace streamscope::kafka
