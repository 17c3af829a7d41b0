// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/template_stream.h"

#include <algorithm>
#include <chrono>

namespace streamscope::flows {
namespace {

constexpr qint64 kLateUs = 1'000'000;

} // namespace

TemplateStream::Clock TemplateStream::steadyClock()
{
    return [] {
        using namespace std::chrono;
        return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
    };
}

TemplateStream::TemplateStream(MessageTemplate text, std::shared_ptr<query::TemplateSource> source, const LoadShape &shape,
                               const StreamBounds &bounds, Clock clock)
    : m_writer(std::move(text), std::move(source))
    , m_pace(shape)
    , m_paced(shape.kind != LoadShape::Kind::Unlimited)
    , m_bounds(bounds)
    , m_clock(std::move(clock))
{
}

bool TemplateStream::isOver(qint64 elapsedUs) const
{
    return (m_bounds.messages > 0 && m_counts.made + m_counts.faulty >= m_bounds.messages) ||
           (m_bounds.bytes > 0 && m_bytes >= m_bounds.bytes) || (m_bounds.timeMs > 0 && elapsedUs >= m_bounds.timeMs * 1000) ||
           m_pace.dueUs() == LoadPace::kNever;
}

cluster::RecordFeed::Next TemplateStream::next(cluster::ProducerRecord &record)
{
    const qint64 now = m_clock();
    if (m_startUs < 0)
        m_startUs = now;
    const qint64 elapsed = now - m_startUs;
    const std::lock_guard lock(m_mutex);
    m_counts.elapsedUs = elapsed;
    if (isOver(elapsed))
        return {Step::End, 0};
    if (m_paced) {
        const qint64 early = m_pace.dueUs() + m_paceUs - elapsed;
        if (early > 0)
            return {Step::Wait, m_bounds.timeMs > 0 ? std::min(early, m_bounds.timeMs * 1000 - elapsed) : early};
        if (early < -kLateUs) {
            m_paceUs -= early;
            m_counts.lateUs -= early;
        }
    }
    m_pace.step();
    if (const auto written = m_writer.write(record); !written) {
        ++m_counts.faulty;
        m_counts.fault = written.error();
        return {Step::Wait, 0};
    }
    ++m_counts.made;
    m_bytes += cluster::payloadBytes(record);
    m_statistics.made(elapsed);
    return {Step::Send, 0};
}

void TemplateStream::settled(quint64, const cluster::DeliveryReport &report)
{
    m_statistics.settled(m_clock() - m_startUs, report);
}

TemplateStream::Counts TemplateStream::counts() const
{
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

} // namespace streamscope::flows
