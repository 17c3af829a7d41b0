// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/config_text.h"
#include "models/session/profile_import.h"
#include "models/session/profile_store.h"
#include "models/session/property_policy.h"
#include "tests/support/require.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope::session;
using Kind = ImportNote::Kind;

class TestProfileImport : public QObject {
    Q_OBJECT

private:
    static QString property(const ProfileImport &import, const QString &name)
    {
        for (const auto &[key, value] : import.profile.properties) {
            if (key == name)
                return value;
        }
        return {};
    }
    static const ImportNote *note(const ProfileImport &import, Kind kind, const QString &name = {})
    {
        for (const ImportNote &n : import.notes) {
            if (n.kind == kind && (name.isEmpty() || n.name == name))
                return &n;
        }
        return nullptr;
    }

private Q_SLOTS:
    // A name that looks like one of Java's and is librdkafka's says nothing of whose escapes are in the file.
    void whatLibrdkafkaKnowsIsNotJavas()
    {
        const ProfileImport import = importProfile(u"bootstrap.servers=a:9092\nsecurity.protocol=SASL_SSL\nsasl.mechanism=PLAIN\n"
                                                   "sasl.username=al\\tice\nsasl.password=pa\\ss\nssl.providers=legacy\n"_s);
        QCOMPARE(import.format, ImportFormat::KeyValue);
        QCOMPARE(import.profile.username, u"al\\tice"_s);
        QCOMPARE(import.secrets.value(u"sasl.password"_s), u"pa\\ss"_s);
    }

    void javaClient()
    {
        const auto import = importProfile(u"# a comment\n"
                                          "! another\n"
                                          "bootstrap.servers = broker-1:9093,\\\n"
                                          "    broker-2:9093\n"
                                          "security.protocol:SASL_SSL\n"
                                          "sasl.mechanism SCRAM-SHA-512\n"
                                          "sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\\n"
                                          "  username=\"al\\u0069ce\" \\\n"
                                          "  password=\"p\\\\\"w; = \\\\\\\\x\";\n"
                                          "ssl.truststore.type=PEM\n"
                                          "ssl.truststore.location=/etc/kafka/ca.pem\n"
                                          "ssl.truststore.password=ignored\n"
                                          "key.deserializer=org.apache.kafka.common.serialization.StringDeserializer\n"
                                          "group.id=billing\n"
                                          "acks=1\n"
                                          "made.up=thing\n"
                                          "client.id=me\\ too\n"_s);
        QCOMPARE(import.format, ImportFormat::JavaProperties);
        const Profile &p = import.profile;
        QCOMPARE(p.bootstrapServers, u"broker-1:9093,broker-2:9093"_s);
        QCOMPARE(p.securityProtocol, SecurityProtocol::SaslSsl);
        QCOMPARE(p.saslMechanism, u"SCRAM-SHA-512"_s);
        QCOMPARE(p.username, u"alice"_s);
        QCOMPARE(p.caFile, u"/etc/kafka/ca.pem"_s);
        QCOMPARE(import.secrets, (QHash<QString, QString>{{u"sasl.password"_s, u"p\"w; = \\x"_s}}));
        QCOMPARE(p.secretProperties, QStringList{u"sasl.password"_s});
        QCOMPARE(p.properties, (QList<QPair<QString, QString>>{{u"client.id"_s, u"me too"_s}}));
        QVERIFY(import.refused.isEmpty());
        QVERIFY(note(import, Kind::Managed, u"group.id"_s));
        QVERIFY(note(import, Kind::Managed, u"acks"_s));
        QVERIFY(note(import, Kind::JavaOnly, u"key.deserializer"_s));
        const ImportNote *unknown = note(import, Kind::Unknown, u"made.up"_s);
        QVERIFY(unknown);
        QCOMPARE(unknown->value, u"thing"_s);
        QCOMPARE(unknown->line, 16);
        QVERIFY(!p.id.isEmpty());
    }

    void javaStoresAreNamedWithTheirCommand()
    {
        const auto import = importProfile(u"bootstrap.servers=b:1\nsecurity.protocol=SSL\n"
                                          "ssl.truststore.location=/etc/it's here/trust.jks\nssl.truststore.password=secret1\n"
                                          "ssl.keystore.location=/etc/me.jks\nssl.keystore.password=secret2\n"_s);
        const ImportNote *trust = note(import, Kind::ConvertTrustStore);
        QVERIFY(trust);
        QCOMPARE(trust->value, u"/etc/it's here/trust.jks"_s);
        QCOMPARE(trust->target, u"/etc/it's here/trust.pem"_s);
        QVERIFY(trust->command.startsWith(u"keytool -list -rfc -keystore '/etc/it'\\''s here/trust.jks' | sed"_s));
        const ImportNote *key = note(import, Kind::ConvertKeyStore);
        QVERIFY(key);
        QCOMPARE(key->command, u"keytool -importkeystore -srckeystore '/etc/me.jks' -destkeystore '/etc/me.p12' -deststoretype PKCS12"_s);
        QVERIFY(import.profile.caFile.isEmpty());
        for (const ImportNote &n : import.notes)
            QVERIFY(!n.command.contains(u"secret"_s) && !n.value.contains(u"secret"_s));
        const auto trap = importProfile(u"ssl.truststore.location=/etc/a\\nrm -rf b.jks\n"_s);
        QVERIFY(note(trap, Kind::ConvertTrustStore)->command.isEmpty());
    }

    // What the note tells a person to run does what it says, where a JDK is at hand.
    void truststoreCommandWorks()
    {
        QTemporaryDir folder;
        const QString store = folder.filePath(u"trust it.jks"_s);
        QProcess keytool;
        keytool.start(u"keytool"_s, {u"-genkeypair"_s, u"-keyalg"_s, u"EC"_s, u"-alias"_s, u"a"_s, u"-dname"_s, u"CN=a"_s, u"-storepass"_s,
                                     u"changeit"_s, u"-keystore"_s, store});
        STREAMSCOPE_REQUIRE(keytool.waitForStarted(), u"keytool"_s);
        QVERIFY(keytool.waitForFinished(60000));
        const auto import = importProfile(u"ssl.truststore.location="_s + store);
        const ImportNote *trust = note(import, Kind::ConvertTrustStore);
        QProcess shell;
        shell.start(u"sh"_s, {u"-c"_s, trust->command});
        QVERIFY(shell.waitForStarted());
        shell.write("changeit\n");
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished(60000));
        QFile pem(trust->target);
        QVERIFY(pem.open(QIODevice::ReadOnly));
        QVERIFY(pem.readAll().startsWith("-----BEGIN CERTIFICATE-----"));
    }

    void pkcs12AndPemStores()
    {
        auto import = importProfile(u"ssl.keystore.type=PKCS12\nssl.keystore.location=/me.p12\nssl.keystore.password=pw\n"_s);
        QCOMPARE(property(import, u"ssl.keystore.location"_s), u"/me.p12"_s);
        QCOMPARE(import.secrets.value(u"ssl.keystore.password"_s), u"pw"_s);
        import = importProfile(u"ssl.keystore.type=PEM\nssl.keystore.location=/both.pem\nssl.key.password=pw\n"_s);
        QCOMPARE(import.profile.certificateFile, u"/both.pem"_s);
        QCOMPARE(import.profile.keyFile, u"/both.pem"_s);
        QCOMPARE(import.secrets.value(u"ssl.key.password"_s), u"pw"_s);
        import = importProfile(
            u"ssl.keystore.type=PEM\nssl.keystore.key=-----BEGIN PRIVATE KEY-----\\nabc\nssl.truststore.certificates=CERT\n"_s);
        QVERIFY(import.secrets.value(u"ssl.key.pem"_s).contains(u"\nabc"_s));
        QCOMPARE(property(import, u"ssl.ca.pem"_s), u"CERT"_s);
    }

    void kcatConfiguration()
    {
        const auto import = importProfile(u"# kcat\nbootstrap.servers=b:9092\r\nsecurity.protocol=sasl_plaintext\nsasl.mechanisms = PLAIN\n"
                                          "sasl.username=bob\nsasl.password=a=b\\c\nnot a setting\n"_s);
        QCOMPARE(import.format, ImportFormat::KeyValue);
        QCOMPARE(import.profile.username, u"bob"_s);
        QCOMPARE(import.secrets.value(u"sasl.password"_s), u"a=b\\c"_s); // no escapes in this format
        QCOMPARE(note(import, Kind::BadLine)->value, u"not a setting"_s);
        QCOMPARE(note(import, Kind::BadLine)->line, 7);
        QCOMPARE(import.profile.name, u"b:9092"_s);
    }

    void pastedKcatCommand()
    {
        const auto import = importProfile(u"$ kcat -b b1:9092,b2:9092 -X security.protocol=SSL -Xssl.ca.location='/a b/ca.pem' \\\n"
                                          "  -X \"sasl.password=x\\\"y\" -L"_s);
        QCOMPARE(import.format, ImportFormat::KcatCommand);
        QCOMPARE(import.profile.bootstrapServers, u"b1:9092,b2:9092"_s);
        QCOMPARE(import.profile.caFile, u"/a b/ca.pem"_s);
        QCOMPARE(import.secrets.value(u"sasl.password"_s), u"x\"y"_s);
    }

    void whatRunsCodeIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("kinit") << u"sasl.kerberos.kinit.cmd=touch /opt/owned"_s << u"sasl.kerberos.kinit.cmd"_s;
        QTest::newRow("case and blanks") << u" SASL.Kerberos.Kinit.CMD = id"_s << u"SASL.Kerberos.Kinit.CMD"_s;
        QTest::newRow("plugins") << u"plugin.library.paths=/opt/x.so"_s << u"plugin.library.paths"_s;
        QTest::newRow("engine") << u"ssl.engine.location=/opt/x.so"_s << u"ssl.engine.location"_s;
        QTest::newRow("providers") << u"ssl.providers=legacy"_s << u"ssl.providers"_s;
        QTest::newRow("principal for the shell") << u"sasl.kerberos.principal=me;id"_s << u"sasl.kerberos.principal"_s;
        QTest::newRow("principal as an option") << u"sasl.kerberos.principal=-X"_s << u"sasl.kerberos.principal"_s;
        QTest::newRow("keytab for the shell") << u"sasl.kerberos.keytab=/k$(id)"_s << u"sasl.kerberos.keytab"_s;
        QTest::newRow("in JAAS")
            << u"sasl.jaas.config=com.sun.security.auth.module.Krb5LoginModule required principal=\"`id`\" keyTab=\"/k\";"_s
            << u"sasl.kerberos.principal"_s;
        QTest::newRow("in a command") << u"kcat -X plugin.library.paths=x"_s << u"plugin.library.paths"_s;
    }
    void whatRunsCodeIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        ProfileImport import = importProfile(text);
        QCOMPARE(import.refused.size(), 1);
        QCOMPARE(import.refused[0].name, name);
        QVERIFY(!import.refused[0].value.isEmpty());
        QVERIFY(property(import, name).isEmpty());
        const QString value = import.refused[0].value;
        const RefusedProperty seen = import.refused[0];
        import.refused.append({name, u"another"_s, 9}); // the same name is not the same property
        import.confirm(seen);
        QCOMPARE(import.refused.size(), 1);
        QCOMPARE(import.refused[0].value, u"another"_s);
        QCOMPARE(property(import, name), value);
    }

    void exportedProfileIsJudgedToo()
    {
        Profile p;
        p.id = u"x"_s;
        p.name = u"theirs"_s;
        p.bootstrapServers = u"b:1"_s;
        p.properties = {{u"plugin.library.paths"_s, u"/x.so"_s}, {u"client.id"_s, u"c"_s}};
        const auto import = importProfile(QString::fromUtf8(exportProfile(p)));
        QCOMPARE(import.format, ImportFormat::Exported);
        QCOMPARE(import.refused.size(), 1);
        QCOMPARE(import.profile.properties.size(), 1);
        QCOMPARE(import.profile.name, u"theirs"_s);
    }

    // The other ways of Java's to write a line.
    void javaSeparators()
    {
        for (const QString &text : {u"bootstrap.servers: b:9092\nclient.id : mine\n"_s, u"bootstrap.servers b:9092\nclient.id\tmine\n"_s}) {
            const auto import = importProfile(text);
            QCOMPARE(import.format, ImportFormat::JavaProperties);
            QCOMPARE(import.profile.bootstrapServers, u"b:9092"_s);
            QCOMPARE(property(import, u"client.id"_s), u"mine"_s);
        }
        QCOMPARE(importProfile(u"bootstrap.servers=b:9092\nclient.id=a: b\n"_s).format, ImportFormat::KeyValue);
        QCOMPARE(importProfile(u"See example.org: this is prose."_s).format, ImportFormat::KeyValue);
    }

    void oddInputs()
    {
        auto import =
            importProfile(u"security.protocol=SASL_QUIC\nclient.id=${env:X}\nsasl.jaas.config=a.b.C required password=\"half\n"_s);
        QVERIFY(note(import, Kind::BadValue, u"security.protocol"_s));
        QVERIFY(note(import, Kind::Placeholder, u"client.id"_s));
        QVERIFY(note(import, Kind::BadJaas));
        QVERIFY(note(import, Kind::ServersMissing));
        import =
            importProfile(u"security.protocol=SASL_SSL\nsasl.jaas.config=x.JndiLoginModule required user.provider.url=\"ldap://e\";\n"_s);
        QCOMPARE(note(import, Kind::UnsupportedLogin)->value, u"JndiLoginModule"_s);
        QVERIFY(note(import, Kind::MechanismMissing));
        import = importProfile(u"ssl.endpoint.identification.algorithm=\nkey.serializer=x\n"_s);
        QVERIFY(note(import, Kind::CertificateUnchecked));
        QCOMPARE(property(import, u"ssl.endpoint.identification.algorithm"_s), u"none"_s);
        QVERIFY(importProfile(u""_s).profile.properties.isEmpty());
        QVERIFY(note(importProfile(u"password only"_s), Kind::BadLine)->value.isEmpty());
        QVERIFY(note(importProfile(u"schema.registry.password=pw"_s), Kind::Unknown)->value.isEmpty());
    }

    void files()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"staging.client.properties"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("bootstrap.servers=b:1\nclient.id=K\xf6ln\n"); // Latin-1
        file.close();
        const auto import = importProfileFile(path);
        QVERIFY(import.has_value());
        QCOMPARE(import->profile.name, u"staging.client"_s);
        QCOMPARE(property(*import, u"client.id"_s), u"Köln"_s);
        QVERIFY(!importProfileFile(folder.filePath(u"none"_s)).has_value());
        QFile binary(folder.filePath(u"binary"_s));
        QVERIFY(binary.open(QIODevice::WriteOnly));
        binary.write(QByteArray("a\0b", 3));
        binary.close();
        QVERIFY(!importProfileFile(binary.fileName()).has_value());
    }

    void allowListHoldsNothingDangerous()
    {
        for (const QString &name : allowedProperties())
            QCOMPARE(propertyRisk(name, u"plain"_s), PropertyRisk::Allowed);
        QCOMPARE(propertyRisk(u"no.such"_s, {}), PropertyRisk::Unknown);
    }
};

QTEST_GUILESS_MAIN(TestProfileImport)
#include "tst_profile_import.moc"
