// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/lexer.h"

#include "models/query/characters.h"
#include "models/query/json_walker.h"
#include "models/query/sentences.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace streamscope::query {
namespace {

// How many characters of a string's prefix stand before its quote; −1: no string begins here.
int stringPrefix(std::string_view text)
{
    std::size_t i = 0;
    bool raw = false;
    bool bytes = false;
    for (; i < text.size() && i < 2; ++i) {
        const char c = text[i];
        if ((c == 'r' || c == 'R') && !raw)
            raw = true;
        else if ((c == 'b' || c == 'B') && !bytes && !raw)
            bytes = true;
        else
            break;
    }
    return i < text.size() && (text[i] == '"' || text[i] == '\'') ? static_cast<int>(i) : -1;
}

} // namespace

void appendUtf8(std::string &out, quint32 point)
{
    const auto byte = [&out](quint32 value) { out += static_cast<char>(value); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xc0 | point >> 6);
        byte(0x80 | (point & 0x3f));
    } else if (point < 0x10000) {
        byte(0xe0 | point >> 12);
        byte(0x80 | (point >> 6 & 0x3f));
        byte(0x80 | (point & 0x3f));
    } else {
        byte(0xf0 | point >> 18);
        byte(0x80 | (point >> 12 & 0x3f));
        byte(0x80 | (point >> 6 & 0x3f));
        byte(0x80 | (point & 0x3f));
    }
}

bool Lexer::fail(std::size_t at, std::size_t length, const QString &message)
{
    m_fault.at = static_cast<quint32>(at);
    m_fault.length = static_cast<quint32>(std::max<std::size_t>(length, 1));
    m_fault.message = message;
    return false;
}

void Lexer::skipBlanks()
{
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == '/' && peek(1) == '/') {
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            ++m_at;
        } else {
            break;
        }
    }
}

bool Lexer::next(Token &token)
{
    skipBlanks();
    token = Token();
    token.at = static_cast<quint32>(m_at);
    if (m_at == m_text.size())
        return true;
    bool done = true;
    const char c = peek();
    if (const int prefix = stringPrefix(m_text.substr(m_at)); prefix >= 0) {
        done = string(token, static_cast<std::size_t>(prefix));
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
        done = number(token);
    } else if (isLetter(c)) {
        done = identifier(token);
    } else if (c == '`') {
        done = quotedIdentifier(token);
    } else {
        static constexpr std::array<std::string_view, 6> kPairs = {"==", "!=", "<=", ">=", "&&", "||"};
        static constexpr std::string_view kSingles = "<>!?:+-*/%()[]{}.,";
        const std::string_view pair = m_text.substr(m_at, 2);
        std::size_t length = 0;
        if (std::find(kPairs.begin(), kPairs.end(), pair) != kPairs.end())
            length = 2;
        else if (kSingles.find(c) != std::string_view::npos)
            length = 1;
        if (length == 0)
            return fail(m_at, 1,
                        c == '='               ? Sentences::tr("A single “=” does not compare; write “==”.")
                        : c == '&' || c == '|' ? Sentences::tr("Write “&&” or “||”, doubled.")
                                               : Sentences::tr("This character means nothing here."));
        token.kind = TokenKind::Operator;
        token.text = m_text.substr(m_at, length);
        m_at += length;
    }
    token.length = static_cast<quint32>(m_at - token.at);
    return done;
}

bool Lexer::number(Token &token)
{
    const std::size_t start = m_at;
    token.kind = TokenKind::Int;
    if (peek() == '0' && peek(1) == 'x' && hexValue(peek(2)) >= 0) {
        m_at += 2;
        while (hexValue(peek()) >= 0)
            ++m_at;
    } else {
        while (isDigit(peek()))
            ++m_at;
        if (peek() == '.' && isDigit(peek(1))) {
            token.kind = TokenKind::Double;
            ++m_at;
            while (isDigit(peek()))
                ++m_at;
        }
        const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
        if ((peek() == 'e' || peek() == 'E') && isDigit(peek(1 + sign))) {
            token.kind = TokenKind::Double;
            m_at += 1 + sign;
            while (isDigit(peek()))
                ++m_at;
        }
    }
    token.text = m_text.substr(start, m_at - start);
    if (token.kind == TokenKind::Int && (peek() == 'u' || peek() == 'U')) {
        token.kind = TokenKind::Uint;
        ++m_at;
    }
    if (isLetter(peek()) || isDigit(peek()))
        return fail(start, m_at - start + 1, Sentences::tr("A number ends where a name begins; put a blank or an operator between them."));
    return true;
}

bool Lexer::identifier(Token &token)
{
    const std::size_t start = m_at;
    while (isLetter(peek()) || isDigit(peek()))
        ++m_at;
    token.kind = TokenKind::Identifier;
    token.text = m_text.substr(start, m_at - start);
    return true;
}

bool Lexer::quotedIdentifier(Token &token)
{
    const std::size_t start = ++m_at;
    const auto allowed = [](char c) { return isLetter(c) || isDigit(c) || c == '.' || c == '-' || c == '/' || c == ' '; };
    while (m_at < m_text.size() && allowed(m_text[m_at]))
        ++m_at;
    if (peek() != '`' || m_at == start)
        return fail(start - 1, m_at - start + 1,
                    Sentences::tr("A name in backticks holds letters, digits, “.”, “-”, “/”, “_” and blanks, and ends with a backtick."));
    token.kind = TokenKind::Quoted;
    token.text = m_text.substr(start, m_at - start);
    ++m_at;
    return true;
}

bool Lexer::string(Token &token, std::size_t prefix)
{
    const std::size_t start = m_at;
    const std::string_view marks = m_text.substr(m_at, prefix);
    const bool raw = marks.find_first_of("rR") != std::string_view::npos;
    const bool bytes = marks.find_first_of("bB") != std::string_view::npos;
    m_at += prefix;
    const char quote = peek();
    const std::size_t width = peek(1) == quote && peek(2) == quote ? 3 : 1;
    const std::string_view close = m_text.substr(m_at, width);
    m_at += width;
    std::string content;
    while (m_text.substr(m_at, width) != close) {
        const char c = peek();
        if (m_at >= m_text.size() || (width == 1 && (c == '\n' || c == '\r')))
            return fail(start, std::min(m_at, m_text.size()) - start,
                        Sentences::tr("This text is not closed; its quote is missing at the end."));
        if (c == '\\' && !raw) {
            if (!escape(content, bytes))
                return false;
        } else {
            content += c;
            ++m_at;
        }
    }
    m_at += width;
    token.kind = bytes ? TokenKind::Bytes : TokenKind::String;
    token.text = m_tree.texts.emplace_back(std::move(content));
    return true;
}

bool Lexer::escape(std::string &out, bool bytes)
{
    const std::size_t start = m_at++;
    const char c = peek();
    ++m_at;
    switch (c) {
    case '\\':
    case '?':
    case '"':
    case '\'':
    case '`': out += c; return true;
    case 'a': out += '\a'; return true;
    case 'b': out += '\b'; return true;
    case 'f': out += '\f'; return true;
    case 'n': out += '\n'; return true;
    case 'r': out += '\r'; return true;
    case 't': out += '\t'; return true;
    case 'v': out += '\v'; return true;
    case 'x':
    case 'X': return hexEscape(out, bytes, start, 2, true);
    case 'u': return hexEscape(out, bytes, start, 4, false);
    case 'U': return hexEscape(out, bytes, start, 8, false);
    default: break;
    }
    const auto octal = [](char digit) { return digit >= '0' && digit <= '7'; };
    if (c >= '0' && c <= '3' && octal(peek()) && octal(peek(1))) {
        const quint32 value = static_cast<quint32>((c - '0') * 64 + (peek() - '0') * 8 + (peek(1) - '0'));
        m_at += 2;
        if (bytes)
            out += static_cast<char>(value);
        else
            appendUtf8(out, value);
        return true;
    }
    return fail(start, 2, Sentences::tr("There is no such escape sequence; a backslash itself is written “\\\\”."));
}

bool Lexer::hexEscape(std::string &out, bool bytes, std::size_t start, int digits, bool octet)
{
    quint32 value = 0;
    for (int i = 0; i < digits; ++i, ++m_at) {
        const int digit = hexValue(peek());
        if (digit < 0)
            return fail(start, m_at - start, Sentences::tr("This escape sequence wants %1 hexadecimal digits.").arg(digits));
        value = value << 4 | static_cast<quint32>(digit);
    }
    if (octet && bytes) {
        out += static_cast<char>(value);
        return true;
    }
    if (bytes)
        return fail(start, m_at - start, Sentences::tr("Bytes know no Unicode escapes; write octets as \\xFF."));
    return codePoint(out, start, value);
}

bool Lexer::codePoint(std::string &out, std::size_t start, quint32 point)
{
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000))
        return fail(start, m_at - start, Sentences::tr("This is no Unicode code point."));
    appendUtf8(out, point);
    return true;
}

std::optional<quint64> magnitudeOf(const Token &token)
{
    const bool hex = token.text.size() > 2 && token.text[1] == 'x';
    const std::string_view digits = hex ? token.text.substr(2) : token.text;
    quint64 number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
}

std::optional<double> realOf(const Token &token)
{
    std::string digits(token.text);
    if (digits.front() == '.')
        digits.insert(0, "0");
    double number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec == std::errc::result_out_of_range)
        number = beyondRange(digits);
    return std::isinf(number) ? std::nullopt : std::optional(number);
}

bool isReservedWord(std::string_view word)
{
    static constexpr std::array<std::string_view, 17> kWords = {"as",        "break",  "const",  "continue", "else", "for",
                                                                "function",  "if",     "import", "let",      "loop", "package",
                                                                "namespace", "return", "var",    "void",     "while"};
    return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

} // namespace streamscope::query
