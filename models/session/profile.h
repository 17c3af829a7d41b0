// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"

#include <QHash>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

#include <optional>

namespace streamscope::session {

enum class Environment { Development, Staging, Production }; ///< the stricter the greater
enum class SecurityProtocol { Plaintext, Ssl, SaslPlaintext, SaslSsl };

/// A saved connection, without any secret. Secrets live in a SecretStore under (id, property name).
struct Profile {
    enum class Kind { Kafka, Sandbox, Rest };
    QString id; ///< stable, made once (UUID without braces); "sandbox" for the built-in cluster
    Kind kind = Kind::Kafka;
    QString name;
    QString bootstrapServers;
    QString restUrl; ///< of a REST Proxy, without a password
    SecurityProtocol securityProtocol = SecurityProtocol::Plaintext;
    QString saslMechanism; ///< "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512" or another by properties
    QString username;
    QString caFile;                            ///< PEM
    QString certificateFile;                   ///< PEM
    QString keyFile;                           ///< PEM
    QHash<QString, QString> addressMap;        ///< advertised host:port → dialled host:port
    QList<QPair<QString, QString>> properties; ///< further librdkafka properties, no secrets among them
    QStringList secretProperties;              ///< names of properties whose value is in the secret store, e.g. "sasl.password"
    Environment environment = Environment::Development;
    bool readOnly = false;

    friend bool operator==(const Profile &, const Profile &) = default;
};

/// The profile of the built-in cluster.
[[nodiscard]] Profile sandboxProfile();

[[nodiscard]] QString newProfileId();

/// Where it leads: the bootstrap servers, or the base URL of a REST Proxy.
[[nodiscard]] QString profileAddress(const Profile &profile);

/// As Kafka writes it: "SASL_SSL".
[[nodiscard]] QString securityProtocolName(SecurityProtocol protocol);
[[nodiscard]] std::optional<SecurityProtocol> securityProtocolFrom(const QString &name); ///< any case

/// librdkafka's configuration of a profile with its secrets filled in (property name → value).
[[nodiscard]] cluster::ConnectionConfig connectionConfig(const Profile &profile, const QHash<QString, QString> &secrets);

/// True for properties whose value is a secret, also in free properties (passwords, keys as PEM text, client secrets, tokens).
[[nodiscard]] bool isSecretProperty(const QString &name);
/// Also when only the value tells: a private key as text, a password inside an address.
[[nodiscard]] bool isSecretProperty(const QString &name, const QString &value);
/// True for those whose value is a secret by their name, and for addresses, which may have one in them.
[[nodiscard]] bool mayBeSecretProperty(const QString &name);
/// The property that its mechanism cannot do without and that it does not have: "sasl.password"; empty: none.
[[nodiscard]] QString passwordProperty(const Profile &profile);

/// Takes the secrets out of the free properties (also private keys and user:password@ inside values of any name), notes their
/// names in secretProperties and returns them. Whoever saves a profile calls it first.
[[nodiscard]] QHash<QString, QString> splitSecrets(Profile &profile);

} // namespace streamscope::session
