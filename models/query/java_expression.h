// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/portable_term.h"

/// Room-internal.
namespace streamscope::query {

/// Terms as Java over the variables `key` and `value` (JsonNode), `keyText` and `valueText` (String). A value is a String,
/// Long, BigInteger, Double or Boolean, a JsonNode for null, lists and objects, and null where it is unknown.
class JavaExpression {
public:
    explicit JavaExpression(EngineCopy &copy)
        : m_copy(copy)
    {
    }

    [[nodiscard]] std::optional<std::string> write(const PortableTerm &term);

    [[nodiscard]] static std::string literal(std::string_view utf8); ///< "it\"s", with every character outside ASCII escaped
    /// The methods that the text calls, and those that they call.
    [[nodiscard]] static std::string methodsFor(const std::string &text);

private:
    std::optional<std::string> call(std::string_view method, const PortableTerm &term, std::string_view before = {});
    std::optional<std::string> place(const PortableTerm &field, std::string_view method);
    [[nodiscard]] static std::string number(const PortableTerm &term);

    EngineCopy &m_copy;
};

} // namespace streamscope::query
