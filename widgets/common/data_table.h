// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTableView>

class QSortFilterProxyModel;

namespace streamscope::session {
class SettingsStore;
}

namespace streamscope::widgets {

/// How a column shows its facts. Numbers stand to the right in tabular figures; what is not known is an en dash.
enum class CellFormat {
    Text,
    Number, ///< grouped for reading, copied raw
    Id,     ///< a number that names something: not grouped
    Rate,   ///< a second
    Bytes,
    Percent, ///< of a share from 0 to 1
    Exact    ///< a number's own text
};

/// A table of facts: sorted by a click, filtered by text, columns hidden and moved from the header's menu and remembered,
/// Ctrl+C gives what is seen. For lists of topics, partitions, settings; never for messages.
class DataTable : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DataTable)

public:
    /// name: the accessible name. key: under which columns are kept ("topics").
    DataTable(const QString &name, const QString &key, session::SettingsStore *settings, QWidget *parent = nullptr);
    ~DataTable() override;

    /// Not owned. Sorting uses sortRole (raw facts) where the model has it, else what is shown.
    void setSourceModel(QAbstractItemModel *model, int sortRole = Qt::DisplayRole);
    void setDefaultWidth(int column, int pixels); ///< for as long as a person has not chosen widths
    void setFormats(const QList<CellFormat> &formats);               ///< one a column; those beyond are Text
    void setFilterText(const QString &text);                         ///< any column contains it, in any case
    [[nodiscard]] QString shownText(const QModelIndex &index) const; ///< the cell as it is painted
    [[nodiscard]] int shownRows() const;
    [[nodiscard]] QModelIndex sourceIndex(const QModelIndex &index) const;
    [[nodiscard]] QList<int> selectedSourceRows() const; ///< ascending
    void selectSourceRow(int row);                       ///< alone, and makes it current; one that the filter hides: nothing
    void copySelection() const;                          ///< tab-separated, as seen

    /// A context menu with these actions (not owned), "Copy" and the cell; for the selected rows.
    void setRowActions(const QList<QAction *> &actions);

Q_SIGNALS:
    void rowActivated(const QModelIndex &sourceIndex); ///< double click or Enter

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showColumnMenu(const QPoint &position);
    void restoreColumns();
    void keepColumns() const;

    [[nodiscard]] CellFormat format(int column) const;

    QString m_key;
    QList<CellFormat> m_formats;
    session::SettingsStore *m_settings;
    QSortFilterProxyModel *m_proxy;
    bool m_restored = false;
    bool m_kept = false;        ///< columns are as a person left them
    QHash<int, int> m_widths; ///< column → pixels
};

} // namespace streamscope::widgets
