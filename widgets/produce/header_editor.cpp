// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/header_editor.h"

#include "models/decode/decode.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonObject>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

enum HeaderForm { Text, Hex, Base64, Null };

} // namespace

HeaderEditor::HeaderEditor(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, ColumnCount))
{
    m_table->setHorizontalHeaderLabels({tr("Header"), tr("Value"), tr("As")});
    m_table->setAccessibleName(tr("Headers"));
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setSectionResizeMode(Value, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(Name, 160);
    m_table->setMinimumHeight(90);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(0, 0, 0, 0);
    auto *label = new PlainLabel(tr("Headers, in order"));
    label->setBuddy(m_table);
    bar->addWidget(label, 1);
    const auto addButton = [this, bar](const QString &caption, const QString &toolTip, auto act) {
        auto *button = new QPushButton(caption);
        button->setToolTip(toolTip);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act);
        bar->addWidget(button);
    };
    addButton(tr("Add"), tr("Another header; the same name may come twice"), [this] {
        addRow();
        m_table->setCurrentCell(m_table->rowCount() - 1, Name);
        m_table->editItem(m_table->item(m_table->rowCount() - 1, Name));
    });
    addButton(tr("Remove"), tr("The chosen headers (Del)"), [this] { removeSelected(); });
    addButton(tr("Up"), tr("Move the header up"), [this] { move(-1); });
    addButton(tr("Down"), tr("Move the header down"), [this] { move(1); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);
    connect(m_table, &QTableWidget::cellChanged, this, [this] {
        if (!m_filling)
            Q_EMIT changed();
    });
    auto *remove = new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &HeaderEditor::removeSelected);
}

HeaderEditor::~HeaderEditor() = default;

void HeaderEditor::addRow(const QString &name, const QString &value, int form)
{
    const bool filling = std::exchange(m_filling, true);
    const int row = m_table->rowCount();
    m_table->setRowCount(row + 1);
    m_table->setItem(row, Name, new QTableWidgetItem(name));
    m_table->setItem(row, Value, new QTableWidgetItem(value));
    auto *box = new QComboBox;
    box->addItems({tr("Text"), tr("Hex"), tr("Base64"), tr("null")});
    box->setAccessibleName(tr("Form of the header's value"));
    box->setCurrentIndex(qBound(0, form, int(Null)));
    m_table->setCellWidget(row, Form, box);
    connect(box, &QComboBox::currentIndexChanged, this, &HeaderEditor::changed);
    m_filling = filling;
    if (!m_filling)
        Q_EMIT changed();
}

int HeaderEditor::formOf(int row) const
{
    const auto *box = qobject_cast<const QComboBox *>(m_table->cellWidget(row, Form));
    return box ? box->currentIndex() : int(Text);
}

QString HeaderEditor::text(int row, int column) const
{
    const QTableWidgetItem *item = m_table->item(row, column);
    return item ? item->text() : QString();
}

void HeaderEditor::removeSelected()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    m_table->removeRow(row);
    Q_EMIT changed();
}

void HeaderEditor::move(int by)
{
    const int row = m_table->currentRow();
    const QJsonArray rows = draft();
    if (row < 0 || row + by < 0 || row + by >= rows.size())
        return;
    QJsonArray moved = rows;
    moved.replace(row, rows.at(row + by));
    moved.replace(row + by, rows.at(row));
    setDraft(moved);
    m_table->setCurrentCell(row + by, Name);
}

tl::expected<QList<cluster::Header>, QString> HeaderEditor::headers() const
{
    QList<cluster::Header> result;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = text(row, Name);
        const QString value = text(row, Value);
        if (name.isEmpty() && value.isEmpty())
            continue;
        cluster::Header header{name.toUtf8(), std::nullopt};
        core::Result<QByteArray> bytes = value.toUtf8();
        if (formOf(row) == Hex)
            bytes = decode::fromHex(value);
        else if (formOf(row) == Base64)
            bytes = decode::fromBase64(value);
        if (!bytes)
            return tl::make_unexpected(tr("Header %1: %2").arg(name, bytes.error().message));
        if (formOf(row) != Null)
            header.value = *bytes;
        result.append(header);
    }
    return result;
}

void HeaderEditor::setHeaders(const QList<cluster::Header> &headers)
{
    const bool filling = std::exchange(m_filling, true);
    m_table->setRowCount(0);
    for (const cluster::Header &header : headers) {
        const QString name = QString::fromUtf8(header.name);
        if (!header.value) {
            addRow(name, {}, Null);
            continue;
        }
        const QString value = QString::fromUtf8(*header.value);
        const bool plain = value.toUtf8() == *header.value && decode::visibleText(value) == value;
        addRow(name, plain ? value : QString::fromLatin1(header.value->toHex(' ')), plain ? Text : Hex);
    }
    m_filling = filling;
    Q_EMIT changed();
}

QJsonArray HeaderEditor::draft() const
{
    QJsonArray rows;
    for (int row = 0; row < m_table->rowCount(); ++row)
        rows.append(QJsonObject{{u"name"_s, text(row, Name)}, {u"value"_s, text(row, Value)}, {u"form"_s, formOf(row)}});
    return rows;
}

void HeaderEditor::setDraft(const QJsonArray &draft)
{
    const bool filling = std::exchange(m_filling, true);
    m_table->setRowCount(0);
    for (const QJsonValue &value : draft) {
        const QJsonObject row = value.toObject();
        addRow(row.value("name"_L1).toString(), row.value("value"_L1).toString(), row.value("form"_L1).toInt());
    }
    m_filling = filling;
    Q_EMIT changed();
}

} // namespace streamscope::widgets
