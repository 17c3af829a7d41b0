// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/portable_term.h"

/// Room-internal.
namespace streamscope::query {

/// Terms as Flink SQL over a table with `key` and `value` as STRING, and `topic`, `partition` and `offset`. NULL is unknown.
class FlinkExpression {
public:
    explicit FlinkExpression(EngineCopy &copy)
        : m_copy(copy)
    {
    }

    enum class Type : quint8 { Any, Truth, Integer, Real, Decimal, Text }; ///< Any: a field of no known type

    [[nodiscard]] static std::optional<Type> typeOf(const PortableTerm &term); ///< nothing: its parts do not fit together
    /// A field is read as that type; any other term is of its own type, and nothing where that is another.
    [[nodiscard]] std::optional<std::string> write(const PortableTerm &term, Type wanted);

    [[nodiscard]] static std::string literal(std::string_view text);    ///< 'it''s'
    [[nodiscard]] static std::string identifier(std::string_view name); ///< `sum:value.total`

private:
    using Text = std::optional<std::string>;

    Text refuse(const QString &what, const QString &why = {});
    Text operand(const PortableTerm &term, Type wanted);
    Text joined(const PortableTerm &term, std::string_view mark, Type wanted);
    Text logical(const PortableTerm &term, std::string_view word);
    Text comparison(const PortableTerm &term, std::string_view mark);
    Text arithmetic(const PortableTerm &term, std::string_view mark, Type wanted);
    Text negation(const PortableTerm &term, Type wanted);
    Text choice(const PortableTerm &term, Type wanted);
    Text textFunction(const PortableTerm &term);
    Text conversion(const PortableTerm &term);
    Text presence(const PortableTerm &field);
    Text nullTest(const PortableTerm &field);
    Text field(const PortableTerm &term, Type wanted);
    Text plain(const PortableTerm &term, Type wanted);

    EngineCopy &m_copy;
};

} // namespace streamscope::query
