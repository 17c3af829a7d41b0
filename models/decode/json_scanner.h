// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/decode/decode.h"

#include <optional>
#include <string_view>
#include <vector>

namespace streamscope::decode {

/// One pass over JSON text by RFC 8259, without recursion: tells each token as a range of the bytes. Strings are ranges with
/// their quotes; nothing is converted.
class JsonScanner {
public:
    enum class Token { BeginObject, EndObject, BeginArray, EndArray, Key, Colon, Comma, String, Number, Literal, End };
    static constexpr std::size_t kMaxDepth = 1024;

    explicit JsonScanner(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    /// The next token, or nothing at the first fault.
    [[nodiscard]] std::optional<Token> next();
    [[nodiscard]] std::string_view text() const { return m_bytes.substr(m_start, m_at - m_start); } ///< of the last token
    [[nodiscard]] std::size_t depth() const { return m_stack.size(); }
    [[nodiscard]] JsonFault fault() const; ///< after next() gave nothing

private:
    enum class Expect { Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd, End };

    std::optional<Token> fail(JsonFault::Kind kind, const char *reason);
    std::optional<Token> fail(JsonFault::Kind kind, const char *reason, std::size_t at);
    std::optional<Token> open(char c);
    std::optional<Token> close(char c);
    std::optional<Token> value(char c);
    std::optional<Token> string(Token token);
    std::optional<Token> number();
    std::optional<Token> literal(std::string_view word);
    [[nodiscard]] bool escape();
    void afterValue();
    [[nodiscard]] char peek() const { return m_at < m_bytes.size() ? m_bytes[m_at] : '\0'; }
    bool digits();

    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::size_t m_start = 0;
    std::vector<bool> m_stack; ///< true: object
    Expect m_expect = Expect::Value;
    JsonFault::Kind m_kind = JsonFault::Kind::Syntax;
    const char *m_reason = "";
    std::size_t m_faultAt = 0;
};

} // namespace streamscope::decode
