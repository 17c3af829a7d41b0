// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/pair_table.h"

#include "widgets/common/long_line.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>

#include <utility>

namespace streamscope::widgets {
namespace {

constexpr int kHeight = 110;
constexpr int kDots = 8;
constexpr int kTickColumn = 2;

} // namespace

SecretDelegate::SecretDelegate(IsSecret isSecret, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_isSecret(std::move(isSecret))
{
}

SecretDelegate::~SecretDelegate() = default;

bool SecretDelegate::isSecret(const QModelIndex &index) const
{
    return index.column() == 1 && m_isSecret(index.siblingAtColumn(0).data().toString().trimmed());
}

QWidget *SecretDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
    auto *line = qobject_cast<QLineEdit *>(editor);
    if (line)
        new LongLine(line);
    if (line && isSecret(index))
        line->setEchoMode(QLineEdit::Password);
    return editor;
}

void SecretDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (isSecret(index))
        option->text = QString(option->text.isEmpty() ? 0 : kDots, QChar(0x2022));
}

PairTable::PairTable(const QString &name, const QString &first, const QString &second, const QString &toolTip, QWidget *parent)
    : QTableWidget(1, 2, parent)
{
    setHorizontalHeaderLabels({first, second});
    setAccessibleName(name);
    setToolTip(toolTip);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    setFixedHeight(kHeight);
    connect(this, &QTableWidget::cellChanged, this, [this](int row) {
        if (m_filling)
            return;
        if (row == rowCount() - 1)
            setRowCount(row + 2);
        showTicks();
        Q_EMIT changed();
    });
    auto *remove = new QShortcut(QKeySequence::Delete, this, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, [this] {
        removeRow(currentRow());
        if (rowCount() == 0)
            setRowCount(1);
        showTicks();
        Q_EMIT changed();
    });
}

PairTable::~PairTable() = default;

PairTable::Rows PairTable::rows() const
{
    Rows rows;
    for (int row = 0; row < rowCount(); ++row) {
        if (!text(row, 0).isEmpty() || !text(row, 1).isEmpty())
            rows.append({text(row, 0), text(row, 1)});
    }
    return rows;
}

QString PairTable::text(int row, int column) const
{
    return item(row, column) ? item(row, column)->text().trimmed() : QString();
}

void PairTable::setRows(const Rows &rows)
{
    m_filling = true;
    clearContents();
    setRowCount(static_cast<int>(rows.size()) + 1);
    for (int row = 0; row < rows.size(); ++row) {
        setItem(row, 0, new QTableWidgetItem(rows[row].first));
        setItem(row, 1, new QTableWidgetItem(rows[row].second));
    }
    m_filling = false;
    showTicks();
}

void PairTable::addTicks(const QString &title, const QString &toolTip, SecretDelegate::IsSecret always)
{
    m_alwaysTicked = std::move(always);
    setColumnCount(kTickColumn + 1);
    auto *header = new QTableWidgetItem(title);
    header->setToolTip(toolTip);
    setHorizontalHeaderItem(kTickColumn, header);
    horizontalHeader()->setSectionResizeMode(kTickColumn, QHeaderView::ResizeToContents);
    showTicks();
}

bool PairTable::isTicked(const QString &first) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const QTableWidgetItem *tick = item(row, kTickColumn);
        if (tick && tick->checkState() == Qt::Checked && text(row, 0) == first)
            return true;
    }
    return false;
}

void PairTable::tick(const QString &first)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (QTableWidgetItem *tick = item(row, kTickColumn); tick && text(row, 0) == first)
            tick->setCheckState(Qt::Checked);
    }
}

// A tick in each row; what is ticked by its name only is free again when it is renamed.
void PairTable::showTicks()
{
    if (!m_alwaysTicked)
        return;
    const bool filling = std::exchange(m_filling, true);
    for (int row = 0; row < rowCount(); ++row) {
        QTableWidgetItem *tick = item(row, kTickColumn);
        if (!tick) {
            tick = new QTableWidgetItem;
            tick->setCheckState(Qt::Unchecked);
            tick->setToolTip(horizontalHeaderItem(kTickColumn)->toolTip());
            tick->setData(Qt::AccessibleTextRole, horizontalHeaderItem(kTickColumn)->text());
            setItem(row, kTickColumn, tick);
        }
        constexpr Qt::ItemFlags kFree = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable;
        const bool wasFree = tick->flags().testFlag(Qt::ItemIsUserCheckable);
        const bool isFree = !m_alwaysTicked(text(row, 0));
        if (isFree != wasFree)
            tick->setCheckState(isFree ? Qt::Unchecked : Qt::Checked);
        tick->setFlags(isFree ? kFree : Qt::ItemIsSelectable);
    }
    m_filling = filling;
}

void PairTable::begin(const QString &first)
{
    int row = 0;
    while (row < rowCount() - 1 && text(row, 0) != first)
        ++row;
    if (row == rowCount() - 1) {
        setItem(row, 0, new QTableWidgetItem(first));
        setItem(row, 1, new QTableWidgetItem);
    }
    if (!item(row, 1))
        setItem(row, 1, new QTableWidgetItem);
    setFocus();
    setCurrentCell(row, 1);
    editItem(item(row, 1));
}

} // namespace streamscope::widgets
