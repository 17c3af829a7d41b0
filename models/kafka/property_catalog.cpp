// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/property_catalog.h"

#include "models/kafka/rd.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

// The library only prints its documentation to a FILE: a table in Markdown.
QString documentation()
{
#ifdef Q_OS_UNIX
    char *bytes = nullptr;
    std::size_t size = 0;
    FILE *stream = open_memstream(&bytes, &size);
    if (!stream)
        return {};
    rd_kafka_conf_properties_show(stream);
    std::fclose(stream);
    const QString text = QString::fromUtf8(bytes, static_cast<qsizetype>(size));
    std::free(bytes);
    return text;
#else
    return {};
#endif
}

std::optional<PropertyInfo> parseRow(const QString &line)
{
    // name | C/P | range | default | importance | description <br>*Type: …*; only the description may hold a bar itself
    constexpr int kColumns = 6;
    const QStringList cells = line.split(u'|');
    if (cells.size() < kColumns || cells.first().trimmed() == "Property"_L1 || cells.first().startsWith(u'-'))
        return {};
    PropertyInfo info;
    info.name = cells.at(0).trimmed();
    const QString role = cells.at(1).trimmed();
    info.role = role == "C"_L1 ? PropertyInfo::Role::Consumer : role == "P"_L1 ? PropertyInfo::Role::Producer : PropertyInfo::Role::Both;
    // Kerberos' default command holds "||": what is between range and the last three columns is the default.
    const auto importance = std::find_if(cells.cbegin() + 4, cells.cend(), [](const QString &cell) {
        const QString word = cell.trimmed();
        return word == "high"_L1 || word == "medium"_L1 || word == "low"_L1;
    });
    if (importance == cells.cend())
        return {};
    const qsizetype at = importance - cells.cbegin();
    info.range = cells.at(2).trimmed();
    info.defaultValue = cells.mid(3, at - 3).join(u'|').trimmed();
    QString text = cells.mid(at + 1).join(u'|').trimmed();
    static const QRegularExpression kType(u"<br>\\*Type: ([^*]*)\\*$"_s);
    const QRegularExpressionMatch type = kType.match(text);
    info.type = type.captured(1).trimmed();
    text = text.left(type.hasMatch() ? type.capturedStart() : text.size());
    info.description = text.replace("<br>"_L1, " "_L1).remove(u'`').trimmed();
    const bool pointer = info.type.startsWith("see dedicated API"_L1) || info.type == "pointer"_L1 || info.type.isEmpty();
    return pointer || info.name == "builtin.features"_L1 ? std::nullopt : std::optional(info);
}

QList<PropertyInfo> parse()
{
    QList<PropertyInfo> catalog;
    for (const QString &line : documentation().split(u'\n')) {
        if (const std::optional<PropertyInfo> info = parseRow(line))
            catalog.append(*info);
    }
    std::stable_sort(catalog.begin(), catalog.end(), [](const PropertyInfo &a, const PropertyInfo &b) { return a.name < b.name; });
    // Some are there for clients and for topics.
    const auto last =
        std::unique(catalog.begin(), catalog.end(), [](const PropertyInfo &a, const PropertyInfo &b) { return a.name == b.name; });
    catalog.erase(last, catalog.end());
    return catalog;
}

} // namespace

const QList<PropertyInfo> &propertyCatalog()
{
    static const QList<PropertyInfo> kCatalog = parse();
    return kCatalog;
}

const PropertyInfo *propertyInfo(const QString &name)
{
    const QList<PropertyInfo> &catalog = propertyCatalog();
    const auto it =
        std::lower_bound(catalog.cbegin(), catalog.cend(), name, [](const PropertyInfo &info, const QString &n) { return info.name < n; });
    return it != catalog.cend() && it->name == name ? &*it : nullptr;
}

QString propertyFault(const QString &name, const QString &value)
{
    const ConfPtr conf(rd_kafka_conf_new());
    std::array<char, 512> words{};
    const auto answer = rd_kafka_conf_set(conf.get(), name.toUtf8().constData(), value.toUtf8().constData(), words.data(), words.size());
    return answer == RD_KAFKA_CONF_OK ? QString() : QString::fromUtf8(words.data());
}

} // namespace streamscope::kafka
