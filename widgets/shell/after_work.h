// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/shell/leave_question.h"

#include <QList>

#include <functional>

class QWidget;

namespace streamscope::widgets {

/// Something runs in one of them that would end with it.
[[nodiscard]] bool isAtWork(const QList<Page *> &pages);

/// Calls then() when nothing runs in the pages, and no change of the sessions is on its way: at once, or after a person has agreed
/// to one question (LeaveQuestion) and what runs has ended in order, which is waited for 6 s at most. Never, where the person
/// refuses. then() is not called any more when window is gone, nor when one of the pages that was at work is.
void afterWork(const QList<Page *> &pages, const QList<session::Session *> &sessions, const LeaveActs &acts, QWidget *window,
               const std::function<void()> &then);

/// The same of the pages without a question, where nobody is there to answer.
void endWork(const QList<Page *> &pages, QWidget *window, const std::function<void()> &then);

} // namespace streamscope::widgets
