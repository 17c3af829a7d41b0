// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON → values. The documents are known to be valid: the walker has seen every byte of them.
#include "models/query/characters.h"
#include "models/query/json_walker.h"
#include "models/query/lexer.h"
#include "models/query/value_ops.h"

#include <charconv>
#include <limits>

namespace streamscope::query {
namespace {

quint32 hexUnit(std::string_view text, std::size_t at)
{
    quint32 unit = 0;
    for (std::size_t i = 0; i < 4; ++i)
        unit = unit << 4 | static_cast<quint32>(hexValue(text[at + i]));
    return unit;
}

// Builds values of one document; containers gather their items on a stack and copy them once.
class Builder {
public:
    Builder(std::string_view text, Arena &arena)
        : m_text(text)
        , m_arena(arena)
    {
    }

    Value value()
    {
        skipBlanks();
        switch (m_text[m_at]) {
        case '{': return object();
        case '[': return array();
        case '"': return string();
        case 't': m_at += 4; return Value::ofBool(true);
        case 'f': m_at += 5; return Value::ofBool(false);
        case 'n': m_at += 4; return {};
        default: break;
        }
        const std::size_t start = m_at;
        m_at = std::min(m_text.find_first_of(",]} \t\r\n", m_at), m_text.size());
        return jsonNumber(m_text.substr(start, m_at - start));
    }

private:
    void skipBlanks()
    {
        while (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\t' || m_text[m_at] == '\r')
            ++m_at;
    }

    Value string()
    {
        const std::size_t start = ++m_at;
        bool escaped = false;
        for (; m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\') {
                escaped = true;
                ++m_at;
            }
        }
        const std::string_view inside = m_text.substr(start, m_at++ - start);
        if (!escaped)
            return Value::ofString(inside);
        m_scratch.clear();
        unescapeJson(m_scratch, inside);
        return Value::ofString(m_arena.copy(m_scratch));
    }

    Value array()
    {
        const std::size_t base = m_stack.size();
        ++m_at;
        for (skipBlanks(); m_text[m_at] != ']'; skipBlanks()) {
            if (m_text[m_at] == ',')
                ++m_at;
            m_stack.push_back(value());
        }
        ++m_at;
        const std::size_t count = m_stack.size() - base;
        Value *items = m_arena.array<Value>(count);
        std::copy(m_stack.begin() + static_cast<std::ptrdiff_t>(base), m_stack.end(), items);
        m_stack.resize(base);
        return Value::ofList(items, count);
    }

    Value object()
    {
        const std::size_t base = m_stack.size();
        ++m_at;
        for (skipBlanks(); m_text[m_at] != '}'; skipBlanks()) {
            if (m_text[m_at] == ',') {
                ++m_at;
                skipBlanks();
            }
            m_stack.push_back(string());
            skipBlanks();
            ++m_at; // the colon
            m_stack.push_back(value());
        }
        ++m_at;
        MapBuilder map(m_arena, (m_stack.size() - base) / 2);
        for (std::size_t i = base; i < m_stack.size(); i += 2)
            map.insert(m_stack[i], m_stack[i + 1], true);
        m_stack.resize(base);
        return map.finish();
    }

    std::string_view m_text;
    Arena &m_arena;
    std::size_t m_at = 0;
    std::vector<Value> m_stack;
    std::string m_scratch;
};

} // namespace

Value jsonNumber(std::string_view text)
{
    const bool negative = text.front() == '-';
    const std::string_view digits = text.substr(negative ? 1 : 0);
    // Up to 18 digits need no care; most numbers are such.
    if (digits.size() <= 18) {
        qint64 number = 0;
        std::size_t i = 0;
        for (; i < digits.size() && digits[i] >= '0' && digits[i] <= '9'; ++i)
            number = number * 10 + (digits[i] - '0');
        if (i == digits.size())
            return Value::ofInt(negative ? -number : number);
    } else if (digits.find_first_of(".eE") == std::string_view::npos) {
        qint64 whole = 0;
        if (std::from_chars(text.data(), text.data() + text.size(), whole).ec == std::errc())
            return Value::ofInt(whole);
        quint64 positive = 0;
        if (!negative && std::from_chars(text.data(), text.data() + text.size(), positive).ec == std::errc())
            return Value::ofUint(positive);
    }
    double real = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), real).ec != std::errc::result_out_of_range)
        return Value::ofDouble(real);
    return Value::ofDouble(beyondRange(text));
}

double beyondRange(std::string_view number)
{
    const bool negative = number.front() == '-';
    const std::size_t mark = std::min(number.find_first_of("eE"), number.size());
    const std::string_view mantissa = number.substr(0, mark);
    std::string_view exponent = number.substr(std::min(mark + 1, number.size()));
    if (exponent.starts_with('+'))
        exponent.remove_prefix(1);
    qint64 power = 0;
    const auto read = std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
    if (read.ec == std::errc::result_out_of_range)
        power = exponent.front() == '-' ? -1'000'000'000'000 : 1'000'000'000'000;
    // Where the first digit that counts stands, seen from the point.
    const std::size_t first = mantissa.find_first_of("123456789");
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const qint64 place = first == std::string_view::npos ? 0 : static_cast<qint64>(point) - static_cast<qint64>(first);
    const double size = first != std::string_view::npos && power + place > 0 ? std::numeric_limits<double>::infinity() : 0.0;
    return negative ? -size : size;
}

void unescapeJson(std::string &out, std::string_view text)
{
    std::size_t copied = 0;
    for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', copied)) {
        out.append(text, copied, at - copied);
        const char c = text[at + 1];
        copied = at + 2;
        switch (c) {
        case 'b': out += '\b'; break;
        case 'f': out += '\f'; break;
        case 'n': out += '\n'; break;
        case 'r': out += '\r'; break;
        case 't': out += '\t'; break;
        case 'u': {
            quint32 point = hexUnit(text, at + 2);
            copied += 4;
            if (point >= 0xd800 && point < 0xdc00 && copied + 6 <= text.size() && text[copied] == '\\' && text[copied + 1] == 'u') {
                const quint32 low = hexUnit(text, copied + 2);
                if (low >= 0xdc00 && low < 0xe000) {
                    point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
                    copied += 6;
                }
            }
            appendUtf8(out, point >= 0xd800 && point < 0xe000 ? 0xfffd : point);
            break;
        }
        default: out += c; break;
        }
    }
    out.append(text, copied);
}

Value jsonValue(const RawJson &json, Arena &arena)
{
    switch (json.type) {
    case RawJson::Type::Missing:
    case RawJson::Type::Null: return {};
    case RawJson::Type::False: return Value::ofBool(false);
    case RawJson::Type::True: return Value::ofBool(true);
    case RawJson::Type::Number: return jsonNumber(json.text());
    case RawJson::Type::String: {
        const std::string_view inside = json.text().substr(1, json.size - 2);
        if (std::memchr(inside.data(), '\\', inside.size()) == nullptr)
            return Value::ofString(inside);
        break;
    }
    default: break;
    }
    return Builder(json.text(), arena).value();
}

} // namespace streamscope::query
