// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/change_gate.h"

#include <QList>
#include <QMessageBox>
#include <QPointer>

namespace streamscope::session {
class Session;
}

namespace streamscope::widgets {

/// Asks before connections are closed while changes are on their way: nobody would learn what became of them. When all are
/// answered well it goes on by itself; when one is not it goes away, so that the failure is seen.
class LeaveQuestion final : public QMessageBox {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LeaveQuestion)

public:
    /// act: what the button says ("Quit anyway").
    LeaveQuestion(const QList<session::Session *> &sessions, const QString &act, QWidget *parent);
    ~LeaveQuestion() override;

    /// Whether changes of these are on their way.
    [[nodiscard]] static bool isNeeded(const QList<session::Session *> &sessions);

Q_SIGNALS:
    void leaveRequested();

private:
    [[nodiscard]] quint64 failures() const;
    void showCounts();
    void look();

    QList<QPointer<session::Session>> m_sessions;
    quint64 m_failures;
};

} // namespace streamscope::widgets
