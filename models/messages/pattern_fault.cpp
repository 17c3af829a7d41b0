// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/pattern_fault.h"

#include <re2/re2.h>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace streamscope::messages {

const char *patternText(int code)
{
    switch (static_cast<RE2::ErrorCode>(code)) {
    case RE2::ErrorBadEscape: return QT_TRANSLATE_NOOP("RegularExpression", "invalid escape sequence");
    case RE2::ErrorBadCharClass: return QT_TRANSLATE_NOOP("RegularExpression", "invalid character class");
    case RE2::ErrorBadCharRange: return QT_TRANSLATE_NOOP("RegularExpression", "invalid character class range");
    case RE2::ErrorMissingBracket: return QT_TRANSLATE_NOOP("RegularExpression", "missing ]");
    case RE2::ErrorMissingParen: return QT_TRANSLATE_NOOP("RegularExpression", "missing )");
    case RE2::ErrorUnexpectedParen: return QT_TRANSLATE_NOOP("RegularExpression", "unexpected )");
    case RE2::ErrorTrailingBackslash: return QT_TRANSLATE_NOOP("RegularExpression", "trailing \\");
    case RE2::ErrorRepeatArgument: return QT_TRANSLATE_NOOP("RegularExpression", "no argument for repetition operator");
    case RE2::ErrorRepeatSize: return QT_TRANSLATE_NOOP("RegularExpression", "invalid repetition size");
    case RE2::ErrorRepeatOp: return QT_TRANSLATE_NOOP("RegularExpression", "bad repetition operator");
    case RE2::ErrorBadPerlOp: return QT_TRANSLATE_NOOP("RegularExpression", "invalid perl operator");
    case RE2::ErrorBadUTF8: return QT_TRANSLATE_NOOP("RegularExpression", "invalid UTF-8");
    case RE2::ErrorBadNamedCapture: return QT_TRANSLATE_NOOP("RegularExpression", "invalid named capture group");
    case RE2::ErrorPatternTooLarge: return QT_TRANSLATE_NOOP("RegularExpression", "pattern too large - compile failed");
    default: return QT_TRANSLATE_NOOP("RegularExpression", "unexpected error");
    }
}

QString patternFault(const char *text, std::string_view about, bool english)
{
    const QString words = english ? QString::fromUtf8(text) : QCoreApplication::translate("RegularExpression", text);
    return about.empty() ? words : words + u": "_s + QString::fromUtf8(about.data(), static_cast<qsizetype>(about.size()));
}

} // namespace streamscope::messages
