// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_test.h"
#include "models/query/event_time.h"
#include "models/query/window_query.h"
#include "models/query/window_result.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace streamscope::query {

/// What became of the messages.
struct WindowCounts {
    quint64 messages = 0; ///< all that were looked at
    quint64 bytes = 0;    ///< key, value and header bytes of those
    quint64 counted = 0;  ///< in at least one window
    quint64 filtered = 0; ///< where was false
    quint64 failed = 0;   ///< where or the group could not be evaluated
    quint64 untimed = 0;  ///< without a timestamp between 1970 and 9999
    quint64 late = 0;     ///< missing in a window that had closed before they came
    quint64 unusable = 0; ///< values that an aggregate had no use for; the message is counted without them
    quint64 others = 0;   ///< messages that went to the group "other"; where memory is short, once for each window
    quint64 early = 0;    ///< windows that closed before their time, to stay within the memory
};

/// A windowed aggregation: messages in, windows out. One thread; all times in milliseconds, the clock is the caller's.
class WindowEngine {
public:
    static constexpr std::size_t kFailuresKept = 100;

    /// query.fault() is nothing. topics: what a message's topic number stands for.
    WindowEngine(WindowQuery query, const QStringList &topics);
    ~WindowEngine();
    WindowEngine(const WindowEngine &) = delete;
    WindowEngine &operator=(const WindowEngine &) = delete;

    /// A partition that will be read: event time waits for it.
    void expect(quint32 topic, qint32 partition, qint64 nowMs);
    /// It is read as far as it goes (or cannot be read now), or it is not: only the former can be idle.
    void setAtEnd(quint32 topic, qint32 partition, bool atEnd);
    void add(const cluster::RawMessage &message, qint64 nowMs);
    /// The clock went on: partitions become idle, windows close.
    void advance(qint64 nowMs);
    /// There are no more messages: closes the windows that end first. False: none is open any more.
    bool closeNext();

    /// Windows that have closed since the last call, in the order of their ends.
    [[nodiscard]] std::vector<WindowResult> takeClosed();
    /// The newest windows that are open, oldest first, and of each the most common groups.
    [[nodiscard]] std::vector<WindowResult> open(std::size_t windows, std::size_t groups) const;
    [[nodiscard]] std::size_t openCount() const;
    [[nodiscard]] std::size_t bytes() const; ///< that the open windows hold
    [[nodiscard]] WindowCounts counts() const;
    /// The first messages that could not be evaluated, and the first values that were of no use.
    [[nodiscard]] const std::vector<messages::FailedTest> &failures() const;
    [[nodiscard]] std::optional<qint64> eventTimeMs() const; ///< nothing: there is none yet
    [[nodiscard]] const WindowQuery &query() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace streamscope::query
