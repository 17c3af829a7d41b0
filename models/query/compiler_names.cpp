// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Compiler: names, fields, and what an expression reads.
#include "models/query/compiler.h"

#include "models/decode/decode.h"
#include "models/query/sentences.h"

#include <algorithm>
#include <array>

namespace streamscope::query {
namespace {

struct Named {
    std::string_view name;
    Op op;
};

constexpr std::array<Named, 9> kVariables = {{{"key", Op::Key},
                                              {"value", Op::Val},
                                              {"headers", Op::Headers},
                                              {"partition", Op::Partition},
                                              {"offset", Op::Offset},
                                              {"timestamp", Op::Timestamp},
                                              {"topic", Op::Topic},
                                              {"size", Op::Size},
                                              {"record", Op::Record}}};

constexpr std::array<Named, 11> kRecordFields = {{{"key", Op::Key},
                                                  {"value", Op::Val},
                                                  {"headers", Op::HeaderMap},
                                                  {"partition", Op::Partition},
                                                  {"offset", Op::Offset},
                                                  {"timestamp", Op::Timestamp},
                                                  {"timestampMs", Op::TimestampMs},
                                                  {"topic", Op::Topic},
                                                  {"size", Op::Size},
                                                  {"keyAsText", Op::KeyText},
                                                  {"valueAsText", Op::ValueText}}};

constexpr std::array<std::string_view, 15> kTypes = {"int",
                                                     "uint",
                                                     "double",
                                                     "bool",
                                                     "string",
                                                     "bytes",
                                                     "list",
                                                     "map",
                                                     "null_type",
                                                     "type",
                                                     "optional_type",
                                                     "google.protobuf.Timestamp",
                                                     "google.protobuf.Duration",
                                                     "net.IP",
                                                     "net.CIDR"};

} // namespace

Node *Compiler::ident(const Syntax &syntax)
{
    if (const auto *variable = syntax.root ? nullptr : local(syntax.text)) {
        Node *node = make(Op::Local, syntax);
        node->slot = variable->second;
        return node;
    }
    Node *node = boundName(syntax, syntax.text);
    return node ? node : unknown(syntax, Fault::Undeclared, syntax.text);
}

Node *Compiler::boundName(const Syntax &syntax, std::string_view name)
{
    for (const Named &variable : kVariables) {
        if (variable.name == name)
            return make(variable.op, syntax);
    }
    const auto *type = std::find(kTypes.begin(), kTypes.end(), name);
    return type == kTypes.end() ? nullptr : constant(syntax, Value::ofType(*type));
}

Node *Compiler::select(const Syntax &syntax)
{
    if (const std::string name = qualifiedName(syntax); !name.empty()) {
        if (Node *node = boundName(syntax, name))
            return node;
    }
    Node *target = compile(*syntax.args[0]);
    if (!target)
        return nullptr;
    if (target->op == Op::Record && !syntax.optional)
        return recordField(syntax);
    const Value name = Value::ofString(m_program.arena.copy(syntax.text));
    if (Node *path = pathStep(syntax, *target, name))
        return path;
    Node *node = make(Op::Select, syntax, {target});
    node->constant = name;
    node->optional = syntax.optional;
    return folded(node);
}

Node *Compiler::recordField(const Syntax &syntax)
{
    for (const Named &field : kRecordFields) {
        if (field.name == syntax.text)
            return make(field.op, syntax);
    }
    return fail(syntax, Sentences::tr("A record has no field “%1”; it has key, value, headers, partition, offset, timestamp, timestampMs, "
                                      "topic, size, keyAsText and valueAsText.")
                            .arg(QString::fromUtf8(syntax.text.data(), static_cast<qsizetype>(syntax.text.size()))));
}

// A field or an element inside key or value, found in the bytes; null: it is something else.
Node *Compiler::pathStep(const Syntax &syntax, const Node &target, const Value &key)
{
    if (target.op != Op::Val && target.op != Op::Key && target.op != Op::Path)
        return nullptr;
    if (key.kind() != Kind::String && (key.kind() != Kind::Int || key.toInt() < 0))
        return nullptr;
    PathSteps steps;
    steps.key = target.op == Op::Key;
    if (target.op == Op::Path)
        steps = *target.path;
    PathTree &tree = steps.key ? m_program.keyTree : m_program.valueTree;
    steps.target = key.kind() == Kind::String ? tree.field(steps.target, key.text()) : tree.element(steps.target, key.toInt());
    if (steps.target == PathTree::kNone)
        return nullptr;
    // What is read of an optional is optional too.
    steps.anyOptional = steps.anyOptional || syntax.optional;
    steps.optional.push_back(steps.anyOptional);
    Node *node = make(Op::Path, syntax);
    node->path = &m_program.paths.emplace_back(std::move(steps));
    return node;
}

Node *Compiler::index(const Syntax &syntax)
{
    Node *target = compile(*syntax.args[0]);
    Node *key = target ? compile(*syntax.args[1]) : nullptr;
    if (!key)
        return nullptr;
    if (key->op == Op::Constant) {
        if (Node *path = pathStep(syntax, *target, key->constant))
            return path;
    }
    Node *node = make(Op::Index, syntax, {target, key});
    node->optional = syntax.optional;
    return folded(node);
}

void Compiler::finish()
{
    const std::vector<quint32> valueNodes = m_program.valueTree.seal();
    const std::vector<quint32> keyNodes = m_program.keyTree.seal();
    for (PathSteps &steps : m_program.paths)
        steps.target = (steps.key ? keyNodes : valueNodes)[steps.target];
    collect(*m_program.root);
    std::sort(m_program.fields.begin(), m_program.fields.end());
    m_program.fields.erase(std::unique(m_program.fields.begin(), m_program.fields.end()), m_program.fields.end());
    findPinnedKey(*m_program.root);
}

void Compiler::collect(const Node &node)
{
    if (node.op == Op::Path || node.op == Op::HasPath) {
        const PathTree &tree = node.path->key ? m_program.keyTree : m_program.valueTree;
        m_program.fields.push_back((node.path->key ? "key" : "value") + tree.path(node.path->target));
    } else if (node.op == Op::KeyText || node.op == Op::ValueText || node.op == Op::TimestampMs || node.op == Op::HeaderMap) {
        m_program.fields.emplace_back(node.op == Op::KeyText     ? "key"
                                      : node.op == Op::ValueText ? "value"
                                      : node.op == Op::HeaderMap ? "headers"
                                                                 : "timestamp");
    } else {
        for (const Named &variable : kVariables) {
            if (variable.op == node.op)
                m_program.fields.emplace_back(variable.name);
        }
    }
    for (quint32 i = 0; i < node.argCount; ++i)
        collect(*node.args[i]);
}

// key == "…" that stands alone or in a conjunction at the top.
void Compiler::findPinnedKey(const Node &node)
{
    if (node.op == Op::And) {
        for (quint32 i = 0; i < node.argCount && !m_program.pinned; ++i)
            findPinnedKey(*node.args[i]);
        return;
    }
    if (node.op != Op::Equal)
        return;
    const bool left = node.args[0]->op == Op::Constant;
    const Node &other = *node.args[left ? 1 : 0];
    const Value &text = node.args[left ? 0 : 1]->constant;
    if (node.args[left ? 0 : 1]->op != Op::Constant || text.kind() != Kind::String || (other.op != Op::Key && other.op != Op::KeyText))
        return;
    PinnedKey pinned;
    pinned.text = QByteArray(text.text().data(), static_cast<qsizetype>(text.size()));
    if (other.op == Op::KeyText || decode::checkJson(text.text()))
        pinned.bytes.push_back(pinned.text);
    if (other.op == Op::Key) {
        std::string quoted;
        appendJsonString(quoted, text.text());
        pinned.bytes.push_back(QByteArray::fromStdString(quoted));
    }
    m_program.pinned = pinned;
}

} // namespace streamscope::query
