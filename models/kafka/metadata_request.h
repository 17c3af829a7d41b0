// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/topology.h"
#include "models/kafka/admin_client.h"

#include <QStringList>

namespace streamscope::kafka {

/// Brokers, and all topics (no names) or the named ones; never creates a topic. Runs in the blocking lane. Any thread.
[[nodiscard]] core::FutureResult<cluster::MetadataPtr> requestMetadata(AdminClient &admin, const QStringList &topics);

/// Whether any broker answers, within the time.
[[nodiscard]] core::FutureResult<bool> probe(AdminClient &admin, std::chrono::milliseconds timeout);

} // namespace streamscope::kafka
