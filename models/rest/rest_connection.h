// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "models/rest/capabilities.h"
#include "models/rest/rest_config.h"

#include <memory>

namespace streamscope::rest {

/// A connection through a REST Proxy. Beyond what every connection has, it tells what the server offers.
class RestConnection : public cluster::Connection {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestConnection)

public:
    using cluster::Connection::Connection;

    [[nodiscard]] virtual Capabilities capabilities() const = 0;
    /// Secrets included; for copied commands, which name environment variables in their place.
    [[nodiscard]] virtual const RestConfig &config() const = 0;
    /// How messages are produced from now on.
    virtual void setPayloadFormat(PayloadFormat format) = 0;

Q_SIGNALS:
    void capabilitiesChanged(const streamscope::rest::Capabilities &capabilities);
};

/// Opens at once: the server is asked what it offers, and instances that a crash has left are deleted.
[[nodiscard]] std::unique_ptr<RestConnection> openConnection(const RestConfig &config);

/// Waits until the consumer instances of tails that were closed are deleted; what is not done in time is done by the next
/// start.
void waitForClosedConnections(std::chrono::milliseconds atMost);

} // namespace streamscope::rest
