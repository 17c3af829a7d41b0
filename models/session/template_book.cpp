// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/template_book.h"

#include "models/session/settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::session {

TemplateBook::TemplateBook(SettingsStore *settings, const QString &topic)
    : m_settings(settings)
    , m_key(u"templates/"_s + topic)
{
}

QJsonObject TemplateBook::all() const
{
    return m_settings ? m_settings->state(m_key) : QJsonObject();
}

QStringList TemplateBook::names() const
{
    QStringList list = all().keys();
    std::sort(list.begin(), list.end(), [](const QString &a, const QString &b) { return QString::localeAwareCompare(a, b) < 0; });
    return list;
}

QJsonObject TemplateBook::find(const QString &name) const
{
    return all().value(name).toObject();
}

bool TemplateBook::keep(const QString &name, const QJsonObject &text)
{
    QJsonObject known = all();
    if (!m_settings || name.trimmed().isEmpty() || (known.size() >= kMost && !known.contains(name)))
        return false;
    known.insert(name, text);
    m_settings->setState(m_key, known);
    return true;
}

bool TemplateBook::remove(const QString &name)
{
    QJsonObject known = all();
    if (!known.contains(name))
        return false;
    known.remove(name);
    m_settings->setState(m_key, known);
    return true;
}

} // namespace streamscope::session
