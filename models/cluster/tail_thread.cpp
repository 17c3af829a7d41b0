// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/tail_thread.h"

#include <algorithm>
#include <set>

namespace streamscope::cluster {
namespace {

constexpr std::chrono::milliseconds kSlice{20}; // a pause that ends, or a sink with room again, is noticed within it
constexpr std::chrono::milliseconds kPublishEvery{1000};

} // namespace

void TailShared::requestStop()
{
    {
        const std::lock_guard lock(mutex);
        stop.store(true);
    }
    changed.notify_all();
}

void TailShared::notify()
{
    const std::lock_guard lock(deliver);
    if (!stop.load() && wake)
        wake();
}

void TailShared::sleep(std::chrono::milliseconds time)
{
    std::unique_lock lock(mutex);
    changed.wait_for(lock, time, [this] { return stop.load(); });
}

ThreadTail::~ThreadTail()
{
    m_shared->requestStop();
    // A call of the sink that is under way ends first; afterwards there is none.
    const std::lock_guard lock(m_shared->deliver);
    m_shared->wake = nullptr;
}

TailStatus ThreadTail::status() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->status;
}

TailReport::TailReport(TailShared &shared, QStringList topics, Describe describe)
    : m_shared(shared)
    , m_topics(std::move(topics))
    , m_describe(std::move(describe))
{
}

void TailReport::setState(State state, const std::optional<core::KafkaError> &error)
{
    if (m_failed && state != State::Failed && state != State::Stopped)
        return;
    m_news = m_news || state != m_status.state;
    m_status.state = state;
    if (error)
        m_status.error = error;
    else if (state == State::Reading)
        m_status.error.reset();
}

void TailReport::fail(const core::KafkaError &error)
{
    m_failed = true;
    setState(State::Failed, error);
}

void TailReport::end()
{
    setState(m_shared.stop.load() ? State::Stopped : m_failed ? State::Failed : State::Finished);
    publish();
}

void TailReport::publish()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_news && m_published && now - *m_published < kPublishEvery)
        return;
    m_published = now;
    m_describe(m_status);
    putBack();
    {
        const std::lock_guard lock(m_shared.mutex);
        m_shared.status = m_status;
    }
    m_shared.changed.notify_all();
    m_news = false;
    m_shared.notify();
}

void TailReport::putBack()
{
    std::set<std::pair<quint32, qint32>> done; // by topic and partition: the first one counts
    for (const RawMessage &message : m_rest) {
        if (!done.emplace(message.topic, message.partition).second)
            continue;
        const TopicPartition key{m_topics.value(static_cast<qsizetype>(message.topic)), message.partition};
        const auto position = std::find_if(m_status.positions.begin(), m_status.positions.end(),
                                           [&key](const TailPosition &one) { return one.partition == key; });
        if (position != m_status.positions.end())
            position->next = message.offset;
    }
}

void TailReport::deliver(std::span<const RawMessage> messages)
{
    m_rest = messages;
    if (!m_rest.empty())
        setState(State::Reading);
    while (!m_rest.empty()) {
        if (m_shared.paused.load() && !m_shared.stop.load()) {
            setState(State::Paused);
            publish();
            m_shared.sleep(kSlice);
            continue;
        }
        std::size_t taken = 0;
        {
            const std::lock_guard lock(m_shared.deliver);
            if (m_shared.stop.load())
                return;
            taken = m_shared.sink->append(m_rest);
        }
        for (const RawMessage &message : m_rest.first(taken))
            m_status.receivedBytes += payloadBytes(message);
        m_status.received += taken;
        m_rest = m_rest.subspan(taken);
        m_news = m_news || taken > 0;
        if (!m_rest.empty()) {
            setState(State::Full);
            publish();
            m_shared.sleep(kSlice);
        }
    }
    if (m_status.state == State::Full || m_status.state == State::Paused)
        setState(State::Reading);
}

} // namespace streamscope::cluster
