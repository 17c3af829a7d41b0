// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/mark_list.h"

#include "models/decode/decode.h"
#include "widgets/common/theme.h"
#include "widgets/messages/message_cells.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace streamscope::widgets {
namespace {

enum Column { Topic, Partition, Offset, Timestamp, Note, ColumnCount };

QTableWidgetItem *makeItem(const QString &text, bool isNumber = false)
{
    auto *item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    if (isNumber)
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

} // namespace

MarkList::MarkList(session::MessageMarks &marks, session::TimeZoneMode zone, QWidget *parent)
    : QDialog(parent)
    , m_marks(marks)
    , m_zone(zone)
    , m_table(new QTableWidget(0, ColumnCount))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Marked messages"));
    resize(760, 360);
    m_table->setHorizontalHeaderLabels({tr("Topic"), tr("Partition"), tr("Offset"), tr("Timestamp"), tr("Note")});
    m_table->setAccessibleName(tr("Marked messages"));
    m_table->setToolTip(tr("Enter goes to the message; a note is changed in its cell (F2)"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(widgets::rowHeight(session::Density::Compact));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->resizeSection(Timestamp, 190);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    m_go = buttons->addButton(tr("Go to the message"), QDialogButtonBox::ActionRole);
    m_go->setDefault(true);
    m_remove = buttons->addButton(tr("Remove the mark"), QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    const auto go = [this] {
        if (const auto mark = current())
            Q_EMIT chosen(*mark);
    };
    connect(m_go, &QPushButton::clicked, this, go);
    connect(m_table, &QTableWidget::cellDoubleClicked, this, [go](int, int column) {
        if (column != Note)
            go();
    });
    connect(m_remove, &QPushButton::clicked, this, &MarkList::removeChosen);
    connect(m_table, &QTableWidget::itemChanged, this, [this](const QTableWidgetItem *item) { take(item->row()); });
    connect(&m_marks, &session::MessageMarks::changed, this, &MarkList::fill);
    fill();
}

MarkList::~MarkList() = default;

void MarkList::fill()
{
    const QSignalBlocker blocker(m_table);
    const int row = std::max(0, m_table->currentRow());
    m_shown = m_marks.all();
    m_table->setRowCount(static_cast<int>(m_shown.size()));
    for (int i = 0; i < m_table->rowCount(); ++i) {
        const session::MessageMark &mark = m_shown[i];
        m_table->setItem(i, Topic, makeItem(decode::visibleText(mark.topic)));
        m_table->setItem(i, Partition, makeItem(QString::number(mark.partition), true));
        m_table->setItem(i, Offset, makeItem(QString::number(mark.offset), true));
        m_table->setItem(i, Timestamp, makeItem(timestampText(mark.timestampMs, m_zone)));
        m_table->setItem(i, Note, new QTableWidgetItem(mark.note));
    }
    if (m_table->rowCount() > 0)
        m_table->setCurrentCell(std::min(row, m_table->rowCount() - 1), Note);
    m_go->setEnabled(m_table->rowCount() > 0);
    m_remove->setEnabled(m_table->rowCount() > 0);
}

std::optional<session::MessageMark> MarkList::current() const
{
    const int row = m_table->currentRow();
    return row >= 0 && row < m_shown.size() ? std::optional(m_shown[row]) : std::nullopt;
}

void MarkList::take(int row)
{
    session::MessageMark mark = m_shown[row];
    mark.note = m_table->item(row, Note)->text();
    m_marks.set(mark);
}

void MarkList::removeChosen()
{
    if (const auto mark = current())
        m_marks.remove(mark->topic, mark->partition, mark->offset);
}

} // namespace streamscope::widgets
