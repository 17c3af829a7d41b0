// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/field_table.h"

#include "models/query/field_list.h"
#include "widgets/common/theme.h"
#include "widgets/messages/field_columns.h"

#include <QHeaderView>
#include <QMenu>
#include <QSignalBlocker>

#include <algorithm>

namespace streamscope::widgets {
namespace {

constexpr int kNameWidth = 220;

} // namespace

FieldTable::FieldTable(QWidget *parent)
    : QTableWidget(0, 2, parent)
{
    setHorizontalHeaderLabels({tr("Show as column"), tr("Value")});
    setAccessibleName(tr("Fields of the value"));
    setToolTip(tr("A checked field is a column of the list (click, or Space)"));
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(widgets::rowHeight(session::Density::Compact));
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->resizeSection(0, kNameWidth);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem *item) { toggle(item->row()); });
    connect(this, &QWidget::customContextMenuRequested, this, &FieldTable::showMenu);
    hide();
}

FieldTable::~FieldTable() = default;

void FieldTable::setValue(std::string_view json)
{
    const QSignalBlocker blocker(this);
    const auto fields = json.size() > FieldColumns::kLongestValue ? std::vector<query::ListedField>() : query::listFields(json, kMost);
    m_paths.clear();
    setRowCount(static_cast<int>(fields.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const query::ListedField &field = fields[static_cast<std::size_t>(row)];
        m_paths.push_back(field.path);
        auto *name = new QTableWidgetItem(fieldTitle(field.path));
        name->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        const FieldCell shown = fieldCell(field.value);
        auto *value = new QTableWidgetItem(shown.text);
        QFont font = monospaceFont();
        font.setItalic(shown.isMark);
        value->setFont(font);
        setItem(row, 0, name);
        setItem(row, 1, value);
    }
    check();
    setVisible(rowCount() > 0);
}

void FieldTable::setColumns(const std::vector<query::FieldPath> &columns)
{
    m_columns = columns;
    check();
}

bool FieldTable::isColumn(const query::FieldPath &path) const
{
    return std::find(m_columns.begin(), m_columns.end(), path) != m_columns.end();
}

void FieldTable::check()
{
    const QSignalBlocker blocker(this);
    for (int row = 0; row < rowCount(); ++row)
        item(row, 0)->setCheckState(isColumn(m_paths[static_cast<std::size_t>(row)]) ? Qt::Checked : Qt::Unchecked);
    viewport()->update();
}

void FieldTable::toggle(int row)
{
    const query::FieldPath path = m_paths[static_cast<std::size_t>(row)];
    const bool shown = item(row, 0)->checkState() == Qt::Checked;
    if (shown != isColumn(path))
        Q_EMIT columnToggled(path, shown);
    check(); // there may be no room for more
}

void FieldTable::showMenu(const QPoint &position)
{
    const int row = rowAt(position.y()) >= 0 ? rowAt(position.y()) : currentRow();
    if (row < 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *column = menu->addAction(tr("Show as column"));
    column->setCheckable(true);
    column->setChecked(item(row, 0)->checkState() == Qt::Checked);
    const query::FieldPath path = m_paths[static_cast<std::size_t>(row)];
    connect(column, &QAction::toggled, this, [this, path](bool shown) { Q_EMIT columnToggled(path, shown); });
    menu->popup(viewport()->mapToGlobal(position));
}

} // namespace streamscope::widgets
