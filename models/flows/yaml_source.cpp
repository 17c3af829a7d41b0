// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/yaml_source.h"

#include "models/decode/decode.h"

#include <QRegularExpression>
#include <QSet>

#include <yaml-cpp/yaml.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

constexpr int kMaxDepth = 100;
constexpr int kMaxNodes = 20'000; // an alias is a node each time: what would grow without end ends here

bool isPlain(const YAML::Node &node)
{
    return node.Tag() == "?" || node.Tag().empty();
}

qsizetype indentOf(const QString &line)
{
    qsizetype indent = 0;
    while (indent < line.size() && (line[indent] == u' ' || line[indent] == u'\t'))
        ++indent;
    return indent;
}

// JSON writes what is beyond U+FFFF as two halves, which YAML does not know: the character itself in their place.
std::string withoutSurrogates(const std::string &json)
{
    static const QRegularExpression pair(u"(?<!\\\\)((?:\\\\\\\\)*)\\\\u([dD][89abAB][0-9a-fA-F]{2})\\\\u([dD][c-fC-F][0-9a-fA-F]{2})"_s);
    const QString text = QString::fromStdString(json);
    QString out;
    qsizetype copied = 0;
    auto matches = pair.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        out += QStringView(text).mid(copied, match.capturedEnd(1) - copied);
        out += QChar(match.captured(2).toUShort(nullptr, 16));
        out += QChar(match.captured(3).toUShort(nullptr, 16));
        copied = match.capturedEnd();
    }
    out += QStringView(text).mid(copied);
    return out.toStdString();
}

QString quoted(const QString &text)
{
    std::string out;
    query::appendJsonString(out, text.toStdString());
    return QString::fromStdString(out);
}

} // namespace

QString textOf(const YAML::Node &scalar)
{
    return QString::fromStdString(scalar.Scalar());
}

bool isNullScalar(const YAML::Node &node)
{
    return node.IsNull() || (node.IsScalar() && isPlain(node) && (node.Scalar() == "null" || node.Scalar() == "~"));
}

YamlSource::YamlSource(const QByteArray &text)
    : m_text(text)
    , m_lines(QString::fromUtf8(text).split(u'\n'))
{
}

void YamlSource::fault(int line, int column, const QString &message)
{
    m_faults.append({line, column, message});
}

void YamlSource::parserFault(int line, int column, const QString &reason)
{
    // The usual cause, which no parser names.
    const bool expression = m_lines.value(line).contains("${"_L1);
    fault(line + 1, column + 1,
          u"This is no YAML: %1.%2"_s.arg(reason,
                                          expression ? u" Inside { } and [ ] an expression stands in quotes: \"${…}\"."_s : QString()));
}

void YamlSource::fault(const YAML::Node &node, const QString &message)
{
    // What is missing has no place of its own.
    const YAML::Mark mark = node.Mark();
    fault(std::max(0, mark.line) + 1, std::max(0, mark.column) + 1, message);
}

// Follows the scalar's text over its lines, as they are folded or kept; an escape before the place moves it by its length.
void YamlSource::fault(const YAML::Node &scalar, int position, const QString &message)
{
    qsizetype line = std::max(0, scalar.Mark().line);
    qsizetype column = std::max(0, scalar.Mark().column);
    const QChar first = m_lines.value(line).size() > column ? m_lines.value(line).at(column) : QChar();
    if (first == u'|' || first == u'>') {
        ++line;
        column = indentOf(m_lines.value(line));
    } else if (first == u'"' || first == u'\'') {
        ++column;
    }
    qsizetype left = position;
    while (line + 1 < m_lines.size() && left > m_lines.value(line).size() - column) {
        left -= m_lines.value(line).size() - column + 1;
        ++line;
        column = indentOf(m_lines.value(line));
    }
    fault(static_cast<int>(line) + 1, static_cast<int>(column + std::max(left, qsizetype{0})) + 1, message);
}

QList<FlowFault> YamlSource::takeFaults()
{
    std::stable_sort(m_faults.begin(), m_faults.end(), [](const FlowFault &a, const FlowFault &b) { return a.line < b.line; });
    return std::move(m_faults);
}

std::string YamlSource::parserText() const
{
    std::string text = m_text.toStdString();
    if (decode::checkJson(text))
        return text;
    std::replace(text.begin(), text.end(), '\t', ' '); // inside its strings JSON writes a tab as \t
    return withoutSurrogates(text);
}

QString YamlSource::jsonTemplate(const YAML::Node &node)
{
    QString out;
    m_visited = 0;
    return appendJson(out, node, 0) ? out : QString();
}

bool YamlSource::appendJson(QString &out, const YAML::Node &node, int depth)
{
    if (depth > kMaxDepth || ++m_visited > kMaxNodes) {
        fault(node, u"This template is too large."_s);
        return false;
    }
    if (node.IsSequence()) {
        out += u'[';
        for (std::size_t i = 0; i < node.size(); ++i) {
            out += i > 0 ? u","_s : QString();
            if (!appendJson(out, node[i], depth + 1))
                return false;
        }
        out += u']';
        return true;
    }
    if (node.IsMap()) {
        out += u'{';
        bool first = true;
        QSet<QString> seen;
        for (const auto &entry : node) {
            if (!entry.first.IsScalar()) {
                fault(entry.first, u"A field's name is a text."_s);
                return false;
            }
            const QString field = textOf(entry.first);
            if (seen.contains(field)) {
                fault(entry.first, u"“%1” stands here twice."_s.arg(field));
                return false;
            }
            seen.insert(field);
            out += first ? QString() : u","_s;
            first = false;
            const auto name = query::Template::compile(field, query::TemplateFormat::Text);
            if (!name) {
                fault(entry.first, name.error().position, name.error().message);
                return false;
            }
            out += quoted(field) + u':';
            if (!appendJson(out, entry.second, depth + 1))
                return false;
        }
        out += u'}';
        return true;
    }
    return appendScalar(out, node);
}

bool YamlSource::appendScalar(QString &out, const YAML::Node &scalar)
{
    if (isNullScalar(scalar)) {
        out += u"null"_s;
        return true;
    }
    const QString text = textOf(scalar);
    const std::string &bytes = scalar.Scalar();
    const bool literal = isPlain(scalar) && !bytes.empty() && bytes.front() != '{' && bytes.front() != '[' && bytes.front() != '"' &&
                         !decode::checkJson(bytes);
    if (literal) {
        out += text;
        return true;
    }
    // Once on its own, so that a fault has its place.
    const auto compiled = query::Template::compile(text, query::TemplateFormat::Text);
    if (!compiled) {
        fault(scalar, compiled.error().position, compiled.error().message);
        return false;
    }
    out += quoted(text);
    return true;
}

} // namespace streamscope::flows
