// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/tab_order.h"

#include <QDialogButtonBox>
#include <QLayout>
#include <QWidget>

#include <algorithm>

namespace streamscope::widgets {
namespace {

constexpr int kLine = 16; // what differs by less stands in one line

} // namespace

void orderTabs(QWidget *window)
{
    if (window->layout())
        window->layout()->activate();
    for (QDialogButtonBox *box : window->findChildren<QDialogButtonBox *>())
        box->setFocusProxy(nullptr); // it would send Tab back to its first button
    QList<QWidget *> stops;
    for (QWidget *widget : window->findChildren<QWidget *>()) {
        if ((widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && widget->isVisibleTo(window) && widget->window() == window)
            stops.append(widget);
    }
    const auto place = [window](const QWidget *widget) {
        const QPoint at = widget->mapTo(window, QPoint(0, 0));
        return std::pair(at.y() / kLine, at.x());
    };
    std::stable_sort(stops.begin(), stops.end(), [&place](const QWidget *a, const QWidget *b) { return place(a) < place(b); });
    for (qsizetype i = 1; i < stops.size(); ++i)
        QWidget::setTabOrder(stops.at(i - 1), stops.at(i));
}

} // namespace streamscope::widgets
