// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/named_connection.h"
#include "models/session/secret_store.h"
#include "models/session/settings.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QObject>
#include <QSize>
#include <QTimer>
#include <QTranslator>

#include <memory>
#include <optional>

namespace streamscope::messages {
class MemoryBudget;
}

namespace streamscope::session {
class ActivityList;
class Journal;
class Session;
class SessionManager;
} // namespace streamscope::session

namespace streamscope::widgets {
class MainWindow;
class ThemeController;
class LineFilter;
class WheelFilter;
} // namespace streamscope::widgets

namespace streamscope::app {

/// One run of the window: options, the objects of the whole program, the window. Owns them in the order in which they must go.
class WindowProgram : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowProgram)

public:
    WindowProgram();
    ~WindowProgram() override;

    [[nodiscard]] int run(const QStringList &arguments);

private:
    [[nodiscard]] std::optional<int> parse(const QStringList &arguments);
    void build();
    void connectAsAsked();
    void openSession(const session::Profile &profile, const QHash<QString, QString> &secrets);
    void connectTo(const session::Profile &profile);
    /// missing: secrets that a person is asked for first.
    void openAsking(const session::Profile &profile, const QHash<QString, QString> &secrets, const QStringList &missing);
    void askAnewWhenRefused(session::Session *session, const QStringList &typed);
    void openSandbox();
    void openTargets();
    void showAbout();
    void translate(const QString &language);
    void watchForPicture();
    void finish(int code, const QString &sentence = {});

    QCommandLineParser m_parser;
    ConnectionOptions m_options;
    QSize m_size;
    std::unique_ptr<session::SettingsStore> m_settings;
    std::unique_ptr<session::ActivityList> m_activities;
    std::unique_ptr<session::Journal> m_journal;
    std::unique_ptr<session::SecretStore> m_secrets;
    std::unique_ptr<session::ProfileStore> m_profiles;
    std::unique_ptr<session::SessionManager> m_sessions;
    std::shared_ptr<messages::MemoryBudget> m_tailBudget;
    std::unique_ptr<widgets::ThemeController> m_theme;
    std::unique_ptr<widgets::WheelFilter> m_wheel;
    std::unique_ptr<widgets::LineFilter> m_lines;
    std::unique_ptr<widgets::MainWindow> m_window;
    QHash<QString, QHash<QString, QString>> m_typed; ///< profile → secrets that are kept nowhere else
    QTranslator m_own;
    QTranslator m_qt;
    QStringList m_targets; ///< of the command line that are not open yet
    QTimer m_pictureTimer;
    bool m_pictureLoaded = false;
    QElapsedTimer m_pictureClock;
};

} // namespace streamscope::app
