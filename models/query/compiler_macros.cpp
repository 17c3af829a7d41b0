// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Compiler: what looks like a call and is rewritten.
#include "models/query/compiler.h"

#include "models/query/sentences.h"

#include <algorithm>
#include <array>

namespace streamscope::query {
namespace {

constexpr std::size_t kMaxBlock = 200;

struct LoopMacro {
    std::string_view name;
    std::size_t arguments; ///< the range not counted
    Op op;
    std::size_t variables;
    bool predicate;
};

constexpr std::array<LoopMacro, 20> kLoops = {{{"all", 2, Op::All, 1, false},
                                               {"exists", 2, Op::Exists, 1, false},
                                               {"exists_one", 2, Op::ExistsOne, 1, true},
                                               {"existsOne", 2, Op::ExistsOne, 1, true},
                                               {"map", 2, Op::MapList, 1, false},
                                               {"map", 3, Op::MapList, 1, true},
                                               {"sortBy", 2, Op::SortBy, 1, false},
                                               {"all", 3, Op::All, 2, false},
                                               {"exists", 3, Op::Exists, 2, false},
                                               {"exists_one", 3, Op::ExistsOne, 2, true},
                                               {"existsOne", 3, Op::ExistsOne, 2, true},
                                               {"transformList", 3, Op::MapList, 2, false},
                                               {"transformList", 4, Op::MapList, 2, true},
                                               {"transformMap", 3, Op::MapEntries, 2, false},
                                               {"transformMap", 4, Op::MapEntries, 2, true},
                                               {"transformMapEntry", 3, Op::MapEntry, 2, false},
                                               {"transformMapEntry", 4, Op::MapEntry, 2, true},
                                               {"optMap", 2, Op::OptionalMap, 1, false},
                                               {"optFlatMap", 2, Op::OptionalFlatMap, 1, false},
                                               {"filter", 2, Op::MapList, 1, true}}};

} // namespace

int Compiler::declare(std::string name)
{
    m_scope.emplace_back(std::move(name), m_program.slots);
    return m_program.slots++;
}

// A variable's name: a plain one, or cel.iterVar(n, m).
bool Compiler::variableName(const Syntax &syntax, std::string &name)
{
    if (syntax.form == Form::Ident && !syntax.root) {
        name = syntax.text;
        return true;
    }
    const bool pair = syntax.form == Form::Member && syntax.args.size() == 3 && syntax.args[0]->form == Form::Ident &&
                      syntax.args[0]->text == "cel" && syntax.args[1]->form == Form::Int && syntax.args[2]->form == Form::Int;
    if (pair && (syntax.text == "iterVar" || syntax.text == "accuVar")) {
        name = (syntax.text == "iterVar" ? "@it:" : "@ac:") + std::to_string(syntax.args[1]->integer) + ':' +
               std::to_string(syntax.args[2]->integer);
        return true;
    }
    fail(syntax, Sentences::tr("The name of a variable is wanted here."));
    return false;
}

bool Compiler::globalMacro(const Syntax &syntax, Node *&node)
{
    if (syntax.text != "has" || syntax.args.size() != 1)
        return false;
    node = has(syntax);
    return true;
}

Node *Compiler::has(const Syntax &syntax)
{
    const Syntax &arg = *syntax.args[0];
    if (arg.form != Form::Select || arg.optional)
        return fail(arg, Sentences::tr("has() wants a field, as in has(value.name)."));
    Node *target = compile(*arg.args[0]);
    if (!target)
        return nullptr;
    const Value name = Value::ofString(m_program.arena.copy(arg.text));
    if (Node *path = pathStep(arg, *target, name)) {
        path->op = Op::HasPath;
        return path;
    }
    Node *node = make(Op::HasSelect, arg, {target});
    node->constant = name;
    return folded(node);
}

bool Compiler::namespaceMacro(const Syntax &syntax, std::string_view name, Node *&node)
{
    const std::size_t count = syntax.args.size() - 1;
    if (name == "cel.bind" && count == 3) {
        node = bind(syntax);
    } else if (name == "cel.block" && count == 2 && syntax.args[1]->form == Form::List) {
        node = block(syntax);
    } else if (name == "cel.index" && count == 1 && syntax.args[1]->form == Form::Int) {
        const auto *variable = local("@index" + std::to_string(syntax.args[1]->integer));
        node = variable ? make(Op::Local, syntax) : fail(syntax, Sentences::tr("There is no such part of the block."));
        if (node)
            node->slot = variable->second;
    } else if ((name == "cel.iterVar" || name == "cel.accuVar") && count == 2) {
        std::string variableText;
        node = nullptr;
        if (!variableName(syntax, variableText))
            return true;
        const auto *variable = local(variableText);
        node = variable ? make(Op::Local, syntax) : fail(syntax, Sentences::tr("There is no such variable."));
        if (node)
            node->slot = variable->second;
    } else {
        return false;
    }
    return true;
}

Node *Compiler::bind(const Syntax &syntax)
{
    std::string name;
    if (!variableName(*syntax.args[1], name))
        return nullptr;
    Node *value = compile(*syntax.args[2]);
    if (!value)
        return nullptr;
    const int slot = declare(name);
    Node *body = compile(*syntax.args[3]);
    m_scope.pop_back();
    if (!body)
        return nullptr;
    Node *node = make(Op::Bind, syntax, {value, body});
    node->slot = slot;
    return node;
}

// A list of values, each of which may use those before it, and what is made of them.
Node *Compiler::block(const Syntax &syntax)
{
    const Syntax &parts = *syntax.args[1];
    if (parts.args.size() > kMaxBlock)
        return fail(parts, Sentences::tr("A block has at most %1 parts.").arg(kMaxBlock));
    const std::size_t depth = m_scope.size();
    std::vector<std::pair<Node *, int>> values;
    for (std::size_t i = 0; i < parts.args.size(); ++i) {
        Node *value = compile(*parts.args[i]);
        if (!value)
            return nullptr;
        values.emplace_back(value, declare("@index" + std::to_string(i)));
    }
    Node *body = compile(*syntax.args[2]);
    m_scope.resize(depth);
    for (auto it = values.rbegin(); body && it != values.rend(); ++it) {
        body = make(Op::Bind, syntax, {it->first, body});
        body->slot = it->second;
    }
    return body;
}

bool Compiler::memberMacro(const Syntax &syntax, Node *&node)
{
    const auto *loop = std::find_if(kLoops.begin(), kLoops.end(), [&syntax](const LoopMacro &macro) {
        return macro.name == syntax.text && macro.arguments + 1 == syntax.args.size();
    });
    if (loop == kLoops.end())
        return false;
    node = loop->op == Op::OptionalMap || loop->op == Op::OptionalFlatMap
               ? optionalMacro(syntax, loop->op)
               : comprehension(syntax, loop->op, loop->variables, loop->predicate);
    return true;
}

Node *Compiler::comprehension(const Syntax &syntax, Op op, std::size_t variables, bool predicate)
{
    Node *range = compile(*syntax.args[0]);
    if (!range)
        return nullptr;
    std::array<std::string, 2> names;
    for (std::size_t i = 0; i < variables; ++i) {
        if (!variableName(*syntax.args[i + 1], names[i]))
            return nullptr;
    }
    if (variables == 2 && names[0] == names[1])
        return fail(*syntax.args[2], Sentences::tr("The two variables must have different names."));
    const int slot = m_program.slots;
    for (std::size_t i = 0; i < variables; ++i)
        declare(names[i]);
    std::vector<Node *> args = {range};
    bool done = compileAll(syntax, 1 + variables, args);
    // filter keeps the item itself.
    if (done && syntax.text == "filter") {
        Node *item = make(Op::Local, *syntax.args[1]);
        item->slot = slot;
        args.push_back(item);
    }
    m_scope.resize(m_scope.size() - variables);
    if (!done)
        return nullptr;
    Node *node = make(op, syntax, std::move(args));
    node->slot = slot;
    node->twoVariables = variables == 2;
    node->hasPredicate = predicate;
    return node;
}

Node *Compiler::optionalMacro(const Syntax &syntax, Op op)
{
    Node *target = compile(*syntax.args[0]);
    std::string name;
    if (!target || !variableName(*syntax.args[1], name))
        return nullptr;
    const int slot = declare(name);
    Node *body = compile(*syntax.args[2]);
    m_scope.pop_back();
    if (!body)
        return nullptr;
    Node *node = make(op, syntax, {target, body});
    node->slot = slot;
    return node;
}

} // namespace streamscope::query
