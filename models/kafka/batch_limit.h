// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"

#include <QStringList>

#include <optional>

namespace streamscope::kafka {

/// librdkafka's own batch.size, in bytes.
constexpr int kDefaultBatchBytes = 1'000'000;

/// What a topic's max.message.bytes leaves of the wanted batch.size, 1 at least. Brokers hold it against whole batches; librdkafka
/// (2.14) fills them up to its batch.size and splits none that is refused.
[[nodiscard]] int boundedBatch(int wanted, qint64 maxMessageBytes);

/// The same for several topics: what the least of them leaves. Asks on a handle of its own and waits for
/// the answer, two seconds at most; what may not be read or does not come bounds nothing. Blocks: not on the GUI thread.
[[nodiscard]] int boundedBatch(int wanted, const cluster::ConnectionConfig &config, const QStringList &topics);

} // namespace streamscope::kafka
