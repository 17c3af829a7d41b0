// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/kafka/last_messages.h"
#include "models/kafka/message_batch.h"
#include "models/kafka/tail_topology.h"

#include <map>
#include <span>
#include <vector>

namespace streamscope::kafka {

/// The reading thread of a tail: one step after the other, each in slices so that a stop is prompt.
class TailReader {
public:
    TailReader(std::shared_ptr<TailShared> shared, cluster::ConnectionConfig config, cluster::TailRequest request);

    void run();

private:
    using State = cluster::TailStatus::State;

    [[nodiscard]] bool open();
    void readOnce();
    [[nodiscard]] std::size_t countLast(std::span<rd_kafka_message_t *> messages);
    void giveOn(std::span<rd_kafka_message_t *> messages);
    void giveLast();
    void take(const rd_kafka_message_t &message);
    void takeEvent(const rd_kafka_message_t &message, ReadPartition &partition);
    void resetGone();
    void lookAround();
    [[nodiscard]] bool isFinished() const;

    const std::shared_ptr<TailShared> m_shared;
    const cluster::ConnectionConfig m_config;
    const cluster::TailRequest m_request;
    cluster::TailReport m_report;
    std::shared_ptr<Handle> m_handle;
    std::unique_ptr<AdminClient> m_admin;
    std::unique_ptr<TailPositions> m_positions;
    std::unique_ptr<TailTopology> m_topology;
    std::unique_ptr<LastMessages> m_last; ///< while it is not known where the last N messages begin

    std::vector<rd_kafka_message_t *> m_messages;
    MessageBatch m_batch;
    std::map<cluster::TopicPartition, qint64> m_gone; ///< out of range → the offset that was wanted

    bool m_answered = false;
};

} // namespace streamscope::kafka
