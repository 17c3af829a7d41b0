// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Evaluation: fields, elements and the documents that they are read from.
#include "models/query/evaluation.h"

#include <algorithm>
#include <cmath>

namespace streamscope::query {
namespace {

// What JSON can begin with: most keys are told apart by it.
bool mayBeJson(std::string_view bytes)
{
    for (const char c : bytes) {
        if (c == '{' || c == '[' || c == '"' || c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n')
            return true;
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            return false;
    }
    return false;
}

Kind kindOf(RawJson::Type type)
{
    switch (type) {
    case RawJson::Type::False:
    case RawJson::Type::True: return Kind::Bool;
    case RawJson::Type::Number: return Kind::Double;
    case RawJson::Type::String: return Kind::String;
    case RawJson::Type::Object: return Kind::Map;
    case RawJson::Type::Array: return Kind::List;
    default: return Kind::Null;
    }
}

} // namespace

void Evaluation::walk(Document &document, bool null, std::string_view bytes)
{
    document.walked = true;
    std::fill(document.known.begin(), document.known.end(), quint8{0});
    document.isJson = !null && mayBeJson(bytes) && m_walker.walk(bytes, document.tree, document.found.data());
    if (!document.isJson)
        document.plain = textOf(null, bytes);
}

Evaluation::Document &Evaluation::document(bool key)
{
    Document &document = key ? m_key : m_value;
    if (!document.walked)
        walk(document, key ? m_message->nullKey : m_message->nullValue, key ? m_message->key : m_message->value);
    return document;
}

Value Evaluation::documentValue(Document &document, quint32 node)
{
    if (!document.isJson)
        return document.plain;
    if (!document.known[node]) {
        document.known[node] = 1;
        document.values[node] = jsonValue(document.found[node], m_arena);
    }
    return document.values[node];
}

Value Evaluation::textOf(bool null, std::string_view bytes)
{
    if (null)
        return {};
    return isValidUtf8(bytes) ? Value::ofString(bytes) : Value::ofBytes(bytes);
}

Value Evaluation::path(const Node &node)
{
    if (!m_message)
        return notBound(node, node.path->key ? "key" : "value");
    const PathSteps &steps = *node.path;
    Document &doc = document(steps.key);
    if (!doc.isJson || doc.found[steps.target].type == RawJson::Type::Missing)
        return missing(node, doc);
    const Value value = documentValue(doc, steps.target);
    return steps.anyOptional ? makeOptional(value) : value;
}

// The first step that leads nowhere decides: none where it was written with “?”, else an error.
Value Evaluation::missing(const Node &node, Document &doc)
{
    const PathSteps &steps = *node.path;
    quint32 child = steps.target;
    std::size_t step = steps.optional.size() - 1;
    while (doc.isJson && step > 0 && doc.found[doc.tree.node(child).parent].type == RawJson::Type::Missing) {
        child = doc.tree.node(child).parent;
        --step;
    }
    if (!doc.isJson) {
        while (step-- > 0)
            child = doc.tree.node(child).parent;
        step = 0;
    }
    const PathTree::Node &wanted = doc.tree.node(child);
    const bool last = child == steps.target;
    const RawJson::Type holder = doc.isJson ? doc.found[wanted.parent].type : RawJson::Type::Missing;
    const bool couldHold = holder == RawJson::Type::Object || (holder == RawJson::Type::Array && wanted.index >= 0);
    if (couldHold && node.op == Op::HasPath && (last || steps.optional[step]))
        return Value::ofBool(false);
    if (couldHold && steps.optional[step])
        return Value::ofOptional(nullptr);
    // “?” asks whether there is such a field or element; a number has none.
    if (!couldHold && holder != RawJson::Type::Array && steps.optional[step])
        return node.op == Op::HasPath ? Value::ofBool(false) : Value::ofOptional(nullptr);
    if (holder == RawJson::Type::Object)
        return noKey(node, wanted.index < 0 ? Value::ofString(wanted.name) : Value::ofInt(wanted.index));
    if (couldHold)
        return fail(node, Sentences::kIndexRange);
    const Kind kind = doc.isJson ? kindOf(holder) : doc.plain.kind();
    const std::string_view name = wanted.index < 0 ? std::string_view(wanted.name) : m_arena.copy(std::to_string(wanted.index));
    return Value::ofError(m_arena.make<ErrorData>(Fault::NoField, kind, Kind::Null, node.at, name));
}

Value Evaluation::hasPath(const Node &node)
{
    if (!m_message)
        return notBound(node, node.path->key ? "key" : "value");
    Document &doc = document(node.path->key);
    if (doc.isJson && doc.found[node.path->target].type != RawJson::Type::Missing)
        return Value::ofBool(true);
    return missing(node, doc);
}

Value Evaluation::lookUp(const Node &node, const Value &target, const Value &key, bool optional)
{
    if (target.kind() == Kind::List)
        return element(node, target, key, optional);
    if (target.kind() != Kind::Map)
        return optional ? Value::ofOptional(nullptr) : noOverload(node, target, key);
    if (!key.isNumber() && key.kind() != Kind::String && key.kind() != Kind::Bool)
        return noKey(node, key);
    const Value *found = target.find(key);
    if (found)
        return optional ? makeOptional(*found) : *found;
    return optional ? Value::ofOptional(nullptr) : noKey(node, key);
}

Value Evaluation::element(const Node &node, const Value &target, const Value &key, bool optional)
{
    if (!key.isNumber())
        return noOverload(node, target, key);
    const double real = key.kind() == Kind::Double ? key.toDouble() : 0;
    if (std::isnan(real) || real != std::floor(real))
        return fail(node, QT_TRANSLATE_NOOP("Expression", "an index must be a whole number"));
    const bool inside = compareNumbers(key, Value::ofInt(0)) >= 0 && compareNumbers(key, Value::ofInt(target.size())) < 0;
    if (!inside)
        return optional ? Value::ofOptional(nullptr) : fail(node, Sentences::kIndexRange);
    const Value &item = target.item(key.kind() == Kind::Double ? static_cast<quint32>(real) : static_cast<quint32>(key.toUint()));
    return optional ? makeOptional(item) : item;
}

Value Evaluation::select(const Node &node)
{
    Value target = eval(*node.args[0]);
    if (target.isError())
        return target;
    const bool viral = target.kind() == Kind::Optional; // what is read of an optional is optional too
    if (viral) {
        if (!target.optional())
            return target;
        target = *target.optional();
    }
    const bool optional = viral || node.optional;
    // “?.” asks whether there is such a field; a number has none.
    if (target.kind() != Kind::Map && target.kind() != Kind::List && optional)
        return Value::ofOptional(nullptr);
    if (target.kind() != Kind::Map)
        return Value::ofError(m_arena.make<ErrorData>(Fault::NoField, target.kind(), Kind::Null, node.at, node.constant.text()));
    return lookUp(node, target, node.constant, optional);
}

Value Evaluation::hasSelect(const Node &node)
{
    Value target = eval(*node.args[0]);
    if (target.isError())
        return target;
    if (target.kind() == Kind::Optional) {
        if (!target.optional())
            return Value::ofBool(false);
        target = *target.optional();
        if (target.kind() != Kind::Map && target.kind() != Kind::List)
            return Value::ofBool(false);
    }
    if (target.kind() != Kind::Map)
        return Value::ofError(m_arena.make<ErrorData>(Fault::NoField, target.kind(), Kind::Null, node.at, node.constant.text()));
    return Value::ofBool(target.find(node.constant) != nullptr);
}

Value Evaluation::index(const Node &node)
{
    Value target = eval(*node.args[0]);
    if (target.isError())
        return target;
    const Value key = eval(*node.args[1]);
    if (key.isError())
        return key;
    const bool viral = target.kind() == Kind::Optional;
    if (viral) {
        if (!target.optional())
            return target;
        target = *target.optional();
    }
    return lookUp(node, target, key, viral || node.optional);
}

} // namespace streamscope::query
