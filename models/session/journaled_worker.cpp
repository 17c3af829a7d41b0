// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/journaled_worker.h"

#include "models/session/produce_log.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace streamscope::session {

JournaledWorker::JournaledWorker(std::unique_ptr<cluster::GroupWorker> worker, Journal *journal, QString entryId,
                                 std::shared_ptr<const cluster::GroupWorkerRequest> request)
    : m_worker(std::move(worker))
    , m_journal(journal)
    , m_entryId(std::move(entryId))
    , m_request(std::move(request))
{
}

JournaledWorker::~JournaledWorker()
{
    if (!m_journal)
        return;
    const cluster::GroupWorkerStatus status = m_worker->status();
    const bool failed = status.state == cluster::GroupWorkerStatus::State::Failed;
    const QJsonObject done{{u"commits"_s, static_cast<qint64>(status.commits)}, {u"aborts"_s, static_cast<qint64>(status.aborts)}};
    m_journal->finish(m_entryId, failed ? JournalEntry::Outcome::Failed : JournalEntry::Outcome::Done,
                      failed && status.error ? journalText(*status.error) : QString(), done);
}

} // namespace streamscope::session
