// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/message_template.h"
#include "widgets/common/page.h"

#include <optional>

class QLabel;

namespace streamscope::widgets {

class HeaderTable;
class KeptNames;
class ReferenceEdit;
class TemplateEdit;

/// Key, value and headers of a template, with those that are kept for the topic by name. Checked as it is typed.
class TemplateForm final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TemplateForm)

public:
    explicit TemplateForm(const ViewContext &context, QWidget *parent = nullptr);
    ~TemplateForm() override;

    void setTopic(const QString &topic); ///< whose templates are offered
    [[nodiscard]] flows::MessageTemplateText text() const;
    void setText(const flows::MessageTemplateText &text);
    /// Nothing: it has a fault, which is shown.
    [[nodiscard]] const std::optional<flows::MessageTemplate> &compiled() const { return m_compiled; }
    [[nodiscard]] QString fault() const; ///< the first, a sentence; empty: none
    void insert(const QString &text);    ///< where the cursor was last

    [[nodiscard]] QStringList names() const;
    bool keep(const QString &name);
    void open(const QString &name);
    void remove(const QString &name);

    [[nodiscard]] static flows::MessageTemplateText starter(); ///< what is there at first

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] KeptNames *makeNames();
    void check();
    void showFaults(const QList<flows::TemplateFault> &faults);
    void showNames();

    ViewContext m_context;
    QString m_topic;
    QLabel *m_note;
    KeptNames *m_names;
    TemplateEdit *m_key;
    TemplateEdit *m_value;
    TemplateEdit *m_last; ///< where the cursor was
    HeaderTable *m_headers;
    ReferenceEdit *m_reference;
    std::optional<flows::MessageTemplate> m_compiled;
    bool m_filling = false;
};

} // namespace streamscope::widgets
