// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/expression.h"
#include "models/query/template_source.h"

#include <optional>
#include <vector>

namespace streamscope::query {

enum class TemplateFormat {
    Text, ///< any text with ${expressions} inside
    Json  ///< one JSON document with ${expressions} inside its strings
};

/// A text with expressions in it: "Order ${value.order_id} confirmed!". "$${" stands for "${". Immutable; copies share it.
///
/// An expression knows the functions of templates besides the language's own: seq(), seq(start), seq(start, step): the number
/// of the message, from 1; uuid(); now(); random() from 0 up to 1; randomInt(low, high), both included; randomDouble(low,
/// high) and (low, high, digits); randomWord(), randomName(); randomString(length); choice([a, b]),
/// choice([a, b], [weight, weight]), choice({"a": weight, "b": weight}), choice(a, b).
///
/// Text: the whole text "${e}" is null where e is null, and exact bytes where e is bytes; a list or map stands as JSON.
/// Json: a whole string "${e}" is replaced by e's value with its own type; a part of a string by e's text, escaped. Whatever
/// the values are, the result is one valid JSON document on one line. A part of a message's JSON keeps its own number text.
class Template {
public:
    static constexpr qsizetype kMaxBytes = 1 << 20;
    static constexpr std::size_t kMaxExpressions = 256;

    [[nodiscard]] static tl::expected<Template, ExpressionFault> compile(const QString &text, TemplateFormat format);

    [[nodiscard]] QString text() const;
    [[nodiscard]] TemplateFormat format() const;
    /// What it reads of a message, as Expression::fields.
    [[nodiscard]] QStringList fields() const;

    struct Data; ///< room-internal

private:
    friend class TemplateWriter;
    explicit Template(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> m_data;
};

/// Fills a template in, message after message. One thread at a time.
class TemplateWriter {
public:
    /// The largest text that is made, in bytes; more is an error of that message.
    static constexpr std::size_t kMaxBytes = 10 << 20;

    TemplateWriter(Template text, std::shared_ptr<TemplateSource> source, std::size_t maxBytes = kMaxBytes);
    TemplateWriter(TemplateWriter &&) noexcept;
    TemplateWriter &operator=(TemplateWriter &&) noexcept;
    ~TemplateWriter();

    /// Nothing inside: Kafka's null. The error's where is "line:column" in the template, its message in the program's language.
    using Written = core::Result<std::optional<QByteArray>>;
    /// Without a message: what needs one is an error.
    [[nodiscard]] Written write();
    /// topic: UTF-8.
    [[nodiscard]] Written write(const cluster::RawMessage &message, std::string_view topic);
    [[nodiscard]] Written write(const messages::HeldMessage &message, std::string_view topic);
    /// The message of the last error in English.
    [[nodiscard]] const QString &lastErrorInEnglish() const { return m_english; }

private:
    template<typename Evaluate>
    Written fill(Evaluate evaluate);

    Template m_template;
    std::size_t m_maxBytes;
    QString m_english;
    std::vector<Evaluator> m_evaluators; ///< one for each expression, in the order of the text
};

} // namespace streamscope::query
