// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/client_files.h"
#include "models/kafka/connection_test.h"
#include "models/kafka/kafka_connection.h"
#include "models/kafka/reach_check.h"
#include "tests/support/kafka_server.h"

#include <QSignalSpy>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using core::ErrorKind;
using kafka::TestStage;
using kafka::TestStageResult;

namespace {

using Properties = QList<QPair<QString, QString>>;

TestStageResult run(const Properties &properties, const QHash<QString, QString> &addressMap = {}, int timeoutMs = 8000)
{
    cluster::ConnectionConfig config;
    config.properties = properties;
    config.addressMap = addressMap;
    config.timeout = std::chrono::milliseconds(timeoutMs);
    kafka::ConnectionTest test(config);
    QSignalSpy finished(&test, &kafka::ConnectionTest::finished);
    test.start();
    if (finished.isEmpty() && !finished.wait(3 * timeoutMs))
        return {};
    return test.results().last();
}

} // namespace

class TestConnectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void parsesAddresses_data();
    void parsesAddresses();
    void namesTheStageThatFails_data();
    void namesTheStageThatFails();
    void namesWhatItsOwnFilesAreToBlameFor_data();
    void namesWhatItsOwnFilesAreToBlameFor();
    void passesWhereAllIsWell_data();
    void passesWhereAllIsWell();
    void namesAdvertisedListenersThatCannotBeReached();
    void mapsToIpv6();
    void canBeCancelled();

private:
    [[nodiscard]] Properties properties(const QString &listener, const QString &protocol, const QString &more = {}) const;
    KafkaServer m_kafka{{1, {}, false, true}};
};

void TestConnectionTest::initTestCase()
{
    STREAMSCOPE_REQUIRE_KAFKA(m_kafka);
}

void TestConnectionTest::cleanupTestCase()
{
    kafka::waitForClosedConnections(std::chrono::seconds(5));
}

// more: "name=value name=value"; CA, OTHER, CERT and KEY stand for the files of the test's authority, *.key and *.crt too.
Properties TestConnectionTest::properties(const QString &listener, const QString &protocol, const QString &more) const
{
    Properties all = {{u"bootstrap.servers"_s, m_kafka.address(listener)}, {u"security.protocol"_s, protocol}};
    for (const QString &pair : more.split(u' ', Qt::SkipEmptyParts)) {
        const QHash<QString, QString> files = {
            {u"CA"_s, u"ca.crt"_s}, {u"OTHER"_s, u"other-ca.crt"_s}, {u"CERT"_s, u"client.crt"_s}, {u"KEY"_s, u"client.key"_s}};
        const QString value = pair.section(u'=', 1);
        const bool isFile = files.contains(value) || value.endsWith(".key"_L1) || value.endsWith(".crt"_L1);
        all.append({pair.section(u'=', 0, 0), isFile ? m_kafka.certificate(files.value(value, value)) : value});
    }
    return all;
}

void TestConnectionTest::parsesAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"a:1"_s << u"a:1"_s;
    QTest::newRow("scheme") << u"SSL://a:1"_s << u"a:1"_s;
    QTest::newRow("no port") << u" a "_s << u"a:9092"_s;
    QTest::newRow("ipv6") << u"[::1]:5"_s << u"[::1]:5"_s;
    QTest::newRow("bare ipv6") << u"::1"_s << u"[::1]:9092"_s;
    QTest::newRow("nonsense port") << u"a:b"_s << u"a:0"_s;
}

void TestConnectionTest::parsesAddresses()
{
    QFETCH(QString, text);
    QTEST(kafka::HostPort::parse(text).toString(), "shown");
}

void TestConnectionTest::namesTheStageThatFails_data()
{
    QTest::addColumn<QString>("listener");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("more");
    QTest::addColumn<TestStage>("stage");
    QTest::addColumn<ErrorKind>("kind");
    const QString alice = u"sasl.mechanism=PLAIN sasl.username=alice sasl.password=alice-secret "_s;
    const QString wrong = u"sasl.mechanism=PLAIN sasl.username=alice sasl.password=wrong-secret "_s;
    const QString ca = u"ssl.ca.location=CA "_s;
    QTest::newRow("untrusted") << "SSL"
                               << "ssl"
                               << "ssl.ca.location=OTHER" << TestStage::Tls << ErrorKind::TlsUntrusted;
    QTest::newRow("wrong host") << "WRONGHOST"
                                << "ssl" << ca << TestStage::Tls << ErrorKind::TlsHostMismatch;
    QTest::newRow("expired") << "EXPIRED"
                             << "ssl" << ca << TestStage::Tls << ErrorKind::TlsExpired;
    QTest::newRow("no client certificate") << "MTLS"
                                           << "ssl" << ca << TestStage::Tls << ErrorKind::ClientCertificate;
    QTest::newRow("missing file") << "SSL"
                                  << "ssl"
                                  << "ssl.ca.location=no-such-file" << TestStage::Tls << ErrorKind::Configuration;
    QTest::newRow("keys do not match") << "MTLS"
                                       << "ssl" << ca + u"ssl.certificate.location=OTHER ssl.key.location=KEY"_s << TestStage::Tls
                                       << ErrorKind::Configuration;
    QTest::newRow("plaintext on TLS") << "SSL"
                                      << "plaintext"
                                      << "" << TestStage::Protocol << ErrorKind::TlsExpected;
    QTest::newRow("plaintext on SASL") << "SASLPLAIN"
                                       << "plaintext"
                                       << "" << TestStage::Protocol << ErrorKind::TlsExpected;
    QTest::newRow("TLS on SASL_SSL") << "SASLSSL"
                                     << "ssl" << ca << TestStage::Protocol << ErrorKind::SaslExpected;
    QTest::newRow("TLS on plaintext") << "PLAINTEXT"
                                      << "ssl" << ca << TestStage::Tls << ErrorKind::PlaintextExpected;
    QTest::newRow("wrong password") << "SASLPLAIN"
                                    << "sasl_plaintext" << wrong << TestStage::Sasl << ErrorKind::Authentication;
    QTest::newRow("wrong password, TLS") << "SASLSSL"
                                         << "sasl_ssl" << ca + wrong << TestStage::Sasl << ErrorKind::Authentication;
    QTest::newRow("wrong mechanism") << "SASLPLAIN"
                                     << "sasl_plaintext"
                                     << "sasl.mechanism=SCRAM-SHA-256 sasl.username=alice sasl.password=alice-secret" << TestStage::Sasl
                                     << ErrorKind::SaslMechanism;
    QTest::newRow("SASL on plaintext") << "PLAINTEXT"
                                       << "sasl_plaintext" << alice << TestStage::Sasl << ErrorKind::SaslMechanism;
    const QString nowhere = u"bootstrap.servers=no-such-host.invalid:9092"_s;
    QTest::newRow("unknown name") << "PLAINTEXT"
                                  << "plaintext" << nowhere << TestStage::NameResolution << ErrorKind::NameResolution;
    QTest::newRow("nobody listens") << "PLAINTEXT"
                                    << "plaintext"
                                    << "bootstrap.servers=127.0.0.1:1" << TestStage::Tcp << ErrorKind::Transport;
    QTest::newRow("nonsense") << "PLAINTEXT"
                              << "plaintext"
                              << "bootstrap.servers=:::nonsense:x" << TestStage::NameResolution << ErrorKind::NameResolution;
}

void TestConnectionTest::namesTheStageThatFails()
{
    QFETCH(QString, listener);
    QFETCH(QString, protocol);
    QFETCH(QString, more);
    QFETCH(TestStage, stage);
    QFETCH(ErrorKind, kind);
    const TestStageResult last = run(properties(listener, protocol, more));
    QVERIFY(last.error);
    const QByteArray told = core::kindName(last.error->kind).toUtf8() + ": " + last.error->message.toUtf8();
    QVERIFY2(last.error->kind == kind, told.constData());
    QCOMPARE(int(last.stage), int(stage));
    QCOMPARE(int(last.outcome), int(TestStageResult::Outcome::Failed));
    QVERIFY(!told.contains("-secret"));
}

void TestConnectionTest::namesWhatItsOwnFilesAreToBlameFor_data()
{
    QTest::addColumn<QString>("more");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("name");
    const QString opened = QString::fromLatin1(cluster::kKeyNotOpened);
    for (const QString &form : {u"pkcs8"_s, u"pkcs1"_s}) {
        const QString key = u"ssl.certificate.location=CERT ssl.key.location=client-%1.key"_s.arg(form);
        QTest::addRow("%s, no passphrase", qPrintable(form)) << key << ErrorKind::Configuration << opened;
        QTest::addRow("%s, wrong passphrase", qPrintable(form)) << key + u" ssl.key.password=wrong-secret"_s << ErrorKind::Configuration << opened;
    }
    QTest::newRow("no key") << u"ssl.certificate.location=CERT ssl.key.location=CERT"_s << ErrorKind::Configuration << QString();
    QTest::newRow("of another key") << u"ssl.certificate.location=OTHER ssl.key.location=client-pkcs8.key ssl.key.password=key-secret"_s
                                    << ErrorKind::Configuration << QString();
    QTest::newRow("expired") << u"ssl.certificate.location=expired.crt ssl.key.location=expired.key"_s << ErrorKind::ClientCertificate
                             << QString::fromLatin1(cluster::kCertificateExpired);
    QTest::newRow("of a stranger") << u"ssl.certificate.location=OTHER ssl.key.location=other-ca.key"_s << ErrorKind::ClientCertificate
                                   << QString::fromLatin1(cluster::kCertificateRefused);
}

void TestConnectionTest::namesWhatItsOwnFilesAreToBlameFor()
{
    QFETCH(QString, more);
    const TestStageResult last = run(properties(u"MTLS"_s, u"ssl"_s, u"ssl.ca.location=CA "_s + more));
    QVERIFY(last.error);
    const QByteArray told = core::kindName(last.error->kind).toUtf8() + ": " + last.error->message.toUtf8();
    QFETCH(ErrorKind, kind);
    QVERIFY2(last.error->kind == kind, told.constData());
    QTEST(last.error->name.startsWith(u'_') ? QString() : last.error->name, "name");
    QVERIFY(!told.contains("-secret"));
    const bool hasDate = last.error->name == QLatin1StringView(cluster::kCertificateExpired);
    QCOMPARE(cluster::certificateDate(*last.error).isValid(), hasDate);
    QVERIFY(!hasDate || cluster::certificateDate(*last.error) < QDateTime::currentDateTimeUtc());
}

void TestConnectionTest::passesWhereAllIsWell_data()
{
    QTest::addColumn<QString>("listener");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("more");
    const QString alice = u" sasl.mechanism=PLAIN sasl.username=alice sasl.password=alice-secret"_s;
    QTest::newRow("plaintext") << "PLAINTEXT"
                               << "plaintext"
                               << "";
    QTest::newRow("TLS") << "SSL"
                         << "ssl"
                         << "ssl.ca.location=CA";
    QTest::newRow("mutual TLS") << "MTLS"
                                << "ssl"
                                << "ssl.ca.location=CA ssl.certificate.location=CERT ssl.key.location=KEY";
    for (const char *key : {"client-pkcs8.key", "client-pkcs1.key"})
        QTest::addRow("mutual TLS, %s", key) << "MTLS"
                                             << "ssl"
                                             << u"ssl.ca.location=CA ssl.certificate.location=CERT ssl.key.password=key-secret "
                                                "ssl.key.location=%1"_s.arg(QLatin1StringView(key));
    QTest::newRow("SASL") << "SASLPLAIN"
                          << "sasl_plaintext" << alice;
    QTest::newRow("SASL over TLS") << "SASLSSL"
                                   << "sasl_ssl" << u"ssl.ca.location=CA"_s + alice;
}

void TestConnectionTest::passesWhereAllIsWell()
{
    QFETCH(QString, listener);
    QFETCH(QString, protocol);
    QFETCH(QString, more);
    cluster::ConnectionConfig config;
    config.properties = properties(listener, protocol, more);
    kafka::ConnectionTest test(config);
    QSignalSpy finished(&test, &kafka::ConnectionTest::finished);
    test.start();
    QVERIFY(finished.wait(20'000));
    QVERIFY(test.passed());
    const auto results = test.results();
    QCOMPARE(results.size(), 7);
    for (const TestStageResult &result : results) {
        const bool skipped = (result.stage == TestStage::Tls && !protocol.endsWith("ssl"_L1)) ||
                             (result.stage == TestStage::Sasl && !protocol.startsWith("sasl"_L1));
        QCOMPARE(int(result.outcome), int(skipped ? TestStageResult::Outcome::Skipped : TestStageResult::Outcome::Passed));
    }
}

void TestConnectionTest::namesAdvertisedListenersThatCannotBeReached()
{
    // The broker is reached, but what it advertises leads nowhere from here.
    const QString advertised = m_kafka.address(u"PLAINTEXT"_s).replace("localhost"_L1, "127.0.0.1"_L1);
    const Properties plain = {{u"bootstrap.servers"_s, m_kafka.address(u"PLAINTEXT"_s)}};
    const TestStageResult last = run(plain, {{advertised, u"127.0.0.1:1"_s}});
    QCOMPARE(int(last.stage), int(TestStage::AdvertisedListeners));
    QCOMPARE(int(last.outcome), int(TestStageResult::Outcome::Failed));
    QCOMPARE(last.error->where, advertised);
}

// An address in brackets, as it is written everywhere else.
void TestConnectionTest::mapsToIpv6()
{
    QTcpServer six;
    if (!six.listen(QHostAddress::LocalHostIPv6))
        QSKIP("this machine has no IPv6");
    QSignalSpy dialled(&six, &QTcpServer::newConnection);
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, u"broker.invalid:9092"_s}};
    config.addressMap = {{u"broker.invalid:9092"_s, u"[::1]:%1"_s.arg(six.serverPort())}};
    const auto connection = kafka::openConnection(config);
    QTRY_VERIFY_WITH_TIMEOUT(!dialled.isEmpty(), 20'000);
}

void TestConnectionTest::canBeCancelled()
{
    cluster::ConnectionConfig config;
    config.properties = properties(u"PLAINTEXT"_s, u"plaintext"_s);
    kafka::ConnectionTest test(config);
    QSignalSpy finished(&test, &kafka::ConnectionTest::finished);
    test.start();
    test.cancel();
    QCOMPARE(finished.size(), 1);
    QVERIFY(!test.isRunning() && !test.passed());
    QCOMPARE(int(test.results().last().error->kind), int(ErrorKind::Cancelled));
}

QTEST_GUILESS_MAIN(TestConnectionTest)
#include "tst_connection_test.moc"
