// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/expression.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;

namespace streamscope::widgets {

class BoundedTextEdit;

/// A key or value as a template: JSON, text, or null. A fault that somebody finds is underlined where it is.
class TemplateEdit final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TemplateEdit)

public:
    enum class Form { Json, Text, Null };

    /// name: "Key", "Value"; for screen readers.
    explicit TemplateEdit(const QString &name, QWidget *parent = nullptr);
    ~TemplateEdit() override;

    [[nodiscard]] Form form() const;
    [[nodiscard]] std::optional<QString> text() const; ///< nothing: null
    void setText(const std::optional<QString> &text, bool json);
    void insert(const QString &text); ///< where the cursor is
    void showFault(const query::ExpressionFault &fault);
    void clearFault();
    [[nodiscard]] QString fault() const; ///< a sentence; empty: none
    [[nodiscard]] QWidget *field() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void underline(int position, int length);
    void setForm(Form form);

    QComboBox *m_form;
    BoundedTextEdit *m_text;
    QLabel *m_fault;
    std::optional<query::ExpressionFault> m_shown; ///< the fault, for another theme's colours
};

} // namespace streamscope::widgets
