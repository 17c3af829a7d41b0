// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/settings.h"
#include "widgets/common/page.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QScrollArea;
class QSpinBox;

namespace streamscope::widgets {

/// What a person can set. Everything takes effect and is written at once.
class SettingsPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsPage)

public:
    explicit SettingsPage(const ViewContext &context, QWidget *parent = nullptr);
    ~SettingsPage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("settings"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override { return true; }
    void showSection(const QString &section) override; ///< the field of that name gets the focus

    /// What can be set: the section of each, and what it is called; go-to-anything finds them.
    [[nodiscard]] static QList<std::pair<QString, QString>> names();

private:
    QScrollArea *m_scroll = nullptr;
    void addRow(QFormLayout *form, const QString &label, QWidget *field, const QString &help);
    void addAppearance(QFormLayout *form);
    void addMemory(QFormLayout *form);
    void addBehaviour(QFormLayout *form);
    void take(const session::Settings &settings);
    void give();

    QComboBox *m_theme;
    QComboBox *m_language;
    QComboBox *m_density;
    QComboBox *m_timeZone;
    QSpinBox *m_tailMiB;
    QSpinBox *m_tailRows;
    QSpinBox *m_allMiB;
    QLineEdit *m_separator;
    QCheckBox *m_internal;
    QCheckBox *m_restore;
    session::Settings m_before; ///< the defaults were restored
    bool m_taking = false;
};

} // namespace streamscope::widgets
