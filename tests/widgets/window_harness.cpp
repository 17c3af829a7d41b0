// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/window_harness.h"

#include "models/session/change_gate.h"
#include "widgets/connections/property_table.h"
#include "widgets/messages/message_list_view.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QTest>

#include <algorithm>

namespace streamscope::testing {

QStringList kafkaTool(const KafkaServer &server, const QString &name, const QStringList &arguments, const QByteArray &input)
{
    const auto run = server.tool(name, QStringList{QStringLiteral("--bootstrap-server"), server.bootstrap()} + arguments, input);
    if (run.code != 0)
        QTest::qFail(run.output.constData(), __FILE__, __LINE__);
    return QString::fromUtf8(run.output).split(u'\n', Qt::SkipEmptyParts);
}

QStringList topicsOf(const KafkaServer &server)
{
    return kafkaTool(server, QStringLiteral("TopicCommand"), {QStringLiteral("--list")});
}

WindowHarness::WindowHarness(const QString &folder)
    : m_path(folder.isEmpty() ? m_folder.path() : folder)
{
    QObject::connect(&m_window, &widgets::MainWindow::connectionRequested, &m_window,
                     [this](const session::Profile &profile) { connectTo(profile); });
    m_window.resize(1280, 800);
    m_window.show();
}

QPushButton *WindowHarness::button(const QWidget *parent, const QString &text)
{
    QPushButton *found = nullptr;
    for (QPushButton *candidate : parent->findChildren<QPushButton *>()) {
        if (plain(candidate->text()) == text)
            return candidate;
        found = !found && plain(candidate->text()).startsWith(text) ? candidate : found;
    }
    return found;
}

QAction *WindowHarness::action(const QString &text, const QObject *of) const
{
    const auto candidates = of ? of->findChildren<QAction *>() : m_window.findChildren<QAction *>(Qt::FindDirectChildrenOnly);
    for (QAction *candidate : candidates) {
        if (plain(candidate->text()) == text)
            return candidate;
    }
    return nullptr;
}

widgets::Page *WindowHarness::page(const QString &target, const QString &shownAs)
{
    m_window.open(target);
    for (widgets::Page *candidate : m_window.findChildren<widgets::Page *>()) {
        if (candidate->target() == (shownAs.isEmpty() ? target : shownAs))
            return candidate;
    }
    return nullptr;
}

bool WindowHarness::says(const QString &words, const QWidget *in) const
{
    const auto labels = (in ? in : &m_window)->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&words](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
}

QByteArray WindowHarness::words(const QWidget *in) const
{
    QStringList all;
    for (const QLabel *label : (in ? in : &m_window)->findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            all.append(label->text());
    }
    return all.join(u" | ").toUtf8();
}

widgets::ConnectionEditor *WindowHarness::fillForm(const Form &form)
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

bool WindowHarness::connectByForm(const Form &form)
{
    widgets::ConnectionEditor *editor = fillForm(form);
    if (!editor)
        return false;
    const session::Session *before = session();
    button(editor, QStringLiteral("Save and connect"))->click();
    return QTest::qWaitFor([&] { return session() && session() != before; }, 20'000);
}

bool WindowHarness::isConnected()
{
    return session() && session()->connection().state() == cluster::ConnectionState::Connected && session()->metadata();
}

void WindowHarness::send(const cluster::ProducerRecord &record)
{
    const auto sent = session()->gate().produce(record, {});
    QTRY_VERIFY_WITH_TIMEOUT(sent.isFinished(), 60'000);
    QVERIFY2(sent.result(), sent.result() ? "" : qPrintable(sent.result().error().message));
}

QList<QJsonObject> WindowHarness::copiedRows(const QWidget *in) const
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

bool WindowHarness::reopen(const session::Profile &profile)
{
    connectTo(profile, true);
    return QTest::qWaitFor([this] { return isConnected(); }, 40'000);
}

void WindowHarness::connectTo(const session::Profile &profile, bool restore)
{
    const auto secrets = m_profiles.secrets(profile);
    if (!QTest::qWaitFor([&secrets] { return secrets.isFinished(); }))
        return;
    m_window.showSession(m_sessions.open(profile, secrets.result().value_or(session::ProfileStore::Secrets())), restore);
}

} // namespace streamscope::testing
