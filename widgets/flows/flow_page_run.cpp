// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a flow: trying it, running it, and what is shown of both.
#include "models/decode/decode.h"
#include "models/session/activity.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/page_header.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/session_state.h"
#include "widgets/common/state_frame.h"
#include "widgets/flows/dry_run_view.h"
#include "widgets/flows/flow_editor.h"
#include "widgets/flows/flow_page.h"
#include "widgets/flows/flow_target.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {


} // namespace

using State = cluster::GroupWorkerStatus::State;

void FlowPage::takeCheck()
{
    if (m_run && m_run->isFinished() && m_editor->flow() && m_changedSinceRun) {
        m_run.reset(); // its counts are of other rules
        m_runError.reset();
        m_changedSinceRun = false;
    }
    showAll();
    if (std::exchange(m_triesWhenChecked, false))
        dryRun();
}

void FlowPage::dryRun()
{
    if (m_dryRun->isRunning()) {
        m_dryRun->stop();
        return;
    }
    if (!m_editor->flow())
        return;
    m_sections->setCurrentWidget(m_dryRun);
    m_dryRun->start(*m_editor->flow());
}

void FlowPage::dryRunWhenChecked()
{
    if (m_editor->isChecked())
        dryRun();
    else
        m_triesWhenChecked = true;
}

// Each of the two clusters that is production asks for itself.
void FlowPage::run()
{
    if (!m_start->isEnabled() || !m_editor->flow())
        return;
    m_typed.clear();
    m_agreed = false;
    const auto other = otherCluster();
    if (other && other->session && other->session->gate().wantsTypedName())
        askForTarget(other->session);
    else
        askToRun();
}

void FlowPage::askToRun()
{
    if (!m_start->isEnabled() || !m_editor->flow()) // it may have changed under a question
        return;
    const flows::Flow &flow = *m_editor->flow();
    if (!context().session->gate().wantsTypedName()) {
        start();
        return;
    }
    auto *box = new QMessageBox(
        QMessageBox::Question, tr("Run on production"),
        tr("Run the flow %1 on the production cluster %2?").arg(decode::visibleText(flow.name), decode::visibleText(context().session->profile().name)),
        QMessageBox::Cancel, this);
    box->setTextFormat(Qt::PlainText);
    const QString topics = decode::visibleText(flow.targets().join(u", "_s));
    box->setInformativeText(tr("It reads %1 as a member of the group %2, commits there, and writes to %3.")
                                .arg(decode::visibleText(flow.topics.join(u", "_s)), decode::visibleText(flow.group),
                                     flow.target ? tr("%1 on %2").arg(topics, decode::visibleText(flow.target->name())) : topics));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton *sure = box->addButton(tr("Run the flow"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(sure, &QPushButton::clicked, this, [this] {
        m_agreed = true;
        start();
    });
    box->open();
}

void FlowPage::start()
{
    if (!m_start->isEnabled() || !m_editor->flow() || isRunning()) // it may have changed under the question
        return;
    flows::FlowRun::Options options;
    if (m_editor->flow()->target) {
        const TargetConnection other = findTarget(context(), *m_editor->flow()->target);
        if (!other.session)
            return;
        options.target = runTarget(other.session);
    }
    if (std::exchange(m_agreed, false))
        options.agree = [session = context().session] { session->gate().confirm({{}, true}); };
    m_banner->clear();
    m_runError.reset();
    m_lastStatus = {};
    m_paused = false;
    m_rate = -1;
    m_consumedBefore = 0;
    m_rateClock.start();
    m_runText = m_editor->text();
    m_changedSinceRun = false;
    m_run = std::make_unique<flows::FlowRun>(context().session->reader(), context().session->gate(), *m_editor->flow(), options);
    connectRun();
    m_sections->setCurrentWidget(m_status);
    if (context().activities)
        m_activity = context().activities->begin(tr("Flow %1").arg(decode::visibleText(m_run->flow().name)), [this] { stop(); });
    m_rateTimer.start();
    m_run->start();
    showAll();
}

void FlowPage::connectRun()
{
    connect(m_run.get(), &flows::FlowRun::started, this, &FlowPage::showAll);
    connect(m_run.get(), &flows::FlowRun::sampled, this, [this] { m_ticker.wake(); });
    connect(m_run.get(), &flows::FlowRun::statusChanged, this, [this] {
        m_lastStatus = m_run->status();
        m_ticker.wake();
    });
    connect(m_run.get(), &flows::FlowRun::finished, this, &FlowPage::takeFinished);
}

void FlowPage::takeFinished(const std::optional<core::KafkaError> &error)
{
    m_runError = error;
    m_rateTimer.stop();
    m_rate = -1;
    if (context().activities && m_activity != 0)
        context().activities->end(std::exchange(m_activity, 0), error);
    if (error && error->kind == core::ErrorKind::UnknownObject && !error->where.isEmpty()) {
        const flows::Flow &flow = m_run->flow();
        const bool elsewhere = flow.target && !flow.topics.contains(error->where);
        m_banner->show(Banner::Kind::Error,
                       tr("The topic %1 is not on %2. A flow never creates one.")
                           .arg(decode::visibleText(error->where), elsewhere ? decode::visibleText(flow.target->name()) : tr("this cluster")));
    } else if (error) {
        m_banner->showError(*error);
    }
    showAll();
    Q_EMIT workStopped();
}

void FlowPage::pauseOrResume()
{
    if (!isRunning())
        return;
    m_paused = !m_paused;
    if (m_paused)
        m_run->pause();
    else
        m_run->resume();
    showAll();
}

void FlowPage::stop()
{
    if (isRunning())
        m_run->stop();
    showAll();
}

QString FlowPage::runningWork() const
{
    if (!isRunning())
        return {};
    return tr("The flow %1 is running. It is stopped in order: others in its group, or it itself when it is started again, go on where it "
              "was.")
        .arg(decode::visibleText(m_run->flow().name));
}

void FlowPage::stopWork()
{
    stop();
}

void FlowPage::measureRate()
{
    const quint64 consumed = m_run->counts().consumed;
    m_rate = static_cast<double>(consumed - m_consumedBefore) * 1000.0 / static_cast<double>(std::max<qint64>(1, m_rateClock.restart()));
    m_consumedBefore = consumed;
    if (context().activities && m_activity != 0)
        context().activities->setProgress(m_activity, m_run->fraction(), statusText());
    showAll(); // ages grow by themselves
}

std::optional<FlowStatusView::Live> FlowPage::live() const
{
    if (!m_run)
        return {};
    FlowStatusView::Live live;
    live.status = m_lastStatus;
    live.counts = m_run->counts();
    live.ranges = m_run->ranges();
    live.removed = m_run->removed();
    live.exactlyOnce = m_run->isExactlyOnce();
    live.finished = m_run->isFinished();
    live.through = m_run->isThrough();
    live.error = m_runError;
    live.lag = m_run->lag();
    live.members = m_run->members();
    live.ageMs = m_run->sampleAgeMs();
    live.old = m_run->isSampleOld();
    live.rate = m_rate;
    live.fraction = m_run->fraction();
    return live;
}

const flows::Flow *FlowPage::shownFlow() const
{
    if (m_run)
        return &m_run->flow();
    return m_editor->flow() ? &*m_editor->flow() : nullptr;
}

QString FlowPage::whyNot() const
{
    if (const QString here = whyNoFlow(context().session); !here.isEmpty())
        return here;
    if (isRunning())
        return tr("The flow is running.");
    if (!m_editor->isChecked())
        return tr("The text is being checked.");
    if (!m_editor->flow())
        return m_document ? tr("The text has faults.") : tr("Open a flow first.");
    if (const auto other = otherCluster())
        return other->whyNot;
    return {};
}

void FlowPage::showActions()
{
    const QString whyNot = this->whyNot();
    m_start->setEnabled(whyNot.isEmpty());
    m_start->setToolTip(whyNot.isEmpty() ? tr("Run the flow: join its group, consume and produce") : whyNot);
    const bool flow = m_editor->flow().has_value();
    m_try->setText(m_dryRun->isRunning() ? tr("Stop the &dry run") : tr("&Dry run"));
    m_try->setEnabled(flow || m_dryRun->isRunning());
    m_try->setToolTip(flow ? tr("What would become of the last messages, shared evenly among the partitions; nothing is joined or written")
                           : tr("The text has faults."));
    const bool stopping = m_lastStatus.state == State::Stopping;
    m_pause->setText(m_paused && isRunning() ? tr("Res&ume") : tr("Pa&use"));
    m_pause->setEnabled(isRunning() && !stopping);
    m_pause->setToolTip(isRunning() ? tr("Read nothing for a while, but stay a member of the group") : tr("The flow is not running."));
    m_stop->setEnabled(isRunning() && !stopping);
    m_save->setEnabled(isModified() && !m_editor->isReadOnly());
    m_saveAs->setEnabled(m_document && !m_editor->isReadOnly());
    m_targetButton->setEnabled(m_document && !m_editor->isReadOnly());
    m_targetButton->setToolTip(m_document ? tr("To which connection the flow writes; the file says it, under “to”") : tr("Open a flow first."));
}

void FlowPage::showHeader()
{
    const flows::Flow *flow = shownFlow();
    m_header->setName(flow ? flow->name : fileName().isEmpty() ? tr("Flows") : title());
    QStringList facts;
    if (flow) {
        const cluster::MetadataPtr metadata = context().session->metadata();
        const bool once = m_run ? m_run->isExactlyOnce() : metadata && flows::runsExactlyOnce(*flow, *metadata);
        facts.append(once ? tr("exactly once") : tr("at least once"));
    }
    m_header->setFacts(facts);
}

// One line, the most important: what is not as it seems.
void FlowPage::showNotice()
{
    const Missing missing = missingTopics();
    const auto other = otherCluster();
    m_offered = {};
    if (m_isDraftTooMuch && isModified())
        m_notice->show(Banner::Kind::Warning, tr("What is typed here ends with the page unless it is saved: text of other flows that is not "
                                                 "saved takes all the room there is to keep it."));
    else if (isRunning() && m_changedSinceRun)
        m_notice->show(Banner::Kind::Information, tr("The flow runs as it was when it was started; what has changed since counts from the next start."));
    else if (const auto refusal = context().session->gate().refusal(); refusal && m_document)
        m_notice->show(Banner::Kind::Information, describe(*refusal).sentence + u' ' + tr("The flow can be tried, not run."));
    else if (other && !other->whyNot.isEmpty())
        offer(other->whyNot, other->session || !other->profile ? QString() : tr("Connect"), &FlowPage::connectTarget);
    else if (!missing.sentence.isEmpty() && m_document)
        offer(missing.sentence, missing.session ? tr("Create…") : QString(), &FlowPage::createMissing);
    else if (m_document && m_document->isNew())
        m_notice->show(Banner::Kind::Information, tr("This flow is new and no file yet. Look at it, try it, then run or save it."));
    else if (m_hasDraft && isModified())
        m_notice->show(Banner::Kind::Information, tr("What was typed and not saved last time is here again."));
    else
        m_notice->clear();
}

void FlowPage::showState()
{
    m_editor->setVisible(m_document.has_value());
    if (!m_document) {
        m_frame->setEmpty(tr("A flow reads topics, decides on each message by rules, and writes to other topics. "
                             "Open a flow file, or begin with the example, which processes orders."),
                          m_example);
        return;
    }
    if (presentSession(*m_frame, *context().session, tr("Reading topics…")))
        m_frame->setLoaded();
}

void FlowPage::showAll()
{
    watchTarget();
    if (const flows::Flow *flow = shownFlow())
        m_status->show(*flow, live());
    showHeader();
    showActions();
    showNotice();
    showState();
    Q_EMIT statusChanged();
    Q_EMIT loadedChanged();
}

bool FlowPage::isLoaded() const
{
    if (!m_document)
        return true;
    const auto state = m_frame->state();
    return m_editor->isChecked() && state != StateFrame::State::Loading && state != StateFrame::State::Disconnected;
}

QString FlowPage::statusText() const
{
    const auto live = this->live();
    if (!live)
        return m_document ? tr("not running") : QString();
    QStringList facts = {tr("consumed %1").arg(formatCount(static_cast<qint64>(live->counts.consumed)))};
    if (live->rate >= 0)
        facts.append(formatRate(live->rate));
    quint64 produced = 0;
    for (const quint64 count : live->counts.produced)
        produced += count;
    facts.append(tr("produced %1").arg(formatCount(static_cast<qint64>(produced))));
    facts.append(tr("failed %1").arg(formatCount(static_cast<qint64>(live->counts.failed))));
    if (live->lag)
        facts.append(tr("lag %1").arg(m_status->lagText(*live)));
    if (live->finished)
        facts.append(tr("stopped"));
    return facts.join(u" · "_s);
}

} // namespace streamscope::widgets
