// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/import_places.h"

#include "models/session/settings.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr qsizetype kMost = 100;

bool isOf(const QJsonObject &place, const QString &topic, const QString &path)
{
    return place.value("topic"_L1).toString() == topic && place.value("path"_L1).toString() == QFileInfo(path).absoluteFilePath();
}

bool isFoundOf(const QJsonObject &found, const QString &topic, const QByteArray &identity)
{
    return found.value("topic"_L1).toString() == topic && found.value("identity"_L1).toString() == QLatin1StringView(identity);
}

} // namespace

ImportPlaces::ImportPlaces(session::SettingsStore *settings, const QString &profileId)
    : m_settings(settings)
    , m_key(u"import-places/"_s + profileId)
    , m_foundKey(u"import-found/"_s + profileId)
{
}

ImportPlaces::Place ImportPlaces::place(const QString &topic, const QString &path) const
{
    const QJsonArray places = m_settings ? m_settings->state(m_key).value("places"_L1).toArray() : QJsonArray();
    for (const QJsonValue &value : places) {
        if (isOf(value.toObject(), topic, path))
            return {std::max<qint64>(1, value["line"_L1].toInteger()), value["identity"_L1].toString().toLatin1(),
                    value["sentTo"_L1].toInteger()};
    }
    return {};
}

void ImportPlaces::keep(const QString &topic, const QString &path, const Place &place)
{
    if (!m_settings)
        return;
    QJsonArray places{QJsonObject{{u"topic"_s, topic},
                                  {u"path"_s, QFileInfo(path).absoluteFilePath()},
                                  {u"line"_s, place.line},
                                  {u"identity"_s, QString::fromLatin1(place.identity)},
                                  {u"sentTo"_s, place.sentTo}}};
    const QJsonArray before = m_settings->state(m_key).value("places"_L1).toArray();
    for (const QJsonValue &value : before) {
        if (places.size() < kMost && !isOf(value.toObject(), topic, path))
            places.append(value);
    }
    m_settings->setState(m_key, {{u"places"_s, places}});
}

void ImportPlaces::write()
{
    if (m_settings)
        m_settings->writeState();
}

std::optional<ImportFound> ImportPlaces::found(const QString &topic, const QByteArray &identity) const
{
    const QJsonArray all = m_settings ? m_settings->state(m_foundKey).value("found"_L1).toArray() : QJsonArray();
    for (const QJsonValue &value : all) {
        if (!isFoundOf(value.toObject(), topic, identity))
            continue;
        ImportFound found{value["topicId"_L1].toString(), {}, std::max<qint64>(0, value["line"_L1].toInteger())};
        const QJsonObject ends = value["ends"_L1].toObject();
        for (auto it = ends.begin(); it != ends.end(); ++it)
            found.ends.insert(it.key().toInt(), it.value().toInteger());
        return found;
    }
    return std::nullopt;
}

void ImportPlaces::keepFound(const QString &topic, const QByteArray &identity, const ImportFound &found)
{
    if (!m_settings)
        return;
    QJsonObject ends;
    for (auto it = found.ends.begin(); it != found.ends.end(); ++it)
        ends.insert(QString::number(it.key()), it.value());
    QJsonArray all{QJsonObject{{u"topic"_s, topic},
                               {u"identity"_s, QString::fromLatin1(identity)},
                               {u"topicId"_s, found.topicId},
                               {u"line"_s, found.line},
                               {u"ends"_s, ends}}};
    const QJsonArray before = m_settings->state(m_foundKey).value("found"_L1).toArray();
    for (const QJsonValue &value : before) {
        if (all.size() < kMost && !isFoundOf(value.toObject(), topic, identity))
            all.append(value);
    }
    m_settings->setState(m_foundKey, {{u"found"_s, all}});
}

} // namespace streamscope::widgets
