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

class Page;

/// What the button says that goes on all the same.
struct LeaveActs {
    QString stop;   ///< where something runs ("Stop it and quit")
    QString anyway; ///< where nothing does, and changes are on their way ("Quit anyway")
};

/// Asks before pages are closed in which something runs, or connections while changes are on their way: nobody would learn what
/// became of those. Where there is nothing but changes, it goes on by itself when all are answered well. It goes away when one is
/// not, or when what ran has ended by itself, so that what came of it is seen.
class LeaveQuestion final : public QMessageBox {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LeaveQuestion)

public:
    /// busy: pages in which something runs. One of the two lists may be empty.
    LeaveQuestion(const QList<Page *> &busy, const QList<session::Session *> &sessions, const LeaveActs &acts, QWidget *parent);
    ~LeaveQuestion() override;

    /// Whether changes of these are on their way.
    [[nodiscard]] static bool isNeeded(const QList<session::Session *> &sessions);

Q_SIGNALS:
    void leaveRequested();

private:
    [[nodiscard]] quint64 failures() const;
    [[nodiscard]] QStringList work() const;
    void showText();
    void look();

    QList<QPointer<Page>> m_busy;
    QList<QPointer<session::Session>> m_sessions;
    quint64 m_failures;
};

} // namespace streamscope::widgets
