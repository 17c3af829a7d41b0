// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/outcome_watch.h"

#include "models/core/when_finished.h"
#include "models/session/session.h"

#include <algorithm>
#include <utility>

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
    Watched &watched = m_topics[topic];
    watched.told = Told::Nothing;
    watched.id = id;
    m_asked = false;
    m_answering.invalidate();
    m_since.start();
    m_timer.start();
    m_session->refresh();
}

void OutcomeWatch::forget(const QString &topic)
{
    m_topics.remove(topic);
}

bool OutcomeWatch::isLooking(const QString &topic) const
{
    const auto it = m_topics.constFind(topic);
    return it != m_topics.cend() && it->told == Told::Nothing;
}

bool OutcomeWatch::isLooking() const
{
    return std::any_of(m_topics.cbegin(), m_topics.cend(), [](const Watched &watched) { return watched.told == Told::Nothing; });
}

void OutcomeWatch::ask()
{
    if (m_since.hasExpired(m_waitMs)) {
        m_timer.stop();
        const auto topics = m_topics; // telling changes them
        for (auto it = topics.cbegin(); it != topics.cend(); ++it) {
            if (it->told == Told::Nothing)
                tell(it.key(), Found::Unknown);
        }
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
    const auto topics = m_topics; // telling changes them
    for (auto it = topics.cbegin(); it != topics.cend(); ++it) {
        if ((m_session->metadata()->topic(it.key()) != nullptr) == m_wished)
            tell(it.key(), Found::Done);
        else if (it->told == Told::NotDone)
            continue;
        else if (isLate() && !m_wished)
            compareId(it.key());
        else if (isLate())
            tell(it.key(), Found::NotDone);
    }
    if (!isLooking())
        m_timer.stop();
}

// What is there under the name: the one that was to go, or one that somebody has made since. Without an answer the next metadata
// has it asked once more.
void OutcomeWatch::compareId(const QString &topic)
{
    Watched &watched = m_topics[topic];
    const QString before = watched.id;
    if (before.isEmpty()) {
        tell(topic, Found::ThereUnknown);
        return;
    }
    if (std::exchange(watched.isAsking, true))
        return;
    core::whenFinished(m_session->reader().topicIds({topic}), this,
                       [this, topic, before](const core::Result<QHash<QString, QString>> &ids) {
                           const auto asked = m_topics.find(topic);
                           if (asked == m_topics.end())
                               return;
                           asked->isAsking = false;
                           const QString now = ids ? ids->value(topic) : QString();
                           if (now.isEmpty() || asked->id != before || !isLate())
                               return; // gone by now, or looked for anew
                           tell(topic, now == before ? Found::NotDone : Found::DoneAndMadeAnew);
                           if (!isLooking())
                               m_timer.stop();
                       });
}

void OutcomeWatch::tell(const QString &topic, Found what)
{
    if (what == Found::Unknown)
        m_topics[topic].told = Told::Unknown;
    else if (what == Found::NotDone)
        m_topics[topic].told = Told::NotDone;
    else
        m_topics.remove(topic);
    Q_EMIT found(topic, what);
}

} // namespace streamscope::widgets
