// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/leave_question.h"

#include "models/session/session.h"

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

LeaveQuestion::LeaveQuestion(const QList<session::Session *> &sessions, const QString &act, QWidget *parent)
    : QMessageBox(parent)
    , m_sessions(sessions.cbegin(), sessions.cend())
    , m_failures(failures())
{
    setIcon(QMessageBox::Question);
    setTextFormat(Qt::PlainText);
    setWindowTitle(u"Streamscope"_s);
    setInformativeText(tr("It goes on by itself when all are answered. Without their answers nobody knows what became of them."));
    QPushButton *leave = addButton(act, QMessageBox::DestructiveRole);
    QPushButton *wait = addButton(tr("&Wait"), QMessageBox::RejectRole);
    setDefaultButton(wait);
    setEscapeButton(wait);
    connect(leave, &QPushButton::clicked, this, &LeaveQuestion::leaveRequested);
    for (const session::Session *session : sessions)
        connect(session, &session::Session::changeAnswered, this, &LeaveQuestion::look);
    showCounts();
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

void LeaveQuestion::showCounts()
{
    const session::UnansweredChanges open = unanswered(m_sessions);
    QStringList sentences;
    if (open.messages > 0)
        sentences.append(tr("%n message(s) are still on their way.", nullptr, open.messages));
    if (open.requests > 0)
        sentences.append(tr("%n change(s) of topics are still on their way.", nullptr, open.requests));
    setText(sentences.join(u' '));
}

void LeaveQuestion::look()
{
    if (failures() != m_failures) {
        reject();
        return;
    }
    if (!isNone(unanswered(m_sessions))) {
        showCounts();
        return;
    }
    Q_EMIT leaveRequested();
    accept();
}

} // namespace streamscope::widgets
