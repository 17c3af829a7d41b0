// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/fact_table.h"

#include "models/decode/decode.h"

namespace streamscope::items {

QString idList(const QList<qint32> &ids)
{
    QStringList texts;
    for (const qint32 id : ids)
        texts.append(QString::number(id));
    return texts.join(QStringLiteral(", "));
}

FactTable::FactTable(int columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(columns)
{
}

FactTable::~FactTable() = default;

void FactTable::setTitles(const QStringList &titles)
{
    m_titles = titles;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, m_columns - 1);
}

int FactTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant FactTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole: {
        const QVariant value = fact(index.row(), index.column());
        return value.typeId() == QMetaType::QString ? QVariant(decode::visibleText(value.toString())) : value;
    }
    case FactRole: return fact(index.row(), index.column());
    case KeyRole: return key(index.row());
    case MarksRole: return marks(index.row());
    default: return own(index.row(), index.column(), role);
    }
}

QVariant FactTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole && section >= 0 && section < m_titles.size())
        return m_titles.at(section);
    return QAbstractTableModel::headerData(section, orientation, role);
}

int FactTable::marks(int row) const
{
    Q_UNUSED(row)
    return NoMark;
}

QVariant FactTable::own(int row, int column, int role) const
{
    Q_UNUSED(row)
    Q_UNUSED(column)
    Q_UNUSED(role)
    return {};
}

} // namespace streamscope::items
