// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineOption>
#include <QList>
#include <QString>

namespace streamscope::cli {

/// The manual page and the completion of the shell, made from the commands and options that the program has, so that they
/// cannot tell of others.

/// In roff (man macros), UTF-8. general: the options of every command.
[[nodiscard]] QString manPage(const QList<QCommandLineOption> &general, const QString &version);
/// A script for bash that completes streamscope-cli.
[[nodiscard]] QString bashCompletion(const QList<QCommandLineOption> &general);

} // namespace streamscope::cli
