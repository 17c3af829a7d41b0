// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profile.h"

#include "models/rest/rest_config.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUuid>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

bool usesSasl(SecurityProtocol protocol)
{
    return protocol == SecurityProtocol::SaslPlaintext || protocol == SecurityProtocol::SaslSsl;
}
bool usesTls(SecurityProtocol protocol)
{
    return protocol == SecurityProtocol::Ssl || protocol == SecurityProtocol::SaslSsl;
}

// Values whose name alone does not tell: a private key as text, or user:password@ inside an address.
bool holdsSecret(const QString &value)
{
    static const QRegularExpression kUserInfo(u"://[^/@\\s:]*:[^/@\\s]+@"_s);
    return value.contains("PRIVATE KEY-----"_L1) || kUserInfo.match(value).hasMatch();
}

} // namespace

QString newProfileId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Profile sandboxProfile()
{
    Profile profile;
    profile.id = u"sandbox"_s;
    profile.kind = Profile::Kind::Sandbox;
    profile.name = u"Sandbox"_s;
    return profile;
}

QString profileAddress(const Profile &profile)
{
    return profile.kind == Profile::Kind::Rest ? profile.restUrl : profile.bootstrapServers;
}

QString securityProtocolName(SecurityProtocol protocol)
{
    switch (protocol) {
    case SecurityProtocol::Plaintext: break;
    case SecurityProtocol::Ssl: return u"SSL"_s;
    case SecurityProtocol::SaslPlaintext: return u"SASL_PLAINTEXT"_s;
    case SecurityProtocol::SaslSsl: return u"SASL_SSL"_s;
    }
    return u"PLAINTEXT"_s;
}

std::optional<SecurityProtocol> securityProtocolFrom(const QString &name)
{
    for (const auto protocol :
         {SecurityProtocol::Plaintext, SecurityProtocol::Ssl, SecurityProtocol::SaslPlaintext, SecurityProtocol::SaslSsl}) {
        if (name.compare(securityProtocolName(protocol), Qt::CaseInsensitive) == 0)
            return protocol;
    }
    return {};
}

cluster::ConnectionConfig connectionConfig(const Profile &profile, const QHash<QString, QString> &secrets)
{
    cluster::ConnectionConfig config;
    const auto add = [&config](const QString &name, const QString &value) {
        if (!value.isEmpty())
            config.properties.append({name, value});
    };
    add(u"bootstrap.servers"_s, profile.bootstrapServers);
    add(u"security.protocol"_s, securityProtocolName(profile.securityProtocol).toLower());
    if (usesSasl(profile.securityProtocol)) {
        add(u"sasl.mechanism"_s, profile.saslMechanism);
        add(u"sasl.username"_s, profile.username);
    }
    if (usesTls(profile.securityProtocol)) {
        add(u"ssl.ca.location"_s, profile.caFile);
        add(u"ssl.certificate.location"_s, profile.certificateFile);
        add(u"ssl.key.location"_s, profile.keyFile);
    }
    config.properties.append(profile.properties);
    QStringList names = secrets.keys();
    names.sort();
    for (const QString &name : std::as_const(names))
        config.properties.append({name, secrets.value(name)});
    for (const auto &[name, value] : std::as_const(config.properties)) {
        if (secrets.contains(name) || isSecretProperty(name, value))
            config.secrets.append(value);
    }
    config.addressMap = profile.addressMap;
    return config;
}

bool isSecretProperty(const QString &name)
{
    // Names that only sound secret: where to find one, or how to treat it.
    static constexpr std::array kHarmlessEnds{".location", ".url",   ".uri",    ".file", ".class",  ".type",
                                              ".path",     ".paths", ".stores", ".ms",   ".seconds"};
    static constexpr std::array kSecretParts{
        "password",    "passwd",      "passphrase", "secret",      "credential",         "token",     "apikey",      "api.key",
        "private.key", "ssl.key.pem", "ssl_key",    "jaas.config", "oauthbearer.config",
        "oauthbearer.extensions", "user.info", "keystore.key"};
    const QString lower = name.trimmed().toLower();
    if (lower.startsWith(rest::kSecretHeaderProperty))
        return true;
    if (lower.startsWith(rest::kHeaderProperty))
        return rest::isSecretHeader(lower.mid(rest::kHeaderProperty.size()));
    const auto endsSo = [&lower](const char *end) { return lower.endsWith(QLatin1StringView(end)); };
    const auto holds = [&lower](const char *part) { return lower.contains(QLatin1StringView(part)); };
    if (std::any_of(kHarmlessEnds.begin(), kHarmlessEnds.end(), endsSo))
        return false;
    return std::any_of(kSecretParts.begin(), kSecretParts.end(), holds);
}

bool isSecretProperty(const QString &name, const QString &value)
{
    return isSecretProperty(name) || holdsSecret(value);
}

bool mayBeSecretProperty(const QString &name)
{
    const QString lower = name.trimmed().toLower();
    return isSecretProperty(name) || lower.endsWith(".url"_L1) || lower.endsWith(".uri"_L1);
}

QString passwordProperty(const Profile &profile)
{
    const QString password = u"sasl.password"_s;
    const bool wantsOne = profile.kind == Profile::Kind::Kafka && usesSasl(profile.securityProtocol) && !profile.username.isEmpty() &&
                          (profile.saslMechanism == "PLAIN"_L1 || profile.saslMechanism.startsWith("SCRAM-"_L1));
    const bool hasOne = std::any_of(profile.properties.cbegin(), profile.properties.cend(),
                                    [&password](const auto &property) { return property.first == password; });
    return wantsOne && !hasOne ? password : QString();
}

QHash<QString, QString> splitSecrets(Profile &profile)
{
    QHash<QString, QString> secrets;
    profile.properties.removeIf([&](const QPair<QString, QString> &property) {
        if (!isSecretProperty(property.first, property.second))
            return false;
        secrets.insert(property.first, property.second);
        return true;
    });
    if (QUrl url(profile.restUrl); !url.userInfo().isEmpty()) {
        profile.username = url.userName(QUrl::FullyDecoded);
        secrets.insert(u"rest.password"_s, url.password(QUrl::FullyDecoded));
        url.setUserInfo({});
        profile.restUrl = url.toString(QUrl::FullyEncoded);
    }
    for (auto it = secrets.cbegin(); it != secrets.cend(); ++it) {
        if (!profile.secretProperties.contains(it.key()))
            profile.secretProperties.append(it.key());
    }
    profile.secretProperties.sort();
    return secrets;
}

} // namespace streamscope::session
