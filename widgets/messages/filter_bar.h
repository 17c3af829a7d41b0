// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_test.h"
#include "models/query/expression.h"
#include "models/session/filter_book.h"

#include <QJsonObject>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <optional>

class QComboBox;
class QMenu;
class QToolButton;

namespace streamscope::widgets {

class ExpressionEdit;

/// A tool button as the rows above a message list have them.
[[nodiscard]] QToolButton *makeBarButton(const QString &iconName, const QString &text, const QString &toolTip, bool checkable);

/// What messages are looked for: a text or an expression, which of the two is a visible choice. A fault is underlined as it
/// is typed and told in a sentence.
class FilterBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterBar)

public:
    explicit FilterBar(QWidget *parent = nullptr);
    ~FilterBar() override;

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool onlyMatches() const;
    [[nodiscard]] bool isExpression() const;
    [[nodiscard]] QString text() const;
    /// The test for messages of these topics; null: no filter, or one with a fault.
    [[nodiscard]] std::unique_ptr<messages::MessageTest> makeTest(const QStringList &topics) const;
    /// What is looked for, where it is an expression without a fault.
    [[nodiscard]] const std::optional<query::Expression> &expression() const;
    /// What is looked for as an expression, whatever it is; empty: nothing, or it has a fault.
    [[nodiscard]] QString condition() const;
    [[nodiscard]] QString fault() const; ///< a sentence; empty: none

    /// Where filters are remembered; from then on there is a menu of them.
    void setBook(const session::FilterBook &book);
    /// A value whose fields are offered while an expression is typed.
    void learnFields(std::string_view json);
    void focusText();
    void clear();
    [[nodiscard]] QJsonObject saveState() const;
    void restoreState(const QJsonObject &state); ///< emits changed() once

Q_SIGNALS:
    void changed();            ///< another filter, or none
    void onlyMatchesChanged();
    void nextRequested();      ///< Enter
    void searchRequested();    ///< the whole topic

private:
    void take();
    void showLanguage();
    [[nodiscard]] session::SavedFilter filter() const;
    void apply(const session::SavedFilter &filter);
    void remember();
    void fillMenu();
    void askName();

    QComboBox *m_language;
    ExpressionEdit *m_text;
    QToolButton *m_case;
    QToolButton *m_regex;
    QToolButton *m_onlyMatches;
    QToolButton *m_search;
    QToolButton *m_book;
    QMenu *m_menu;
    std::optional<session::FilterBook> m_filters;
    bool m_restoring = false;
};

} // namespace streamscope::widgets
