// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

class QPlainTextEdit;

namespace streamscope::widgets {

/// The client library's own lines, as they came, secrets already removed.
class LogPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogPage)

public:
    explicit LogPage(const ViewContext &context, QWidget *parent = nullptr);
    ~LogPage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("log"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override { return true; }

private:
    QPlainTextEdit *m_lines;
};

} // namespace streamscope::widgets
