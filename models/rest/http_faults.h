// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QList>
#include <QNetworkReply>
#include <QSslError>
#include <QString>

#include <chrono>
#include <optional>

namespace streamscope::rest {

/// What a server answered, whatever the status.
struct HttpAnswer {
    int status = 0;
    QByteArray body;
    std::optional<std::chrono::milliseconds> retryAfter; ///< when the server wishes to be asked again, within bounds
    /// The request was repeated after 503, which also a gateway says that lost the answer. (429 is said instead of doing it.)
    bool repeated = false;
    QByteArray contentType;

    [[nodiscard]] bool isGood() const { return status >= 200 && status < 300; }
};

/// The error body of an answer. Servers send {"error_code": …, "message": …} under any media type, plain text, or a page.
struct ErrorBody {
    int code = 0; ///< 0: not told
    QString message;
    bool isProtocol = false; ///< it has the protocol's shape: the path exists, and this is what the server says of it
};
/// An error_code as it was told; −1 for one that no int holds.
[[nodiscard]] int errorCode(qint64 told);
[[nodiscard]] ErrorBody errorBody(const HttpAnswer &answer);

/// An answer that is not good, as a fact. code is the server's error_code, else the status.
[[nodiscard]] core::KafkaError statusFault(const HttpAnswer &answer, const QString &where);
/// The error that is inside a good answer (code and words of a record that was not produced).
[[nodiscard]] core::KafkaError recordFault(int code, const QString &message, const QString &where);
/// An answer that cannot be read.
[[nodiscard]] core::KafkaError brokenAnswer(const QString &message, const QString &where);

/// No topic or partition of that name: 40401 here, 40403 there, a bare 404 elsewhere.
[[nodiscard]] bool isUnknownObject(const HttpAnswer &answer);
/// The server does not know the path at all.
[[nodiscard]] bool isMissingCall(const HttpAnswer &answer);

/// A failure of the connection or the handshake.
[[nodiscard]] core::KafkaError networkFault(QNetworkReply::NetworkError error, const QString &text, const QList<QSslError> &tls,
                                            const QString &where);

} // namespace streamscope::rest
