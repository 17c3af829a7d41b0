// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/load_pace.h"

#include <algorithm>
#include <cmath>

namespace streamscope::flows {

LoadPace::LoadPace(const LoadShape &shape, quint64 seed)
    : m_shape(shape)
    , m_chance(seed)
{
    compute();
}

void LoadPace::step()
{
    ++m_number;
    compute();
}

void LoadPace::compute()
{
    double second = 0;
    switch (m_shape.kind) {
    case LoadShape::Kind::Unlimited: return;
    case LoadShape::Kind::Constant: second = static_cast<double>(m_number) / m_shape.rate; break;
    case LoadShape::Kind::Ramp: second = rampSecond(); break;
    case LoadShape::Kind::Burst: second = static_cast<double>(m_number / m_shape.burst) * m_shape.everySeconds; break;
    case LoadShape::Kind::Poisson:
        second = m_second;
        m_second += std::exponential_distribution<double>(m_shape.rate)(m_chance);
        break;
    }
    constexpr double kLongest = 1e11; // some three thousand years
    m_due = second < kLongest ? std::max(m_due, static_cast<qint64>(second * 1e6)) : kNever;
}

// The moment at which the area below the ramp is the message's number.
double LoadPace::rampSecond() const
{
    const double number = static_cast<double>(m_number);
    const double whole = (m_shape.rate + m_shape.toRate) / 2 * m_shape.rampSeconds;
    if (number > whole)
        return m_shape.rampSeconds + (number - whole) / m_shape.toRate;
    const double growth = (m_shape.toRate - m_shape.rate) / (2 * m_shape.rampSeconds);
    if (std::abs(growth) < 1e-12)
        return number / m_shape.rate;
    const double root = std::sqrt(std::max(0.0, m_shape.rate * m_shape.rate + 4 * growth * number));
    return std::max(0.0, (root - m_shape.rate) / (2 * growth));
}

} // namespace streamscope::flows
