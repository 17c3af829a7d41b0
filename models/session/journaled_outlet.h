// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/record_output.h"
#include "models/session/journal.h"

#include <QPointer>

namespace streamscope::session {

/// An outlet whose total is written into the journal when it is let go. Same thread as the journal.
class JournaledOutlet final : public cluster::Outlet {
public:
    JournaledOutlet(std::unique_ptr<cluster::Outlet> outlet, Journal *journal, QString entryId);
    ~JournaledOutlet() override;
    Q_DISABLE_COPY_MOVE(JournaledOutlet)

private:
    QPointer<Journal> m_journal;
    QString m_entryId;
};

} // namespace streamscope::session
