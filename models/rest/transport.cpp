// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/transport.h"

#include "models/cluster/client_files.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

using core::ErrorKind;

tl::unexpected<core::KafkaError> badFile(const QString &message, const QString &file)
{
    return tl::make_unexpected(core::localError(ErrorKind::Configuration, message, file));
}

core::Result<QSslKey> readKey(const QString &name, const QString &password)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return badFile(file.errorString(), name);
    const QByteArray pem = file.readAll();
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, password.toUtf8());
        if (!key.isNull())
            return key;
    }
    core::KafkaError error = core::localError(ErrorKind::Configuration, u"no private key in PEM, or another password"_s, name);
    if (cluster::isEncryptedKey(name))
        error.name = QLatin1StringView(cluster::kKeyNotOpened);
    return tl::make_unexpected(error);
}

// The way of the program itself, which is none.
class ProgramsWay final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override { return {QNetworkProxy(QNetworkProxy::DefaultProxy)}; }
};

bool hasProgramNone(const QUrl &url)
{
    const QNetworkProxyQuery query(url.host(), url.port(80), QString(), QNetworkProxyQuery::TcpSocket);
    const QList<QNetworkProxy> ways = QNetworkProxyFactory::proxyForQuery(query);
    return std::all_of(ways.begin(), ways.end(), [](const QNetworkProxy &way) { return way.type() == QNetworkProxy::NoProxy; });
}

} // namespace

QNetworkProxy networkProxy(const RestConfig &config)
{
    const ProxyRoute &route = config.route;
    switch (route.kind) {
    case ProxyRoute::Kind::System: {
        const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(config.baseUrl));
        return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
    }
    case ProxyRoute::Kind::Direct: break;
    case ProxyRoute::Kind::Http: return {QNetworkProxy::HttpProxy, route.host, route.port, route.user, route.password};
    case ProxyRoute::Kind::Socks5: return {QNetworkProxy::Socks5Proxy, route.host, route.port, route.user, route.password};
    }
    return QNetworkProxy(QNetworkProxy::NoProxy);
}

// A plain socket that is told to use no proxy is unbuffered, and Qt reads an answer from it for as long as bytes are there: a
// bound that comes later, or an abort, waits for the server to pause. Left to the program, which uses none either, it is
// buffered, as with TLS and with every proxy: 64 kB at a time.
void setWay(QNetworkAccessManager &manager, const QNetworkProxy &way, const QUrl &baseUrl)
{
    if (way.type() == QNetworkProxy::NoProxy && baseUrl.scheme() == "http"_L1 && hasProgramNone(baseUrl))
        manager.setProxyFactory(new ProgramsWay);
    else
        manager.setProxy(way);
}

core::Result<QSslConfiguration> tlsConfiguration(const RestConfig &config)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    if (!config.caFile.isEmpty()) {
        const QList<QSslCertificate> authorities = QSslCertificate::fromPath(config.caFile, QSsl::Pem);
        if (authorities.isEmpty())
            return badFile(u"no certificate in PEM"_s, config.caFile);
        tls.setCaCertificates(authorities);
    }
    if (config.certificateFile.isEmpty())
        return tls;
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(config.certificateFile, QSsl::Pem);
    if (chain.isEmpty())
        return badFile(u"no certificate in PEM"_s, config.certificateFile);
    tls.setLocalCertificateChain(chain);
    const auto key = readKey(config.keyFile.isEmpty() ? config.certificateFile : config.keyFile, config.keyPassword);
    if (!key)
        return tl::make_unexpected(key.error());
    tls.setPrivateKey(*key);
    return tls;
}

} // namespace streamscope::rest
