// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/banner.h"

#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_mark(new PlainLabel)
    , m_text(new PlainLabel)
    , m_details(new PlainLabel)
    , m_more(new QToolButton)
    , m_action(new QPushButton)
    , m_close(new QToolButton)
{
    setObjectName(u"banner"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->hide();
    m_more->setText(tr("Details"));
    m_more->setAccessibleName(tr("Show details"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setArrowType(Qt::RightArrow);
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_close->setIcon(icon(u"close"_s));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_mark, 0, 0, Qt::AlignTop);
    layout->addWidget(m_text, 0, 1);
    layout->addWidget(m_more, 0, 2, Qt::AlignTop);
    layout->addWidget(m_action, 0, 3, Qt::AlignTop);
    layout->addWidget(m_close, 0, 4, Qt::AlignTop);
    layout->addWidget(m_details, 1, 1, 1, 4);
    layout->setColumnStretch(1, 1);
    connect(m_more, &QToolButton::toggled, this, [this](bool on) {
        m_details->setVisible(on);
        m_more->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
    });
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &Banner::clear);
    hide();
}

Banner::~Banner() = default;

void Banner::show(Kind kind, const QString &sentence, const QString &action, const QString &details)
{
    m_kind = kind;
    m_text->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_details->setText(details);
    m_more->setVisible(!details.isEmpty());
    if (details.isEmpty())
        m_more->setChecked(false);
    paintKind();
    QFrame::setVisible(true);
}

void Banner::showError(const core::KafkaError &error, const QString &action)
{
    const ErrorText text = describe(error);
    show(Kind::Error, text.remedy.isEmpty() ? text.sentence : text.sentence + u' ' + text.remedy, action, text.details);
}

void Banner::clear()
{
    hide();
    m_text->clear();
}

QString Banner::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        paintKind();
    QFrame::changeEvent(event);
}

void Banner::paintKind()
{
    const Token token = m_kind == Kind::Error ? Token::Error : m_kind == Kind::Warning ? Token::Warning : Token::Accent;
    const QString name = m_kind == Kind::Error ? u"error"_s : m_kind == Kind::Warning ? u"warning"_s : u"information"_s;
    m_mark->setPixmap(icon(name, token).pixmap(16, 16));
    m_mark->setAccessibleName(m_kind == Kind::Error ? tr("Error") : m_kind == Kind::Warning ? tr("Warning") : tr("Information"));
    const QString sheet = u"QFrame#banner { background: %1; border: 0; border-left: 3px solid %2; border-bottom: 1px solid %3; }"_s.arg(
        color(Token::Raised).name(), color(token).name(), color(Token::Line).name());
    if (styleSheet() != sheet)
        setStyleSheet(sheet);
}

} // namespace streamscope::widgets
