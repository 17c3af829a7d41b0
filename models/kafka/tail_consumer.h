// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/cluster/tail_thread.h"

#include <memory>

namespace streamscope::kafka {

/// A tail on a handle and a thread of its own, without a group. See cluster::Tail.
class TailConsumer final : public cluster::ThreadTail {
public:
    TailConsumer(const cluster::ConnectionConfig &config, const cluster::TailRequest &request, std::shared_ptr<cluster::MessageSink> sink,
                 cluster::TailWake wake);
};

} // namespace streamscope::kafka
