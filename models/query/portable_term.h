// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/engine_copy.h"
#include "models/query/json_field.h"
#include "models/query/syntax.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Room-internal.
namespace streamscope::query {

/// The part of an expression that other engines have too. A missing field, an error and SQL's NULL are one: unknown. "and",
/// "or" and "not" of it are the same in all three.
struct PortableTerm {
    enum class Kind : quint8 {
        Truth,  ///< literals: text is "true" or "false"
        Number, ///< text is exact: "-5", "18446744073709551615", "0.1", "1e+100"
        Text,   ///< text is UTF-8
        Field,  ///< inside the value, or inside the key
        Topic,
        Partition,
        Offset,
        KeyText,
        ValueText, ///< as bytes in UTF-8
        And,
        Or, ///< two terms or more
        Not,
        Negate,
        Multiply,
        Divide,
        Modulo,
        Add,
        Subtract,
        Less,
        LessEqual,
        Greater,
        GreaterEqual,
        Equal,
        NotEqual,
        Choose, ///< condition, then, otherwise
        Contains,
        StartsWith,
        EndsWith,
        Matches, ///< text, pattern as Java has it
        Size,
        Replace,
        ToText,
        ToInteger,
        ToReal,
        Has,   ///< a field that is there
        IsNull ///< a field that is null
    };
    Kind kind = Kind::Truth;
    bool isReal = false;     ///< Number: double; else int, or uint
    bool isUnsigned = false; ///< Number: uint
    bool ofKey = false;      ///< Field
    std::string text;
    std::vector<FieldPath::Step> path; ///< Field
    std::vector<PortableTerm> terms;
};

using TermKind = PortableTerm::Kind;

/// Nothing: missing tells what has no equivalent in either engine, a sentence each.
[[nodiscard]] std::optional<PortableTerm> portableTerm(const Expression &expression, Engine engine, QStringList &missing);

/// What is grouped by: the items of a list that is written there, else the one expression. Empty: missing tells why.
[[nodiscard]] std::vector<PortableTerm> groupTerms(const Expression &expression, Engine engine, QStringList &missing);

/// “f()” has no equivalent in Flink SQL, because …
[[nodiscard]] QString noEquivalent(Engine engine, const QString &what, const QString &why = {});

/// The pattern for java.util.regex where it means the same there as in RE2 for every text; nothing: it may not.
[[nodiscard]] std::optional<std::string> javaPattern(std::string_view pattern);

/// One engine's text of a query; the sentences are added to what is there.
[[nodiscard]] QString flinkSql(const WindowQuery &query, const EngineSource &source, EngineCopy &copy);
[[nodiscard]] QString kafkaStreams(const WindowQuery &query, const EngineSource &source, EngineCopy &copy);
[[nodiscard]] std::optional<std::string> flinkExpression(const PortableTerm &term, EngineCopy &copy);
[[nodiscard]] std::optional<std::string> kafkaStreamsExpression(const PortableTerm &term, EngineCopy &copy);

/// Has each aggregate but the count read, and tells which of them the engine does not have: read() says so with false.
void readAggregates(const WindowQuery &query, EngineCopy &copy, const std::function<bool(const Aggregation &)> &read);

/// Adds a sentence once.
void addSentence(QStringList &list, const QString &sentence);

} // namespace streamscope::query
