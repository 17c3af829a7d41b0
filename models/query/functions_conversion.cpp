// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Conversions between types, and base64.
#include "models/decode/decode.h"
#include "models/query/functions.h"
#include "models/query/time_text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace streamscope::query {
namespace {

template<typename Number>
bool readWhole(std::string_view text, Number &number)
{
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-')
        text.remove_prefix(1);
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool readReal(std::string_view text, double &number)
{
    const bool minus = text.starts_with('-');
    std::string_view size = text;
    if (minus || text.starts_with('+'))
        size.remove_prefix(1);
    if (equalIgnoringCase(size, "inf") || equalIgnoringCase(size, "infinity")) {
        number = std::numeric_limits<double>::infinity() * (minus ? -1 : 1);
        return true;
    }
    if (equalIgnoringCase(text, "nan")) {
        number = std::numeric_limits<double>::quiet_NaN();
        return true;
    }
    if (size.empty() || !((size.front() >= '0' && size.front() <= '9') || size.front() == '.'))
        return false;
    const bool hex = size.starts_with("0x") || size.starts_with("0X");
    if (hex)
        size.remove_prefix(2);
    const auto read =
        std::from_chars(size.data(), size.data() + size.size(), number, hex ? std::chars_format::hex : std::chars_format::general);
    if (read.ptr != size.data() + size.size() || read.ec == std::errc::invalid_argument)
        return false;
    if (read.ec == std::errc::result_out_of_range) {
        number = hex ? std::numeric_limits<double>::infinity() : beyondRange(size);
        if (std::isinf(number))
            return false;
    }
    number = minus ? -number : number;
    return true;
}

Value badText(Evaluation &run, const Node &node, std::string_view type, std::string_view text)
{
    return run.fail(node, QT_TRANSLATE_NOOP("Expression", "“%1” is no %2"), text, type);
}

Value toBool(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() == Kind::Bool)
        return args[0];
    if (args[0].kind() != Kind::String)
        return run.noOverload(node, args[0]);
    const std::string_view text = args[0].text();
    for (const std::string_view yes : {"1", "t", "T", "true", "TRUE", "True"}) {
        if (text == yes)
            return Value::ofBool(true);
    }
    for (const std::string_view no : {"0", "f", "F", "false", "FALSE", "False"}) {
        if (text == no)
            return Value::ofBool(false);
    }
    return badText(run, node, "bool", text);
}

Value toInt(Evaluation &run, const Node &node, const Value *args, quint32)
{
    const Value &from = args[0];
    switch (from.kind()) {
    case Kind::Int: return from;
    case Kind::Uint:
        return from.toUint() > static_cast<quint64>(std::numeric_limits<qint64>::max()) ? run.fail(node, Sentences::kIntegerOverflow)
                                                                                        : Value::ofInt(from.toInt());
    case Kind::Double:
        if (!(from.toDouble() > -kTwo63 && from.toDouble() < kTwo63))
            return run.fail(node, Sentences::kIntegerOverflow);
        return Value::ofInt(static_cast<qint64>(from.toDouble()));
    case Kind::String: {
        qint64 number = 0;
        return readWhole(from.text(), number) ? Value::ofInt(number) : badText(run, node, "int", from.text());
    }
    case Kind::Timestamp: return Value::ofInt(from.time().seconds);
    case Kind::Duration: {
        const WideNanos nanos = totalNanos(from.time());
        const bool fits = nanos >= std::numeric_limits<qint64>::min() && nanos <= std::numeric_limits<qint64>::max();
        return fits ? Value::ofInt(static_cast<qint64>(nanos)) : run.fail(node, Sentences::kIntegerOverflow);
    }
    default: return run.noOverload(node, from);
    }
}

Value toUint(Evaluation &run, const Node &node, const Value *args, quint32)
{
    const Value &from = args[0];
    switch (from.kind()) {
    case Kind::Uint: return from;
    case Kind::Int: return from.toInt() < 0 ? run.fail(node, Sentences::kUnsignedOverflow) : Value::ofUint(from.toUint());
    case Kind::Double:
        if (!(from.toDouble() >= 0 && from.toDouble() < kTwo64))
            return run.fail(node, Sentences::kUnsignedOverflow);
        return Value::ofUint(static_cast<quint64>(from.toDouble()));
    case Kind::String: {
        quint64 number = 0;
        return readWhole(from.text(), number) ? Value::ofUint(number) : badText(run, node, "uint", from.text());
    }
    default: return run.noOverload(node, from);
    }
}

Value toDouble(Evaluation &run, const Node &node, const Value *args, quint32)
{
    const Value &from = args[0];
    if (from.isNumber())
        return Value::ofDouble(from.nearestDouble());
    if (from.kind() != Kind::String)
        return run.noOverload(node, from);
    double number = 0;
    return readReal(from.text(), number) ? Value::ofDouble(number) : badText(run, node, "double", from.text());
}

Value toString(Evaluation &run, const Node &node, const Value *args, quint32)
{
    return stringOf(run, node, args[0]);
}

Value toBytes(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() == Kind::String)
        return Value::ofBytes(args[0].text());
    return args[0].kind() == Kind::Bytes ? args[0] : run.noOverload(node, args[0]);
}

Value toTimestamp(Evaluation &run, const Node &node, const Value *args, quint32)
{
    switch (args[0].kind()) {
    case Kind::Timestamp: return args[0];
    case Kind::Int:
        if (args[0].toInt() < kFirstSecond || args[0].toInt() > kLastSecond)
            return run.fail(node, Sentences::kTimestampRange);
        return Value::ofTimestamp({args[0].toInt(), 0});
    case Kind::String: {
        const auto time = parseTimestamp(args[0].text());
        return time
                   ? Value::ofTimestamp(*time)
                   : run.fail(node, QT_TRANSLATE_NOOP("Expression", "“%1” is no timestamp (RFC 3339, years 0001 to 9999)"), args[0].text());
    }
    default: return run.noOverload(node, args[0]);
    }
}

Value toDuration(Evaluation &run, const Node &node, const Value *args, quint32)
{
    switch (args[0].kind()) {
    case Kind::Duration: return args[0];
    case Kind::String: {
        const auto time = parseDuration(args[0].text());
        return time ? Value::ofDuration(*time)
                    : run.fail(node, QT_TRANSLATE_NOOP("Expression", "“%1” is no duration (such as “1h30m” or “2.5s”)"), args[0].text());
    }
    default: return run.noOverload(node, args[0]);
    }
}

Value encode(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() != Kind::Bytes)
        return run.noOverload(node, args[0]);
    std::string text;
    appendBase64(text, args[0].text());
    return run.makeString(node, text);
}

Value decode(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() != Kind::String)
        return run.noOverload(node, args[0]);
    const QByteArray text = QByteArray::fromRawData(args[0].text().data(), args[0].size());
    const auto decoded = decode::exactBase64(text);
    if (!decoded)
        return run.fail(node, QT_TRANSLATE_NOOP("Expression", "this text is not base64"));
    return run.makeBytes(node, {decoded->constData(), static_cast<std::size_t>(decoded->size())});
}

} // namespace

Value stringOf(Evaluation &run, const Node &node, const Value &value)
{
    std::string text;
    switch (value.kind()) {
    case Kind::String: return value;
    case Kind::Bool: return Value::ofString(value.toBool() ? "true" : "false");
    case Kind::Int: text = std::to_string(value.toInt()); break;
    case Kind::Uint: text = std::to_string(value.toUint()); break;
    case Kind::Double: appendGoDouble(text, value.toDouble()); break;
    case Kind::Bytes:
        return isValidUtf8(value.text()) ? Value::ofString(value.text())
                                         : run.fail(node, QT_TRANSLATE_NOOP("Expression", "these bytes are not valid UTF-8"));
    case Kind::Timestamp: appendTimestamp(text, value.time()); break;
    case Kind::Duration: appendDuration(text, value.time()); break;
    case Kind::Ip:
    case Kind::Cidr: appendNetwork(text, value); break;
    default: return run.noOverload(node, value);
    }
    return run.makeString(node, text);
}

std::span<const FunctionEntry> conversionFunctions()
{
    using Style = FunctionEntry::Style;
    static constexpr std::array kFunctions = {
        FunctionEntry{"bool", Style::Global, 1, 1, toBool},           FunctionEntry{"int", Style::Global, 1, 1, toInt},
        FunctionEntry{"uint", Style::Global, 1, 1, toUint},           FunctionEntry{"double", Style::Global, 1, 1, toDouble},
        FunctionEntry{"string", Style::Global, 1, 1, toString},       FunctionEntry{"bytes", Style::Global, 1, 1, toBytes},
        FunctionEntry{"timestamp", Style::Global, 1, 1, toTimestamp}, FunctionEntry{"duration", Style::Global, 1, 1, toDuration},
        FunctionEntry{"base64.encode", Style::Global, 1, 1, encode},  FunctionEntry{"base64.decode", Style::Global, 1, 1, decode},
    };
    return kFunctions;
}

} // namespace streamscope::query
