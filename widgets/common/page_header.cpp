// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/page_header.h"

#include "models/decode/decode.h"
#include "widgets/common/plain_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kShortestName = 120; ///< pixels
constexpr QChar kLeftToRight(0x200e);

} // namespace

// A name of any length: what does not fit is left out in its middle, and the tool tip has it all. It asks for no room that the
// window does not have.
class NameLabel final : public PlainLabel {
public:
    void setName(const QString &name)
    {
        m_name = name;
        setAccessibleName(name);
        updateGeometry();
        showFitting();
    }

    [[nodiscard]] QSize sizeHint() const override { return {fontMetrics().horizontalAdvance(m_name) + 1, PlainLabel::sizeHint().height()}; }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {std::min(sizeHint().width(), kShortestName), PlainLabel::minimumSizeHint().height()};
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        showFitting();
        PlainLabel::resizeEvent(event);
    }
    void changeEvent(QEvent *event) override
    {
        if (event->type() == QEvent::FontChange)
            showFitting();
        PlainLabel::changeEvent(event);
    }

private:
    void showFitting()
    {
        const QString shown = fontMetrics().elidedText(m_name, Qt::ElideMiddle, std::max(width(), minimumSizeHint().width()));
        const bool whole = shown == m_name;
        setToolTip(whole ? QString() : m_name.toHtmlEscaped());
        // Ordered as in lists, which begin at the left whatever the name begins with; the mark is not to be copied.
        const bool isMarked = m_name.isRightToLeft();
        setTextInteractionFlags(whole && !isMarked ? Qt::TextSelectableByMouse : Qt::NoTextInteraction); // half a name is none
        setText(isMarked ? kLeftToRight + shown : shown);
    }

    QString m_name;
};

PageHeader::PageHeader(const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_name(new NameLabel)
    , m_chips(new QHBoxLayout)
    , m_actions(new QHBoxLayout)
{
    QFont font = m_name->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setBold(true);
    m_name->setFont(font);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(12);
    layout->addWidget(m_name);
    layout->addLayout(m_chips);
    layout->addStretch(1);
    layout->addLayout(m_actions);
    m_chips->setSpacing(6);
    m_actions->setSpacing(4);
    setName(name);
}

PageHeader::~PageHeader() = default;

void PageHeader::setName(const QString &name)
{
    m_name->setName(decode::visibleText(name));
}

void PageHeader::setFacts(const QStringList &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    while (QLayoutItem *item = m_chips->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString &fact : facts) {
        auto *chip = new PlainLabel(decode::visibleText(fact));
        chip->setFrameShape(QFrame::StyledPanel);
        chip->setMargin(3);
        m_chips->addWidget(chip);
    }
}

void PageHeader::addAction(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(action->text());
    button->setFocusPolicy(Qt::StrongFocus);
    m_actions->addWidget(button);
    const auto follow = [button, action] { button->setHidden(!action->isVisible()); };
    connect(action, &QAction::changed, button, follow);
    follow();
}

void PageHeader::addMenuButton(QToolButton *button)
{
    m_actions->addWidget(button);
}

} // namespace streamscope::widgets
