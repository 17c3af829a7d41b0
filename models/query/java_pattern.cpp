// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RE2's regular expressions as java.util.regex has them. What differs – "." and "$" at line ends, "\s", "[a[b]" – is
// rewritten, or nothing is written.
#include "models/query/portable_term.h"

#include <string_view>

namespace streamscope::query {
namespace {

constexpr std::string_view kSpaces = "\\t\\n\\f\\r "; // RE2's \s; Java's has \x0B too

class PatternWriter {
public:
    explicit PatternWriter(std::string_view pattern)
        : m_pattern(pattern)
    {
    }

    std::optional<std::string> write()
    {
        m_out = "(?d)"; // only \n ends a line
        while (m_at < m_pattern.size()) {
            if (!step())
                return std::nullopt;
        }
        return m_out;
    }

private:
    [[nodiscard]] char peek(std::size_t ahead) const { return m_at + ahead < m_pattern.size() ? m_pattern[m_at + ahead] : '\0'; }

    bool copy(std::size_t length)
    {
        m_out += m_pattern.substr(m_at, length);
        m_at += length;
        return true;
    }

    bool step()
    {
        switch (m_pattern[m_at]) {
        case '\\': return escape(false);
        case '[': return characterClass();
        case '{': return repetition();
        case '(': return peek(1) != '?' ? copy(1) : peek(2) == ':' && copy(3);
        case '$': m_out += "\\z"; ++m_at; return true;
        default: return copy(1);
        }
    }

    bool escape(bool inClass)
    {
        const char c = peek(1);
        if (c == 's' || (c == 'S' && !inClass)) {
            m_out += inClass ? std::string(kSpaces) : (c == 's' ? "[" : "[^") + std::string(kSpaces) + ']';
            m_at += 2;
            return true;
        }
        static constexpr std::string_view kSame = "dDwWtnrf\\.+*?()|[]{}^$-/\"'#&~,:;=!@%<>` _";
        return kSame.find(c) != std::string_view::npos && c != '\0' && copy(2);
    }

    bool characterClass()
    {
        copy(1);
        if (peek(0) == '^')
            copy(1);
        if (peek(0) == ']')
            return false; // a literal there, an error here
        while (m_at < m_pattern.size() && m_pattern[m_at] != ']') {
            if (m_pattern[m_at] == '[' || (m_pattern[m_at] == '&' && peek(1) == '&'))
                return false; // unions and intersections of Java's
            if (m_pattern[m_at] == '\\' ? !escape(true) : !copy(1))
                return false;
        }
        return m_at < m_pattern.size() && copy(1);
    }

    // "{" that begins no repetition is a literal in RE2 and an error in Java.
    bool repetition()
    {
        const std::size_t end = m_pattern.find('}', m_at);
        if (end == std::string_view::npos || end == m_at + 1 || m_pattern[m_at + 1] == ',')
            return false;
        for (std::size_t i = m_at + 1; i < end; ++i) {
            if ((m_pattern[i] < '0' || m_pattern[i] > '9') && m_pattern[i] != ',')
                return false;
        }
        return copy(end - m_at + 1);
    }

    const std::string_view m_pattern;
    std::size_t m_at = 0;
    std::string m_out;
};

} // namespace

std::optional<std::string> javaPattern(std::string_view pattern)
{
    return PatternWriter(pattern).write();
}

} // namespace streamscope::query
