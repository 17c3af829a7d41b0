// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/group_worker.h"
#include "models/session/journal.h"

#include <QPointer>

namespace streamscope::session {

/// A group worker whose end is written into the journal. Same thread as the journal.
class JournaledWorker final : public cluster::GroupWorker {
public:
    /// request: kept for as long as it runs.
    JournaledWorker(std::unique_ptr<cluster::GroupWorker> worker, Journal *journal, QString entryId,
                    std::shared_ptr<const cluster::GroupWorkerRequest> request);
    ~JournaledWorker() override;
    Q_DISABLE_COPY_MOVE(JournaledWorker)

    void pause() override { m_worker->pause(); }
    void resume() override { m_worker->resume(); }
    void stop() override { m_worker->stop(); }
    [[nodiscard]] cluster::GroupWorkerStatus status() const override { return m_worker->status(); }

private:
    std::unique_ptr<cluster::GroupWorker> m_worker;
    QPointer<Journal> m_journal;
    QString m_entryId;
    std::shared_ptr<const cluster::GroupWorkerRequest> m_request;
};

} // namespace streamscope::session
