// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace streamscope::session {

/// Which secrets the keychain has still to let go of, by the profile that had them; without any value. In the file they stand among the
/// profiles as entries of a kind of their own, which versions that do not know it write back as they are.
/// At most kMost profiles: the oldest go first.
class LeftSecrets {
public:
    static constexpr qsizetype kMost = 200;

    struct Entry {
        QString id;
        QString name; ///< of the profile, to tell of it
        QStringList properties;
    };

    void clear() { m_entries.clear(); }
    [[nodiscard]] bool read(const QJsonObject &object); ///< false: it is something else, and nothing was taken
    [[nodiscard]] QJsonArray toJson() const;

    void add(const QString &id, const QString &name, const QStringList &properties);
    void drop(const QString &id, const QStringList &properties);
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; } ///< in the order of coming

private:
    QList<Entry> m_entries;
};

} // namespace streamscope::session
