// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/filter_list.h"

#include "models/decode/decode.h"
#include "widgets/common/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace streamscope::widgets {
namespace {

enum Column { Name, Kind, Text, ColumnCount };

} // namespace

FilterList::FilterList(const session::FilterBook &book, QWidget *parent)
    : QDialog(parent)
    , m_book(book)
    , m_table(new QTableWidget(0, ColumnCount))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Kept filters"));
    resize(640, 320);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Kind"), tr("Filter")});
    m_table->setAccessibleName(tr("Kept filters"));
    m_table->setToolTip(tr("A filter is renamed in its cell (F2)"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(widgets::rowHeight(session::Density::Compact));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->resizeSection(Name, 180);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_remove = buttons->addButton(tr("Remove the filter"), QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_remove, &QPushButton::clicked, this, &FilterList::removeChosen);
    connect(m_table, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem *item) { rename(item->row()); });
    fill();
}

FilterList::~FilterList() = default;

void FilterList::fill()
{
    const QSignalBlocker blocker(m_table);
    const int row = std::max(0, m_table->currentRow());
    m_shown = m_book.named();
    m_table->setRowCount(static_cast<int>(m_shown.size()));
    for (int i = 0; i < m_table->rowCount(); ++i) {
        const session::SavedFilter &filter = m_shown[i];
        auto *kind = new QTableWidgetItem(filter.isExpression ? tr("Expression") : filter.isRegex ? tr("Regular expression") : tr("Text"));
        auto *text = new QTableWidgetItem(decode::visibleText(filter.text));
        text->setFont(monospaceFont());
        for (QTableWidgetItem *item : {kind, text})
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        m_table->setItem(i, Name, new QTableWidgetItem(filter.name));
        m_table->setItem(i, Kind, kind);
        m_table->setItem(i, Text, text);
    }
    if (m_table->rowCount() > 0)
        m_table->setCurrentCell(std::min(row, m_table->rowCount() - 1), Name);
    m_remove->setEnabled(m_table->rowCount() > 0);
}

// A name that is taken, or none, comes back as it was.
void FilterList::rename(int row)
{
    (void)m_book.rename(m_shown[row].name, m_table->item(row, Name)->text());
    fill();
}

void FilterList::removeChosen()
{
    if (const int row = m_table->currentRow(); row >= 0 && row < m_shown.size())
        m_book.remove(m_shown[row].name);
    fill();
}

} // namespace streamscope::widgets
