// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// string.format of the strings extension.
#include "models/query/functions.h"
#include "models/query/time_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace streamscope::query {
namespace {

constexpr int kDefaultPrecision = 6;
constexpr int kMaxPrecision = 1000;
constexpr std::size_t kDoubleText = 1500; // 309 digits, a sign, a point and the precision

bool appendSpecial(std::string &out, double number)
{
    if (std::isfinite(number))
        return false;
    out += std::isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity";
    return true;
}

// The fewest digits that read back, and zeros behind them where the number is larger.
void appendPlainDouble(std::string &out, double number)
{
    if (appendSpecial(out, number))
        return;
    char text[kDoubleText];
    const auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed);
    const std::string_view plain(text, static_cast<std::size_t>(end.ptr - text));
    if (plain.find('.') != std::string_view::npos) {
        out += plain;
        return;
    }
    char scientific[kDoubleText];
    const auto last = std::to_chars(scientific, scientific + sizeof scientific, number, std::chars_format::scientific);
    const char *exponent = std::find(scientific, last.ptr, 'e');
    std::size_t zeros = 0;
    std::from_chars(exponent + 2, last.ptr, zeros);
    const bool minus = scientific[0] == '-';
    const char *digits = scientific + (minus ? 1 : 0);
    out.append(minus ? 1 : 0, '-');
    out += *digits;
    if (digits + 1 < exponent) {
        out.append(digits + 2, exponent);
        zeros -= static_cast<std::size_t>(exponent - digits - 2);
    }
    out.append(zeros, '0');
}

// Bytes as text: runs of what is no UTF-8 become one U+FFFD.
void appendLenient(std::string &out, std::string_view bytes)
{
    const QString text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    const bool valid = isValidUtf8(bytes);
    QString merged;
    for (const QChar c : text) {
        if (valid || c != QChar::ReplacementCharacter || !merged.endsWith(c))
            merged += c;
    }
    out += merged.toStdString();
}

// One call of format: the text that it makes and what went wrong.
class Formatter {
public:
    Formatter(Evaluation &run, const Node &node, const Value &list)
        : m_run(run)
        , m_node(node)
        , m_list(list)
    {
    }

    Value format(std::string_view pattern)
    {
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            if (pattern[i] != '%') {
                m_out += pattern[i];
                continue;
            }
            if (++i >= pattern.size())
                return m_run.fail(m_node, QT_TRANSLATE_NOOP("Expression", "the format ends within a “%”"));
            if (pattern[i] == '%') {
                m_out += '%';
                continue;
            }
            int precision = kDefaultPrecision;
            if (pattern[i] == '.' && !readPrecision(pattern, ++i, precision))
                return m_run.fail(m_node, QT_TRANSLATE_NOOP("Expression", "a precision is a number up to 1000"));
            if (i >= pattern.size())
                return m_run.fail(m_node, QT_TRANSLATE_NOOP("Expression", "the format ends within a “%”"));
            if (const Value fault = clause(pattern[i], precision); fault.isError())
                return fault;
            if (m_out.size() > m_run.limits().textBytes)
                return m_run.fail(m_node, Sentences::kTextTooLarge);
        }
        return m_run.makeString(m_node, m_out);
    }

private:
    static bool readPrecision(std::string_view pattern, std::size_t &i, int &precision)
    {
        const auto read = std::from_chars(pattern.data() + i, pattern.data() + pattern.size(), precision);
        i = static_cast<std::size_t>(read.ptr - pattern.data());
        return read.ec == std::errc() && precision >= 0 && precision <= kMaxPrecision;
    }

    Value clause(char conversion, int precision)
    {
        const std::string mark = {'%', conversion};
        if (std::string_view("sdfexXob").find(conversion) == std::string_view::npos)
            return m_run.fail(m_node, QT_TRANSLATE_NOOP("Expression", "there is no conversion “%1”"), mark);
        if (m_next >= m_list.size())
            return m_run.fail(m_node, QT_TRANSLATE_NOOP("Expression", "the format wants more values than the list has"));
        const Value &value = m_list.item(m_next++);
        bool done = false;
        switch (conversion) {
        case 's': done = text(value); break;
        case 'd': done = decimal(value); break;
        case 'f': done = real(value, std::chars_format::fixed, precision); break;
        case 'e': done = real(value, std::chars_format::scientific, precision); break;
        case 'x':
        case 'X': done = hex(value, conversion == 'X'); break;
        case 'o': done = whole(value, 8); break;
        default:
            done = whole(value, 2);
            if (value.kind() == Kind::Bool) {
                m_out += value.toBool() ? '1' : '0';
                done = true;
            }
        }
        return done ? Value()
                    : m_run.fail(m_node, QT_TRANSLATE_NOOP("Expression", "“%1” cannot show a value of type %2"), mark,
                                 typeName(value.kind()));
    }

    bool text(const Value &value)
    {
        if (m_out.size() > m_run.limits().textBytes)
            throw LimitExceeded{QT_TRANSLATE_NOOP("Expression", "a larger text than an expression may make")};
        switch (value.kind()) {
        case Kind::Null: m_out += "null"; return true;
        case Kind::Bool: m_out += value.toBool() ? "true" : "false"; return true;
        case Kind::Double: appendPlainDouble(m_out, value.toDouble()); return true;
        case Kind::Bytes: appendLenient(m_out, value.text()); return true;
        case Kind::String:
        case Kind::Type: m_out += value.text(); return true;
        case Kind::Timestamp: appendTimestamp(m_out, value.time()); return true;
        case Kind::Duration: appendDuration(m_out, value.time()); return true;
        case Kind::List: return list(value);
        case Kind::Map: return map(value);
        default: return whole(value, 10);
        }
    }

    bool list(const Value &value)
    {
        m_out += '[';
        for (quint32 i = 0; i < value.size(); ++i) {
            m_out += i > 0 ? ", " : "";
            if (!text(value.item(i)))
                return false;
        }
        m_out += ']';
        return true;
    }

    // In the order of the keys as they are shown.
    bool map(const Value &value)
    {
        std::vector<std::pair<std::string, std::string>> entries;
        std::string outer;
        outer.swap(m_out);
        for (quint32 i = 0; i < value.size(); ++i) {
            auto &entry = entries.emplace_back();
            m_out.clear();
            if (!text(value.mapKey(i)))
                return false;
            entry.first.swap(m_out);
            m_out.clear();
            if (!text(value.mapValue(i)))
                return false;
            entry.second.swap(m_out);
        }
        std::sort(entries.begin(), entries.end());
        m_out.swap(outer);
        m_out += '{';
        for (std::size_t i = 0; i < entries.size(); ++i)
            m_out += (i > 0 ? ", " : "") + entries[i].first + ": " + entries[i].second;
        m_out += '}';
        return m_out.size() <= m_run.limits().textBytes;
    }

    bool whole(const Value &value, int base)
    {
        char digits[72];
        std::to_chars_result end{digits, std::errc()};
        if (value.kind() == Kind::Int)
            end = std::to_chars(digits, digits + sizeof digits, value.toInt(), base);
        else if (value.kind() == Kind::Uint)
            end = std::to_chars(digits, digits + sizeof digits, value.toUint(), base);
        m_out.append(digits, end.ptr);
        return end.ptr != digits;
    }

    bool decimal(const Value &value)
    {
        if (value.kind() != Kind::Double)
            return whole(value, 10);
        appendPlainDouble(m_out, value.toDouble());
        return true;
    }

    bool real(const Value &value, std::chars_format style, int precision)
    {
        if (!value.isNumber())
            return false;
        const double number = value.nearestDouble();
        if (appendSpecial(m_out, number))
            return true;
        char digits[kDoubleText];
        const auto end = std::to_chars(digits, digits + sizeof digits, number, style, precision);
        m_out.append(digits, end.ptr);
        return true;
    }

    bool hex(const Value &value, bool upper)
    {
        const std::size_t start = m_out.size();
        if (value.kind() == Kind::String || value.kind() == Kind::Bytes) {
            const QByteArray shown = QByteArray::fromRawData(value.text().data(), value.size()).toHex();
            m_out.append(shown.constData(), static_cast<std::size_t>(shown.size()));
        } else if (!whole(value, 16)) {
            return false;
        }
        for (std::size_t i = start; upper && i < m_out.size(); ++i) {
            if (m_out[i] >= 'a')
                m_out[i] = static_cast<char>(m_out[i] - 'a' + 'A');
        }
        return true;
    }

    Evaluation &m_run;
    const Node &m_node;
    const Value &m_list;
    quint32 m_next = 0;
    std::string m_out;
};

Value format(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() != Kind::String || args[1].kind() != Kind::List)
        return run.noOverload(node, args[0], args[1]);
    return Formatter(run, node, args[1]).format(args[0].text());
}

} // namespace

std::span<const FunctionEntry> formatFunctions()
{
    static constexpr std::array kFunctions = {FunctionEntry{"format", FunctionEntry::Style::Member, 2, 2, format}};
    return kFunctions;
}

} // namespace streamscope::query
