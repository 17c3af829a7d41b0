// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/banner.h"

#include "models/session/json_file.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kEdge = 3; ///< pixels of the coloured edge

Token tokenOf(Banner::Kind kind)
{
    return kind == Banner::Kind::Error ? Token::Error : kind == Banner::Kind::Warning ? Token::Warning : Token::Accent;
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_mark(new PlainLabel)
    , m_text(new PlainLabel)
    , m_details(new PlainLabel)
    , m_more(new QToolButton)
    , m_action(new QPushButton)
    , m_close(new QToolButton)
{
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
    layout->setContentsMargins(8 + kEdge, 4, 8, 5);
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
    showMark();
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

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString Banner::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showMark();
    QFrame::changeEvent(event);
}

void Banner::showMark()
{
    const QString name = m_kind == Kind::Error ? u"error"_s : m_kind == Kind::Warning ? u"warning"_s : u"information"_s;
    m_mark->setPixmap(icon(name, tokenOf(m_kind)).pixmap(16, 16));
    m_mark->setAccessibleName(m_kind == Kind::Error ? tr("Error") : m_kind == Kind::Warning ? tr("Warning") : tr("Information"));
    m_close->setIcon(icon(u"close"_s));
    update();
}

// By hand: a widget with a style sheet of its own is not told of another theme, and keeps its colours from the one before.
void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Token::Raised));
    painter.fillRect(0, 0, kEdge, height(), color(tokenOf(m_kind)));
    painter.fillRect(0, height() - 1, width(), 1, color(Token::Line));
}

void addProblems(QBoxLayout &layout, Banner::Kind kind, const QList<session::FileProblem> &problems)
{
    for (const session::FileProblem &problem : problems) {
        auto *banner = new Banner;
        layout.addWidget(banner);
        banner->show(kind, describe(problem));
    }
}

} // namespace streamscope::widgets
