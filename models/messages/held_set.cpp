// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/held_set.h"

#include "models/messages/raw_of.h"

#include <algorithm>
#include <chrono>

namespace streamscope::messages {
namespace {

using State = cluster::TailStatus::State;

constexpr std::size_t kBatch = 1000;
constexpr std::chrono::milliseconds kFullPause{20}; // until a sink that takes nothing is asked again

} // namespace

HeldTail::HeldTail(HeldSet set, std::shared_ptr<cluster::MessageSink> sink, cluster::TailWake wake)
    : m_set(std::move(set))
    , m_sink(std::move(sink))
    , m_wake(std::move(wake))
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

HeldTail::~HeldTail() = default;

void HeldTail::pause()
{
    const std::lock_guard lock(m_mutex);
    m_paused = true;
}

void HeldTail::resume()
{
    {
        const std::lock_guard lock(m_mutex);
        m_paused = false;
    }
    m_changed.notify_all();
}

void HeldTail::stop()
{
    m_thread.request_stop();
}

cluster::TailStatus HeldTail::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void HeldTail::run(const std::stop_token &stop)
{
    const quint64 all = m_set.size();
    std::size_t taken = 1;
    for (quint64 next = 0; next < all && !stop.stop_requested();) {
        {
            std::unique_lock lock(m_mutex);
            if (m_paused) {
                m_status.state = State::Paused;
                (void)m_changed.wait(lock, stop, [this] { return !m_paused; });
            } else if (taken == 0) {
                m_status.state = State::Full;
                (void)m_changed.wait_for(lock, stop, kFullPause, [] { return false; });
            }
            if (stop.stop_requested())
                break;
            m_status.state = State::Reading;
        }
        taken = give(next, static_cast<std::size_t>(std::min<quint64>(kBatch, all - next)));
        next += taken;
        m_wake();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_status.state = stop.stop_requested() ? State::Stopped : State::Finished;
    }
    m_wake();
}

std::size_t HeldTail::give(quint64 begin, std::size_t count)
{
    std::vector<cluster::RawMessage> batch(count);
    std::vector<std::vector<cluster::RawHeader>> headers(count);
    for (std::size_t i = 0; i < count; ++i) {
        const quint64 number = begin + i;
        const HeldMessage held = m_set.rows.at(m_set.chosen ? (*m_set.chosen)[number] : m_set.rows.firstRow() + number);
        if (held.headerCount > 0)
            headers[i] = held.headers();
        batch[i] = rawOf(held, headers[i]);
    }
    const std::size_t taken = m_sink->append(batch);
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < taken; ++i)
        m_status.receivedBytes += cluster::payloadBytes(batch[i]);
    m_status.received += taken;
    return taken;
}

} // namespace streamscope::messages
