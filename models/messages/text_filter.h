// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/message_sink.h"
#include "models/core/result.h"
#include "models/messages/message_store.h"

#include <QString>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace streamscope::messages {

struct TextOptions {
    bool regex = false; ///< RE2's syntax: bounded cost on any input
    bool caseSensitive = true;
};

/// A plain text or regular expression, looked for in the bytes of key, value, header names and header values. Reentrant.
class TextMatcher {
public:
    /// The error's message says what is wrong with the expression.
    [[nodiscard]] static core::Result<TextMatcher> make(const QString &text, const TextOptions &options);
    TextMatcher(TextMatcher &&) noexcept;
    TextMatcher &operator=(TextMatcher &&) noexcept;
    ~TextMatcher();

    [[nodiscard]] bool matches(std::string_view bytes) const;
    [[nodiscard]] bool matches(const cluster::RawMessage &message) const;
    [[nodiscard]] bool matches(const HeldMessage &message) const;

private:
    struct Private;
    explicit TextMatcher(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

/// Tests the rows of a growing store on a thread of its own, each row once, and keeps the numbers of those that match.
/// Made and destroyed on one thread; wake is called on the scan's thread, coalesced by the receiver.
class FilterScan {
public:
    FilterScan(TextMatcher matcher, std::function<void()> wake);
    ~FilterScan(); ///< stops at once
    FilterScan(const FilterScan &) = delete;
    FilterScan &operator=(const FilterScan &) = delete;

    /// The newest rows; goes on from the last tested one.
    void update(const Snapshot &snapshot);
    struct Progress {
        std::vector<quint64> newHits; ///< those since the last call
        quint64 testedUntil = 0;      ///< rows below it are tested
        bool isCurrent = true;        ///< nothing left to test
    };
    [[nodiscard]] Progress take(); ///< hits are ascending

private:
    void run();

    const TextMatcher m_matcher;
    const std::function<void()> m_wake;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    Snapshot m_snapshot;
    std::vector<quint64> m_hits;
    quint64 m_tested = 0;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace streamscope::messages
