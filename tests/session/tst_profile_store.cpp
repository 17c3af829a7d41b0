// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/change_gate.h"
#include "models/session/journal.h"
#include "models/session/profile_store.h"
#include "models/session/settings.h"
#include "tests/session/fake_cluster.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::session;

namespace {

QFile *g_log = nullptr;

void writeLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    if (g_log)
        g_log->write(text.toUtf8() + '\n');
}

} // namespace

class TestProfileStore : public QObject {
    Q_OBJECT

private:
    static Profile full()
    {
        Profile p;
        p.id = newProfileId();
        p.name = u"Prod – Köln"_s;
        p.bootstrapServers = u"a:9092,[::1]:9093"_s;
        p.securityProtocol = SecurityProtocol::SaslSsl;
        p.saslMechanism = u"SCRAM-SHA-512"_s;
        p.username = u"alice"_s;
        p.caFile = u"/etc/ca.pem"_s;
        p.certificateFile = u"/etc/me.pem"_s;
        p.keyFile = u"/etc/me.key"_s;
        p.addressMap = {{u"broker-1:9092"_s, u"127.0.0.1:19092"_s}};
        p.properties = {{u"client.id"_s, u"x"_s}, {u"client.rack"_s, u"r\"1"_s}};
        p.secretProperties = {u"sasl.password"_s};
        p.environment = Environment::Production;
        p.readOnly = true;
        return p;
    }
    static bool waitFor(const core::FutureResult<SecretLifetime> &answer)
    {
        return QTest::qWaitFor([&answer] { return answer.isFinished(); }) && answer.result().has_value();
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private Q_SLOTS:
    void comesBack()
    {
        QTemporaryDir folder;
        SessionSecretStore secrets;
        const Profile wanted = full();
        {
            ProfileStore store(folder.path(), secrets);
            QSignalSpy changed(&store, &ProfileStore::changed);
            const auto saved = store.save(wanted, {{u"sasl.password"_s, u"pw"_s}});
            QTRY_VERIFY(saved.isFinished());
            QCOMPARE(*saved.result(), SecretLifetime::Session);
            QCOMPARE(changed.size(), 1);
        }
        ProfileStore again(folder.path(), secrets);
        QCOMPARE(again.profiles().size(), 1);
        QVERIFY(again.profiles()[0] == wanted);
        QVERIFY(again.profileNamed(wanted.name).has_value());
        QVERIFY(!again.profileNamed(u"prod"_s).has_value());
        const auto known = again.secrets(wanted);
        QTRY_VERIFY(known.isFinished());
        QCOMPARE(*known.result(), (QHash<QString, QString>{{u"sasl.password"_s, u"pw"_s}}));

        QVERIFY(again.remove(wanted.id).has_value());
        QVERIFY(!again.remove(wanted.id).has_value());
        QVERIFY(!secrets.read(wanted.id, u"sasl.password"_s).result()->has_value());
        ProfileStore empty(folder.path(), secrets);
        QVERIFY(empty.profiles().isEmpty());
    }

    void replacingForgetsWhatIsNoLongerNamed()
    {
        QTemporaryDir folder;
        SessionSecretStore secrets;
        ProfileStore store(folder.path(), secrets);
        Profile p = full();
        QVERIFY(waitFor(store.save(p, {{u"sasl.password"_s, u"pw"_s}})));
        p.secretProperties.clear();
        p.name = u"renamed"_s;
        const auto saved = store.save(p, {});
        QTRY_VERIFY(saved.isFinished());
        QCOMPARE(*saved.result(), SecretLifetime::Keychain); // nothing that could get lost
        QCOMPARE(store.profiles().size(), 1);
        QCOMPARE(store.profiles()[0].name, u"renamed"_s);
        QVERIFY(!secrets.read(p.id, u"sasl.password"_s).result()->has_value());
    }

    void damagedAndNewerFilesAreKept()
    {
        QTemporaryDir folder;
        SessionSecretStore secrets;
        const QString path = folder.filePath(u"profiles.json"_s);
        write(path, "{\"version\":1,\"profiles\":[{\"id\"");
        {
            ProfileStore store(folder.path(), secrets);
            QCOMPARE(store.problem()->kind, FileProblem::Kind::Damaged);
            const QString kept = store.problem()->keptAs;
            QVERIFY(waitFor(store.save(full(), {})));
            QCOMPARE(store.problem()->keptAs, kept); // still told after the next good write
            QCOMPARE(read(kept), QByteArray("{\"version\":1,\"profiles\":[{\"id\""));
            QVERIFY(read(path).contains("Prod"));
        }
        const QByteArray shapeless = "{\"version\":1,\"profiles\":{\"p\":{\"name\":\"precious\"}}}";
        write(path, shapeless);
        {
            ProfileStore store(folder.path(), secrets);
            QCOMPARE(store.problem()->kind, FileProblem::Kind::Damaged);
            QVERIFY(waitFor(store.save(full(), {})));
            QCOMPARE(read(store.problem()->keptAs), shapeless);
        }
        const QByteArray newer = "{\"version\":2,\"profiles\":{}}";
        write(path, newer);
        ProfileStore store(folder.path(), secrets);
        QCOMPARE(store.problem()->kind, FileProblem::Kind::Newer);
        const auto saved = store.save(full(), {});
        QVERIFY(!saved.result().has_value());
        QVERIFY(store.profiles().isEmpty());
        QCOMPARE(read(path), newer);
    }

    void twoWindowsKeepEachOthersProfiles()
    {
        QTemporaryDir folder;
        SessionSecretStore secrets;
        ProfileStore one(folder.path(), secrets);
        ProfileStore two(folder.path(), secrets);
        const Profile first = full();
        Profile second = full();
        second.name = u"second"_s;
        QVERIFY(waitFor(one.save(first, {})));
        QVERIFY(waitFor(two.save(second, {})));
        QCOMPARE(two.profiles().size(), 2);
        ProfileStore later(folder.path(), secrets);
        QCOMPARE(later.profiles().size(), 2);
        QVERIFY(one.remove(second.id).has_value()); // learnt from the file
        QCOMPARE(ProfileStore(folder.path(), secrets).profiles().size(), 1);
    }

    void entriesThatAreNotUnderstoodSurvive()
    {
        QTemporaryDir folder;
        SessionSecretStore secrets;
        const QString path = folder.filePath(u"profiles.json"_s);
        write(
            path,
            R"({"version":1,"profiles":[{"id":"odd","name":"odd","securityProtocol":"QUIC","environment":"production","readOnly":true}]})");
        ProfileStore store(folder.path(), secrets);
        QVERIFY(store.profiles().isEmpty());
        QCOMPARE(store.problem()->kind, FileProblem::Kind::PartUnknown);
        QCOMPARE(store.problem()->reason, u"1"_s);
        QVERIFY(waitFor(store.save(full(), {})));
        QVERIFY(read(path).contains("QUIC"));
    }

    void exportHasNoSecretAndComesBack()
    {
        Profile p = full();
        p.properties.append({u"ssl.key.password"_s, u"s3cr3t"_s});
        const QByteArray bytes = exportProfile(p);
        QVERIFY(!bytes.contains("s3cr3t"));
        const auto back = importExportedProfile(bytes);
        QVERIFY(back.has_value());
        QVERIFY(back->id != p.id && !back->id.isEmpty());
        QCOMPARE(back->bootstrapServers, p.bootstrapServers);
        QCOMPARE(back->secretProperties, (QStringList{u"sasl.password"_s, u"ssl.key.password"_s}));
        QVERIFY(!importExportedProfile("{}").has_value());
        QVERIFY(!importExportedProfile("{\"streamscopeProfile\":2}").has_value());
    }

    void configurationOfAProfile()
    {
        const auto config = connectionConfig(full(), {{u"sasl.password"_s, u"pw"_s}});
        QCOMPARE(config.property(u"bootstrap.servers"_s), u"a:9092,[::1]:9093"_s);
        QCOMPARE(config.property(u"security.protocol"_s), u"sasl_ssl"_s);
        QCOMPARE(config.property(u"sasl.mechanism"_s), u"SCRAM-SHA-512"_s);
        QCOMPARE(config.property(u"sasl.password"_s), u"pw"_s);
        QVERIFY(config.secrets.contains(u"pw"_s)); // for the log to leave out
        Profile byHand = full(); // names no secret
        byHand.secretProperties.clear();
        byHand.securityProtocol = SecurityProtocol::SaslSsl;
        byHand.saslMechanism = u"SCRAM-SHA-256"_s;
        byHand.username = u"alice"_s;
        QCOMPARE(passwordProperty(byHand), u"sasl.password"_s);
        byHand.securityProtocol = SecurityProtocol::Ssl;
        QCOMPARE(passwordProperty(byHand), QString());
        QCOMPARE(config.property(u"ssl.ca.location"_s), u"/etc/ca.pem"_s);
        QCOMPARE(config.addressMap.value(u"broker-1:9092"_s), u"127.0.0.1:19092"_s);
        Profile plain = full();
        plain.securityProtocol = SecurityProtocol::Plaintext;
        const auto plainConfig = connectionConfig(plain, {});
        QVERIFY(plainConfig.property(u"sasl.username"_s).isEmpty());
        QVERIFY(plainConfig.property(u"ssl.ca.location"_s).isEmpty());
    }

    void secretNames_data()
    {
        QTest::addColumn<bool>("secret");
        for (const char *name :
             {"sasl.password", "SASL.PASSWORD", "ssl.key.password", "ssl.key.pem", "ssl_key", "ssl.keystore.password",
              "sasl.oauthbearer.config", "sasl.oauthbearer.extensions", "sasl.oauthbearer.client.secret", "sasl.oauthbearer.client.credentials.client.secret",
              "sasl.oauthbearer.assertion.private.key.pem", "sasl.oauthbearer.assertion.private.key.passphrase", "sasl.jaas.config",
              "ssl.truststore.password", "basic.auth.user.info", "rest.secret-header.X-Callback.url", "rest.header.X-Api-Key"})
            QTest::newRow(name) << true;
        for (const char *name : {"sasl.username", "ssl.key.location", "sasl.oauthbearer.token.endpoint.url", "ssl.ca.pem", "client.id",
                                 "sasl.oauthbearer.assertion.private.key.file", "ssl.certificate.pem", "sasl.oauthbearer.client.id",
                                 "rest.header.X-Team"})
            QTest::newRow(name) << false;
    }
    void secretNames()
    {
        QFETCH(bool, secret);
        QCOMPARE(isSecretProperty(QString::fromLatin1(QTest::currentDataTag())), secret);
    }

    void addressesMayHoldASecret()
    {
        const QString endpoint = u"sasl.oauthbearer.token.endpoint.url"_s;
        QVERIFY(mayBeSecretProperty(endpoint) && mayBeSecretProperty(u"sasl.password"_s));
        QVERIFY(!mayBeSecretProperty(u"ssl.key.location"_s) && !mayBeSecretProperty(u"client.id"_s));
        QVERIFY(isSecretProperty(endpoint, u"https://app:pw@login/token"_s));
        QVERIFY(!isSecretProperty(endpoint, u"https://login/token"_s));
    }

    // Every kind of secret is saved, used and exported; then every byte that the program has written is searched for it.
    void noSecretInAnyFile()
    {
        QTemporaryDir home;
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
            qputenv(name, QFile::encodeName(home.path()));
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no keychain: the case in which a file would be tempting
        const QString folder = home.filePath(u"config"_s);
        QFile log(home.filePath(u"log.txt"_s));
        QVERIFY(log.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        g_log = &log;
        const QtMessageHandler previous = qInstallMessageHandler(writeLog);

        const QStringList given{u"sasl.password"_s, u"ssl.key.password"_s, u"ssl.keystore.password"_s, u"sasl.oauthbearer.client.secret"_s};
        const QStringList hidden{u"ssl.key.pem"_s,
                                 u"sasl.oauthbearer.config"_s,
                                 u"sasl.oauthbearer.assertion.private.key.pem"_s,
                                 u"sasl.oauthbearer.assertion.private.key.passphrase"_s,
                                 u"sasl.jaas.config"_s,
                                 u"client.id"_s,
                                 u"sasl.oauthbearer.token.endpoint.url"_s};
        KeychainSecretStore keychain(u"Streamscope test"_s);
        Profile p = full();
        QHash<QString, QString> secrets;
        for (const QString &name : given)
            secrets.insert(name, u"TOPSECRET-given-"_s + name);
        for (const QString &name : hidden)
            p.properties.append({name, u"TOPSECRET-hidden-"_s + name});
        p.properties[p.properties.size() - 2].second = u"-----BEGIN RSA PRIVATE KEY-----\nTOPSECRET\n"_s;
        p.properties.last().second = u"https://user:TOPSECRET@idp.example/token"_s;
        {
            SettingsStore settings(folder);
            settings.setState(u"window"_s, {{u"open"_s, p.id}});
            ProfileStore store(folder, keychain);
            const auto saved = store.save(p, secrets);
            QTRY_VERIFY_WITH_TIMEOUT(saved.isFinished(), 30000);
            QVERIFY(saved.result().has_value());
            const Profile kept = store.profiles().constFirst();
            QCOMPARE(kept.secretProperties.size(), given.size() + hidden.size());
            const auto known = store.secrets(kept);
            QTRY_VERIFY_WITH_TIMEOUT(known.isFinished(), 30000);
            QCOMPARE(known.result()->size(), kept.secretProperties.size());
            const auto config = connectionConfig(kept, *known.result());
            QCOMPARE(config.property(u"sasl.password"_s), u"TOPSECRET-given-sasl.password"_s);
            QVERIFY(config.property(u"sasl.oauthbearer.token.endpoint.url"_s).contains(u"TOPSECRET"_s));

            tests::FakeCluster cluster;
            cluster.topics = {{u"t"_s, {{0, 0}}}};
            Journal journal(folder + u"/journal.jsonl"_s);
            ChangeGate gate(kept, cluster.writer(), journal);
            (void)gate.createTopics({{u"x"_s, 1, 1, {}}}, false);
            QFile exported(folder + u"/exported.json"_s);
            QVERIFY(exported.open(QIODevice::WriteOnly));
            exported.write(exportProfile(p));
        }
        qInstallMessageHandler(previous);
        g_log = nullptr;
        int files = 0;
        QDirIterator it(home.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            ++files;
            QVERIFY2(!read(path).contains("TOPSECRET"), qPrintable(path));
        }
        QVERIFY2(files >= 5, "profiles, state, journal, export and log were looked at");
    }
};

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profile_store.moc"
