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

#include <algorithm>

namespace streamscope::testing {

/// What one of Kafka's own tools says of this server; fails the test where the tool does.
inline QStringList kafkaTool(const KafkaServer &server, const QString &name, const QStringList &arguments, const QByteArray &input = {})
{
    const auto run = server.tool(name, QStringList{QStringLiteral("--bootstrap-server"), server.bootstrap()} + arguments, input);
    if (run.code != 0)
        QTest::qFail(run.output.constData(), __FILE__, __LINE__);
    return QString::fromUtf8(run.output).split(u'\n', Qt::SkipEmptyParts);
}

/// As Kafka's own tool lists them.
inline QStringList topicsOf(const KafkaServer &server)
{
    return kafkaTool(server, QStringLiteral("TopicCommand"), {QStringLiteral("--list")});
}

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
    explicit WindowHarness(const QString &folder = {})
        : m_path(folder.isEmpty() ? m_folder.path() : folder)
    {
        QObject::connect(&m_window, &widgets::MainWindow::connectionRequested, &m_window,
                         [this](const session::Profile &profile) { connectTo(profile); });
        m_window.resize(1280, 800);
        m_window.show();
    }

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
    [[nodiscard]] static QPushButton *button(const QWidget *parent, const QString &text)
    {
        QPushButton *found = nullptr;
        for (QPushButton *candidate : parent->findChildren<QPushButton *>()) {
            if (plain(candidate->text()) == text)
                return candidate;
            found = !found && plain(candidate->text()).startsWith(text) ? candidate : found;
        }
        return found;
    }

    /// An action of the menus, or of something in the window, by its text.
    [[nodiscard]] QAction *action(const QString &text, const QObject *of = nullptr) const
    {
        const auto candidates = of ? of->findChildren<QAction *>() : m_window.findChildren<QAction *>(Qt::FindDirectChildrenOnly);
        for (QAction *candidate : candidates) {
            if (plain(candidate->text()) == text)
                return candidate;
        }
        return nullptr;
    }

    /// Opens a page as Navigator::open does and returns it; null: there is none.
    [[nodiscard]] widgets::Page *page(const QString &target, const QString &shownAs = {})
    {
        m_window.open(target);
        for (widgets::Page *candidate : m_window.findChildren<widgets::Page *>()) {
            if (candidate->target() == (shownAs.isEmpty() ? target : shownAs))
                return candidate;
        }
        return nullptr;
    }

    /// A label somewhere in the window, its dialogs included, that has these words and can be seen.
    [[nodiscard]] bool says(const QString &words, const QWidget *in = nullptr) const
    {
        const auto labels = (in ? in : &m_window)->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&words](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }
    /// All that can be read in the window, for the message of a test that fails.
    [[nodiscard]] QByteArray words(const QWidget *in = nullptr) const
    {
        QStringList all;
        for (const QLabel *label : (in ? in : &m_window)->findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                all.append(label->text());
        }
        return all.join(u" | ").toUtf8();
    }

    /// The editor of a new connection, filled in as a person would.
    [[nodiscard]] widgets::ConnectionEditor *fillForm(const Form &form)
    {
        m_window.open(QStringLiteral("connections:new"));
        const auto editors = m_window.findChildren<widgets::ConnectionEditor *>();
        widgets::ConnectionEditor *editor = editors.isEmpty() ? nullptr : editors.last();
        if (!editor)
            return nullptr;
        const auto type = [editor](const QString &field, const QString &text) {
            if (!text.isEmpty())
                named<QLineEdit>(editor, field)->setText(text);
        };
        type(QStringLiteral("Name"), form.name);
        type(QStringLiteral("Bootstrap servers"), form.servers);
        if (!form.protocol.isEmpty())
            named<QComboBox>(editor, QStringLiteral("Protocol"))->setCurrentText(form.protocol);
        if (!form.mechanism.isEmpty())
            named<QComboBox>(editor, QStringLiteral("Mechanism"))->setCurrentText(form.mechanism);
        type(QStringLiteral("User"), form.user);
        type(QStringLiteral("Password"), form.password);
        if (form.readOnly) {
            for (QCheckBox *box : editor->findChildren<QCheckBox *>())
                box->setChecked(box->isChecked() || plain(box->text()).contains(u"ead-only"));
        }
        if (!form.clientId.isEmpty()) {
            auto *table = editor->findChild<widgets::PropertyTable *>()->findChild<QTableWidget *>();
            for (const auto &[column, text] : {std::pair(0, QStringLiteral("client.id")), std::pair(1, form.clientId)}) {
                if (!table->item(0, column))
                    table->setItem(0, column, new QTableWidgetItem);
                table->item(0, column)->setText(text);
            }
        }
        return editor;
    }

    /// Fills the form, saves it and connects; false: the form was not accepted.
    [[nodiscard]] bool connectByForm(const Form &form)
    {
        widgets::ConnectionEditor *editor = fillForm(form);
        if (!editor)
            return false;
        const session::Session *before = session();
        button(editor, QStringLiteral("Save and connect"))->click();
        return QTest::qWaitFor([&] { return session() && session() != before; }, 20'000);
    }

    [[nodiscard]] bool isConnected()
    {
        return session() && session()->connection().state() == cluster::ConnectionState::Connected && session()->metadata();
    }

    /// Sends it past the page that does, and waits for its answer.
    void send(const cluster::ProducerRecord &record)
    {
        const auto sent = session()->gate().produce(record, {});
        QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), 60'000);
        QVERIFY2(sent.result(), sent.result() ? "" : qPrintable(sent.result().error().message));
    }

    /// The rows of a list of messages in the documented JSON form, as Ctrl+A and Ctrl+Shift+C copy them.
    [[nodiscard]] QList<QJsonObject> copiedRows(const QWidget *in) const
    {
        auto *list = in->findChild<widgets::MessageListView *>();
        QApplication::clipboard()->clear();
        list->selectAll();
        if (QAction *copy = action(QStringLiteral("Copy as JSON"), in))
            copy->trigger();
        QList<QJsonObject> rows;
        for (const QString &line : QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts))
            rows.append(QJsonDocument::fromJson(line.toUtf8()).object());
        return rows;
    }

    /// As at the start of the program: the first saved connection, with the pages that were open.
    [[nodiscard]] bool reopen() { return reopen(m_profiles.profiles().value(0)); }
    [[nodiscard]] bool reopen(const session::Profile &profile)
    {
        connectTo(profile, true);
        return QTest::qWaitFor([this] { return isConnected(); }, 40'000);
    }

private:
    // As the program does it: what the store knows of the secrets, then a session of its own.
    void connectTo(const session::Profile &profile, bool restore = false)
    {
        const auto secrets = m_profiles.secrets(profile);
        if (!QTest::qWaitFor([&secrets] { return secrets.isFinished(); }))
            return;
        m_window.showSession(m_sessions.open(profile, secrets.result().value_or(session::ProfileStore::Secrets())), restore);
    }

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
