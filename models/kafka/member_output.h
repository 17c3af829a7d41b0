// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/cluster/group_worker.h"
#include "models/kafka/member_shared.h"
#include "models/kafka/record_output.h"

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
    /// number: see cluster::RecordOutput.
    [[nodiscard]] core::Result<void> send(const cluster::ProducerRecord &record, quint64 number);
    /// offsets: the next ones to be consumed.
    [[nodiscard]] core::Result<void> commit(rd_kafka_t *consumer, const rd_kafka_topic_partition_list_t *offsets);
    [[nodiscard]] core::Result<void> abort();
    [[nodiscard]] QList<cluster::RecordOutput::Refused> takeRefused() { return m_records->takeRefused(); }

private:
    explicit MemberOutput(MemberShared &shared);

    core::Result<void> begin();
    core::Result<void> commitOffsets(rd_kafka_t *consumer, const rd_kafka_topic_partition_list_t *offsets);
    /// Calls until it is done, or trying again is of no use.
    template<typename Call>
    core::Result<void> insist(Call call, const QString &where);

    std::shared_ptr<cluster::RecordOutput> m_records;
    std::shared_ptr<RecordOutput> m_transactional; ///< the same, with transactions; null: without
    Patience m_patience;
    const cluster::RecordOutput::GoOn m_goOn;
    bool m_open = false; ///< a transaction
};

} // namespace streamscope::kafka
