// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/window_group_model.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace streamscope::items {

WindowGroupModel::WindowGroupModel(QObject *parent)
    : RowTable(FirstAggregate, parent)
{
}

WindowGroupModel::~WindowGroupModel() = default;

void WindowGroupModel::setAggregations(const std::vector<query::Aggregation> &aggregations, const QString &other)
{
    setRows({});
    beginResetModel();
    m_other = other;
    m_shown.clear();
    for (std::size_t i = 0; i < aggregations.size(); ++i) {
        if (aggregations[i].kind != query::Aggregation::Kind::Count)
            m_shown.push_back(i);
    }
    endResetModel();
}

void WindowGroupModel::setWindow(const query::WindowResult *window)
{
    std::vector<WindowGroupRow> rows;
    if (window)
        rows.reserve(window->groups.size());
    for (const query::GroupResult &group : window ? window->groups : std::vector<query::GroupResult>()) {
        WindowGroupRow row;
        row.key = group.key;
        row.text = group.isOther() ? m_other : group.text();
        row.count = group.count;
        row.share = window->messages > 0 ? static_cast<double>(group.count) / static_cast<double>(window->messages) : 0;
        for (const std::size_t index : m_shown) {
            const query::AggregateResult &result = group.aggregates.at(index);
            row.values.append(QString::fromStdString(result.json));
            row.numbers.append(result.number);
            row.exact.append(result.sketch == query::Sketch::None);
        }
        rows.push_back(std::move(row));
    }
    setRows(std::move(rows));
}

int WindowGroupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstAggregate + static_cast<int>(m_shown.size());
}

QVariant WindowGroupModel::data(const QModelIndex &index, int role) const
{
    // Sorted by the number, shown with all its digits.
    if (role == Qt::DisplayRole && index.isValid() && index.column() >= FirstAggregate) {
        const int aggregate = index.column() - FirstAggregate;
        const QString value = row(index.row()).values.value(aggregate);
        return row(index.row()).exact.value(aggregate, true) ? value : u"≈ "_s + value;
    }
    return RowTable::data(index, role);
}

QVariant WindowGroupModel::fact(int index, int column) const
{
    const WindowGroupRow &shown = row(index);
    switch (column) {
    case Group: return shown.text;
    case Count: return static_cast<qint64>(shown.count);
    case Share: return shown.share;
    default: break;
    }
    const double number = shown.numbers.value(column - FirstAggregate, qQNaN());
    return std::isnan(number) ? QVariant(shown.values.value(column - FirstAggregate)) : QVariant(number);
}

QVariant WindowGroupModel::key(int index) const
{
    return QByteArray::fromStdString(row(index).key);
}

QVariant WindowGroupModel::own(int index, int column, int role) const
{
    Q_UNUSED(column)
    return role == OtherRole ? QVariant(row(index).key.empty()) : QVariant();
}

} // namespace streamscope::items
