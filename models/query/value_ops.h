// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/arena.h"
#include "models/query/value.h"

#include <compare>
#include <span>

/// What the functions of the language are built from. Room-internal.
namespace streamscope::query {

/// Keys and values alternate, in the order of insertion; above kLinear entries a table of hashes finds a key.
struct MapData {
    const Value *entries = nullptr;
    quint32 size = 0;
    quint32 mask = 0;               ///< of the table; 0: there is none
    const quint32 *table = nullptr; ///< index + 1 of an entry, 0: free

    static constexpr quint32 kLinear = 8;
};

/// Why a value could not be found. The sentence is made when somebody reads it.
enum class Fault : quint8 {
    Text,       ///< the sentence, about detail and more
    Pattern,    ///< the sentence is messages::patternText()'s, about detail
    NoOverload, ///< detail is the function, left and right are the types
    NoKey,      ///< detail is the key
    NoField,    ///< detail is the field, left is the type it was looked for in
    Undeclared, ///< detail is the name
    NotBound,   ///< detail is the variable: there is no message
    NoFunction  ///< detail is the name of the function
};

struct ErrorData {
    Fault fault = Fault::Text;
    Kind left = Kind::Null;
    Kind right = Kind::Null;
    quint32 at = 0; ///< byte offset in the expression
    std::string_view detail = {};
    std::string_view more = {};
    const char *sentence = ""; ///< as QT_TRANSLATE_NOOP marks it
};

struct NetworkData {
    bool v6 = false;
    quint8 prefix = 0; ///< of a CIDR
    quint8 bytes[16] = {};
};

[[nodiscard]] quint64 hashKey(const Value &key);

/// Collects entries and makes a map of them.
class MapBuilder {
public:
    explicit MapBuilder(Arena &arena, std::size_t expected);

    /// False: the key is there already; with replace its value is changed.
    bool insert(const Value &key, const Value &value, bool replace);
    [[nodiscard]] Value finish();

private:
    [[nodiscard]] Value *lookup(const Value &key, quint64 hash);
    void rehash(quint32 slots);

    Arena &m_arena;
    Value *m_entries;
    quint32 m_capacity;
    quint32 m_size = 0;
    quint32 m_mask = 0;
    quint32 *m_table = nullptr;
};

/// Numbers of any two types by their exact value; unordered where one is NaN.
[[nodiscard]] std::partial_ordering compareNumbers(const Value &a, const Value &b);

/// Order of two values of comparable types; false: these have none.
[[nodiscard]] bool compareValues(const Value &a, const Value &b, std::partial_ordering &order);

/// True for a zero value: null, false, 0, "", empty list or map, the empty duration and optional.none().
[[nodiscard]] bool isZeroValue(const Value &value);

/// As Go prints a double with 'g' and -1: what string(double) gives.
void appendGoDouble(std::string &out, double number);
/// The shortest text that reads back; NaN, Infinity, -Infinity; a whole number keeps ".0".
void appendShortestDouble(std::string &out, double number);

/// Number of code points; the text is valid UTF-8.
[[nodiscard]] std::size_t codePoints(std::string_view utf8);

void appendNetwork(std::string &out, const Value &value);
void appendBase64(std::string &out, std::string_view bytes);

} // namespace streamscope::query
