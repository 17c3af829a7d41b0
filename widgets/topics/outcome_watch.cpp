// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/outcome_watch.h"

#include "models/session/session.h"

namespace streamscope::widgets {
namespace {

constexpr qint64 kAskMs = 1'000; // between two looks

} // namespace

OutcomeWatch::OutcomeWatch(session::Session *session, bool wished, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_wished(wished)
{
    m_timer.setInterval(kAskMs);
    connect(&m_timer, &QTimer::timeout, this, &OutcomeWatch::ask);
    connect(session, &session::Session::metadataChanged, this, &OutcomeWatch::compare);
}

OutcomeWatch::~OutcomeWatch() = default;

void OutcomeWatch::setBounds(qint64 lookMs, qint64 waitMs)
{
    m_lookMs = lookMs;
    m_waitMs = waitMs;
    m_timer.setInterval(static_cast<int>(qMin(kAskMs, lookMs)));
}

void OutcomeWatch::look(const QString &topic)
{
    m_topics.insert(topic);
    m_unknown.remove(topic);
    m_asked = false;
    m_since.start();
    m_timer.start();
    m_session->refresh();
}

void OutcomeWatch::ask()
{
    if (m_since.hasExpired(m_waitMs)) {
        m_timer.stop();
        for (const QString &topic : QSet<QString>(m_topics))
            tell(topic, Found::Unknown);
        return;
    }
    // One that is under way may have been answered before the bound: only the next counts.
    if (!m_session->isRefreshing())
        m_asked = m_since.hasExpired(m_lookMs);
    m_session->refresh();
}

void OutcomeWatch::compare()
{
    const bool isLate = m_asked || !m_timer.isActive();
    for (const QString &topic : m_topics | m_unknown) {
        if ((m_session->metadata()->topic(topic) != nullptr) == m_wished)
            tell(topic, Found::Done);
        else if (isLate)
            tell(topic, Found::NotDone);
    }
    if (m_topics.isEmpty())
        m_timer.stop();
}

void OutcomeWatch::tell(const QString &topic, Found what)
{
    m_topics.remove(topic);
    if (what == Found::Unknown)
        m_unknown.insert(topic);
    else
        m_unknown.remove(topic);
    Q_EMIT found(topic, what);
}

} // namespace streamscope::widgets
