// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/http_faults.h"

#include "models/rest/fault_names.h"
#include "models/rest/large_numbers.h"

#include <simdjson.h>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

using core::ErrorKind;

constexpr qsizetype kShownBytes = 400; // of a body that is not the protocol's
constexpr qsizetype kLargestError = 256 * 1024; // a larger body is no error of the protocol's
constexpr qsizetype kLongestMessage = 1000; // characters of the server's own words

QString shortened(QString words)
{
    if (words.size() <= kLongestMessage)
        return words;
    words.truncate(words[kLongestMessage - 1].isHighSurrogate() ? kLongestMessage - 1 : kLongestMessage);
    return words + QChar(0x2026);
}

ErrorKind kindOfStatus(int status, int code)
{
    switch (status) {
    case 401: return ErrorKind::Authentication;
    case 403: return ErrorKind::Authorization;
    case 404: return ErrorKind::UnknownObject;
    case 405:
    case 406:
    case 415:
    case 501: return ErrorKind::Unsupported;
    case 407: return ErrorKind::Configuration;
    case 408:
    case 504: return ErrorKind::TimedOut;
    case 409: return ErrorKind::AlreadyExists;
    case 400:
    case 413:
    case 422: return code == 40002 ? ErrorKind::AlreadyExists : ErrorKind::InvalidInput;
    default: return ErrorKind::Broker;
    }
}

std::optional<ErrorKind> kindOfTls(const QList<QSslError> &errors)
{
    const auto has = [&errors](std::initializer_list<QSslError::SslError> wanted) {
        return std::any_of(errors.begin(), errors.end(), [&wanted](const QSslError &error) {
            return std::find(wanted.begin(), wanted.end(), error.error()) != wanted.end();
        });
    };
    if (has({QSslError::HostNameMismatch}))
        return ErrorKind::TlsHostMismatch;
    if (has({QSslError::CertificateExpired, QSslError::CertificateNotYetValid}))
        return ErrorKind::TlsExpired;
    if (has({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain, QSslError::UnableToGetIssuerCertificate,
             QSslError::UnableToGetLocalIssuerCertificate, QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted}))
        return ErrorKind::TlsUntrusted;
    return errors.isEmpty() ? std::nullopt : std::optional(ErrorKind::TlsFailed);
}

ErrorKind kindOfHandshake(const QString &text)
{
    if (text.contains("wrong version number"_L1) || text.contains("unexpected message"_L1))
        return ErrorKind::PlaintextExpected;
    if (text.contains("certificate required"_L1) || text.contains("alert bad certificate"_L1) ||
        text.contains("alert handshake failure"_L1) || text.contains("alert unknown ca"_L1))
        return ErrorKind::ClientCertificate;
    return ErrorKind::TlsFailed;
}

} // namespace

int errorCode(qint64 told)
{
    return told >= std::numeric_limits<int>::min() && told <= std::numeric_limits<int>::max() ? static_cast<int>(told) : -1;
}

ErrorBody errorBody(const HttpAnswer &answer)
{
    ErrorBody body;
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    if (answer.body.size() <= kLargestError && parseJson(parser, answer.body).get(document) == simdjson::SUCCESS) {
        std::int64_t code = 0;
        std::string_view message;
        if (document["error_code"].get(code) == simdjson::SUCCESS) {
            body.code = errorCode(code);
            body.isProtocol = true;
        }
        if (document["message"].get(message) == simdjson::SUCCESS)
            body.message = shortened(QString::fromUtf8(message.data(), static_cast<qsizetype>(message.size())));
    }
    if (!body.isProtocol && body.message.isEmpty())
        body.message = QString::fromUtf8(answer.body.left(kShownBytes)).trimmed();
    return body;
}

core::KafkaError statusFault(const HttpAnswer &answer, const QString &where)
{
    const ErrorBody body = errorBody(answer);
    core::KafkaError error;
    error.kind = kindOfStatus(answer.status, body.code);
    error.code = body.code != 0 ? body.code : answer.status;
    error.name = u"HTTP_%1"_s.arg(answer.status);
    error.message = body.message.isEmpty() ? u"the server answered with status %1"_s.arg(answer.status) : body.message;
    error.where = where;
    error.retriable = answer.status == 429 || answer.status >= 500;
    return error;
}

core::KafkaError recordFault(int code, const QString &message, const QString &where)
{
    core::KafkaError error;
    // What the proxy's own producer would try again – no answer in time, too few replicas after writing – may be written.
    const bool open = code == 2 || code == 50003;
    error.kind = open                            ? ErrorKind::TimedOut
                 : code >= 40400 && code < 40500 ? ErrorKind::UnknownObject
                 : code >= 40300 && code < 40400 ? ErrorKind::Authorization
                                                 : ErrorKind::Broker;
    error.code = code;
    error.name = u"REST_%1"_s.arg(code);
    error.message = shortened(message);
    error.where = where;
    error.retriable = open;
    return error;
}

core::KafkaError brokenAnswer(const QString &message, const QString &where)
{
    core::KafkaError error = core::localError(ErrorKind::CorruptData, u"the answer cannot be read: "_s + message, where);
    error.name = QString::fromLatin1(kBrokenAnswer);
    return error;
}

bool isMissingCall(const HttpAnswer &answer)
{
    if (answer.status == 405 || answer.status == 501)
        return true;
    if (answer.status != 404)
        return false;
    const ErrorBody body = errorBody(answer);
    return !body.isProtocol || body.code == 404;
}

bool isUnknownObject(const HttpAnswer &answer)
{
    return answer.status == 404;
}

core::KafkaError networkFault(QNetworkReply::NetworkError error, const QString &text, const QList<QSslError> &tls, const QString &where)
{
    ErrorKind kind = ErrorKind::Transport;
    QString message = text;
    switch (error) {
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyNotFoundError: kind = ErrorKind::NameResolution; break;
    case QNetworkReply::SslHandshakeFailedError:
        kind = kindOfTls(tls).value_or(kindOfHandshake(text));
        if (!tls.isEmpty())
            message = tls.first().errorString();
        break;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError: kind = ErrorKind::TimedOut; break;
    case QNetworkReply::ProxyAuthenticationRequiredError: kind = ErrorKind::Configuration; break;
    default: break;
    }
    // A refused client certificate of TLS 1.3 shows at the first read only.
    if (kind == ErrorKind::Transport && text.contains("alert"_L1))
        kind = kindOfHandshake(text);
    core::KafkaError fault = core::localError(kind, message, where);
    const bool refused = error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::ProxyConnectionRefusedError;
    fault.name = refused ? QString::fromLatin1(kConnectionRefused) : u"NETWORK_%1"_s.arg(int(error));
    fault.retriable = kind == ErrorKind::Transport || kind == ErrorKind::TimedOut;
    return fault;
}

} // namespace streamscope::rest
