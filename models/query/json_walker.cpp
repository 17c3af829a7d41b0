// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/json_walker.h"

#include <simdjson.h>

#include <array>

namespace streamscope::query {
namespace {

constexpr std::size_t kFirstCapacity = 16 << 10;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
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
            if (at + 4 > text.size() || !isHex(text[at]) || !isHex(text[at + 1]) || !isHex(text[at + 2]) || !isHex(text[at + 3]))
                return false;
            at += 4;
        } else if (c != '"' && c != '\\' && c != '/' && c != 'b' && c != 'f' && c != 'n' && c != 'r' && c != 't') {
            return false;
        }
    }
    return true;
}

// The length of the number that begins the text; 0: none does.
std::size_t numberLength(std::string_view text)
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
    return moved;
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
        const char *begin;
        quint32 node;  ///< of the container itself
        qint64 index;  ///< of the next element; −1: an object
    };

    bool index(std::string_view bytes);
    bool string(std::size_t at, std::string_view &inside);
    bool scalar(std::size_t at, RawJson &json);
    bool run();
    bool openLevel(std::size_t at, quint32 node);
    bool closeLevel(char bracket, std::size_t at);
    bool key(quint32 &child);
    [[nodiscard]] quint32 childOf(quint32 node, std::string_view key) const;
    [[nodiscard]] quint32 childAt(quint32 node, qint64 index) const;
    void record(quint32 node, const RawJson &json);

    std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
    std::array<Level, kMaxDepth> levels;
    std::size_t depth = 0;
    const char *text = nullptr;
    std::size_t size = 0;
    const quint32 *marks = nullptr; ///< where structural characters and scalars begin
    std::size_t markCount = 0;
    std::size_t next = 0;
    bool escapes = false; ///< there is a backslash somewhere
    const PathTree *tree = nullptr;
    RawJson *found = nullptr;
    mutable std::string scratch;
};

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
    if (parser->stage1(begin, bytes.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS)
        return false;
    text = bytes.data();
    size = bytes.size();
    marks = parser->structural_indexes.get();
    markCount = parser->n_structural_indexes;
    next = 0;
    depth = 0;
    escapes = std::memchr(text, '\\', size) != nullptr;
    return true;
}

bool JsonWalker::Private::string(std::size_t at, std::string_view &inside)
{
    // Between a string and the next mark there are only blanks.
    std::size_t end = next < markCount ? marks[next] : size;
    do {
        --end;
    } while (isBlank(text[end]));
    if (end <= at || text[end] != '"')
        return false;
    inside = {text + at + 1, end - at - 1};
    return !escapes || validEscapes(inside);
}

bool JsonWalker::Private::scalar(std::size_t at, RawJson &json)
{
    json.data = text + at;
    const std::string_view rest(text + at, size - at);
    switch (*json.data) {
    case '"': {
        std::string_view inside;
        json.type = RawJson::Type::String;
        if (!string(at, inside))
            return false;
        json.size = inside.size() + 2;
        return true;
    }
    case 't':
        json.type = RawJson::Type::True;
        json.size = rest.starts_with("true") ? 4 : 0;
        break;
    case 'f':
        json.type = RawJson::Type::False;
        json.size = rest.starts_with("false") ? 5 : 0;
        break;
    case 'n':
        json.type = RawJson::Type::Null;
        json.size = rest.starts_with("null") ? 4 : 0;
        break;
    default:
        json.type = RawJson::Type::Number;
        json.size = numberLength(rest);
    }
    if (json.size == 0)
        return false;
    if (json.size == rest.size())
        return true;
    const char after = rest[json.size];
    return after == ',' || after == '}' || after == ']' || isBlank(after);
}

quint32 JsonWalker::Private::childOf(quint32 node, std::string_view key) const
{
    for (const quint32 child : tree->node(node).children) {
        const PathTree::Node &candidate = tree->node(child);
        if (candidate.name == key && candidate.index < 0)
            return child;
    }
    if (!escapes || key.find('\\') == std::string_view::npos)
        return PathTree::kNone;
    scratch.clear();
    unescapeJson(scratch, key);
    for (const quint32 child : tree->node(node).children) {
        if (tree->node(child).name == scratch && tree->node(child).index < 0)
            return child;
    }
    return PathTree::kNone;
}

quint32 JsonWalker::Private::childAt(quint32 node, qint64 index) const
{
    for (const quint32 child : tree->node(node).children) {
        if (tree->node(child).index == index)
            return child;
    }
    return PathTree::kNone;
}

void JsonWalker::Private::record(quint32 node, const RawJson &json)
{
    // A key that comes again replaces all that was found below it.
    for (quint32 i = node + 1; i < tree->node(node).end; ++i)
        found[i].type = RawJson::Type::Missing;
    found[node] = json;
}

bool JsonWalker::Private::openLevel(std::size_t at, quint32 node)
{
    if (depth == kMaxDepth)
        return false;
    const bool object = text[at] == '{';
    levels[depth++] = {text + at, node, object ? -1 : 0};
    if (node != PathTree::kNone)
        record(node, {object ? RawJson::Type::Object : RawJson::Type::Array, text + at, 0});
    return true;
}

bool JsonWalker::Private::closeLevel(char bracket, std::size_t at)
{
    const Level &level = levels[depth - 1];
    if (bracket != (level.index < 0 ? '}' : ']'))
        return false;
    if (level.node != PathTree::kNone)
        found[level.node].size = static_cast<std::size_t>(text + at + 1 - level.begin);
    --depth;
    return true;
}

// A key and its colon.
bool JsonWalker::Private::key(quint32 &child)
{
    if (next + 1 >= markCount)
        return false;
    const std::size_t at = marks[next++];
    std::string_view inside;
    if (text[at] != '"' || text[marks[next]] != ':' || !string(at, inside))
        return false;
    ++next;
    const quint32 node = levels[depth - 1].node;
    child = node == PathTree::kNone ? PathTree::kNone : childOf(node, inside);
    return true;
}

bool JsonWalker::Private::run()
{
    quint32 node = 0;
    while (true) {
        // A value begins at the next mark.
        if (next >= markCount)
            return false;
        std::size_t at = marks[next++];
        const char c = text[at];
        if (c == '{' || c == '[') {
            if (!openLevel(at, node) || next >= markCount)
                return false;
            const char first = text[marks[next]];
            if (first != (c == '{' ? '}' : ']')) {
                if (c == '{') {
                    if (!key(node))
                        return false;
                } else {
                    node = node == PathTree::kNone ? node : childAt(node, 0);
                }
                continue;
            }
            at = marks[next++];
            if (!closeLevel(first, at))
                return false;
        } else {
            RawJson json;
            if (!scalar(at, json))
                return false;
            if (node != PathTree::kNone)
                record(node, json);
        }
        // A value has ended: close what ends with it, or go on to the next in its container.
        while (true) {
            if (depth == 0)
                return next == markCount;
            if (next >= markCount)
                return false;
            at = marks[next++];
            if (text[at] == ',')
                break;
            if (!closeLevel(text[at], at))
                return false;
        }
        Level &level = levels[depth - 1];
        if (level.index < 0) {
            if (!key(node))
                return false;
        } else {
            ++level.index;
            node = level.node == PathTree::kNone ? level.node : childAt(level.node, level.index);
        }
    }
}

bool JsonWalker::walk(std::string_view bytes, const PathTree &tree, RawJson *found)
{
    for (quint32 i = 0; i < tree.size(); ++i)
        found[i].type = RawJson::Type::Missing;
    d->tree = &tree;
    d->found = found;
    return !bytes.empty() && d->index(bytes) && d->run();
}

bool isValidUtf8(std::string_view bytes)
{
    return simdjson::validate_utf8(bytes.data(), bytes.size());
}

} // namespace streamscope::query
