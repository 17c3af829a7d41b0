// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Saved connections by their page and dialogs: typed nonsense, secrets, import, and the test against real Apache Kafka.
#include "models/session/activity.h"
#include "models/session/journal.h"
#include "models/session/profile_store.h"
#include "models/session/secret_store.h"
#include "models/session/settings.h"
#include "tests/support/kafka_server.h"
#include "tests/widgets/pictures.h"
#include "widgets/common/banner.h"
#include "widgets/common/data_table.h"
#include "widgets/common/theme.h"
#include "widgets/connections/connection_editor.h"
#include "widgets/connections/connection_form.h"
#include "widgets/connections/connections_page.h"
#include "widgets/connections/import_dialog.h"
#include "widgets/connections/risk_box.h"
#include "widgets/connections/property_table.h"
#include "widgets/connections/secret_prompt.h"
#include "widgets/connections/test_panel.h"
#include "widgets/settings/settings_page.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using testing::KafkaServer;

namespace {

QStringList g_log;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    g_log.append(text);
}

/// Notes what the page asks the window for.
class Window final : public Navigator {
public:
    void open(const QString &, session::Session *) override {}
    void produce(session::Session *, const cluster::ProducerRecord &) override {}
    void createTopics(session::Session *) override {}
    void deleteTopics(session::Session *, const QStringList &) override {}
    void connectTo(const session::Profile &profile) override { connected.append(profile); }

    QList<session::Profile> connected;
};

} // namespace

class TestConnections : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ThemeController m_theme;
    std::unique_ptr<session::SettingsStore> m_settings;
    session::SessionSecretStore m_secrets;
    std::unique_ptr<session::ProfileStore> m_profiles;
    std::unique_ptr<KafkaServer> m_server;
    Window m_window;

    ViewContext context() { return {.settings = m_settings.get(), .navigator = &m_window, .profiles = m_profiles.get()}; }

    template<typename T = QLineEdit>
    static T *field(QWidget &parent, const QString &accessibleName)
    {
        for (T *candidate : parent.findChildren<T *>()) {
            if (candidate->accessibleName() == accessibleName)
                return candidate;
        }
        return nullptr;
    }

    static void choose(QWidget &form, const QString &name, const QString &text) { field<QComboBox>(form, name)->setCurrentText(text); }

    static QString bannerOf(const QWidget &widget) { return widget.findChild<Banner *>()->text(); }

    static QString texts(const QWidget &widget)
    {
        QStringList all;
        for (const QLabel *label : widget.findChildren<QLabel *>())
            all.append(label->text());
        return all.join(u'\n');
    }

    void setProperty(QWidget &form, int row, const QString &name, const QString &value)
    {
        auto *table = form.findChild<PropertyTable *>()->findChild<QTableWidget *>();
        for (const auto &[column, text] : {std::pair(0, name), std::pair(1, value)}) {
            if (!table->item(row, column))
                table->setItem(row, column, new QTableWidgetItem);
            table->item(row, column)->setText(text);
        }
    }

    QByteArray everyFile() const
    {
        QByteArray all;
        QDirIterator it(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                all += file.readAll();
        }
        return all;
    }

    session::Profile testProfile(const QString &listener)
    {
        session::Profile profile;
        profile.name = u"kafka"_s;
        profile.bootstrapServers = m_server->address(listener);
        return profile;
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(QDir(m_folder.path()).removeRecursively() && QDir().mkpath(m_folder.path()));
        m_settings = std::make_unique<session::SettingsStore>(m_folder.path());
        m_profiles = std::make_unique<session::ProfileStore>(m_folder.path(), m_secrets);
        m_window.connected.clear();
    }

    void cleanup() { m_profiles.reset(); }

    void nonsenseIsToldWhereItIsTyped_data()
    {
        QTest::addColumn<QString>("servers");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("nothing") << u""_s << u"at least one address"_s;
        QTest::newRow("commas") << u",, ,"_s << u"address"_s;
        QTest::newRow("port 0") << u"kafka:0"_s << u"0 is not a port"_s;
        QTest::newRow("port too high") << u"ok:9092,kafka:65536"_s << u"65536 is not a port"_s;
        QTest::newRow("a very large port") << u"kafka:99999999999999999999"_s << u"is not a port"_s;
        QTest::newRow("words") << u"my broker"_s << u"is not an address"_s;
        QTest::newRow("no host") << u":9092"_s << u"is not an address"_s;
        QTest::newRow("a URL with a path") << u"http://kafka:9092/x"_s << u"is not an address"_s;
        QTest::newRow("IPv6") << u"[::1]:9092,SSL://b:1"_s << u""_s;
    }

    void nonsenseIsToldWhereItIsTyped()
    {
        QFETCH(QString, servers);
        QFETCH(QString, sentence);
        ConnectionEditor editor(*m_profiles, {}, {});
        editor.show();
        field(editor, u"Name"_s)->setText(u"x"_s);
        field(editor, u"Bootstrap servers"_s)->setText(servers);
        const QStringList faults = editor.form().faults();
        QCOMPARE(faults.isEmpty(), sentence.isEmpty());
        if (sentence.isEmpty())
            return;
        QVERIFY2(faults.first().contains(sentence), qPrintable(faults.first()));
        QCOMPARE(texts(editor.form()).contains(faults.first()), !servers.isEmpty()); // what is missing is told when it is asked for
        editor.save(true);
        QVERIFY(texts(editor.form()).contains(faults.first()));
        QCOMPARE(bannerOf(editor), faults.first());
        QVERIFY(editor.isVisible());
        QVERIFY(m_profiles->profiles().isEmpty());
    }

    void filesAreLookedInto()
    {
        const auto write = [this](const QString &name, const QByteArray &bytes) {
            QFile file(m_folder.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
        };
        ConnectionEditor editor(*m_profiles, {}, {});
        editor.show();
        field(editor, u"Name"_s)->setText(u"x"_s);
        field(editor, u"Bootstrap servers"_s)->setText(u"a:1"_s);
        choose(editor, u"Protocol"_s, u"SSL"_s);
        QVERIFY(!field(editor, u"User"_s)->isVisible());
        auto *ca = field(editor, u"CA certificates"_s);
        QVERIFY(ca->isVisible());
        const auto fault = [&editor] { return editor.form().faults().value(0); };
        ca->setText(m_folder.filePath(u"not there"_s));
        QVERIFY2(fault().contains(u"cannot be read"_s), qPrintable(fault()));
        ca->setText(m_folder.path());
        QVERIFY2(fault().contains(u"cannot be read"_s), qPrintable(fault()));
        ca->setText(write(u"a.jks"_s, "\xfe\xed\xfe\xed\x00\x01"));
        QVERIFY2(fault().contains(u"keytool"_s), qPrintable(fault()));
        ca->setText(write(u"a.der"_s, QByteArray("\x30\x82\x00", 3)));
        QVERIFY2(fault().contains(u"not a PEM file"_s), qPrintable(fault()));
        ca->setText(write(u"a.key"_s, "-----BEGIN PRIVATE KEY-----\n"));
        QVERIFY2(fault().contains(u"something else"_s), qPrintable(fault()));
        ca->setText(write(u"a.crt"_s, "-----BEGIN CERTIFICATE-----\n"));
        QCOMPARE(fault(), QString());
        field(editor, u"Client certificate"_s)->setText(ca->text());
        QVERIFY2(fault().contains(u"belong together"_s), qPrintable(fault()));
    }

    // Also secrets in free properties: none of them may reach a file or the log.
    void secretsReachNoFile()
    {
        g_log.clear();
        const auto before = qInstallMessageHandler(keepLog);
        const QStringList canaries = {u"canary-password"_s, u"canary-truststore"_s, u"canary-oauth"_s, u"canary-in-url"_s};
        {
            ConnectionsPage page(context());
            page.show();
            page.showSection(u"new"_s);
            auto *editor = page.findChild<ConnectionEditor *>();
            QVERIFY(editor);
            field(*editor, u"Name"_s)->setText(u"Prod <b>&amp; more</b>"_s);
            field(*editor, u"Bootstrap servers"_s)->setText(u"a:9092 , b:9093"_s);
            choose(*editor, u"Environment"_s, u"Production"_s);
            choose(*editor, u"Protocol"_s, u"SASL_SSL"_s);
            choose(*editor, u"Mechanism"_s, u"SCRAM-SHA-512"_s);
            field(*editor, u"User"_s)->setText(u"alice"_s);
            field(*editor, u"Password"_s)->setText(canaries[0]);
            setProperty(*editor, 0, u"ssl.keystore.password"_s, canaries[1]);
            setProperty(*editor, 1, u"sasl.oauthbearer.client.secret"_s, canaries[2]);
            setProperty(*editor, 2, u"sasl.oauthbearer.token.endpoint.url"_s, u"https://me:canary-in-url@idp/token"_s);
            setProperty(*editor, 3, u"client.id"_s, u"mine"_s);
            QVERIFY(tests::savePicture(*editor, u"connection-editor"_s));
            QCOMPARE(editor->form().faults(), QStringList());
            editor->save(true);
            QTRY_COMPARE_WITH_TIMEOUT(m_window.connected.size(), 1, 10'000);
        }
        qInstallMessageHandler(before);
        const auto saved = m_profiles->profileNamed(u"Prod <b>&amp; more</b>"_s);
        QVERIFY(saved);
        QCOMPARE(saved->bootstrapServers, u"a:9092,b:9093"_s);
        QCOMPARE(saved->saslMechanism, u"SCRAM-SHA-512"_s);
        QVERIFY(saved->environment == session::Environment::Production);
        const auto secrets = m_profiles->secrets(*saved);
        QTRY_VERIFY(secrets.isFinished());
        QStringList kept;
        const session::ProfileStore::Secrets values = secrets.result().value();
        for (const QString &value : values)
            kept.append(value);
        const QByteArray files = everyFile();
        QVERIFY(files.contains("alice") && files.contains("mine"));
        for (const QString &canary : canaries) {
            QVERIFY2(!files.contains(canary.toUtf8()), qPrintable(canary));
            QVERIFY2(!g_log.join(u'\n').contains(canary), qPrintable(canary));
            QVERIFY2(kept.join(u'\n').contains(canary), qPrintable(canary));
        }
    }

    void whatRunsCodeWantsAYes()
    {
        ConnectionEditor editor(*m_profiles, {}, {});
        editor.show();
        field(editor, u"Name"_s)->setText(u"x"_s);
        field(editor, u"Bootstrap servers"_s)->setText(u"a:1"_s);
        setProperty(editor, 0, u"plugin.library.paths"_s, u"/opt/evil.so"_s);
        QVERIFY(!editor.form().faults().isEmpty());
        QCheckBox *yes = nullptr;
        for (QCheckBox *box : editor.findChildren<QCheckBox *>())
            yes = box->accessibleDescription().contains(u"/opt/evil.so"_s) ? box : yes;
        QVERIFY(yes);
        yes->setChecked(true);
        QCOMPARE(editor.form().faults(), QStringList());
        setProperty(editor, 0, u"plugin.library.paths"_s, u"/opt/other.so"_s);
        QVERIFY(!editor.form().faults().isEmpty());
        setProperty(editor, 0, u"no.such.property"_s, u"1"_s);
        QVERIFY(!editor.form().faults().isEmpty());
        setProperty(editor, 0, u"socket.timeout.ms"_s, u"many"_s);
        QVERIFY(!editor.form().faults().isEmpty());
        setProperty(editor, 0, u"socket.timeout.ms"_s, u"5000"_s);
        QCOMPARE(editor.form().faults(), QStringList());
    }

    void aFaultIsScrolledIntoView()
    {
        ConnectionEditor editor(*m_profiles, {}, {});
        editor.resize(700, 420);
        editor.open();
        field(editor, u"Name"_s)->setText(u"far away"_s);
        field(editor, u"Bootstrap servers"_s)->setText(u"a:1"_s);
        QTableWidget *map = nullptr;
        for (auto *table : editor.findChildren<QTableWidget *>())
            map = table->accessibleName() == u"Address map"_s ? table : map;
        QVERIFY(map);
        map->setItem(0, 0, new QTableWidgetItem(u"no address, at all"_s));
        auto *scroll = editor.findChild<QScrollArea *>();
        const auto isSeen = [map, scroll] {
            return scroll->viewport()->rect().contains(map->mapTo(scroll->viewport(), map->rect().center()));
        };
        QVERIFY(!isSeen());
        editor.save(false);
        QVERIFY(bannerOf(editor).contains(u"address map"_s));
        QTRY_VERIFY(isSeen());
        QVERIFY(tests::savePicture(editor, u"connection-fault-below"_s));
    }

    void cancelDoesNotThrowTypingAway()
    {
        ConnectionEditor editor(*m_profiles, {}, {});
        editor.open();
        field(editor, u"Name"_s)->setText(u"typed"_s);
        QTest::keyClick(&editor, Qt::Key_Escape);
        QVERIFY(editor.isVisible());
        QVERIFY(bannerOf(editor).contains(u"not saved"_s));
        QTest::keyClick(&editor, Qt::Key_Escape);
        QVERIFY(!editor.isVisible());
    }

    // Said before anything is typed that could not be kept.
    void aNewerFileIsToldWhereItWouldBeWritten()
    {
        QTemporaryDir folder;
        for (const QString &name : {u"profiles.json"_s, u"settings.json"_s}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("{\"version\":99}");
        }
        session::ProfileStore profiles(folder.path(), m_secrets);
        ConnectionEditor editor(profiles, {}, {});
        editor.show();
        QVERIFY(tests::savePicture(editor, u"connection-editor-newer-file"_s));
        QVERIFY2(bannerOf(editor).contains(u"nothing is saved to it"_s), qPrintable(bannerOf(editor)));
        QVERIFY(editor.findChild<Banner *>()->isVisible());
        session::SettingsStore settings(folder.path());
        SettingsPage page({.settings = &settings});
        page.show();
        QVERIFY(tests::savePicture(page, u"settings-newer-file"_s));
        QVERIFY2(bannerOf(page).contains(u"nothing is saved to it"_s), qPrintable(bannerOf(page)));
        SettingsPage usual(context());
        QCOMPARE(bannerOf(usual), QString());
    }

    void restoredDefaultsCanBeUndone()
    {
        session::Settings mine = m_settings->settings();
        mine.topicSeparator = u"-"_s;
        m_settings->setSettings(mine);
        SettingsPage page(context());
        const auto actions = page.findChildren<QAction *>();
        const auto restore = std::find_if(actions.begin(), actions.end(), [](const QAction *a) { return a->text() == "Restore defaults"_L1; });
        QVERIFY(restore != actions.end());
        (*restore)->trigger();
        QCOMPARE(m_settings->settings().topicSeparator, session::Settings().topicSeparator);
        Q_EMIT page.findChild<Banner *>()->actionTriggered();
        QCOMPARE(m_settings->settings().topicSeparator, u"-"_s);
        m_settings->setSettings({});
    }

    void namesAreTakenOnce()
    {
        session::Profile first;
        first.id = session::newProfileId();
        first.name = u"same"_s;
        first.bootstrapServers = u"a:1"_s;
        (void)m_profiles->save(first, {});
        ConnectionEditor editor(*m_profiles, {}, {});
        editor.show();
        field(editor, u"Name"_s)->setText(u" same "_s);
        field(editor, u"Bootstrap servers"_s)->setText(u"b:1"_s);
        editor.save(false);
        QVERIFY(bannerOf(editor).contains(u"has this name"_s));
        QCOMPARE(m_profiles->profiles().size(), 1);
    }

    void deletingHasAWayBack()
    {
        session::Profile profile;
        profile.id = session::newProfileId();
        profile.name = u"precious"_s;
        profile.bootstrapServers = u"a:1"_s;
        profile.secretProperties = {u"sasl.password"_s};
        (void)m_profiles->save(profile, {{u"sasl.password"_s, u"pw"_s}});
        ConnectionsPage page(context());
        page.resize(900, 500);
        page.show();
        QVERIFY(tests::savePicture(page, u"connections-page"_s));
        auto *table = page.findChild<DataTable *>();
        table->selectRow(0);
        page.removeChosen();
        QTRY_VERIFY(m_profiles->profiles().isEmpty());
        const auto gone = m_secrets.read(profile.id, u"sasl.password"_s);
        QTRY_VERIFY(gone.isFinished());
        QVERIFY(!gone.result().value());
        auto *banner = page.findChild<Banner *>();
        QVERIFY(banner->text().contains(u"precious"_s));
        Q_EMIT banner->actionTriggered();
        QTRY_COMPARE(m_profiles->profiles().size(), 1);
        const auto back = m_secrets.read(profile.id, u"sasl.password"_s);
        QTRY_VERIFY(back.isFinished());
        QCOMPARE(back.result().value(), std::optional(u"pw"_s));
    }

    // Who saves goes on with what was saved.
    void theSavedRowStaysChosen()
    {
        for (const QString &name : {u"first"_s, u"second"_s, u"third"_s}) {
            session::Profile profile;
            profile.id = name;
            profile.name = name;
            profile.bootstrapServers = u"a:1"_s;
            (void)m_profiles->save(profile, {});
        }
        ConnectionsPage page(context());
        page.resize(900, 500);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        auto *table = page.findChild<DataTable *>();
        table->selectRow(1);
        for (QAction *action : page.findChildren<QAction *>()) {
            if (action->text() == u"&Edit…"_s)
                action->trigger();
        }
        QTRY_VERIFY(page.findChild<ConnectionEditor *>());
        auto *editor = page.findChild<ConnectionEditor *>();
        field(*editor, u"Name"_s)->setText(u"other name"_s);
        for (QPushButton *button : editor->findChildren<QPushButton *>()) {
            if (QString(button->text()).remove(u'&') == "Save"_L1)
                button->click();
        }
        QTRY_VERIFY(!page.findChild<ConnectionEditor *>());
        QCOMPARE(table->selectedSourceRows().size(), 1);
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"other name"_s);
        QTRY_COMPARE(page.focusWidget(), table);
    }

    void exportHoldsNoSecret()
    {
        session::Profile profile;
        profile.id = session::newProfileId();
        profile.name = u"theirs"_s;
        profile.bootstrapServers = u"a:1"_s;
        profile.secretProperties = {u"sasl.password"_s};
        (void)m_profiles->save(profile, {{u"sasl.password"_s, u"canary"_s}});
        ConnectionsPage page(context());
        QVERIFY(page.exportTo(profile, m_folder.filePath(u"out.json"_s)));
        QVERIFY(!everyFile().contains("canary"));
        QVERIFY(!page.exportTo(profile, m_folder.filePath(u"no/such/folder/out.json"_s)));
        QVERIFY(bannerOf(page).contains(u"cannot be written"_s));
        ImportDialog dialog;
        dialog.loadFile(m_folder.filePath(u"out.json"_s));
        QCOMPARE(dialog.result().profile.name, u"theirs"_s);
        QVERIFY(dialog.result().profile.id != profile.id);
    }

    void importShowsWhatItTakes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("shown");
        QTest::addColumn<bool>("usable");
        QTest::newRow("java") << u"bootstrap.servers=k1:9093\nsecurity.protocol=SASL_SSL\nsasl.mechanism=PLAIN\n"
                                 "sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required "
                                 "username=\"bob\" password=\"pw-canary\";\nssl.truststore.location=/etc/trust.jks\n"_s
                              << QStringList{u"Java"_s,           u"k1:9093"_s, u"SASL_SSL PLAIN"_s,        u"bob"_s,
                                             u"/etc/trust.jks"_s, u"keytool"_s, u"kept out of every file"_s}
                              << true;
        QTest::newRow("kcat") << u"kcat -b k2:9092 -X security.protocol=SSL -X ssl.ca.location=/ca.pem -X "
                                 "ssl.certificate.location=/own.pem -X ssl.key.location=/own.key -L"_s
                              << QStringList{u"kcat"_s, u"k2:9092"_s, u"SSL"_s, u"/ca.pem"_s, u"/own.pem"_s, u"/own.key"_s} << true;
        QTest::newRow("kcat file") << u"metadata.broker.list=k3:9092\nsecurity.protocol=PLAINTEXT\n"_s << QStringList{u"k3:9092"_s} << true;
        QTest::newRow("code") << u"bootstrap.servers=a:1\nplugin.library.paths=/x.so"_s << QStringList{u"a:1"_s} << true;
        QTest::newRow("prose") << u"Dear colleague,\nplease use the new cluster.\n"_s << QStringList{} << false;
        QTest::newRow("binary") << QString::fromLatin1(QByteArray("\x00\x01\xfe\xff\x80PK\x03\x04", 9)) << QStringList{} << false;
        QTest::newRow("long") << QString(3'000'000, u'x') << QStringList{} << false;
        QTest::newRow("markup") << u"bootstrap.servers=<img src=x>:1"_s << QStringList{u"<img src=x>:1"_s} << true;
    }

    void importShowsWhatItTakes()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, shown);
        QFETCH(bool, usable);
        ImportDialog dialog;
        dialog.show();
        QVERIFY(qobject_cast<QPlainTextEdit *>(dialog.focusWidget())); // who pastes at once pastes here
        dialog.setText(text);
        QPushButton *next = nullptr;
        for (QPushButton *button : dialog.findChildren<QPushButton *>())
            next = button->text().contains(u"Next"_s) ? button : next;
        QCOMPARE(next->isEnabled(), usable);
        const QString seen = texts(dialog);
        for (const QString &part : std::as_const(shown))
            QVERIFY2(seen.contains(part), qPrintable(part + u" is not in: "_s + seen));
        QVERIFY(!seen.contains(u"pw-canary"_s));
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            QCOMPARE(int(label->textFormat()), int(Qt::PlainText));
        QVERIFY(next->isDefault());
        if (QByteArray(QTest::currentDataTag()) == "java") {
            QVERIFY(tests::savePicture(dialog, u"import"_s));
        }
    }

    void importedCodeIsLeftOutUnlessAgreed()
    {
        for (const bool agreed : {false, true}) {
            ImportDialog dialog;
            dialog.show();
            dialog.setText(u"bootstrap.servers=a:1\nplugin.library.paths=/opt/x.so"_s);
            QSignalSpy imported(&dialog, &ImportDialog::imported);
            auto *risk = dialog.findChild<RiskBox *>();
            QVERIFY(risk);
            QCOMPARE(risk->findChild<QPlainTextEdit *>()->toPlainText(), u"plugin.library.paths=/opt/x.so"_s);
            auto *box = risk->findChild<QCheckBox *>();
            box->setChecked(agreed);
            for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
                if (button->text().contains(u"Next"_s))
                    button->click();
            }
            QCOMPARE(imported.size(), 1);
            const auto profile = imported.first().first().value<session::Profile>();
            QCOMPARE(profile.properties.contains({u"plugin.library.paths"_s, u"/opt/x.so"_s}), agreed);
        }
    }

    void secretsAreAskedFor()
    {
        session::Profile profile;
        profile.name = u"<i>x</i>"_s;
        profile.username = u"alice"_s;
        std::optional<SecretPrompt::Secrets> answer;
        QWidget parent;
        parent.show();
        SecretPrompt::ask(profile, {u"sasl.password"_s, u"ssl.key.password"_s}, &parent,
                          [&answer](const auto &given) { answer = given; }, u"User or password is wrong."_s);
        auto *prompt = parent.findChild<SecretPrompt *>();
        QVERIFY(prompt);
        QVERIFY(prompt->findChild<Banner *>()->isVisibleTo(prompt)); // why it asks again
        auto *password = field(*prompt, u"Password"_s);
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        password->setText(u"pw"_s);
        QVERIFY(QTest::qWaitForWindowActive(prompt));
        QTest::keyClick(password, Qt::Key_Return);
        QTRY_VERIFY(answer);
        QCOMPARE(answer->value(u"sasl.password"_s), u"pw"_s);
    }

    // Each stage that can fail, told apart; see also tst_connection_test for the sentences of each failure.
    void testAgainstRealKafka_data()
    {
        QTest::addColumn<QString>("listener");
        QTest::addColumn<QString>("protocol");
        QTest::addColumn<QString>("ca");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("plain") << u"PLAINTEXT"_s << u"PLAINTEXT"_s << u""_s << u""_s << u"The connection works"_s;
        QTest::newRow("ssl") << u"SSL"_s << u"SSL"_s << u"ca.crt"_s << u""_s << u"The connection works"_s;
        QTest::newRow("other ca") << u"SSL"_s << u"SSL"_s << u"other-ca.crt"_s << u""_s << u"TLS handshake failed"_s;
        QTest::newRow("expired") << u"EXPIRED"_s << u"SSL"_s << u"ca.crt"_s << u""_s << u"expired"_s;
        QTest::newRow("wrong host") << u"WRONGHOST"_s << u"SSL"_s << u"ca.crt"_s << u""_s << u"TLS handshake failed"_s;
        QTest::newRow("plain to ssl") << u"SSL"_s << u"PLAINTEXT"_s << u""_s << u""_s << u"failed"_s;
        QTest::newRow("sasl") << u"SASLPLAIN"_s << u"SASL_PLAINTEXT"_s << u""_s << u"alice-secret"_s << u"The connection works"_s;
        QTest::newRow("wrong password") << u"SASLPLAIN"_s << u"SASL_PLAINTEXT"_s << u""_s << u"wrong"_s
                                        << u"Authentication (SASL) failed"_s;
    }

    void testAgainstRealKafka()
    {
        if (!m_server) {
            KafkaServer::Options options;
            options.security = true;
            m_server = std::make_unique<KafkaServer>(options);
            STREAMSCOPE_REQUIRE_KAFKA(*m_server);
        }
        QFETCH(QString, listener);
        QFETCH(QString, protocol);
        QFETCH(QString, ca);
        QFETCH(QString, password);
        QFETCH(QString, verdict);
        ConnectionEditor editor(*m_profiles, testProfile(listener), {}, session::TimeZoneMode::Utc);
        editor.show();
        choose(editor, u"Protocol"_s, protocol);
        if (!ca.isEmpty())
            field(editor, u"CA certificates"_s)->setText(m_server->certificate(ca));
        if (!password.isEmpty()) {
            field(editor, u"User"_s)->setText(u"alice"_s);
            field(editor, u"Password"_s)->setText(password);
        }
        auto *panel = editor.findChild<TestPanel *>();
        QSignalSpy finished(panel, &TestPanel::finished);
        editor.test();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
        QVERIFY2(panel->verdict().contains(verdict), qPrintable(panel->verdict()));
        // The certificate in words, with times of the window's zone.
        const QString seen = texts(*panel);
        QCOMPARE(seen.contains(u"valid from "_s), !ca.isEmpty());
        QCOMPARE(seen.contains(u" UTC"_s), !ca.isEmpty());
        QVERIFY2(!seen.contains(u"valid="_s) && !seen.contains(u"subject="_s), qPrintable(seen));
        QVERIFY(tests::savePicture(editor, u"connection-test-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag()))));
        QVERIFY(m_profiles->profiles().isEmpty());
    }

    void closedPortAndSilenceAreTold()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        session::Profile profile;
        profile.name = u"x"_s;
        profile.bootstrapServers = u"127.0.0.1:1"_s;
        ConnectionEditor editor(*m_profiles, profile, {});
        editor.show();
        auto *panel = editor.findChild<TestPanel *>();
        QSignalSpy finished(panel, &TestPanel::finished);
        editor.test();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
        QVERIFY2(panel->verdict().startsWith(u"TCP connection failed"_s), qPrintable(panel->verdict()));
        field(editor, u"Bootstrap servers"_s)->setText(u"127.0.0.1:%1"_s.arg(silent.serverPort()));
        editor.test();
        QVERIFY(panel->isRunning());
        editor.test();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 60'000);
        QVERIFY2(panel->verdict().contains(u"cancelled"_s), qPrintable(panel->verdict()));
        field(editor, u"Bootstrap servers"_s)->setText(u"no-such-host.invalid:9092"_s);
        editor.test();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 3, 60'000);
        QVERIFY2(panel->verdict().startsWith(u"Name resolution failed"_s), qPrintable(panel->verdict()));
    }

    void cleanupTestCase() { m_server.reset(); }
};

QTEST_MAIN(TestConnections)
#include "tst_connections.moc"
