// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace streamscope::core {

/// What a failure means to a person; the sentence and the remedy are written in widgets.
enum class ErrorKind {
    Cancelled,          ///< the person or the program stopped it
    TimedOut,           ///< no answer in time: the outcome is unknown
    NameResolution,     ///< a host name does not resolve
    Transport,          ///< no connection, or it broke
    TlsUntrusted,       ///< the certificate's issuer is not trusted (x509 error 18 to 21)
    TlsHostMismatch,    ///< the certificate names another host or address (x509 error 62, 64)
    TlsExpired,         ///< the certificate is expired or not yet valid (x509 error 9, 10)
    TlsFailed,          ///< any other failure of the handshake
    TlsExpected,        ///< we spoke plaintext to a port that wants TLS (or SASL)
    SaslExpected,       ///< we spoke without SASL to a TLS port that wants it
    PlaintextExpected,  ///< we spoke TLS to a plaintext port
    ClientCertificate,  ///< the broker wants a certificate of ours, or refuses the one it got
    Authentication,     ///< wrong user, password or token
    SaslMechanism,      ///< the broker does not offer the mechanism, or no SASL at all
    Authorization,      ///< authenticated, but not allowed
    Configuration,      ///< the connection's own settings cannot be used (files, properties)
    InvalidInput,       ///< refused before it was sent
    UnknownObject,      ///< topic, partition or group does not exist
    AlreadyExists,      ///< a topic of that name exists
    ReadOnly,           ///< refused by the gate: the connection is read-only
    NotConfirmed,       ///< refused by the gate: production wants the name typed
    Unsupported,        ///< the cluster (or the sandbox) does not offer this
    OffsetOutOfRange,   ///< the offset is gone or does not exist yet
    CorruptData,        ///< a record that cannot be read: bad CRC, bad compression, absurd length
    Broker,             ///< any other error code of a broker
    Local               ///< any other error on this side
};

/// A failure as a fact. Copyable, thread-neutral, never translated but for what query says about a person's expression.
struct KafkaError {
    ErrorKind kind = ErrorKind::Local;
    int code = 0;            ///< librdkafka's error code (negative: local to the client), 0 where there is none
    QString name;            ///< Kafka's or librdkafka's name of the code, e.g. "TOPIC_ALREADY_EXISTS", "_TIMED_OUT"
    bool retriable = false;  ///< trying again may help
    bool fatal = false;      ///< the handle it came from is of no further use
    QString message;         ///< the broker's or the library's own words; untrusted plain text
    QString where;           ///< what was being done, e.g. "CreateTopics", "127.0.0.1:9092"

    friend bool operator==(const KafkaError &, const KafkaError &) = default;
};

/// Whether only other settings of the connection help – its TLS, its SASL, its files –, and no time.
[[nodiscard]] bool needsOtherSettings(ErrorKind kind);

/// The identifier of a kind for logs and the journal, e.g. "timed-out".
[[nodiscard]] QString kindName(ErrorKind kind);

/// A failure of this side, without a broker's code.
[[nodiscard]] KafkaError localError(ErrorKind kind, const QString &message, const QString &where = {});

} // namespace streamscope::core

Q_DECLARE_METATYPE(streamscope::core::KafkaError)
