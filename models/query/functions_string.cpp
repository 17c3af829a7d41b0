// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The strings extension, without format.
#include "models/query/functions.h"
#include "models/query/lexer.h"

#include <algorithm>
#include <array>

namespace streamscope::query {
namespace {

using Texts = std::vector<std::string_view>;

std::size_t unitLength(char lead)
{
    const auto c = static_cast<unsigned char>(lead);
    return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

// The byte where that many code points have passed; npos: the text is shorter.
std::size_t byteAt(std::string_view text, qint64 points)
{
    std::size_t at = 0;
    for (; points > 0 && at < text.size(); --points)
        at += unitLength(text[at]);
    return points == 0 ? at : std::string_view::npos;
}

bool isInt(const Value &value)
{
    return value.kind() == Kind::Int;
}

bool isString(const Value &value)
{
    return value.kind() == Kind::String;
}

Value outOfRange(Evaluation &run, const Node &node, const Value &index)
{
    return run.fail(node, QT_TRANSLATE_NOOP("Expression", "index out of range: %1"), std::to_string(index.toInt()));
}

Value charAt(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!isString(args[0]) || !isInt(args[1]))
        return run.noOverload(node, args[0], args[1]);
    const std::string_view text = args[0].text();
    run.chargeBytes(text.size());
    const std::size_t at = args[1].toInt() < 0 ? std::string_view::npos : byteAt(text, args[1].toInt());
    if (at == std::string_view::npos)
        return outOfRange(run, node, args[1]);
    return Value::ofString(at == text.size() ? std::string_view() : text.substr(at, unitLength(text[at])));
}

Value indexOf(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (!isString(args[0]) || !isString(args[1]) || (count == 3 && !isInt(args[2])))
        return run.noOverload(node, args[0], args[1]);
    const std::string_view text = args[0].text();
    run.chargeBytes(text.size());
    const qint64 from = count == 3 ? args[2].toInt() : 0;
    const std::size_t start = from < 0 ? std::string_view::npos : byteAt(text, from);
    if (start == std::string_view::npos)
        return outOfRange(run, node, args[2]);
    if (args[1].size() == 0)
        return Value::ofInt(from);
    const void *found = ::memmem(text.data() + start, text.size() - start, args[1].text().data(), args[1].size());
    if (!found)
        return Value::ofInt(-1);
    const auto at = static_cast<std::size_t>(static_cast<const char *>(found) - text.data());
    return Value::ofInt(static_cast<qint64>(codePoints(text.substr(0, at))));
}

Value lastIndexOf(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (!isString(args[0]) || !isString(args[1]) || (count == 3 && !isInt(args[2])))
        return run.noOverload(node, args[0], args[1]);
    const std::string_view text = args[0].text();
    run.chargeBytes(text.size() + quint64{args[1].size()});
    std::size_t start = text.size();
    if (count == 3) {
        start = args[2].toInt() < 0 ? std::string_view::npos : byteAt(text, args[2].toInt());
        if (start == std::string_view::npos)
            return outOfRange(run, node, args[2]);
    }
    const std::size_t at = text.rfind(args[1].text(), start);
    return Value::ofInt(at == std::string_view::npos ? -1 : static_cast<qint64>(codePoints(text.substr(0, at))));
}

Value substring(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (!isString(args[0]) || !isInt(args[1]) || (count == 3 && !isInt(args[2])))
        return run.noOverload(node, args[0], args[1]);
    const std::string_view text = args[0].text();
    run.chargeBytes(text.size());
    const std::size_t begin = args[1].toInt() < 0 ? std::string_view::npos : byteAt(text, args[1].toInt());
    if (begin == std::string_view::npos)
        return outOfRange(run, node, args[1]);
    if (count == 2)
        return Value::ofString(text.substr(begin));
    if (args[2].toInt() < args[1].toInt())
        return run.fail(node, QT_TRANSLATE_NOOP("Expression", "the end of a substring stands before its start"));
    const std::size_t end = byteAt(text, args[2].toInt());
    return end == std::string_view::npos ? outOfRange(run, node, args[2]) : Value::ofString(text.substr(begin, end - begin));
}

template<char from, char to>
Value changeCase(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!isString(args[0]))
        return run.noOverload(node, args[0]);
    std::string text(args[0].text());
    for (char &c : text) {
        if (c >= from && c < from + 26)
            c = static_cast<char>(c - from + to);
    }
    return run.makeString(node, text);
}

Value replace(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (!isString(args[0]) || !isString(args[1]) || !isString(args[2]) || (count == 4 && !isInt(args[3])))
        return run.noOverload(node, args[0], args[1]);
    const std::string_view text = args[0].text();
    const std::string_view from = args[1].text();
    const std::string_view to = args[2].text();
    qint64 left = count == 4 ? args[3].toInt() : -1;
    std::string out;
    std::size_t at = 0;
    // An empty text to replace stands before every character and at the end.
    while (left != 0) {
        const std::size_t found = text.find(from, at);
        if (found == std::string_view::npos)
            break;
        out.append(text, at, found - at);
        out += to;
        at = found + from.size();
        if (left > 0)
            --left;
        if (from.empty()) {
            if (at >= text.size())
                break;
            out.append(text, at, unitLength(text[at]));
            at += unitLength(text[at]);
        }
        if (out.size() > run.limits().textBytes)
            return run.fail(node, Sentences::kTextTooLarge);
    }
    if (at < text.size())
        out.append(text, at);
    return run.makeString(node, out);
}

Value listOf(Evaluation &run, const Texts &parts)
{
    run.charge(parts.size());
    Value *items = run.arena().array<Value>(parts.size());
    std::transform(parts.begin(), parts.end(), items, [](std::string_view part) { return Value::ofString(part); });
    return Value::ofList(items, parts.size());
}

Value split(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (!isString(args[0]) || !isString(args[1]) || (count == 3 && !isInt(args[2])))
        return run.noOverload(node, args[0], args[1]);
    std::string_view text = args[0].text();
    const std::string_view separator = args[1].text();
    const qint64 limit = count == 3 ? args[2].toInt() : -1;
    run.chargeBytes(text.size());
    Texts parts;
    if (limit == 0)
        return listOf(run, parts);
    while (limit < 0 || static_cast<qint64>(parts.size()) + 1 < limit) {
        const std::size_t at = separator.empty() ? (text.empty() ? 0 : unitLength(text.front())) : text.find(separator);
        if (at == std::string_view::npos || (separator.empty() && at >= text.size()))
            break;
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + separator.size());
    }
    if (!separator.empty() || !text.empty())
        parts.push_back(text);
    return listOf(run, parts);
}

Value join(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (args[0].kind() != Kind::List || (count == 2 && !isString(args[1])))
        return run.noOverload(node, args[0]);
    const std::string_view separator = count == 2 ? args[1].text() : std::string_view();
    std::string out;
    for (quint32 i = 0; i < args[0].size(); ++i) {
        if (!isString(args[0].item(i)))
            return run.noOverload(node, args[0].item(i));
        if (i > 0)
            out += separator;
        out += args[0].item(i).text();
        if (out.size() > run.limits().textBytes)
            return run.fail(node, Sentences::kTextTooLarge);
    }
    return run.makeString(node, out);
}

// White space as Unicode has it; how many bytes of it begin the text.
std::size_t blankLength(std::string_view text)
{
    static constexpr std::array<std::string_view, 24> kBlanks = {
        " ",      "\t",     "\n",     "\v",     "\f",     "\r",     "\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002",
        "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f"};
    for (const std::string_view blank : kBlanks) {
        if (text.starts_with(blank))
            return blank.size();
    }
    return text.starts_with("\u3000") ? 3 : 0;
}

Value trim(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!isString(args[0]))
        return run.noOverload(node, args[0]);
    std::string_view text = args[0].text();
    while (const std::size_t length = text.empty() ? 0 : blankLength(text))
        text.remove_prefix(length);
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xc0U) == 0x80U)
            --last;
        if (blankLength(text.substr(last)) == 0)
            break;
        text = text.substr(0, last);
    }
    return Value::ofString(text);
}

Value reverseText(Evaluation &run, const Node &node, const Value &value)
{
    const std::string_view text = value.text();
    std::string out(text.size(), '\0');
    std::size_t end = text.size();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = unitLength(text[at]);
        end -= length;
        out.replace(end, length, text.substr(at, length));
        at += length;
    }
    return run.makeString(node, out);
}

Value reverse(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (isString(args[0]))
        return reverseText(run, node, args[0]);
    if (args[0].kind() != Kind::List)
        return run.noOverload(node, args[0]);
    run.charge(args[0].size());
    Value *items = run.arena().array<Value>(args[0].size());
    for (quint32 i = 0; i < args[0].size(); ++i)
        items[i] = args[0].item(args[0].size() - 1 - i);
    return Value::ofList(items, args[0].size());
}

Value quote(Evaluation &run, const Node &node, const Value *args, quint32)
{
    if (!isString(args[0]))
        return run.noOverload(node, args[0]);
    std::string out = "\"";
    for (const char c : args[0].text()) {
        switch (c) {
        case '\a': out += "\\a"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        case '\v': out += "\\v"; break;
        case '\\': out += "\\\\"; break;
        case '"': out += "\\\""; break;
        default: out += c; break;
        }
    }
    out += '"';
    return run.makeString(node, out);
}

} // namespace

std::span<const FunctionEntry> stringFunctions()
{
    using Style = FunctionEntry::Style;
    static constexpr std::array kFunctions = {
        FunctionEntry{"charAt", Style::Member, 2, 2, charAt},
        FunctionEntry{"indexOf", Style::Member, 2, 3, indexOf},
        FunctionEntry{"lastIndexOf", Style::Member, 2, 3, lastIndexOf},
        FunctionEntry{"substring", Style::Member, 2, 3, substring},
        FunctionEntry{"lowerAscii", Style::Member, 1, 1, changeCase<'A', 'a'>},
        FunctionEntry{"upperAscii", Style::Member, 1, 1, changeCase<'a', 'A'>},
        FunctionEntry{"replace", Style::Member, 3, 4, replace},
        FunctionEntry{"split", Style::Member, 2, 3, split},
        FunctionEntry{"join", Style::Member, 1, 2, join},
        FunctionEntry{"trim", Style::Member, 1, 1, trim},
        FunctionEntry{"reverse", Style::Member, 1, 1, reverse},
        FunctionEntry{"strings.quote", Style::Global, 1, 1, quote},
    };
    return kFunctions;
}

} // namespace streamscope::query
