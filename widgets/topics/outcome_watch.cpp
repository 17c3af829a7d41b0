// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/outcome_watch.h"

#include "models/core/when_finished.h"
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

void OutcomeWatch::look(const QString &topic, const QString &id)
{
    m_topics.insert(topic);
    m_ids.insert(topic, id);
    m_unknown.remove(topic);
    m_denied.remove(topic);
    m_asked = false;
    m_answering.invalidate();
    m_since.start();
    m_timer.start();
    m_session->refresh();
}

void OutcomeWatch::forget(const QString &topic)
{
    m_topics.remove(topic);
    m_unknown.remove(topic);
    m_denied.remove(topic);
    m_ids.remove(topic);
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
        m_asked = isOver();
    m_session->refresh();
}

void OutcomeWatch::compare()
{
    if (!m_answering.isValid())
        m_answering.start();
    for (const QString &topic : m_topics | m_unknown | m_denied) {
        if ((m_session->metadata()->topic(topic) != nullptr) == m_wished)
            tell(topic, Found::Done);
        else if (m_denied.contains(topic))
            continue;
        else if (isLate() && !m_wished)
            compareId(topic);
        else if (isLate())
            tell(topic, Found::NotDone);
    }
    if (m_topics.isEmpty())
        m_timer.stop();
}

// What is there under the name: the one that was to go, or one that somebody has made since. Without an answer the next metadata
// has it asked once more.
void OutcomeWatch::compareId(const QString &topic)
{
    const QString before = m_ids.value(topic);
    if (before.isEmpty()) {
        tell(topic, Found::ThereUnknown);
        return;
    }
    if (m_asking.contains(topic))
        return;
    m_asking.insert(topic);
    core::whenFinished(m_session->reader().topicIds({topic}), this,
                       [this, topic, before](const core::Result<QHash<QString, QString>> &ids) {
                           m_asking.remove(topic);
                           const QString now = ids ? ids->value(topic) : QString();
                           if (now.isEmpty() || m_ids.value(topic) != before || !isLate())
                               return; // gone by now, or looked for anew
                           tell(topic, now == before ? Found::NotDone : Found::DoneAndMadeAnew);
                           if (m_topics.isEmpty())
                               m_timer.stop();
                       });
}

void OutcomeWatch::tell(const QString &topic, Found what)
{
    m_topics.remove(topic);
    m_unknown.remove(topic);
    m_denied.remove(topic);
    if (what == Found::Unknown)
        m_unknown.insert(topic);
    else if (what == Found::NotDone)
        m_denied.insert(topic);
    else
        m_ids.remove(topic);
    Q_EMIT found(topic, what);
}

} // namespace streamscope::widgets
