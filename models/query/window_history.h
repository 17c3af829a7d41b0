// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/window_result.h"

#include <deque>
#include <memory>
#include <vector>

namespace streamscope::query {

/// The windows of an aggregation that are kept to be looked at: those that closed, the oldest of which go when there are too
/// many, and those that are open, as they were last seen. One thread.
class WindowHistory {
public:
    using Window = std::shared_ptr<const WindowResult>;

    static constexpr std::size_t kMaxWindows = 10'000;
    static constexpr std::size_t kMaxGroups = 200'000; ///< of all closed windows together

    void clear();
    void addClosed(std::vector<WindowResult> windows); ///< they are open no longer
    void setOpen(std::vector<WindowResult> windows); ///< replaces those from before

    [[nodiscard]] bool isEmpty() const { return m_closed.empty() && m_open.empty(); }
    [[nodiscard]] quint64 dropped() const { return m_dropped; } ///< windows that had to go
    [[nodiscard]] std::size_t openCount() const { return m_open.size(); }
    [[nodiscard]] std::vector<Window> windows() const; ///< closed ones in the order of their ends, then the open ones
    [[nodiscard]] Window newest() const;               ///< null: there is none
    [[nodiscard]] Window find(qint64 startMs, qint64 endMs) const;

    /// A group over the windows.
    struct Series {
        GroupResult group; ///< of one of the windows: its key and its texts
        std::vector<std::pair<qint64, double>> points; ///< start of a window and value, NaN: it has none there
    };
    /// The groups with most messages in the newest windows; of each window its most common are looked at. aggregation: its
    /// number, or −1 for the count, where a group that is missing has 0 – unless it may be among those that were not looked at,
    /// or in "other". everyMs: a window begins so often, 0 for sessions;
    /// where no message came for one or more of them, the first and the last of those have a point too.
    [[nodiscard]] std::vector<Series> series(std::size_t groups, std::size_t windows, int aggregation, qint64 everyMs) const;

private:
    std::deque<Window> m_closed;
    std::vector<Window> m_open;
    std::size_t m_groups = 0;
    quint64 m_dropped = 0;
};

} // namespace streamscope::query
