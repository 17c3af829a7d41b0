// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/language.h"

#include <QCoreApplication>

namespace streamscope::query {

/// What is said about expressions, in the program's language: English where no translator is installed, as on the command
/// line. Reentrant. A fault that may be met a million times a second keeps its sentence as QT_TRANSLATE_NOOP("Expression", …)
/// marks it, and is put into words when somebody reads it.
struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(Expression)

public:
    /// source: as QT_TRANSLATE_NOOP("Expression", …) marks it.
    [[nodiscard]] static QString in(Language language, const char *source)
    {
        return language == Language::English ? QString::fromUtf8(source) : tr(source);
    }

    static constexpr char kIntegerOverflow[] = QT_TRANSLATE_NOOP("Expression", "integer overflow");
    static constexpr char kUnsignedOverflow[] = QT_TRANSLATE_NOOP("Expression", "unsigned integer overflow");
    static constexpr char kTimestampRange[] = QT_TRANSLATE_NOOP("Expression", "timestamp out of range");
    static constexpr char kTextTooLarge[] = QT_TRANSLATE_NOOP("Expression", "the text would be larger than it may be");
    static constexpr char kIndexRange[] = QT_TRANSLATE_NOOP("Expression", "index out of range");
    static constexpr char kKeyTwice[] = QT_TRANSLATE_NOOP("Expression", "a key stands twice in this map");
    static constexpr char kNoAddress[] = QT_TRANSLATE_NOOP("Expression", "“%1” is no IP address");
    static constexpr char kFilterType[] = QT_TRANSLATE_NOOP("Expression", "a filter must give true or false, this gave a value of type %1");
    static constexpr char kResultTooLarge[] = QT_TRANSLATE_NOOP("Expression", "the result is larger than %1 bytes");
    static constexpr char kFilledTooLarge[] = QT_TRANSLATE_NOOP("Expression", "the text is larger than %1 bytes");
};

} // namespace streamscope::query
