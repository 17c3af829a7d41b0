// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/bulk_producer.h"
#include "models/session/journal.h"

#include <QPointer>

namespace streamscope::session {

/// A bulk producer whose totals are written into the journal when it is let go. Same thread as the journal.
class JournaledBulk final : public cluster::BulkProducer {
public:
    JournaledBulk(std::unique_ptr<cluster::BulkProducer> producer, Journal *journal, QString entryId);
    ~JournaledBulk() override;
    Q_DISABLE_COPY_MOVE(JournaledBulk)

    void stop() override { m_producer->stop(); }
    void commit() override { m_producer->commit(); }
    void abort() override { m_producer->abort(); }
    [[nodiscard]] cluster::BulkStatus status() const override { return m_producer->status(); }

private:
    std::unique_ptr<cluster::BulkProducer> m_producer;
    QPointer<Journal> m_journal;
    QString m_entryId;
};

} // namespace streamscope::session
