// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/window_history.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <unordered_map>

namespace streamscope::query {
namespace {

constexpr std::size_t kLookedAt = 50; // groups of a window that can become a series

double valueOf(const GroupResult &group, int aggregation)
{
    if (aggregation < 0)
        return static_cast<double>(group.count);
    const auto index = static_cast<std::size_t>(aggregation);
    return index < group.aggregates.size() ? group.aggregates[index].number : std::numeric_limits<double>::quiet_NaN();
}

// Whether there may be more groups in it than those that are looked at.
bool hasMore(const WindowResult &window)
{
    return std::max(window.groupCount, window.groups.size()) > kLookedAt || (!window.groups.empty() && window.groups.back().isOther());
}

// A point for the window, to be filled, and those that tell of the empty ones before it.
void addWindow(WindowHistory::Series &line, std::optional<qint64> before, const WindowResult &window, qint64 everyMs, double missing)
{
    const qint64 startMs = window.startMs;
    if (before && everyMs > 0 && startMs - *before > everyMs) {
        line.points.emplace_back(*before + everyMs, missing);
        if (startMs - everyMs > *before + everyMs)
            line.points.emplace_back(startMs - everyMs, missing);
    }
    line.points.emplace_back(startMs, hasMore(window) ? std::numeric_limits<double>::quiet_NaN() : missing);
}

} // namespace

void WindowHistory::clear()
{
    *this = {};
}

void WindowHistory::addClosed(std::vector<WindowResult> windows)
{
    for (WindowResult &window : windows) {
        m_groups += window.groups.size();
        std::erase_if(m_open, [&window](const Window &open) { return open->startMs == window.startMs && open->endMs == window.endMs; });
        m_closed.push_back(std::make_shared<const WindowResult>(std::move(window)));
    }
    while (m_closed.size() > 1 && (m_closed.size() > kMaxWindows || m_groups > kMaxGroups)) {
        m_groups -= m_closed.front()->groups.size();
        m_closed.pop_front();
        ++m_dropped;
    }
}

void WindowHistory::setOpen(std::vector<WindowResult> windows)
{
    m_open.clear();
    for (WindowResult &window : windows)
        m_open.push_back(std::make_shared<const WindowResult>(std::move(window)));
}

std::vector<WindowHistory::Window> WindowHistory::windows() const
{
    std::vector<Window> all(m_closed.begin(), m_closed.end());
    all.insert(all.end(), m_open.begin(), m_open.end());
    return all;
}

WindowHistory::Window WindowHistory::newest() const
{
    if (!m_open.empty())
        return m_open.back();
    return m_closed.empty() ? nullptr : m_closed.back();
}

WindowHistory::Window WindowHistory::find(qint64 startMs, qint64 endMs) const
{
    const auto isIt = [startMs, endMs](const Window &window) { return window->startMs == startMs && window->endMs == endMs; };
    if (const auto open = std::find_if(m_open.begin(), m_open.end(), isIt); open != m_open.end())
        return *open;
    const auto closed = std::find_if(m_closed.rbegin(), m_closed.rend(), isIt);
    return closed == m_closed.rend() ? nullptr : *closed;
}

std::vector<WindowHistory::Series> WindowHistory::series(std::size_t groups, std::size_t windows, int aggregation, qint64 everyMs) const
{
    std::vector<Window> newest = this->windows();
    if (newest.size() > windows)
        newest.erase(newest.begin(), newest.end() - static_cast<std::ptrdiff_t>(windows));
    std::unordered_map<std::string, quint64> totals;
    for (const Window &window : newest) {
        for (std::size_t i = 0; i < window->groups.size() && i < kLookedAt; ++i)
            totals[window->groups[i].key] += window->groups[i].count;
    }
    std::vector<std::pair<quint64, std::string>> ranked;
    for (const auto &[key, count] : totals)
        ranked.emplace_back(count, key);
    const std::size_t kept = std::min(groups, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(kept), ranked.end(),
                      [](const auto &a, const auto &b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    std::vector<Series> list(kept);
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < kept; ++i)
        places.emplace(ranked[i].second, i);
    const double missing = aggregation < 0 ? 0 : std::numeric_limits<double>::quiet_NaN();
    std::optional<qint64> before;
    for (const Window &window : newest) {
        for (Series &line : list)
            addWindow(line, before, *window, everyMs, missing);
        before = window->startMs;
        for (std::size_t i = 0; i < window->groups.size() && i < kLookedAt; ++i) {
            const auto place = places.find(window->groups[i].key);
            if (place == places.end())
                continue;
            list[place->second].group = window->groups[i];
            list[place->second].points.back().second = valueOf(window->groups[i], aggregation);
        }
    }
    return list;
}

} // namespace streamscope::query
