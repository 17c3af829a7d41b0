// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/bulk_producer.h"

#include "models/kafka/bulk_loop.h"

#include <thread>

namespace streamscope::kafka {

BulkProducer::BulkProducer(const cluster::ConnectionConfig &config, const cluster::BulkRequest &request,
                           std::shared_ptr<cluster::RecordFeed> feed, cluster::BulkWake wake)
    : m_shared(std::make_shared<BulkShared>())
{
    m_shared->feed = std::move(feed);
    m_shared->wake = std::move(wake);
    std::thread([loop = std::make_unique<BulkLoop>(m_shared, config, request), lingering = lingering()]() mutable {
        loop->run();
        loop.reset();
    }).detach();
}

BulkProducer::~BulkProducer()
{
    stop();
    m_shared->abort.store(true);
    // A call that is under way ends first; afterwards there is none.
    const std::lock_guard lock(m_shared->deliver);
    m_shared->abandoned = true;
}

void BulkProducer::stop()
{
    m_shared->stop.store(true);
}

void BulkProducer::commit()
{
    m_shared->commit.store(true);
}

void BulkProducer::abort()
{
    m_shared->abort.store(true);
}

cluster::BulkStatus BulkProducer::status() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->status;
}

} // namespace streamscope::kafka
