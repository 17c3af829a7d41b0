// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace streamscope::session {

class SettingsStore;

/// What messages are looked for, as it was typed.
struct SavedFilter {
    QString name; ///< empty: one that was used and not kept
    QString text;
    bool isExpression = false;
    bool matchCase = false; ///< of a text
    bool isRegex = false;   ///< of a text

    [[nodiscard]] bool findsTheSameAs(const SavedFilter &other) const
    {
        return text == other.text && isExpression == other.isExpression && matchCase == other.matchCase && isRegex == other.isRegex;
    }
    friend bool operator==(const SavedFilter &, const SavedFilter &) = default;
};

/// The filters of a topic (or of several that are shown together), whatever cluster it is on: those that were kept under a name,
/// and those used last. Always as the settings have it, so that pages of the same topic agree. GUI thread.
class FilterBook {
public:
    static constexpr qsizetype kMostRecent = 20;
    static constexpr qsizetype kMostNamed = 200;

    /// settings: null: nothing is kept.
    FilterBook(SettingsStore *settings, const QStringList &topics);

    [[nodiscard]] QList<SavedFilter> named() const;  ///< by name
    [[nodiscard]] QList<SavedFilter> recent() const; ///< newest first
    void use(const SavedFilter &filter);             ///< becomes the newest; an empty one is no filter
    /// Under filter.name, in place of one of that name. False: without a name, or there are kMostNamed.
    bool keep(const SavedFilter &filter);
    /// False: another one has that name, or it is empty.
    bool rename(const QString &from, const QString &to);
    void remove(const QString &name);

private:
    void write(const QList<SavedFilter> &named, const QList<SavedFilter> &recent);

    SettingsStore *m_settings;
    QString m_key;
};

} // namespace streamscope::session
