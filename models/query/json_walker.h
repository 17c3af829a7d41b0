// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/arena.h"
#include "models/query/value.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// JSON read from its bytes: what is looked for is found in one pass that also proves the whole document valid (RFC 8259,
/// UTF-8, at most 1024 levels). Of keys that occur twice the last one counts, as with jq and Go's encoding/json.
/// Room-internal; json_field.h is its face.
namespace streamscope::query {

/// The paths that an expression reads, as a tree: node 0 is the document, every other a field or an element of its parent.
/// A node's descendants follow it directly once the tree is sealed.
class PathTree {
public:
    static constexpr quint32 kNone = 0xffffffff;
    static constexpr quint32 kMaxNodes = 256;

    struct Node {
        quint32 parent = kNone;
        std::string name;  ///< of a field
        qint64 index = -1; ///< of an element; −1: a field
        quint32 end = 1;   ///< one past the last descendant
        std::vector<quint32> children;
    };

    PathTree() { m_nodes.emplace_back(); }
    /// The child of that name or index, made where there is none; kNone: the tree is full. Before seal().
    [[nodiscard]] quint32 field(quint32 parent, std::string_view name);
    [[nodiscard]] quint32 element(quint32 parent, qint64 index);
    /// Puts the nodes in order; returns the new number of each old one.
    std::vector<quint32> seal();

    [[nodiscard]] const Node &node(quint32 index) const { return m_nodes[index]; }
    [[nodiscard]] quint32 size() const { return static_cast<quint32>(m_nodes.size()); }
    [[nodiscard]] std::string path(quint32 index) const; ///< ".a.b[2]"

    /// A child as the walker looks for it. A node's edges stand together.
    struct Edge {
        char first = '"'; ///< of the name; a quote where it is empty
        bool element = false;
        quint32 length = 0; ///< of the name
        quint32 offset = 0; ///< of the name in names()
        quint32 node = kNone;
        qint64 index = -1;
    };
    struct Edges {
        quint32 begin = 0;
        quint32 end = 0;
    };
    // After seal().
    [[nodiscard]] const Edge *edges() const { return m_edges.data(); }
    [[nodiscard]] const Edges *edgesOf() const { return m_edgesOf.data(); } ///< by node
    [[nodiscard]] const char *names() const { return m_names.data(); }

private:
    quint32 add(quint32 parent, Node node);
    void layEdges();

    std::vector<Node> m_nodes;
    std::vector<Edge> m_edges;
    std::vector<Edges> m_edgesOf;
    std::string m_names;
};

/// A value inside a document, as it stands there.
struct RawJson {
    enum class Type : quint8 { Missing, Null, False, True, Number, String, Object, Array };
    Type type = Type::Missing;
    const char *data = nullptr; ///< strings with their quotes
    std::size_t size = 0;

    [[nodiscard]] std::string_view text() const { return {data, size}; }
};

/// Walks documents; keeps its memory from one to the next. One thread at a time.
class JsonWalker {
public:
    static constexpr std::size_t kMaxDepth = 1024;

    JsonWalker();
    ~JsonWalker();
    JsonWalker(const JsonWalker &) = delete;
    JsonWalker &operator=(const JsonWalker &) = delete;

    /// False: the bytes are not valid JSON; found is of no meaning then. found has tree.size() entries.
    [[nodiscard]] bool walk(std::string_view bytes, const PathTree &tree, RawJson *found);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// The value of a part of a valid document, deeply. Integers are int, else uint, else double; the texts of strings without
/// escapes are views of the bytes.
[[nodiscard]] Value jsonValue(const RawJson &json, Arena &arena);
[[nodiscard]] Value jsonNumber(std::string_view text);

/// What a decimal number beyond double's range becomes: infinity or zero, with its sign.
[[nodiscard]] double beyondRange(std::string_view number);

/// What a JSON string says; a lone surrogate becomes U+FFFD. text is without the quotes.
void unescapeJson(std::string &out, std::string_view text);

[[nodiscard]] bool isValidUtf8(std::string_view bytes);

} // namespace streamscope::query
