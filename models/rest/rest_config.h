// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>

#include <chrono>

namespace streamscope::rest {

/// How a client shows who it is. Sent ahead with every request, to the host of the base URL and to no other.
enum class Auth { None, Basic, Bearer };

/// How the bytes of a produced message travel.
enum class PayloadFormat {
    Binary, ///< base64 of the exact bytes
    Json    ///< as they are, and they must be JSON; the proxy writes them anew
};

/// A header of the connection's own, sent with every request.
struct ExtraHeader {
    QByteArray name;
    QByteArray value;
    bool secret = false; ///< a copied command names an environment variable instead of the value

    friend bool operator==(const ExtraHeader &, const ExtraHeader &) = default;
};

/// Which way the requests leave this machine.
struct ProxyRoute {
    enum class Kind { System, Direct, Http, Socks5 };
    Kind kind = Kind::System;
    QString host;
    quint16 port = 0;
    QString user;
    QString password;

    friend bool operator==(const ProxyRoute &, const ProxyRoute &) = default;
};

/// Everything that is needed to speak to a REST Proxy, secrets included. Lives in memory only.
struct RestConfig {
    QUrl baseUrl; ///< http or https, without user, query and fragment; may have a path
    Auth auth = Auth::None;
    QString username;
    QString password;
    QString token;
    QString caFile;          ///< PEM; empty: the system's authorities
    QString certificateFile; ///< PEM
    QString keyFile;         ///< PEM
    QString keyPassword;
    ProxyRoute route;
    QList<ExtraHeader> headers;
    PayloadFormat format = PayloadFormat::Binary;
    /// Bounds each answer; a poll for records has the time that it asked for on top.
    std::chrono::milliseconds timeout{10000};
    qint64 maxBodyBytes = 64 * 1024 * 1024; ///< an answer that grows beyond it is given up
    /// A partition that gives nothing for so long, asked several times, has only control or removed records up to its end.
    std::chrono::milliseconds quietEnd{15000};
    std::chrono::milliseconds openKept{2000}; ///< an answer that leaves open what is offered counts so long, then it is asked again
    std::chrono::milliseconds topicsEvery{10000}; ///< how often a tail looks whether its topics are there, and the same
    QString stateFolder; ///< where the consumer instances that exist are noted; empty: nowhere

    friend bool operator==(const RestConfig &, const RestConfig &) = default;
};

inline constexpr QLatin1StringView kHeaderProperty{"rest.header."};
inline constexpr QLatin1StringView kSecretHeaderProperty{"rest.secret-header."};

/// "avro", "jsonschema", "protobuf": formats that a proxy makes with its schema registry.
[[nodiscard]] bool isSchemaFormat(const QString &name);

/// The configuration of properties "rest.url", "rest.auth" (none, basic, bearer), "rest.username", "rest.password",
/// "rest.token", "rest.ca.location", "rest.certificate.location", "rest.key.location", "rest.key.password", "rest.proxy"
/// (system, none, or http://[user@]host:port or socks5://…), "rest.proxy.password", "rest.header.NAME", "rest.secret-header.NAME" (whatever
/// its name, its value is a secret) and "rest.format" (binary, json); later ones win. Without "rest.auth" a token means bearer and a user name basic. The error names the
/// property that cannot be used.
[[nodiscard]] core::Result<RestConfig> configFromProperties(const QList<QPair<QString, QString>> &properties);

/// The base URL as it is used: no slash at the end. The error says what is wrong with it.
[[nodiscard]] core::Result<QUrl> checkBaseUrl(const QString &text);

/// True for headers that carry a credential by their name: Authorization, Cookie, X-Api-Key, Ocp-Apim-Subscription-Key, …
[[nodiscard]] bool isSecretHeader(const QString &name);

/// True when user and password, a token or a secret header would travel unprotected.
[[nodiscard]] bool sendsCredentialsInTheClear(const RestConfig &config);

/// The same scheme, host and port.
[[nodiscard]] bool isSameOrigin(const QUrl &a, const QUrl &b);

/// "https://host:8082/prefix": for texts and logs, never with a credential.
[[nodiscard]] QString displayUrl(const QUrl &url);

} // namespace streamscope::rest
