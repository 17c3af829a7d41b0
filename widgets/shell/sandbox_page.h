// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

namespace streamscope::widgets {

/// The built-in cluster: its rate, its address, and what it cannot do.
class SandboxPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SandboxPage)

public:
    explicit SandboxPage(const ViewContext &context, QWidget *parent = nullptr);
    ~SandboxPage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("sandbox"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override { return true; }
};

} // namespace streamscope::widgets
