// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/decode/json_scanner.h"

#include <simdjson.h>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace streamscope::decode {
namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

std::optional<JsonScanner::Token> JsonScanner::fail(JsonFault::Kind kind, const char *reason)
{
    return fail(kind, reason, m_at);
}

std::optional<JsonScanner::Token> JsonScanner::fail(JsonFault::Kind kind, const char *reason, std::size_t at)
{
    m_kind = kind;
    m_reason = reason;
    m_faultAt = at;
    return std::nullopt;
}

JsonFault JsonScanner::fault() const
{
    JsonFault fault;
    fault.kind = m_kind;
    fault.reason = QString::fromLatin1(m_reason);
    fault.offset = static_cast<qsizetype>(m_faultAt);
    std::size_t lineStart = 0;
    for (std::size_t i = 0; i < m_faultAt && i < m_bytes.size(); ++i) {
        if (m_bytes[i] == '\n') {
            ++fault.line;
            lineStart = i + 1;
        }
    }
    // Characters, not bytes: continuation bytes do not count.
    for (std::size_t i = lineStart; i < m_faultAt && i < m_bytes.size(); ++i)
        fault.column += (static_cast<unsigned char>(m_bytes[i]) & 0xc0U) != 0x80U ? 1 : 0;
    return fault;
}

std::optional<JsonScanner::Token> JsonScanner::next()
{
    while (m_at < m_bytes.size() && isSpace(m_bytes[m_at]))
        ++m_at;
    m_start = m_at;
    if (m_at == m_bytes.size()) {
        if (m_expect == Expect::End)
            return Token::End;
        return fail(m_bytes.empty() || (m_expect == Expect::Value && m_stack.empty()) ? JsonFault::Kind::Empty : JsonFault::Kind::Syntax,
                    QT_TRANSLATE_NOOP("JsonFault", "the document ends here"));
    }
    const char c = m_bytes[m_at];
    switch (m_expect) {
    case Expect::End: return fail(JsonFault::Kind::TrailingContent, QT_TRANSLATE_NOOP("JsonFault", "content behind the document"));
    case Expect::Colon:
        if (c != ':')
            return fail(JsonFault::Kind::Syntax, QT_TRANSLATE_NOOP("JsonFault", "a colon is expected"));
        ++m_at;
        m_expect = Expect::Value;
        return Token::Colon;
    case Expect::CommaOrEnd:
        if (c == ',') {
            ++m_at;
            m_expect = m_stack.back() ? Expect::Key : Expect::Value;
            return Token::Comma;
        }
        return close(c);
    case Expect::KeyOrEnd:
        if (c == '}')
            return close(c);
        [[fallthrough]];
    case Expect::Key:
        if (c != '"')
            return fail(JsonFault::Kind::Syntax, QT_TRANSLATE_NOOP("JsonFault", "a key in double quotes is expected"));
        return string(Token::Key);
    case Expect::ValueOrEnd:
        if (c == ']')
            return close(c);
        [[fallthrough]];
    case Expect::Value: return value(c);
    }
    return std::nullopt;
}

std::optional<JsonScanner::Token> JsonScanner::open(char c)
{
    if (m_stack.size() >= kMaxDepth)
        return fail(JsonFault::Kind::TooDeep, QT_TRANSLATE_NOOP("JsonFault", "nested too deeply"));
    ++m_at;
    m_stack.push_back(c == '{');
    m_expect = c == '{' ? Expect::KeyOrEnd : Expect::ValueOrEnd;
    return c == '{' ? Token::BeginObject : Token::BeginArray;
}

std::optional<JsonScanner::Token> JsonScanner::close(char c)
{
    const char wanted = m_stack.back() ? '}' : ']';
    if (c != wanted)
        return fail(JsonFault::Kind::Syntax, m_stack.back() ? QT_TRANSLATE_NOOP("JsonFault", "a comma or } is expected")
                                                            : QT_TRANSLATE_NOOP("JsonFault", "a comma or ] is expected"));
    ++m_at;
    m_stack.pop_back();
    afterValue();
    return c == '}' ? Token::EndObject : Token::EndArray;
}

std::optional<JsonScanner::Token> JsonScanner::value(char c)
{
    switch (c) {
    case '{':
    case '[': return open(c);
    case '"': return string(Token::String);
    case 't': return literal("true");
    case 'f': return literal("false");
    case 'n': return literal("null");
    default: break;
    }
    if (c == '-' || isDigit(c))
        return number();
    return fail(JsonFault::Kind::Syntax, QT_TRANSLATE_NOOP("JsonFault", "a value is expected"));
}

bool JsonScanner::escape()
{
    const char c = m_at + 1 < m_bytes.size() ? m_bytes[m_at + 1] : '\0';
    if (c == 'u') {
        for (std::size_t i = 2; i < 6; ++i) {
            if (m_at + i >= m_bytes.size() || !isHex(m_bytes[m_at + i]))
                return false;
        }
        m_at += 6;
        return true;
    }
    if (c == '\0' || std::string_view("\"\\/bfnrt").find(c) == std::string_view::npos)
        return false;
    m_at += 2;
    return true;
}

std::optional<JsonScanner::Token> JsonScanner::string(Token token)
{
    ++m_at;
    while (m_at < m_bytes.size()) {
        const auto c = static_cast<unsigned char>(m_bytes[m_at]);
        if (c == '"') {
            ++m_at;
            if (token == Token::Key)
                m_expect = Expect::Colon;
            else
                afterValue();
            return token;
        }
        if (c < 0x20)
            return fail(JsonFault::Kind::Syntax, QT_TRANSLATE_NOOP("JsonFault", "a control character in a string must be escaped"));
        if (c != '\\')
            ++m_at;
        else if (!escape())
            return fail(JsonFault::Kind::InvalidEscape, QT_TRANSLATE_NOOP("JsonFault", "an escape that JSON does not know"));
    }
    return fail(JsonFault::Kind::UnterminatedString, QT_TRANSLATE_NOOP("JsonFault", "the string does not end"), m_start);
}

bool JsonScanner::digits()
{
    const std::size_t first = m_at;
    while (isDigit(peek()))
        ++m_at;
    return m_at > first;
}

std::optional<JsonScanner::Token> JsonScanner::number()
{
    if (peek() == '-')
        ++m_at;
    const bool zero = peek() == '0';
    if (!digits() || (zero && m_at - m_start > (m_bytes[m_start] == '-' ? 2U : 1U)))
        return fail(JsonFault::Kind::InvalidNumber, QT_TRANSLATE_NOOP("JsonFault", "a number that JSON does not know"), m_start);
    if (peek() == '.') {
        ++m_at;
        if (!digits())
            return fail(JsonFault::Kind::InvalidNumber, QT_TRANSLATE_NOOP("JsonFault", "digits are expected behind the point"));
    }
    if (peek() == 'e' || peek() == 'E') {
        ++m_at;
        if (peek() == '+' || peek() == '-')
            ++m_at;
        if (!digits())
            return fail(JsonFault::Kind::InvalidNumber, QT_TRANSLATE_NOOP("JsonFault", "digits are expected in the exponent"));
    }
    afterValue();
    return Token::Number;
}

std::optional<JsonScanner::Token> JsonScanner::literal(std::string_view word)
{
    if (m_bytes.substr(m_at, word.size()) != word)
        return fail(JsonFault::Kind::Syntax, QT_TRANSLATE_NOOP("JsonFault", "a value is expected"));
    m_at += word.size();
    afterValue();
    return Token::Literal;
}

void JsonScanner::afterValue()
{
    m_expect = m_stack.empty() ? Expect::End : Expect::CommaOrEnd;
}

bool isUtf8(std::string_view bytes)
{
    return simdjson::validate_utf8(bytes.data(), bytes.size());
}

std::optional<JsonFault> checkJson(std::string_view bytes)
{
    JsonScanner scanner(bytes);
    while (true) {
        const auto token = scanner.next();
        if (!token)
            return scanner.fault();
        if (*token == JsonScanner::Token::End)
            break;
    }
    if (isUtf8(bytes))
        return std::nullopt;
    JsonFault fault;
    fault.kind = JsonFault::Kind::InvalidUtf8;
    fault.reason = QString::fromLatin1(QT_TRANSLATE_NOOP("JsonFault", "the text is not valid UTF-8"));
    return fault;
}

Formatted formatJson(std::string_view bytes, qsizetype limit)
{
    constexpr int kIndent = 2;
    if (checkJson(bytes)) {
        const auto size = std::min<qsizetype>(static_cast<qsizetype>(bytes.size()), limit);
        return {QByteArray(bytes.data(), size), size < static_cast<qsizetype>(bytes.size())};
    }
    using Token = JsonScanner::Token;
    Formatted result;
    JsonScanner scanner(bytes);
    Token previous = Token::End;
    while (result.text.size() < limit) {
        const Token token = *scanner.next();
        if (token == Token::End)
            return result;
        const bool opens = token == Token::BeginObject || token == Token::BeginArray;
        const bool closes = token == Token::EndObject || token == Token::EndArray;
        const bool afterOpen = previous == Token::BeginObject || previous == Token::BeginArray;
        if (previous == Token::Comma || afterOpen != closes) {
            // An opening token already counts in the depth, though it stands on the level above.
            if (previous == Token::Comma || afterOpen || closes)
                result.text += '\n' + QByteArray((static_cast<qsizetype>(scanner.depth()) - (opens ? 1 : 0)) * kIndent, ' ');
        }
        const std::string_view text = scanner.text();
        result.text.append(text.data(), static_cast<qsizetype>(std::min<std::size_t>(text.size(), static_cast<std::size_t>(limit))));
        if (token == Token::Colon)
            result.text += ' ';
        previous = token;
    }
    result.truncated = true;
    return result;
}

} // namespace streamscope::decode
