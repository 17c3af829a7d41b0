// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/fact_table.h"
#include "models/query/window_query.h"
#include "models/query/window_result.h"

namespace streamscope::items {

/// A group of a window as a row.
struct WindowGroupRow {
    std::string key; ///< empty: "other"
    QString text;
    quint64 count = 0;
    double share = 0;      ///< of the window's messages, from 0 to 1
    QStringList values;    ///< of the aggregates, as they are written
    QList<double> numbers; ///< the same for sorting; NaN: it is no number
    QList<bool> exact;

    [[nodiscard]] const std::string &id() const { return key; }
    friend bool operator==(const WindowGroupRow &a, const WindowGroupRow &b)
    {
        return a.key == b.key && a.count == b.count && a.share == b.share && a.values == b.values && a.exact == b.exact;
    }
};

/// The groups of one window. Columns are the group, its count, its share, and one for each aggregate but the count. KeyRole
/// is the group's key as bytes. An estimate is shown with "≈" before it.
class WindowGroupModel final : public RowTable<WindowGroupRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowGroupModel)

public:
    enum Column { Group, Count, Share, FirstAggregate };
    enum OwnRole {
        OtherRole = FirstOwnRole ///< true for the groups beyond the bound
    };

    explicit WindowGroupModel(QObject *parent = nullptr);
    ~WindowGroupModel() override;

    /// Another query: the rows go. other: how the groups beyond the bound are named.
    void setAggregations(const std::vector<query::Aggregation> &aggregations, const QString &other);
    /// null: no rows.
    void setWindow(const query::WindowResult *window);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QVariant fact(int row, int column) const override;
    [[nodiscard]] QVariant key(int row) const override;
    [[nodiscard]] QVariant own(int row, int column, int role) const override;

    std::vector<std::size_t> m_shown; ///< numbers of the aggregates that have a column
    QString m_other;
};

} // namespace streamscope::items
