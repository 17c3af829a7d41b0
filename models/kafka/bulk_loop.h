// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/kafka/bulk_shared.h"
#include "models/kafka/handle.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QHash>

namespace streamscope::kafka {

/// What the thread of a bulk producer does: asks the feed, fills the queue, takes the reports. It waits for reports and for
/// nothing else, so that a queue that is full slows the feed down.
class BulkLoop {
public:
    BulkLoop(std::shared_ptr<BulkShared> shared, cluster::ConnectionConfig config, cluster::BulkRequest request);

    void run();

private:
    using State = cluster::BulkStatus::State;

    // What the open transaction cannot be committed for.
    enum class Taint { None, Refusal, Other };

    core::Result<void> open();
    void work();
    bool mustConclude();
    void ask();
    bool send(cluster::RecordFeed &feed);
    void waitForAnswers();
    void giveBack();
    void giveUp();
    void conclude(bool commit);
    void afterTransaction(bool committed, const std::optional<core::KafkaError> &why);
    void beginAnew();
    core::Result<void> endTransaction(bool commit);
    /// Calls until it is done, or trying again is of no use.
    template<typename Call>
    core::Result<void> insist(Call call, const QString &where);
    void drain(int waitMs);
    void takeReports(rd_kafka_event_t *event);
    void takeError(const core::KafkaError &error);
    void fail(const core::KafkaError &error);
    void setState(State state);
    void publish(bool always = false);
    void choosePartition();
    [[nodiscard]] bool stopping() const { return m_shared->stop.load(); }
    [[nodiscard]] bool isPatient();
    [[nodiscard]] core::KafkaError refined(const rd_kafka_error_t *error, const QString &where) const;

    std::shared_ptr<BulkShared> m_shared;
    const cluster::ConnectionConfig m_config;
    const cluster::BulkRequest m_request;
    std::shared_ptr<Handle> m_handle;
    TopicPtr m_topic; // goes before the handle
    cluster::ProducerRecord m_record;
    qint32 m_partition = 0;
    bool m_hasRecord = false; ///< one that the queue has not taken yet
    bool m_ended = false;     ///< the feed has said so, or a stop
    bool m_failed = false;
    bool m_changed = false; ///< since the status was published
    Taint m_taint = Taint::None;
    bool m_skips = false;   ///< since a refused batch; the next one may find it out
    qint32 m_turn = 0;      ///< whose turn it is
    cluster::BulkStatus m_status;
    QHash<int, qsizetype> m_errorPlaces; ///< code → index in m_status.errors
    QElapsedTimer m_published;
    QDeadlineTimer m_patience{QDeadlineTimer::Forever};
};

} // namespace streamscope::kafka
