// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/cluster/connection_config.h"
#include "models/kafka/answer.h"

#include <memory>

namespace streamscope::kafka {

class Handle;

/// Sends single messages on a handle of its own, made for one way of acknowledging and
/// for topics that take batches so large. The topic must be known to exist:
/// who calls has looked. Destruction gives what is under way one second, then its outcome is unknown.
class Producer {
public:
    [[nodiscard]] static core::Result<std::unique_ptr<Producer>> open(const cluster::ConnectionConfig &config, cluster::Acks acks,
                                                                       int batchBytes);
    ~Producer();
    Producer(const Producer &) = delete;
    Producer &operator=(const Producer &) = delete;

    [[nodiscard]] core::FutureResult<cluster::Delivery> send(const cluster::ProducerRecord &record);

private:
    struct Private;
    Producer();
    std::unique_ptr<Private> d;
};

} // namespace streamscope::kafka
