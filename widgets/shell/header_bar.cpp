// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/header_bar.h"

#include "models/decode/decode.h"
#include "models/session/offset_sampler.h"
#include "models/session/profile_store.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "models/session/settings.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

QString environmentName(session::Environment environment)
{
    switch (environment) {
    case session::Environment::Development: return HeaderBar::tr("development");
    case session::Environment::Staging: return HeaderBar::tr("staging");
    case session::Environment::Production: return HeaderBar::tr("PRODUCTION");
    }
    return {};
}

QString connectionName(const session::Session *session)
{
    return session->profile().kind == session::Profile::Kind::Sandbox ? HeaderBar::tr("Sandbox")
                                                                      : decode::visibleText(session->profile().name);
}

QString zoneName(session::TimeZoneMode mode)
{
    switch (mode) {
    case session::TimeZoneMode::Local: return HeaderBar::tr("Local time");
    case session::TimeZoneMode::Utc: return HeaderBar::tr("UTC");
    case session::TimeZoneMode::Relative: return HeaderBar::tr("Relative");
    }
    return {};
}

} // namespace

HeaderBar::HeaderBar(const ViewContext &context, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_connection(new QToolButton)
    , m_goTo(new QToolButton)
    , m_timeZone(new QToolButton)
    , m_facts(new PlainLabel)
    , m_menu(new QMenu(this))
{
    setObjectName(u"header"_s);
    m_connection->setMenu(m_menu);
    m_connection->setPopupMode(QToolButton::InstantPopup);
    m_connection->setToolTip(tr("Open connections, and others to open"));
    m_connection->setAccessibleName(tr("Connection"));
    m_goTo->setText(tr("Go to anything  (Ctrl+K)"));
    m_goTo->setToolTip(tr("Find topics, groups, brokers, actions and settings (Ctrl+K)"));
    m_timeZone->setToolTip(tr("How times are shown: local, UTC or relative to now"));
    m_timeZone->setAccessibleName(tr("Time zone"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 12, 4);
    layout->setSpacing(8);
    for (QToolButton *button : {m_connection, m_goTo, m_timeZone}) {
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAutoRaise(true);
    }
    layout->addWidget(m_connection);
    layout->addStretch(1);
    layout->addWidget(m_goTo);
    layout->addStretch(1);
    layout->addWidget(m_facts);
    layout->addWidget(m_timeZone);
    connect(m_menu, &QMenu::aboutToShow, this, &HeaderBar::fillMenu);
    connect(m_goTo, &QToolButton::clicked, this, &HeaderBar::goToRequested);
    connect(m_timeZone, &QToolButton::clicked, this, [this] {
        session::Settings settings = m_context.settings->settings();
        settings.timeZone = static_cast<session::TimeZoneMode>((int(settings.timeZone) + 1) % 3);
        m_context.settings->setSettings(settings);
    });
    connect(m_context.settings, &session::SettingsStore::changed, this, &HeaderBar::showFacts);
    setSession(nullptr);
}

HeaderBar::~HeaderBar() = default;

void HeaderBar::setSession(session::Session *session)
{
    if (m_session) {
        disconnect(m_session, nullptr, this, nullptr);
        disconnect(&m_session->connection(), nullptr, this, nullptr);
        disconnect(&m_session->sampler(), nullptr, this, nullptr);
    }
    m_session = session;
    if (session) {
        connect(session, &session::Session::stateChanged, this, &HeaderBar::showFacts);
        connect(session, &session::Session::metadataChanged, this, &HeaderBar::showFacts);
        connect(session, &session::Session::guardChanged, this, &HeaderBar::showFacts);
        connect(session, &session::Session::guardChanged, this, &HeaderBar::paintEnvironment);
        connect(&session->connection(), &cluster::Connection::brokersUpChanged, this, &HeaderBar::showFacts);
        connect(&session->sampler(), &session::OffsetSampler::sampled, this, &HeaderBar::showFacts);
    }
    paintEnvironment();
    showFacts();
}

void HeaderBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintEnvironment();
    QFrame::changeEvent(event);
}

void HeaderBar::paintEnvironment()
{
    const QColor background = m_session ? environmentColor(m_session->profile().environment) : color(Token::Development);
    const QString text = color(Token::OnEnvironment).name();
    const QString sheet = u"QFrame#header { background: %1; } QFrame#header QLabel { color: %2; } "
                          "QFrame#header QToolButton { color: %2; background: transparent; border: 1px solid transparent; "
                          "border-radius: 3px; padding: 3px 8px; } "
                          "QFrame#header QToolButton:hover, QFrame#header QToolButton:focus { border-color: %2; } "
                          "QFrame#header QToolButton::menu-indicator { image: none; }"_s.arg(background.name(), text);
    if (styleSheet() != sheet)
        setStyleSheet(sheet);
}

void HeaderBar::showFacts()
{
    m_timeZone->setText(zoneName(m_context.settings->settings().timeZone));
    if (!m_session) {
        m_connection->setText(tr("No connection") + u" ▾"_s);
        m_facts->clear();
        m_facts->setToolTip({});
        return;
    }
    m_connection->setText(connectionName(m_session) + u" · "_s + environmentName(m_session->profile().environment) + u" ▾"_s);
    QStringList facts;
    const bool isKnown = m_session->connection().state() == cluster::ConnectionState::Connected;
    if (const double rate = m_session->sampler().clusterRate(); isKnown && rate >= 0)
        facts.append(formatOffsetRate(rate));
    switch (m_session->connection().state()) {
    case cluster::ConnectionState::Connecting: facts.append(tr("connecting…")); break;
    case cluster::ConnectionState::Connected: {
        const auto metadata = m_session->metadata();
        const auto brokers = metadata ? static_cast<int>(metadata->brokers.size()) : m_session->connection().brokersUp();
        facts.append(tr("%n broker(s)", nullptr, brokers));
        break;
    }
    case cluster::ConnectionState::Lost: facts.append(tr("connection lost")); break;
    case cluster::ConnectionState::Failed: facts.append(tr("connection failed")); break;
    case cluster::ConnectionState::Closed: facts.append(tr("closed")); break;
    }
    if (m_session->profile().readOnly)
        facts.append(tr("read-only"));
    // Who has put the banner away is reminded.
    const bool unprotected = isUnprotected(m_session);
    if (unprotected)
        facts.append(tr("credentials unprotected"));
    m_facts->setToolTip(unprotected ? unprotectedSentence() : QString());
    m_facts->setText(facts.join(u"  ·  "_s));
}

void HeaderBar::fillMenu()
{
    m_menu->clear();
    const QList<session::Session *> open = m_context.sessions->sessions();
    for (session::Session *session : open) {
        QAction *action = m_menu->addAction(connectionName(session), this, [this, session] { Q_EMIT sessionChosen(session); });
        action->setCheckable(true);
        action->setChecked(session == m_session);
    }
    m_menu->addSeparator();
    if (!m_context.sessions->session(session::sandboxProfile().id))
        m_menu->addAction(icon(u"sandbox"_s), tr("Open the sandbox"), this,
                          [this] { m_context.navigator->connectTo(session::sandboxProfile()); });
    for (const session::Profile &profile : m_context.profiles ? m_context.profiles->profiles() : QList<session::Profile>()) {
        if (!m_context.sessions->session(profile.id))
            m_menu->addAction(icon(u"connection"_s), tr("Connect to %1").arg(decode::visibleText(profile.name)), this,
                              [this, profile] { m_context.navigator->connectTo(profile); });
    }
    m_menu->addSeparator();
    m_menu->addAction(tr("Manage connections…"), this, [this] { m_context.navigator->open(u"connections"_s); });
    if (m_session)
        m_menu->addAction(icon(u"close"_s), tr("Disconnect from %1").arg(connectionName(m_session)), this,
                          [this] { Q_EMIT disconnectRequested(m_session); });
}

} // namespace streamscope::widgets
