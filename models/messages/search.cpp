// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/search.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace streamscope::messages {
namespace {

using TailState = cluster::TailStatus::State;
using State = SearchProgress::State;

// What the lanes' states mean together: trouble first, then what still goes on.
State together(const std::vector<TailState> &states)
{
    const auto any = [&states](TailState state) { return std::find(states.begin(), states.end(), state) != states.end(); };
    if (any(TailState::Failed))
        return State::Failed;
    if (any(TailState::Waiting))
        return State::Waiting;
    if (any(TailState::Full))
        return State::Full;
    if (any(TailState::Paused))
        return State::Paused;
    if (any(TailState::Reading))
        return State::Searching;
    return any(TailState::Starting) ? State::Starting : State::Finished;
}

} // namespace

// What all lanes share; the mutex guards the sink and the counters of hits and failures.
struct Search::Shared {
    std::shared_ptr<cluster::MessageSink> sink;
    qint64 mostHits = -1;
    std::mutex mutex;
    std::vector<FailedTest> failures;
    std::atomic<quint64> tested = 0;
    std::atomic<quint64> bytes = 0; ///< of the tested ones
    std::atomic<quint64> failed = 0;
    std::atomic<quint64> hits = 0;

    [[nodiscard]] bool isComplete() const { return mostHits >= 0 && hits.load() >= static_cast<quint64>(mostHits); }
};

// One reader's messages pass here: tested on its thread, with a test of its own.
class Search::Lane final : public cluster::MessageSink {
public:
    Lane(std::shared_ptr<Shared> shared, std::unique_ptr<MessageTest> test)
        : m_shared(std::move(shared))
        , m_test(std::move(test))
    {
    }

    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        m_hits.clear();
        m_at.clear();
        m_failures.clear();
        for (std::size_t i = 0; i < messages.size() && !m_shared->isComplete(); ++i) {
            const MessageTest::Verdict verdict = m_test->test(messages[i]);
            if (verdict == MessageTest::Verdict::Yes) {
                m_hits.push_back(messages[i]);
                m_at.push_back(i);
            } else if (verdict == MessageTest::Verdict::Failed) {
                m_failures.push_back({i, m_shared->failed < kFailuresKept ? m_test->failure() : QString()});
            }
        }
        if (!m_hits.empty() || !m_failures.empty())
            return keep(messages);
        if (!m_shared->isComplete())
            countTested(messages);
        return messages.size();
    }

private:
    struct Failure {
        std::size_t at = 0;
        QString reason;
    };

    // How many messages from the front are done with; those from a hit on that is not taken come again.
    std::size_t keep(std::span<const cluster::RawMessage> messages)
    {
        const std::lock_guard lock(m_shared->mutex);
        const std::span<const cluster::RawMessage> hits = std::span(m_hits).first(wantedHits());
        const std::size_t taken = hits.empty() ? 0 : m_shared->sink->append(hits);
        m_shared->hits += taken;
        const std::size_t done = taken < m_hits.size() ? m_at[taken] : messages.size();
        countTested(messages.first(done));
        for (const Failure &failure : m_failures) {
            if (failure.at >= done)
                break;
            ++m_shared->failed;
            const cluster::RawMessage &message = messages[failure.at];
            if (m_shared->failures.size() < kFailuresKept)
                m_shared->failures.push_back({message.topic, message.partition, message.offset, failure.reason});
        }
        return m_shared->isComplete() ? messages.size() : done; // who is complete is not full
    }

    void countTested(std::span<const cluster::RawMessage> messages)
    {
        quint64 bytes = 0;
        for (const cluster::RawMessage &message : messages)
            bytes += cluster::payloadBytes(message);
        m_shared->tested += messages.size();
        m_shared->bytes += bytes;
    }

    [[nodiscard]] std::size_t wantedHits() const
    {
        if (m_shared->mostHits < 0)
            return m_hits.size();
        return std::min<std::size_t>(m_hits.size(),
                                     static_cast<quint64>(std::max<qint64>(0, m_shared->mostHits - static_cast<qint64>(m_shared->hits))));
    }

    const std::shared_ptr<Shared> m_shared;
    const std::unique_ptr<MessageTest> m_test;
    std::vector<cluster::RawMessage> m_hits;
    std::vector<std::size_t> m_at; // of the hits, in the batch
    std::vector<Failure> m_failures;
};

double SearchProgress::fraction() const
{
    if (state == State::Finished)
        return 1;
    return totalOffsets > 0 ? std::clamp(static_cast<double>(scannedOffsets) / static_cast<double>(totalOffsets), 0.0, 1.0) : -1;
}

qint64 SearchProgress::millisecondsLeft() const
{
    if (scannedOffsets <= 0 || totalOffsets <= 0 || elapsedMs <= 0)
        return -1;
    const double perOffset = static_cast<double>(elapsedMs) / static_cast<double>(scannedOffsets);
    return static_cast<qint64>(perOffset * static_cast<double>(std::max<qint64>(0, totalOffsets - scannedOffsets)));
}

std::vector<cluster::TailRequest> Search::divide(const SearchRequest &request)
{
    cluster::TailRequest whole = request.read;
    whole.untilEnd = true;
    whole.maxMessages = -1;
    const std::size_t wanted = request.lanes > 0 ? request.lanes : std::max(1U, std::thread::hardware_concurrency());
    const auto partitions = static_cast<std::size_t>(whole.partitions.size());
    const bool shared = whole.start.kind == cluster::StartPosition::Kind::LastN && whole.startOffsets.size() < whole.partitions.size();
    const std::size_t lanes = shared || partitions == 0 ? 1 : std::min(wanted, partitions);
    std::vector<cluster::TailRequest> requests(lanes, whole);
    if (lanes == 1)
        return requests;
    for (cluster::TailRequest &lane : requests)
        lane.partitions.clear();
    for (std::size_t i = 0; i < partitions; ++i)
        requests[i % lanes].partitions.append(whole.partitions[static_cast<qsizetype>(i)]);
    return requests;
}

Search::Search(cluster::ClusterReader &reader, SearchRequest request, const MessageTest &test, std::shared_ptr<cluster::MessageSink> hits,
               cluster::TailWake wake)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->sink = std::move(hits);
    m_shared->mostHits = request.mostHits;
    m_running.start();
    for (const cluster::TailRequest &lane : divide(request))
        m_tails.push_back(reader.openTail(lane, std::make_shared<Lane>(m_shared, test.clone()), wake));
}

Search::~Search()
{
    for (const auto &tail : m_tails)
        tail->stop(); // all at once; each is then waited for
}

void Search::pause()
{
    if (m_paused || m_over)
        return;
    m_paused = true;
    m_elapsedMs += m_running.elapsed();
    for (const auto &tail : m_tails)
        tail->pause();
}

void Search::resume()
{
    if (!m_paused || m_over)
        return;
    m_paused = false;
    m_running.restart();
    for (const auto &tail : m_tails)
        tail->resume();
}

SearchProgress Search::progress()
{
    SearchProgress progress;
    std::vector<TailState> states;
    for (const auto &tail : m_tails) {
        const cluster::TailStatus status = tail->status();
        states.push_back(status.state);
        progress.removed += status.removed;
        progress.corrupt += status.corrupt;
        progress.positions += status.positions;
        if (status.error && (!progress.error || status.state == TailState::Failed))
            progress.error = status.error;
    }
    for (const cluster::TailPosition &position : progress.positions) {
        if (position.first < 0 || position.until < 0)
            continue;
        const qint64 until = std::max(position.until, position.first);
        progress.totalOffsets += until - position.first;
        progress.scannedOffsets += std::clamp(position.next, position.first, until) - position.first;
    }
    std::sort(progress.positions.begin(), progress.positions.end(), [](const auto &a, const auto &b) { return a.partition < b.partition; });
    progress.messages = m_shared->tested;
    progress.bytes = m_shared->bytes;
    progress.hits = m_shared->hits;
    progress.failed = m_shared->failed;
    if (!m_over) {
        const State state = m_shared->isComplete() ? State::Finished : together(states);
        m_state = m_paused && state != State::Failed && state != State::Finished ? State::Paused : state;
    }
    progress.state = m_state;
    if (progress.isOver() && !m_over) {
        m_over = true;
        m_elapsedMs += m_paused ? 0 : m_running.elapsed();
        for (const auto &tail : m_tails)
            tail->stop();
    }
    progress.elapsedMs = m_elapsedMs + (m_paused || m_over ? 0 : m_running.elapsed());
    return progress;
}

std::vector<FailedTest> Search::failures() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->failures;
}

SearchRequest Search::continued(SearchRequest request, const QList<cluster::TailPosition> &positions)
{
    for (const cluster::TailPosition &position : positions) {
        if (position.next < 0 || position.until < 0)
            continue; // it had not started: it begins as it would have
        request.read.startOffsets[position.partition] = std::min(position.next, position.until);
        request.read.endOffsets[position.partition] = position.until;
    }
    return request;
}

} // namespace streamscope::messages
