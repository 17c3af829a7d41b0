// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/cluster/record_output.h"
#include "models/kafka/handle.h"

#include <atomic>
#include <utility>

namespace streamscope::kafka {

/// An idempotent producer on a handle of its own.
class RecordOutput final : public cluster::RecordOutput {
public:
    /// topics: what is written to. transactionalId: of a producer whose transactions the caller begins and ends; empty: without transactions.
    explicit RecordOutput(cluster::ConnectionConfig config, QStringList topics, QString transactionalId = {});

    [[nodiscard]] core::Result<void> open() override;
    [[nodiscard]] core::Result<void> send(const cluster::ProducerRecord &record, quint64 number, const GoOn &goOn) override;
    /// In a transaction nothing is waited for behind the first fault: it cannot be committed any more.
    [[nodiscard]] core::Result<void> flush(const GoOn &goOn) override;
    [[nodiscard]] QList<Refused> takeRefused() override { return std::exchange(m_refused, {}); }
    void discard(const GoOn &goOn) override;
    [[nodiscard]] quint64 written() const override { return m_written.load(); }

    [[nodiscard]] const Handle &handle() const { return *m_handle; }
    void drain(int waitMs); ///< takes what the producer has to say

private:
    [[nodiscard]] bool isTransactional() const { return !m_transactionalId.isEmpty(); }
    void learnPartitions(const QString &topic);
    void refuse(quint64 number, core::KafkaError error, const QString &topic);

    const cluster::ConnectionConfig m_config;
    const QStringList m_topics;
    const QString m_transactionalId;
    std::shared_ptr<Handle> m_handle;
    std::optional<core::KafkaError> m_undelivered; ///< what was not refused
    QList<Refused> m_refused;
    std::atomic<quint64> m_written = 0;
};

} // namespace streamscope::kafka
