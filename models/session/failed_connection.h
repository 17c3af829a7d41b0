// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"

#include <memory>

namespace streamscope::session {

/// A connection that could not even be tried: in the state Failed, every call fails with the error.
[[nodiscard]] std::unique_ptr<cluster::Connection> failedConnection(const core::KafkaError &error);

} // namespace streamscope::session
