// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluation: comprehensions, and what is bound from a message.
#include "models/query/evaluation.h"

#include <algorithm>

namespace streamscope::query {
namespace {

constexpr qint64 kMillis = 1000;

std::string_view validName(std::string_view name, Arena &arena)
{
    if (isValidUtf8(name))
        return name;
    const QByteArray utf8 = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).toUtf8();
    return arena.copy({utf8.constData(), static_cast<std::size_t>(utf8.size())});
}

} // namespace

// How much a comparison reads: shared parts count as often as they are met.
void Evaluation::chargeEqual(const Value &a, const Value &b)
{
    if (a.kind() != b.kind())
        return;
    switch (a.kind()) {
    case Kind::String:
    case Kind::Bytes:
        if (a.size() == b.size())
            chargeBytes(a.size());
        break;
    case Kind::List:
        if (a.size() == b.size()) {
            charge(a.size());
            for (quint32 i = 0; i < a.size(); ++i)
                chargeEqual(a.item(i), b.item(i));
        }
        break;
    case Kind::Map:
        if (a.size() == b.size()) {
            charge(a.size());
            for (quint32 i = 0; i < a.size(); ++i) {
                if (const Value *other = b.find(a.mapKey(i)))
                    chargeEqual(a.mapValue(i), *other);
            }
        }
        break;
    default: break;
    }
}

template<typename Round>
Value Evaluation::loop(const Node &node, Round round)
{
    const Value range = eval(*node.args[0]);
    if (range.isError())
        return range;
    if (range.kind() != Kind::List && range.kind() != Kind::Map)
        return noOverload(node, range);
    Value *first = &m_locals[static_cast<std::size_t>(node.slot)];
    for (quint32 i = 0; i < range.size(); ++i) {
        charge(node.weight);
        if (range.kind() == Kind::List) {
            first[0] = node.twoVariables ? Value::ofInt(i) : range.item(i);
            if (node.twoVariables)
                first[1] = range.item(i);
        } else {
            first[0] = range.mapKey(i);
            if (node.twoVariables)
                first[1] = range.mapValue(i);
        }
        if (!round(i))
            break;
    }
    return {};
}

Value Evaluation::quantifier(const Node &node)
{
    const bool deciding = node.op == Op::Exists;
    Value result = Value::ofBool(!deciding);
    const Value fault = loop(node, [&](quint32) {
        const Value answer = eval(*node.args[1]);
        if (answer.kind() == Kind::Bool && answer.toBool() == deciding) {
            result = answer;
            return false;
        }
        // An error stays only where nothing decides.
        if (answer.kind() != Kind::Bool && !result.isError())
            result = answer.isError() ? answer : noOverload(node, answer);
        return true;
    });
    return fault.isError() ? fault : result;
}

Evaluation::Chosen Evaluation::chosen(const Node &node, Value &fault)
{
    if (!node.hasPredicate)
        return Chosen::Yes;
    const Value answer = eval(*node.args[1]);
    if (answer.kind() == Kind::Bool)
        return answer.toBool() ? Chosen::Yes : Chosen::No;
    fault = answer.isError() ? answer : noOverload(node, answer);
    return Chosen::Error;
}

Value Evaluation::existsOne(const Node &node)
{
    quint32 count = 0;
    Value wrong;
    const Value fault = loop(node, [&](quint32) {
        const Chosen choice = chosen(node, wrong);
        count += choice == Chosen::Yes ? 1 : 0;
        return choice != Chosen::Error;
    });
    if (fault.isError())
        return fault;
    return wrong.isError() ? wrong : Value::ofBool(count == 1);
}

Value Evaluation::mapList(const Node &node)
{
    std::vector<Value> items;
    Value wrong;
    const Node &result = *node.args[node.argCount - 1];
    const Value fault = loop(node, [&](quint32) {
        const Chosen choice = chosen(node, wrong);
        if (choice != Chosen::Yes)
            return choice == Chosen::No;
        const Value item = eval(result);
        if (item.isError()) {
            wrong = item;
            return false;
        }
        items.push_back(item);
        return true;
    });
    if (fault.isError())
        return fault;
    if (wrong.isError())
        return wrong;
    Value *kept = m_arena.array<Value>(items.size());
    std::copy(items.begin(), items.end(), kept);
    return Value::ofList(kept, items.size());
}

Value Evaluation::mapEntries(const Node &node)
{
    MapBuilder builder(m_arena, 0);
    Value wrong;
    const Node &result = *node.args[node.argCount - 1];
    const Value fault = loop(node, [&](quint32) {
        const Chosen choice = chosen(node, wrong);
        if (choice != Chosen::Yes)
            return choice == Chosen::No;
        const Value key = m_locals[static_cast<std::size_t>(node.slot)];
        const Value value = eval(result);
        if (value.isError()) {
            wrong = value;
            return false;
        }
        builder.insert(key, value, false);
        return true;
    });
    if (fault.isError())
        return fault;
    return wrong.isError() ? wrong : builder.finish();
}

Value Evaluation::mapEntry(const Node &node)
{
    MapBuilder builder(m_arena, 0);
    Value wrong;
    const Node &result = *node.args[node.argCount - 1];
    const Value fault = loop(node, [&](quint32) {
        const Chosen choice = chosen(node, wrong);
        if (choice != Chosen::Yes)
            return choice == Chosen::No;
        const Value entry = eval(result);
        if (entry.kind() != Kind::Map)
            wrong = entry.isError() ? entry : noOverload(node, entry);
        for (quint32 i = 0; !wrong.isError() && i < entry.size(); ++i) {
            if (!builder.insert(entry.mapKey(i), entry.mapValue(i), false))
                wrong = fail(node, Sentences::kKeyTwice);
        }
        return !wrong.isError();
    });
    if (fault.isError())
        return fault;
    return wrong.isError() ? wrong : builder.finish();
}

Value Evaluation::sortBy(const Node &node)
{
    struct Pair {
        Value key;
        Value item;
    };
    std::vector<Pair> pairs;
    Value wrong;
    const Value fault = loop(node, [&](quint32) {
        const Value item = m_locals[static_cast<std::size_t>(node.slot)];
        const Value key = eval(*node.args[1]);
        std::partial_ordering order = std::partial_ordering::unordered;
        if (key.isError())
            wrong = key;
        else if (!pairs.empty() && pairs.front().key.kind() != key.kind())
            wrong = noOverload(node, pairs.front().key, key);
        else if (!compareValues(key, pairs.empty() ? key : pairs.front().key, order))
            wrong = noOverload(node, key);
        pairs.push_back({key, item});
        return !wrong.isError();
    });
    if (fault.isError())
        return fault;
    if (wrong.isError())
        return wrong;
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair &a, const Pair &b) {
        std::partial_ordering order = std::partial_ordering::unordered;
        return compareValues(a.key, b.key, order) && order < 0;
    });
    Value *items = m_arena.array<Value>(pairs.size());
    std::transform(pairs.begin(), pairs.end(), items, [](const Pair &pair) { return pair.item; });
    return Value::ofList(items, pairs.size());
}

Value Evaluation::message(const Node &node)
{
    if (!m_message)
        return notBound(node, node.name);
    switch (node.op) {
    case Op::Key: return documentValue(document(true), 0);
    case Op::Val: return documentValue(document(false), 0);
    case Op::Headers: return headerList();
    case Op::HeaderMap: return headerMap();
    case Op::Partition: return Value::ofInt(m_message->partition);
    case Op::Offset: return Value::ofInt(m_message->offset);
    case Op::TimestampMs: return m_message->timestampMs < 0 ? Value() : Value::ofInt(m_message->timestampMs);
    case Op::Timestamp:
        if (m_message->timestampMs < 0 || m_message->timestampMs / kMillis > 253402300799)
            return {};
        return Value::ofTimestamp({m_message->timestampMs / kMillis, static_cast<qint32>(m_message->timestampMs % kMillis * 1'000'000)});
    case Op::Topic: return Value::ofString(m_message->topic);
    case Op::Size: return size();
    case Op::KeyText: return textOf(m_message->nullKey, m_message->key);
    case Op::ValueText: return textOf(m_message->nullValue, m_message->value);
    default: return record(node);
    }
}

Value Evaluation::record(const Node &node)
{
    struct Field {
        std::string_view name;
        Op op;
    };
    static constexpr Field kFields[] = {{"topic", Op::Topic},
                                        {"partition", Op::Partition},
                                        {"offset", Op::Offset},
                                        {"timestamp", Op::Timestamp},
                                        {"timestampMs", Op::TimestampMs},
                                        {"key", Op::Key},
                                        {"value", Op::Val},
                                        {"keyAsText", Op::KeyText},
                                        {"valueAsText", Op::ValueText},
                                        {"headers", Op::HeaderMap},
                                        {"size", Op::Size}};
    MapBuilder builder(m_arena, std::size(kFields));
    for (const Field &field : kFields) {
        Node part;
        part.op = field.op;
        part.at = node.at;
        builder.insert(Value::ofString(field.name), message(part), true);
    }
    return builder.finish();
}

Value Evaluation::headerList()
{
    if (!m_headers.isNull())
        return m_headers;
    const std::vector<cluster::RawHeader> unpacked = m_message->held ? m_message->held->headers() : std::vector<cluster::RawHeader>();
    const std::span<const cluster::RawHeader> headers = m_message->raw ? m_message->raw->headers : std::span(unpacked);
    Value *items = m_arena.array<Value>(headers.size());
    for (std::size_t i = 0; i < headers.size(); ++i) {
        MapBuilder header(m_arena, 2);
        header.insert(Value::ofString("name"), Value::ofString(validName(headers[i].name, m_arena)), true);
        header.insert(Value::ofString("value"), textOf(headers[i].nullValue, headers[i].value), true);
        items[i] = header.finish();
    }
    m_headers = Value::ofList(items, headers.size());
    return m_headers;
}

Value Evaluation::headerMap()
{
    if (!m_headerMap.isNull())
        return m_headerMap;
    const Value list = headerList();
    MapBuilder map(m_arena, list.size());
    for (quint32 i = 0; i < list.size(); ++i)
        map.insert(list.item(i).mapValue(0), list.item(i).mapValue(1), true);
    m_headerMap = map.finish();
    return m_headerMap;
}

Value Evaluation::size()
{
    if (m_message->held)
        return Value::ofInt(static_cast<qint64>(m_message->held->size()));
    std::size_t bytes = m_message->key.size() + m_message->value.size();
    if (m_message->raw) {
        for (const cluster::RawHeader &header : m_message->raw->headers)
            bytes += header.name.size() + header.value.size();
    }
    return Value::ofInt(static_cast<qint64>(bytes));
}

} // namespace streamscope::query
