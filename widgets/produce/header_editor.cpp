// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/header_editor.h"

#include "models/decode/decode.h"
#include "widgets/common/sentences.h"
#include "widgets/produce/header_table.h"

#include <QComboBox>
#include <QJsonObject>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

enum HeaderForm { Text, Hex, Base64, Null };
constexpr int kNameBytes = Qt::UserRole; ///< of a message that was taken over; counts until another name is typed

// As it is read: a name that is no text is shown by its bytes.
QString shownName(const QByteArray &name)
{
    const QString text = QString::fromUtf8(name);
    return text.toUtf8() == name && decode::visibleText(text) == text ? text : u'⟨' + QString::fromLatin1(name.toHex(' ')) + u'⟩';
}

} // namespace

HeaderEditor::HeaderEditor(QWidget *parent)
    : QWidget(parent)
    , m_rows(new HeaderTable({tr("As")}))
{
    m_rows->addButton(tr("Up"), tr("Move the header up"), [this] { move(-1); });
    m_rows->addButton(tr("Down"), tr("Move the header down"), [this] { move(1); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_rows);
    connect(m_rows, &HeaderTable::rowAdded, this, &HeaderEditor::addForm);
    connect(m_rows, &HeaderTable::changed, this, &HeaderEditor::changed);
}

HeaderEditor::~HeaderEditor() = default;

void HeaderEditor::addForm(int row)
{
    auto *box = new QComboBox;
    box->addItems({tr("Text"), tr("Hex"), tr("Base64"), tr("null")});
    box->setAccessibleName(tr("Form of the header's value"));
    m_rows->table()->setCellWidget(row, HeaderTable::Further, box);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box] {
        for (int at = 0; at < m_rows->rowCount(); ++at) {
            if (m_rows->table()->cellWidget(at, HeaderTable::Further) == box)
                greyValue(at);
        }
        Q_EMIT m_rows->changed();
    });
}

void HeaderEditor::addRow(const QString &name, const QString &value, int form, const std::optional<QByteArray> &nameBytes)
{
    const int row = m_rows->addRow(name, value);
    if (nameBytes)
        m_rows->table()->item(row, HeaderTable::Name)->setData(kNameBytes, *nameBytes);
    auto *box = qobject_cast<QComboBox *>(m_rows->table()->cellWidget(row, HeaderTable::Further));
    const QSignalBlocker blocker(box); // the row is filled, not changed
    box->setCurrentIndex(qBound(0, form, int(Null)));
    greyValue(row);
}

// What null does not use is not shown as if it were sent.
void HeaderEditor::greyValue(int row)
{
    QTableWidgetItem *item = m_rows->table()->item(row, HeaderTable::Value);
    const QSignalBlocker blocker(m_rows->table());
    item->setFlags(formOf(row) == Null ? item->flags() & ~Qt::ItemIsEnabled : item->flags() | Qt::ItemIsEnabled);
}

std::optional<QByteArray> HeaderEditor::nameBytes(int row) const
{
    const QTableWidgetItem *item = m_rows->table()->item(row, HeaderTable::Name);
    const QVariant bytes = item ? item->data(kNameBytes) : QVariant();
    if (bytes.isValid() && shownName(bytes.toByteArray()) == item->text())
        return bytes.toByteArray();
    return {};
}

int HeaderEditor::formOf(int row) const
{
    const auto *box = qobject_cast<const QComboBox *>(m_rows->table()->cellWidget(row, HeaderTable::Further));
    return box ? box->currentIndex() : int(Text);
}

void HeaderEditor::move(int by)
{
    const int row = m_rows->table()->currentRow();
    const QJsonArray rows = draft();
    if (row < 0 || row + by < 0 || row + by >= rows.size())
        return;
    QJsonArray moved = rows;
    moved.replace(row, rows.at(row + by));
    moved.replace(row + by, rows.at(row));
    setDraft(moved);
    m_rows->table()->setCurrentCell(row + by, HeaderTable::Name);
}

tl::expected<QList<cluster::Header>, QString> HeaderEditor::headers() const
{
    QList<cluster::Header> result;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QString name = m_rows->text(row, HeaderTable::Name);
        const QString value = m_rows->text(row, HeaderTable::Value);
        const std::optional<QByteArray> exact = nameBytes(row);
        if (!exact && name.isEmpty() && value.isEmpty())
            continue;
        cluster::Header header{exact.value_or(name.toUtf8()), std::nullopt};
        core::Result<QByteArray> bytes = value.toUtf8();
        if (formOf(row) == Hex)
            bytes = decode::fromHex(value);
        else if (formOf(row) == Base64)
            bytes = decode::fromBase64(value);
        if (!bytes)
            return tl::make_unexpected(tr("Header %1: %2").arg(name, byteTextFault(bytes.error())));
        if (formOf(row) != Null)
            header.value = *bytes;
        result.append(header);
    }
    return result;
}

void HeaderEditor::setHeaders(const QList<cluster::Header> &headers)
{
    m_rows->fill([&] {
        for (const cluster::Header &header : headers) {
            const QString name = shownName(header.name);
            if (!header.value) {
                addRow(name, {}, Null, header.name);
                continue;
            }
            const QString value = QString::fromUtf8(*header.value);
            const bool plain = value.toUtf8() == *header.value && decode::visibleText(value) == value;
            addRow(name, plain ? value : QString::fromLatin1(header.value->toHex(' ')), plain ? Text : Hex, header.name);
        }
    });
}

QJsonArray HeaderEditor::draft() const
{
    QJsonArray rows;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        QJsonObject kept{{u"name"_s, m_rows->text(row, HeaderTable::Name)}, {u"value"_s, m_rows->text(row, HeaderTable::Value)}, {u"form"_s, formOf(row)}};
        if (const auto exact = nameBytes(row))
            kept.insert("name_bytes"_L1, QString::fromLatin1(exact->toBase64()));
        rows.append(kept);
    }
    return rows;
}

qsizetype HeaderEditor::textSize() const
{
    qsizetype size = 0;
    for (int row = 0; row < m_rows->rowCount(); ++row)
        size += m_rows->text(row, HeaderTable::Name).size() + m_rows->text(row, HeaderTable::Value).size();
    return size;
}

void HeaderEditor::setDraft(const QJsonArray &draft)
{
    m_rows->fill([&] {
        for (const QJsonValue &value : draft) {
            const QJsonObject row = value.toObject();
            const QJsonValue exact = row.value("name_bytes"_L1);
            addRow(row.value("name"_L1).toString(), row.value("value"_L1).toString(), row.value("form"_L1).toInt(),
                   exact.isString() ? std::optional(QByteArray::fromBase64(exact.toString().toLatin1())) : std::nullopt);
        }
    });
}

} // namespace streamscope::widgets
