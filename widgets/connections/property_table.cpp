// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/property_table.h"

#include "models/decode/decode.h"
#include "models/kafka/property_catalog.h"
#include "models/session/profile.h"
#include "models/session/property_policy.h"
#include "widgets/common/cell_completer.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"
#include "widgets/connections/pair_table.h"
#include "widgets/connections/risk_box.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

enum Column { Name, Value, Fault, ColumnCount };

class PropertyDelegate final : public SecretDelegate {
public:
    explicit PropertyDelegate(QObject *parent)
        : SecretDelegate([](const QString &name) { return session::isSecretProperty(name); }, parent)
    {
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QWidget *editor = SecretDelegate::createEditor(parent, option, index);
        auto *line = qobject_cast<QLineEdit *>(editor);
        if (!line)
            return editor;
        const QString name = index.siblingAtColumn(Name).data().toString().trimmed();
        QStringList words;
        if (index.column() == Name) {
            for (const kafka::PropertyInfo &info : kafka::propertyCatalog())
                words.append(info.name);
        } else if (const kafka::PropertyInfo *info = kafka::propertyInfo(name); info && info->range.contains(u','))
            words = info->range.split(u", "_s);
        if (!words.isEmpty())
            new CellCompleter(words, line);
        return editor;
    }
};

} // namespace

PropertyTable::PropertyTable(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, ColumnCount))
    , m_help(new PlainLabel)
    , m_confirmations(new QVBoxLayout)
{
    m_table->setHorizontalHeaderLabels({tr("Property"), tr("Value"), tr("Check")});
    m_table->setAccessibleName(tr("Further properties"));
    m_table->setItemDelegate(new PropertyDelegate(m_table));
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->resizeSection(Name, 220);
    m_table->horizontalHeader()->resizeSection(Value, 180);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setMinimumHeight(120);
    m_help->setWordWrap(true);
    m_help->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    layout->addWidget(m_help);
    layout->addLayout(m_confirmations);
    connect(m_table, &QTableWidget::cellChanged, this, [this](int row) {
        if (m_filling)
            return;
        if (row == m_table->rowCount() - 1 && !text(row, Name).isEmpty())
            addRow({}, {});
        check();
        showConfirmations();
    });
    connect(m_table, &QTableWidget::currentCellChanged, this, &PropertyTable::showHelp);
    auto *remove = new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, [this] {
        if (m_table->currentRow() >= 0 && m_table->currentRow() < m_table->rowCount() - 1)
            m_table->removeRow(m_table->currentRow());
        check();
        showConfirmations();
    });
    // Elsewhere in a dialog Return presses its button.
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *edit = new QShortcut(key, m_table, nullptr, nullptr, Qt::WidgetShortcut);
        connect(edit, &QShortcut::activated, this, [this] {
            if (QTableWidgetItem *item = m_table->currentItem(); item && (item->flags() & Qt::ItemIsEditable))
                m_table->editItem(item);
        });
    }
    m_table->setToolTip(tr("Return edits a cell, Del removes a row"));
    setProperties({});
}

PropertyTable::~PropertyTable() = default;

// Faults wear a colour of the theme.
void PropertyTable::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showFaults();
    QWidget::changeEvent(event);
}

void PropertyTable::addRow(const QString &name, const QString &value)
{
    const bool filling = std::exchange(m_filling, true);
    const int row = m_table->rowCount();
    m_table->setRowCount(row + 1);
    m_table->setItem(row, Name, new QTableWidgetItem(name));
    m_table->setItem(row, Value, new QTableWidgetItem(value));
    auto *fault = new QTableWidgetItem;
    fault->setFlags(Qt::ItemIsEnabled);
    m_table->setItem(row, Fault, fault);
    m_filling = filling;
}

QString PropertyTable::text(int row, int column) const
{
    const QTableWidgetItem *item = m_table->item(row, column);
    return item ? item->text().trimmed() : QString();
}

PropertyTable::Properties PropertyTable::properties() const
{
    Properties result;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (const QString name = text(row, Name); !name.isEmpty())
            result.append({name, text(row, Value)});
    }
    return result;
}

void PropertyTable::setProperties(const Properties &properties, const QSet<QString> &confirmed)
{
    m_filling = true;
    m_table->setRowCount(0);
    for (const auto &[name, value] : properties) {
        addRow(name, value);
        if (confirmed.contains(name))
            m_confirmed.insert(name + u'=' + value);
    }
    addRow({}, {});
    m_filling = false;
    check();
    showConfirmations();
}

QString PropertyTable::fault(int row) const
{
    const QString name = text(row, Name);
    const QString value = text(row, Value);
    if (name.isEmpty())
        return value.isEmpty() ? QString() : tr("a value without a property");
    if (name == "bootstrap.servers"_L1 || name == "security.protocol"_L1)
        return tr("has a field of its own above");
    switch (session::propertyRisk(name, value)) {
    case session::PropertyRisk::Allowed:
        // A secret is not repeated in the library's words about it.
        if (session::isSecretProperty(name))
            return {};
        if (value.isEmpty())
            return tr("has no value");
        return decode::visibleText(kafka::propertyFault(name, value));
    case session::PropertyRisk::Managed: return tr("set by Streamscope itself");
    case session::PropertyRisk::RunsCode:
        return m_confirmed.contains(name + u'=' + value) ? QString() : tr("can run code: confirm it below");
    case session::PropertyRisk::Unknown: return kafka::propertyInfo(name) ? QString() : tr("not a property of librdkafka");
    }
    return {};
}

QStringList PropertyTable::faults() const
{
    QStringList result;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (const QString wrong = fault(row); !wrong.isEmpty())
            result.append(tr("Property %1: %2").arg(text(row, Name), wrong));
    }
    return result;
}

void PropertyTable::check()
{
    showFaults();
    Q_EMIT changed();
}

void PropertyTable::showFaults()
{
    const bool filling = std::exchange(m_filling, true);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (QTableWidgetItem *item = m_table->item(row, Fault)) {
            item->setText(fault(row));
            item->setForeground(color(Token::Error));
        }
    }
    m_filling = filling;
}

void PropertyTable::showHelp()
{
    const kafka::PropertyInfo *info = kafka::propertyInfo(text(m_table->currentRow(), Name));
    QStringList words;
    if (info) {
        words.append(info->type + (info->range.isEmpty() ? QString() : u" ("_s + info->range + u')'));
        if (!info->defaultValue.isEmpty())
            words.append(tr("default %1").arg(info->defaultValue));
        words.append(info->description);
    }
    m_help->setText(words.join(u" · "_s));
}

// One tick a property that can run code, shown in full.
void PropertyTable::showConfirmations()
{
    while (QLayoutItem *item = m_confirmations->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    for (const auto &[name, value] : properties()) {
        if (session::propertyRisk(name, value) != session::PropertyRisk::RunsCode)
            continue;
        const QString whole = name + u'=' + value;
        auto *box = new RiskBox(name, value, m_confirmed.contains(whole));
        connect(box, &RiskBox::toggled, this, [this, whole](bool agreed) {
            agreed ? (void)m_confirmed.insert(whole) : (void)m_confirmed.remove(whole);
            check();
        });
        m_confirmations->addWidget(box);
    }
}

} // namespace streamscope::widgets
