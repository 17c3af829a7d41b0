// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "models/cluster/connection_config.h"

#include <chrono>
#include <memory>

namespace streamscope::kafka {

/// Opens a connection to brokers. Never blocks and never fails: a configuration that librdkafka refuses gives a connection
/// in the state Failed whose calls all fail with that error. Called on the thread that will use the connection.
[[nodiscard]] std::unique_ptr<cluster::Connection> openConnection(const cluster::ConnectionConfig &config);

/// Waits for connections that were closed and are still being torn down, at most that long. For the end of a program.
void waitForClosedConnections(std::chrono::milliseconds atMost);

/// The library's version as it runs, e.g. "2.14.2".
[[nodiscard]] QString libraryVersion();

} // namespace streamscope::kafka
