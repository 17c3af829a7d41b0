// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/cluster/record_output.h"
#include "models/kafka/handle.h"

#include <atomic>

namespace streamscope::kafka {

/// What every producer of a group worker is, transactional or not.
[[nodiscard]] QList<QPair<QString, QString>> outputProperties();

/// An idempotent producer on a handle of its own, without transactions.
class RecordOutput final : public cluster::RecordOutput {
public:
    explicit RecordOutput(cluster::ConnectionConfig config);

    [[nodiscard]] core::Result<void> open() override;
    [[nodiscard]] core::Result<void> send(const cluster::ProducerRecord &record, const GoOn &goOn) override;
    [[nodiscard]] core::Result<void> flush(const GoOn &goOn) override;
    void discard(const GoOn &goOn) override;
    [[nodiscard]] quint64 written() const override { return m_written.load(); }

private:
    void drain(int waitMs);

    const cluster::ConnectionConfig m_config;
    std::shared_ptr<Handle> m_handle;
    std::optional<core::KafkaError> m_undelivered;
    std::atomic<quint64> m_written = 0;
};

} // namespace streamscope::kafka
