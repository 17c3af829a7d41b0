// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>

class QWidget;

namespace streamscope::widgets {

class Page;

/// Something runs in one of them that would end with it.
[[nodiscard]] bool isAtWork(const QList<Page *> &pages);

/// Calls then() when nothing runs in the pages: at once, or after a person has agreed (act: what the button says; empty: nobody is
/// asked) and it has ended in order, which is waited for 6 s at most. Never, where the person refuses. then() is not called any
/// more when window is gone, nor when one of the pages that was at work is.
void afterWork(const QList<Page *> &pages, const QString &act, QWidget *window, std::function<void()> then);

} // namespace streamscope::widgets
