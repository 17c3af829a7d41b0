// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Properties, profiles, addresses: what a REST Proxy connection is made of.
#include "models/rest/instance_book.h"
#include "models/session/profile_store.h"
#include "models/session/rest_profile.h"

#include <QDir>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;

class TestRestConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void propertiesBecomeAConfiguration();
    void badPropertiesAreNamed_data();
    void badPropertiesAreNamed();
    void instancesStayWithTheBaseUrl_data();
    void instancesStayWithTheBaseUrl();
    void namesAreEscaped();
    void profilesKeepNoSecret();
    void oldProfilesAreOfBrokers();
    void theStateHasAPlaceOfItsOwn();
};

void TestRestConfig::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url");
    QTest::newRow("plain") << u"http://localhost:8082"_s << u"http://localhost:8082"_s;
    QTest::newRow("slashes") << u" https://h//"_s << u"https://h"_s;
    QTest::newRow("path") << u"https://h/kafka/rest/"_s << u"https://h/kafka/rest"_s;
    QTest::newRow("user") << u"https://u:p@h"_s << u"https://h"_s;
    QTest::newRow("no scheme") << u"localhost:8082"_s << QString();
    QTest::newRow("other scheme") << u"ftp://h"_s << QString();
    QTest::newRow("no host") << u"http://"_s << QString();
    QTest::newRow("query") << u"http://h?a=b"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestRestConfig::addresses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, url);
    const auto checked = rest::checkBaseUrl(text);
    QCOMPARE(checked ? checked->toString() : QString(), url);
}

void TestRestConfig::propertiesBecomeAConfiguration()
{
    const auto config = rest::configFromProperties({{u"rest.url"_s, u"https://h:1/p"_s},
                                                    {u"rest.username"_s, u"alice"_s},
                                                    {u"rest.password"_s, u"a:b"_s},
                                                    {u"rest.header.X-Tenant"_s, u"red"_s},
                                                    {u"rest.header.x-tenant"_s, u"blue"_s},
                                                    {u"rest.header.X-Api-Key"_s, u"k"_s},
                                                    {u"rest.header.Ocp-Apim-Subscription-Key"_s, u"s"_s},
                                                    {u"rest.secret-header.X-Team"_s, u"t"_s},
                                                    {u"rest.proxy.password"_s, u"pw"_s},
                                                    {u"rest.proxy"_s, u"http://bob@gate:3128"_s},
                                                    {u"rest.format"_s, u"json"_s}});
    QVERIFY(config);
    QCOMPARE(config->auth, rest::Auth::Basic);
    QCOMPARE(config->headers, (QList<rest::ExtraHeader>{{"x-tenant", "blue", false}, {"X-Api-Key", "k", true}, {"Ocp-Apim-Subscription-Key", "s", true}, {"X-Team", "t", true}}));
    for (const auto &name : {u"X-Auth-Key"_s, u"x-functions-key"_s, u"X-Access-Token"_s, u"X-Session"_s, u"Cookie"_s})
        QVERIFY2(rest::isSecretHeader(name), qPrintable(name));
    for (const auto &name : {u"X-Tenant"_s, u"X-Request-Id"_s, u"Accept-Language"_s})
        QVERIFY2(!rest::isSecretHeader(name), qPrintable(name));
    QCOMPARE(config->route, (rest::ProxyRoute{rest::ProxyRoute::Kind::Http, u"gate"_s, 3128, u"bob"_s, u"pw"_s}));
    QCOMPARE(config->format, rest::PayloadFormat::Json);
    QVERIFY(!rest::sendsCredentialsInTheClear(*config));
    const auto bearer = rest::configFromProperties({{u"rest.url"_s, u"http://h"_s}, {u"rest.token"_s, u"t"_s}});
    QCOMPARE(bearer->auth, rest::Auth::Bearer);
    QVERIFY(rest::sendsCredentialsInTheClear(*bearer));
}

void TestRestConfig::badPropertiesAreNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("unknown") << u"rest.nonsense"_s << u"x"_s;
    QTest::newRow("a broker's") << u"client.id"_s << u"x"_s;
    QTest::newRow("auth") << u"rest.auth"_s << u"kerberos"_s;
    QTest::newRow("format") << u"rest.format"_s << u"xml"_s;
    for (const auto &format : {u"avro"_s, u"jsonschema"_s, u"protobuf"_s})
        QTest::newRow(qPrintable(format)) << u"rest.format"_s << format;
    QTest::newRow("proxy without port") << u"rest.proxy"_s << u"http://gate"_s;
    QTest::newRow("header with a line") << u"rest.header.X"_s << u"a\r\nAuthorization: b"_s;
    QTest::newRow("header without name") << u"rest.header."_s << u"a"_s;
    QTest::newRow("header with a colon") << u"rest.header.a:b"_s << u"a"_s;
    QTest::newRow("token with a line") << u"rest.token"_s << u"a\nb"_s;
    QTest::newRow("user with a colon") << u"rest.username"_s << u"a:b"_s;
}

void TestRestConfig::badPropertiesAreNamed()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    const auto config = rest::configFromProperties({{u"rest.url"_s, u"https://h"_s}, {name, value}});
    QVERIFY(!config);
    QCOMPARE(config.error().kind, core::ErrorKind::Configuration);
    QCOMPARE(config.error().where, name);
    QCOMPARE(config.error().message.contains("schema registry"_L1), rest::isSchemaFormat(value));
}

void TestRestConfig::instancesStayWithTheBaseUrl_data()
{
    QTest::addColumn<QString>("baseUri");
    QTest::newRow("absolute") << u"http://h:8082/consumers/g/instances/i"_s;
    QTest::newRow("another host") << u"http://evil.example/consumers/g/instances/i/"_s;
    QTest::newRow("with a prefix") << u"https://h/kafka/rest/consumers/g/instances/i"_s;
    QTest::newRow("with the same words before it") << u"https://h/my-consumers/consumers/g/instances/i"_s;
    QTest::newRow("with the same words as a prefix") << u"https://h/consumers/kafka/consumers/g/instances/i"_s;
    QTest::newRow("absolute path") << u"/consumers/g/instances/i"_s;
    QTest::newRow("relative") << u"consumers/g/instances/i"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("nonsense") << u"http://h/../../secret"_s;
}

void TestRestConfig::instancesStayWithTheBaseUrl()
{
    QFETCH(const QString, baseUri);
    const rest::InstancePath instance = rest::instancePath(u"g"_s, u"i"_s, baseUri);
    QCOMPARE(instance.path, QByteArray("/consumers/g/instances/i"));
    const QUrl url = rest::urlOf(QUrl(u"https://proxy/kafka/rest"_s),
                                 rest::v2::records(instance, rest::PayloadFormat::Binary, std::chrono::seconds(1), 5));
    QCOMPARE(url.toString(), u"https://proxy/kafka/rest/consumers/g/instances/i/records?timeout=1000&max_bytes=5"_s);
}

void TestRestConfig::namesAreEscaped()
{
    const QUrl base(u"http://h/p"_s);
    QCOMPARE(rest::urlOf(base, rest::v2::topic(u"a/b?c#d%e é"_s)).toEncoded(), QByteArray("http://h/p/topics/a%2Fb%3Fc%23d%25e%20%C3%A9"));
    QCOMPARE(rest::jsonString(u"\"\\\n\u0001é"_s), QByteArray("\"\\\"\\\\\\u000a\\u0001\xc3\xa9\""));
}

void TestRestConfig::profilesKeepNoSecret()
{
    QTemporaryDir folder;
    session::SessionSecretStore secrets;
    session::ProfileStore store(folder.path(), secrets);
    session::Profile profile;
    profile.id = u"p"_s;
    profile.kind = session::Profile::Kind::Rest;
    profile.name = u"proxy"_s;
    profile.restUrl = u"https://alice:s3cret-a@proxy:8082"_s;
    profile.properties = {{u"rest.header.X-Api-Key"_s, u"s3cret-b"_s},
                          {u"rest.header.X-Tenant"_s, u"blue"_s},
                          {u"rest.key.password"_s, u"s3cret-c"_s},
                          {u"rest.proxy"_s, u"http://bob:s3cret-d@gate:1"_s}};
    (void)store.save(profile, {{u"rest.token"_s, u"s3cret-e"_s}});
    QFile file(folder.filePath(u"profiles.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("s3cret"));

    const session::ProfileStore again(folder.path(), secrets);
    const auto read = again.profile(u"p"_s);
    QVERIFY(read);
    QCOMPARE(read->kind, session::Profile::Kind::Rest);
    QCOMPARE(read->restUrl, u"https://proxy:8082"_s);
    QCOMPARE(read->username, u"alice"_s);
    QHash<QString, QString> kept;
    for (const QString &name : read->secretProperties) {
        auto secret = secrets.read(u"p"_s, name);
        secret.waitForFinished();
        kept.insert(name, **secret.result());
    }
    QCOMPARE(kept.size(), 5);
    const auto config = session::restConfig(*read, kept, u"/state"_s);
    QVERIFY(config);
    QCOMPARE(config->password, u"s3cret-a"_s);
    QCOMPARE(config->headers, (QList<rest::ExtraHeader>{{"X-Tenant", "blue", false}, {"X-Api-Key", "s3cret-b", true}}));
    QCOMPARE(config->route.password, u"s3cret-d"_s);
    QCOMPARE(config->stateFolder, u"/state"_s);
}

void TestRestConfig::oldProfilesAreOfBrokers()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"profiles.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto entry = [](const QByteArray &id, const QByteArray &kind) {
        return "{\"id\":\"" + id + "\"," + kind +
               "\"name\":\"n\",\"securityProtocol\":\"PLAINTEXT\",\"environment\":\"development\",\"readOnly\":false}";
    };
    file.write("{\"version\":1,\"profiles\":[" + entry("old", "") + ',' + entry("newer", "\"kind\":\"telepathy\",") + "]}");
    file.close();
    session::SessionSecretStore secrets;
    const session::ProfileStore store(folder.path(), secrets);
    QCOMPARE(store.profiles().size(), 1);
    QCOMPARE(store.profiles().first().kind, session::Profile::Kind::Kafka);
}

void TestRestConfig::theStateHasAPlaceOfItsOwn()
{
    QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath(u"config"_s).toUtf8());
    qputenv("XDG_STATE_HOME", home.filePath(u"state"_s).toUtf8());
    const QString config = home.filePath(u"config/streamscope"_s);
    const QDir former(config + "/rest"_L1);
    QVERIFY(former.mkpath(u"."_s));
    for (const auto &name : {u"dead.instances"_s, u"alive.instances"_s}) {
        QFile file(former.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("http://h\t/consumers/streamscope-1/instances/streamscope-1\n") > 0);
    }
    QLockFile alive(former.filePath(u"alive.instances.lock"_s)); // a program of an earlier version runs
    QVERIFY(alive.tryLock());
    const QString state = home.filePath(u"state/streamscope/rest"_s);
    QCOMPARE(session::restFolder(config), state);
    QCOMPARE(QDir(state).entryList(QDir::Files), QStringList{u"dead.instances"_s});
    QVERIFY(former.exists(u"alive.instances"_s) && !former.exists(u"dead.instances"_s));
    alive.unlock();
    QCOMPARE(session::restFolder(config), state);
    QCOMPARE(QDir(state).entryList(QDir::Files).size(), 2);
    QVERIFY(!QDir(former.path()).exists());
    QCOMPARE(session::restFolder(home.filePath(u"elsewhere"_s)), home.filePath(u"elsewhere/rest"_s));
    // What was noted there is deleted on the proxy as before.
    rest::InstanceBook book(state, QUrl(u"http://h"_s));
    QCOMPARE(book.takeOrphans().size(), 2);
}

QTEST_GUILESS_MAIN(TestRestConfig)
#include "tst_rest_config.moc"
