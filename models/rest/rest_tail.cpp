// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/rest_tail.h"

#include "models/rest/poll_reader.h"

#include <thread>

namespace streamscope::rest {
namespace {

class FailedTail final : public cluster::Tail {
public:
    explicit FailedTail(const core::KafkaError &error)
    {
        m_status.state = cluster::TailStatus::State::Failed;
        m_status.error = error;
    }
    void pause() override {}
    void resume() override {}
    void stop() override {}
    [[nodiscard]] cluster::TailStatus status() const override { return m_status; }

private:
    cluster::TailStatus m_status;
};

std::shared_ptr<PollShared> startReading(const RestConfig &config, const cluster::TailRequest &request,
                                         std::shared_ptr<cluster::MessageSink> sink, cluster::TailWake wake,
                                         std::shared_ptr<InstanceBook> book, std::function<void()> otherHost)
{
    auto shared = std::make_shared<PollShared>();
    shared->sink = std::move(sink);
    shared->wake = std::move(wake);
    // Captures go from the last to the first: the program may end once "lingering" has gone.
    std::thread([lingering = pollingThread(), shared, config, request, book = std::move(book), otherHost = std::move(otherHost)]() mutable {
        PollReader(shared, config, request, std::move(book), std::move(otherHost)).run();
    }).detach();
    return shared;
}

} // namespace

RestTail::RestTail(const RestConfig &config, const cluster::TailRequest &request, std::shared_ptr<cluster::MessageSink> sink,
                   cluster::TailWake wake, std::shared_ptr<InstanceBook> book, std::function<void()> otherHost)
    : cluster::ThreadTail(startReading(config, request, std::move(sink), std::move(wake), std::move(book), std::move(otherHost)))
{
}

std::unique_ptr<cluster::Tail> failedTail(const core::KafkaError &error, const cluster::TailWake &wake)
{
    auto tail = std::make_unique<FailedTail>(error);
    if (wake)
        wake();
    return tail;
}

} // namespace streamscope::rest
