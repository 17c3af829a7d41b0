// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/template_form.h"

#include "models/decode/decode.h"
#include "models/session/settings.h"
#include "models/session/template_book.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"
#include "widgets/produce/reference_edit.h"
#include "widgets/produce/template_edit.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kNameWidth = 200;
constexpr int kHeaderWidth = 140;

} // namespace

TemplateForm::TemplateForm(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_names(new QComboBox)
    , m_note(new PlainLabel)
    , m_key(new TemplateEdit(tr("Key")))
    , m_value(new TemplateEdit(tr("Value")))
    , m_last(m_value)
    , m_headers(new QTableWidget(0, ColumnCount))
    , m_headerFault(new PlainLabel)
    , m_reference(new ReferenceEdit(context))
{
    m_key->setObjectName(u"templateKey"_s);
    m_value->setObjectName(u"templateValue"_s);
    auto *parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_key);
    parts->addWidget(m_value);
    parts->addWidget(makeHeaders());
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 5);
    parts->setStretchFactor(2, 2);
    parts->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeNameRow());
    layout->addWidget(parts, 1);
    layout->addWidget(m_reference);
    connect(m_reference, &ReferenceEdit::changed, this, &TemplateForm::check);
    connect(m_reference, &ReferenceEdit::nothingFound, this, [this] { m_note->setText(tr("The topic has no message.")); });
    for (TemplateEdit *edit : {m_key, m_value}) {
        connect(edit, &TemplateEdit::changed, this, &TemplateForm::check);
        edit->field()->installEventFilter(this);
    }
    connect(m_headers, &QTableWidget::cellChanged, this, &TemplateForm::check);
    setText(starter());
}

TemplateForm::~TemplateForm() = default;

flows::MessageTemplateText TemplateForm::starter()
{
    flows::MessageTemplateText text;
    text.key = u"${uuid()}"_s;
    text.value = uR"({
  "id": "${seq()}",
  "user": "${randomName()}",
  "amount": "${randomDouble(1, 500, 2)}",
  "status": "${choice({'new': 7, 'paid': 2, 'failed': 1})}",
  "at": "${now()}"
})"_s;
    return text;
}

QWidget *TemplateForm::makeNameRow()
{
    m_names->setEditable(true);
    m_names->setInsertPolicy(QComboBox::NoInsert);
    m_names->setAccessibleName(tr("Kept templates"));
    m_names->setToolTip(tr("The templates of this topic that are kept by name"));
    m_names->lineEdit()->setPlaceholderText(tr("Name of a template"));
    m_names->lineEdit()->setAccessibleName(tr("Name of a template"));
    m_names->setMinimumWidth(kNameWidth);
    auto *save = new QAction(icon(u"save"_s), tr("Keep"), this);
    save->setToolTip(tr("Keep the template under this name, for this topic"));
    auto *remove = new QAction(icon(u"delete"_s), tr("Forget"), this);
    remove->setToolTip(tr("Forget the template of this name"));
    connect(save, &QAction::triggered, this, [this] {
        if (!keep(m_names->currentText().trimmed()))
            m_note->setText(tr("A template needs a name, and a topic."));
    });
    connect(remove, &QAction::triggered, this, [this] { this->remove(m_names->currentText().trimmed()); });
    connect(m_names, &QComboBox::activated, this, [this](int index) { open(m_names->itemText(index)); });
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *label = new PlainLabel(tr("Te&mplate"));
    label->setBuddy(m_names);
    layout->addWidget(label);
    layout->addWidget(m_names);
    for (QAction *action : {save, remove}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAccessibleName(action->text());
        button->setFocusPolicy(Qt::StrongFocus);
        layout->addWidget(button);
    }
    layout->addWidget(m_note, 1);
    return row;
}

QWidget *TemplateForm::makeHeaders()
{
    m_headers->setHorizontalHeaderLabels({tr("Header"), tr("Value")});
    m_headers->setAccessibleName(tr("Headers"));
    m_headers->setTabKeyNavigation(false);
    m_headers->verticalHeader()->hide();
    m_headers->horizontalHeader()->setStretchLastSection(true);
    m_headers->horizontalHeader()->resizeSection(Name, kHeaderWidth);
    m_headers->setMinimumHeight(70);
    auto *content = new QWidget;
    auto *bar = new QHBoxLayout;
    auto *label = new PlainLabel(tr("Headers, in order"));
    label->setBuddy(m_headers);
    bar->addWidget(label);
    bar->addWidget(m_headerFault, 1);
    const auto addButton = [this, bar](const QString &caption, const QString &toolTip, auto act) {
        auto *button = new QPushButton(caption);
        button->setToolTip(toolTip);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, act);
        bar->addWidget(button);
    };
    addButton(tr("Add"), tr("Another header; the same name may come twice"), [this] {
        addHeader();
        check();
        m_headers->setCurrentCell(m_headers->rowCount() - 1, Name);
        m_headers->editItem(m_headers->item(m_headers->rowCount() - 1, Name));
    });
    addButton(tr("Remove"), tr("The chosen headers (Del)"), [this] { removeHeader(); });
    auto *remove = new QShortcut(QKeySequence::Delete, m_headers, nullptr, nullptr, Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &TemplateForm::removeHeader);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_headers, 1);
    return content;
}

// A null value is written as the template of null.
void TemplateForm::addHeader(const QString &name, const std::optional<QString> &value)
{
    const bool filling = std::exchange(m_filling, true);
    const int row = m_headers->rowCount();
    m_headers->setRowCount(row + 1);
    m_headers->setItem(row, Name, new QTableWidgetItem(name));
    m_headers->setItem(row, Value, new QTableWidgetItem(value.value_or(u"${null}"_s)));
    m_filling = filling;
}

void TemplateForm::removeHeader()
{
    if (m_headers->currentRow() < 0)
        return;
    m_headers->removeRow(m_headers->currentRow());
    check();
}

flows::MessageTemplateText TemplateForm::text() const
{
    flows::MessageTemplateText text;
    text.key = m_key->text();
    text.jsonKey = m_key->form() == TemplateEdit::Form::Json;
    text.value = m_value->text();
    text.jsonValue = m_value->form() != TemplateEdit::Form::Text;
    text.reference = m_reference->text();
    for (int row = 0; row < m_headers->rowCount(); ++row) {
        const QTableWidgetItem *name = m_headers->item(row, Name);
        const QTableWidgetItem *value = m_headers->item(row, Value);
        if ((name && !name->text().isEmpty()) || (value && !value->text().isEmpty()))
            text.headers.append({name ? name->text() : QString(), value ? value->text() : QString()});
    }
    return text;
}

void TemplateForm::setText(const flows::MessageTemplateText &text)
{
    m_filling = true;
    m_key->setText(text.key, text.jsonKey);
    m_value->setText(text.value, text.jsonValue);
    m_reference->setText(text.reference);
    m_headers->setRowCount(0);
    for (const flows::MessageTemplateText::Header &header : text.headers)
        addHeader(header.name, header.value);
    m_filling = false;
    check();
}

void TemplateForm::check()
{
    if (m_filling)
        return;
    m_key->clearFault();
    m_value->clearFault();
    m_headerFault->clear();
    m_note->clear();
    auto made = flows::MessageTemplate::compile(text());
    m_compiled = made ? std::optional(*made) : std::nullopt;
    if (!made)
        showFaults(made.error());
    Q_EMIT changed();
}

void TemplateForm::showFaults(const QList<flows::TemplateFault> &faults)
{
    for (const flows::TemplateFault &fault : faults) {
        const QString words = decode::visibleText(fault.fault.message);
        switch (fault.part) {
        case flows::TemplateFault::Part::Key: m_key->showFault(fault.fault); break;
        case flows::TemplateFault::Part::Value: m_value->showFault(fault.fault); break;
        case flows::TemplateFault::Part::Header:
            m_headerFault->setText(tr("Header %1, column %2: %3").arg(fault.header + 1).arg(fault.fault.column).arg(words));
            break;
        case flows::TemplateFault::Part::Reference: m_note->setText(tr("The message referred to: %1").arg(words)); break;
        }
    }
}

QString TemplateForm::fault() const
{
    for (const QString &words : {m_key->fault(), m_value->fault(), m_headerFault->text(), m_compiled ? QString() : m_note->text()}) {
        if (!words.isEmpty())
            return words;
    }
    return {};
}

void TemplateForm::insert(const QString &text)
{
    m_last->insert(text);
}

bool TemplateForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        m_last = watched == m_key->field() ? m_key : m_value;
    return QWidget::eventFilter(watched, event);
}

void TemplateForm::setTopic(const QString &topic)
{
    m_reference->setTopic(topic); // it may have been created since
    if (topic == m_topic)
        return;
    m_topic = topic;
    showNames();
}

void TemplateForm::showNames()
{
    const QString typed = m_names->currentText();
    m_names->clear();
    m_names->addItems(names());
    m_names->setCurrentIndex(m_names->findText(typed));
    m_names->setCurrentText(typed);
}

QStringList TemplateForm::names() const
{
    return m_topic.isEmpty() ? QStringList() : session::TemplateBook(m_context.settings, m_topic).names();
}

bool TemplateForm::keep(const QString &name)
{
    if (m_topic.isEmpty() || !session::TemplateBook(m_context.settings, m_topic).keep(name, text().toJson()))
        return false;
    showNames();
    m_note->setText(tr("Kept for %1.").arg(decode::visibleText(m_topic)));
    return true;
}

void TemplateForm::open(const QString &name)
{
    const QJsonObject found = session::TemplateBook(m_context.settings, m_topic).find(name);
    if (!found.isEmpty())
        setText(flows::MessageTemplateText::fromJson(found));
}

void TemplateForm::remove(const QString &name)
{
    if (session::TemplateBook(m_context.settings, m_topic).remove(name))
        m_names->clearEditText();
    showNames();
}

} // namespace streamscope::widgets
