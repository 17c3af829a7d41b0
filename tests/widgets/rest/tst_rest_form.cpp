// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a REST Proxy: what it takes, refuses and warns of, where its secrets go, the test, import and export.
#include "models/session/activity.h"
#include "models/session/profile_import.h"
#include "models/session/profile_store.h"
#include "models/session/secret_store.h"
#include "models/session/settings.h"
#include "tests/rest/stand_in.h"
#include "widgets/common/banner.h"
#include "widgets/common/theme.h"
#include "widgets/connections/connection_editor.h"
#include "widgets/connections/connection_form.h"
#include "widgets/connections/import_dialog.h"
#include "widgets/connections/pair_table.h"
#include "widgets/connections/rest_form.h"
#include "widgets/connections/secret_prompt.h"
#include "widgets/connections/test_panel.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using namespace streamscope::testing;

class TestRestForm : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ThemeController m_theme;
    session::SessionSecretStore m_secrets;
    std::unique_ptr<session::ProfileStore> m_profiles;

    template<typename T = QLineEdit>
    static T *field(const QWidget &parent, const QString &accessibleName)
    {
        for (T *candidate : parent.findChild<RestForm *>()->findChildren<T *>()) {
            if (candidate->accessibleName() == accessibleName)
                return candidate;
        }
        return nullptr;
    }

    static void type(ConnectionEditor &editor, const QString &name, const QString &address)
    {
        for (QLineEdit *line : editor.form().findChildren<QLineEdit *>()) {
            if (line->accessibleName() == "Name"_L1)
                line->setText(name);
        }
        for (QComboBox *box : editor.form().findChildren<QComboBox *>()) {
            if (box->accessibleName() == "Connect through"_L1)
                box->setCurrentText(u"REST Proxy"_s);
        }
        field(editor, u"Address"_s)->setText(address);
    }

    static void setHeader(const ConnectionEditor &editor, int row, const QString &name, const QString &value)
    {
        auto *table = editor.findChild<RestForm *>()->findChild<PairTable *>();
        table->setItem(row, 0, new QTableWidgetItem(name));
        table->setItem(row, 1, new QTableWidgetItem(value));
    }

    static QString warning(const ConnectionEditor &editor) { return editor.findChild<RestForm *>()->findChild<Banner *>()->text(); }

    static QByteArray picture(ConnectionEditor &editor, const QString &name)
    {
        QApplication::processEvents(QEventLoop::ExcludeUserInputEvents);
        return editor.grab().save(name) ? QByteArray() : QByteArray("no picture");
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(QDir(m_folder.path()).removeRecursively() && QDir().mkpath(m_folder.path()));
        m_profiles = std::make_unique<session::ProfileStore>(m_folder.path(), m_secrets);
    }
    void cleanup() { m_profiles.reset(); }

    void whatIsTypedIsSaved();
    void aHeaderIsMarkedSecret();
    void bothKindsKeepApart();
    void nonsenseIsTold_data();
    void nonsenseIsTold();
    void credentialsInTheClearAreWarnedOf();
    void theTestGoesStageByStage();
    void exportedAndImported();
    void inGerman();
};

void TestRestForm::whatIsTypedIsSaved()
{
    ConnectionEditor editor(*m_profiles, {}, {});
    editor.show();
    type(editor, u"shop"_s, u"https://rest.example.com:8082/kafka/"_s);
    field<QComboBox>(editor, u"Authentication"_s)->setCurrentText(u"User and password (basic)"_s);
    field(editor, u"User"_s)->setText(u"alice"_s);
    field(editor, u"Password"_s)->setText(u"hush-1"_s);
    field<QComboBox>(editor, u"Produce as"_s)->setCurrentText(u"JSON"_s);
    field<QComboBox>(editor, u"Network proxy"_s)->setCurrentText(u"HTTP proxy"_s);
    field(editor, u"Its address"_s)->setText(u"[::1]:3128"_s);
    field(editor, u"Its user"_s)->setText(u"b@b"_s);
    field(editor, u"Its password"_s)->setText(u"hush-2"_s);
    setHeader(editor, 0, u"X-Team"_s, u"shop"_s);
    setHeader(editor, 1, u"X-Api-Key"_s, u"hush-3"_s);
    QCOMPARE(editor.form().faults(), QStringList());
    QSignalSpy saved(&editor, &ConnectionEditor::saved);
    editor.save(false);
    QTRY_COMPARE(saved.size(), 1);
    const auto profile = m_profiles->profileNamed(u"shop"_s);
    QVERIFY(profile);
    QCOMPARE(profile->kind, session::Profile::Kind::Rest);
    QCOMPARE(profile->secretProperties,
             (QStringList{u"rest.header.X-Api-Key"_s, u"rest.password"_s, u"rest.proxy.password"_s}));
    QFile file(m_folder.filePath(u"profiles.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("hush"));
    const auto asked = m_profiles->secrets(*profile);
    QTRY_VERIFY(asked.isFinished());
    const auto secrets = asked.result();
    QVERIFY(secrets);
    // The form shows again what was saved, and saves the same again.
    ConnectionEditor again(*m_profiles, *profile, *secrets);
    QCOMPARE(again.form().faults(), QStringList());
    QCOMPARE(field(again, u"Password"_s)->text(), u"hush-1"_s);
    QCOMPARE(field(again, u"Its address"_s)->text(), u"[::1]:3128"_s);
    QCOMPARE(field(again, u"Its user"_s)->text(), u"b@b"_s);
    session::Profile same = again.form().profile();
    (void)session::splitSecrets(same);
    QCOMPARE(same, *profile);
}

// Its name tells nothing: the mark goes with it, and its value where passwords go.
void TestRestForm::aHeaderIsMarkedSecret()
{
    ConnectionEditor editor(*m_profiles, {}, {});
    editor.resize(760, 900);
    editor.show();
    type(editor, u"shop"_s, u"http://127.0.0.1:8082"_s);
    setHeader(editor, 0, u"X-Team"_s, u"hush-1"_s);
    setHeader(editor, 1, u"X-Api-Key"_s, u"hush-2"_s);
    auto *table = editor.findChild<RestForm *>()->findChild<PairTable *>();
    QVERIFY(table->isTicked(u"X-Api-Key"_s) && !table->item(1, 2)->flags().testFlag(Qt::ItemIsUserCheckable)); // its name does
    table->item(1, 0)->setText(u"X-Shop"_s);
    QVERIFY(!table->isTicked(u"X-Shop"_s) && table->item(1, 2)->flags().testFlag(Qt::ItemIsUserCheckable));
    QCOMPARE(warning(editor), QString());
    table->setCurrentCell(0, 2);
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(table->isTicked(u"X-Team"_s));
    QVERIFY(warning(editor).contains(u"can be read"_s));
    table->item(1, 1)->setText(u"plain"_s);
    QCOMPARE(picture(editor, u"rest-form-headers.png"_s), QByteArray());
    QSignalSpy saved(&editor, &ConnectionEditor::saved);
    editor.save(false);
    QTRY_COMPARE(saved.size(), 1);
    const auto profile = m_profiles->profileNamed(u"shop"_s);
    QVERIFY(profile);
    QCOMPARE(profile->secretProperties, QStringList{u"rest.secret-header.X-Team"_s});
    QFile file(m_folder.filePath(u"profiles.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(written.contains("plain") && !written.contains("hush-1"));
    const auto asked = m_profiles->secrets(*profile);
    QTRY_VERIFY(asked.isFinished());
    const session::ProfileStore::Secrets secrets = asked.result().value();
    QCOMPARE(secrets.value(u"rest.secret-header.X-Team"_s), u"hush-1"_s);
    // Known to the keychain or not, the mark is still there, and saved again.
    for (const auto &known : {secrets, session::ProfileStore::Secrets()}) {
        ConnectionEditor again(*m_profiles, *profile, known);
        QVERIFY(again.findChild<RestForm *>()->findChild<PairTable *>()->isTicked(u"X-Team"_s));
        session::Profile same = again.form().profile();
        QVERIFY(!session::exportProfile(same).contains("hush-1"));
        (void)session::splitSecrets(same);
        QCOMPARE(same, *profile);
    }
    SecretPrompt prompt(*profile, profile->secretProperties);
    QCOMPARE(prompt.findChildren<QLineEdit *>().first()->accessibleName(), u"Header X-Team"_s);
    // Without the mark it is a header like any other.
    ConnectionEditor open(*m_profiles, *profile, secrets);
    auto *headers = open.findChild<RestForm *>()->findChild<PairTable *>();
    for (int row = 0; row < headers->rowCount(); ++row)
        headers->item(row, 2)->setCheckState(Qt::Unchecked);
    session::Profile plain = open.form().profile();
    (void)session::splitSecrets(plain);
    QVERIFY(plain.secretProperties.isEmpty());
    QVERIFY(plain.properties.contains({u"rest.header.X-Team"_s, u"hush-1"_s}));
}

void TestRestForm::bothKindsKeepApart()
{
    ConnectionEditor editor(*m_profiles, {}, {});
    editor.show();
    type(editor, u"shop"_s, u"http://127.0.0.1:8082"_s);
    const auto rows = editor.form().findChildren<QLineEdit *>();
    const auto servers =
        std::find_if(rows.begin(), rows.end(), [](const QLineEdit *line) { return line->accessibleName() == "Bootstrap servers"_L1; });
    QVERIFY(servers != rows.end());
    QVERIFY((*servers)->isHidden() || !(*servers)->isVisible());
    QVERIFY(field(editor, u"Address"_s)->isVisible());
    QVERIFY(!field(editor, u"User"_s)->isVisible());
    for (const QLabel *label : editor.form().findChildren<QLabel *>())
        QVERIFY2(!label->isVisible() || !label->text().contains(u"One or more brokers"), "the help of a hidden field");
    QVERIFY(!field(editor, u"CA certificates"_s)->isVisible()); // plain http has none
    field(editor, u"Address"_s)->setText(u"https://127.0.0.1:8082"_s);
    QVERIFY(field(editor, u"CA certificates"_s)->isVisible());
    for (QComboBox *box : editor.form().findChildren<QComboBox *>()) {
        if (box->accessibleName() == "Connect through"_L1)
            box->setCurrentText(u"Kafka brokers"_s);
    }
    QVERIFY((*servers)->isVisible());
    QVERIFY(!field(editor, u"Address"_s)->isVisible());
    (*servers)->setText(u"localhost:9092"_s);
    QCOMPARE(editor.form().profile().kind, session::Profile::Kind::Kafka);
    QCOMPARE(editor.form().profile().restUrl, QString());
    QCOMPARE(editor.form().faults(), QStringList());
}

void TestRestForm::nonsenseIsTold_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fault");
    QTest::newRow("nothing") << QString() << QString() << QString() << u"Give the address of the REST Proxy."_s;
    QTest::newRow("no scheme") << u"rest.example.com:8082"_s << QString() << QString() << u"This is not an address"_s;
    QTest::newRow("another scheme") << u"ftp://rest.example.com"_s << QString() << QString() << u"This is not an address"_s;
    QTest::newRow("a query") << u"http://rest.example.com/?a=b"_s << QString() << QString() << u"has no “?”"_s;
    QTest::newRow("a password in it") << u"http://a:b@rest.example.com"_s << QString() << QString() << u"in the fields below"_s;
    QTest::newRow("no such file") << u"https://x"_s << u"CA certificates"_s << u"/no/such.pem"_s << u"cannot be read"_s;
    QTest::newRow("a key alone") << u"https://x"_s << u"Client key"_s << u"/no/such.pem"_s << u"with its certificate only"_s;
    QTest::newRow("a proxy without a port") << u"http://x"_s << u"Its address"_s << u"proxy"_s << u"needs host:port"_s;
    QTest::newRow("a colon in the user") << u"http://x"_s << u"User"_s << u"a:b"_s << u"no colon"_s;
    QTest::newRow("a token of two words") << u"http://x"_s << u"Token"_s << u"a b"_s << u"one word"_s;
}

void TestRestForm::nonsenseIsTold()
{
    QFETCH(const QString, address);
    QFETCH(const QString, name);
    QFETCH(const QString, text);
    QFETCH(const QString, fault);
    ConnectionEditor editor(*m_profiles, {}, {});
    editor.show();
    type(editor, u"shop"_s, address);
    if (name == "Its address"_L1)
        field<QComboBox>(editor, u"Network proxy"_s)->setCurrentText(u"SOCKS5 proxy"_s);
    if (name == "User"_L1 || name == "Token"_L1)
        field<QComboBox>(editor, u"Authentication"_s)->setCurrentIndex(name == "User"_L1 ? 1 : 2);
    if (!name.isEmpty())
        field(editor, name)->setText(text);
    QVERIFY2(editor.form().faults().value(0).contains(fault), qPrintable(editor.form().faults().join(u" | "_s)));
    editor.save(false);
    QVERIFY(m_profiles->profiles().isEmpty());
}

void TestRestForm::credentialsInTheClearAreWarnedOf()
{
    ConnectionEditor editor(*m_profiles, {}, {});
    editor.resize(760, 900);
    editor.show();
    type(editor, u"shop"_s, u"http://rest.example.com:8082"_s);
    QCOMPARE(warning(editor), QString());
    const int before = field(editor, u"Address"_s)->height();
    field<QComboBox>(editor, u"Authentication"_s)->setCurrentIndex(2);
    QVERIFY(warning(editor).contains(u"can be read"_s));
    // Every row is still where it was, above all the one that is to be mended.
    for (const QString &name : {u"Address"_s, u"Token"_s})
        QVERIFY2(field(editor, name)->isVisible() && field(editor, name)->height() >= before / 2, qPrintable(name));
    QVERIFY(field<QComboBox>(editor, u"Network proxy"_s)->isVisible());
    m_theme.setMode(session::ThemeMode::Light);
    QCOMPARE(picture(editor, u"rest-form-light.png"_s), QByteArray());
    m_theme.setMode(session::ThemeMode::Dark);
    QCOMPARE(picture(editor, u"rest-form-dark.png"_s), QByteArray());
    const QImage banner = editor.findChild<RestForm *>()->findChild<Banner *>()->grab().toImage();
    QCOMPARE(banner.pixelColor(banner.width() / 2, 1), color(Token::Raised));
    field(editor, u"Address"_s)->setText(u"https://rest.example.com:8082"_s);
    QCOMPARE(warning(editor), QString());
    field<QComboBox>(editor, u"Authentication"_s)->setCurrentIndex(0);
    field(editor, u"Address"_s)->setText(u"http://rest.example.com:8082"_s);
    setHeader(editor, 0, u"Cookie"_s, u"a=b"_s);
    QVERIFY(warning(editor).contains(u"can be read"_s));
}

void TestRestForm::theTestGoesStageByStage()
{
    MemoryBackend log;
    StandIn server(log);
    server.manners.authorization = "Bearer good";
    server.manners.v3 = false;
    server.start();
    ConnectionEditor editor(*m_profiles, {}, {});
    editor.show();
    type(editor, u"shop"_s, server.url());
    field<QComboBox>(editor, u"Network proxy"_s)->setCurrentText(u"Direct"_s);
    field<QComboBox>(editor, u"Authentication"_s)->setCurrentText(u"Token (bearer)"_s);
    field(editor, u"Token"_s)->setText(u"bad"_s);
    auto *panel = editor.findChild<TestPanel *>();
    QSignalSpy finished(panel, &TestPanel::finished);
    editor.test();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QVERIFY2(panel->verdict().startsWith(u"HTTP answer and authentication failed."_s), qPrintable(panel->verdict()));
    field(editor, u"Token"_s)->setText(u"good"_s);
    editor.test();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 20'000);
    QVERIFY2(panel->verdict().contains(u"works"_s), qPrintable(panel->verdict()));
    QStringList shown;
    for (const QLabel *label : panel->findChildren<QLabel *>())
        shown.append(label->text());
    QVERIFY2(shown.contains(u"v2=yes · v3=no"_s), qPrintable(shown.join(u" | "_s)));
    QVERIFY(m_profiles->profiles().isEmpty());
}

void TestRestForm::exportedAndImported()
{
    session::Profile profile;
    profile.id = session::newProfileId();
    profile.kind = session::Profile::Kind::Rest;
    profile.name = u"shop"_s;
    profile.restUrl = u"http://rest.example.com:8082"_s;
    profile.properties = {{u"rest.auth"_s, u"bearer"_s}, {u"rest.proxy"_s, u"none"_s}, {u"rest.header.X-Team"_s, u"shop"_s}};
    profile.secretProperties = {u"rest.token"_s};
    ImportDialog dialog;
    dialog.show();
    dialog.setText(QString::fromUtf8(session::exportProfile(profile)));
    QStringList shown;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        shown.append(label->text());
    QVERIFY2(shown.contains(u"REST Proxy: http://rest.example.com:8082"_s), qPrintable(shown.join(u" | "_s)));
    QSignalSpy imported(&dialog, &ImportDialog::imported);
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text().startsWith(u"&Next"_s))
            button->click();
    }
    QCOMPARE(imported.size(), 1);
    const auto taken = imported.first().first().value<session::Profile>();
    ConnectionEditor editor(*m_profiles, taken, {});
    session::Profile same = editor.form().profile();
    QVERIFY(same.id != profile.id);
    same.id = profile.id;
    QCOMPARE(same, profile);
    SecretPrompt prompt(profile, profile.secretProperties);
    QVERIFY(!prompt.findChildren<QLineEdit *>().isEmpty());
    QCOMPARE(prompt.findChildren<QLineEdit *>().first()->accessibleName(), u"Token"_s);
}

void TestRestForm::inGerman()
{
    QTranslator german;
    QVERIFY(german.load(u":/i18n/streamscope_de.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&german));
    session::Profile profile;
    profile.kind = session::Profile::Kind::Rest;
    profile.name = u"Laden"_s;
    profile.restUrl = u"http://rest.example.com:8082"_s;
    profile.properties = {{u"rest.auth"_s, u"basic"_s}, {u"rest.proxy"_s, u"http://me@proxy.example.com:3128"_s}};
    ConnectionEditor editor(*m_profiles, profile, {});
    editor.resize(760, 900);
    editor.show();
    QVERIFY(warning(editor).contains(u"Die Adresse ist http"_s));
    QVERIFY(field(editor, u"Sein Benutzer"_s)->isVisible());
    QCOMPARE(picture(editor, u"rest-form-de.png"_s), QByteArray());
    QVERIFY(QCoreApplication::removeTranslator(&german));
}

QTEST_MAIN(TestRestForm)
#include "tst_rest_form.moc"
