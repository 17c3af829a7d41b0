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

} // namespace

ImportPlaces::ImportPlaces(session::SettingsStore *settings, const QString &profileId)
    : m_settings(settings)
    , m_key(u"import-places/"_s + profileId)
{
}

ImportPlaces::Place ImportPlaces::place(const QString &topic, const QString &path) const
{
    const QJsonArray places = m_settings ? m_settings->state(m_key).value("places"_L1).toArray() : QJsonArray();
    for (const QJsonValue &value : places) {
        if (isOf(value.toObject(), topic, path))
            return {std::max<qint64>(1, value["line"_L1].toInteger()), value["identity"_L1].toString().toLatin1()};
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
                                  {u"identity"_s, QString::fromLatin1(place.identity)}}};
    const QJsonArray before = m_settings->state(m_key).value("places"_L1).toArray();
    for (const QJsonValue &value : before) {
        if (places.size() < kMost && !isOf(value.toObject(), topic, path))
            places.append(value);
    }
    m_settings->setState(m_key, {{u"places"_s, places}});
}

} // namespace streamscope::widgets
