// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/compiler.h"

#include "models/messages/pattern_fault.h"
#include "models/query/sentences.h"

#include <re2/re2.h>

#include <algorithm>

namespace streamscope::query {
namespace {

constexpr quint64 kFoldSteps = 20'000;
constexpr std::size_t kFoldedLimit = 1 << 20;
constexpr int64_t kPatternMemory = 8 << 20;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

Op operatorOf(Form form)
{
    switch (form) {
    case Form::Not: return Op::Not;
    case Form::Negate: return Op::Negate;
    case Form::Multiply: return Op::Multiply;
    case Form::Divide: return Op::Divide;
    case Form::Modulo: return Op::Modulo;
    case Form::Add: return Op::Add;
    case Form::Subtract: return Op::Subtract;
    case Form::Less: return Op::Less;
    case Form::LessEqual: return Op::LessEqual;
    case Form::Greater: return Op::Greater;
    case Form::GreaterEqual: return Op::GreaterEqual;
    case Form::Equal: return Op::Equal;
    case Form::NotEqual: return Op::NotEqual;
    case Form::In: return Op::In;
    default: return Op::Conditional;
    }
}

// Values and bytes in it, counted no further than the limit.
std::size_t weightOf(const Value &value, std::size_t limit)
{
    std::size_t weight = 16;
    switch (value.kind()) {
    case Kind::String:
    case Kind::Bytes: return weight + value.size();
    case Kind::List:
        for (quint32 i = 0; i < value.size() && weight < limit; ++i)
            weight += weightOf(value.item(i), limit - weight);
        return weight;
    case Kind::Map:
        for (quint32 i = 0; i < value.size() && weight < limit; ++i)
            weight += weightOf(value.mapKey(i), limit) + weightOf(value.mapValue(i), limit - weight);
        return weight;
    case Kind::Optional: return weight + (value.optional() ? weightOf(*value.optional(), limit) : 0);
    default: return weight;
    }
}

} // namespace

Program::Program() = default;
Program::~Program() = default;

Value copyValue(const Value &value, Arena &arena)
{
    switch (value.kind()) {
    case Kind::String: return Value::ofString(arena.copy(value.text()));
    case Kind::Bytes: return Value::ofBytes(arena.copy(value.text()));
    case Kind::Type: return Value::ofType(arena.copy(value.text()));
    case Kind::List: {
        Value *items = arena.array<Value>(value.size());
        for (quint32 i = 0; i < value.size(); ++i)
            items[i] = copyValue(value.item(i), arena);
        return Value::ofList(items, value.size());
    }
    case Kind::Map: {
        MapBuilder map(arena, value.size());
        for (quint32 i = 0; i < value.size(); ++i)
            map.insert(copyValue(value.mapKey(i), arena), copyValue(value.mapValue(i), arena), true);
        return map.finish();
    }
    case Kind::Optional: return Value::ofOptional(value.optional() ? arena.make<Value>(copyValue(*value.optional(), arena)) : nullptr);
    case Kind::Ip:
    case Kind::Cidr: return Value::ofNetwork(value.kind(), arena.make<NetworkData>(*value.network()));
    default: return value;
    }
}

Compiler::Compiler(Program &program, UnknownNames unknown, SyntaxFault &fault)
    : m_program(program)
    , m_unknown(unknown)
    , m_fault(fault)
    , m_folder(program)
{
}

bool Compiler::run(const Syntax &root)
{
    const Node *node = compile(root);
    if (!node)
        return false;
    m_program.root = node;
    finish();
    return true;
}

Node *Compiler::fail(const Syntax &syntax, const QString &message)
{
    m_fault = {syntax.at, syntax.length, message};
    return nullptr;
}

Node *Compiler::make(Op op, const Syntax &syntax, std::vector<Node *> args)
{
    Node &node = m_program.nodes.emplace_back();
    node.op = op;
    node.at = syntax.at;
    node.length = syntax.length;
    node.name = std::string_view(m_program.text).substr(syntax.at, syntax.length);
    node.argCount = static_cast<quint32>(args.size());
    node.args = m_program.arena.array<Node *>(args.size());
    for (std::size_t i = 0; i < args.size(); ++i) {
        node.args[i] = args[i];
        node.weight += args[i]->weight;
    }
    return &node;
}

Node *Compiler::constant(const Syntax &syntax, const Value &value)
{
    Node *node = make(Op::Constant, syntax);
    node->constant = value;
    return node;
}

// Constants are computed once. What fails stays as it is: an operator around it may absorb the failure.
Node *Compiler::folded(Node *node)
{
    for (quint32 i = 0; i < node->argCount; ++i) {
        if (node->args[i]->op != Op::Constant)
            return node;
    }
    const Value value = m_folder.fold(*node, kFoldSteps);
    if (value.isError()) {
        if (m_unknown == UnknownNames::Refuse && value.error()->fault == Fault::NoOverload) {
            m_fault = {node->at, node->length, value.errorText()};
            return nullptr;
        }
        return node;
    }
    const std::size_t weight = weightOf(value, kFoldedLimit);
    if (m_folded + weight > kFoldedLimit)
        return node;
    m_folded += weight;
    node->constant = copyValue(value, m_program.arena);
    node->op = Op::Constant;
    node->argCount = 0;
    node->weight = 1;
    return node;
}

const std::pair<std::string, int> *Compiler::local(std::string_view name) const
{
    const auto found = std::find_if(m_scope.rbegin(), m_scope.rend(), [name](const auto &entry) { return entry.first == name; });
    return found == m_scope.rend() ? nullptr : &*found;
}

// "a.b.c" where it is written so and a is no variable of a comprehension; else empty.
std::string Compiler::qualifiedName(const Syntax &syntax) const
{
    if (syntax.form == Form::Ident)
        return !syntax.root && local(syntax.text) ? std::string() : std::string(syntax.text);
    if (syntax.form != Form::Select || syntax.optional || syntax.root)
        return {};
    const std::string target = qualifiedName(*syntax.args[0]);
    return target.empty() ? target : target + '.' + std::string(syntax.text);
}

Node *Compiler::unknown(const Syntax &syntax, Fault fault, std::string_view name)
{
    if (m_unknown == UnknownNames::Refuse) {
        return fail(
            syntax,
            fault == Fault::NoFunction
                ? Sentences::tr("There is no function “%1”.").arg(text(name))
                : Sentences::tr(
                      "There is nothing called “%1”; known are key, value, headers, partition, offset, timestamp, topic, size and record.")
                      .arg(text(name)));
    }
    Node *node = make(Op::Fail, syntax);
    node->constant = Value::ofError(m_program.arena.make<ErrorData>(fault, Kind::Null, Kind::Null, syntax.at, m_program.arena.copy(name)));
    return node;
}

bool Compiler::compileAll(const Syntax &syntax, std::size_t first, std::vector<Node *> &out)
{
    for (std::size_t i = first; i < syntax.args.size(); ++i) {
        Node *node = compile(*syntax.args[i]);
        if (!node)
            return false;
        out.push_back(node);
    }
    return true;
}

Node *Compiler::compile(const Syntax &syntax)
{
    switch (syntax.form) {
    case Form::Null:
    case Form::Bool:
    case Form::Int:
    case Form::Uint:
    case Form::Double:
    case Form::String:
    case Form::Bytes: return literal(syntax);
    case Form::Ident: return ident(syntax);
    case Form::Select: return select(syntax);
    case Form::Call: return call(syntax);
    case Form::Member: return member(syntax);
    case Form::Index: return index(syntax);
    case Form::List:
    case Form::Map: return collection(syntax);
    case Form::Struct:
        return m_unknown == UnknownNames::Refuse
                   ? fail(syntax, Sentences::tr("There are no message types here; a map is written {\"name\": value}."))
                   : unknown(syntax, Fault::Undeclared, qualifiedName(*syntax.args[0]));
    case Form::And: return logical(syntax, Op::And);
    case Form::Or: return logical(syntax, Op::Or);
    case Form::Group: return compile(*syntax.args[0]);
    default: return operation(syntax, operatorOf(syntax.form));
    }
}

Node *Compiler::literal(const Syntax &syntax)
{
    switch (syntax.form) {
    case Form::Bool: return constant(syntax, Value::ofBool(syntax.integer != 0));
    case Form::Int: return constant(syntax, Value::ofInt(syntax.integer));
    case Form::Uint: return constant(syntax, Value::ofUint(static_cast<quint64>(syntax.integer)));
    case Form::Double: return constant(syntax, Value::ofDouble(syntax.real));
    case Form::String: return constant(syntax, Value::ofString(m_program.arena.copy(syntax.text)));
    case Form::Bytes: return constant(syntax, Value::ofBytes(m_program.arena.copy(syntax.text)));
    default: return constant(syntax, Value());
    }
}

Node *Compiler::collection(const Syntax &syntax)
{
    std::vector<Node *> args;
    if (!compileAll(syntax, 0, args))
        return nullptr;
    Node *node = make(syntax.form == Form::List ? Op::List : Op::Map, syntax, std::move(args));
    if (std::find(syntax.optionalAt.begin(), syntax.optionalAt.end(), true) != syntax.optionalAt.end())
        node->optionalAt = &m_program.optionals.emplace_back(syntax.optionalAt);
    return folded(node);
}

Node *Compiler::operation(const Syntax &syntax, Op op)
{
    std::vector<Node *> args;
    if (!compileAll(syntax, 0, args))
        return nullptr;
    return folded(make(op, syntax, std::move(args)));
}

Node *Compiler::logical(const Syntax &syntax, Op op)
{
    std::vector<Node *> args;
    if (!compileAll(syntax, 0, args))
        return nullptr;
    return folded(make(op, syntax, std::move(args)));
}

Node *Compiler::call(const Syntax &syntax)
{
    Node *node = nullptr;
    if (globalMacro(syntax, node))
        return node;
    return function(syntax, syntax.text, false, 0);
}

Node *Compiler::member(const Syntax &syntax)
{
    // "math.greatest(…)" is a function of that name, whatever math is.
    if (const std::string space = qualifiedName(*syntax.args[0]); !space.empty()) {
        const std::string name = space + '.' + std::string(syntax.text);
        Node *node = nullptr;
        if (namespaceMacro(syntax, name, node))
            return node;
        bool exists = false;
        if (findFunction(name, false, syntax.args.size() - 1, m_program.templates, exists) || exists)
            return function(syntax, name, false, 1);
    }
    Node *node = nullptr;
    if (memberMacro(syntax, node))
        return node;
    if (syntax.args.size() == 2 && (syntax.text == "or" || syntax.text == "orValue")) {
        std::vector<Node *> args;
        return compileAll(syntax, 0, args) ? make(syntax.text == "or" ? Op::OptionalOr : Op::OptionalOrValue, syntax, std::move(args))
                                           : nullptr;
    }
    return function(syntax, syntax.text, true, 0);
}

Node *Compiler::function(const Syntax &syntax, std::string_view name, bool isMember, std::size_t firstArg)
{
    bool exists = false;
    const FunctionEntry *entry = findFunction(name, isMember, syntax.args.size() - firstArg, m_program.templates, exists);
    if (!entry) {
        if (m_unknown == UnknownNames::Refuse && exists)
            return fail(syntax, Sentences::tr("“%1” takes another number of arguments.").arg(text(name)));
        return unknown(syntax, Fault::NoFunction, name);
    }
    std::vector<Node *> args;
    if (!compileAll(syntax, firstArg, args))
        return nullptr;
    Node *node = make(Op::Call, syntax, std::move(args));
    node->function = entry->function;
    node->name = entry->name;
    if (entry->name == "matches" && node->args[1]->op == Op::Constant && !pattern(*node))
        return nullptr;
    return entry->pure ? folded(node) : node;
}

// A constant pattern is made once.
bool Compiler::pattern(Node &node)
{
    const Value &source = node.args[1]->constant;
    if (source.kind() != Kind::String)
        return true;
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kPatternMemory);
    auto made = std::make_unique<RE2>(re2::StringPiece(source.text().data(), source.text().size()), options);
    if (!made->ok()) {
        m_fault = {node.args[1]->at, node.args[1]->length,
                   Sentences::tr("This is no regular expression (RE2): %1.")
                       .arg(messages::patternFault(messages::patternText(made->error_code()), made->error_arg()))};
        return m_unknown == UnknownNames::Fail;
    }
    node.pattern = m_program.patterns.emplace_back(std::move(made)).get();
    return true;
}

} // namespace streamscope::query
