// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace streamscope::session {

class SettingsStore;

/// The message templates of a topic, whatever cluster it is on, by name. What is in one is its owner's. Always as the settings
/// have it, so that pages of the same topic agree. GUI thread.
class TemplateBook {
public:
    static constexpr qsizetype kMost = 200;

    /// settings: null: nothing is kept.
    TemplateBook(SettingsStore *settings, const QString &topic);

    [[nodiscard]] QStringList names() const;                     ///< as a person sorts them
    [[nodiscard]] QJsonObject find(const QString &name) const; ///< empty: there is none
    /// In place of one of that name. False: without a name, or there are kMost.
    bool keep(const QString &name, const QJsonObject &text);
    bool remove(const QString &name); ///< false: there was none

private:
    [[nodiscard]] QJsonObject all() const;

    SettingsStore *m_settings;
    QString m_key;
};

} // namespace streamscope::session
