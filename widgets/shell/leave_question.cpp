// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/leave_question.h"

#include "models/session/session.h"
#include "widgets/common/page.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

template<typename Sessions>
session::UnansweredChanges unanswered(const Sessions &sessions)
{
    session::UnansweredChanges all;
    for (const auto &session : sessions) {
        if (!session)
            continue;
        const session::UnansweredChanges of = session->gate().unanswered();
        all.messages += of.messages;
        all.requests += of.requests;
    }
    return all;
}

bool isNone(const session::UnansweredChanges &changes)
{
    return changes.messages == 0 && changes.requests == 0;
}

} // namespace

LeaveQuestion::LeaveQuestion(const QList<Page *> &busy, const QList<session::Session *> &sessions, const LeaveActs &acts, QWidget *parent)
    : QMessageBox(parent)
    , m_busy(busy.cbegin(), busy.cend())
    , m_sessions(sessions.cbegin(), sessions.cend())
    , m_failures(failures())
{
    setIcon(QMessageBox::Question);
    setTextFormat(Qt::PlainText);
    setWindowTitle(busy.isEmpty() ? u"Streamscope"_s : tr("Something is running"));
    QPushButton *leave = addButton(busy.isEmpty() ? acts.anyway : acts.stop, QMessageBox::DestructiveRole);
    QPushButton *stay = busy.isEmpty() ? addButton(tr("&Wait"), QMessageBox::RejectRole) : addButton(QMessageBox::Cancel);
    setDefaultButton(stay);
    setEscapeButton(stay);
    connect(leave, &QPushButton::clicked, this, &LeaveQuestion::leaveRequested);
    for (const Page *page : busy) {
        connect(page, &Page::workStopped, this, &LeaveQuestion::look);
        connect(page, &QObject::destroyed, this, &QObject::deleteLater);
    }
    for (const session::Session *session : sessions) {
        connect(session, &session::Session::changeAnswered, this, &LeaveQuestion::look);
        connect(session, &QObject::destroyed, this, &QObject::deleteLater);
    }
    showText();
}

LeaveQuestion::~LeaveQuestion() = default;

bool LeaveQuestion::isNeeded(const QList<session::Session *> &sessions)
{
    return !isNone(unanswered(sessions));
}

quint64 LeaveQuestion::failures() const
{
    quint64 all = 0;
    for (const auto &session : m_sessions)
        all += session ? session->gate().failures() : 0;
    return all;
}

QStringList LeaveQuestion::work() const
{
    QStringList sentences;
    for (const auto &page : m_busy)
        sentences.append(page ? page->runningWork() : QString());
    sentences.removeAll(QString());
    return sentences;
}

void LeaveQuestion::showText()
{
    const session::UnansweredChanges open = unanswered(m_sessions);
    QStringList changes;
    if (open.messages > 0)
        changes.append(tr("%Ln message(s) are still on their way.", nullptr, open.messages));
    if (open.requests > 0)
        changes.append(tr("%Ln change(s) of topics are still on their way.", nullptr, open.requests));
    QStringList lines = work();
    if (!changes.isEmpty())
        lines.append(changes.join(u' '));
    setText(lines.join(u'\n'));
    if (changes.isEmpty())
        setInformativeText({});
    else if (m_busy.isEmpty())
        setInformativeText(tr("It goes on by itself when all are answered. Without their answers nobody knows what became of them."));
    else
        setInformativeText(tr("Nobody waits for what is on its way: what becomes of it stays unknown."));
}

void LeaveQuestion::look()
{
    const bool left = !work().isEmpty() || !isNone(unanswered(m_sessions));
    if (failures() != m_failures || (!left && !m_busy.isEmpty())) {
        reject();
        return;
    }
    if (left) {
        showText();
        return;
    }
    Q_EMIT leaveRequested();
    accept();
}

} // namespace streamscope::widgets
