// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/filter_bar.h"

#include "models/decode/decode.h"
#include "models/messages/text_filter.h"
#include "models/query/expression_test.h"
#include "widgets/common/theme.h"
#include "widgets/messages/expression_edit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

enum Language { Text, Expression };

} // namespace

QToolButton *makeBarButton(const QString &iconName, const QString &text, const QString &toolTip, bool checkable)
{
    auto *button = new QToolButton;
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolTip(toolTip);
    button->setCheckable(checkable);
    button->setToolButtonStyle(iconName.isEmpty() ? Qt::ToolButtonTextOnly : Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    if (checkable)
        markWhenChecked(button);
    return button;
}

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_language(new QComboBox)
    , m_text(new ExpressionEdit)
    , m_case(makeBarButton({}, tr("Aa"), tr("Match upper and lower case"), true))
    , m_regex(makeBarButton({}, tr(".*"), tr("The text is a regular expression (RE2)"), true))
    , m_onlyMatches(makeBarButton(u"filter"_s, tr("Only matches"), tr("Hide what does not match, also what arrives"), true))
    , m_search(makeBarButton(u"search"_s, tr("Search the topic"),
                             tr("Read from where reading begins to the end, and hold only what matches (Ctrl+Shift+F)"), false))
{
    m_language->addItems({tr("Text"), tr("Expression")});
    m_language->setAccessibleName(tr("Text or expression"));
    m_language->setToolTip(tr("Text: as it stands in key, value or headers. Expression: CEL over fields, such as\n"
                              "value.total > 100 && key != null"));
    m_text->setClearButtonEnabled(true);
    m_onlyMatches->setChecked(true);
    m_case->setAccessibleName(tr("Match case"));
    m_regex->setAccessibleName(tr("Regular expression"));
    m_search->setShortcut(QKeySequence(u"Ctrl+Shift+F"_s));
    m_search->setEnabled(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 3, 8, 6);
    layout->setSpacing(4);
    layout->addWidget(m_language);
    layout->addWidget(m_text, 1);
    for (QToolButton *button : {m_case, m_regex, m_onlyMatches, m_search})
        layout->addWidget(button);
    connect(m_text, &QLineEdit::textChanged, this, &FilterBar::take);
    connect(m_text, &QLineEdit::returnPressed, this, &FilterBar::nextRequested);
    connect(m_language, &QComboBox::currentIndexChanged, this, [this] {
        showLanguage();
        take();
    });
    for (QToolButton *button : {m_case, m_regex})
        connect(button, &QToolButton::toggled, this, &FilterBar::take);
    connect(m_onlyMatches, &QToolButton::toggled, this, &FilterBar::onlyMatchesChanged);
    connect(m_search, &QToolButton::clicked, this, &FilterBar::searchRequested);
    showLanguage();
}

FilterBar::~FilterBar() = default;

void FilterBar::showLanguage()
{
    const bool expression = isExpression();
    m_case->setVisible(!expression);
    m_regex->setVisible(!expression);
    m_text->setPlaceholderText(expression ? tr("value.total > 100 && value.country == \"DE\" (Ctrl+F; F3 for the next)")
                                          : tr("Text in key, value or headers of what is held (Ctrl+F; F3 for the next)"));
    m_text->setAccessibleName(expression ? tr("Expression to find") : tr("Text to find"));
    m_text->setIsExpression(expression);
}

bool FilterBar::isEmpty() const
{
    return m_text->text().isEmpty();
}

bool FilterBar::onlyMatches() const
{
    return m_onlyMatches->isChecked();
}

bool FilterBar::isExpression() const
{
    return m_language->currentIndex() == Expression;
}

QString FilterBar::fault() const
{
    return m_text->fault();
}

QString FilterBar::text() const
{
    return m_text->text();
}

void FilterBar::take()
{
    if (m_restoring)
        return;
    m_text->check();
    if (!isExpression() && m_regex->isChecked()) {
        const auto matcher = messages::TextMatcher::make(m_text->text(), {.regex = true, .caseSensitive = m_case->isChecked()});
        if (!matcher)
            m_text->showFault(tr("This is not a regular expression: %1").arg(decode::visibleText(matcher.error().message)), 0,
                              static_cast<int>(m_text->text().size()));
    }
    m_search->setEnabled(!isEmpty() && fault().isEmpty());
    Q_EMIT changed();
}

std::unique_ptr<messages::MessageTest> FilterBar::makeTest(const QStringList &topics) const
{
    if (isEmpty() || !fault().isEmpty())
        return nullptr;
    if (isExpression())
        return m_text->expression() ? query::makeExpressionTest(*m_text->expression(), topics) : nullptr;
    auto matcher =
        messages::TextMatcher::make(m_text->text(), {.regex = m_regex->isChecked(), .caseSensitive = m_case->isChecked()});
    return matcher ? messages::makeTextTest(std::move(*matcher)) : nullptr;
}

void FilterBar::learnFields(std::string_view json)
{
    m_text->learnFields(json);
}

void FilterBar::focusText()
{
    m_text->setFocus();
    m_text->selectAll();
}

void FilterBar::clear()
{
    m_text->clear();
}

QJsonObject FilterBar::saveState() const
{
    return {{u"text"_s, m_text->text()},
            {u"expression"_s, isExpression()},
            {u"only_matches"_s, m_onlyMatches->isChecked()},
            {u"case"_s, m_case->isChecked()},
            {u"regex"_s, m_regex->isChecked()}};
}

void FilterBar::restoreState(const QJsonObject &state)
{
    if (state.isEmpty())
        return;
    m_restoring = true;
    m_language->setCurrentIndex(state.value("expression"_L1).toBool() ? Expression : Text);
    m_case->setChecked(state.value("case"_L1).toBool());
    m_regex->setChecked(state.value("regex"_L1).toBool());
    m_onlyMatches->setChecked(state.value("only_matches"_L1).toBool(true));
    m_text->setText(state.value("text"_L1).toString());
    m_restoring = false;
    take();
}

} // namespace streamscope::widgets
