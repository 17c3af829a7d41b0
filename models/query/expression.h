// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/message_sink.h"
#include "models/core/result.h"
#include "models/messages/message_store.h"
#include "models/query/json_field.h"
#include "models/query/value.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace streamscope::query {

struct Program;
class Evaluation;
class TemplateSource;

/// Bounds of one evaluation. What exceeds one is an error of that evaluation, and nothing absorbs it.
struct Limits {
    quint64 steps = 20'000'000;        ///< nodes that loops visit and 16-byte pieces that functions read; about a second at worst
    std::size_t memory = 256ULL << 20; ///< bytes for the values that are made
    std::size_t textBytes = 10 << 20;  ///< of one string or bytes that an expression makes
};

/// Where an expression is wrong, for an editor to underline.
struct ExpressionFault {
    int line = 1;     ///< from 1
    int column = 1;   ///< from 1, in UTF-16 units as QString counts
    int length = 1;   ///< in UTF-16 units, within the line
    int position = 0; ///< from 0, in the whole text, in UTF-16 units
    QString message;  ///< a sentence in the program's language
};

/// A key that every match must have: the bytes that a key equal to it may consist of. One, where the expression compares
/// the bytes (record.keyAsText); else the text itself where it is no JSON, and its spelling as a JSON string. (A producer
/// could escape a character that needs no escape; such a spelling is not listed.)
struct PinnedKey {
    QByteArray text;               ///< what the key is compared with, UTF-8
    std::vector<QByteArray> bytes; ///< at least one
};

/// What happens to names that mean nothing.
enum class UnknownNames {
    Refuse, ///< compiling fails: what a person wants who types a filter
    Fail    ///< the standard's behaviour without a type checker: an error when they are evaluated
};

/// Which functions there are.
enum class Functions {
    Standard, ///< the language's
    Template  ///< also those that make data: seq(), uuid(), now(), random(), choice(), …; see template.h
};

/// A compiled expression of the Common Expression Language. Immutable; copies share it; every member is reentrant.
///
/// Bound are key and value (JSON where the bytes are valid JSON, else a string where they are UTF-8, else bytes; null for
/// Kafka's null), headers (a list of {name, value}), partition, offset, timestamp (null: none), topic, size (bytes of key,
/// value and headers), and record: the same as fields, where record.headers is a map and the last of a name wins, besides
/// record.timestampMs, record.keyAsText and record.valueAsText. A JSON integer is int, else uint, else double. Of keys
/// that an object has twice the last one counts.
class Expression {
public:
    /// The fault's line and column are of the text. Takes microseconds.
    [[nodiscard]] static tl::expected<Expression, ExpressionFault> compile(const QString &text, UnknownNames unknown = UnknownNames::Refuse,
                                                                           const Limits &limits = {},
                                                                           Functions functions = Functions::Standard);
    /// The same with the fault as an error of the program: its where is "line:column:length".
    [[nodiscard]] static core::Result<Expression> compileOrError(const QString &text);

    [[nodiscard]] QString text() const;
    /// What it reads of a message, as paths: "value.amount", "key", "headers"; sorted.
    [[nodiscard]] QStringList fields() const;
    /// Nothing: the key is not pinned to one constant.
    [[nodiscard]] std::optional<PinnedKey> pinnedKey() const;
    /// True when it reads nothing of a message.
    [[nodiscard]] bool isConstant() const;
    /// Where it is nothing but a field inside the value ("value.user.id"): the way there. Nothing: it is something else.
    [[nodiscard]] std::optional<FieldPath> valueField() const;

private:
    friend class Evaluator;
    explicit Expression(std::shared_ptr<const Program> program);
    std::shared_ptr<const Program> m_program;
};

/// Evaluates one expression, message after message, without allocating for scalars. One thread at a time; make one for each
/// thread.
class Evaluator {
public:
    /// source: what the functions of templates draw from; without one they are errors.
    explicit Evaluator(Expression expression, std::shared_ptr<TemplateSource> source = {});
    Evaluator(Evaluator &&) noexcept;
    Evaluator &operator=(Evaluator &&) noexcept;
    ~Evaluator();

    enum class Outcome { Match, NoMatch, Error };

    /// Without a message: what needs one is an error.
    [[nodiscard]] Value evaluate();
    /// topic: UTF-8; must live as long as the value. An error is a value too (Kind::Error).
    [[nodiscard]] Value evaluate(const cluster::RawMessage &message, std::string_view topic);
    [[nodiscard]] Value evaluate(const messages::HeldMessage &message, std::string_view topic);

    /// True or false; anything else is an error, whose sentence lastError() has until the next evaluation.
    [[nodiscard]] Outcome test(const cluster::RawMessage &message, std::string_view topic);
    [[nodiscard]] Outcome test(const messages::HeldMessage &message, std::string_view topic);
    [[nodiscard]] QString lastError(Language language = Language::Program) const;

    /// Where the expression is nothing but a part of the key or value, and that is JSON: its text as it stands in the
    /// message last evaluated, white space between tokens included. Else empty. Lives as long as the message.
    [[nodiscard]] std::string_view jsonText() const;

    [[nodiscard]] const Expression &expression() const { return m_expression; }

private:
    Outcome outcome(const Value &value);

    Expression m_expression;
    std::shared_ptr<TemplateSource> m_source;
    std::unique_ptr<Evaluation> m_run;
    Value m_last;
};

} // namespace streamscope::query
