// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QTableWidget;

namespace streamscope::widgets {

/// Rows of a header's name and value as they are typed, in order, with buttons to add and remove.
class HeaderTable final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeaderTable)

public:
    enum Column { Name, Value, Further };

    /// further: titles of columns behind the value, whose cells are filled by whoever hears of a row.
    explicit HeaderTable(const QStringList &further = {}, QWidget *parent = nullptr);
    ~HeaderTable() override;

    [[nodiscard]] QTableWidget *table() const { return m_table; }
    [[nodiscard]] QLabel *note() const { return m_note; } ///< beside the title
    void addButton(const QString &caption, const QString &toolTip, const std::function<void()> &act);

    int addRow(const QString &name = {}, const QString &value = {}); ///< its number
    [[nodiscard]] int rowCount() const;
    [[nodiscard]] QString text(int row, int column) const;
    /// Replaces all rows by those that addRow() is called for meanwhile: one change.
    void fill(const std::function<void()> &addRows);

Q_SIGNALS:
    void rowAdded(int row);
    void changed();

private:
    void editNew();
    void removeCurrent();
    void tell();

    QTableWidget *m_table;
    QLabel *m_note;
    QHBoxLayout *m_bar;
    bool m_filling = false;
};

} // namespace streamscope::widgets
