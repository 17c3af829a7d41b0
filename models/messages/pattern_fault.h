// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

/// What is wrong with a regular expression. Reentrant.
namespace streamscope::messages {

/// RE2's own words for an RE2::ErrorCode, as QT_TRANSLATE_NOOP("RegularExpression", …) marks them.
[[nodiscard]] const char *patternText(int code);

/// The same in the program's language, or as it is in English. about: what RE2 names as the cause, UTF-8; may be empty.
[[nodiscard]] QString patternFault(const char *text, std::string_view about, bool english = false);

} // namespace streamscope::messages
