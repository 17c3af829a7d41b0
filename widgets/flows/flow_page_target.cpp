// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a flow: the other connection that it writes to.
#include "models/decode/decode.h"
#include "models/flows/flow_text.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "widgets/common/banner.h"
#include "widgets/common/page_header.h"
#include "widgets/flows/flow_editor.h"
#include "widgets/flows/flow_page.h"
#include "widgets/flows/flow_target.h"
#include "widgets/produce/confirm_produce_dialog.h"

#include <QAction>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

void FlowPage::makeTargetMenu()
{
    m_targetButton->setText(tr("&Write to"));
    m_targetButton->setAccessibleName(tr("Write to"));
    m_targetButton->setPopupMode(QToolButton::InstantPopup);
    m_targetButton->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(m_targetButton);
    m_targetButton->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillTargetMenu(menu); });
    m_header->addMenuButton(m_targetButton);
    if (context().sessions) {
        connect(context().sessions, &session::SessionManager::opened, this, &FlowPage::takeOpened);
        connect(context().sessions, &session::SessionManager::aboutToClose, this, &FlowPage::loseTarget);
    }
    connect(m_notice, &Banner::actionTriggered, this, [this] {
        if (m_offered)
            (this->*m_offered)();
    });
}

void FlowPage::fillTargetMenu(QMenu *menu)
{
    menu->clear();
    const flows::Flow *flow = m_editor->flow() ? &*m_editor->flow() : nullptr;
    const auto add = [&](const QString &text, const std::optional<flows::FlowTarget> &target, bool current) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(current);
        connect(action, &QAction::triggered, this, [this, target] { writeTarget(target); });
    };
    add(tr("This connection"), {}, flow && !flow->target);
    menu->addSeparator();
    for (const QString &name : possibleTargets(context()))
        add(decode::visibleText(name).replace(u'&', u"&&"_s), flows::FlowTarget{name, {}}, flow && flow->target && flow->target->connection == name);
    if (menu->actions().size() == 2)
        menu->addAction(tr("No other connection is saved"))->setEnabled(false);
}

// The file says it; this writes it there.
void FlowPage::writeTarget(const std::optional<flows::FlowTarget> &target)
{
    const QString text = flows::withTarget(m_editor->text(), target);
    if (text.isNull())
        m_banner->show(Banner::Kind::Information, tr("This file is not laid out as YAML; write “to” into it by hand."));
    else
        m_editor->replaceText(text);
    showAll();
}

std::optional<TargetConnection> FlowPage::otherCluster() const
{
    const flows::Flow *flow = shownFlow();
    if (!flow || !flow->target)
        return {};
    TargetConnection found = findTarget(context(), *flow->target);
    if (found.session && found.whyNot.isEmpty())
        found.whyNot = loopFault(*context().session, *found.session, flow->topics, flow->targets());
    return found;
}

// Its metadata says whether the topics are there.
void FlowPage::watchTarget()
{
    const auto other = otherCluster();
    session::Session *session = other ? other->session : nullptr;
    if (session == m_watched)
        return;
    if (m_watched && m_watched != context().session)
        disconnect(m_watched, nullptr, this, nullptr);
    m_watched = session;
    if (session && session != context().session) {
        connect(session, &session::Session::metadataChanged, this, &FlowPage::showAll);
        connect(session, &session::Session::stateChanged, this, &FlowPage::showAll);
    }
}

void FlowPage::offer(const QString &sentence, const QString &action, void (FlowPage::*act)())
{
    m_offered = act;
    m_notice->show(Banner::Kind::Warning, sentence, context().navigator ? action : QString());
}

void FlowPage::connectTarget()
{
    const auto other = otherCluster();
    if (!other || other->session || !other->profile || !context().navigator)
        return;
    m_returns = true;
    context().navigator->connectTo(*other->profile);
}

// A connection that is opened comes to the front; who opened it for this page goes on here.
void FlowPage::takeOpened()
{
    showAll();
    if (m_watched && std::exchange(m_returns, false))
        QMetaObject::invokeMethod(this, [this] { context().navigator->open(target(), context().session); }, Qt::QueuedConnection);
}

FlowPage::Missing FlowPage::missingTopics() const
{
    const flows::Flow *flow = shownFlow();
    if (!flow)
        return {};
    const auto missing = [](const session::Session *session, QStringList names) {
        const cluster::MetadataPtr metadata = session ? session->metadata() : nullptr;
        names.removeIf([&metadata](const QString &name) { return !metadata || metadata->topic(name) != nullptr; });
        names.removeDuplicates();
        return names;
    };
    const auto text = [](const QStringList &names) { return decode::visibleText(names.join(u", "_s)); };
    const QStringList here = missing(context().session, flow->target ? flow->topics : flow->topics + flow->targets());
    const bool read = std::any_of(here.cbegin(), here.cend(), [flow](const QString &name) { return flow->topics.contains(name); });
    if (!here.isEmpty())
        return {tr("Not on this cluster: %1. A flow never creates a topic.").arg(text(here)), read ? nullptr : context().session, here};
    const QStringList there = flow->target ? missing(m_watched, flow->targets()) : QStringList();
    if (there.isEmpty())
        return {};
    return {tr("Not on %1: %2. A flow never creates a topic.").arg(decode::visibleText(flow->target->name()), text(there)), m_watched, there};
}

// With as many partitions as are read: they may be to be kept.
void FlowPage::createMissing()
{
    const Missing missing = missingTopics();
    const cluster::MetadataPtr metadata = context().session->metadata();
    if (!missing.session || !metadata || !context().navigator)
        return;
    qsizetype partitions = 1;
    for (const QString &name : shownFlow()->topics) {
        if (const cluster::Topic *topic = metadata->topic(name))
            partitions = std::max(partitions, topic->partitions.size());
    }
    QStringList lines;
    for (const QString &name : missing.names)
        lines.append(u"%1 %2"_s.arg(name).arg(partitions));
    context().navigator->createListed(missing.session, lines.join(u'\n'));
}

// Production: the names of all topics that it may write to are typed.
void FlowPage::askForTarget(session::Session *session)
{
    const flows::Flow &flow = *m_editor->flow();
    auto *dialog = new ConfirmProduceDialog(session, flow.targets(),
                                            tr("The flow %1 reads %2 on %3 and writes to it until it is stopped.")
                                                .arg(decode::visibleText(flow.name), decode::visibleText(flow.topics.join(u", "_s)),
                                                     decode::visibleText(context().session->profile().name)),
                                            this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, topics = flow.targets()] {
        m_typed = topics;
        askToRun();
    });
    dialog->open();
}

flows::FlowRun::Target FlowPage::runTarget(session::Session *session)
{
    flows::FlowRun::Target target;
    target.reader = &session->reader();
    target.open = [session, typed = m_typed](const cluster::OutletRequest &request) {
        session->gate().confirm({typed, !typed.isEmpty()});
        return session->gate().openOutlet(request);
    };
    return target;
}

bool FlowPage::uses(const session::Session *session) const
{
    return Page::uses(session) || (session && session == m_watched);
}

// What the flow has sent is ended by handles of its own.
void FlowPage::loseTarget(session::Session *session)
{
    if (session != m_watched)
        return;
    m_watched = nullptr;
    if (!isRunning())
        return;
    m_run->stop();
    m_banner->show(Banner::Kind::Warning,
                   tr("The flow was stopped, for %1 was disconnected.").arg(decode::visibleText(session->profile().name)));
}

} // namespace streamscope::widgets
