// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// The syntax of an expression, as it was written. Room-internal.
namespace streamscope::query {

enum class Form : quint8 {
    Null,
    Bool,
    Int,
    Uint,
    Double,
    String,
    Bytes,  ///< literals
    Ident,  ///< text; root: written with a leading dot
    Select, ///< args[0].text; optional: ?.
    Call,   ///< text(args…)
    Member, ///< args[0].text(args[1…])
    Index,  ///< args[0][args[1]]; optional: [?…]
    List,   ///< args; optionalAt tells which are written with ?
    Map,    ///< keys and values alternate
    Struct, ///< text{…}: a message, which this language does not have
    Not,
    Negate,
    Multiply,
    Divide,
    Modulo,
    Add,
    Subtract,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    In,
    And,
    Or, ///< two or more args
    Conditional,
    Group ///< an And or Or in parentheses
};

struct Syntax {
    Form form = Form::Null;
    bool optional = false;
    bool root = false;
    quint32 at = 0;     ///< byte offset of what names it: the operator, the field, the function
    quint32 length = 0; ///< of the same, in bytes
    quint32 begin = 0;  ///< of the whole
    quint32 depth = 1;
    union {
        qint64 integer = 0;
        double real;
    };
    std::string_view text;
    std::vector<const Syntax *> args;
    std::vector<bool> optionalAt;
};

/// Owns the nodes and the texts that they view.
struct SyntaxTree {
    std::deque<Syntax> nodes;
    std::deque<std::string> texts;
    const Syntax *root = nullptr;
};

/// Where an expression is wrong.
struct SyntaxFault {
    quint32 at = 0;     ///< byte offset
    quint32 length = 0; ///< bytes
    QString message;    ///< a sentence in the program's language
};

constexpr std::size_t kMaxExpressionBytes = 100'000;
constexpr quint32 kMaxNesting = 250;   ///< of parentheses, brackets, arguments
constexpr quint32 kMaxTreeDepth = 500; ///< also of chains: a + b + c

/// False: fault tells why. The text must outlive the tree.
[[nodiscard]] bool parseExpression(std::string_view text, SyntaxTree &tree, SyntaxFault &fault);

[[nodiscard]] bool isReservedWord(std::string_view word);

} // namespace streamscope::query
