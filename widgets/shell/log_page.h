// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

class QLineEdit;
class QMenu;
class QPlainTextEdit;
class QToolButton;

namespace streamscope::cluster {
struct LogLine;
}

namespace streamscope::widgets {

/// The client library's own lines since the connection was opened, secrets already removed; a switch for its debug contexts.
class LogPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogPage)

public:
    explicit LogPage(const ViewContext &context, QWidget *parent = nullptr);
    ~LogPage() override;

    [[nodiscard]] QString target() const override { return QStringLiteral("log"); }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override { return true; }
    void find() override;

private:
    void makeContexts();
    [[nodiscard]] QStringList chosenContexts() const;
    void showContexts();
    void takeContexts();
    void addLine(const cluster::LogLine &line);
    void findNext();

    QPlainTextEdit *m_lines;
    QLineEdit *m_find;
    QToolButton *m_debug;
    QMenu *m_contexts;
};

} // namespace streamscope::widgets
