// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/header_table.h"

#include "widgets/common/long_line.h"
#include "widgets/common/plain_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

#include <utility>

namespace streamscope::widgets {
namespace {

constexpr int kHeaderNameWidth = 150;
constexpr int kLeastHeight = 80;
constexpr qsizetype kShown = 1000; // characters of a cell; more are not laid out for each paint

// Names and values may be long: they are not cut when they are edited, and what is too long to be edited stays as it is.
class CellDelegate final : public QStyledItemDelegate {
public:
    explicit CellDelegate(HeaderTable *table)
        : QStyledItemDelegate(table)
        , m_headers(table)
    {
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        m_headers->note()->clear();
        if (const qsizetype size = index.data().toString().size(); size > LongLine::kLongest) {
            m_headers->note()->setText(HeaderTable::tr("%1 characters are kept as they are; that is too much to edit.").arg(QLocale().toString(size)));
            return nullptr;
        }
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        if (auto *line = qobject_cast<QLineEdit *>(editor))
            QObject::connect(new LongLine(line), &LongLine::refused, m_headers->note(), &QLabel::setText);
        return editor;
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (option->text.size() > kShown)
            option->text = option->text.left(kShown) + u'…';
    }

private:
    HeaderTable *m_headers;
};

} // namespace

HeaderTable::HeaderTable(const QStringList &further, QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, Further + static_cast<int>(further.size())))
    , m_note(new PlainLabel)
    , m_bar(new QHBoxLayout)
{
    m_table->setHorizontalHeaderLabels(QStringList{tr("Header"), tr("Value")} + further);
    m_table->setAccessibleName(tr("Headers"));
    m_table->setItemDelegate(new CellDelegate(this));
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(Value, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(Name, kHeaderNameWidth);
    m_table->setMinimumHeight(kLeastHeight);
    m_bar->setContentsMargins(0, 0, 0, 0);
    auto *label = new PlainLabel(tr("Headers, in order"));
    label->setBuddy(m_table);
    m_bar->addWidget(label);
    m_bar->addWidget(m_note, 1);
    addButton(tr("Add"), tr("Another header; the same name may come twice"), [this] { editNew(); });
    addButton(tr("Remove"), tr("The chosen headers (Del)"), [this] { removeCurrent(); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_bar);
    layout->addWidget(m_table, 1);
    connect(m_table, &QTableWidget::cellChanged, this, &HeaderTable::tell);
    auto *remove = new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &HeaderTable::removeCurrent);
}

HeaderTable::~HeaderTable() = default;

void HeaderTable::addButton(const QString &caption, const QString &toolTip, const std::function<void()> &act)
{
    auto *button = new QPushButton(caption);
    button->setToolTip(toolTip);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    m_bar->addWidget(button);
}

void HeaderTable::tell()
{
    if (!m_filling)
        Q_EMIT changed();
}

int HeaderTable::addRow(const QString &name, const QString &value)
{
    const bool filling = std::exchange(m_filling, true);
    const int row = m_table->rowCount();
    m_table->setRowCount(row + 1);
    m_table->setItem(row, Name, new QTableWidgetItem(name));
    m_table->setItem(row, Value, new QTableWidgetItem(value));
    Q_EMIT rowAdded(row);
    m_filling = filling;
    tell();
    return row;
}

int HeaderTable::rowCount() const
{
    return m_table->rowCount();
}

QString HeaderTable::text(int row, int column) const
{
    const QTableWidgetItem *item = m_table->item(row, column);
    return item ? item->text() : QString();
}

void HeaderTable::fill(const std::function<void()> &addRows)
{
    const bool filling = std::exchange(m_filling, true);
    m_table->setRowCount(0);
    addRows();
    m_filling = filling;
    tell();
}

void HeaderTable::editNew()
{
    const int row = addRow();
    m_table->setCurrentCell(row, Name);
    m_table->editItem(m_table->item(row, Name));
}

void HeaderTable::removeCurrent()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    tell();
}

} // namespace streamscope::widgets
