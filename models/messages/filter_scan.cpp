// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/filter_scan.h"

#include <algorithm>

namespace streamscope::messages {
namespace {

constexpr quint64 kRowsPerStep = 16'384; // between two looks at the stop flag, and between two deliveries
constexpr quint64 kRowsAtFirst = 512;    // then as many as were tested: what is found first is seen at once
constexpr unsigned kMostThreads = 4;

unsigned threadCount(unsigned wanted)
{
    const unsigned processors = std::max(2U, std::thread::hardware_concurrency());
    return wanted > 0 ? wanted : std::min(kMostThreads, processors - 1);
}

} // namespace

FilterScan::FilterScan(std::unique_ptr<MessageTest> test, std::function<void()> wake, unsigned threads)
    : m_wake(std::move(wake))
{
    for (unsigned i = 1; i < threadCount(threads); ++i)
        m_threads.emplace_back([this, own = test->clone()]() mutable { run(std::move(own)); });
    m_threads.emplace_back([this, own = std::move(test)]() mutable { run(std::move(own)); });
}

FilterScan::~FilterScan()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

void FilterScan::update(const Snapshot &snapshot)
{
    {
        const std::lock_guard lock(m_mutex);
        m_snapshot = snapshot;
    }
    m_changed.notify_all();
}

FilterScan::Progress FilterScan::take()
{
    const std::lock_guard lock(m_mutex);
    Progress progress;
    progress.newHits.swap(m_ready.hits);
    progress.newFailures.swap(m_ready.failures);
    progress.failed = m_failed;
    progress.testedUntil = m_tested;
    progress.isCurrent = m_tested >= m_snapshot.endRow();
    return progress;
}

FilterScan::Step FilterScan::testRows(MessageTest &test, const Snapshot &snapshot, quint64 begin, quint64 end)
{
    Step step;
    step.end = end;
    for (quint64 row = test.next(snapshot, begin, end); row < end; row = test.next(snapshot, row + 1, end)) {
        const HeldMessage message = snapshot.at(row);
        switch (test.test(message)) {
        case MessageTest::Verdict::Yes: step.hits.push_back(row); break;
        case MessageTest::Verdict::Failed:
            ++step.failed;
            if (step.failures.size() < kFailuresKept)
                step.failures.push_back({message.topic, message.partition, message.offset, test.failure()});
            break;
        case MessageTest::Verdict::No: break;
        }
    }
    return step;
}

void FilterScan::run(std::unique_ptr<MessageTest> test)
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stop || m_claimed < m_snapshot.endRow(); });
        if (m_stop)
            return;
        const Snapshot snapshot = m_snapshot;
        const quint64 first = m_claimed;
        const quint64 begin = std::max(first, snapshot.firstRow()); // rows that left untested cannot be shown
        const quint64 end = std::min(snapshot.endRow(), begin + std::clamp(begin - snapshot.firstRow(), kRowsAtFirst, kRowsPerStep));
        m_claimed = end;
        lock.unlock();
        Step step = testRows(*test, snapshot, begin, end);
        lock.lock();
        m_ahead.emplace(first, std::move(step));
        deliver();
        lock.unlock();
        m_wake();
        lock.lock();
    }
}

// Hits leave in the order of their rows, however the threads finish.
void FilterScan::deliver()
{
    for (auto it = m_ahead.begin(); it != m_ahead.end() && it->first == m_tested; it = m_ahead.erase(it)) {
        Step &step = it->second;
        m_ready.hits.insert(m_ready.hits.end(), step.hits.begin(), step.hits.end());
        const std::size_t kept = std::min(step.failures.size(), kFailuresKept - m_failuresKept);
        std::move(step.failures.begin(), step.failures.begin() + static_cast<std::ptrdiff_t>(kept),
                  std::back_inserter(m_ready.failures));
        m_failuresKept += kept;
        m_failed += step.failed;
        m_tested = step.end;
    }
}

} // namespace streamscope::messages
