// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/cell_completer.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace streamscope::widgets {

CellCompleter::CellCompleter(const QStringList &words, QLineEdit *editor)
    : QCompleter(words, editor)
{
    setFilterMode(Qt::MatchContains);
    setCaseSensitivity(Qt::CaseInsensitive);
    editor->setCompleter(this);
}

bool CellCompleter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || watched != popup() || !popup()->isVisible())
        return QCompleter::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key != Qt::Key_Tab && key != Qt::Key_Backtab && key != Qt::Key_Return && key != Qt::Key_Enter)
        return QCompleter::eventFilter(watched, event);
    auto *editor = qobject_cast<QLineEdit *>(widget());
    if (const QModelIndex chosen = popup()->currentIndex(); chosen.isValid())
        editor->setText(chosen.data(completionRole()).toString());
    popup()->hide();
    QCoreApplication::sendEvent(editor, event);
    return true;
}

} // namespace streamscope::widgets
