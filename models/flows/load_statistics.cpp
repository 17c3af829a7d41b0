// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/load_statistics.h"

namespace streamscope::flows {
namespace {

constexpr qint64 kSecondUs = 1'000'000;

} // namespace

// Under the mutex.
void LoadStatistics::roll(qint64 nowUs)
{
    const qint64 second = nowUs / kSecondUs;
    if (second <= m_open.second)
        return;
    m_open.p50Us = m_second.percentile(50);
    m_open.p99Us = m_second.percentile(99);
    m_open.p999Us = m_second.percentile(99.9);
    m_all.add(m_second);
    m_second.clear();
    for (; m_open.second < second; m_open = {.second = m_open.second + 1}) {
        if (m_points.size() >= kMostPoints)
            m_points.erase(m_points.begin(), m_points.begin() + kMostPoints / 10);
        m_points.push_back(m_open);
    }
}

void LoadStatistics::made(qint64 nowUs)
{
    const std::lock_guard lock(m_mutex);
    roll(nowUs);
    ++m_open.made;
}

void LoadStatistics::settled(qint64 nowUs, const cluster::DeliveryReport &report)
{
    const std::lock_guard lock(m_mutex);
    roll(nowUs);
    if (report.error) {
        ++m_open.failed;
        return;
    }
    ++m_open.acknowledged;
    m_second.record(report.latencyUs);
}

void LoadStatistics::finish()
{
    const std::lock_guard lock(m_mutex);
    if (m_open.made + m_open.acknowledged + m_open.failed > 0)
        roll((m_open.second + 1) * kSecondUs);
}

std::vector<LoadPoint> LoadStatistics::points(std::size_t from) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<LoadPoint> list;
    for (const LoadPoint &point : m_points) {
        if (static_cast<std::size_t>(point.second) >= from)
            list.push_back(point);
    }
    return list;
}

LatencyHistogram LoadStatistics::latencies() const
{
    const std::lock_guard lock(m_mutex);
    LatencyHistogram all = m_all;
    all.add(m_second);
    return all;
}

} // namespace streamscope::flows
