// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace streamscope::widgets {

/// What this program is, in which version, under which licence, and what it does not do.
class AboutDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AboutDialog)

public:
    /// versions: those of the program and of the libraries it runs on, separated by commas; they can be copied.
    explicit AboutDialog(const QString &versions, QWidget *parent = nullptr);
    ~AboutDialog() override;
};

} // namespace streamscope::widgets
