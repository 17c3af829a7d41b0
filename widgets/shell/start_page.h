// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

class QVBoxLayout;

namespace streamscope::widgets {

/// What a person sees first: the ways to begin, and the saved connections.
class StartPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartPage)

public:
    explicit StartPage(const ViewContext &context, QWidget *parent = nullptr);
    ~StartPage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("start"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override { return true; }

private:
    void addWay(QVBoxLayout *column, const QString &iconName, const QString &text, const QString &meaning, const QString &target);
    void showProfiles();

    QVBoxLayout *m_profiles;
};

} // namespace streamscope::widgets
