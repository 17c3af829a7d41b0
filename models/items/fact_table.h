// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include <algorithm>
#include <utility>
#include <vector>

namespace streamscope::items {

/// Roles that all item models share. Colours, fonts and formats are the delegates' business.
enum Role {
    FactRole = Qt::UserRole + 1, ///< the raw value of the cell, for sorting and copying; invalid: not known
    KeyRole,                     ///< what names the row: topic, group, configuration, or a number
    MarksRole,                   ///< an int of Mark
    FirstOwnRole                 ///< a model's own roles begin here
};

/// What is wrong, or worth a mark, with what a row shows.
enum Mark { NoMark = 0, UnderReplicated = 1, Offline = 2, EmptyLog = 4, Unreadable = 8, Internal = 16, Failed = 32, Silent = 64 };

/// "1, 2, 3"
[[nodiscard]] QString idList(const QList<qint32> &ids);

/// A table of facts. Rows are read only; the words of the header are handed in by the view.
class FactTable : public QAbstractTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FactTable)

public:
    ~FactTable() override;

    /// One title a column, translated; without it the header says the column's number.
    void setTitles(const QStringList &titles);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    FactTable(int columns, QObject *parent);

    [[nodiscard]] virtual QVariant fact(int row, int column) const = 0;
    [[nodiscard]] virtual QVariant key(int row) const = 0;
    [[nodiscard]] virtual int marks(int row) const;
    [[nodiscard]] virtual QVariant own(int row, int column, int role) const;

private:
    int m_columns;
    QStringList m_titles;
};

/// The rows of a FactTable. Row has id() (ordered) and operator==. New rows are taken over by difference, so that
/// selection and scroll position stay.
template<typename Row>
class RowTable : public FactTable {
public:
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    using FactTable::FactTable;

    [[nodiscard]] const Row &row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }
    [[nodiscard]] std::vector<Row> copyOfRows() const { return m_rows; }

    /// Any order, no id twice.
    void setRows(std::vector<Row> fresh)
    {
        std::sort(fresh.begin(), fresh.end(), [](const Row &a, const Row &b) { return a.id() < b.id(); });
        removeMissing(fresh);
        insertNew(fresh);
        takeValues(std::move(fresh));
    }

private:
    void removeMissing(const std::vector<Row> &fresh)
    {
        const auto isKept = [&fresh](const Row &row) {
            const auto it = std::lower_bound(fresh.begin(), fresh.end(), row, [](const Row &a, const Row &b) { return a.id() < b.id(); });
            return it != fresh.end() && it->id() == row.id();
        };
        for (auto end = static_cast<qsizetype>(m_rows.size()); end > 0;) {
            auto first = end;
            while (first > 0 && !isKept(m_rows[static_cast<std::size_t>(first - 1)]))
                --first;
            if (first < end) {
                beginRemoveRows({}, static_cast<int>(first), static_cast<int>(end - 1));
                m_rows.erase(m_rows.begin() + first, m_rows.begin() + end);
                endRemoveRows();
            }
            end = first - 1;
        }
    }

    // What is left is a part of fresh, in the same order.
    void insertNew(const std::vector<Row> &fresh)
    {
        std::size_t at = 0;
        while (at < fresh.size()) {
            std::size_t end = at;
            while (end < fresh.size() && (at >= m_rows.size() || fresh[end].id() < m_rows[at].id()))
                ++end;
            if (end > at) {
                beginInsertRows({}, static_cast<int>(at), static_cast<int>(end - 1));
                m_rows.insert(m_rows.begin() + static_cast<qsizetype>(at), fresh.begin() + static_cast<qsizetype>(at),
                              fresh.begin() + static_cast<qsizetype>(end));
                endInsertRows();
            }
            at = end + (end > at ? 0 : 1);
        }
    }

    void takeValues(std::vector<Row> fresh)
    {
        int first = -1;
        int last = -1;
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            if (m_rows[i] == fresh[i])
                continue;
            m_rows[i] = std::move(fresh[i]);
            first = first < 0 ? static_cast<int>(i) : first;
            last = static_cast<int>(i);
        }
        if (first >= 0)
            Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    }

    std::vector<Row> m_rows;
};

} // namespace streamscope::items
