// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/filter_book.h"

#include "models/session/settings.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

QJsonArray toJson(const QList<SavedFilter> &filters)
{
    QJsonArray array;
    for (const SavedFilter &filter : filters) {
        QJsonObject object{{u"text"_s, filter.text}, {u"expression"_s, filter.isExpression}};
        if (!filter.name.isEmpty())
            object.insert(u"name"_s, filter.name);
        if (!filter.isExpression) {
            object.insert(u"case"_s, filter.matchCase);
            object.insert(u"regex"_s, filter.isRegex);
        }
        array.append(object);
    }
    return array;
}

QList<SavedFilter> fromJson(const QJsonArray &array, qsizetype most)
{
    QList<SavedFilter> filters;
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        const SavedFilter filter{.name = object.value("name"_L1).toString(),
                                 .text = object.value("text"_L1).toString(),
                                 .isExpression = object.value("expression"_L1).toBool(),
                                 .matchCase = object.value("case"_L1).toBool(),
                                 .isRegex = object.value("regex"_L1).toBool()};
        if (!filter.text.isEmpty() && filters.size() < most)
            filters.append(filter);
    }
    return filters;
}

} // namespace

FilterBook::FilterBook(SettingsStore *settings, const QStringList &topics)
    : m_settings(settings)
    , m_key(u"filters/"_s + topics.join(u','))
{
}

QList<SavedFilter> FilterBook::named() const
{
    auto filters = fromJson(m_settings ? m_settings->state(m_key).value("named"_L1).toArray() : QJsonArray(), kMostNamed);
    filters.removeIf([](const SavedFilter &filter) { return filter.name.isEmpty(); });
    std::sort(filters.begin(), filters.end(),
              [](const SavedFilter &a, const SavedFilter &b) { return QString::localeAwareCompare(a.name, b.name) < 0; });
    return filters;
}

QList<SavedFilter> FilterBook::recent() const
{
    return fromJson(m_settings ? m_settings->state(m_key).value("recent"_L1).toArray() : QJsonArray(), kMostRecent);
}

void FilterBook::write(const QList<SavedFilter> &named, const QList<SavedFilter> &recent)
{
    if (!m_settings)
        return;
    QJsonObject state;
    if (!named.isEmpty())
        state.insert(u"named"_s, toJson(named));
    if (!recent.isEmpty())
        state.insert(u"recent"_s, toJson(recent));
    m_settings->setState(m_key, state);
}

void FilterBook::use(const SavedFilter &filter)
{
    if (filter.text.trimmed().isEmpty())
        return;
    QList<SavedFilter> filters = recent();
    filters.removeIf([&filter](const SavedFilter &known) { return known.findsTheSameAs(filter); });
    filters.prepend(filter);
    filters.first().name.clear();
    write(named(), filters.mid(0, kMostRecent));
}

bool FilterBook::keep(const SavedFilter &filter)
{
    QList<SavedFilter> filters = named();
    filters.removeIf([&filter](const SavedFilter &known) { return known.name == filter.name; });
    if (filter.name.trimmed().isEmpty() || filter.text.trimmed().isEmpty() || filters.size() >= kMostNamed)
        return false;
    filters.append(filter);
    write(filters, recent());
    return true;
}

bool FilterBook::rename(const QString &from, const QString &to)
{
    QList<SavedFilter> filters = named();
    const auto named = [&filters](const QString &name) {
        return std::find_if(filters.begin(), filters.end(), [&name](const SavedFilter &known) { return known.name == name; });
    };
    const auto filter = named(from);
    if (to.trimmed().isEmpty() || filter == filters.end() || (from != to && named(to) != filters.end()))
        return false;
    filter->name = to;
    write(filters, recent());
    return true;
}

void FilterBook::remove(const QString &name)
{
    QList<SavedFilter> filters = named();
    if (filters.removeIf([&name](const SavedFilter &known) { return known.name == name; }) > 0)
        write(filters, recent());
}

} // namespace streamscope::session
