// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/property_policy.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

const QStringList &runsCode()
{
    static const QStringList kNames{u"sasl.kerberos.kinit.cmd"_s, u"plugin.library.paths"_s, u"ssl.engine.location"_s,
                                    u"ssl.engine.id"_s,           u"ssl.providers"_s,        u"interceptors"_s,
                                    u"ssl_engine_callback_data"_s};
    return kNames;
}

const QStringList &managed()
{
    static const QStringList kNames{u"allow.auto.create.topics"_s,
                                    u"auto.commit.enable"_s,
                                    u"auto.commit.interval.ms"_s,
                                    u"auto.offset.reset"_s,
                                    u"batch.num.messages"_s,
                                    u"batch.size"_s,
                                    u"check.crcs"_s,
                                    u"debug"_s,
                                    u"enable.auto.commit"_s,
                                    u"enable.auto.offset.store"_s,
                                    u"enable.idempotence"_s,
                                    u"enable.metrics.push"_s,
                                    u"enable.partition.eof"_s,
                                    u"enabled_events"_s,
                                    u"fetch.max.bytes"_s,
                                    u"fetch.message.max.bytes"_s,
                                    u"fetch.min.bytes"_s,
                                    u"fetch.queue.backoff.ms"_s,
                                    u"fetch.wait.max.ms"_s,
                                    u"fetch.max.wait.ms"_s,
                                    u"group.id"_s,
                                    u"group.instance.id"_s,
                                    u"group.protocol"_s,
                                    u"group.protocol.type"_s,
                                    u"group.remote.assignor"_s,
                                    u"heartbeat.interval.ms"_s,
                                    u"isolation.level"_s,
                                    u"linger.ms"_s,
                                    u"log_level"_s,
                                    u"max.partition.fetch.bytes"_s,
                                    u"max.poll.interval.ms"_s,
                                    u"max.poll.records"_s,
                                    u"offset.store.method"_s,
                                    u"offset.store.path"_s,
                                    u"partition.assignment.strategy"_s,
                                    u"partitioner"_s,
                                    u"queued.max.messages.kbytes"_s,
                                    u"queued.min.messages"_s,
                                    u"queue.buffering.max.ms"_s,
                                    u"session.timeout.ms"_s,
                                    u"statistics.interval.ms"_s,
                                    u"transactional.id"_s,
                                    u"transaction.timeout.ms"_s,
                                    u"acks"_s,
                                    u"request.required.acks"_s,
                                    u"retries"_s,
                                    u"message.send.max.retries"_s,
                                    u"message.timeout.ms"_s,
                                    u"delivery.timeout.ms"_s,
                                    u"request.timeout.ms"_s,
                                    u"max.in.flight.requests.per.connection"_s,
                                    u"max.in.flight"_s,
                                    u"buffer.memory"_s,
                                    u"default.api.timeout.ms"_s};
    return kNames;
}

// librdkafka pastes these into the command of sasl.kerberos.kinit.cmd, whose default is in force for GSSAPI, and gives it
// to system(): the keytab between double quotes, the principal bare.
bool isHarmlessInShell(const QString &value)
{
    static const QRegularExpression kPlain(u"\\A[A-Za-z0-9_./@][A-Za-z0-9_./@:+-]*\\z"_s);
    return value.isEmpty() || kPlain.match(value).hasMatch();
}

} // namespace

const QStringList &allowedProperties()
{
    static const QStringList kNames{
        u"api.version.request.timeout.ms"_s,
        u"bootstrap.servers"_s,
        u"broker.address.family"_s,
        u"broker.address.ttl"_s,
        u"client.dns.lookup"_s,
        u"client.id"_s,
        u"client.rack"_s,
        u"compression.codec"_s,
        u"compression.level"_s,
        u"compression.type"_s,
        u"connections.max.idle.ms"_s,
        u"enable.sasl.oauthbearer.unsecure.jwt"_s,
        u"enable.ssl.certificate.verification"_s,
        u"https.ca.location"_s,
        u"https.ca.pem"_s,
        u"message.max.bytes"_s,
        u"metadata.broker.list"_s,
        u"metadata.max.age.ms"_s,
        u"metadata.recovery.rebootstrap.trigger.ms"_s,
        u"metadata.recovery.strategy"_s,
        u"receive.message.max.bytes"_s,
        u"reconnect.backoff.max.ms"_s,
        u"reconnect.backoff.ms"_s,
        u"retry.backoff.max.ms"_s,
        u"retry.backoff.ms"_s,
        u"sasl.kerberos.keytab"_s,
        u"sasl.kerberos.min.time.before.relogin"_s,
        u"sasl.kerberos.principal"_s,
        u"sasl.kerberos.service.name"_s,
        u"sasl.mechanism"_s,
        u"sasl.mechanisms"_s,
        u"sasl.oauthbearer.assertion.algorithm"_s,
        u"sasl.oauthbearer.assertion.claim.aud"_s,
        u"sasl.oauthbearer.assertion.claim.exp.seconds"_s,
        u"sasl.oauthbearer.assertion.claim.iss"_s,
        u"sasl.oauthbearer.assertion.claim.jti.include"_s,
        u"sasl.oauthbearer.assertion.claim.nbf.seconds"_s,
        u"sasl.oauthbearer.assertion.claim.sub"_s,
        u"sasl.oauthbearer.assertion.file"_s,
        u"sasl.oauthbearer.assertion.jwt.template.file"_s,
        u"sasl.oauthbearer.assertion.private.key.file"_s,
        u"sasl.oauthbearer.assertion.private.key.passphrase"_s,
        u"sasl.oauthbearer.assertion.private.key.pem"_s,
        u"sasl.oauthbearer.client.credentials.client.id"_s,
        u"sasl.oauthbearer.client.credentials.client.secret"_s,
        u"sasl.oauthbearer.client.id"_s,
        u"sasl.oauthbearer.client.secret"_s,
        u"sasl.oauthbearer.config"_s,
        u"sasl.oauthbearer.extensions"_s,
        u"sasl.oauthbearer.grant.type"_s,
        u"sasl.oauthbearer.metadata.authentication.type"_s,
        u"sasl.oauthbearer.method"_s,
        u"sasl.oauthbearer.scope"_s,
        u"sasl.oauthbearer.sub.claim.name"_s,
        u"sasl.oauthbearer.token.endpoint.url"_s,
        u"sasl.password"_s,
        u"sasl.username"_s,
        u"security.protocol"_s,
        u"socket.connection.setup.timeout.ms"_s,
        u"socket.keepalive.enable"_s,
        u"socket.nagle.disable"_s,
        u"socket.receive.buffer.bytes"_s,
        u"socket.send.buffer.bytes"_s,
        u"socket.timeout.ms"_s,
        u"ssl.ca.certificate.stores"_s,
        u"ssl.ca.location"_s,
        u"ssl.ca.pem"_s,
        u"ssl.certificate.location"_s,
        u"ssl.certificate.pem"_s,
        u"ssl.cipher.suites"_s,
        u"ssl.crl.location"_s,
        u"ssl.curves.list"_s,
        u"ssl.endpoint.identification.algorithm"_s,
        u"ssl.key.location"_s,
        u"ssl.key.password"_s,
        u"ssl.key.pem"_s,
        u"ssl.keystore.location"_s,
        u"ssl.keystore.password"_s,
        u"ssl.sigalgs.list"_s,
        u"topic.blacklist"_s,
        u"topic.metadata.refresh.interval.ms"_s,
    };
    return kNames;
}

PropertyRisk propertyRisk(const QString &name, const QString &value)
{
    static const QSet<QString> kAllowed(allowedProperties().cbegin(), allowedProperties().cend());
    // librdkafka compares exactly; a name in another case or with blanks around it is judged like the one it resembles.
    const QString canonical = name.trimmed().toLower();
    if (runsCode().contains(canonical))
        return PropertyRisk::RunsCode;
    if ((canonical == "sasl.kerberos.principal"_L1 || canonical == "sasl.kerberos.keytab"_L1) && !isHarmlessInShell(value))
        return PropertyRisk::RunsCode;
    if (managed().contains(canonical))
        return PropertyRisk::Managed;
    return kAllowed.contains(canonical) ? PropertyRisk::Allowed : PropertyRisk::Unknown;
}

} // namespace streamscope::session
