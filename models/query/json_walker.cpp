// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/json_walker.h"

#include "models/query/characters.h"

#include <simdjson.h>

#include <array>

namespace streamscope::query {
namespace {

constexpr std::size_t kFirstCapacity = 16 << 10;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Escapes of a string's inside; everything else was proved by the index.
bool validEscapes(std::string_view text)
{
    for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at)) {
        if (at + 1 >= text.size())
            return false;
        const char c = text[at + 1];
        at += 2;
        if (c == 'u') {
            if (at + 4 > text.size() || hexValue(text[at]) < 0 || hexValue(text[at + 1]) < 0 || hexValue(text[at + 2]) < 0 || hexValue(text[at + 3]) < 0)
                return false;
            at += 4;
        } else if (c != '"' && c != '\\' && c != '/' && c != 'b' && c != 'f' && c != 'n' && c != 'r' && c != 't') {
            return false;
        }
    }
    return true;
}

// Short names: a call would cost more than the comparison.
inline bool sameBytes(const char *a, const char *b, std::size_t count)
{
    for (; count >= sizeof(quint64); count -= sizeof(quint64), a += sizeof(quint64), b += sizeof(quint64)) {
        quint64 x = 0;
        quint64 y = 0;
        std::memcpy(&x, a, sizeof x);
        std::memcpy(&y, b, sizeof y);
        if (x != y)
            return false;
    }
    for (; count > 0; --count, ++a, ++b) {
        if (*a != *b)
            return false;
    }
    return true;
}

// The length of the number that begins the text; 0: none does.
inline std::size_t numberLength(std::string_view text)
{
    const auto at = [text](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
    std::size_t i = at(0) == '-' ? 1 : 0;
    if (at(i) == '0') {
        ++i;
    } else {
        if (!isDigit(at(i)))
            return 0;
        while (isDigit(at(i)))
            ++i;
    }
    if (at(i) == '.') {
        if (!isDigit(at(++i)))
            return 0;
        while (isDigit(at(i)))
            ++i;
    }
    if (at(i) == 'e' || at(i) == 'E') {
        ++i;
        if (at(i) == '+' || at(i) == '-')
            ++i;
        if (!isDigit(at(i)))
            return 0;
        while (isDigit(at(i)))
            ++i;
    }
    return i;
}

} // namespace

quint32 PathTree::add(quint32 parent, Node node)
{
    if (m_nodes.size() >= kMaxNodes)
        return kNone;
    node.parent = parent;
    const auto index = static_cast<quint32>(m_nodes.size());
    m_nodes.push_back(std::move(node));
    m_nodes[parent].children.push_back(index);
    return index;
}

quint32 PathTree::field(quint32 parent, std::string_view name)
{
    for (const quint32 child : m_nodes[parent].children) {
        if (m_nodes[child].index < 0 && m_nodes[child].name == name)
            return child;
    }
    Node node;
    node.name = name;
    return add(parent, std::move(node));
}

quint32 PathTree::element(quint32 parent, qint64 index)
{
    for (const quint32 child : m_nodes[parent].children) {
        if (m_nodes[child].index == index)
            return child;
    }
    Node node;
    node.index = index;
    return add(parent, std::move(node));
}

std::vector<quint32> PathTree::seal()
{
    std::vector<quint32> moved(m_nodes.size());
    std::vector<Node> ordered;
    std::vector<quint32> open = {0};
    std::vector<quint32> order;
    while (!open.empty()) {
        const quint32 old = open.back();
        open.pop_back();
        moved[old] = static_cast<quint32>(order.size());
        order.push_back(old);
        const auto &children = m_nodes[old].children;
        open.insert(open.end(), children.rbegin(), children.rend());
    }
    for (const quint32 old : order) {
        Node node = std::move(m_nodes[old]);
        for (quint32 &child : node.children)
            child = moved[child];
        if (node.parent != kNone)
            node.parent = moved[node.parent];
        ordered.push_back(std::move(node));
    }
    m_nodes = std::move(ordered);
    for (quint32 i = size(); i-- > 0;) {
        m_nodes[i].end = i + 1;
        for (const quint32 child : m_nodes[i].children)
            m_nodes[i].end = std::max(m_nodes[i].end, m_nodes[child].end);
    }
    layEdges();
    return moved;
}

void PathTree::layEdges()
{
    m_edgesOf.resize(m_nodes.size());
    for (quint32 i = 0; i < size(); ++i) {
        m_edgesOf[i].begin = static_cast<quint32>(m_edges.size());
        for (const quint32 child : m_nodes[i].children) {
            const Node &node = m_nodes[child];
            Edge edge;
            edge.element = node.index >= 0;
            edge.index = node.index;
            edge.node = child;
            edge.offset = static_cast<quint32>(m_names.size());
            edge.length = static_cast<quint32>(node.name.size());
            if (!node.name.empty())
                edge.first = node.name.front();
            m_names += node.name;
            m_edges.push_back(edge);
        }
        m_edgesOf[i].end = static_cast<quint32>(m_edges.size());
    }
}

std::string PathTree::path(quint32 index) const
{
    std::string text;
    for (; index != kNone && m_nodes[index].parent != kNone; index = m_nodes[index].parent) {
        const Node &node = m_nodes[index];
        text.insert(0, node.index < 0 ? '.' + node.name : '[' + std::to_string(node.index) + ']');
    }
    return text;
}

struct JsonWalker::Private {
    struct Level {
        const char *begin; ///< of the container
        quint32 holder;    ///< the node of the one around it
        qint64 index;      ///< the number of the element that is read there; −1: it is an object
    };

    bool index(std::string_view bytes);

    std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
    std::array<Level, kMaxDepth> levels;
    std::string scratch;
};

namespace {

// The second stage: from mark to mark. What is between two marks is one scalar and blanks, which the first stage has proved;
// so a string that nobody asks for costs nothing. All state is local: it stays in registers.
template<bool kEscapes, typename Level>
class Walk {
public:
    Walk(std::string_view text, const quint32 *marks, std::size_t count, const PathTree &tree, RawJson *found, Level *levels,
         std::string &scratch)
        : m_text(text.data())
        , m_size(text.size())
        , m_next(marks)
        , m_end(marks + count)
        , m_tree(tree)
        , m_edges(tree.edges())
        , m_edgesOf(tree.edgesOf())
        , m_found(found)
        , m_levels(levels)
        , m_scratch(scratch)
    {
    }

    bool run()
    {
        const char first = m_text[*m_next];
        if (first != '{' && first != '[') {
            const std::size_t at = *m_next++;
            return m_next == m_end && (first == '"' ? string(at, m_next, 0) : word(at, first, 0));
        }
        // A container ends with a bracket. That bracket fails wherever it does not close, so that only closing needs to look
        // whether there are more marks.
        const char last = m_text[m_end[-1]];
        return (last == '}' || last == ']') && container();
    }

private:
    void record(quint32 node, const RawJson &json)
    {
        // A key that comes again replaces all that was found below it.
        for (quint32 i = node + 1; i < m_tree.node(node).end; ++i)
            m_found[i].type = RawJson::Type::Missing;
        m_found[node] = json;
    }

    bool container()
    {
        const char *const text = m_text;
        const quint32 *next = m_next;
        std::size_t depth = 0;
        quint32 node = 0;                 // what the next value is to us
        quint32 holder = PathTree::kNone; // what its container is
        qint64 index = -1;                // its number there; −1: in an object
        std::size_t at = 0;
        char c = 0;
    value:
        at = *next++;
        c = text[at];
        if (c == '"') {
            if ((kEscapes || node != PathTree::kNone) && !string(at, next, node))
                return false;
        } else if (c == '{' || c == '[') {
            if (depth == JsonWalker::kMaxDepth || next == m_end)
                return false;
            m_levels[depth++] = {text + at, holder, index};
            holder = node;
            index = c == '{' ? -1 : 0;
            if (node != PathTree::kNone)
                record(node, {c == '{' ? RawJson::Type::Object : RawJson::Type::Array, text + at, 0});
            if (text[*next] == (c == '{' ? '}' : ']'))
                goto after;
            if (c == '{')
                goto key;
            node = element(holder, 0);
            goto value;
        } else if (!number(at, next, node) && !word(at, c, node)) {
            return false;
        }
    after:
        at = *next++;
        c = text[at];
        if (c == ',') {
            if (index < 0)
                goto key;
            ++index;
            node = element(holder, index);
            goto value;
        }
        if (c != (index < 0 ? '}' : ']'))
            return false;
        --depth;
        if (holder != PathTree::kNone)
            m_found[holder].size = static_cast<std::size_t>(text + at + 1 - m_levels[depth].begin);
        holder = m_levels[depth].holder;
        index = m_levels[depth].index;
        if (next != m_end && depth > 0)
            goto after;
        return next == m_end && depth == 0;
    key:
        at = next[0];
        if (text[at] != '"' || text[next[1]] != ':')
            return false;
        ++next;
        if (kEscapes && !validEscapes(inside(at, next)))
            return false;
        node = holder == PathTree::kNone ? holder : field(holder, at, next);
        ++next;
        goto value;
    }

    // Between a string and the next mark there are only blanks.
    [[nodiscard]] std::string_view inside(std::size_t at, const quint32 *next) const
    {
        std::size_t end = next == m_end ? m_size : *next;
        do {
            --end;
        } while (m_text[end] != '"');
        return end <= at ? std::string_view() : std::string_view(m_text + at + 1, end - at - 1);
    }

    bool string(std::size_t at, const quint32 *next, quint32 node)
    {
        const std::string_view text = inside(at, next);
        if (kEscapes && !validEscapes(text))
            return false;
        if (node != PathTree::kNone)
            record(node, {RawJson::Type::String, m_text + at, text.size() + 2});
        return true;
    }

    // The usual case of word(): a number that ends right at the next mark. False: look closer.
    [[gnu::always_inline]] bool number(std::size_t at, const quint32 *next, quint32 node)
    {
        const char *text = m_text + at;
        const char *const end = m_text + *next;
        const char *c = text;
        if (*c == '0' || !isDigit(*c))
            return false;
        while (isDigit(*c))
            ++c;
        if (*c == '.') {
            const char *const fraction = ++c;
            while (isDigit(*c))
                ++c;
            if (c == fraction)
                return false;
        }
        if (c != end)
            return false;
        if (node != PathTree::kNone)
            record(node, {RawJson::Type::Number, text, static_cast<std::size_t>(c - text)});
        return true;
    }

    // A number, true, false or null.
    [[gnu::always_inline]] bool word(std::size_t at, char c, quint32 node)
    {
        const std::string_view rest(m_text + at, m_size - at);
        RawJson json{RawJson::Type::Number, m_text + at, 0};
        if (c == 't') {
            json.type = RawJson::Type::True;
            json.size = rest.starts_with("true") ? 4 : 0;
        } else if (c == 'f') {
            json.type = RawJson::Type::False;
            json.size = rest.starts_with("false") ? 5 : 0;
        } else if (c == 'n') {
            json.type = RawJson::Type::Null;
            json.size = rest.starts_with("null") ? 4 : 0;
        } else {
            json.size = numberLength(rest);
        }
        if (json.size == 0)
            return false;
        if (json.size < rest.size()) {
            const char after = rest[json.size];
            if (after != ',' && after != '}' && after != ']' && !isBlank(after))
                return false;
        }
        if (node != PathTree::kNone)
            record(node, json);
        return true;
    }

    quint32 field(quint32 node, std::size_t at, const quint32 *next)
    {
        const PathTree::Edges range = m_edgesOf[node];
        const char *name = m_text + at + 1;
        // The colon comes after the closing quote: that many bytes can be looked at.
        const std::size_t room = *next - at - 1;
        for (quint32 i = range.begin; i < range.end; ++i) {
            const PathTree::Edge &edge = m_edges[i];
            if (*name != edge.first || edge.length >= room || name[edge.length] != '"' || edge.element)
                continue;
            const char *wanted = m_tree.names() + edge.offset;
            // A backslash in the bytes is an escape, one in the name is itself.
            if (sameBytes(name, wanted, edge.length) && (!kEscapes || std::memchr(wanted, '\\', edge.length) == nullptr))
                return edge.node;
        }
        return kEscapes ? escapedField(range, inside(at, next)) : PathTree::kNone;
    }

    quint32 escapedField(PathTree::Edges range, std::string_view key)
    {
        if (key.find('\\') == std::string_view::npos)
            return PathTree::kNone;
        m_scratch.clear();
        unescapeJson(m_scratch, key);
        for (quint32 i = range.begin; i < range.end; ++i) {
            const PathTree::Edge &edge = m_edges[i];
            if (!edge.element && m_scratch == std::string_view(m_tree.names() + edge.offset, edge.length))
                return edge.node;
        }
        return PathTree::kNone;
    }

    quint32 element(quint32 node, qint64 index) const
    {
        if (node == PathTree::kNone)
            return node;
        for (quint32 i = m_edgesOf[node].begin; i < m_edgesOf[node].end; ++i) {
            if (m_edges[i].index == index)
                return m_edges[i].node;
        }
        return PathTree::kNone;
    }

    const char *const m_text;
    const std::size_t m_size;
    const quint32 *m_next;
    const quint32 *const m_end;
    const PathTree &m_tree;
    const PathTree::Edge *const m_edges;
    const PathTree::Edges *const m_edgesOf;
    RawJson *const m_found;
    Level *const m_levels;
    std::string &m_scratch;
};

} // namespace

JsonWalker::JsonWalker()
    : d(std::make_unique<Private>())
{
}

JsonWalker::~JsonWalker() = default;

// The first stage of simdjson: proves UTF-8, closed strings and no raw control characters in them, and marks where
// structural characters and scalars begin. It reads whole blocks from a copy of the tail, never beyond the end.
bool JsonWalker::Private::index(std::string_view bytes)
{
    if (!parser || parser->capacity() < bytes.size()) {
        std::size_t capacity = kFirstCapacity;
        while (capacity < bytes.size())
            capacity *= 2;
        parser.reset();
        if (simdjson::get_active_implementation()->create_dom_parser_implementation(capacity, kMaxDepth, parser) != simdjson::SUCCESS)
            return false;
    }
    const auto *begin = reinterpret_cast<const uint8_t *>(bytes.data());
    return parser->stage1(begin, bytes.size(), simdjson::stage1_mode::regular) == simdjson::SUCCESS;
}

bool JsonWalker::walk(std::string_view bytes, const PathTree &tree, RawJson *found)
{
    for (quint32 i = 0; i < tree.size(); ++i)
        found[i].type = RawJson::Type::Missing;
    if (bytes.empty() || !d->index(bytes))
        return false;
    const quint32 *marks = d->parser->structural_indexes.get();
    const std::size_t count = d->parser->n_structural_indexes;
    if (count == 0)
        return false;
    if (std::memchr(bytes.data(), '\\', bytes.size()) != nullptr)
        return Walk<true, Private::Level>(bytes, marks, count, tree, found, d->levels.data(), d->scratch).run();
    return Walk<false, Private::Level>(bytes, marks, count, tree, found, d->levels.data(), d->scratch).run();
}

bool isValidUtf8(std::string_view bytes)
{
    return simdjson::validate_utf8(bytes.data(), bytes.size());
}

} // namespace streamscope::query
