// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/profile.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace streamscope::session {

class Journal;
class Session;

/// The connections that are open, one session a profile. GUI thread. The journal must outlive it.
class SessionManager : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionManager)

public:
    using Secrets = QHash<QString, QString>; ///< property name → value
    using Factory = std::function<std::unique_ptr<Session>(const Profile &, const Secrets &, Journal &)>;

    explicit SessionManager(Journal &journal, QObject *parent = nullptr);
    /// With sessions made by factory, for tests.
    SessionManager(Journal &journal, Factory factory, QObject *parent = nullptr);
    ~SessionManager() override;

    /// Opens the profile, or returns its session when it is open already (whatever changed in the profile since).
    Session *open(const Profile &profile, const Secrets &secrets = {});
    /// The session is gone from sessions() at once and deleted a little later; views let go of it at aboutToClose.
    void close(Session *session);
    void closeAll();

    [[nodiscard]] QList<Session *> sessions() const;                ///< in the order of opening
    [[nodiscard]] Session *session(const QString &profileId) const; ///< nullptr: not open

Q_SIGNALS:
    void opened(streamscope::session::Session *session);
    void aboutToClose(streamscope::session::Session *session);
    void closed(const QString &profileId);

private:
    Journal &m_journal;
    Factory m_factory;
    std::vector<std::unique_ptr<Session>> m_sessions;
};

} // namespace streamscope::session
