// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/rd.h"

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

using core::ErrorKind;

ErrorKind kindOf(rd_kafka_resp_err_t code)
{
    switch (code) {
    case RD_KAFKA_RESP_ERR__TIMED_OUT:
    case RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE:
    case RD_KAFKA_RESP_ERR__MSG_TIMED_OUT:
    case RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT: return ErrorKind::TimedOut;
    case RD_KAFKA_RESP_ERR__TRANSPORT:
    case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN:
    case RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION: return ErrorKind::Transport;
    case RD_KAFKA_RESP_ERR__RESOLVE: return ErrorKind::NameResolution;
    case RD_KAFKA_RESP_ERR__SSL: return ErrorKind::TlsFailed;
    case RD_KAFKA_RESP_ERR__AUTHENTICATION:
    case RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED: return ErrorKind::Authentication;
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_SASL_MECHANISM:
    case RD_KAFKA_RESP_ERR_ILLEGAL_SASL_STATE: return ErrorKind::SaslMechanism;
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_DELEGATION_TOKEN_AUTHORIZATION_FAILED: return ErrorKind::Authorization;
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
    case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
    case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
    case RD_KAFKA_RESP_ERR_GROUP_ID_NOT_FOUND:
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_ID: return ErrorKind::UnknownObject;
    case RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS: return ErrorKind::AlreadyExists;
    case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET: return ErrorKind::OffsetOutOfRange;
    case RD_KAFKA_RESP_ERR__BAD_MSG:
    case RD_KAFKA_RESP_ERR__BAD_COMPRESSION:
    case RD_KAFKA_RESP_ERR_INVALID_MSG: return ErrorKind::CorruptData;
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION:
    case RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE: return ErrorKind::Unsupported;
    case RD_KAFKA_RESP_ERR__INVALID_ARG: return ErrorKind::InvalidInput;
    case RD_KAFKA_RESP_ERR__DESTROY: return ErrorKind::Cancelled;
    default: return code > 0 ? ErrorKind::Broker : ErrorKind::Local;
    }
}

bool has(const QString &text, QLatin1StringView part)
{
    return text.contains(part, Qt::CaseInsensitive);
}

ErrorKind tlsKind(const QString &text)
{
    if (has(text, "connecting to a PLAINTEXT broker"_L1) || has(text, "wrong version number"_L1))
        return ErrorKind::PlaintextExpected;
    // What a broker sends only of a certificate that it got: unsupported (43), revoked (44), expired (45), unknown (46).
    for (const auto alert : {"alert number 42"_L1, "alert number 43"_L1, "alert number 44"_L1, "alert number 45"_L1, "alert number 46"_L1,
                             "alert number 116"_L1, "certificate required"_L1, "alert bad certificate"_L1, "alert unknown ca"_L1}) {
        if (has(text, alert))
            return ErrorKind::ClientCertificate;
    }
    // The verify callback writes the x509 error's number into its reason: see HandleContext.
    if (has(text, "x509 error 10"_L1) || has(text, "x509 error 9 "_L1))
        return ErrorKind::TlsExpired;
    if (has(text, "x509 error 62"_L1) || has(text, "x509 error 64"_L1))
        return ErrorKind::TlsHostMismatch;
    if (has(text, "x509 error 18"_L1) || has(text, "x509 error 19"_L1) || has(text, "x509 error 20"_L1) || has(text, "x509 error 21"_L1))
        return ErrorKind::TlsUntrusted;
    if (has(text, "ssl.ca.location failed"_L1) || has(text, "ssl.key.location failed"_L1) ||
        has(text, "ssl.certificate.location failed"_L1) || has(text, "key values mismatch"_L1))
        return ErrorKind::Configuration;
    return ErrorKind::TlsFailed;
}

} // namespace

core::KafkaError toError(rd_kafka_resp_err_t code, const QString &message, const QString &where)
{
    core::KafkaError error;
    error.kind = kindOf(code);
    error.code = code;
    error.name = QString::fromLatin1(rd_kafka_err2name(code));
    error.message = message.isEmpty() ? QString::fromUtf8(rd_kafka_err2str(code)) : message;
    error.where = where;
    error.retriable = error.kind == ErrorKind::TimedOut || error.kind == ErrorKind::Transport || error.kind == ErrorKind::NameResolution;
    return refine(error);
}

core::KafkaError toError(const rd_kafka_error_t *source, const QString &where)
{
    core::KafkaError error = toError(rd_kafka_error_code(source), QString::fromUtf8(rd_kafka_error_string(source)), where);
    error.fatal = rd_kafka_error_is_fatal(source) != 0;
    error.retriable = error.retriable || rd_kafka_error_is_retriable(source) != 0;
    return error;
}

core::KafkaError refine(core::KafkaError error)
{
    const QString &text = error.message;
    if (error.code == RD_KAFKA_RESP_ERR__SSL || has(text, "SSL handshake failed"_L1) || has(text, "SSL alert"_L1) ||
        has(text, "certificate verify failed"_L1)) {
        error.kind = tlsKind(text);
        error.retriable = false;
    } else if (error.code == RD_KAFKA_RESP_ERR__AUTHENTICATION || has(text, "SASL authentication error"_L1)) {
        if (has(text, "Unsupported SASL mechanism"_L1) || has(text, "not valid in current SASL state"_L1) ||
            has(text, "No worthy mechs"_L1) || has(text, "broker's supported mechanisms"_L1))
            error.kind = ErrorKind::SaslMechanism;
        else
            error.kind = ErrorKind::Authentication;
    } else if (error.kind == ErrorKind::Transport && has(text, "Failed to resolve"_L1)) {
        error.kind = ErrorKind::NameResolution;
    } else if (error.kind == ErrorKind::Local && (has(text, "ssl."_L1) || has(text, "sasl."_L1))) {
        error.kind = ErrorKind::Configuration;
    }
    return error;
}

std::optional<core::KafkaError> errorFromLog(const QString &text, bool neverAnswered)
{
    // A broker hangs up on the first request that it does not understand: in APIVERSION_QUERY on a TLS port, in UP on a
    // port that wants SASL first. The address says the protocol that we spoke.
    if (!neverAnswered || !has(text, "Disconnected"_L1))
        return std::nullopt;
    const bool wantsSasl = has(text, " ssl://"_L1) && has(text, "SSL connection closed by peer"_L1) && has(text, "in state UP"_L1);
    const bool wantsMore = has(text, "receive 0 after POLLIN"_L1) &&
                           (has(text, "in state APIVERSION_QUERY"_L1) || has(text, "in state UP"_L1));
    if (!wantsSasl && !wantsMore)
        return std::nullopt;
    core::KafkaError error;
    error.kind = wantsSasl ? ErrorKind::SaslExpected : ErrorKind::TlsExpected;
    error.code = RD_KAFKA_RESP_ERR__TRANSPORT;
    error.name = u"_TRANSPORT"_s;
    error.message = text;
    return error;
}

} // namespace streamscope::kafka
