// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/filter_book.h"

#include <QDialog>

class QPushButton;
class QTableWidget;

namespace streamscope::widgets {

/// The filters that were kept under a name: renamed in their cells, removed.
class FilterList final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterList)

public:
    explicit FilterList(const session::FilterBook &book, QWidget *parent = nullptr);
    ~FilterList() override;

private:
    void fill();
    void rename(int row);
    void removeChosen();

    session::FilterBook m_book;
    QTableWidget *m_table;
    QPushButton *m_remove;
    QList<session::SavedFilter> m_shown; ///< of the rows
};

} // namespace streamscope::widgets
