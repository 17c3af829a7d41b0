// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/kafka_error.h"

#include <QDateTime>

namespace streamscope::cluster {

struct ConnectionConfig;

/// Names of the faults of a connection's own certificate and key, as they stand in KafkaError::name.
inline constexpr char kKeyNotOpened[] = "KEY_NOT_OPENED"; ///< encrypted, and the passphrase is missing or wrong
inline constexpr char kCertificateRefused[] = "CLIENT_CERTIFICATE_REFUSED"; ///< its own dates are good, or cannot be read
inline constexpr char kCertificateExpired[] = "CLIENT_CERTIFICATE_EXPIRED"; ///< see certificateDate()
inline constexpr char kCertificateNotYetValid[] = "CLIENT_CERTIFICATE_NOT_YET_VALID"; ///< see certificateDate()

/// Whether the file is a private key in PEM that wants a passphrase. Reads the file; any thread.
[[nodiscard]] bool isEncryptedKey(const QString &path);

/// A fault that the connection's own files explain, with its name from above; any other as it was. Reads those files; any thread.
[[nodiscard]] core::KafkaError explainedByFiles(core::KafkaError error, const ConnectionConfig &config);

/// Since when the certificate is no longer valid, or from when it will be (UTC); invalid where the error is another.
[[nodiscard]] QDateTime certificateDate(const core::KafkaError &error);

} // namespace streamscope::cluster
