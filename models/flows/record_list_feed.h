// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/bulk_producer.h"
#include "models/query/template.h"

#include <memory>
#include <mutex>
#include <optional>

namespace streamscope::flows {

/// Messages that are there already, once each and in order, with key and value as they are or made anew by a template that
/// reads each message. One that a template cannot make is counted and left out.
class RecordListFeed final : public cluster::RecordFeed {
public:
    struct Changes {
        std::optional<query::Template> key = {};
        std::optional<query::Template> value = {};
        bool keepPartitions = false;
        bool keepTimestamps = false;
    };
    RecordListFeed(QList<cluster::ProducerRecord> records, const Changes &changes);

    [[nodiscard]] Next next(cluster::ProducerRecord &record) override;
    void settled(quint64 number, const cluster::DeliveryReport &report) override;

    [[nodiscard]] quint64 faulty() const;                          ///< any thread
    [[nodiscard]] std::optional<core::KafkaError> fault() const; ///< the last; any thread

private:
    core::Result<void> change(cluster::ProducerRecord &record);

    const QList<cluster::ProducerRecord> m_records;
    const Changes m_changes;
    std::shared_ptr<query::TemplateSource> m_source;
    std::optional<query::TemplateWriter> m_key;
    std::optional<query::TemplateWriter> m_value;
    qsizetype m_next = 0;
    mutable std::mutex m_mutex;
    quint64 m_faulty = 0;
    std::optional<core::KafkaError> m_fault;
};

} // namespace streamscope::flows
