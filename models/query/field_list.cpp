// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/field_list.h"

#include "models/decode/json_scanner.h"
#include "models/query/json_walker.h"

#include <QHash>

namespace streamscope::query {
namespace {

using Token = decode::JsonScanner::Token;
using Steps = std::vector<FieldPath::Step>;

JsonField::Type typeOf(Token token, std::string_view text)
{
    switch (token) {
    case Token::BeginObject: return JsonField::Type::Object;
    case Token::BeginArray: return JsonField::Type::Array;
    case Token::String: return JsonField::Type::String;
    case Token::Number: return JsonField::Type::Number;
    default: break;
    }
    return text == "null" ? JsonField::Type::Null : text == "true" ? JsonField::Type::True : JsonField::Type::False;
}

// Follows a scanner and knows where it is.
class FieldWalk {
public:
    explicit FieldWalk(std::string_view json)
        : m_scanner(json)
    {
    }

    enum class Event { Name, Begin, End, Other }; ///< of a field: its name, its value, the end of a value that holds others
    // Nothing: the end, or a fault. steps() are those of the field that the event is about.
    [[nodiscard]] std::optional<Event> next()
    {
        if (m_leave)
            m_steps.pop_back();
        m_leave = false;
        const auto token = m_scanner.next();
        if (!token || *token == Token::End)
            return std::nullopt;
        m_text = m_scanner.text();
        switch (*token) {
        case Token::Key: {
            std::string name;
            unescapeJson(name, m_text.substr(1, m_text.size() - 2));
            m_steps.emplace_back(std::move(name));
            return Event::Name;
        }
        case Token::EndObject:
        case Token::EndArray:
            m_elements.pop_back();
            m_leave = !m_steps.empty();
            return Event::End;
        case Token::Colon:
        case Token::Comma: return Event::Other;
        default: break;
        }
        if (!m_elements.empty() && m_elements.back() >= 0)
            m_steps.emplace_back(m_elements.back()++);
        m_type = typeOf(*token, m_text);
        const bool holds = *token == Token::BeginObject || *token == Token::BeginArray;
        if (holds)
            m_elements.push_back(*token == Token::BeginArray ? 0 : -1);
        m_leave = !holds && !m_steps.empty();
        return Event::Begin;
    }

    [[nodiscard]] const Steps &steps() const { return m_steps; }
    [[nodiscard]] std::string_view text() const { return m_text; } ///< of the last token
    [[nodiscard]] JsonField::Type type() const { return m_type; }  ///< of the last value that began

private:
    decode::JsonScanner m_scanner;
    Steps m_steps;
    std::vector<qint64> m_elements; ///< of the open ones: the next element of an array, −1: an object
    std::string_view m_text;
    JsonField::Type m_type = JsonField::Type::Missing;
    bool m_leave = false; ///< the last step ends with the last token
};

} // namespace

std::vector<ListedField> listFields(std::string_view json, std::size_t most)
{
    std::vector<ListedField> fields;
    QHash<QString, std::size_t> known;
    std::vector<std::size_t> open; // fields that are still going on
    constexpr auto kNotListed = static_cast<std::size_t>(-1);
    FieldWalk walk(json);
    while (const auto event = walk.next()) {
        if (*event == FieldWalk::Event::End) {
            if (open.empty())
                continue;
            if (open.back() != kNotListed) {
                JsonField &value = fields[open.back()].value;
                value.raw = {value.raw.data(), static_cast<std::size_t>(walk.text().data() + walk.text().size() - value.raw.data())};
            }
            open.pop_back();
        }
        if (*event != FieldWalk::Event::Begin || walk.steps().empty())
            continue;
        const FieldPath path(walk.steps());
        const auto it = known.constFind(path.text());
        std::size_t index = it == known.cend() ? fields.size() : *it;
        if (index == fields.size() && index >= most) {
            index = kNotListed;
        } else {
            if (index == fields.size()) {
                known.insert(path.text(), index);
                fields.push_back({path, {}});
            }
            fields[index].value = {walk.type(), walk.text()};
        }
        if (walk.type() == JsonField::Type::Object || walk.type() == JsonField::Type::Array)
            open.push_back(index);
    }
    return fields;
}

std::optional<FieldPath> fieldAt(std::string_view json, std::size_t position)
{
    FieldWalk walk(json);
    Steps found;
    while (const auto event = walk.next()) {
        if (walk.text().data() > json.data() + position)
            break;
        if (*event != FieldWalk::Event::Other)
            found = walk.steps();
    }
    return found.empty() ? std::nullopt : std::optional(FieldPath(std::move(found)));
}

} // namespace streamscope::query
