// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/evaluation.h"
#include "models/query/syntax.h"

#include <utility>

/// Syntax → program. Room-internal.
namespace streamscope::query {

class Compiler {
public:
    Compiler(Program &program, UnknownNames unknown, SyntaxFault &fault);

    /// Fills program.root and what belongs to it; false: fault tells why.
    [[nodiscard]] bool run(const Syntax &root);

private:
    // Each answers null after it has told the fault.
    Node *compile(const Syntax &syntax);
    Node *literal(const Syntax &syntax);
    Node *ident(const Syntax &syntax);
    Node *boundName(const Syntax &syntax, std::string_view name);
    Node *select(const Syntax &syntax);
    Node *recordField(const Syntax &syntax);
    Node *index(const Syntax &syntax);
    Node *pathStep(const Syntax &syntax, const Node &target, const Value &key);
    Node *collection(const Syntax &syntax);
    Node *operation(const Syntax &syntax, Op op);
    Node *logical(const Syntax &syntax, Op op);
    Node *call(const Syntax &syntax);
    Node *member(const Syntax &syntax);
    Node *function(const Syntax &syntax, std::string_view name, bool isMember, std::size_t firstArg);
    bool pattern(Node &node);
    Node *unknown(const Syntax &syntax, Fault fault, std::string_view name);

    // Macros (compiler_macros.cpp). False: the call is no macro.
    bool globalMacro(const Syntax &syntax, Node *&node);
    bool namespaceMacro(const Syntax &syntax, std::string_view name, Node *&node);
    bool memberMacro(const Syntax &syntax, Node *&node);
    Node *has(const Syntax &syntax);
    Node *bind(const Syntax &syntax);
    Node *block(const Syntax &syntax);
    Node *comprehension(const Syntax &syntax, Op op, std::size_t variables, bool predicate);
    Node *optionalMacro(const Syntax &syntax, Op op);
    bool variableName(const Syntax &syntax, std::string &name);
    int declare(std::string name);

    Node *make(Op op, const Syntax &syntax, std::vector<Node *> args = {});
    Node *constant(const Syntax &syntax, const Value &value);
    Node *folded(Node *node);
    Node *fail(const Syntax &syntax, const QString &message);
    [[nodiscard]] const std::pair<std::string, int> *local(std::string_view name) const;
    [[nodiscard]] std::string qualifiedName(const Syntax &syntax) const;
    bool compileAll(const Syntax &syntax, std::size_t first, std::vector<Node *> &out);
    void finish();
    void collect(const Node &node);
    void findPinnedKey(const Node &node);

    Program &m_program;
    UnknownNames m_unknown;
    SyntaxFault &m_fault;
    Evaluation m_folder;
    std::vector<std::pair<std::string, int>> m_scope; ///< name → slot, innermost last
    std::size_t m_folded = 0;                         ///< values and bytes that constants hold
};

/// Byte offsets are what the compiler knows; an editor counts lines and UTF-16 units.
[[nodiscard]] ExpressionFault located(const std::string &text, const SyntaxFault &fault);

/// A copy of the value whose parts live in the arena.
[[nodiscard]] Value copyValue(const Value &value, Arena &arena);

} // namespace streamscope::query
