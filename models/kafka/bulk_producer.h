// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/bulk_producer.h"
#include "models/cluster/connection_config.h"

#include <memory>

namespace streamscope::kafka {

struct BulkShared;

/// Sends what a feed gives on a handle and a thread of its own.
class BulkProducer final : public cluster::BulkProducer {
public:
    BulkProducer(const cluster::ConnectionConfig &config, const cluster::BulkRequest &request, std::shared_ptr<cluster::RecordFeed> feed,
                 cluster::BulkWake wake);
    ~BulkProducer() override;
    Q_DISABLE_COPY_MOVE(BulkProducer)

    void stop() override;
    void commit() override;
    void abort() override;
    [[nodiscard]] cluster::BulkStatus status() const override;

private:
    std::shared_ptr<BulkShared> m_shared;
};

} // namespace streamscope::kafka
