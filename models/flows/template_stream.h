// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/bulk_producer.h"
#include "models/flows/load_pace.h"
#include "models/flows/load_statistics.h"
#include "models/flows/message_template.h"

#include <atomic>
#include <functional>
#include <mutex>

namespace streamscope::flows {

/// Where a stream ends by itself; 0: it does not for this.
struct StreamBounds {
    quint64 messages = 0; ///< those that no template could make count, too
    quint64 bytes = 0;    ///< key, value and headers
    qint64 timeMs = 0;

    friend bool operator==(const StreamBounds &, const StreamBounds &) = default;
};

/// Messages of a template at a pace. A message that the template cannot make (a division by zero, a field that is not there)
/// is counted and left out. Who is more than a second late gives up what was due: the pace goes on from there.
class TemplateStream final : public cluster::RecordFeed {
public:
    using Clock = std::function<qint64()>; ///< microseconds, never falling

    TemplateStream(MessageTemplate text, std::shared_ptr<query::TemplateSource> source, const LoadShape &shape, const StreamBounds &bounds,
                   Clock clock = steadyClock());

    [[nodiscard]] Next next(cluster::ProducerRecord &record) override;
    void settled(quint64 number, const cluster::DeliveryReport &report) override;

    struct Counts {
        quint64 made = 0;
        quint64 faulty = 0;                  ///< that the template could not make
        std::optional<core::KafkaError> fault; ///< the last of them
        qint64 lateUs = 0;                   ///< microseconds of the pace that were given up
        qint64 elapsedUs = 0;                ///< microseconds since the first question
    };
    [[nodiscard]] Counts counts() const;                                       ///< any thread
    [[nodiscard]] LoadStatistics &statistics() { return m_statistics; } ///< any thread

    [[nodiscard]] static Clock steadyClock();

private:
    [[nodiscard]] bool isOver(qint64 elapsedUs) const;

    MessageWriter m_writer;
    LoadPace m_pace;
    const bool m_paced;
    const StreamBounds m_bounds;
    const Clock m_clock;
    qint64 m_startUs = -1; ///< of the stream
    qint64 m_paceUs = 0;   ///< that the pace is behind the stream's start
    quint64 m_bytes = 0;
    LoadStatistics m_statistics;
    mutable std::mutex m_mutex;
    Counts m_counts; ///< under the mutex
};

} // namespace streamscope::flows
