// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/arena.h"
#include "models/query/expression.h"
#include "models/query/json_walker.h"
#include "models/query/value_ops.h"

#include <deque>
#include <string>
#include <vector>

namespace re2 {
class RE2;
}

/// An expression made ready to run. Room-internal.
namespace streamscope::query {

class Evaluation;
struct Node;

/// A function of the language: all arguments are values, never errors; a receiver is the first of them.
using Native = Value (*)(Evaluation &run, const Node &node, const Value *args, quint32 count);

enum class Op : quint8 {
    Constant,
    Fail,
    Local, ///< constant; an error known beforehand; a variable of a comprehension
    Key,
    Val,
    Headers,
    Partition,
    Offset,
    Timestamp,
    Topic,
    Size,
    Record,
    TimestampMs,
    KeyText,
    ValueText,
    HeaderMap,
    Path,
    HasPath, ///< a field inside key or value, read from the bytes
    Select,
    HasSelect,
    Index,
    List,
    Map,
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
    Or,
    Conditional,
    Call, ///< function
    Bind, ///< args[0] into slot, then args[1]
    All,
    Exists,
    ExistsOne,  ///< range, predicate
    MapList,    ///< range, [predicate,] result → list
    MapEntries, ///< range, [predicate,] result → map with the same keys
    MapEntry,   ///< range, [predicate,] map of one entry → map
    SortBy,     ///< range, key
    OptionalOr,
    OptionalOrValue,
    OptionalMap,
    OptionalFlatMap
};

/// Where a path goes: the node of the tree, and which steps were written with “?”.
struct PathSteps {
    bool key = false; ///< inside the key; else inside the value
    quint32 target = 0;
    std::vector<bool> optional; ///< a step each: it or one before it was written with “?”
    bool anyOptional = false;
};

struct Node {
    Op op = Op::Constant;
    bool optional = false; ///< Select, Index: written with ?
    bool twoVariables = false;
    bool hasPredicate = false;
    quint32 at = 0;
    quint32 length = 0;
    quint32 argCount = 0;
    quint32 weight = 1; ///< nodes in it, itself included: what one round costs
    int slot = -1;      ///< Local, Bind, comprehensions: the (first) variable
    Node **args = nullptr;
    Value constant; ///< Constant, Fail; Select: the field's name
    Native function = nullptr;
    const re2::RE2 *pattern = nullptr;
    const PathSteps *path = nullptr;
    const std::vector<bool> *optionalAt = nullptr; ///< List, Map
    std::string_view name;                         ///< of the function or operator, for errors
};

/// Immutable once compiled, shared among threads.
struct Program {
    Program();
    ~Program();

    std::string text;
    Arena arena{16 << 20};
    std::deque<Node> nodes;
    std::deque<PathSteps> paths;
    std::deque<std::vector<bool>> optionals;
    std::vector<std::unique_ptr<re2::RE2>> patterns;
    PathTree valueTree;
    PathTree keyTree;
    std::vector<std::string> fields; ///< what it reads, as written: "value.amount", "offset"
    const Node *root = nullptr;
    int slots = 0;
    bool templates = false; ///< the functions of templates are known
    bool readsKey = false;
    bool readsValue = false;
    Limits limits;
    std::optional<PinnedKey> pinned;
};

struct FunctionEntry {
    std::string_view name; ///< "size", "math.greatest"
    enum class Style : quint8 { Global, Member, Both } style;
    quint8 least; ///< arguments, a receiver included
    quint8 most;  ///< 255: any number
    Native function;
    bool pure = true; ///< false: another value each time, so it is never computed beforehand
};

/// The function of that name and style; null: there is none. exists tells whether the name is known at all in that style.
/// templates: those of templates too.
[[nodiscard]] const FunctionEntry *findFunction(std::string_view name, bool member, std::size_t arguments, bool templates, bool &exists);

} // namespace streamscope::query
