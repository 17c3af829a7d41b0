// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/transport.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

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
    return badFile(u"no private key in PEM, or another password"_s, name);
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
