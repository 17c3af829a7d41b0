// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/rest_config.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

using core::ErrorKind;

tl::unexpected<core::KafkaError> fault(const QString &property, const QString &message)
{
    return tl::make_unexpected(core::localError(ErrorKind::Configuration, message, property));
}

int effectivePort(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

// A name of RFC 9110's token, and a value on one line: anything else would let a header smuggle another one in.
bool isHeaderName(const QString &name)
{
    const auto isToken = [](QChar c) { return (c.unicode() < 128 && c.isLetterOrNumber()) || u"!#$%&'*+-.^_`|~"_s.contains(c); };
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isToken);
}
bool isHeaderValue(const QString &value)
{
    return std::none_of(value.begin(), value.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

core::Result<ProxyRoute> readRoute(const QString &text)
{
    ProxyRoute route;
    if (text.isEmpty() || text == "system"_L1)
        return route;
    if (text == "none"_L1) {
        route.kind = ProxyRoute::Kind::Direct;
        return route;
    }
    const QUrl url(text, QUrl::StrictMode);
    if (url.scheme() != "http"_L1 && url.scheme() != "socks5"_L1)
        return fault(u"rest.proxy"_s, u"system, none, http://host:port or socks5://host:port"_s);
    if (url.host().isEmpty() || url.port() <= 0)
        return fault(u"rest.proxy"_s, u"a proxy needs a host and a port"_s);
    route.kind = url.scheme() == "http"_L1 ? ProxyRoute::Kind::Http : ProxyRoute::Kind::Socks5;
    route.host = url.host();
    route.port = static_cast<quint16>(url.port());
    route.user = url.userName(QUrl::FullyDecoded);
    route.password = url.password(QUrl::FullyDecoded);
    return route;
}

void setHeader(RestConfig &config, const QString &name, const QString &value, bool secret)
{
    const QByteArray bytes = name.toLatin1();
    config.headers.removeIf([&bytes](const ExtraHeader &header) { return header.name.compare(bytes, Qt::CaseInsensitive) == 0; });
    config.headers.append({bytes, value.toUtf8(), secret || isSecretHeader(name)});
}

core::Result<void> take(RestConfig &config, QString &auth, const QString &name, const QString &value)
{
    const auto url = [&]() -> core::Result<void> {
        const auto checked = checkBaseUrl(value);
        if (!checked)
            return tl::make_unexpected(checked.error());
        config.baseUrl = *checked;
        if (const QUrl whole(value); !whole.userName().isEmpty()) {
            config.username = whole.userName(QUrl::FullyDecoded);
            config.password = whole.password(QUrl::FullyDecoded);
        }
        return {};
    };
    if (name == "rest.url"_L1)
        return url();
    if (name == "rest.proxy"_L1)
        return readRoute(value).map([&config](const ProxyRoute &route) { config.route = route; });
    if (name == "rest.proxy.password"_L1)
        return {}; // once the route is known
    static const std::array<std::pair<QLatin1StringView, QString RestConfig::*>, 7> kTexts{{
        {"rest.username"_L1, &RestConfig::username},
        {"rest.password"_L1, &RestConfig::password},
        {"rest.token"_L1, &RestConfig::token},
        {"rest.ca.location"_L1, &RestConfig::caFile},
        {"rest.certificate.location"_L1, &RestConfig::certificateFile},
        {"rest.key.location"_L1, &RestConfig::keyFile},
        {"rest.key.password"_L1, &RestConfig::keyPassword},
    }};
    const auto text = std::find_if(kTexts.begin(), kTexts.end(), [&name](const auto &entry) { return entry.first == name; });
    if (text != kTexts.end()) {
        config.*text->second = value;
        return {};
    }
    for (const QLatin1StringView prefix : {kHeaderProperty, kSecretHeaderProperty}) {
        if (!name.startsWith(prefix))
            continue;
        const QString header = name.mid(prefix.size());
        if (!isHeaderName(header) || !isHeaderValue(value))
            return fault(name, u"no header can have this name or value"_s);
        setHeader(config, header, value, prefix == kSecretHeaderProperty);
        return {};
    }
    if (name == "rest.auth"_L1) {
        if (value != "none"_L1 && value != "basic"_L1 && value != "bearer"_L1)
            return fault(name, u"none, basic or bearer"_s);
        auth = value;
        return {};
    }
    if (name == "rest.format"_L1) {
        if (isSchemaFormat(value))
            return fault(name, u"messages in %1 are made with a schema registry, which is not built in; use binary: every message is read "
                               "as its exact bytes, and bytes that are in that form already are produced unchanged"_s.arg(value));
        if (value != "binary"_L1 && value != "json"_L1)
            return fault(name, u"binary or json"_s);
        config.format = value == "json"_L1 ? PayloadFormat::Json : PayloadFormat::Binary;
        return {};
    }
    return fault(name, u"not a property of a REST Proxy connection"_s);
}

} // namespace

core::Result<QUrl> checkBaseUrl(const QString &text)
{
    QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1) || url.host().isEmpty())
        return fault(u"rest.url"_s, u"a REST Proxy has an address such as https://host:8082"_s);
    if (url.hasQuery() || url.hasFragment())
        return fault(u"rest.url"_s, u"the address of a REST Proxy has no query and no fragment"_s);
    url.setUserInfo({});
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path, QUrl::TolerantMode);
    return url;
}

core::Result<RestConfig> configFromProperties(const QList<QPair<QString, QString>> &properties)
{
    RestConfig config;
    QString auth;
    for (const auto &[name, value] : properties) {
        if (auto taken = take(config, auth, name, value); !taken)
            return tl::make_unexpected(taken.error());
    }
    for (const auto &[name, value] : properties) {
        if (name == "rest.proxy.password"_L1)
            config.route.password = value;
    }
    if (config.baseUrl.isEmpty())
        return fault(u"rest.url"_s, u"the address of the REST Proxy is missing"_s);
    if (auth == "basic"_L1 || (auth.isEmpty() && config.token.isEmpty() && !config.username.isEmpty()))
        config.auth = Auth::Basic;
    else if (auth == "bearer"_L1 || (auth.isEmpty() && !config.token.isEmpty()))
        config.auth = Auth::Bearer;
    if (config.auth == Auth::Basic && config.username.contains(u':'))
        return fault(u"rest.username"_s, u"basic authentication knows no colon in a user name"_s);
    if (!isHeaderValue(config.token) || config.token.contains(u' '))
        return fault(u"rest.token"_s, u"a token is one word"_s);
    return config;
}

bool isSchemaFormat(const QString &name)
{
    return name == "avro"_L1 || name == "jsonschema"_L1 || name == "protobuf"_L1;
}

bool isSecretHeader(const QString &name)
{
    // "key" and "auth" also catch names that hide nothing; a value too many in the secret store does no harm.
    static constexpr std::array kParts{"auth", "cookie", "token", "secret", "passw", "pwd", "key", "credential", "signature", "session", "subscription"};
    const QString lower = name.toLower();
    return std::any_of(kParts.begin(), kParts.end(), [&lower](const char *part) { return lower.contains(QLatin1StringView(part)); });
}

bool sendsCredentialsInTheClear(const RestConfig &config)
{
    const bool hasSecretHeader =
        std::any_of(config.headers.begin(), config.headers.end(), [](const ExtraHeader &header) { return header.secret; });
    return config.baseUrl.scheme() != "https"_L1 && (config.auth != Auth::None || hasSecretHeader);
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 && effectivePort(a) == effectivePort(b);
}

QString displayUrl(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::FullyEncoded);
}

} // namespace streamscope::rest
