// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/window_run.h"

#include <chrono>
#include <iterator>

namespace streamscope::query {
namespace {

qint64 systemClock()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

WindowRun::WindowRun(WindowQuery query, const QStringList &topics, const QList<cluster::TopicPartition> &partitions, Look look, Clock clock)
    : m_topics(topics)
    , m_look(look)
    , m_clock(clock ? std::move(clock) : systemClock)
    , m_engine(std::move(query), topics)
    , m_snapshot(std::make_shared<WindowSnapshot>())
{
    const qint64 now = m_clock();
    for (const cluster::TopicPartition &partition : partitions)
        m_engine.expect(static_cast<quint32>(topics.indexOf(partition.topic)), partition.partition, now);
}

WindowRun::~WindowRun() = default;

std::size_t WindowRun::append(std::span<const cluster::RawMessage> messages)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting > kMaxWaiting)
            return 0;
    }
    const std::lock_guard counting(m_counting);
    takeMail();
    const qint64 now = m_clock();
    for (const cluster::RawMessage &message : messages) {
        if (m_stopped.load(std::memory_order_relaxed))
            break; // the snapshot tells how far it came
        m_engine.add(message, now);
    }
    m_engine.advance(now);
    (void)publish(Publish::Counting);
    return messages.size();
}

void WindowRun::work()
{
    const std::lock_guard counting(m_counting);
    takeMail();
    m_engine.advance(m_clock());
    (void)publish(Publish::Counting);
}

void WindowRun::tell(const QList<cluster::TailPosition> &positions)
{
    const std::lock_guard lock(m_mutex);
    m_mail = positions;
    m_hasMail = true;
}

void WindowRun::takeMail()
{
    QList<cluster::TailPosition> positions;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_hasMail)
            return;
        m_hasMail = false;
        positions.swap(m_mail);
    }
    const qint64 now = m_clock();
    for (const cluster::TailPosition &position : positions) {
        const auto topic = static_cast<quint32>(m_topics.indexOf(position.partition.topic));
        m_engine.expect(topic, position.partition.partition, now); // one that was added meanwhile
        // Who cannot be read now must not hold the others back for ever.
        m_engine.setAtEnd(topic, position.partition.partition, position.atEnd || position.error.has_value());
    }
}

void WindowRun::finish(std::function<void()> news)
{
    m_news = std::move(news);
    m_finishing = std::jthread([this](const std::stop_token &stop) {
        closeAll(stop);
        m_finished.store(true);
        m_news();
    });
}

void WindowRun::closeAll(const std::stop_token &stop)
{
    const std::lock_guard counting(m_counting);
    while (!stop.stop_requested() && m_engine.closeNext()) {
        if (!publish(Publish::Closing))
            continue;
        m_news();
        std::unique_lock lock(m_mutex);
        m_taken.wait(lock, stop, [this] { return m_waiting <= kMaxWaiting; });
    }
    (void)publish(Publish::Last);
}

bool WindowRun::publish(Publish when)
{
    std::vector<WindowResult> closed = m_engine.takeClosed();
    std::shared_ptr<WindowSnapshot> snapshot;
    const qint64 now = m_clock();
    // The clock may go back.
    const bool news = m_engine.counts().messages != m_published || m_engine.openCount() != m_publishedOpen;
    // Closed and open windows belong together; at the end, when each step closes some, they need not.
    if (when == Publish::Last || (when == Publish::Counting && !closed.empty()) ||
        (news && (now >= m_publishedMs + m_look.everyMs || now < m_publishedMs))) {
        m_publishedMs = now;
        m_published = m_engine.counts().messages;
        m_publishedOpen = m_engine.openCount();
        snapshot = std::make_shared<WindowSnapshot>();
        snapshot->counts = m_engine.counts();
        snapshot->open = m_engine.open(m_look.windows, m_look.groups);
        snapshot->openCount = m_engine.openCount();
        snapshot->eventTimeMs = m_engine.eventTimeMs();
        snapshot->failures = m_engine.failures();
    }
    const std::lock_guard lock(m_mutex);
    for (const WindowResult &window : closed)
        m_waiting += window.groups.size();
    m_closed.insert(m_closed.end(), std::make_move_iterator(closed.begin()), std::make_move_iterator(closed.end()));
    if (snapshot)
        m_snapshot = std::move(snapshot);
    return m_waiting > kMaxWaiting;
}

std::vector<WindowResult> WindowRun::takeClosed()
{
    std::vector<WindowResult> closed;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting = 0;
        closed.swap(m_closed);
    }
    m_taken.notify_all();
    return closed;
}

std::shared_ptr<const WindowSnapshot> WindowRun::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    return m_snapshot;
}

} // namespace streamscope::query
