// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values as text: numbers, JSON and the typed form of the command line.
#include "models/query/sentences.h"
#include "models/query/time_text.h"
#include "models/query/value_ops.h"

#include <charconv>
#include <cmath>

namespace streamscope::query {
namespace {

tl::unexpected<core::KafkaError> refuse(const QString &message)
{
    return tl::make_unexpected(core::localError(core::ErrorKind::InvalidInput, message));
}

// A result may name the same list many times: what counts is what is written.
class Printer {
public:
    Printer(std::string &out, bool typed, Language language)
        : m_out(out)
        , m_start(out.size())
        , m_typed(typed)
        , m_language(language)
    {
    }

    core::Result<void> print(const Value &value)
    {
        if (m_out.size() - m_start > kMaxResultBytes)
            return refuse(Sentences::in(m_language, Sentences::kResultTooLarge).arg(kMaxResultBytes));
        if (value.isError())
            return refuse(value.errorText(m_language));
        return m_typed ? typed(value) : plain(value);
    }

private:
    core::Result<void> plain(const Value &value)
    {
        switch (value.kind()) {
        case Kind::Null: m_out += "null"; break;
        case Kind::Bool: m_out += value.toBool() ? "true" : "false"; break;
        case Kind::Double: number(value.toDouble()); break;
        case Kind::Int:
        case Kind::Uint: scalarText(m_out, value); break;
        case Kind::List: return list(value);
        case Kind::Map: return plainMap(value);
        case Kind::Optional: return print(value.optional() ? *value.optional() : Value());
        default: quoted(value); break;
        }
        return {};
    }

    core::Result<void> typed(const Value &value)
    {
        m_out += "{\"type\":\"";
        switch (value.kind()) {
        case Kind::Null: m_out += "null\",\"value\":null"; break;
        case Kind::Timestamp:
            m_out += "timestamp\",\"value\":";
            quoted(value);
            break;
        case Kind::Duration:
            m_out += "duration\",\"value\":\"";
            appendDurationNanos(m_out, value.time());
            m_out += '"';
            break;
        case Kind::Bool: m_out += value.toBool() ? "bool\",\"value\":true" : "bool\",\"value\":false"; break;
        default:
            m_out += typeName(value.kind());
            m_out += "\",\"value\":";
            if (auto done = typedContent(value); !done)
                return done;
        }
        m_out += '}';
        return {};
    }

    core::Result<void> typedContent(const Value &value)
    {
        switch (value.kind()) {
        case Kind::List: return list(value);
        case Kind::Map: return typedMap(value);
        case Kind::Optional:
            if (value.optional())
                return print(*value.optional());
            m_out += "null";
            return {};
        default: quoted(value); return {};
        }
    }

    core::Result<void> list(const Value &value)
    {
        m_out += '[';
        for (quint32 i = 0; i < value.size(); ++i) {
            if (i > 0)
                m_out += ',';
            if (auto done = print(value.item(i)); !done)
                return done;
        }
        m_out += ']';
        return {};
    }

    core::Result<void> plainMap(const Value &value)
    {
        m_out += '{';
        for (quint32 i = 0; i < value.size(); ++i) {
            if (i > 0)
                m_out += ',';
            std::string key;
            scalarText(key, value.mapKey(i));
            appendJsonString(m_out, key);
            m_out += ':';
            if (auto done = print(value.mapValue(i)); !done)
                return done;
        }
        m_out += '}';
        return {};
    }

    core::Result<void> typedMap(const Value &value)
    {
        m_out += '[';
        for (quint32 i = 0; i < value.size(); ++i) {
            m_out += i > 0 ? ",[" : "[";
            if (auto done = print(value.mapKey(i)); !done)
                return done;
            m_out += ',';
            if (auto done = print(value.mapValue(i)); !done)
                return done;
            m_out += ']';
        }
        m_out += ']';
        return {};
    }

    void number(double d)
    {
        if (std::isfinite(d))
            appendShortestDouble(m_out, d);
        else
            quoted(Value::ofDouble(d));
    }

    void quoted(const Value &value)
    {
        std::string text;
        scalarText(text, value);
        appendJsonString(m_out, text);
    }

    static void scalarText(std::string &out, const Value &value)
    {
        switch (value.kind()) {
        case Kind::Bool: out += value.toBool() ? "true" : "false"; break;
        case Kind::Int: out += std::to_string(value.toInt()); break;
        case Kind::Uint: out += std::to_string(value.toUint()); break;
        case Kind::Double: appendShortestDouble(out, value.toDouble()); break;
        case Kind::Bytes: appendBase64(out, value.text()); break;
        case Kind::Timestamp: appendTimestamp(out, value.time()); break;
        case Kind::Duration: appendDuration(out, value.time()); break;
        case Kind::Ip:
        case Kind::Cidr: appendNetwork(out, value); break;
        default: out += value.text(); break;
        }
    }

    std::string &m_out;
    std::size_t m_start;
    bool m_typed;
    Language m_language;
};

} // namespace

void appendBase64(std::string &out, std::string_view bytes)
{
    const QByteArray encoded = QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64();
    out.append(encoded.constData(), static_cast<std::size_t>(encoded.size()));
}

void appendShortestDouble(std::string &out, double number)
{
    if (std::isnan(number)) {
        out += "NaN";
        return;
    }
    if (std::isinf(number)) {
        out += number < 0 ? "-Infinity" : "Infinity";
        return;
    }
    char text[40];
    const auto end = std::to_chars(text, text + sizeof text, number);
    const std::string_view digits(text, static_cast<std::size_t>(end.ptr - text));
    out += digits;
    if (digits.find_first_of(".e") == std::string_view::npos)
        out += ".0";
}

void appendGoDouble(std::string &out, double number)
{
    if (!std::isfinite(number)) {
        out += std::isnan(number) ? "NaN" : number < 0 ? "-Inf" : "+Inf";
        return;
    }
    char text[400];
    auto end = std::to_chars(text, text + sizeof text, number, std::chars_format::scientific);
    const std::string_view scientific(text, static_cast<std::size_t>(end.ptr - text));
    const std::string_view exponentText = scientific.substr(scientific.find('e') + 1);
    int exponent = 0;
    std::from_chars(exponentText.data() + (exponentText.front() == '+' ? 1 : 0), exponentText.data() + exponentText.size(), exponent);
    const bool fixed = exponent >= -4 && exponent < 6;
    if (fixed)
        end = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed);
    out.append(text, end.ptr);
}

void appendJsonString(std::string &out, std::string_view utf8)
{
    static constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    std::size_t copied = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        const bool c1 = c == 0xc2 && i + 1 < utf8.size() && static_cast<unsigned char>(utf8[i + 1]) < 0xa0;
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f && !c1)
            continue;
        out.append(utf8, copied, i - copied);
        const unsigned unit = c1 ? static_cast<unsigned char>(utf8[++i]) : c;
        copied = i + 1;
        if (c == '"' || c == '\\')
            out += {'\\', static_cast<char>(c)};
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else
            out += {'\\', 'u', '0', '0', kHex[unit >> 4], kHex[unit & 0xfU]};
    }
    out.append(utf8, copied);
    out += '"';
}

core::Result<void> appendJson(std::string &out, const Value &value, Language language)
{
    return Printer(out, false, language).print(value);
}

core::Result<void> appendTypedJson(std::string &out, const Value &value)
{
    return Printer(out, true, Language::Program).print(value);
}

} // namespace streamscope::query
