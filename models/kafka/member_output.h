// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/kafka/handle.h"
#include "models/kafka/member_shared.h"

namespace streamscope::kafka {

/// Where a member of a group writes, and how it commits what it has consumed: in one transaction, or after all is
/// acknowledged. Working thread only. An error that is fatal means that this output is of no further use; any other one
/// that abort() is to be called.
class MemberOutput {
public:
    /// id: the transactional.id.
    [[nodiscard]] static core::Result<std::unique_ptr<MemberOutput>>
    open(const cluster::ConnectionConfig &config, const cluster::GroupWorkerRequest &request, const QString &id, MemberShared &shared);

    /// Before anything else. May take long while brokers are away; ends soon after a stop.
    [[nodiscard]] core::Result<void> prepare();
    [[nodiscard]] core::Result<void> send(const cluster::ProducerRecord &record);
    /// offsets: the next ones to be consumed.
    [[nodiscard]] core::Result<void> commit(rd_kafka_t *consumer, const rd_kafka_topic_partition_list_t *offsets);
    [[nodiscard]] core::Result<void> abort();
    /// Takes what the producer has to say; from time to time.
    void drain(int waitMs = 0);

private:
    explicit MemberOutput(MemberShared &shared);

    core::Result<void> begin();
    core::Result<void> flush();
    core::Result<void> commitOffsets(rd_kafka_t *consumer, const rd_kafka_topic_partition_list_t *offsets);
    /// Calls until it is done, or trying again is of no use.
    template<typename Call>
    core::Result<void> insist(Call call, const QString &where);

    std::shared_ptr<Handle> m_handle;
    Patience m_patience;
    bool m_transactional = false;
    bool m_open = false; ///< a transaction
    std::optional<core::KafkaError> m_undelivered;
};

} // namespace streamscope::kafka
