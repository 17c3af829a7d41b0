// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/proxy_test.h"

#include "models/rest/http_faults.h"
#include "models/rest/proxy.h"
#include "models/rest/transport.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QSslSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

using cluster::TestStage;
using core::ErrorKind;
using Outcome = cluster::TestStageResult::Outcome;

core::KafkaError socketFault(const QAbstractSocket &socket, const QList<QSslError> &tls, const QString &where)
{
    switch (socket.error()) {
    case QAbstractSocket::ConnectionRefusedError:
        return networkFault(QNetworkReply::ConnectionRefusedError, socket.errorString(), tls, where);
    case QAbstractSocket::HostNotFoundError: return networkFault(QNetworkReply::HostNotFoundError, socket.errorString(), tls, where);
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return networkFault(QNetworkReply::SslHandshakeFailedError, socket.errorString(), tls, where);
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return networkFault(QNetworkReply::ProxyAuthenticationRequiredError, socket.errorString(), tls, where);
    default: return networkFault(QNetworkReply::UnknownNetworkError, socket.errorString(), tls, where);
    }
}

QStringList versionFacts(const Capabilities &offers)
{
    QStringList facts{offers.v2 ? u"v2=yes"_s : u"v2=no"_s, offers.v3 ? u"v3="_s + QString::fromLatin1(offers.v3Root) : u"v3=no"_s};
    if (!offers.clusterId.isEmpty())
        facts.append(u"cluster="_s + offers.clusterId);
    return facts;
}

} // namespace

ProxyTest::ProxyTest(const RestConfig &config, QObject *parent)
    : cluster::ConnectionTest(parent)
    , m_config(config)
{
}

ProxyTest::~ProxyTest()
{
    const auto ended = std::move(m_scope); // what it cancels finds no run any more
}

bool ProxyTest::passed() const
{
    return !isRunning() && !m_results.isEmpty() && m_results.last().stage == TestStage::ProxyVersions &&
           m_results.last().outcome == Outcome::Passed;
}

void ProxyTest::start()
{
    if (isRunning())
        return;
    m_results.clear();
    m_scope = std::make_unique<QObject>();
    const QNetworkProxy way = networkProxy(m_config);
    const bool direct = way.type() == QNetworkProxy::NoProxy;
    m_dialledHost = direct ? m_config.baseUrl.host() : way.hostName();
    m_dialledPort = direct ? static_cast<quint16>(m_config.baseUrl.port(m_config.baseUrl.scheme() == "https"_L1 ? 443 : 80)) : way.port();
    resolve();
}

void ProxyTest::cancel()
{
    if (isRunning())
        fail(core::localError(ErrorKind::Cancelled, {}));
}

void ProxyTest::begin(TestStage stage)
{
    m_sinceStage.start();
    cluster::TestStageResult result;
    result.stage = stage;
    m_results.append(result);
    Q_EMIT stageChanged(result);
}

void ProxyTest::settle(Outcome outcome, const std::optional<core::KafkaError> &error, const QStringList &facts)
{
    cluster::TestStageResult &result = m_results.last();
    result.outcome = outcome;
    result.error = error;
    result.facts = facts;
    result.tookMs = m_sinceStage.elapsed();
    const cluster::TestStageResult told = result;
    Q_EMIT stageChanged(told);
}

void ProxyTest::pass(const QStringList &facts)
{
    settle(Outcome::Passed, {}, facts);
}

void ProxyTest::fail(const core::KafkaError &error)
{
    settle(Outcome::Failed, error, {});
    end(false);
}

void ProxyTest::end(bool good)
{
    // A slot of one of its children may be what is running just now.
    QObject *ended = m_scope.release();
    ended->setParent(this);
    ended->deleteLater();
    m_proxy = nullptr;
    Q_EMIT finished(good);
}

// Sockets wait longer than anybody at a form does.
void ProxyTest::failIfSilent()
{
    QTimer::singleShot(m_config.timeout, m_scope.get(), [this, stage = m_results.last().stage, scope = m_scope.get()] {
        if (m_scope.get() == scope && m_results.last().stage == stage)
            fail(core::localError(ErrorKind::TimedOut, u"no answer in %1 ms"_s.arg(m_config.timeout.count()),
                                  u"%1:%2"_s.arg(m_dialledHost).arg(m_dialledPort)));
    });
}

void ProxyTest::resolve()
{
    begin(TestStage::NameResolution);
    failIfSilent();
    QHostInfo::lookupHost(m_dialledHost, m_scope.get(), [this, scope = m_scope.get()](const QHostInfo &info) {
        if (m_scope.get() != scope)
            return;
        QStringList found;
        for (const QHostAddress &address : info.addresses())
            found.append(address.toString());
        if (found.isEmpty()) {
            fail(core::localError(ErrorKind::NameResolution, info.errorString(), m_dialledHost));
            return;
        }
        pass({u"%1 → %2"_s.arg(m_dialledHost, found.join(u", "_s))});
        dial();
    });
}

void ProxyTest::dial()
{
    begin(TestStage::Tcp);
    failIfSilent();
    auto *socket = new QTcpSocket(m_scope.get());
    socket->setProxy(QNetworkProxy::NoProxy);
    connect(socket, &QTcpSocket::connected, m_scope.get(), [this, socket] {
        pass({u"%1:%2"_s.arg(socket->peerAddress().toString()).arg(socket->peerPort())});
        socket->abort();
        shakeHands();
    });
    connect(socket, &QTcpSocket::errorOccurred, m_scope.get(),
            [this, socket] { fail(socketFault(*socket, {}, u"%1:%2"_s.arg(m_dialledHost).arg(m_dialledPort))); });
    socket->connectToHost(m_dialledHost, m_dialledPort);
}

void ProxyTest::shakeHands()
{
    begin(TestStage::Tls);
    if (m_config.baseUrl.scheme() != "https"_L1) {
        settle(Outcome::Skipped, {}, {});
        ask();
        return;
    }
    const auto tls = tlsConfiguration(m_config);
    if (!tls) {
        fail(tls.error());
        return;
    }
    failIfSilent();
    auto *socket = new QSslSocket(m_scope.get());
    socket->setProxy(networkProxy(m_config));
    socket->setSslConfiguration(*tls);
    auto doubts = std::make_shared<QList<QSslError>>();
    connect(socket, &QSslSocket::sslErrors, m_scope.get(), [doubts](const QList<QSslError> &errors) { *doubts = errors; });
    connect(socket, &QSslSocket::encrypted, m_scope.get(), [this, socket] {
        pass(QStringList{socket->sessionProtocol() == QSsl::TlsV1_3 ? u"TLS 1.3"_s : u"TLS 1.2"_s} +
             cluster::certificateFacts(socket->peerCertificate().toDer()));
        socket->disconnect(m_scope.get());
        socket->abort();
        ask();
    });
    connect(socket, &QSslSocket::errorOccurred, m_scope.get(), [this, socket, doubts] {
        if (isRunning() && m_results.last().stage == TestStage::Tls)
            fail(socketFault(*socket, *doubts, displayUrl(m_config.baseUrl)));
    });
    socket->connectToHostEncrypted(m_config.baseUrl.host(), static_cast<quint16>(m_config.baseUrl.port(443)));
}

void ProxyTest::ask()
{
    begin(TestStage::HttpAnswer);
    m_proxy = new Proxy(m_config, m_scope.get());
    m_proxy->whenKnown([this, scope = m_scope.get()](const std::optional<core::KafkaError> &error) {
        if (m_scope.get() == scope)
            onKnown(error);
    });
}

void ProxyTest::onKnown(const std::optional<core::KafkaError> &error)
{
    // Something did answer there, but not in this protocol.
    const bool answered = error && (error->kind == ErrorKind::Configuration || error->kind == ErrorKind::CorruptData);
    if (error && !answered) {
        fail(*error);
        return;
    }
    pass({displayUrl(m_config.baseUrl)});
    begin(TestStage::ProxyVersions);
    if (error) {
        fail(*error);
        return;
    }
    pass(versionFacts(m_proxy->capabilities()));
    end(true);
}

} // namespace streamscope::rest
