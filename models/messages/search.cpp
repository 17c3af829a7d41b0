// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/search.h"

#include <QSet>

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

// Reads the matches of before again, where they lie: one stretch of each partition at a time, each time by another tail.
class Search::Recall {
public:
    Recall(const SearchRequest &request, const MessageTest &test, std::shared_ptr<cluster::MessageSink> sink)
        : m_read(request.read)
        , m_test(makePlaceTest(request.found.places(request.read.topics), test.clone()))
        , m_shared(std::make_shared<Shared>())
    {
        m_shared->sink = std::move(sink);
        m_shared->mostHits = request.mostHits;
        for (const cluster::TopicPartition &partition : request.found.partitions())
            m_stretches.push_back({partition, stretches(request.found.offsets(partition))});
        m_read.untilEnd = true;
        m_read.maxMessages = -1;
        m_read.start = {cluster::StartPosition::Kind::Earliest, 0};
    }

    /// Nothing: all were read.
    [[nodiscard]] std::optional<cluster::TailRequest> next()
    {
        cluster::TailRequest request = m_read;
        request.partitions.clear();
        request.startOffsets.clear();
        request.endOffsets.clear();
        for (const auto &[partition, stretches] : m_stretches) {
            if (m_next >= stretches.size())
                continue;
            request.partitions.append(partition);
            request.startOffsets.insert(partition, stretches[m_next].from);
            request.endOffsets.insert(partition, stretches[m_next].until);
        }
        ++m_next;
        m_isOver = request.partitions.isEmpty();
        return m_isOver ? std::nullopt : std::optional(request);
    }

    [[nodiscard]] std::shared_ptr<cluster::MessageSink> makeSink() const { return std::make_shared<Lane>(m_shared, m_test->clone()); }
    [[nodiscard]] const Shared &shared() const { return *m_shared; }
    [[nodiscard]] bool isOver() const { return m_isOver; }

private:
    struct Stretch {
        qint64 from = 0;
        qint64 until = 0;
    };

    // Reading over so many offsets takes about as long as opening another tail.
    static constexpr qint64 kGap = 50'000;

    [[nodiscard]] static std::vector<Stretch> stretches(const std::vector<qint64> &offsets)
    {
        std::vector<Stretch> stretches;
        for (const qint64 offset : offsets) {
            if (stretches.empty() || offset - stretches.back().until > kGap)
                stretches.push_back({offset, offset});
            stretches.back().until = offset + 1;
        }
        return stretches;
    }

    cluster::TailRequest m_read;
    const std::unique_ptr<MessageTest> m_test;
    const std::shared_ptr<Shared> m_shared;
    std::vector<std::pair<cluster::TopicPartition, std::vector<Stretch>>> m_stretches;
    std::size_t m_next = 0;
    bool m_isOver = false;
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
    : m_reader(reader)
    , m_request(std::move(request))
    , m_test(test.clone())
    , m_wake(std::move(wake))
    , m_shared(std::make_shared<Shared>())
{
    m_shared->sink = std::move(hits);
    m_shared->mostHits = m_request.mostHits;
    m_running.start();
    if (m_request.found.count() > 0) {
        m_recall = std::make_unique<Recall>(m_request, *m_test, m_shared->sink);
        goOnRecalling();
    } else {
        openLanes();
    }
}

void Search::openLanes()
{
    for (const cluster::TailRequest &lane : divide(m_request))
        m_tails.push_back(m_reader.openTail(lane, std::make_shared<Lane>(m_shared, m_test->clone()), m_wake));
}

// The next stretch; after the last one the search itself begins, and its time is counted from here.
void Search::goOnRecalling()
{
    m_tails.clear();
    if (const auto stretch = m_recall->next()) {
        m_tails.push_back(m_reader.openTail(*stretch, m_recall->makeSink(), m_wake));
        return;
    }
    if (m_request.mostHits >= 0)
        m_shared->mostHits = std::max<qint64>(0, m_request.mostHits - static_cast<qint64>(m_recall->shared().hits));
    m_elapsedMs = 0;
    m_running.restart();
    openLanes();
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

// Of the tails, and of partitions that none has begun yet the bounds that were given.
QList<cluster::TailPosition> Search::allPositions(QList<cluster::TailPosition> read) const
{
    QHash<cluster::TopicPartition, qint64> toBegin = m_request.read.startOffsets;
    const auto fill = [this](cluster::TailPosition &position, qint64 start) {
        position.until = m_request.read.endOffsets.value(position.partition, -1);
        position.first = position.next = position.until >= 0 ? start : -1;
    };
    for (cluster::TailPosition &position : read) {
        const auto it = toBegin.constFind(position.partition);
        if (it == toBegin.cend())
            continue;
        if (position.next < 0)
            fill(position, *it);
        toBegin.erase(it);
    }
    for (auto it = toBegin.cbegin(); it != toBegin.cend(); ++it) {
        cluster::TailPosition &position = read.emplace_back();
        position.partition = it.key();
        fill(position, it.value());
    }
    std::sort(read.begin(), read.end(), [](const auto &a, const auto &b) { return a.partition < b.partition; });
    return read;
}

void Search::sumUp(SearchProgress &progress) const
{
    for (const cluster::TailPosition &position : std::as_const(progress.positions)) {
        if (position.first < 0 || position.until < 0)
            continue;
        const qint64 until = std::max(position.until, position.first);
        progress.totalOffsets += until - position.first;
        progress.scannedOffsets += std::clamp(position.next, position.first, until) - position.first;
    }
    progress.messages = m_shared->tested;
    progress.bytes = m_shared->bytes;
    progress.hits = m_shared->hits;
    progress.failed = m_shared->failed;
    progress.unkept = m_request.found.unkept();
    if (!m_recall)
        return;
    progress.isRecalling = !m_recall->isOver();
    progress.recalled = m_recall->shared().hits;
    progress.gone = m_recall->isOver() ? m_request.found.count() - std::min(m_request.found.count(), progress.recalled) : 0;
    progress.hits += progress.recalled;
}

bool Search::isComplete() const
{
    return m_recall && !m_recall->isOver() ? m_recall->shared().isComplete() : m_shared->isComplete();
}

SearchProgress Search::progress()
{
    SearchProgress progress;
    std::vector<TailState> states;
    QList<cluster::TailPosition> read;
    for (const auto &tail : m_tails) {
        const cluster::TailStatus status = tail->status();
        states.push_back(status.state);
        progress.removed += status.removed;
        progress.corrupt += status.corrupt;
        read += status.positions;
        if (status.error && (!progress.error || status.state == TailState::Failed))
            progress.error = status.error;
    }
    const bool wasRecalling = m_recall && !m_recall->isOver();
    if (wasRecalling) { // what is gone is counted by itself, and nothing is scanned
        read.clear();
        progress.removed = progress.corrupt = 0;
    }
    if (!m_over) {
        State state = isComplete() ? State::Finished : together(states);
        if (wasRecalling && !isComplete()) {
            if (state == State::Finished && !m_paused)
                goOnRecalling();
            if (state == State::Finished || state == State::Starting)
                state = State::Searching; // each stretch starts and ends, what is going on does not
        }
        m_state = m_paused && state != State::Failed && state != State::Finished ? State::Paused : state;
    }
    progress.positions = allPositions(std::move(read));
    sumUp(progress);
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

SearchRequest Search::continued(SearchRequest request, const QList<cluster::TailPosition> &positions, FoundPlaces found)
{
    QSet<cluster::TopicPartition> placed;
    for (const cluster::TailPosition &position : positions) {
        if (position.next < 0 || position.until < 0)
            continue; // it had not started: it begins as it would have
        // A hit may have been kept that came after the position was taken.
        const qint64 next = std::max(position.next, found.last(position.partition) + 1);
        request.read.startOffsets[position.partition] = std::min(next, position.until);
        request.read.endOffsets[position.partition] = position.until;
        placed.insert(position.partition);
    }
    const QList<cluster::TopicPartition> withHits = found.partitions();
    for (const cluster::TopicPartition &partition : withHits) {
        if (!placed.contains(partition))
            found.forget(partition);
    }
    request.found = std::move(found);
    return request;
}

} // namespace streamscope::messages
