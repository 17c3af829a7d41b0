// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/config_table_model.h"

namespace streamscope::items {

ConfigTableModel::ConfigTableModel(QObject *parent)
    : RowTable(ColumnCount, parent)
{
}

ConfigTableModel::~ConfigTableModel() = default;

void ConfigTableModel::setEntries(const QList<cluster::ConfigEntry> &entries)
{
    std::vector<ConfigRow> rows;
    for (const cluster::ConfigEntry &entry : entries)
        rows.push_back({entry});
    setRows(std::move(rows));
}

QVariant ConfigTableModel::fact(int index, int column) const
{
    const cluster::ConfigEntry &entry = row(index).entry;
    switch (column) {
    case Name: return entry.name;
    case Value: return entry.value && !entry.sensitive ? QVariant(*entry.value) : QVariant();
    case Source: return cluster::configSourceName(entry.source);
    default: return {};
    }
}

QVariant ConfigTableModel::key(int index) const
{
    return row(index).entry.name;
}

QVariant ConfigTableModel::own(int index, int column, int role) const
{
    Q_UNUSED(column)
    const cluster::ConfigEntry &entry = row(index).entry;
    switch (role) {
    case SensitiveRole: return entry.sensitive;
    case ReadOnlyRole: return entry.readOnly;
    case DefaultRole: return entry.isDefault();
    default: return {};
    }
}

} // namespace streamscope::items
