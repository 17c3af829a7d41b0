// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/expression.h"

#include <vector>

namespace streamscope::query {

/// Several expressions over one message: those that are nothing but fields of the value are all found in one pass over its
/// bytes, the others are evaluated. One thread. Room-internal.
class WindowValues {
public:
    /// The number that value() knows it by; the same text twice is one.
    [[nodiscard]] std::size_t add(const Expression &expression);
    /// Both must live until the next look.
    void look(const cluster::RawMessage &message, std::string_view topic);
    /// Valid until the next look. An error is a value too.
    [[nodiscard]] Value value(std::size_t index);

private:
    struct Source {
        Evaluator evaluator;
        qsizetype field = -1; ///< in the extractor, −1: not a field
        std::string unescaped;
        Value value;
        bool known = false; ///< of this message
    };
    bool readField(Source &source);

    std::vector<Source> m_sources;
    std::vector<FieldPath> m_paths;
    FieldExtractor m_extractor{{}};
    const cluster::RawMessage *m_message = nullptr;
    std::string_view m_topic;
    enum class Document { Unread, Json, Other } m_document = Document::Unread;
};

/// What a value is to be grouped and counted by: a tag of its type and its text, the same for equal values (a number by its
/// value, a map whatever the order of its keys). Nothing: why it cannot be one.
[[nodiscard]] std::optional<QString> appendValueKey(std::string &out, const Value &value);
/// The value of such a key as JSON.
void appendKeyJson(std::string &out, std::string_view key);
/// The value of such a key for reading: a string is its own text.
[[nodiscard]] QString keyText(std::string_view key);
/// The value of such a key as an expression writes it.
[[nodiscard]] QString keyLiteral(std::string_view key);

constexpr std::size_t kMaxKeyBytes = 4096; ///< of one group's or counted value's text

} // namespace streamscope::query
