// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace streamscope::session {
class SettingsStore;
}

namespace streamscope::widgets {

/// Where files that go to topics without transactions go on, kept in the settings for each connection; the latest of them only.
class ImportPlaces {
public:
    /// settings: null, nothing is kept.
    ImportPlaces(session::SettingsStore *settings, const QString &profileId);

    [[nodiscard]] qint64 line(const QString &topic, const QString &path) const; ///< 1: from its beginning
    void keep(const QString &topic, const QString &path, qint64 line);

private:
    session::SettingsStore *m_settings;
    QString m_key;
};

} // namespace streamscope::widgets
