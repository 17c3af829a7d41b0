// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/topic_actions.h"

#include "models/cluster/changes.h"
#include "models/decode/decode.h"
#include "models/flows/replay.h"
#include "models/rest/rest_connection.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

QString pinsKey(const session::Session *session)
{
    return u"pins/"_s + session->profile().id;
}

QStringList pinnedTopics(const session::SettingsStore *settings, const session::Session *session)
{
    QStringList topics;
    if (settings && session) {
        for (const QJsonValue &topic : settings->state(pinsKey(session)).value("topics"_L1).toArray())
            topics.append(topic.toString());
    }
    return topics;
}

void setPinnedTopics(session::SettingsStore *settings, const session::Session *session, const QStringList &topics)
{
    if (settings && session)
        settings->setState(pinsKey(session), {{u"topics"_s, QJsonArray::fromStringList(topics)}});
}

TopicActions::TopicActions(const ViewContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    m_messages = add(u"topic"_s, tr("Show &messages"), tr("Watch the messages of the chosen topics (Enter)"));
    connect(m_messages, &QAction::triggered, this,
            [this] { m_context.navigator->open(u"messages:"_s + m_topics.join(u','), m_context.session); });
    addOpen(u"partition"_s, tr("Show &partitions"), u"partitions:"_s);
    addOpen(u"settings"_s, tr("Show &configuration"), u"config:"_s);
    addOpen(u"group"_s, tr("Show &groups"), u"groups:"_s);
    addOpen(u"chart"_s, tr("Show &throughput"), u"chart:"_s);
    m_analyze = add(u"chart"_s, tr("&Analyze…"), tr("Count, sum and rank the messages by group in windows of time"));
    connect(m_analyze, &QAction::triggered, this,
            [this] { m_context.navigator->open(u"analytics:"_s + m_topics.join(u','), m_context.session); });
    m_produce = add(u"send"_s, tr("Pro&duce a message…"), tr("Write a message by hand (Ctrl+N)"));
    connect(m_produce, &QAction::triggered, this, [this] { m_context.navigator->produceTo(m_context.session, m_topics.value(0)); });
    m_workbench = add(u"send"_s, tr("&Workbench…"), tr("Send messages made of a template: one, many or a stream"));
    connect(m_workbench, &QAction::triggered, this,
            [this] { m_context.navigator->open(u"workbench:"_s + m_topics.value(0), m_context.session); });
    m_load = add(u"chart"_s, tr("&Load laboratory…"), tr("Send messages in a shape, and see rates and latencies"));
    connect(m_load, &QAction::triggered, this, [this] { m_context.navigator->open(u"load:"_s + m_topics.value(0), m_context.session); });
    m_replay = add(u"refresh"_s, tr("Replay or cop&y…"), tr("Write messages of the topic once more, to a topic here or on another connection"));
    connect(m_replay, &QAction::triggered, this, &TopicActions::askToReplay);
    m_pin = add(u"pin"_s, tr("P&in"), tr("Keep at the top of the tree, and sample every second"));
    m_pin->setCheckable(true);
    connect(m_pin, &QAction::triggered, this, &TopicActions::togglePin);
    m_copy = add(u"copy"_s, tr("Copy &name"), tr("Copy the names, one a line"));
    connect(m_copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(m_topics.join(u'\n')); });
    m_copyAs = std::make_unique<CopyAsMenu>(context.session, [this](const rest::Capabilities &offers) {
        QList<rest::RestCall> calls = m_topics.isEmpty() ? rest::act::listTopics(offers) : QList<rest::RestCall>();
        for (const QString &topic : std::as_const(m_topics))
            calls += rest::act::describeTopic(offers, topic);
        return calls;
    });
    m_create = add(u"add"_s, tr("Create topics…"), tr("Create one or more topics"));
    connect(m_create, &QAction::triggered, this, [this] { m_context.navigator->createTopics(m_context.session); });
    m_remove = add(u"delete"_s, tr("De&lete…"), tr("Delete the chosen topics; asks first (Del)"));
    connect(m_remove, &QAction::triggered, this, [this] { m_context.navigator->deleteTopics(m_context.session, m_topics); });
    for (QAction *&separator : m_separators) {
        separator = new QAction(this);
        separator->setSeparator(true);
    }
    setTopics(context.session, {});
}

TopicActions::~TopicActions() = default;

QAction *TopicActions::add(const QString &iconName, const QString &text, const QString &toolTip)
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setToolTip(toolTip);
    action->setData(toolTip);
    return action;
}

void TopicActions::addOpen(const QString &iconName, const QString &text, const QString &target)
{
    QAction *action = add(iconName, text, {});
    action->setToolTip(QString(text).remove(u'&'));
    connect(action, &QAction::triggered, this,
            [this, target] { m_context.navigator->open(target + m_topics.value(0), m_context.session); });
    m_single.append(action);
}

QList<QAction *> TopicActions::all() const
{
    return QList<QAction *>{m_messages} + m_single +
           QList<QAction *>{m_analyze, m_produce, m_workbench, m_load, m_replay, m_separators[0], m_pin, m_copy, m_copyAs->menuAction(),
                            m_separators[1], m_create, m_remove};
}

void TopicActions::setTopics(session::Session *session, const QStringList &topics)
{
    disconnect(m_offers);
    disconnect(m_guard);
    if (session)
        m_guard = connect(session, &session::Session::guardChanged, this, &TopicActions::show);
    if (const rest::RestConnection *proxy = restConnection(session))
        m_offers = connect(proxy, &rest::RestConnection::capabilitiesChanged, this, &TopicActions::show);
    m_context.session = session;
    m_copyAs->setSession(session);
    m_topics = topics;
    show();
}

void TopicActions::show()
{
    const bool some = m_context.session && !m_topics.isEmpty();
    for (QAction *action : {m_messages, m_analyze, m_pin, m_copy, m_remove})
        action->setEnabled(some);
    for (QAction *action : std::as_const(m_single))
        action->setEnabled(some && m_topics.size() == 1);
    for (QAction *action : {m_produce, m_workbench, m_load})
        action->setEnabled(some && m_topics.size() == 1);
    m_create->setEnabled(m_context.session != nullptr);
    m_remove->setText(m_topics.size() > 1 ? tr("De&lete %Ln topic(s)…", nullptr, static_cast<int>(m_topics.size())) : tr("De&lete…"));
    const QStringList pinned = pinnedTopics(m_context.settings, m_context.session);
    m_pin->setChecked(some && std::all_of(m_topics.begin(), m_topics.end(), [&pinned](const QString &t) { return pinned.contains(t); }));
    const auto refusal = m_context.session ? m_context.session->gate().refusal() : std::nullopt;
    for (QAction *action : {m_produce, m_workbench, m_load, m_create, m_remove}) {
        action->setToolTip(refusal ? describe(*refusal).sentence : action->data().toString());
        if (refusal)
            action->setEnabled(false);
    }
    const QString noFlow = m_context.session ? whyNoFlow(m_context.session) : QString();
    m_replay->setEnabled(some && noFlow.isEmpty());
    m_replay->setToolTip(noFlow.isEmpty() ? m_replay->data().toString() : noFlow);
    for (const auto &[action, feature] :
         {std::pair(m_create, rest::Feature::CreateTopics), std::pair(m_remove, rest::Feature::DeleteTopics)}) {
        if (const QString why = whyMissing(m_context.session, feature); !why.isEmpty()) {
            action->setEnabled(false);
            action->setToolTip(why);
        }
    }
}

void TopicActions::askToReplay()
{
    flows::Replay all;
    all.topics = m_topics;
    all.words = tr("All of %1, up to the end as it is then").arg(decode::visibleText(m_topics.join(u", "_s)));
    m_context.navigator->replay(m_context.session, {all});
}

void TopicActions::togglePin(bool pinned)
{
    QStringList topics = pinnedTopics(m_context.settings, m_context.session);
    for (const QString &topic : std::as_const(m_topics)) {
        topics.removeAll(topic);
        if (pinned)
            topics.append(topic);
    }
    setPinnedTopics(m_context.settings, m_context.session, topics);
}

} // namespace streamscope::widgets
