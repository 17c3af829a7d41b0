// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/bulk_producer.h"
#include "models/flows/latency_histogram.h"

#include <mutex>
#include <vector>

namespace streamscope::flows {

/// What happened in a second of a load.
struct LoadPoint {
    qint64 second = 0; ///< from 0, since the start
    quint64 made = 0;  ///< messages
    quint64 acknowledged = 0;
    quint64 failed = 0;
    qint64 p50Us = -1; ///< microseconds until the acknowledgement; −1: there was none
    qint64 p99Us = -1;
    qint64 p999Us = -1;
};

/// Rates and latencies of a run, second by second and all together. Filled by one thread, read by any.
class LoadStatistics {
public:
    static constexpr std::size_t kMostPoints = 100'000; ///< the oldest leave

    /// nowUs: microseconds since the start, never falling.
    void made(qint64 nowUs);
    void settled(qint64 nowUs, const cluster::DeliveryReport &report);

    void finish(); ///< the last second is over, however long it was

    /// Seconds that are over, from that one on; seconds in which nothing happened are among them.
    [[nodiscard]] std::vector<LoadPoint> points(std::size_t from = 0) const;
    [[nodiscard]] LatencyHistogram latencies() const; ///< of all acknowledged messages

private:
    void roll(qint64 nowUs);

    mutable std::mutex m_mutex;
    std::vector<LoadPoint> m_points;
    LoadPoint m_open;
    LatencyHistogram m_second; ///< of the open second
    LatencyHistogram m_all;    ///< of those before
};

} // namespace streamscope::flows
