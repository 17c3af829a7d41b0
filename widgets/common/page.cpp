// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/page.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QTabBar>

namespace streamscope::widgets {

void Page::takeKeyboard()
{
    if (QWidget *before = focusWidget(); before && before != this && before->isVisibleTo(this)) {
        before->setFocus();
        return;
    }
    QWidget *taker = nullptr;
    for (QWidget *next = nextInFocusChain(); next != this; next = next->nextInFocusChain()) {
        const bool canTake = isAncestorOf(next) && next->isVisibleTo(this) && next->isEnabled() && (next->focusPolicy() & Qt::TabFocus);
        if (!canTake || qobject_cast<QAbstractButton *>(next) || qobject_cast<QTabBar *>(next))
            continue;
        const auto *box = qobject_cast<QComboBox *>(next);
        const bool isForm = !taker && box && box->isEditable();
        if (!taker || qobject_cast<QAbstractItemView *>(next))
            taker = next;
        if (isForm || qobject_cast<QAbstractItemView *>(next))
            break;
    }
    if (!taker)
        return;
    taker->setFocus();
    // A list that has the keyboard shows where.
    if (auto *list = qobject_cast<QAbstractItemView *>(taker); list && list->model() && !list->currentIndex().isValid())
        list->selectionModel()->setCurrentIndex(list->model()->index(0, 0), QItemSelectionModel::NoUpdate);
}

} // namespace streamscope::widgets
