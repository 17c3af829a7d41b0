// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/left_secrets.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

constexpr QLatin1StringView kKind("removed");

} // namespace

bool LeftSecrets::read(const QJsonObject &object)
{
    const QString id = object.value("id"_L1).toString();
    QStringList properties;
    for (const QJsonValue &name : object.value("secretProperties"_L1).toArray())
        properties.append(name.toString());
    if (object.value("kind"_L1).toString() != kKind || id.isEmpty() || properties.isEmpty())
        return false;
    add(id, object.value("name"_L1).toString(), properties);
    return true;
}

QJsonArray LeftSecrets::toJson() const
{
    QJsonArray array;
    for (const Entry &entry : m_entries)
        array.append(QJsonObject{{u"kind"_s, kKind},
                                 {u"id"_s, entry.id},
                                 {u"name"_s, entry.name},
                                 {u"secretProperties"_s, QJsonArray::fromStringList(entry.properties)}});
    return array;
}

void LeftSecrets::add(const QString &id, const QString &name, const QStringList &properties)
{
    if (properties.isEmpty())
        return;
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&id](const Entry &entry) { return entry.id == id; });
    if (it == m_entries.end()) {
        m_entries.append({id, name, properties});
    } else {
        it->name = name;
        it->properties += properties;
        it->properties.removeDuplicates();
    }
    while (m_entries.size() > kMost)
        m_entries.removeFirst();
}

void LeftSecrets::drop(const QString &id, const QStringList &properties)
{
    for (Entry &entry : m_entries) {
        if (entry.id == id)
            entry.properties.removeIf([&properties](const QString &name) { return properties.contains(name); });
    }
    m_entries.removeIf([](const Entry &entry) { return entry.properties.isEmpty(); });
}

} // namespace streamscope::session
