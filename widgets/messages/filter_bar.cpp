// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/filter_bar.h"

#include "models/decode/decode.h"
#include "models/flows/replay.h"
#include "models/messages/text_filter.h"
#include "models/query/expression_test.h"
#include "widgets/common/theme.h"
#include "widgets/messages/expression_edit.h"
#include "widgets/messages/filter_list.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QJsonObject>
#include <QMenu>
#include <QShortcut>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

enum Language { Text, Expression };

constexpr int kMenuWidth = 480; // pixels of a filter

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
                             tr("Read it to its end, from the earliest or from the place that is chosen above, and hold only what matches (Ctrl+Shift+F)"), false))
    , m_book(makeBarButton({}, tr("Filters"), tr("Filters that were used or kept for this topic (Alt+Down)"), false))
    , m_menu(new QMenu(this))
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
    m_book->setMenu(m_menu);
    m_book->setPopupMode(QToolButton::InstantPopup);
    m_book->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 3, 4, 3);
    layout->setSpacing(4);
    layout->addWidget(m_language);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_book);
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
    connect(m_search, &QToolButton::clicked, this, &FilterBar::remember);
    connect(m_text, &QLineEdit::editingFinished, this, &FilterBar::remember);
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillMenu);
    auto *open = new QShortcut(QKeySequence(u"Alt+Down"_s), m_text, nullptr, nullptr, Qt::WidgetShortcut);
    connect(open, &QShortcut::activated, m_book, &QToolButton::showMenu);
    showLanguage();
}

FilterBar::~FilterBar() = default;

void FilterBar::showLanguage()
{
    const bool expression = isExpression();
    m_case->setVisible(!expression);
    m_regex->setVisible(!expression);
    m_text->setPlaceholderText(expression ? tr("value.total > 100 && value.country == \"DE\" (Ctrl+F; F3 for the next)")
                                          : tr("Text in key, value or headers (Ctrl+F; F3 for the next)"));
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

const std::optional<query::Expression> &FilterBar::expression() const
{
    return m_text->expression();
}

QString FilterBar::condition() const
{
    const session::SavedFilter looked = filter();
    if (looked.text.isEmpty() || !fault().isEmpty())
        return {};
    return looked.isExpression ? looked.text : flows::textCondition(looked.text, looked.isRegex, looked.matchCase);
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

void FilterBar::setBook(const session::FilterBook &book)
{
    m_filters = book;
    m_book->show();
}

session::SavedFilter FilterBar::filter() const
{
    return {.name = {}, .text = m_text->text(), .isExpression = isExpression(), .matchCase = m_case->isChecked(), .isRegex = m_regex->isChecked()};
}

void FilterBar::apply(const session::SavedFilter &filter)
{
    m_restoring = true;
    m_language->setCurrentIndex(filter.isExpression ? Expression : Text);
    m_case->setChecked(filter.matchCase);
    m_regex->setChecked(filter.isRegex);
    m_text->setText(filter.text);
    m_restoring = false;
    take();
    remember();
}

// What was typed to its end, and can be used.
void FilterBar::remember()
{
    if (m_filters && fault().isEmpty())
        m_filters->use(filter());
}

void FilterBar::fillMenu()
{
    m_menu->clear();
    if (!m_filters)
        return;
    const auto add = [this](const session::SavedFilter &saved) {
        const QFontMetrics metrics(m_menu->font());
        const QString text = metrics.elidedText(decode::visibleText(saved.text), Qt::ElideRight, kMenuWidth);
        const QString shown = saved.name.isEmpty() ? text : tr("%1: %2").arg(decode::visibleText(saved.name), text);
        QAction *action = m_menu->addAction(QString(shown).replace(u'&', "&&"_L1));
        connect(action, &QAction::triggered, this, [this, saved] { apply(saved); });
    };
    const auto named = m_filters->named();
    const auto recent = m_filters->recent();
    if (!named.isEmpty())
        m_menu->addSection(tr("Kept"));
    for (const session::SavedFilter &saved : named)
        add(saved);
    if (!recent.isEmpty())
        m_menu->addSection(tr("Used last"));
    for (const session::SavedFilter &saved : recent)
        add(saved);
    m_menu->addSeparator();
    QAction *keep = m_menu->addAction(icon(u"save"_s), tr("Keep this filter…"));
    keep->setEnabled(!isEmpty() && fault().isEmpty());
    connect(keep, &QAction::triggered, this, &FilterBar::askName);
    QAction *list = m_menu->addAction(tr("Rename or remove kept filters…"));
    list->setEnabled(!named.isEmpty());
    connect(list, &QAction::triggered, this, [this] { (new FilterList(*m_filters, this))->show(); });
}

void FilterBar::askName()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keep this filter"));
    dialog->setLabelText(tr("Name; one that is taken stands for this filter from now on"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, kept = filter()](const QString &name) {
        session::SavedFilter named = kept;
        named.name = name.trimmed();
        m_filters->keep(named);
    });
    dialog->open();
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
