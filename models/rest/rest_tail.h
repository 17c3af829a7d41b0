// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail_thread.h"
#include "models/rest/instance_book.h"
#include "models/rest/rest_config.h"

namespace streamscope::rest {

/// A tail that polls a consumer instance of its own, on a thread of its own.
class RestTail final : public cluster::ThreadTail {
public:
    /// otherHost is called on the tail's thread when the server names another host for its consumers.
    RestTail(const RestConfig &config, const cluster::TailRequest &request, std::shared_ptr<cluster::MessageSink> sink,
             cluster::TailWake wake, std::shared_ptr<InstanceBook> book, std::function<void()> otherHost);
};

/// A tail that cannot even begin.
[[nodiscard]] std::unique_ptr<cluster::Tail> failedTail(const core::KafkaError &error, const cluster::TailWake &wake);

} // namespace streamscope::rest
