// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/journaled_outlet.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace streamscope::session {

JournaledOutlet::JournaledOutlet(std::unique_ptr<cluster::Outlet> outlet, Journal *journal, QString entryId)
    : cluster::Outlet(outlet->output())
    , m_journal(journal)
    , m_entryId(std::move(entryId))
{
}

JournaledOutlet::~JournaledOutlet()
{
    if (m_journal)
        m_journal->finish(m_entryId, JournalEntry::Outcome::Done, {}, QJsonObject{{u"written"_s, static_cast<qint64>(output()->written())}});
}

} // namespace streamscope::session
