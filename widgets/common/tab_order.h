// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QDialogButtonBox>

namespace streamscope::widgets {

/// Tab goes from before through all buttons of the box: QDialogButtonBox leaves some out when buttons are added to it. Called
/// when both are in their dialog.
inline void chainButtons(QWidget *before, const QDialogButtonBox *box)
{
    for (QAbstractButton *button : box->buttons()) {
        QWidget::setTabOrder(before, button);
        before = button;
    }
}

} // namespace streamscope::widgets
