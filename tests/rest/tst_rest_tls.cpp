// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TLS to the proxy: what is trusted, what is not and why, certificates of our own.
#include "tests/rest/rest_fixture.h"
#include "tests/rest/way.h"

#include "models/rest/command_text.h"
#include "models/rest/proxy_test.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QStandardPaths>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using cluster::ConnectionState;
using cluster::TestStage;
using core::ErrorKind;

class TestRestTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void faultsAreToldApart_data();
    void faultsAreToldApart();
    void aTrustedServerIsSpokenTo();
    void readsThroughTls();
    void aProxyOnTheWaySeesNothing();
    void copiedNodeGoesThroughATunnel();
    void noRedirectLeavesTls();
    void clientCertificates_data();
    void clientCertificates();
    void filesThatCannotBeRead();
    void httpsToAPlainServer();
    void aTestNamesTheStage_data();
    void aTestNamesTheStage();
    void aTestLeavesNothingBehind();

private:
    [[nodiscard]] bool openssl(const QStringList &arguments);
    void make(const QString &name, const QString &names, int days);
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QSslConfiguration server(const QString &name, bool wantsCertificate = false) const;

    QTemporaryDir m_folder;
};

bool TestRestTls::openssl(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(u"openssl"_s, arguments);
    return process.waitForFinished(30'000) && process.exitCode() == 0;
}

// A certificate of our authority with these subjectAltNames.
void TestRestTls::make(const QString &name, const QString &names, int days)
{
    QFile extensions(path(name + ".ext"_L1));
    QVERIFY(extensions.open(QIODevice::WriteOnly));
    extensions.write(("subjectAltName="_L1 + names + u'\n').toUtf8());
    extensions.close();
    QVERIFY(openssl({u"req"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s, name + ".key"_L1, u"-out"_s, name + ".csr"_L1,
                     u"-subj"_s, u"/CN="_s + name}));
    QVERIFY(
        openssl({u"x509"_s, u"-req"_s, u"-in"_s, name + ".csr"_L1, u"-CA"_s, u"ca.crt"_s, u"-CAkey"_s, u"ca.key"_s, u"-CAcreateserial"_s,
                 u"-days"_s, QString::number(days), u"-extfile"_s, name + ".ext"_L1, u"-out"_s, name + ".crt"_L1}));
}

void TestRestTls::initTestCase()
{
    for (const auto &ca : {u"ca"_s, u"other-ca"_s})
        QVERIFY2(openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s, ca + ".key"_L1, u"-out"_s,
                          ca + ".crt"_L1, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN="_s + ca}),
                 "openssl is needed");
    make(u"good"_s, u"DNS:localhost,IP:127.0.0.1"_s, 2);
    make(u"elsewhere"_s, u"DNS:elsewhere.example"_s, 2);
    make(u"expired"_s, u"DNS:localhost"_s, -1);
    make(u"client"_s, u"DNS:client"_s, 2);
    QVERIFY(openssl(
        {u"rsa"_s, u"-in"_s, u"client.key"_s, u"-aes256"_s, u"-passout"_s, u"pass:opensesame"_s, u"-out"_s, u"client-locked.key"_s}));
}

QSslConfiguration TestRestTls::server(const QString &name, bool wantsCertificate) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate::fromPath(path(name + ".crt"_L1)).value(0));
    QFile key(path(name + ".key"_L1));
    if (key.open(QIODevice::ReadOnly))
        configuration.setPrivateKey(QSslKey(key.readAll(), QSsl::Rsa));
    if (wantsCertificate) {
        configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
        configuration.setCaCertificates(QSslCertificate::fromPath(path(u"ca.crt"_s)));
    }
    return configuration;
}

void TestRestTls::faultsAreToldApart_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("another authority") << u"good"_s << u"other-ca.crt"_s << ErrorKind::TlsUntrusted;
    QTest::newRow("the system's authorities") << u"good"_s << QString() << ErrorKind::TlsUntrusted;
    QTest::newRow("another host") << u"elsewhere"_s << u"ca.crt"_s << ErrorKind::TlsHostMismatch;
    QTest::newRow("expired") << u"expired"_s << u"ca.crt"_s << ErrorKind::TlsExpired;
}

void TestRestTls::faultsAreToldApart()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, authority);
    QFETCH(const ErrorKind, kind);
    RestFixture fixture;
    fixture.config.auth = rest::Auth::Bearer;
    fixture.config.token = u"t"_s;
    fixture.config.caFile = authority.isEmpty() ? QString() : path(authority);
    fixture.server.startTls(server(certificate));
    QVERIFY(fixture.connect(ConnectionState::Failed));
    QCOMPARE(fixture.connection->lastError()->kind, kind);
    QVERIFY(fixture.server.seen.isEmpty()); // not a byte of the token has left
}

void TestRestTls::aTrustedServerIsSpokenTo()
{
    RestFixture fixture;
    fixture.config.auth = rest::Auth::Bearer;
    fixture.config.token = u"t"_s;
    fixture.config.caFile = path(u"ca.crt"_s);
    fixture.server.startTls(server(u"good"_s));
    QVERIFY(fixture.connect());
    QVERIFY(fixture.connection->capabilities().warnings.isEmpty());
    QVERIFY(fixture.produce({u"orders"_s, 0, {}, QByteArray("v"), {}, {}}));
}

void TestRestTls::readsThroughTls()
{
    RestFixture fixture;
    fixture.config.caFile = path(u"ca.crt"_s);
    fixture.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    fixture.server.startTls(server(u"good"_s));
    QVERIFY(fixture.connect());
    auto sink = std::make_shared<CollectingSink>();
    cluster::TailRequest request;
    request.topics = {u"orders"_s};
    request.start.kind = cluster::StartPosition::Kind::Earliest;
    const auto tail = fixture.reader().openTail(request, sink, [] {});
    QTRY_COMPARE_WITH_TIMEOUT(sink->count(), 1, 10'000);
}

void TestRestTls::aProxyOnTheWaySeesNothing()
{
    Way way(Way::Kind::Http, "bob", "gate-s3cret");
    RestFixture fixture;
    fixture.config.route = way.route(u"bob"_s, u"gate-s3cret"_s);
    fixture.config.auth = rest::Auth::Bearer;
    fixture.config.token = u"t0k3n"_s;
    fixture.config.caFile = path(u"ca.crt"_s);
    fixture.server.manners.authorization = "Bearer t0k3n";
    fixture.server.startTls(server(u"good"_s));
    QVERIFY(fixture.connect());
    QVERIFY(fixture.produce({u"orders"_s, 0, {}, QByteArray("a word in the value"), {}, {}}));
    QVERIFY(!way.heads.isEmpty());
    for (const QByteArray &head : std::as_const(way.heads)) {
        QVERIFY2(head.startsWith("CONNECT localhost:"), head.constData());
        QVERIFY2(!head.contains("\r\nAuthorization:"), head.constData());
    }
    QVERIFY(!way.tunnelled.isEmpty());
    for (const char *secret : {"t0k3n", "Bearer", "orders", "a word"})
        QVERIFY2(!way.tunnelled.contains(secret), secret);
    for (const Seen &seen : std::as_const(fixture.server.seen))
        QVERIFY(!seen.headers.contains("proxy-authorization"));
}

void TestRestTls::copiedNodeGoesThroughATunnel()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty())
        QSKIP("node is not installed");
    Way way(Way::Kind::Http, "bob", "gate-s3cret");
    RestFixture fixture;
    fixture.config.auth = rest::Auth::Basic;
    fixture.config.username = u"alice"_s;
    fixture.config.password = u"t0k3n"_s;
    fixture.config.caFile = path(u"ca.crt"_s);
    fixture.server.manners.authorization = "Basic " + QByteArray("alice:t0k3n").toBase64();
    fixture.server.startTls(server(u"good"_s));
    QVERIFY(fixture.connect());
    rest::RestConfig config = fixture.config;
    const auto run = [&config, &fixture](QByteArray &out) {
        const auto calls = rest::act::produce(fixture.connection->capabilities(), {u"orders"_s, 0, {}, QByteArray("a word"), {}, {}}, 1,
                                              rest::PayloadFormat::Binary) +
                           rest::act::listTopics(fixture.connection->capabilities());
        const QString command = rest::commandText(rest::CommandLanguage::Node, calls, config);
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &[name, value] : rest::commandVariables(config))
            environment.insert(name, value);
        process.setProcessEnvironment(environment);
        process.start(u"node"_s, {u"-e"_s, command});
        (void)QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30'000);
        out = process.readAllStandardOutput() + process.readAllStandardError();
        return process.exitCode();
    };
    QByteArray out;
    config.route = way.route(u"bob"_s, u"gate-s3cret"_s);
    QVERIFY2(run(out) == 0, out.constData());
    QVERIFY2(out.trimmed().endsWith("[\"orders\"]"), out.constData());
    QCOMPARE(fixture.log.logs[u"orders"_s][0].records.last().value, QByteArray("a word"));
    QCOMPARE(way.targets, (QStringList{fixture.config.baseUrl.authority(), fixture.config.baseUrl.authority()}));
    for (const QByteArray &head : std::as_const(way.heads))
        QVERIFY2(head.startsWith("CONNECT localhost:") && !head.contains("\r\nAuthorization:"), head.constData());
    QVERIFY(!way.tunnelled.contains("alice") && !way.tunnelled.contains("orders"));
    // Who is not let through is told, and so is a server that is somebody else.
    config.route.password = u"wrong"_s;
    QVERIFY(run(out) > 0);
    QVERIFY2(out.contains("407"), out.constData());
    config.route.password = u"gate-s3cret"_s;
    config.caFile = path(u"other-ca.crt"_s);
    const qsizetype before = fixture.server.seen.size();
    QVERIFY(run(out) > 0);
    QCOMPARE(fixture.server.seen.size(), before);
}

void TestRestTls::noRedirectLeavesTls()
{
    QTcpServer plain;
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    QSignalSpy visited(&plain, &QTcpServer::newConnection);
    RestFixture fixture;
    fixture.config.auth = rest::Auth::Bearer;
    fixture.config.token = u"t0k3n"_s;
    fixture.config.caFile = path(u"ca.crt"_s);
    fixture.server.startTls(server(u"good"_s));
    QVERIFY(fixture.connect());
    for (const QString &host : {u"localhost"_s, u"127.0.0.1"_s}) {
        Fault fault;
        fault.path = "/consumer-groups";
        fault.status = 307;
        fault.headers = {{"Location", u"http://%1:%2/elsewhere"_s.arg(host).arg(plain.serverPort()).toLatin1()}};
        fixture.server.faults = {fault};
        const auto groups = waitFor(fixture.reader().listGroups());
        QVERIFY(!groups);
        QCOMPARE(groups.error().kind, ErrorKind::Configuration);
        QVERIFY(!groups.error().message.contains("t0k3n"_L1));
    }
    QCOMPARE(visited.count(), 0);
}

void TestRestTls::clientCertificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("good");
    QTest::newRow("none") << QString() << QString() << QString() << false;
    QTest::newRow("ours") << u"client.crt"_s << u"client.key"_s << QString() << true;
    QTest::newRow("locked key") << u"client.crt"_s << u"client-locked.key"_s << u"opensesame"_s << true;
    QTest::newRow("of a stranger") << u"other-ca.crt"_s << u"other-ca.key"_s << QString() << false;
}

void TestRestTls::clientCertificates()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, key);
    QFETCH(const QString, password);
    QFETCH(const bool, good);
    RestFixture fixture;
    fixture.config.caFile = path(u"ca.crt"_s);
    if (!certificate.isEmpty()) {
        fixture.config.certificateFile = path(certificate);
        fixture.config.keyFile = path(key);
        fixture.config.keyPassword = password;
    }
    fixture.server.startTls(server(u"good"_s, true));
    QVERIFY(fixture.connect(good ? ConnectionState::Connected : ConnectionState::Connecting) || !good);
    if (!good) {
        QTRY_VERIFY_WITH_TIMEOUT(fixture.connection->lastError(), 10'000);
        QVERIFY(fixture.server.seen.isEmpty());
        return;
    }
    // The copied command uses the same files.
    const auto calls = rest::act::listTopics(fixture.connection->capabilities());
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : rest::commandVariables(fixture.config))
        environment.insert(name, value);
    process.setProcessEnvironment(environment);
    process.start(u"sh"_s, {u"-c"_s, rest::commandText(rest::CommandLanguage::Curl, calls, fixture.config)});
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(process.readAllStandardOutput(), QByteArray("[\"orders\"]"));
}

void TestRestTls::filesThatCannotBeRead()
{
    RestFixture fixture;
    fixture.config.caFile = path(u"no-such.crt"_s);
    QVERIFY(fixture.connect(ConnectionState::Failed));
    QCOMPARE(fixture.connection->lastError()->kind, ErrorKind::Configuration);
    fixture.config.caFile = path(u"ca.crt"_s);
    fixture.config.certificateFile = path(u"client.crt"_s);
    fixture.config.keyFile = path(u"client-locked.key"_s);
    fixture.config.keyPassword = u"wrong"_s;
    QVERIFY(fixture.connect(ConnectionState::Failed));
    QCOMPARE(fixture.connection->lastError()->kind, ErrorKind::Configuration);
    QCOMPARE(waitFor(fixture.reader().metadata()).error().kind, ErrorKind::Configuration);
}

void TestRestTls::httpsToAPlainServer()
{
    RestFixture fixture;
    fixture.server.start();
    fixture.config.baseUrl = QUrl(fixture.server.url().replace("http:"_L1, "https:"_L1));
    fixture.connection = rest::openConnection(fixture.config);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.connection->lastError(), 10'000);
    const ErrorKind kind = fixture.connection->lastError()->kind;
    QVERIFY2(kind == ErrorKind::PlaintextExpected || kind == ErrorKind::Transport, qPrintable(fixture.connection->lastError()->message));
}

void TestRestTls::aTestNamesTheStage_data()
{
    using Expected = std::optional<ErrorKind>;
    using Prepare = std::function<void(RestFixture &)>;
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<TestStage>("stage");
    QTest::addColumn<Expected>("kind"); // empty: it passes
    const auto https = [this](const QString &name) {
        return [this, name](RestFixture &fixture) {
            fixture.config.caFile = path(u"ca.crt"_s);
            fixture.server.startTls(server(name));
        };
    };
    const auto base = [](const QString &url) { return [url](RestFixture &fixture) { fixture.config.baseUrl = QUrl(url); }; };
    QTest::newRow("plain") << Prepare([](RestFixture &) {}) << TestStage::ProxyVersions << Expected();
    QTest::newRow("TLS") << Prepare(https(u"good"_s)) << TestStage::ProxyVersions << Expected();
    QTest::newRow("v2 only") << Prepare([](RestFixture &fixture) { fixture.server.manners.v3 = false; }) << TestStage::ProxyVersions
                             << Expected();
    QTest::newRow("no such host") << Prepare(base(u"http://no-such-host.invalid"_s)) << TestStage::NameResolution
                                  << Expected(ErrorKind::NameResolution);
    QTest::newRow("nobody listens") << Prepare(base(u"http://127.0.0.1:1"_s)) << TestStage::Tcp << Expected(ErrorKind::Transport);
    QTest::newRow("another host's certificate") << Prepare(https(u"elsewhere"_s)) << TestStage::Tls << Expected(ErrorKind::TlsHostMismatch);
    QTest::newRow("expired") << Prepare(https(u"expired"_s)) << TestStage::Tls << Expected(ErrorKind::TlsExpired);
    QTest::newRow("no such CA") << Prepare([this](RestFixture &fixture) {
        fixture.server.startTls(server(u"good"_s));
        fixture.config.caFile = path(u"no-such.crt"_s);
    }) << TestStage::Tls << Expected(ErrorKind::Configuration);
    QTest::newRow("who are you") << Prepare([](RestFixture &fixture) { fixture.server.manners.authorization = "Bearer other"; })
                                 << TestStage::HttpAnswer << Expected(ErrorKind::Authentication);
    QTest::newRow("silence") << Prepare([](RestFixture &fixture) {
        Fault fault;
        fault.manner = Fault::Manner::Silence;
        fixture.server.faults = {fault};
        fixture.config.timeout = std::chrono::milliseconds(300);
    }) << TestStage::HttpAnswer << Expected(ErrorKind::TimedOut);
    QTest::newRow("something else answers") << Prepare([](RestFixture &fixture) {
        fixture.server.manners.v2 = fixture.server.manners.v3 = false;
    }) << TestStage::ProxyVersions << Expected(ErrorKind::Configuration);
}

void TestRestTls::aTestNamesTheStage()
{
    QFETCH(const std::function<void(RestFixture &)>, prepare);
    QFETCH(const TestStage, stage);
    QFETCH(const std::optional<ErrorKind>, kind);
    RestFixture fixture;
    prepare(fixture);
    if (fixture.config.baseUrl.isEmpty()) {
        if (fixture.server.serverPorts().isEmpty())
            fixture.server.start();
        fixture.config.baseUrl = QUrl(fixture.server.url());
    }
    rest::ProxyTest test(fixture.config);
    QSignalSpy finished(&test, &cluster::ConnectionTest::finished);
    test.start();
    QVERIFY(test.isRunning());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    const cluster::TestStageResult last = test.results().last();
    QCOMPARE(last.stage, stage);
    QCOMPARE(test.passed(), !kind);
    QCOMPARE(last.error.has_value(), !test.passed());
    if (last.error)
        QCOMPARE(last.error->kind, *kind);
    else
        QCOMPARE(last.facts.value(1), fixture.server.manners.v3 ? u"v3=/v3"_s : u"v3=no"_s);
    for (const Seen &request : fixture.server.seen)
        QCOMPARE(request.method, QByteArray("GET"));
}

void TestRestTls::aTestLeavesNothingBehind()
{
    RestFixture fixture;
    fixture.server.start();
    fixture.config.baseUrl = QUrl(fixture.server.url());
    auto test = std::make_unique<rest::ProxyTest>(fixture.config);
    QSignalSpy finished(test.get(), &cluster::ConnectionTest::finished);
    test->start();
    test->cancel();
    QCOMPARE(finished.size(), 1);
    QVERIFY(!test->passed());
    QCOMPARE(test->results().last().error->kind, ErrorKind::Cancelled);
    test->start(); // anew, and gone in the middle of the requests
    QTRY_COMPARE_WITH_TIMEOUT(test->results().last().stage, TestStage::HttpAnswer, 10'000);
    test.reset();
    QTRY_VERIFY_WITH_TIMEOUT(fixture.server.count("GET", "/") <= 3, 1000);
    QVERIFY(fixture.server.instances().isEmpty());
}

QTEST_GUILESS_MAIN(TestRestTls)
#include "tst_rest_tls.moc"
