// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The extensions lists, sets and optional values.
#include "models/query/functions.h"

#include <algorithm>
#include <array>

namespace streamscope::query {
namespace {

constexpr qint64 kMaxRange = 1'000'000;

bool isList(const Value &value)
{
    return value.kind() == Kind::List;
}

Value kept(Evaluation &run, const std::vector<Value> &items)
{
    run.charge(items.size());
    Value *copy = run.arena().array<Value>(items.size());
    std::copy(items.begin(), items.end(), copy);
    return Value::ofList(copy, items.size());
}

bool has(Evaluation &run, const Value &list, const Value &item)
{
    run.charge(list.size());
    for (quint32 i = 0; i < list.size(); ++i) {
        run.chargeEqual(list.item(i), item);
        if (equalValues(list.item(i), item))
            return true;
    }
    return false;
}

bool hasAll(Evaluation &run, const Value &list, const Value &items)
{
    for (quint32 i = 0; i < items.size(); ++i) {
        if (!has(run, list, items.item(i)))
            return false;
    }
    return true;
}

Value slice(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!isList(args[0]) || args[1].kind() != Kind::Int || args[2].kind() != Kind::Int)
        return run.noOverload(node, args[0], args[1]);
    const qint64 begin = args[1].toInt();
    const qint64 end = args[2].toInt();
    if (begin < 0 || end < begin || end > args[0].size())
        return run.fail(node, QT_TRANSLATE_NOOP("Expression", "a slice must lie within its list, its start before its end"));
    return begin == end ? Value::ofList(nullptr, 0)
                        : Value::ofList(&args[0].item(static_cast<quint32>(begin)), static_cast<std::size_t>(end - begin));
}

void flattenInto(Evaluation &run, const Value &list, qint64 depth, std::vector<Value> &out)
{
    run.charge(list.size());
    for (quint32 i = 0; i < list.size(); ++i) {
        if (isList(list.item(i)) && depth > 0)
            flattenInto(run, list.item(i), depth - 1, out);
        else
            out.push_back(list.item(i));
    }
}

Value flatten(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (!isList(args[0]) || (count == 2 && args[1].kind() != Kind::Int))
        return run.noOverload(node, args[0]);
    const qint64 depth = count == 2 ? args[1].toInt() : 1;
    if (depth < 0)
        return run.fail(node, QT_TRANSLATE_NOOP("Expression", "the depth must not be negative"));
    std::vector<Value> out;
    flattenInto(run, args[0], depth, out);
    return kept(run, out);
}

Value distinct(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!isList(args[0]))
        return run.noOverload(node, args[0]);
    std::vector<Value> out;
    for (quint32 i = 0; i < args[0].size(); ++i) {
        const Value &item = args[0].item(i);
        if (!has(run, Value::ofList(out.data(), out.size()), item))
            out.push_back(item);
    }
    return kept(run, out);
}

Value sort(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!isList(args[0]))
        return run.noOverload(node, args[0]);
    std::vector<Value> items;
    for (quint32 i = 0; i < args[0].size(); ++i) {
        const Value &item = args[0].item(i);
        std::partial_ordering order = std::partial_ordering::unordered;
        if (item.kind() != args[0].item(0).kind() || !compareValues(item, item, order))
            return run.noOverload(node, args[0].item(0), item);
        items.push_back(item);
    }
    run.charge(items.size() * 16);
    std::stable_sort(items.begin(), items.end(), [](const Value &a, const Value &b) {
        std::partial_ordering order = std::partial_ordering::unordered;
        return compareValues(a, b, order) && order < 0;
    });
    return kept(run, items);
}

Value range(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() != Kind::Int)
        return run.noOverload(node, args[0]);
    if (args[0].toInt() > kMaxRange)
        return run.fail(node, QT_TRANSLATE_NOOP("Expression", "a range has 0 to 1000000 numbers"));
    const auto count = static_cast<std::size_t>(std::max<qint64>(0, args[0].toInt()));
    run.charge(count);
    Value *items = run.arena().array<Value>(count);
    for (std::size_t i = 0; i < count; ++i)
        items[i] = Value::ofInt(static_cast<qint64>(i));
    return Value::ofList(items, count);
}

template<bool last>
Value endItem(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!isList(args[0]))
        return run.noOverload(node, args[0]);
    if (args[0].size() == 0)
        return Value::ofOptional(nullptr);
    return run.makeOptional(args[0].item(last ? args[0].size() - 1 : 0));
}

Value setContains(Evaluation &run, const Node &node, const Value *args, quint32)
{
    return isList(args[0]) && isList(args[1]) ? Value::ofBool(hasAll(run, args[0], args[1])) : run.noOverload(node, args[0], args[1]);
}

Value setEquivalent(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!isList(args[0]) || !isList(args[1]))
        return run.noOverload(node, args[0], args[1]);
    return Value::ofBool(hasAll(run, args[0], args[1]) && hasAll(run, args[1], args[0]));
}

Value setIntersects(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!isList(args[0]) || !isList(args[1]))
        return run.noOverload(node, args[0], args[1]);
    for (quint32 i = 0; i < args[1].size(); ++i) {
        if (has(run, args[0], args[1].item(i)))
            return Value::ofBool(true);
    }
    return Value::ofBool(false);
}

Value optionalOf(Evaluation &run, const Node &, const Value *args, quint32)
{
    return run.makeOptional(args[0]);
}

Value optionalOfNonZero(Evaluation &run, const Node &, const Value *args, quint32)
{
    return isZeroValue(args[0]) ? Value::ofOptional(nullptr) : run.makeOptional(args[0]);
}

Value optionalNone(Evaluation &, const Node &, const Value *, quint32)
{
    return Value::ofOptional(nullptr);
}

Value hasValue(Evaluation &run, const Node &node, const Value *args, quint32)
{
    return args[0].kind() == Kind::Optional ? Value::ofBool(args[0].optional() != nullptr) : run.noOverload(node, args[0]);
}

Value value(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() != Kind::Optional)
        return run.noOverload(node, args[0]);
    return args[0].optional() ? *args[0].optional() : run.fail(node, QT_TRANSLATE_NOOP("Expression", "optional.none() has no value"));
}

Value unwrap(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!isList(args[0]))
        return run.noOverload(node, args[0]);
    std::vector<Value> out;
    for (quint32 i = 0; i < args[0].size(); ++i) {
        if (args[0].item(i).kind() != Kind::Optional)
            return run.noOverload(node, args[0].item(i));
        if (args[0].item(i).optional())
            out.push_back(*args[0].item(i).optional());
    }
    return kept(run, out);
}

} // namespace

std::span<const FunctionEntry> listFunctions()
{
    using Style = FunctionEntry::Style;
    static constexpr std::array kFunctions = {
        FunctionEntry{"slice", Style::Member, 3, 3, slice},
        FunctionEntry{"flatten", Style::Member, 1, 2, flatten},
        FunctionEntry{"distinct", Style::Member, 1, 1, distinct},
        FunctionEntry{"sort", Style::Member, 1, 1, sort},
        FunctionEntry{"lists.range", Style::Global, 1, 1, range},
        FunctionEntry{"first", Style::Member, 1, 1, endItem<false>},
        FunctionEntry{"last", Style::Member, 1, 1, endItem<true>},
        FunctionEntry{"sets.contains", Style::Global, 2, 2, setContains},
        FunctionEntry{"sets.equivalent", Style::Global, 2, 2, setEquivalent},
        FunctionEntry{"sets.intersects", Style::Global, 2, 2, setIntersects},
    };
    return kFunctions;
}

std::span<const FunctionEntry> optionalFunctions()
{
    using Style = FunctionEntry::Style;
    static constexpr std::array kFunctions = {
        FunctionEntry{"optional.of", Style::Global, 1, 1, optionalOf},
        FunctionEntry{"optional.ofNonZeroValue", Style::Global, 1, 1, optionalOfNonZero},
        FunctionEntry{"optional.none", Style::Global, 0, 0, optionalNone},
        FunctionEntry{"optional.unwrap", Style::Global, 1, 1, unwrap},
        FunctionEntry{"unwrapOpt", Style::Member, 1, 1, unwrap},
        FunctionEntry{"hasValue", Style::Member, 1, 1, hasValue},
        FunctionEntry{"value", Style::Member, 1, 1, value},
    };
    return kFunctions;
}

} // namespace streamscope::query
