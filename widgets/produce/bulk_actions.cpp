// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/bulk_actions.h"

#include "widgets/common/page_header.h"
#include "widgets/produce/bulk_options_form.h"
#include "widgets/produce/bulk_run.h"

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

BulkActions::BulkActions(BulkRun *run, const BulkOptionsForm *options, const QString &startHint, QWidget *page)
    : QObject(page)
    , m_run(run)
    , m_options(options)
    , m_startHint(startHint)
    , m_start(pageAction(this, u"play"_s, tr("&Start"), startHint, &BulkActions::startRequested))
    , m_stop(pageAction(run, u"stop"_s, tr("Sto&p"), tr("Make no more; what is under way is still answered"), &BulkRun::stop))
    , m_commit(pageAction(run, u"ok"_s, tr("&Commit"), tr("Readers of committed messages see the transaction from now on"),
                          &BulkRun::commit))
    , m_abort(pageAction(run, u"clear"_s, tr("&Abort"), tr("Readers of committed messages never see the transaction"), &BulkRun::abort))
{
}

BulkActions::~BulkActions() = default;

bool BulkActions::canStart() const
{
    return m_start->isEnabled();
}

void BulkActions::update(const QString &refusal)
{
    const bool running = m_run->isRunning();
    m_start->setEnabled(!running && refusal.isEmpty());
    m_start->setToolTip(running ? tr("It runs already") : !refusal.isEmpty() ? refusal : m_startHint);
    m_stop->setEnabled(running && m_run->status().state != cluster::BulkStatus::State::Open);
    const bool open = running && m_run->status().transactionOpen;
    for (QAction *action : {m_commit, m_abort})
        action->setVisible(m_options->options().transactional || open);
    m_commit->setEnabled(open && !m_run->status().mustAbort);
    m_abort->setEnabled(open);
}

} // namespace streamscope::widgets
