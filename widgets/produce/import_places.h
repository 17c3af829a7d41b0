// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
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

    struct Place {
        qint64 line = 1;     ///< 1: from its beginning
        QByteArray identity; ///< of the file as it was
    };
    [[nodiscard]] Place place(const QString &topic, const QString &path) const;
    void keep(const QString &topic, const QString &path, const Place &place);

private:
    session::SettingsStore *m_settings;
    QString m_key;
};

} // namespace streamscope::widgets
