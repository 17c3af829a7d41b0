// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/sentences.h"

#include "models/cluster/tail.h"
#include "models/cluster/timestamp_zero.h"
#include "models/decode/decode.h"
#include "models/rest/fault_names.h"
#include "models/session/journal.h"
#include "models/session/json_file.h"
#include "widgets/common/rest_offers.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

struct Sentences {
    Q_DECLARE_TR_FUNCTIONS(streamscope::widgets::Sentences)
};

// Brokers' errors that a person meets by name.
std::optional<ErrorText> byName(const QString &name)
{
    if (name == "INVALID_REPLICATION_FACTOR"_L1)
        return ErrorText{Sentences::tr("The replication factor is larger than the number of brokers."),
                         Sentences::tr("Choose a smaller one: each replica needs a broker of its own."),
                         {}};
    if (name == "TOPIC_EXCEPTION"_L1)
        return ErrorText{Sentences::tr("The topic name is not legal."),
                         Sentences::tr("Letters, digits, “.”, “_” and “-” are; at most 249 of them."),
                         {}};
    if (name == "INVALID_CONFIG"_L1)
        return ErrorText{Sentences::tr("A configuration is not accepted."), Sentences::tr("Check its name and value."), {}};
    if (name == "INVALID_PARTITIONS"_L1)
        return ErrorText{Sentences::tr("The number of partitions is not accepted."), Sentences::tr("Choose a number from 1."), {}};
    if (name == "MSG_SIZE_TOO_LARGE"_L1 || name == "RECORD_LIST_TOO_LARGE"_L1)
        return ErrorText{Sentences::tr("The message is larger than the topic accepts."),
                         Sentences::tr("Make it smaller, or raise max.message.bytes of the topic."),
                         {}};
    if (name == "POLICY_VIOLATION"_L1)
        return ErrorText{Sentences::tr("A policy of the cluster forbids this."), Sentences::tr("The details say which."), {}};
    if (name == "NOT_ENOUGH_REPLICAS"_L1)
        return ErrorText{Sentences::tr("Too few replicas are in sync to accept the message."),
                         Sentences::tr("Wait until brokers are back, or lower min.insync.replicas."),
                         {}};
    if (name == "LEADER_NOT_AVAILABLE"_L1 || name == "NOT_LEADER_OR_FOLLOWER"_L1 || name == "NOT_LEADER_FOR_PARTITION"_L1)
        return ErrorText{Sentences::tr("The broker that leads this partition is away or does not answer."),
                         Sentences::tr("It goes on by itself when a broker with a replica in sync is back."),
                         {}};
    if (name == QLatin1StringView(session::Journal::kNotWrittenDown))
        return ErrorText{Sentences::tr("The journal cannot be written, so nothing was sent."),
                         Sentences::tr("Every change is written down before it is made: the file in the details has to be writable."),
                         {}};
    if (name == QLatin1StringView(session::JsonFile::kNotWritten))
        return ErrorText{Sentences::tr("The file cannot be written, so what was there stays as it was."),
                         Sentences::tr("The details name the file and what the system says: is the disk full, or the folder another's?"),
                         {}};
    static const QStringList kElecting = {u"UNKNOWN_LEADER_EPOCH"_s, u"FENCED_LEADER_EPOCH"_s, u"REPLICA_NOT_AVAILABLE"_s,
                                          u"OFFSET_NOT_AVAILABLE"_s, u"PREFERRED_LEADER_NOT_AVAILABLE"_s};
    if (kElecting.contains(name))
        return ErrorText{Sentences::tr("The brokers are just agreeing on who leads this partition."),
                         Sentences::tr("It passes by itself within seconds, and reading goes on."),
                         {}};
    static const QStringList kMoving = {u"NOT_COORDINATOR"_s, u"COORDINATOR_NOT_AVAILABLE"_s, u"COORDINATOR_LOAD_IN_PROGRESS"_s};
    if (kMoving.contains(name))
        return ErrorText{Sentences::tr("The brokers are just agreeing on who coordinates this group."),
                         Sentences::tr("It passes by itself within seconds."),
                         {}};
    return std::nullopt;
}

// Where only the words of the other side tell which of several it is.
std::optional<ErrorText> byMessage(const core::KafkaError &error)
{
    const auto says = [&error](core::ErrorKind kind, QLatin1StringView words) {
        return error.kind == kind && error.message.contains(words);
    };
    // What a broker says where a plaintext port meets SASL; a mechanism that is not offered is another matter.
    if (says(core::ErrorKind::SaslMechanism, "not valid in current SASL state"_L1))
        return ErrorText{Sentences::tr("The port expects no SASL."), Sentences::tr("Choose PLAINTEXT, or the broker's SASL port."), {}};
    // No broker has judged anybody yet.
    if (says(core::ErrorKind::Authentication, "Failed to acquire SASL OAUTHBEARER token"_L1))
        return ErrorText{Sentences::tr("There is no token: the identity provider gave none or cannot be reached."),
                         Sentences::tr("Check the address of its token endpoint, the client's id and its secret; the details have the answer."),
                         {}};
    if (says(core::ErrorKind::Configuration, "sasl.username and sasl.password must be set"_L1))
        return ErrorText{Sentences::tr("User or password is missing."),
                         Sentences::tr("Write both, or connect: you are asked for it then."),
                         {}};
    if (says(core::ErrorKind::Configuration, "key values mismatch"_L1))
        return ErrorText{Sentences::tr("Certificate and key do not belong together."),
                         Sentences::tr("Choose the key that the certificate was made for."),
                         {}};
    if (error.message.contains(QLatin1StringView(cluster::kTimestampZero)))
        return ErrorText{QCoreApplication::translate("TimestampZero", cluster::kTimestampZero),
                         Sentences::tr("Leave the timestamp out, and it is now; or choose another."),
                         {}};
    if (error.name == "POLICY_VIOLATION"_L1 && error.message.startsWith("The sandbox cannot create a topic again"_L1))
        return ErrorText{Sentences::tr("The sandbox cannot create a topic again that was deleted in it."),
                         Sentences::tr("Choose another name, or restart the sandbox."),
                         {}};
    return std::nullopt;
}

ErrorText byKind(core::ErrorKind kind)
{
    using core::ErrorKind;
    switch (kind) {
    case ErrorKind::Cancelled: return {Sentences::tr("It was cancelled."), {}, {}};
    case ErrorKind::TimedOut:
        return {Sentences::tr("No answer came in time: the outcome is unknown."), Sentences::tr("Look again before you repeat it."), {}};
    case ErrorKind::NameResolution:
        return {Sentences::tr("The host name cannot be resolved."),
                Sentences::tr("Check its spelling, and whether the network or VPN is up."),
                {}};
    case ErrorKind::Transport:
        return {Sentences::tr("No broker can be reached."),
                Sentences::tr("Check address and port, and whether a firewall or a tunnel is in between."),
                {}};
    case ErrorKind::TlsUntrusted:
        return {Sentences::tr("The broker's certificate is signed by an authority that is not trusted here."),
                Sentences::tr("Give the authority's certificate (CA file, PEM) in the connection."),
                {}};
    case ErrorKind::TlsHostMismatch:
        return {Sentences::tr("The broker's certificate is for another host name."),
                Sentences::tr("Connect by a name that the certificate lists."),
                {}};
    case ErrorKind::TlsExpired:
        return {Sentences::tr("The broker's certificate has expired, or is not valid yet."),
                Sentences::tr("It must be renewed on the broker; check this machine's clock too."),
                {}};
    case ErrorKind::TlsFailed: return {Sentences::tr("The TLS handshake failed."), Sentences::tr("The details say where."), {}};
    case ErrorKind::TlsExpected:
        return {Sentences::tr("The broker hung up at the first request: this port most likely wants TLS or SASL."),
                Sentences::tr("Choose SSL or a SASL protocol in the connection."),
                {}};
    case ErrorKind::SaslExpected:
        return {Sentences::tr("The broker hung up at the first request: this port most likely wants a login (SASL)."),
                Sentences::tr("Choose SASL_SSL in the connection, with its mechanism, user and password."),
                {}};
    case ErrorKind::PlaintextExpected:
        return {Sentences::tr("The port does not speak TLS."),
                Sentences::tr("Choose PLAINTEXT or SASL_PLAINTEXT, or the broker's TLS port."),
                {}};
    case ErrorKind::ClientCertificate:
        return {Sentences::tr("The broker wants a client certificate, or does not accept the one it got."),
                Sentences::tr("Give certificate and key (PEM) in the connection."),
                {}};
    case ErrorKind::Authentication:
        return {Sentences::tr("User or password is wrong."), Sentences::tr("Check both; an unknown user gives the same answer."), {}};
    case ErrorKind::SaslMechanism:
        return {Sentences::tr("The broker does not offer this SASL mechanism on this port."),
                Sentences::tr("The details name what it offers; a plaintext port offers none."),
                {}};
    case ErrorKind::Authorization:
        return {Sentences::tr("This user is not allowed to do that."), Sentences::tr("An administrator of the cluster can grant it."), {}};
    case ErrorKind::Configuration:
        return {Sentences::tr("The connection's settings cannot be used."), Sentences::tr("The details name the property or file."), {}};
    case ErrorKind::InvalidInput: return {Sentences::tr("The input cannot be used."), Sentences::tr("The details say what is wrong."), {}};
    case ErrorKind::UnknownObject:
        return {Sentences::tr("It does not exist on this cluster."), Sentences::tr("It may have been deleted; read the list again."), {}};
    case ErrorKind::AlreadyExists:
        return {Sentences::tr("A topic of this name exists already."),
                Sentences::tr("Choose another name."),
                {}};
    case ErrorKind::ReadOnly:
        return {Sentences::tr("This connection is read-only."),
                Sentences::tr("Change that in the connection's settings if you mean to."),
                {}};
    case ErrorKind::NotConfirmed: return {Sentences::tr("It was not confirmed."), Sentences::tr("Type the names as asked."), {}};
    case ErrorKind::Unsupported: return {Sentences::tr("This cluster does not offer that."), {}, {}};
    case ErrorKind::OffsetOutOfRange:
        return {Sentences::tr("The offset is gone, or does not exist yet."), Sentences::tr("Start at the earliest or latest offset."), {}};
    case ErrorKind::CorruptData: return {Sentences::tr("A message cannot be read: it is damaged."), Sentences::tr("Start behind it."), {}};
    case ErrorKind::Broker: return {Sentences::tr("The broker refused it."), Sentences::tr("The details have its own words."), {}};
    case ErrorKind::Local: break;
    }
    return {Sentences::tr("Something went wrong on this side."), Sentences::tr("The details say what."), {}};
}

// The settings, where HTTP is to blame.
ErrorText proxySettings(const QString &name)
{
    if (name == QLatin1StringView(rest::kNoRestProxy))
        return {Sentences::tr("What answers there is no REST Proxy."),
                Sentences::tr("Check host and port, and the path in front of /topics where there is one."),
                {}};
    if (name == QLatin1StringView(rest::kRedirected))
        return {Sentences::tr("The server sends on to another address, and nothing follows it there."),
                Sentences::tr("If you trust the address in the details, give it in the connection."),
                {}};
    return {Sentences::tr("The proxy on the way wants a user and a password, or others than these."),
            Sentences::tr("Give them in the connection, under the way to the server."),
            {}};
}

// What a REST Proxy, or the way to it, is to blame for; nothing where the words for brokers are right for it too.
std::optional<ErrorText> ofProxy(const core::KafkaError &error)
{
    using core::ErrorKind;
    if (!rest::isOfProxy(error))
        return std::nullopt;
    switch (error.kind) {
    case ErrorKind::TimedOut:
        if (error.name == "HTTP_408"_L1 || error.name == "HTTP_504"_L1 || error.name.startsWith("NETWORK_"_L1))
            return std::nullopt; // nobody answered
        return ErrorText{Sentences::tr("The server cannot say what became of it: the outcome is unknown."),
                         Sentences::tr("Look again before you repeat it."),
                         {}};
    case ErrorKind::Transport:
        if (error.name == QLatin1StringView(rest::kNoHttp))
            return ErrorText{Sentences::tr("What listens there hangs up, or does not speak HTTP."),
                             Sentences::tr("Check the port: a REST Proxy has one of its own, other than the brokers'."),
                             {}};
        return ErrorText{Sentences::tr("The REST Proxy cannot be reached."),
                         Sentences::tr("Check address and port, and whether a firewall or a tunnel is in between."),
                         {}};
    case ErrorKind::TlsUntrusted:
        return ErrorText{Sentences::tr("The server's certificate is signed by an authority that is not trusted here."),
                         Sentences::tr("Give the authority's certificate (CA file, PEM) in the connection."),
                         {}};
    case ErrorKind::TlsHostMismatch:
        return ErrorText{Sentences::tr("The server's certificate is for another host name."),
                         Sentences::tr("Connect by a name that the certificate lists."),
                         {}};
    case ErrorKind::TlsExpired:
        return ErrorText{Sentences::tr("The server's certificate has expired, or is not valid yet."),
                         Sentences::tr("It must be renewed on the server; check this machine's clock too."),
                         {}};
    case ErrorKind::PlaintextExpected:
        return ErrorText{Sentences::tr("The port does not speak TLS."),
                         Sentences::tr("Choose http in the address, or the server's port for https."),
                         {}};
    case ErrorKind::ClientCertificate:
        return ErrorText{Sentences::tr("The server wants a client certificate, or does not accept the one it got."),
                         Sentences::tr("Give certificate and key (PEM) in the connection."),
                         {}};
    case ErrorKind::Authentication:
        return ErrorText{Sentences::tr("The server does not accept these credentials, or wants some."),
                         Sentences::tr("Check user and password, or the token, in the connection."),
                         {}};
    case ErrorKind::Configuration: return proxySettings(error.name);
    case ErrorKind::CorruptData:
        return ErrorText{error.name == QLatin1StringView(rest::kAnswerTooLarge)
                             ? Sentences::tr("The server's answer is larger than is taken.")
                             : Sentences::tr("The server's answer cannot be read."),
                         Sentences::tr("The details say more; something else than a REST Proxy may answer there."),
                         {}};
    case ErrorKind::Unsupported:
        if (error.name == QLatin1StringView(rest::kSchemaFormat))
            return ErrorText{Sentences::tr("The server decodes messages by a schema (Avro, Protobuf, JSON Schema) and does not give "
                                           "their bytes."),
                             Sentences::tr("Its consumers have to be set up for the format “binary”."),
                             {}};
        return ErrorText{Sentences::tr("This REST Proxy does not offer that."), {}, {}};
    case ErrorKind::Broker:
        return ErrorText{Sentences::tr("The REST Proxy refused it, or failed at it."), Sentences::tr("The details have its own words."), {}};
    default: return std::nullopt;
    }
}

} // namespace

ErrorText describe(const core::KafkaError &error)
{
    ErrorText text = byMessage(error).value_or(byName(error.name).value_or(ofProxy(error).value_or(byKind(error.kind))));
    if (const auto reason = rest::reasonFrom(error.name); reason && error.kind == core::ErrorKind::Unsupported)
        text = {Sentences::tr("This REST Proxy does not offer that."), reasonSentence(*reason), {}};
    QStringList details;
    for (const QString &part : {error.name, error.message, error.where}) {
        if (!part.isEmpty())
            details.append(decode::visibleText(part));
    }
    text.details = details.join(u" – "_s);
    return text;
}

QString describe(const session::FileProblem &problem)
{
    using Kind = session::FileProblem::Kind;
    const QString file = decode::visibleText(problem.file);
    switch (problem.kind) {
    case Kind::Damaged:
        if (problem.keptAs.isEmpty())
            return Sentences::tr("The file %1 is damaged. It was left as it is.").arg(file);
        return Sentences::tr("The file %1 was damaged. It was kept as %2; nothing of it is lost.").arg(file, decode::visibleText(problem.keptAs));
    case Kind::PartUnknown:
        return Sentences::tr("The file %1 has %n connection(s) that this version does not understand. They stay in it as they are.", nullptr,
                             problem.reason.toInt())
            .arg(file);
    case Kind::Newer:
        return Sentences::tr("The file %1 was written by a newer version. It is left alone; nothing is saved to it.").arg(file);
    case Kind::Unreadable: return Sentences::tr("The file %1 cannot be read: %2").arg(file, decode::visibleText(problem.reason));
    case Kind::WriteFailed: return Sentences::tr("The file %1 cannot be written: %2.").arg(file, decode::visibleText(problem.reason));
    }
    return {};
}

QString byteTextFault(const core::KafkaError &error)
{
    return QCoreApplication::translate("ByteText", error.message.toUtf8().constData());
}

QString missedSentence(const QList<cluster::TailPosition> &positions)
{
    const auto missed = std::count_if(positions.begin(), positions.end(), [](const auto &position) { return position.mayHaveMissed; });
    if (missed == 0)
        return {};
    return Sentences::tr("Messages of %n partition(s) may have been missed: the place was lost before the first one came, and the server "
                         "does not tell offsets.",
                         nullptr, static_cast<int>(missed));
}

int counted(quint64 count)
{
    return static_cast<int>(std::min<quint64>(count, std::numeric_limits<int>::max()));
}

QString timeLeft(qint64 milliseconds)
{
    constexpr qint64 kMinuteMs = 60'000;
    if (milliseconds < 2 * kMinuteMs)
        return Sentences::tr("%n second(s) left", nullptr, static_cast<int>((milliseconds + 999) / 1000));
    return Sentences::tr("%n minute(s) left", nullptr, static_cast<int>(std::min<qint64>(milliseconds / kMinuteMs, std::numeric_limits<int>::max())));
}

QString formatCount(qint64 value)
{
    return QLocale().toString(value);
}

QString formatShort(double value)
{
    static constexpr const char *kUnits[] = {"", "k", "M", "G", "T"};
    int unit = 0;
    while (std::abs(value) >= 999.5 && unit < 4) {
        value /= 1000;
        ++unit;
    }
    const int digits = unit == 0 && value == std::floor(value) ? 0 : std::abs(value) < 100 ? 1 : 0;
    const QString number = QLocale().toString(value, 'f', digits);
    return unit == 0 ? number : number + u'\u202f' + QLatin1StringView(kUnits[unit]);
}

QString formatBytes(quint64 bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1);
}

QString formatRate(double perSecond)
{
    return perSecond < 0 ? u"–"_s : Sentences::tr("%1/s").arg(formatShort(perSecond));
}

QString formatByteRate(double perSecond)
{
    return perSecond < 0 ? u"–"_s : Sentences::tr("%1/s").arg(formatBytes(static_cast<quint64>(std::llround(perSecond))));
}

QString formatOffsetRate(double perSecond)
{
    return perSecond < 0 ? u"–"_s : Sentences::tr("%1 offsets/s").arg(formatShort(perSecond));
}

QString formatRowRate(double perSecond)
{
    return perSecond < 0 ? u"–"_s : Sentences::tr("%1 rows/s").arg(formatShort(perSecond));
}

QString formatAge(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 60)
        return Sentences::tr("%1 s ago").arg(seconds);
    if (seconds < 3600)
        return Sentences::tr("%1 min ago").arg(seconds / 60);
    return Sentences::tr("%1 h ago").arg(seconds / 3600);
}

} // namespace streamscope::widgets
