// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tumbling and hopping windows.
#include "models/query/window_cells.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace streamscope::query {
namespace {

struct OpenWindow {
    KeyTable<WindowCell> groups;
    std::optional<WindowCell> other;
    std::size_t bytes = 0;
    bool full = false; ///< what is new is "other"
};

class AlignedWindows final : public WindowStore {
public:
    AlignedWindows(const WindowQuery &query, CellWorker &worker)
        : WindowStore(query, worker)
        , m_length(query.window.lengthMs)
        , m_slide(query.window.kind == Windowing::Kind::Hopping ? query.window.slideMs : query.window.lengthMs)
    {
    }

    [[nodiscard]] bool add(qint64 timeMs, std::string_view key) override
    {
        bool inAll = true;
        m_isOther = false;
        for (qint64 start = alignedStart(timeMs, m_slide); start > timeMs - m_length && inAll; start -= m_slide) {
            inAll = start + m_length > m_closedUntil; // earlier ones are closed too
            if (inAll)
                feed(windowAt(start), key);
        }
        while (m_bytes > m_query.maxBytes && relieve()) {
        }
        return inAll;
    }

    void close(qint64 timeMs) override
    {
        m_closedUntil = std::max(m_closedUntil, timeMs);
        while (!m_windows.empty() && m_windows.begin()->first + m_length <= timeMs)
            closeFirst(false);
    }

    [[nodiscard]] bool closeNext() override
    {
        if (m_windows.empty())
            return false;
        closeFirst(false);
        return true;
    }

    [[nodiscard]] std::vector<WindowResult> open(std::size_t windows, std::size_t groups) const override
    {
        std::vector<WindowResult> list;
        for (auto window = m_windows.rbegin(); window != m_windows.rend() && list.size() < windows; ++window)
            list.push_back(result(window->first, window->second, groups));
        std::reverse(list.begin(), list.end());
        return list;
    }

    [[nodiscard]] std::size_t size() const override { return m_windows.size(); }

private:
    OpenWindow &windowAt(qint64 start)
    {
        if (!m_last || m_lastStart != start) {
            m_last = &m_windows[start];
            m_lastStart = start;
        }
        return *m_last;
    }

    void feed(OpenWindow &window, std::string_view key)
    {
        const std::size_t before = window.bytes;
        WindowCell &cell = cellOf(window, key);
        window.bytes += static_cast<std::size_t>(m_worker.feed(cell));
        m_bytes += window.bytes - before;
    }

    WindowCell &cellOf(OpenWindow &window, std::string_view key)
    {
        if (const auto known = window.groups.find(key); known != window.groups.end())
            return known->second;
        if (window.full || window.groups.size() >= m_query.maxGroups) {
            m_others += std::exchange(m_isOther, true) ? 0 : 1; // once, however many windows it is in
            if (!window.other) {
                window.other = m_worker.make();
                window.bytes += WindowCell::kBytes + m_worker.bytes(*window.other);
            }
            return *window.other;
        }
        WindowCell &cell = window.groups.emplace(key, m_worker.make()).first->second;
        window.bytes += WindowCell::kBytes + key.size() + m_worker.bytes(cell);
        return cell;
    }

    // Memory is short: the oldest window closes early; the only one puts its less common half into "other". False: nothing
    // can be given up.
    bool relieve()
    {
        if (m_windows.size() > 1) {
            closeFirst(true);
            return true;
        }
        OpenWindow &window = m_windows.begin()->second;
        window.full = true; // a group that came back would begin anew
        if (window.groups.size() < 2)
            return false;
        std::vector<quint64> counts;
        for (const auto &[key, cell] : window.groups)
            counts.push_back(cell.count);
        const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(counts.size() / 2);
        std::nth_element(counts.begin(), middle, counts.end(), std::greater<>());
        if (!window.other)
            window.other = m_worker.make();
        std::size_t leave = window.groups.size() - window.groups.size() / 2;
        for (auto group = window.groups.begin(); group != window.groups.end() && leave > 0;) {
            if (group->second.count > *middle) {
                ++group;
                continue;
            }
            m_others += group->second.count;
            CellWorker::merge(*window.other, group->second);
            group = window.groups.erase(group);
            --leave;
        }
        recount(window);
        return true;
    }

    void recount(OpenWindow &window)
    {
        m_bytes -= window.bytes;
        window.bytes = WindowCell::kBytes + m_worker.bytes(*window.other);
        for (const auto &[key, cell] : window.groups)
            window.bytes += WindowCell::kBytes + key.size() + m_worker.bytes(cell);
        m_bytes += window.bytes;
    }

    void closeFirst(bool early)
    {
        const auto first = m_windows.begin();
        m_closed.push_back(result(first->first, first->second, 0));
        m_closed.back().early = early;
        m_early += early ? 1 : 0;
        m_closedUntil = std::max(m_closedUntil, first->first + m_length);
        m_bytes -= first->second.bytes;
        m_windows.erase(first);
        m_last = nullptr;
    }

    [[nodiscard]] WindowResult result(qint64 start, const OpenWindow &window, std::size_t most) const
    {
        std::vector<Ranked> cells;
        cells.reserve(window.groups.size());
        for (const auto &[key, cell] : window.groups)
            cells.push_back({key, &cell});
        return read(start, start + m_length, std::move(cells), window.other ? &*window.other : nullptr, most);
    }

    const qint64 m_length;
    const qint64 m_slide;
    bool m_isOther = false; ///< the message that is looked at, in one of its windows
    std::map<qint64, OpenWindow> m_windows; ///< by start
    OpenWindow *m_last = nullptr;           ///< most messages belong where the one before did
    qint64 m_lastStart = 0;
    qint64 m_closedUntil = std::numeric_limits<qint64>::min();
};

} // namespace

std::unique_ptr<WindowStore> makeAlignedWindows(const WindowQuery &query, CellWorker &worker)
{
    return std::make_unique<AlignedWindows>(query, worker);
}

} // namespace streamscope::query
