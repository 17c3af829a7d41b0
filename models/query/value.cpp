// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/value_ops.h"

#include "models/messages/pattern_fault.h"
#include "models/query/sentences.h"

#include <QHashFunctions>

#include <arpa/inet.h>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace streamscope::query {
namespace {

// Exact but for the limits of the types: there the standard's suite wants the nearest double to be equal.
std::partial_ordering compareIntDouble(qint64 i, double d)
{
    if (std::isnan(d))
        return std::partial_ordering::unordered;
    if (d == kTwo63 && static_cast<double>(i) == kTwo63)
        return std::partial_ordering::equivalent;
    if (d >= kTwo63)
        return std::partial_ordering::less;
    if (d < -kTwo63)
        return std::partial_ordering::greater;
    const auto whole = static_cast<qint64>(d);
    if (i != whole)
        return i <=> whole;
    return 0.0 <=> d - static_cast<double>(whole);
}

std::partial_ordering compareUintDouble(quint64 u, double d)
{
    if (std::isnan(d))
        return std::partial_ordering::unordered;
    if (d == kTwo64 && static_cast<double>(u) == kTwo64)
        return std::partial_ordering::equivalent;
    if (d >= kTwo64)
        return std::partial_ordering::less;
    if (d < 0)
        return std::partial_ordering::greater;
    const auto whole = static_cast<quint64>(d);
    if (u != whole)
        return u <=> whole;
    return 0.0 <=> d - static_cast<double>(whole);
}

std::partial_ordering compareIntUint(qint64 i, quint64 u)
{
    return i < 0 ? std::partial_ordering::less : static_cast<quint64>(i) <=> u;
}

std::partial_ordering reversed(std::partial_ordering order)
{
    return 0 <=> order;
}

bool equalMaps(const Value &a, const Value &b)
{
    if (a.size() != b.size())
        return false;
    for (quint32 i = 0; i < a.size(); ++i) {
        const Value *other = b.find(a.mapKey(i));
        if (!other || !equalValues(a.mapValue(i), *other))
            return false;
    }
    return true;
}

bool equalLists(const Value &a, const Value &b)
{
    if (a.size() != b.size())
        return false;
    for (quint32 i = 0; i < a.size(); ++i) {
        if (!equalValues(a.item(i), b.item(i)))
            return false;
    }
    return true;
}

bool equalNetworks(const NetworkData &a, const NetworkData &b)
{
    return a.v6 == b.v6 && a.prefix == b.prefix && std::memcmp(a.bytes, b.bytes, sizeof a.bytes) == 0;
}

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString nameOf(Kind kind)
{
    return fromUtf8(typeName(kind));
}

// Sentences of one, two or no blanks.
QString filled(const QString &sentence, const QString &detail, const QString &more)
{
    if (!sentence.contains("%1"_L1))
        return sentence;
    return sentence.contains("%2"_L1) ? sentence.arg(detail, more) : sentence.arg(detail);
}

} // namespace

Value Value::ofDouble(double number)
{
    Value value = scalar(Kind::Double, 0);
    value.m_double = number;
    return value;
}

Value Value::ofList(const Value *items, std::size_t count)
{
    Value value = scalar(Kind::List, 0);
    value.m_items = items;
    value.m_size = static_cast<quint32>(count);
    return value;
}

Value Value::ofMap(const MapData *map)
{
    Value value = scalar(Kind::Map, 0);
    value.m_map = map;
    value.m_size = map->size;
    return value;
}

Value Value::ofOptional(const Value *held)
{
    Value value = scalar(Kind::Optional, 0);
    value.m_items = held;
    return value;
}

Value Value::ofError(const ErrorData *error)
{
    Value value = scalar(Kind::Error, 0);
    value.m_error = error;
    return value;
}

Value Value::ofNetwork(Kind kind, const NetworkData *data)
{
    Value value = scalar(kind, 0);
    value.m_network = data;
    return value;
}

const Value &Value::mapKey(quint32 index) const
{
    return m_map->entries[index * 2];
}

const Value &Value::mapValue(quint32 index) const
{
    return m_map->entries[index * 2 + 1];
}

const Value *Value::find(const Value &key) const
{
    const Value *entries = m_map->entries;
    if (m_map->mask == 0) {
        for (quint32 i = 0; i < m_map->size; ++i) {
            if (equalValues(entries[i * 2], key))
                return &entries[i * 2 + 1];
        }
        return nullptr;
    }
    for (quint32 slot = static_cast<quint32>(hashKey(key)) & m_map->mask;; slot = (slot + 1) & m_map->mask) {
        const quint32 index = m_map->table[slot];
        if (index == 0)
            return nullptr;
        if (equalValues(entries[(index - 1) * 2], key))
            return &entries[(index - 1) * 2 + 1];
    }
}

double Value::nearestDouble() const
{
    switch (m_kind) {
    case Kind::Int: return static_cast<double>(m_int);
    case Kind::Uint: return static_cast<double>(m_uint);
    case Kind::Double: return m_double;
    default: return std::numeric_limits<double>::quiet_NaN();
    }
}

QString Value::errorText(Language language) const
{
    if (m_kind != Kind::Error)
        return {};
    const QString detail = fromUtf8(m_error->detail);
    const auto say = [language](const char *sentence) { return Sentences::in(language, sentence); };
    switch (m_error->fault) {
    case Fault::Text: return filled(say(m_error->sentence), detail, fromUtf8(m_error->more));
    case Fault::Pattern:
        return say(QT_TRANSLATE_NOOP("Expression", "this is no regular expression: %1"))
            .arg(messages::patternFault(m_error->sentence, m_error->detail, language == Language::English));
    case Fault::NoOverload:
        return m_error->right == Kind::Error
                   ? say(QT_TRANSLATE_NOOP("Expression", "no such overload: %1 of %2")).arg(detail, nameOf(m_error->left))
                   : say(QT_TRANSLATE_NOOP("Expression", "no such overload: %1 of %2 and %3"))
                         .arg(detail, nameOf(m_error->left), nameOf(m_error->right));
    case Fault::NoKey: return say(QT_TRANSLATE_NOOP("Expression", "no such key: %1")).arg(detail);
    case Fault::NoField:
        return say(QT_TRANSLATE_NOOP("Expression", "no such field: a value of type %1 has no “%2”")).arg(nameOf(m_error->left), detail);
    case Fault::Undeclared: return say(QT_TRANSLATE_NOOP("Expression", "there is nothing called “%1”")).arg(detail);
    case Fault::NotBound: return say(QT_TRANSLATE_NOOP("Expression", "“%1” has no value: no message is being looked at")).arg(detail);
    case Fault::NoFunction: return say(QT_TRANSLATE_NOOP("Expression", "there is no function “%1”")).arg(detail);
    }
    return detail;
}

quint32 Value::errorAt() const
{
    return m_kind == Kind::Error ? m_error->at : 0;
}

std::string_view typeName(Kind kind)
{
    switch (kind) {
    case Kind::Error: return "error";
    case Kind::Null: return "null_type";
    case Kind::Bool: return "bool";
    case Kind::Int: return "int";
    case Kind::Uint: return "uint";
    case Kind::Double: return "double";
    case Kind::String: return "string";
    case Kind::Bytes: return "bytes";
    case Kind::List: return "list";
    case Kind::Map: return "map";
    case Kind::Timestamp: return "google.protobuf.Timestamp";
    case Kind::Duration: return "google.protobuf.Duration";
    case Kind::Type: return "type";
    case Kind::Optional: return "optional_type";
    case Kind::Ip: return "net.IP";
    case Kind::Cidr: return "net.CIDR";
    }
    return "error";
}

bool equalValues(const Value &a, const Value &b)
{
    if (a.kind() != b.kind())
        return a.isNumber() && b.isNumber() && std::is_eq(compareNumbers(a, b));
    switch (a.kind()) {
    case Kind::Error: return false;
    case Kind::Null: return true;
    case Kind::Bool:
    case Kind::Int:
    case Kind::Uint: return a.toInt() == b.toInt();
    case Kind::Double: return a.toDouble() == b.toDouble();
    case Kind::String:
    case Kind::Bytes:
    case Kind::Type: return a.text() == b.text();
    case Kind::Timestamp:
    case Kind::Duration: return a.time() == b.time();
    case Kind::List: return equalLists(a, b);
    case Kind::Map: return equalMaps(a, b);
    case Kind::Optional: return a.optional() && b.optional() ? equalValues(*a.optional(), *b.optional()) : a.optional() == b.optional();
    case Kind::Ip:
    case Kind::Cidr: return equalNetworks(*a.network(), *b.network());
    }
    return false;
}

std::partial_ordering compareNumbers(const Value &a, const Value &b)
{
    switch (a.kind()) {
    case Kind::Int:
        if (b.kind() == Kind::Int)
            return a.toInt() <=> b.toInt();
        return b.kind() == Kind::Uint ? compareIntUint(a.toInt(), b.toUint()) : compareIntDouble(a.toInt(), b.toDouble());
    case Kind::Uint:
        if (b.kind() == Kind::Uint)
            return a.toUint() <=> b.toUint();
        return b.kind() == Kind::Int ? reversed(compareIntUint(b.toInt(), a.toUint())) : compareUintDouble(a.toUint(), b.toDouble());
    default:
        if (b.kind() == Kind::Double)
            return a.toDouble() <=> b.toDouble();
        return b.kind() == Kind::Int ? reversed(compareIntDouble(b.toInt(), a.toDouble()))
                                     : reversed(compareUintDouble(b.toUint(), a.toDouble()));
    }
}

bool compareValues(const Value &a, const Value &b, std::partial_ordering &order)
{
    if (a.isNumber() && b.isNumber()) {
        order = compareNumbers(a, b);
        return true;
    }
    if (a.kind() != b.kind())
        return false;
    switch (a.kind()) {
    case Kind::Bool: order = a.toInt() <=> b.toInt(); return true;
    case Kind::String:
    case Kind::Bytes: order = a.text().compare(b.text()) <=> 0; return true; // bytes of UTF-8 stand in the order of code points
    case Kind::Timestamp:
    case Kind::Duration: order = a.time() <=> b.time(); return true;
    default: return false;
    }
}

bool isZeroValue(const Value &value)
{
    switch (value.kind()) {
    case Kind::Null: return true;
    case Kind::Bool:
    case Kind::Int:
    case Kind::Uint: return value.toInt() == 0;
    case Kind::Double: return value.toDouble() == 0;
    case Kind::String:
    case Kind::Bytes:
    case Kind::List:
    case Kind::Map: return value.size() == 0;
    case Kind::Timestamp:
    case Kind::Duration: return value.time() == TimeParts{};
    case Kind::Optional: return value.optional() == nullptr;
    default: return false;
    }
}

quint64 hashKey(const Value &key)
{
    qint64 number = key.toInt();
    switch (key.kind()) {
    case Kind::String: return qHashBits(key.text().data(), key.text().size(), static_cast<size_t>(QHashSeed::globalSeed()));
    case Kind::Double: {
        // Equal numbers must meet, whatever their types.
        const double d = key.toDouble();
        if (d >= -kTwo63 && d < kTwo63)
            number = static_cast<qint64>(d);
        else if (d >= kTwo63 && d < kTwo64)
            number = static_cast<qint64>(static_cast<quint64>(d));
        else
            number = 0;
        break;
    }
    default: break;
    }
    return qHash(static_cast<quint64>(number), static_cast<size_t>(QHashSeed::globalSeed()));
}

MapBuilder::MapBuilder(Arena &arena, std::size_t expected)
    : m_arena(arena)
    , m_capacity(static_cast<quint32>(std::max<std::size_t>(expected, 4)))
{
    m_entries = m_arena.array<Value>(m_capacity * std::size_t{2});
    if (m_capacity > MapData::kLinear) {
        quint32 slots = 32;
        while (slots < m_capacity * 2)
            slots *= 2;
        rehash(slots);
    }
}

Value *MapBuilder::lookup(const Value &key, quint64 hash)
{
    if (!m_table) {
        for (quint32 i = 0; i < m_size; ++i) {
            if (equalValues(m_entries[i * 2], key))
                return &m_entries[i * 2 + 1];
        }
        return nullptr;
    }
    for (quint32 slot = static_cast<quint32>(hash) & m_mask; m_table[slot] != 0; slot = (slot + 1) & m_mask) {
        const quint32 index = (m_table[slot] - 1) * 2;
        if (equalValues(m_entries[index], key))
            return &m_entries[index + 1];
    }
    return nullptr;
}

void MapBuilder::rehash(quint32 slots)
{
    m_table = m_arena.array<quint32>(slots);
    std::memset(m_table, 0, slots * sizeof(quint32));
    m_mask = slots - 1;
    for (quint32 i = 0; i < m_size; ++i) {
        quint32 slot = static_cast<quint32>(hashKey(m_entries[i * 2])) & m_mask;
        while (m_table[slot] != 0)
            slot = (slot + 1) & m_mask;
        m_table[slot] = i + 1;
    }
}

bool MapBuilder::insert(const Value &key, const Value &value, bool replace)
{
    const quint64 hash = m_table ? hashKey(key) : 0;
    if (Value *known = lookup(key, hash)) {
        if (replace)
            *known = value;
        return false;
    }
    if (m_size == m_capacity) {
        Value *wider = m_arena.array<Value>(m_capacity * std::size_t{4});
        std::copy(m_entries, m_entries + m_size * std::size_t{2}, wider);
        m_entries = wider;
        m_capacity *= 2;
    }
    m_entries[m_size * 2] = key;
    m_entries[m_size * 2 + 1] = value;
    ++m_size;
    if (m_table && m_size * 2 <= m_mask) {
        quint32 slot = static_cast<quint32>(hash) & m_mask;
        while (m_table[slot] != 0)
            slot = (slot + 1) & m_mask;
        m_table[slot] = m_size;
    } else if (m_size > MapData::kLinear) {
        rehash(m_table ? (m_mask + 1) * 2 : 32);
    }
    return true;
}

Value MapBuilder::finish()
{
    auto *data = m_arena.make<MapData>();
    data->entries = m_entries;
    data->size = m_size;
    data->mask = m_table ? m_mask : 0;
    data->table = m_table;
    return Value::ofMap(data);
}

std::size_t codePoints(std::string_view utf8)
{
    std::size_t count = 0;
    for (const char c : utf8)
        count += (static_cast<unsigned char>(c) & 0xc0U) != 0x80U ? 1 : 0;
    return count;
}

void appendNetwork(std::string &out, const Value &value)
{
    char text[INET6_ADDRSTRLEN] = {};
    const NetworkData &data = *value.network();
    ::inet_ntop(data.v6 ? AF_INET6 : AF_INET, data.bytes, text, sizeof text);
    out += text;
    if (value.kind() == Kind::Cidr)
        out += '/' + std::to_string(data.prefix);
}

} // namespace streamscope::query
