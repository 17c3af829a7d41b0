// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/tail_consumer.h"

#include "models/kafka/tail_reader.h"

#include <thread>

namespace streamscope::kafka {
namespace {

std::shared_ptr<TailShared> startReading(const cluster::ConnectionConfig &config, const cluster::TailRequest &request,
                                         std::shared_ptr<cluster::MessageSink> sink, cluster::TailWake wake)
{
    auto shared = std::make_shared<TailShared>();
    shared->sink = std::move(sink);
    shared->wake = std::move(wake);
    std::thread([reader = std::make_unique<TailReader>(shared, config, request), lingering = lingering()]() mutable {
        reader->run();
        reader.reset();
    }).detach();
    return shared;
}

} // namespace

TailConsumer::TailConsumer(const cluster::ConnectionConfig &config, const cluster::TailRequest &request,
                           std::shared_ptr<cluster::MessageSink> sink, cluster::TailWake wake)
    : cluster::ThreadTail(startReading(config, request, std::move(sink), std::move(wake)))
{
}

} // namespace streamscope::kafka
