// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/kafka_error.h"

using namespace Qt::StringLiterals;

namespace streamscope::core {

bool needsOtherSettings(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::TlsUntrusted:
    case ErrorKind::TlsHostMismatch:
    case ErrorKind::TlsExpired:
    case ErrorKind::TlsFailed:
    case ErrorKind::TlsExpected:
    case ErrorKind::SaslExpected:
    case ErrorKind::PlaintextExpected:
    case ErrorKind::ClientCertificate:
    case ErrorKind::Authentication:
    case ErrorKind::SaslMechanism:
    case ErrorKind::Configuration: return true;
    default: return false;
    }
}

QString kindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled: return u"cancelled"_s;
    case ErrorKind::TimedOut: return u"timed-out"_s;
    case ErrorKind::NameResolution: return u"name-resolution"_s;
    case ErrorKind::Transport: return u"transport"_s;
    case ErrorKind::TlsUntrusted: return u"tls-untrusted"_s;
    case ErrorKind::TlsHostMismatch: return u"tls-host-mismatch"_s;
    case ErrorKind::TlsExpired: return u"tls-expired"_s;
    case ErrorKind::TlsFailed: return u"tls-failed"_s;
    case ErrorKind::TlsExpected: return u"tls-expected"_s;
    case ErrorKind::SaslExpected: return u"sasl-expected"_s;
    case ErrorKind::PlaintextExpected: return u"plaintext-expected"_s;
    case ErrorKind::ClientCertificate: return u"client-certificate"_s;
    case ErrorKind::Authentication: return u"authentication"_s;
    case ErrorKind::SaslMechanism: return u"sasl-mechanism"_s;
    case ErrorKind::Authorization: return u"authorization"_s;
    case ErrorKind::Configuration: return u"configuration"_s;
    case ErrorKind::InvalidInput: return u"invalid-input"_s;
    case ErrorKind::UnknownObject: return u"unknown-object"_s;
    case ErrorKind::AlreadyExists: return u"already-exists"_s;
    case ErrorKind::ReadOnly: return u"read-only"_s;
    case ErrorKind::NotConfirmed: return u"not-confirmed"_s;
    case ErrorKind::Unsupported: return u"unsupported"_s;
    case ErrorKind::OffsetOutOfRange: return u"offset-out-of-range"_s;
    case ErrorKind::CorruptData: return u"corrupt-data"_s;
    case ErrorKind::Broker: return u"broker"_s;
    case ErrorKind::Local: return u"local"_s;
    }
    return u"local"_s;
}

KafkaError localError(ErrorKind kind, const QString &message, const QString &where)
{
    KafkaError error;
    error.kind = kind;
    error.message = message;
    error.where = where;
    error.retriable = kind == ErrorKind::TimedOut || kind == ErrorKind::Transport;
    return error;
}

} // namespace streamscope::core
