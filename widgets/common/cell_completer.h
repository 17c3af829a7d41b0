// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCompleter>

class QLineEdit;

namespace streamscope::widgets {

/// Words for the editor of a table's cell, found by any part of them and whatever their case. With its list open, Tab and Return
/// take the word that is chosen in it, and then do what they do in a cell: by itself the list only gives the focus away, and the
/// cell that should come next is not opened.
class CellCompleter final : public QCompleter {
    Q_OBJECT
public:
    CellCompleter(const QStringList &words, QLineEdit *editor);

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace streamscope::widgets
