// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/tail_consumer.h"

#include "models/kafka/tail_reader.h"

#include <thread>

namespace streamscope::kafka {

TailConsumer::TailConsumer(const cluster::ConnectionConfig &config, const cluster::TailRequest &request,
                           std::shared_ptr<cluster::MessageSink> sink, cluster::TailWake wake)
    : m_shared(std::make_shared<TailShared>())
{
    m_shared->sink = std::move(sink);
    m_shared->wake = std::move(wake);
    std::thread([reader = std::make_unique<TailReader>(m_shared, config, request), lingering = lingering()]() mutable {
        reader->run();
        reader.reset();
    }).detach();
}

TailConsumer::~TailConsumer()
{
    stop();
    // A call of the sink that is under way ends first; afterwards there is none.
    const std::lock_guard lock(m_shared->deliver);
    m_shared->wake = nullptr;
}

void TailConsumer::pause()
{
    m_shared->paused.store(true);
}

void TailConsumer::resume()
{
    m_shared->paused.store(false);
}

void TailConsumer::stop()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->stop.store(true);
    }
    m_shared->changed.notify_all();
}

cluster::TailStatus TailConsumer::status() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->status;
}

} // namespace streamscope::kafka
