// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/named_connection.h"

#include "models/cluster/address.h"
#include "models/core/when_finished.h"
#include "models/kafka/property_catalog.h"
#include "models/session/profile_import.h"
#include "models/session/property_policy.h"
#include "models/session/rest_profile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::app {
namespace {

using Resolved = tl::expected<NamedConnection, QString>;

tl::expected<void, QString> checkAddress(const QString &address, bool portNeeded)
{
    switch (cluster::checkAddress(address, portNeeded)) {
    case cluster::AddressFault::None: break;
    case cluster::AddressFault::Form: return tl::make_unexpected(u"“%1” is no address such as broker.example.com:9092"_s.arg(address));
    case cluster::AddressFault::Port: return tl::make_unexpected(u"“%1”: a port is a number from 1 to 65535"_s.arg(address));
    }
    return {};
}

// Of the servers and of the address map: the first fault.
tl::expected<void, QString> checkAddresses(const cluster::ConnectionConfig &config)
{
    for (const QString &server : config.property(u"bootstrap.servers"_s).split(u',', Qt::SkipEmptyParts)) {
        if (auto checked = checkAddress(server.trimmed(), false); !checked)
            return checked;
    }
    for (auto it = config.addressMap.cbegin(); it != config.addressMap.cend(); ++it) {
        for (const QString &address : {it.key(), it.value()}) {
            if (auto checked = checkAddress(address, true); !checked)
                return checked;
        }
    }
    return {};
}

// The properties of the options over those of the connection; the time limit of the options. What the library does not take
// is a fault of the command line, not of the connection.
Resolved finished(NamedConnection connection, const ConnectionOptions &options)
{
    for (const auto &[name, value] : options.properties) {
        // Asked about one that loads a library, it would load it.
        const bool loads = session::propertyRisk(name, value) == session::PropertyRisk::RunsCode;
        if (const QString fault = loads ? QString() : kafka::propertyFault(name, value); !fault.isEmpty())
            return tl::make_unexpected(u"%1 %2: %3"_s.arg(options.propertyOption, name, fault));
        if (session::isSecretProperty(name, value))
            connection.config.secrets.append(value);
    }
    connection.config.properties += options.properties;
    connection.config.timeout = options.timeout;
    if (auto checked = checkAddresses(connection.config); !checked)
        return tl::make_unexpected(checked.error());
    return connection;
}

QString refusal(const QString &name, const QString &value)
{
    return u"“%1 = %2” can run code or load a library; --allow-property %1 accepts it"_s.arg(name, value);
}

tl::expected<void, QString> checkProperties(const ConnectionOptions &options)
{
    for (const auto &[name, value] : options.properties) {
        if (session::propertyRisk(name, value) == session::PropertyRisk::RunsCode && !options.allowedProperties.contains(name))
            return tl::make_unexpected(refusal(name, value));
    }
    return {};
}

// What of the file was not taken over, in one word each; secrets are never among the notes' values.
void addNotes(NamedConnection &connection, const session::ProfileImport &imported)
{
    using Kind = session::ImportNote::Kind;
    for (const session::ImportNote &note : imported.notes) {
        if (note.kind == Kind::ServersMissing)
            continue; // --bootstrap-server may name them
        const QString subject = note.name.isEmpty() ? note.value : note.name;
        const QString place = note.line > 0 ? u"line %1"_s.arg(note.line) : u"the file"_s;
        switch (note.kind) {
        case Kind::BadLine: connection.notes.append(u"%1 is not understood: %2"_s.arg(place, subject)); break;
        case Kind::ConvertTrustStore:
        case Kind::ConvertKeyStore: connection.notes.append(u"%1 must be PEM; make it so with: %2"_s.arg(note.value, note.command)); break;
        case Kind::CertificateUnchecked:
            connection.notes.append(u"%1 switches a check of the broker's certificate off"_s.arg(subject));
            break;
        case Kind::BadValue: connection.notes.append(u"%1: “%2” is not a value of %3; left out"_s.arg(place, note.value, note.name)); break;
        case Kind::UnsupportedLogin:
        case Kind::BadJaas: connection.notes.append(u"%1: the JAAS configuration cannot be used: %2"_s.arg(place, subject)); break;
        case Kind::MechanismMissing: connection.notes.append(u"SASL without a mechanism: add sasl.mechanism"_s); break;
        default: connection.notes.append(u"%1: %2 left out"_s.arg(place, subject)); break;
        }
    }
}

// A store of Java's that nothing stands in for: who goes on without it trusts, or is, somebody else than the file says.
QString unusedStore(const session::ProfileImport &imported, const ConnectionOptions &options)
{
    using Kind = session::ImportNote::Kind;
    for (const session::ImportNote &note : imported.notes) {
        const QString instead = note.kind == Kind::ConvertTrustStore ? u"ssl.ca.location"_s
                                : note.kind == Kind::ConvertKeyStore ? u"ssl.key.location"_s
                                                                     : QString();
        const auto names = [&instead](const auto &property) { return property.first == instead; };
        if (!instead.isEmpty() && std::none_of(options.properties.begin(), options.properties.end(), names))
            return u"%1 must be PEM; make it so with: %2 – and name it with -X %3=FILE"_s.arg(note.value, note.command, instead);
    }
    return {};
}

// The configuration of a REST Proxy, in place of that of brokers.
Resolved asRest(NamedConnection connection, const ConnectionOptions &options)
{
    auto config = session::restConfig(connection.profile, connection.secrets, session::restFolder(configFolder()));
    if (!config)
        return tl::make_unexpected(u"%1: %2"_s.arg(config.error().where, config.error().message));
    config->timeout = options.timeout;
    connection.rest = *config;
    connection.config = {};
    connection.config.properties = connection.profile.properties;
    connection.config.timeout = options.timeout;
    if (rest::sendsCredentialsInTheClear(*config))
        connection.notes.append(u"credentials travel unprotected: the address of the REST Proxy is not https"_s);
    return connection;
}

// What is kept for a cluster (drafts, open pages) is not kept for another one.
QString unsavedId(const QString &address)
{
    return u"command-line "_s + address;
}

Resolved fromRest(const ConnectionOptions &options)
{
    NamedConnection connection;
    connection.profile.kind = session::Profile::Kind::Rest;
    connection.profile.restUrl = options.restUrl;
    connection.profile.properties = options.properties;
    connection.secrets = session::splitSecrets(connection.profile);
    connection.profile.name = connection.profile.restUrl;
    connection.profile.id = unsavedId(connection.profile.restUrl); // the credentials in an address are with the secrets now
    return asRest(connection, options);
}

Resolved fromOptions(const ConnectionOptions &options)
{
    NamedConnection connection;
    if (!options.configFile.isEmpty()) {
        auto imported = session::importProfileFile(options.configFile);
        if (!imported)
            return tl::make_unexpected(u"%1: %2"_s.arg(options.configFile, imported.error().message));
        const QList<session::RefusedProperty> refused = imported->refused;
        for (const session::RefusedProperty &property : refused) {
            if (!options.allowedProperties.contains(property.name))
                return tl::make_unexpected(refusal(property.name, property.value));
            imported->confirm(property);
        }
        if (const QString store = unusedStore(*imported, options); !store.isEmpty())
            return tl::make_unexpected(u"%1: %2"_s.arg(options.configFile, store));
        addNotes(connection, *imported);
        connection.profile = imported->profile;
        connection.secrets = imported->secrets;
        connection.config = session::connectionConfig(imported->profile, imported->secrets);
    }
    if (!options.bootstrapServers.isEmpty())
        connection.config.properties.append({u"bootstrap.servers"_s, options.bootstrapServers});
    auto resolved = finished(std::move(connection), options);
    if (!resolved)
        return resolved;
    connection = std::move(*resolved);
    if (connection.config.property(u"bootstrap.servers"_s).isEmpty())
        return tl::make_unexpected(u"no cluster named: --bootstrap-server, --config, --profile, --rest or --sandbox"_s);
    connection.profile.name = connection.config.property(u"bootstrap.servers"_s);
    connection.profile.id = unsavedId(connection.profile.name);
    connection.profile.bootstrapServers = connection.profile.name;
    return connection;
}

void fromProfile(const ConnectionOptions &options, session::ProfileStore &profiles, QObject *context,
                 const std::function<void(Resolved)> &done)
{
    const auto profile = profiles.profileNamed(options.profile);
    if (!profile) {
        done(tl::make_unexpected(u"there is no saved connection “%1”"_s.arg(options.profile)));
        return;
    }
    core::whenFinished<session::ProfileStore::Secrets>(
        profiles.secrets(*profile), context,
        [options, profile = *profile, done](const core::Result<session::ProfileStore::Secrets> &secrets) {
            NamedConnection connection;
            connection.profile = profile;
            connection.secrets = secrets.value_or(session::ProfileStore::Secrets());
            for (const auto &[name, value] : options.properties)
                connection.secrets.insert(name, value);
            connection.missingSecrets = missingSecrets(profile, connection.secrets);
            if (!connection.missingSecrets.isEmpty() && !options.asksForSecrets) {
                done(tl::make_unexpected(u"the keychain has no “%1” for this connection; give it as %2 %1=@FILE"_s.arg(
                    connection.missingSecrets.first(), options.propertyOption)));
                return;
            }
            if (profile.kind == session::Profile::Kind::Rest) {
                done(asRest(connection, options));
                return;
            }
            connection.config = session::connectionConfig(profile, connection.secrets);
            done(finished(std::move(connection), options));
        });
}

} // namespace

QStringList missingSecrets(const session::Profile &profile, const session::ProfileStore::Secrets &secrets)
{
    QStringList missing = profile.secretProperties;
    // A profile written by hand need not say that there is a password; its mechanism does.
    const QString password = session::passwordProperty(profile);
    if (!password.isEmpty() && !missing.contains(password))
        missing.append(password);
    missing.removeIf([&secrets](const QString &name) { return secrets.contains(name); });
    return missing;
}

void resolveConnection(const ConnectionOptions &options, session::ProfileStore &profiles, QObject *context,
                       std::function<void(Resolved)> done)
{
    if (auto checked = checkProperties(options); !checked)
        done(tl::make_unexpected(checked.error()));
    else if (!options.restUrl.isEmpty())
        done(fromRest(options));
    else if (options.profile.isEmpty())
        done(fromOptions(options));
    else
        fromProfile(options, profiles, context, done);
}

} // namespace streamscope::app
