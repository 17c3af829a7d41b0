// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/pair_table.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>

#include <utility>

namespace streamscope::widgets {
namespace {

constexpr int kHeight = 110;
constexpr int kDots = 8;

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
        Q_EMIT changed();
    });
    auto *remove = new QShortcut(QKeySequence::Delete, this, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, [this] {
        removeRow(currentRow());
        if (rowCount() == 0)
            setRowCount(1);
        Q_EMIT changed();
    });
}

PairTable::~PairTable() = default;

PairTable::Rows PairTable::rows() const
{
    Rows rows;
    for (int row = 0; row < rowCount(); ++row) {
        const auto cell = [this, row](int column) { return item(row, column) ? item(row, column)->text().trimmed() : QString(); };
        if (!cell(0).isEmpty() || !cell(1).isEmpty())
            rows.append({cell(0), cell(1)});
    }
    return rows;
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
}

void PairTable::begin(const QString &first)
{
    const int row = rowCount() - 1;
    setItem(row, 0, new QTableWidgetItem(first));
    setItem(row, 1, new QTableWidgetItem);
    setFocus();
    setCurrentCell(row, 1);
    editItem(item(row, 1));
}

} // namespace streamscope::widgets
