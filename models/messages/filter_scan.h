// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_test.h"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace streamscope::messages {

/// Tests the rows of a growing store on threads of its own, each row once, and keeps the numbers of those that match.
/// Made and destroyed on one thread; wake is called on the scan's threads, coalesced by the receiver.
class FilterScan {
public:
    /// threads: how many test at once; 0: one less than the machine has processors, at least one, at most four.
    FilterScan(std::unique_ptr<MessageTest> test, std::function<void()> wake, unsigned threads = 0);
    ~FilterScan(); ///< stops at once
    FilterScan(const FilterScan &) = delete;
    FilterScan &operator=(const FilterScan &) = delete;

    static constexpr std::size_t kFailuresKept = 1000;

    /// The newest rows; goes on from the last tested one.
    void update(const Snapshot &snapshot);
    struct Progress {
        std::vector<quint64> newHits;        ///< those since the last call, ascending over all calls
        std::vector<FailedTest> newFailures; ///< the first kFailuresKept of all
        quint64 failed = 0;                  ///< how many could not be tested in all
        quint64 testedUntil = 0;             ///< rows below it are tested
        bool isCurrent = true;               ///< nothing left to test
    };
    [[nodiscard]] Progress take();

private:
    struct Step {
        quint64 end = 0;
        std::vector<quint64> hits;
        std::vector<FailedTest> failures;
        quint64 failed = 0;
    };
    void run(std::unique_ptr<MessageTest> test);
    [[nodiscard]] static Step testRows(MessageTest &test, const Snapshot &snapshot, quint64 begin, quint64 end);
    void deliver();

    const std::function<void()> m_wake;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    Snapshot m_snapshot;
    quint64 m_claimed = 0;            ///< rows below it are tested or under way
    quint64 m_tested = 0;             ///< rows below it are tested
    std::map<quint64, Step> m_ahead;  ///< tested, but not what lies before them; by first row
    Step m_ready;
    std::size_t m_failuresKept = 0;
    quint64 m_failed = 0;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

} // namespace streamscope::messages
