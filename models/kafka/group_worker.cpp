// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/group_worker.h"

#include "models/kafka/member_loop.h"

#include <thread>

namespace streamscope::kafka {

GroupWorker::GroupWorker(const cluster::ConnectionConfig &config, const cluster::GroupWorkerRequest &request,
                         std::shared_ptr<cluster::MessageTransform> transform, cluster::GroupWorkerWake wake)
    : m_shared(std::make_shared<MemberShared>())
{
    m_shared->transform = std::move(transform);
    m_shared->wake = std::move(wake);
    std::thread([loop = std::make_unique<MemberLoop>(m_shared, config, request), lingering = lingering()]() mutable {
        loop->run();
        loop.reset();
    }).detach();
}

GroupWorker::~GroupWorker()
{
    stop();
    // A call that is under way ends first; afterwards there is none.
    const std::lock_guard lock(m_shared->deliver);
    m_shared->abandoned = true;
}

void GroupWorker::pause()
{
    m_shared->paused.store(true);
}

void GroupWorker::resume()
{
    m_shared->paused.store(false);
}

void GroupWorker::stop()
{
    m_shared->stop.store(true);
}

cluster::GroupWorkerStatus GroupWorker::status() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->status;
}

} // namespace streamscope::kafka
