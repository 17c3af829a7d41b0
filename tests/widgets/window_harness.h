// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/profile_store.h"
#include "models/session/secret_store.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "models/session/settings.h"
#include "tests/support/kafka_server.h"
#include "tests/widgets/find_widget.h"
#include "widgets/common/theme.h"
#include "widgets/connections/connection_editor.h"
#include "widgets/connections/property_table.h"
#include "widgets/messages/message_list_view.h"
#include "widgets/shell/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

namespace streamscope::testing {

/// What one of Kafka's own tools says of this server; fails the test where the tool does.
[[nodiscard]] QStringList kafkaTool(const KafkaServer &server, const QString &name, const QStringList &arguments, const QByteArray &input = {});

/// As Kafka's own tool lists them.
[[nodiscard]] QStringList topicsOf(const KafkaServer &server);

/// The real main window with everything behind it in a temporary folder, and what a person does with it.
class WindowHarness {
public:
    /// What is typed into the connection form; empty fields stay as they are.
    struct Form {
        QString name;
        QString servers;
        QString protocol = {};
        QString mechanism = {};
        QString user = {};
        QString password = {};
        QString clientId = {};
        bool readOnly = false;
    };

    /// folder: of the program's files, as a run before left it; empty: a temporary one.
    explicit WindowHarness(const QString &folder = {});

    [[nodiscard]] widgets::MainWindow &window() { return m_window; }
    [[nodiscard]] session::Session *session() { return m_window.currentSession(); }
    [[nodiscard]] session::ProfileStore &profiles() { return m_profiles; }
    [[nodiscard]] session::SettingsStore &settings() { return m_settings; }
    [[nodiscard]] widgets::ThemeController &theme() { return m_theme; }
    [[nodiscard]] QString folder() const { return m_path; }

    [[nodiscard]] static QString plain(QString text) { return text.remove(u'&'); }

    template<typename T>
    [[nodiscard]] static T *named(const QWidget *parent, const QString &accessibleName)
    {
        return tests::named<T>(*parent, accessibleName);
    }

    /// The button with this text, or the first whose text begins so ("Create 2 topic(s)").
    [[nodiscard]] static QPushButton *button(const QWidget *parent, const QString &text);

    /// An action of the menus, or of something in the window, by its text.
    [[nodiscard]] QAction *action(const QString &text, const QObject *of = nullptr) const;

    /// Opens a page as Navigator::open does and returns it; null: there is none.
    [[nodiscard]] widgets::Page *page(const QString &target, const QString &shownAs = {});

    /// A label somewhere in the window, its dialogs included, that has these words and can be seen.
    [[nodiscard]] bool says(const QString &words, const QWidget *in = nullptr) const;
    /// All that can be read in the window, for the message of a test that fails.
    [[nodiscard]] QByteArray words(const QWidget *in = nullptr) const;

    /// The editor of a new connection, filled in as a person would.
    [[nodiscard]] widgets::ConnectionEditor *fillForm(const Form &form);

    /// Fills the form, saves it and connects; false: the form was not accepted.
    [[nodiscard]] bool connectByForm(const Form &form);

    [[nodiscard]] bool isConnected();

    /// Sends it past the page that does, and waits for its answer.
    void send(const cluster::ProducerRecord &record);

    /// The rows of a list of messages in the documented JSON form, as Ctrl+A and Ctrl+Shift+C copy them.
    [[nodiscard]] QList<QJsonObject> copiedRows(const QWidget *in) const;

    /// As at the start of the program: the first saved connection, with the pages that were open.
    [[nodiscard]] bool reopen() { return reopen(m_profiles.profiles().value(0)); }
    [[nodiscard]] bool reopen(const session::Profile &profile);

private:
    // As the program does it: what the store knows of the secrets, then a session of its own.
    void connectTo(const session::Profile &profile, bool restore = false);

    QTemporaryDir m_folder;
    const QString m_path;
    widgets::ThemeController m_theme;
    session::SettingsStore m_settings{m_path};
    session::ActivityList m_activities;
    session::Journal m_journal{m_path + QStringLiteral("/journal.jsonl")};
    session::SessionSecretStore m_secrets;
    session::ProfileStore m_profiles{m_path, m_secrets};
    session::SessionManager m_sessions{m_journal};
    widgets::MainWindow m_window{widgets::ViewContext{.settings = &m_settings,
                                                      .activities = &m_activities,
                                                      .sessions = &m_sessions,
                                                      .profiles = &m_profiles,
                                                      .journal = &m_journal}};
};

} // namespace streamscope::testing
