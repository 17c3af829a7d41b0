// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/syntax.h"

#include <optional>

/// Room-internal.
namespace streamscope::query {

enum class TokenKind : quint8 { End, Identifier, Quoted, Int, Uint, Double, String, Bytes, Operator };

struct Token {
    TokenKind kind = TokenKind::End;
    quint32 at = 0;
    quint32 length = 0;
    std::string_view text; ///< identifier or operator as written; a string's content; a number's digits
};

/// The lexis of the language, one token at a time.
class Lexer {
public:
    Lexer(std::string_view text, SyntaxTree &tree, SyntaxFault &fault)
        : m_text(text)
        , m_tree(tree)
        , m_fault(fault)
    {
    }

    /// False: fault tells why.
    [[nodiscard]] bool next(Token &token);

private:
    void skipBlanks();
    bool fail(std::size_t at, std::size_t length, const QString &message);
    bool number(Token &token);
    bool identifier(Token &token);
    bool quotedIdentifier(Token &token);
    bool string(Token &token, std::size_t prefix);
    bool escape(std::string &out, bool bytes);
    bool hexEscape(std::string &out, bool bytes, std::size_t start, int digits, bool octet);
    bool codePoint(std::string &out, std::size_t start, quint32 point);
    [[nodiscard]] char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    std::string_view m_text;
    SyntaxTree &m_tree;
    SyntaxFault &m_fault;
    std::size_t m_at = 0;
};

/// Of an Int or Uint token, whatever its sign; nothing: it has more than 64 bits.
[[nodiscard]] std::optional<quint64> magnitudeOf(const Token &token);
/// Of a Double token; nothing: it is too large. One that is too small is 0.
[[nodiscard]] std::optional<double> realOf(const Token &token);

/// Appends a code point as UTF-8.
void appendUtf8(std::string &out, quint32 point);

} // namespace streamscope::query
