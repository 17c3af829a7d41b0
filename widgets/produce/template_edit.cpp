// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/template_edit.h"

#include "models/decode/decode.h"
#include "models/query/template.h"
#include "widgets/common/bounded_text_edit.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace streamscope::widgets {

TemplateEdit::TemplateEdit(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_form(new QComboBox)
    , m_text(new BoundedTextEdit(query::Template::kMaxBytes))
    , m_fault(new PlainLabel)
{
    for (const auto &[form, text] : {std::pair(Form::Json, tr("JSON")), std::pair(Form::Text, tr("Text")),
                                     std::pair(Form::Null, tr("null"))})
        m_form->addItem(text, int(form));
    m_form->setAccessibleName(tr("Form of the %1").arg(name));
    m_form->setToolTip(tr("JSON stays one document whatever the expressions give; null is Kafka's null, which is not the same as empty"));
    m_text->setAccessibleName(name);
    m_text->setFont(monospaceFont());
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_fault->setWordWrap(true);
    auto *label = new PlainLabel(name);
    label->setBuddy(m_text);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(0, 0, 0, 0);
    bar->addWidget(label);
    bar->addWidget(m_form);
    bar->addWidget(m_fault, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(m_text, 1);
    connect(m_form, &QComboBox::currentIndexChanged, this, [this] {
        m_text->setEnabled(form() != Form::Null);
        Q_EMIT changed();
    });
    connect(m_text, &QPlainTextEdit::textChanged, this, &TemplateEdit::changed);
}

TemplateEdit::~TemplateEdit() = default;

TemplateEdit::Form TemplateEdit::form() const
{
    return static_cast<Form>(m_form->currentData().toInt());
}

void TemplateEdit::setForm(Form form)
{
    m_form->setCurrentIndex(m_form->findData(int(form)));
}

std::optional<QString> TemplateEdit::text() const
{
    return form() == Form::Null ? std::nullopt : std::optional(m_text->toPlainText());
}

void TemplateEdit::setText(const std::optional<QString> &text, bool json)
{
    {
        const QSignalBlocker quiet(this);
        m_text->setPlainText(text.value_or(QString()));
        setForm(!text ? Form::Null : json ? Form::Json : Form::Text);
    }
    Q_EMIT changed();
}

void TemplateEdit::insert(const QString &text)
{
    if (form() == Form::Null)
        setForm(Form::Text);
    m_text->insertPlainText(text);
    m_text->setFocus();
}

void TemplateEdit::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_shown)
        showFault(query::ExpressionFault(*m_shown));
}

void TemplateEdit::showFault(const query::ExpressionFault &fault)
{
    m_shown = fault;
    m_fault->setText(tr("Line %1, column %2: %3").arg(fault.line).arg(fault.column).arg(decode::visibleText(fault.message)));
    QPalette palette = m_fault->palette();
    palette.setColor(QPalette::WindowText, color(Token::Error));
    m_fault->setPalette(palette);
    underline(fault.position, std::max(1, fault.length));
}

void TemplateEdit::clearFault()
{
    m_shown.reset();
    m_fault->clear();
    m_text->setExtraSelections({});
}

QString TemplateEdit::fault() const
{
    return m_fault->text();
}

QWidget *TemplateEdit::field() const
{
    return m_text;
}

void TemplateEdit::underline(int position, int length)
{
    const int end = m_text->document()->characterCount() - 1;
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(m_text->document());
    // At the very end there is nothing to underline: the last character stands for it.
    mark.cursor.setPosition(std::clamp(position, 0, std::max(0, end - 1)));
    mark.cursor.setPosition(std::clamp(position + length, 0, end), QTextCursor::KeepAnchor);
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mark.format.setUnderlineColor(color(Token::Error));
    mark.format.setForeground(color(Token::Error));
    m_text->setExtraSelections({mark});
}

} // namespace streamscope::widgets
