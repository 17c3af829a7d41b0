// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Operators and the functions that every implementation has.
#include "models/query/functions.h"
#include "models/query/time_text.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <unordered_map>

namespace streamscope::query {
namespace {

const char *zeroFault(Op op)
{
    return op == Op::Divide ? QT_TRANSLATE_NOOP("Expression", "division by zero") : QT_TRANSLATE_NOOP("Expression", "modulus by zero");
}

constexpr int64_t kPatternMemory = 1 << 20;
constexpr quint64 kPatternSteps = 2000; // what making a pattern costs

template<typename Number>
bool overflows(Op op, Number a, Number b, Number &result)
{
    switch (op) {
    case Op::Add: return __builtin_add_overflow(a, b, &result);
    case Op::Subtract: return __builtin_sub_overflow(a, b, &result);
    default: return __builtin_mul_overflow(a, b, &result);
    }
}

Value intArithmetic(Evaluation &run, const Node &node, qint64 a, qint64 b)
{
    qint64 result = 0;
    if (node.op == Op::Divide || node.op == Op::Modulo) {
        if (b == 0)
            return run.fail(node, zeroFault(node.op));
        if (b == -1 && a == std::numeric_limits<qint64>::min())
            return run.fail(node, Sentences::kIntegerOverflow);
        return Value::ofInt(node.op == Op::Divide ? a / b : a % b);
    }
    return overflows(node.op, a, b, result) ? run.fail(node, Sentences::kIntegerOverflow) : Value::ofInt(result);
}

Value uintArithmetic(Evaluation &run, const Node &node, quint64 a, quint64 b)
{
    quint64 result = 0;
    if (node.op == Op::Divide || node.op == Op::Modulo) {
        if (b == 0)
            return run.fail(node, zeroFault(node.op));
        return Value::ofUint(node.op == Op::Divide ? a / b : a % b);
    }
    return overflows(node.op, a, b, result) ? run.fail(node, Sentences::kUnsignedOverflow) : Value::ofUint(result);
}

Value doubleArithmetic(Evaluation &run, const Node &node, const Value &left, const Value &right)
{
    const double a = left.toDouble();
    const double b = right.toDouble();
    switch (node.op) {
    case Op::Add: return Value::ofDouble(a + b);
    case Op::Subtract: return Value::ofDouble(a - b);
    case Op::Multiply: return Value::ofDouble(a * b);
    case Op::Divide: return Value::ofDouble(a / b);
    default: return run.noOverload(node, left, right);
    }
}

Value joined(Evaluation &run, const Node &node, const Value &a, const Value &b)
{
    const std::size_t size = std::size_t{a.size()} + b.size();
    if (size > run.limits().textBytes)
        return run.fail(node, Sentences::kTextTooLarge);
    run.chargeBytes(size);
    char *text = run.arena().bytes(size);
    std::copy_n(a.text().data(), a.size(), text);
    std::copy_n(b.text().data(), b.size(), text + a.size());
    return a.kind() == Kind::String ? Value::ofString({text, size}) : Value::ofBytes({text, size});
}

Value appended(Evaluation &run, const Value &a, const Value &b)
{
    const std::size_t size = std::size_t{a.size()} + b.size();
    run.charge(size);
    Value *items = run.arena().array<Value>(size);
    for (quint32 i = 0; i < a.size(); ++i)
        items[i] = a.item(i);
    for (quint32 i = 0; i < b.size(); ++i)
        items[a.size() + i] = b.item(i);
    return Value::ofList(items, size);
}

Value timeArithmetic(Evaluation &run, const Node &node, const Value &a, const Value &b)
{
    const bool add = node.op == Op::Add;
    const bool stampA = a.kind() == Kind::Timestamp;
    const bool stampB = b.kind() == Kind::Timestamp;
    const bool timed = (stampA || a.kind() == Kind::Duration) && (stampB || b.kind() == Kind::Duration);
    if (!timed || (!add && node.op != Op::Subtract) || (add && stampA && stampB) || (!add && !stampA && stampB))
        return run.noOverload(node, a, b);
    const WideNanos nanos = add ? totalNanos(a.time()) + totalNanos(b.time()) : totalNanos(a.time()) - totalNanos(b.time());
    if (add ? stampA || stampB : stampA && !stampB)
        return isTimestampRange(nanos) ? Value::ofTimestamp(fromNanos(nanos)) : run.fail(node, Sentences::kTimestampRange);
    return isDurationRange(nanos) ? Value::ofDuration(fromNanos(nanos))
                                  : run.fail(node, QT_TRANSLATE_NOOP("Expression", "duration out of range"));
}

Value size(Evaluation &run, const Node &node, const Value *args, quint32)
{
    switch (args[0].kind()) {
    case Kind::String: run.chargeBytes(args[0].size()); return Value::ofInt(static_cast<qint64>(codePoints(args[0].text())));
    case Kind::Bytes:
    case Kind::List:
    case Kind::Map: return Value::ofInt(args[0].size());
    default: return run.noOverload(node, args[0]);
    }
}

enum class Where { Inside, Start, End };

template<Where where>
Value search(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() != Kind::String || args[1].kind() != Kind::String)
        return run.noOverload(node, args[0], args[1]);
    const std::string_view text = args[0].text();
    const std::string_view part = args[1].text();
    if constexpr (where == Where::Start)
        return Value::ofBool(text.starts_with(part));
    if constexpr (where == Where::End)
        return Value::ofBool(text.ends_with(part));
    run.chargeBytes(text.size());
    if (part.empty() || text.empty()) // nothing may have no address
        return Value::ofBool(part.empty());
    return Value::ofBool(::memmem(text.data(), text.size(), part.data(), part.size()) != nullptr);
}

Value matches(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (args[0].kind() != Kind::String || args[1].kind() != Kind::String)
        return run.noOverload(node, args[0], args[1]);
    const re2::StringPiece text(args[0].text().data(), args[0].size());
    run.charge(args[0].size() / 4);
    if (node.pattern)
        return Value::ofBool(RE2::PartialMatch(text, *node.pattern));
    run.charge(kPatternSteps + args[1].size() * quint64{16});
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kPatternMemory);
    const RE2 pattern(re2::StringPiece(args[1].text().data(), args[1].size()), options);
    if (!pattern.ok())
        return run.failPattern(node, pattern);
    return Value::ofBool(RE2::PartialMatch(text, pattern));
}

Value type(Evaluation &, const Node &, const Value *args, quint32)
{
    return Value::ofType(typeName(args[0].kind()));
}

Value same(Evaluation &, const Node &, const Value *args, quint32)
{
    return args[0];
}

} // namespace

Value arithmeticOf(Evaluation &run, const Node &node, const Value &a, const Value &b)
{
    if (a.kind() == b.kind()) {
        switch (a.kind()) {
        case Kind::Int: return intArithmetic(run, node, a.toInt(), b.toInt());
        case Kind::Uint: return uintArithmetic(run, node, a.toUint(), b.toUint());
        case Kind::Double: return doubleArithmetic(run, node, a, b);
        case Kind::String:
        case Kind::Bytes: return node.op == Op::Add ? joined(run, node, a, b) : run.noOverload(node, a, b);
        case Kind::List: return node.op == Op::Add ? appended(run, a, b) : run.noOverload(node, a, b);
        default: break;
        }
    }
    return timeArithmetic(run, node, a, b);
}

std::span<const FunctionEntry> standardFunctions()
{
    using Style = FunctionEntry::Style;
    static constexpr std::array kFunctions = {
        FunctionEntry{"size", Style::Both, 1, 1, size},
        FunctionEntry{"contains", Style::Member, 2, 2, search<Where::Inside>},
        FunctionEntry{"startsWith", Style::Member, 2, 2, search<Where::Start>},
        FunctionEntry{"endsWith", Style::Member, 2, 2, search<Where::End>},
        FunctionEntry{"matches", Style::Both, 2, 2, matches},
        FunctionEntry{"type", Style::Global, 1, 1, type},
        FunctionEntry{"dyn", Style::Global, 1, 1, same},
    };
    return kFunctions;
}

namespace {

using FunctionTable = std::unordered_multimap<std::string_view, const FunctionEntry *>;

const FunctionEntry *findIn(const FunctionTable &table, std::string_view name, bool member, std::size_t arguments, bool &exists)
{
    const auto [begin, end] = table.equal_range(name);
    for (auto it = begin; it != end; ++it) {
        const FunctionEntry &entry = *it->second;
        if (entry.style == (member ? FunctionEntry::Style::Global : FunctionEntry::Style::Member))
            continue;
        exists = true;
        if (arguments >= entry.least && arguments <= entry.most)
            return &entry;
    }
    return nullptr;
}

FunctionTable tableOf(std::initializer_list<std::span<const FunctionEntry>> parts)
{
    FunctionTable all;
    for (const auto part : parts) {
        for (const FunctionEntry &entry : part)
            all.emplace(entry.name, &entry);
    }
    return all;
}

} // namespace

const FunctionEntry *findFunction(std::string_view name, bool member, std::size_t arguments, bool templates, bool &exists)
{
    static const FunctionTable standard =
        tableOf({standardFunctions(), conversionFunctions(), timeFunctions(), stringFunctions(), formatFunctions(), mathFunctions(),
                 listFunctions(), optionalFunctions(), networkFunctions()});
    static const FunctionTable ofTemplates = tableOf({templateFunctions()});
    exists = false;
    const FunctionEntry *entry = findIn(standard, name, member, arguments, exists);
    return entry || !templates ? entry : findIn(ofTemplates, name, member, arguments, exists);
}

} // namespace streamscope::query
