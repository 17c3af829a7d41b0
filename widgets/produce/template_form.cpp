// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/template_form.h"

#include "models/decode/decode.h"
#include "models/session/settings.h"
#include "models/session/template_book.h"
#include "widgets/common/kept_names.h"
#include "widgets/common/plain_label.h"
#include "widgets/produce/header_table.h"
#include "widgets/produce/reference_edit.h"
#include "widgets/produce/template_edit.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

TemplateForm::TemplateForm(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_note(new PlainLabel)
    , m_names(makeNames())
    , m_key(new TemplateEdit(tr("Key")))
    , m_value(new TemplateEdit(tr("Value")))
    , m_last(m_value)
    , m_headers(new HeaderTable)
    , m_reference(new ReferenceEdit(context))
{
    m_key->setObjectName(u"templateKey"_s);
    m_value->setObjectName(u"templateValue"_s);
    auto *parts = new QSplitter(Qt::Vertical);
    parts->addWidget(m_key);
    parts->addWidget(m_value);
    parts->addWidget(m_headers);
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 5);
    parts->setStretchFactor(2, 2);
    parts->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_names);
    layout->addWidget(parts, 1);
    layout->addWidget(m_reference);
    connect(m_reference, &ReferenceEdit::changed, this, &TemplateForm::check);
    connect(m_reference, &ReferenceEdit::nothingFound, this, [this] { m_note->setText(tr("The topic has no message.")); });
    for (TemplateEdit *edit : {m_key, m_value}) {
        connect(edit, &TemplateEdit::changed, this, &TemplateForm::check);
        edit->field()->installEventFilter(this);
    }
    connect(m_headers, &HeaderTable::changed, this, &TemplateForm::check);
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

KeptNames *TemplateForm::makeNames()
{
    auto *names = new KeptNames({.label = tr("Te&mplate"),
                                 .name = tr("Kept templates"),
                                 .toolTip = tr("The templates of this topic that are kept by name"),
                                 .placeholder = tr("Name of a template"),
                                 .keep = tr("Keep"),
                                 .keepToolTip = tr("Keep the template under this name, for this topic"),
                                 .forget = tr("Forget"),
                                 .forgetToolTip = tr("Forget the template of this name")});
    names->row()->addWidget(m_note, 1);
    connect(names, &KeptNames::keepRequested, this, [this](const QString &name) {
        if (!keep(name))
            m_note->setText(tr("A template needs a name, and a topic."));
    });
    connect(names, &KeptNames::forgetRequested, this, &TemplateForm::remove);
    connect(names, &KeptNames::chosen, this, &TemplateForm::open);
    return names;
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
        const QString name = m_headers->text(row, HeaderTable::Name);
        const QString value = m_headers->text(row, HeaderTable::Value);
        if (!name.isEmpty() || !value.isEmpty())
            text.headers.append({name, value});
    }
    return text;
}

void TemplateForm::setText(const flows::MessageTemplateText &text)
{
    m_filling = true;
    m_key->setText(text.key, text.jsonKey);
    m_value->setText(text.value, text.jsonValue);
    m_reference->setText(text.reference);
    m_headers->fill([&] {
        for (const flows::MessageTemplateText::Header &header : text.headers)
            m_headers->addRow(header.name, header.value.value_or(u"${null}"_s)); // null is the template of null
    });
    m_filling = false;
    check();
}

void TemplateForm::check()
{
    if (m_filling)
        return;
    m_key->clearFault();
    m_value->clearFault();
    m_headers->note()->clear();
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
            m_headers->note()->setText(tr("Header %1, column %2: %3").arg(fault.header + 1).arg(fault.fault.column).arg(words));
            break;
        case flows::TemplateFault::Part::Reference: m_note->setText(tr("The message referred to: %1").arg(words)); break;
        }
    }
}

QString TemplateForm::fault() const
{
    for (const QString &words : {m_key->fault(), m_value->fault(), m_headers->note()->text(), m_compiled ? QString() : m_note->text()}) {
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
    m_names->setNames(names());
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
        m_names->setName({});
    showNames();
}

} // namespace streamscope::widgets
