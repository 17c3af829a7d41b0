// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_store.h"
#include "models/session/json_file.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

namespace streamscope::session {

enum class TimeZoneMode { Local, Utc, Relative };
enum class ThemeMode { System, Light, Dark };
enum class Density { Compact, Comfortable };

/// What a person can set. Values with the defaults of a first start.
struct Settings {
    ThemeMode theme = ThemeMode::System;
    QString language; ///< "de", "en"; empty: the system's
    Density density = Density::Compact;
    TimeZoneMode timeZone = TimeZoneMode::Local;
    messages::StoreLimits tailLimits;             ///< for each tail
    quint64 allTailsBytes = 1ULL << 30;           ///< for the whole program
    QString topicSeparator = QStringLiteral("."); ///< tree folders; empty: no folding
    bool showInternalTopics = false;
    bool restorePages = true;
    int sandboxRate = 200; ///< messages a second

    friend bool operator==(const Settings &a, const Settings &b);
};

/// Settings and the state of windows and pages, each in one readable JSON file of the configuration folder, written
/// atomically. A damaged or newer file is kept aside and reported, never overwritten. GUI thread.
class SettingsStore : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsStore)

public:
    /// LookOnly: what is set holds for this run only.
    explicit SettingsStore(const QString &folder, JsonFile::Use use = JsonFile::Use::Own, QObject *parent = nullptr);
    ~SettingsStore() override;

    [[nodiscard]] const Settings &settings() const;
    /// Written at once; changed() when they differ. What another program of this person has set meanwhile is taken over, but for
    /// what is set here.
    void setSettings(const Settings &settings);

    /// Free state of views by key ("window", "pages/<profile id>", "columns/messages"): sizes, columns, what was open.
    [[nodiscard]] QJsonObject state(const QString &key) const;
    void setState(const QString &key, const QJsonObject &state); ///< written a little later, and at destruction
    void writeState();                                           ///< what is not written yet, now

    [[nodiscard]] QList<FileProblem> fileProblems() const; ///< files that were kept aside or could not be written
    [[nodiscard]] QStringList problems() const;            ///< the same as paths: where a damaged file is now, or the one left alone

Q_SIGNALS:
    void changed(const streamscope::session::Settings &settings);
    void stateChanged(const QString &key); ///< setState() with another value
    void problemsChanged();                ///< fileProblems()

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace streamscope::session
