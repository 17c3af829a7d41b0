// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/session_manager.h"

#include "models/session/session.h"

#include <algorithm>
#include <utility>

namespace streamscope::session {

SessionManager::SessionManager(Journal &journal, Factory factory, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_factory(std::move(factory))
{
}

SessionManager::~SessionManager()
{
    // No event loop may follow, so they are deleted here and now.
    while (!m_sessions.empty()) {
        Q_EMIT aboutToClose(m_sessions.back().get());
        const std::unique_ptr<Session> last = std::move(m_sessions.back());
        m_sessions.pop_back();
        Q_EMIT closed(last->profile().id);
    }
}

Session *SessionManager::open(const Profile &profile, const Secrets &secrets)
{
    if (Session *existing = session(profile.id))
        return existing;
    std::unique_ptr<Session> made = m_factory(profile, secrets, m_journal);
    Q_ASSERT(made && !made->parent());
    Session *session = made.get();
    m_sessions.push_back(std::move(made));
    Q_EMIT opened(session);
    return session;
}

void SessionManager::close(Session *session)
{
    const auto find = [this, session] {
        return std::find_if(m_sessions.begin(), m_sessions.end(), [session](const auto &s) { return s.get() == session; });
    };
    if (find() == m_sessions.end())
        return;
    const QString id = session->profile().id;
    Q_EMIT aboutToClose(session);
    const auto it = find(); // a slot may have closed another one
    if (it == m_sessions.end())
        return;
    // This may run inside one of the session's own signals, so it is deleted from the event loop.
    it->release()->deleteLater();
    m_sessions.erase(it);
    Q_EMIT closed(id);
}

void SessionManager::closeAll()
{
    while (!m_sessions.empty())
        close(m_sessions.back().get());
}

QList<Session *> SessionManager::sessions() const
{
    QList<Session *> list;
    for (const auto &session : m_sessions)
        list.append(session.get());
    return list;
}

Session *SessionManager::session(const QString &profileId) const
{
    const auto it = std::find_if(m_sessions.begin(), m_sessions.end(), [&](const auto &s) { return s->profile().id == profileId; });
    return it == m_sessions.end() ? nullptr : it->get();
}

} // namespace streamscope::session
