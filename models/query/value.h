// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/query/language.h"

#include <QByteArray>
#include <QString>
#include <QtGlobal>

#include <cstddef>
#include <string>
#include <string_view>

namespace streamscope::query {

/// The types of the Common Expression Language, and what can stand in a value's place. Ip and Cidr belong to the network
/// extension.
enum class Kind : quint8 { Error, Null, Bool, Int, Uint, Double, String, Bytes, List, Map, Timestamp, Duration, Type, Optional, Ip, Cidr };

/// Seconds and nanoseconds (0 to 999 999 999, always counted forwards) since the epoch, or of a duration.
struct TimeParts {
    qint64 seconds = 0;
    qint32 nanos = 0;

    friend auto operator<=>(const TimeParts &, const TimeParts &) = default;
};

inline constexpr double kTwo63 = 9223372036854775808.0; ///< one above the largest int
inline constexpr double kTwo64 = 18446744073709551616.0; ///< one above the largest uint

struct MapData;
struct ErrorData;
struct NetworkData;

/// A value of an expression: 16 bytes, copied freely. Strings, lists and maps are views: they live as long as the
/// Evaluator's last evaluation (until its next one, or its end), the message it was given, and the Expression.
/// Reading is reentrant.
class Value {
public:
    Value() = default; ///< null

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isError() const { return m_kind == Kind::Error; }
    [[nodiscard]] bool isNull() const { return m_kind == Kind::Null; }
    [[nodiscard]] bool isNumber() const { return m_kind >= Kind::Int && m_kind <= Kind::Double; }

    // Each wants the kind of its name; size() is that of a list or map, text() of a string, bytes or type.
    [[nodiscard]] bool toBool() const { return m_int != 0; }
    [[nodiscard]] qint64 toInt() const { return m_int; }
    [[nodiscard]] quint64 toUint() const { return m_uint; }
    [[nodiscard]] double toDouble() const { return m_double; }
    [[nodiscard]] std::string_view text() const { return {m_text, m_size}; }
    [[nodiscard]] TimeParts time() const { return {m_int, static_cast<qint32>(m_size)}; }
    [[nodiscard]] quint32 size() const { return m_size; }
    [[nodiscard]] const Value &item(quint32 index) const { return m_items[index]; } ///< of a list
    [[nodiscard]] const Value &mapKey(quint32 index) const;                         ///< in the order of the entries
    [[nodiscard]] const Value &mapValue(quint32 index) const;
    [[nodiscard]] const Value *find(const Value &key) const;        ///< in a map, numbers by their value; null: not there
    [[nodiscard]] const Value *optional() const { return m_items; } ///< null: none
    /// Any number as the nearest double; NaN for what is no number.
    [[nodiscard]] double nearestDouble() const;
    /// Why there is no value, a sentence. Empty where there is one. Takes a microsecond.
    [[nodiscard]] QString errorText(Language language = Language::Program) const;
    /// Where in the expression: byte offset from 0.
    [[nodiscard]] quint32 errorAt() const;

    [[nodiscard]] static Value ofBool(bool truth) { return scalar(Kind::Bool, truth ? 1 : 0); }
    [[nodiscard]] static Value ofInt(qint64 number) { return scalar(Kind::Int, number); }
    [[nodiscard]] static Value ofUint(quint64 number) { return scalar(Kind::Uint, static_cast<qint64>(number)); }
    [[nodiscard]] static Value ofDouble(double number);
    [[nodiscard]] static Value ofString(std::string_view utf8) { return view(Kind::String, utf8); } ///< a view; valid UTF-8
    [[nodiscard]] static Value ofBytes(std::string_view bytes) { return view(Kind::Bytes, bytes); } ///< a view
    [[nodiscard]] static Value ofType(std::string_view name) { return view(Kind::Type, name); }     ///< a view
    [[nodiscard]] static Value ofTimestamp(TimeParts time) { return timed(Kind::Timestamp, time); }
    [[nodiscard]] static Value ofDuration(TimeParts time) { return timed(Kind::Duration, time); }
    [[nodiscard]] static Value ofList(const Value *items, std::size_t count);
    [[nodiscard]] static Value ofMap(const MapData *map);
    [[nodiscard]] static Value ofOptional(const Value *value); ///< null: none
    [[nodiscard]] static Value ofError(const ErrorData *error);
    [[nodiscard]] static Value ofNetwork(Kind kind, const NetworkData *data);

    [[nodiscard]] const MapData *map() const { return m_map; }
    [[nodiscard]] const ErrorData *error() const { return m_error; }
    [[nodiscard]] const NetworkData *network() const { return m_network; }

private:
    static Value scalar(Kind kind, qint64 payload)
    {
        Value value;
        value.m_kind = kind;
        value.m_int = payload;
        return value;
    }
    static Value view(Kind kind, std::string_view text)
    {
        Value value;
        value.m_kind = kind;
        value.m_size = static_cast<quint32>(text.size());
        value.m_text = text.data();
        return value;
    }
    static Value timed(Kind kind, TimeParts time)
    {
        Value value = scalar(kind, time.seconds);
        value.m_size = static_cast<quint32>(time.nanos);
        return value;
    }

    Kind m_kind = Kind::Null;
    quint32 m_size = 0;
    union {
        qint64 m_int = 0;
        quint64 m_uint;
        double m_double;
        const char *m_text;
        const Value *m_items;
        const MapData *m_map;
        const ErrorData *m_error;
        const NetworkData *m_network;
    };
};

/// The language's name of a value's type: "int", "google.protobuf.Timestamp", …
[[nodiscard]] std::string_view typeName(Kind kind);

/// CEL's equality: numbers by their exact value whatever their types, lists and maps deeply; different types are unequal.
[[nodiscard]] bool equalValues(const Value &a, const Value &b);

/// The largest text that a value is printed as, in bytes.
constexpr std::size_t kMaxResultBytes = 10 << 20;

/// Appends the value as JSON. int and uint are exact numbers; a double is the shortest number that reads back, NaN and the
/// infinities are strings; bytes are base64; a timestamp is RFC 3339, a duration seconds ("1.5s"); an optional is its value
/// or null; map keys become strings. An error value or more than kMaxResultBytes: the error.
[[nodiscard]] core::Result<void> appendJson(std::string &out, const Value &value, Language language = Language::Program);

/// Appends {"type":…,"value":…} as the command line's contract says. Errors as above.
[[nodiscard]] core::Result<void> appendTypedJson(std::string &out, const Value &value);

/// A JSON string with its quotes; control characters escaped, as a terminal would obey them.
void appendJsonString(std::string &out, std::string_view utf8);

} // namespace streamscope::query
