// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/evaluation.h"

#include <span>

/// The functions of the language, a list for each of its parts. Room-internal.
namespace streamscope::query {

[[nodiscard]] std::span<const FunctionEntry> standardFunctions();
[[nodiscard]] std::span<const FunctionEntry> conversionFunctions();
[[nodiscard]] std::span<const FunctionEntry> timeFunctions();
[[nodiscard]] std::span<const FunctionEntry> stringFunctions();
[[nodiscard]] std::span<const FunctionEntry> formatFunctions();
[[nodiscard]] std::span<const FunctionEntry> mathFunctions();
[[nodiscard]] std::span<const FunctionEntry> listFunctions();
[[nodiscard]] std::span<const FunctionEntry> optionalFunctions();
[[nodiscard]] std::span<const FunctionEntry> networkFunctions();
/// Known in templates only.
[[nodiscard]] std::span<const FunctionEntry> templateFunctions();

/// string(value); an error value for a type that has no text.
[[nodiscard]] Value stringOf(Evaluation &run, const Node &node, const Value &value);

} // namespace streamscope::query
