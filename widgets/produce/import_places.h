// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <optional>

namespace streamscope::session {
class SettingsStore;
}

namespace streamscope::widgets {

/// What was found of a file in a topic: all that stands below these offsets, for whatever is written there stays as it is.
struct ImportFound {
    QString topicId;           ///< of which topic of that name; empty: the cluster tells none
    QMap<qint32, qint64> ends; ///< by partition; the others were not read
    qint64 line = 0;           ///< the last that is there; 0: none
};

/// Where files that go to topics without transactions go on, and what was found of those that go with them. Kept in the settings
/// for each connection; the latest of them only.
class ImportPlaces {
public:
    /// settings: null, nothing is kept.
    ImportPlaces(session::SettingsStore *settings, const QString &profileId);

    struct Place {
        qint64 line = 1;     ///< 1: from its beginning
        QByteArray identity; ///< of the file as it was
        qint64 sentTo = 0;   ///< while it is sent: no line behind this one was; those from `line` on may be written
    };
    [[nodiscard]] Place place(const QString &topic, const QString &path) const;
    void keep(const QString &topic, const QString &path, const Place &place);
    void write(); ///< now, for who is killed then

    /// identity: of the file as it is.
    [[nodiscard]] std::optional<ImportFound> found(const QString &topic, const QByteArray &identity) const;
    void keepFound(const QString &topic, const QByteArray &identity, const ImportFound &found);

private:
    session::SettingsStore *m_settings;
    QString m_key;
    QString m_foundKey;
};

} // namespace streamscope::widgets
