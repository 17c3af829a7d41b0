// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/journaled_bulk.h"

#include "models/session/produce_log.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

// What is under way when a producer is let go may have been written; an open transaction is aborted then.
JournalEntry::Outcome outcomeOf(const cluster::BulkStatus &status)
{
    if (status.unknown > 0 || (status.inFlight() > 0 && !status.transactionOpen))
        return JournalEntry::Outcome::Unknown;
    return status.state == cluster::BulkStatus::State::Failed || status.failed > 0 ? JournalEntry::Outcome::Failed
                                                                                   : JournalEntry::Outcome::Done;
}

QJsonObject totals(const cluster::BulkStatus &status)
{
    const auto number = [](quint64 count) { return static_cast<qint64>(count); };
    QJsonObject object{{u"messages"_s, number(status.sent)},
                       {u"delivered"_s, number(status.acknowledged)},
                       {u"failed"_s, number(status.failed)},
                       {u"unknown"_s, number(status.unknown + (status.isOver() ? 0 : status.inFlight()))},
                       {u"discarded"_s, number(status.discarded)},
                       {u"bytes"_s, number(status.bytes)}};
    if (status.commits + status.aborts > 0 || status.transactionOpen) {
        object.insert("commits"_L1, number(status.commits));
        object.insert("aborts"_L1, number(status.aborts + (status.transactionOpen ? 1 : 0)));
    }
    return object;
}

} // namespace

JournaledBulk::JournaledBulk(std::unique_ptr<cluster::BulkProducer> producer, Journal *journal, QString entryId)
    : m_producer(std::move(producer))
    , m_journal(journal)
    , m_entryId(std::move(entryId))
{
}

JournaledBulk::~JournaledBulk()
{
    if (!m_journal)
        return;
    const cluster::BulkStatus status = m_producer->status();
    const core::KafkaError *error = status.error ? &*status.error : status.errors.isEmpty() ? nullptr : &status.errors.first().error;
    m_journal->finish(m_entryId, outcomeOf(status), error ? journalText(*error) : QString(), totals(status));
}

} // namespace streamscope::session
