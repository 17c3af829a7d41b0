// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace streamscope::tests {

/// Controls that a screen reader has no name for.
[[nodiscard]] QStringList unnamedControls(const QWidget &root);
/// Controls below root that Tab does not reach, going round the window once from where the focus is.
[[nodiscard]] QStringList unreachableControls(QWidget &root);
/// Words that do not fit where they stand: labels, buttons, choices, placeholders, titles of columns.
[[nodiscard]] QStringList truncatedTexts(const QWidget &root);
/// What a program writes that has not made up its mind about singular and plural.
[[nodiscard]] QStringList undecidedPlurals(const QWidget &root);
/// Letters that two things listen to: Alt with it then only moves the focus between them, and neither is done.
[[nodiscard]] QStringList sharedMnemonics(const QWidget &root);
/// All of these; what does not depend on the language is looked for in English only.
[[nodiscard]] QStringList viewFaults(QWidget &root, const QString &language);

} // namespace streamscope::tests
