// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/flow_text.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

bool isKey(const QString &line, QLatin1StringView key)
{
    return line.startsWith(key) && QStringView(line).mid(key.size()).trimmed().startsWith(u':');
}

// The lines from the key's own to the last that belongs to it; empty: there is none.
std::pair<qsizetype, qsizetype> blockOf(const QStringList &lines, QLatin1StringView key)
{
    const auto found = std::find_if(lines.cbegin(), lines.cend(), [key](const QString &line) { return isKey(line, key); });
    const qsizetype begin = found - lines.cbegin();
    qsizetype end = begin;
    while (end < lines.size() && (end == begin || lines.at(end).startsWith(u' ') || lines.at(end).startsWith("- "_L1)))
        ++end;
    return {begin, end};
}

} // namespace

// A string of JSON is one of YAML.
QString quotedYaml(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

QString withTarget(const QString &text, const std::optional<FlowTarget> &target)
{
    QStringList lines = text.split(u'\n');
    if (blockOf(lines, "from"_L1).first == lines.size())
        return {};
    if (target) {
        const auto [once, onceEnd] = blockOf(lines, "exactly_once"_L1);
        lines.remove(once, onceEnd - once);
    }
    const auto [old, oldEnd] = blockOf(lines, "to"_L1);
    lines.remove(old, oldEnd - old);
    if (target) {
        const QString key = target->connection.isEmpty() ? u"bootstrap_servers"_s : u"connection"_s;
        lines.insert(old < oldEnd ? old : blockOf(lines, "from"_L1).second, u"to: {%1: %2}"_s.arg(key, quotedYaml(target->name())));
    }
    return lines.join(u'\n');
}

} // namespace streamscope::flows
