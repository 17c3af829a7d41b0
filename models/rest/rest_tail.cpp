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

} // namespace

RestTail::RestTail(const RestConfig &config, const cluster::TailRequest &request, std::shared_ptr<cluster::MessageSink> sink,
                   cluster::TailWake wake, std::shared_ptr<InstanceBook> book, std::function<void()> otherHost)
    : m_shared(std::make_shared<PollShared>())
{
    m_shared->sink = std::move(sink);
    m_shared->wake = std::move(wake);
    // Captures go from the last to the first: the program may end once "lingering" has gone.
    std::thread([lingering = pollingThread(), shared = m_shared, config, request, book = std::move(book),
                 otherHost = std::move(otherHost)]() mutable {
        PollReader(shared, config, request, std::move(book), std::move(otherHost)).run();
    }).detach();
}

RestTail::~RestTail()
{
    stop();
    // A call of the sink that is under way ends first; afterwards there is none.
    const std::lock_guard lock(m_shared->deliver);
    m_shared->wake = nullptr;
}

void RestTail::pause()
{
    m_shared->paused.store(true);
}

void RestTail::resume()
{
    m_shared->paused.store(false);
}

void RestTail::stop()
{
    m_shared->requestStop();
}

cluster::TailStatus RestTail::status() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->status;
}

std::unique_ptr<cluster::Tail> failedTail(const core::KafkaError &error, const cluster::TailWake &wake)
{
    auto tail = std::make_unique<FailedTail>(error);
    if (wake)
        wake();
    return tail;
}

} // namespace streamscope::rest
