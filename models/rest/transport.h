// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/rest_config.h"

#include <QNetworkProxy>
#include <QSslConfiguration>

class QNetworkAccessManager;

namespace streamscope::rest {

/// The way to the base URL as Qt takes it; the system's settings are asked for it. Never QNetworkProxy::DefaultProxy.
[[nodiscard]] QNetworkProxy networkProxy(const RestConfig &config);

/// Has the manager take that way to the base URL, so that its thread goes on hearing what it is told while an answer comes in.
void setWay(QNetworkAccessManager &manager, const QNetworkProxy &way, const QUrl &baseUrl);

/// Authorities, certificate and key. The error names the file that cannot be used.
[[nodiscard]] core::Result<QSslConfiguration> tlsConfiguration(const RestConfig &config);

} // namespace streamscope::rest
