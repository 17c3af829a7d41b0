// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/evaluation.h"

#include "models/messages/pattern_fault.h"

#include <re2/re2.h>

namespace streamscope::query {
namespace {

constexpr std::size_t kMostDetail = 100;

} // namespace

Evaluation::Evaluation(const Program &program, TemplateSource *source)
    : m_program(program)
    , m_source(source)
    , m_arena(program.limits.memory)
    , m_locals(static_cast<std::size_t>(program.slots))
    , m_value(program.valueTree)
    , m_key(program.keyTree)
{
}

Value Evaluation::run(const MessageView *message)
{
    m_arena.reset();
    m_left = m_program.limits.steps;
    m_message = message;
    m_value.walked = false;
    m_key.walked = false;
    m_headers = Value();
    m_headerMap = Value();
    return guarded(*m_program.root);
}

std::string_view Evaluation::jsonText() const
{
    const Node &root = *m_program.root;
    const bool ofKey = root.op == Op::Key || (root.op == Op::Path && root.path->key);
    if (root.op != Op::Key && root.op != Op::Val && root.op != Op::Path)
        return {};
    const Document &doc = ofKey ? m_key : m_value;
    if (!doc.walked || !doc.isJson)
        return {};
    const RawJson &found = doc.found[root.op == Op::Path ? root.path->target : 0];
    return found.type == RawJson::Type::Missing ? std::string_view() : found.text();
}

Value Evaluation::fold(const Node &node, quint64 steps)
{
    m_arena.reset();
    m_left = steps;
    return guarded(node);
}

Value Evaluation::guarded(const Node &node)
{
    try {
        return eval(node);
    } catch (const LimitExceeded &limit) {
        m_limit = {.fault = Fault::Text, .at = node.at, .sentence = limit.what};
        return Value::ofError(&m_limit);
    }
}

Value Evaluation::fail(const Node &node, const char *sentence, std::string_view detail, std::string_view more)
{
    return Value::ofError(
        m_arena.make<ErrorData>(Fault::Text, Kind::Null, Kind::Null, node.at, m_arena.copy(detail.substr(0, kMostDetail)), more, sentence));
}

Value Evaluation::failPattern(const Node &node, const re2::RE2 &pattern)
{
    return Value::ofError(m_arena.make<ErrorData>(Fault::Pattern, Kind::Null, Kind::Null, node.at, m_arena.copy(pattern.error_arg()),
                                                  std::string_view(), messages::patternText(pattern.error_code())));
}

Value Evaluation::noOverload(const Node &node, const Value &left)
{
    return Value::ofError(m_arena.make<ErrorData>(Fault::NoOverload, left.kind(), Kind::Error, node.at, node.name));
}

Value Evaluation::noOverload(const Node &node, const Value &left, const Value &right)
{
    return Value::ofError(m_arena.make<ErrorData>(Fault::NoOverload, left.kind(), right.kind(), node.at, node.name));
}

Value Evaluation::noKey(const Node &node, const Value &key)
{
    std::string text;
    if (key.kind() == Kind::String)
        text = key.text().substr(0, 200);
    else if (!appendJson(text, key))
        text = typeName(key.kind());
    return Value::ofError(m_arena.make<ErrorData>(Fault::NoKey, Kind::Null, Kind::Null, node.at, m_arena.copy(text)));
}

Value Evaluation::notBound(const Node &node, std::string_view name)
{
    return Value::ofError(m_arena.make<ErrorData>(Fault::NotBound, Kind::Null, Kind::Null, node.at, name));
}

Value Evaluation::makeString(const Node &node, std::string_view text)
{
    if (text.size() > m_program.limits.textBytes)
        return fail(node, Sentences::kTextTooLarge);
    chargeBytes(text.size());
    return Value::ofString(m_arena.copy(text));
}

Value Evaluation::makeBytes(const Node &node, std::string_view bytes)
{
    const Value text = makeString(node, bytes);
    return text.isError() ? text : Value::ofBytes(text.text());
}

Value Evaluation::makeOptional(const Value &value)
{
    return Value::ofOptional(m_arena.make<Value>(value));
}

Value Evaluation::eval(const Node &node)
{
    switch (node.op) {
    case Op::Constant:
    case Op::Fail: return node.constant;
    case Op::Local: return m_locals[static_cast<std::size_t>(node.slot)];
    case Op::Path: return path(node);
    case Op::HasPath: return hasPath(node);
    case Op::Select: return select(node);
    case Op::HasSelect: return hasSelect(node);
    case Op::Index: return index(node);
    case Op::List: return list(node);
    case Op::Map: return map(node);
    case Op::And: return logical(node, false);
    case Op::Or: return logical(node, true);
    case Op::Conditional: return conditional(node);
    case Op::Not:
    case Op::Negate: return negate(node);
    case Op::Multiply:
    case Op::Divide:
    case Op::Modulo:
    case Op::Add:
    case Op::Subtract: return arithmetic(node);
    case Op::Less:
    case Op::LessEqual:
    case Op::Greater:
    case Op::GreaterEqual: return ordered(node);
    case Op::Equal:
    case Op::NotEqual: return equality(node);
    case Op::In: return contains(node);
    case Op::Call: return call(node);
    case Op::Bind: return bind(node);
    case Op::All:
    case Op::Exists: return quantifier(node);
    case Op::ExistsOne: return existsOne(node);
    case Op::MapList: return mapList(node);
    case Op::MapEntries: return mapEntries(node);
    case Op::MapEntry: return mapEntry(node);
    case Op::SortBy: return sortBy(node);
    case Op::OptionalOr:
    case Op::OptionalOrValue: return optionalOr(node);
    case Op::OptionalMap:
    case Op::OptionalFlatMap: return optionalMap(node);
    default: return message(node);
    }
}

Value Evaluation::list(const Node &node)
{
    Value *items = m_arena.array<Value>(node.argCount);
    quint32 count = 0;
    for (quint32 i = 0; i < node.argCount; ++i) {
        Value item = eval(*node.args[i]);
        if (item.isError())
            return item;
        if (node.optionalAt && (*node.optionalAt)[i]) {
            if (item.kind() != Kind::Optional)
                return fail(*node.args[i], QT_TRANSLATE_NOOP("Expression", "an item written with “?” must be optional"));
            if (!item.optional())
                continue;
            item = *item.optional();
        }
        items[count++] = item;
    }
    return Value::ofList(items, count);
}

Value Evaluation::map(const Node &node)
{
    MapBuilder builder(m_arena, node.argCount / 2);
    for (quint32 i = 0; i < node.argCount; i += 2) {
        const Value key = eval(*node.args[i]);
        if (key.isError())
            return key;
        Value value = eval(*node.args[i + 1]);
        if (value.isError())
            return value;
        if (node.optionalAt && (*node.optionalAt)[i / 2]) {
            if (value.kind() != Kind::Optional)
                return fail(*node.args[i], QT_TRANSLATE_NOOP("Expression", "an entry written with “?” must be optional"));
            if (!value.optional())
                continue;
            value = *value.optional();
        }
        if (key.kind() != Kind::String && key.kind() != Kind::Int && key.kind() != Kind::Uint && key.kind() != Kind::Bool)
            return fail(*node.args[i], QT_TRANSLATE_NOOP("Expression", "a key of a map is a string, an int, a uint or a bool"));
        if (!builder.insert(key, value, false))
            return fail(*node.args[i], Sentences::kKeyTwice);
    }
    return builder.finish();
}

// && and || in any order: one absorbing operand decides, whatever the others are.
Value Evaluation::logical(const Node &node, bool absorbing)
{
    Value fault;
    bool failed = false;
    for (quint32 i = 0; i < node.argCount; ++i) {
        const Value operand = eval(*node.args[i]);
        if (operand.kind() == Kind::Bool) {
            if (operand.toBool() == absorbing)
                return operand;
        } else if (!failed) {
            failed = true;
            fault = operand.isError() ? operand : noOverload(node, operand);
        }
    }
    return failed ? fault : Value::ofBool(!absorbing);
}

Value Evaluation::conditional(const Node &node)
{
    const Value condition = eval(*node.args[0]);
    if (condition.kind() == Kind::Bool)
        return eval(*node.args[condition.toBool() ? 1 : 2]);
    return condition.isError() ? condition : noOverload(node, condition);
}

Value Evaluation::negate(const Node &node)
{
    const Value operand = eval(*node.args[0]);
    if (operand.isError())
        return operand;
    if (node.op == Op::Not)
        return operand.kind() == Kind::Bool ? Value::ofBool(!operand.toBool()) : noOverload(node, operand);
    if (operand.kind() == Kind::Double)
        return Value::ofDouble(-operand.toDouble());
    if (operand.kind() != Kind::Int)
        return noOverload(node, operand);
    qint64 result = 0;
    return __builtin_sub_overflow(qint64{0}, operand.toInt(), &result) ? fail(node, Sentences::kIntegerOverflow) : Value::ofInt(result);
}

Value Evaluation::arithmetic(const Node &node)
{
    const Value left = eval(*node.args[0]);
    if (left.isError())
        return left;
    const Value right = eval(*node.args[1]);
    return right.isError() ? right : arithmeticOf(*this, node, left, right);
}

Value Evaluation::ordered(const Node &node)
{
    const Value left = eval(*node.args[0]);
    if (left.isError())
        return left;
    const Value right = eval(*node.args[1]);
    if (right.isError())
        return right;
    std::partial_ordering order = std::partial_ordering::unordered;
    if (!compareValues(left, right, order))
        return noOverload(node, left, right);
    switch (node.op) {
    case Op::Less: return Value::ofBool(order < 0);
    case Op::LessEqual: return Value::ofBool(order <= 0);
    case Op::Greater: return Value::ofBool(order > 0);
    default: return Value::ofBool(order >= 0);
    }
}

Value Evaluation::equality(const Node &node)
{
    const Value left = eval(*node.args[0]);
    if (left.isError())
        return left;
    const Value right = eval(*node.args[1]);
    if (right.isError())
        return right;
    chargeEqual(left, right);
    return Value::ofBool(equalValues(left, right) == (node.op == Op::Equal));
}

Value Evaluation::contains(const Node &node)
{
    const Value needle = eval(*node.args[0]);
    if (needle.isError())
        return needle;
    const Value hay = eval(*node.args[1]);
    if (hay.isError())
        return hay;
    if (hay.kind() == Kind::Map) {
        const bool isKey = needle.isNumber() || needle.kind() == Kind::String || needle.kind() == Kind::Bool;
        return Value::ofBool(isKey && hay.find(needle));
    }
    if (hay.kind() != Kind::List)
        return noOverload(node, needle, hay);
    charge(hay.size());
    for (quint32 i = 0; i < hay.size(); ++i) {
        chargeEqual(needle, hay.item(i));
        if (equalValues(needle, hay.item(i)))
            return Value::ofBool(true);
    }
    return Value::ofBool(false);
}

Value Evaluation::call(const Node &node)
{
    constexpr quint32 kFew = 8;
    Value few[kFew];
    Value *args = node.argCount <= kFew ? few : m_arena.array<Value>(node.argCount);
    for (quint32 i = 0; i < node.argCount; ++i) {
        args[i] = eval(*node.args[i]);
        if (args[i].isError())
            return args[i];
    }
    return node.function(*this, node, args, node.argCount);
}

Value Evaluation::bind(const Node &node)
{
    m_locals[static_cast<std::size_t>(node.slot)] = eval(*node.args[0]);
    return eval(*node.args[1]);
}

Value Evaluation::optionalOr(const Node &node)
{
    const Value target = eval(*node.args[0]);
    if (target.isError())
        return target;
    if (target.kind() != Kind::Optional)
        return noOverload(node, target);
    const bool whole = node.op == Op::OptionalOr;
    if (target.optional())
        return whole ? target : *target.optional();
    const Value other = eval(*node.args[1]);
    if (whole && !other.isError() && other.kind() != Kind::Optional)
        return noOverload(node, target, other);
    return other;
}

Value Evaluation::optionalMap(const Node &node)
{
    const Value target = eval(*node.args[0]);
    if (target.isError())
        return target;
    if (target.kind() != Kind::Optional)
        return noOverload(node, target);
    if (!target.optional())
        return target;
    m_locals[static_cast<std::size_t>(node.slot)] = *target.optional();
    const Value result = eval(*node.args[1]);
    if (result.isError())
        return result;
    if (node.op == Op::OptionalMap)
        return makeOptional(result);
    return result.kind() == Kind::Optional ? result : noOverload(node, result);
}

} // namespace streamscope::query
