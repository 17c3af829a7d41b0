// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/expression.h"

#include <QLineEdit>

#include <optional>

class QStringListModel;

namespace streamscope::widgets {

/// A line for an expression (CEL): names are completed, a fault is underlined as it is typed and told in a sentence.
class ExpressionEdit final : public QLineEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExpressionEdit)

public:
    explicit ExpressionEdit(QWidget *parent = nullptr);
    ~ExpressionEdit() override;

    /// Off: any text; nothing is completed or checked.
    void setIsExpression(bool on);
    /// Looks at the text again; it is looked at when it changes.
    void check();
    /// A fault that somebody else has found, until the next check.
    void showFault(const QString &sentence, int position, int length);
    [[nodiscard]] QString fault() const { return m_fault; } ///< a sentence; empty: none
    [[nodiscard]] const std::optional<query::Expression> &expression() const { return m_expression; } ///< nothing: empty or at fault

    /// A value whose fields are offered while an expression is typed.
    void learnFields(std::string_view json);

Q_SIGNALS:
    void checked();

private:
    void underline(int position, int length);

    QStringListModel *m_words;
    bool m_isExpression = false;
    QString m_fault;
    std::optional<query::Expression> m_expression;
};

} // namespace streamscope::widgets
