// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <vector>

namespace streamscope::widgets {

/// Chosen rows by their arrival numbers, as ranges: choosing all of ten million costs what choosing one costs.
class RowSelection {
public:
    struct Range {
        quint64 first = 0;
        quint64 last = 0; ///< inclusive
        friend bool operator==(const Range &, const Range &) = default;
    };

    [[nodiscard]] bool isEmpty() const { return m_ranges.empty(); }
    [[nodiscard]] const std::vector<Range> &ranges() const { return m_ranges; } ///< ascending, disjoint, not adjacent
    [[nodiscard]] bool contains(quint64 row) const
    {
        const auto it =
            std::lower_bound(m_ranges.begin(), m_ranges.end(), row, [](const Range &range, quint64 r) { return range.last < r; });
        return it != m_ranges.end() && it->first <= row;
    }
    void clear() { m_ranges.clear(); }
    void add(quint64 a, quint64 b)
    {
        Range fresh{std::min(a, b), std::max(a, b)};
        std::vector<Range> kept;
        for (const Range &range : m_ranges) {
            if (range.last + 1 < fresh.first || fresh.last + 1 < range.first)
                kept.push_back(range);
            else
                fresh = {std::min(fresh.first, range.first), std::max(fresh.last, range.last)};
        }
        kept.insert(std::lower_bound(kept.begin(), kept.end(), fresh, [](const Range &x, const Range &y) { return x.first < y.first; }),
                    fresh);
        m_ranges = std::move(kept);
    }
    /// These rows (ascending) and no others.
    void assign(const std::vector<quint64> &rows)
    {
        m_ranges.clear();
        for (const quint64 row : rows) {
            if (!m_ranges.empty() && m_ranges.back().last + 1 == row)
                m_ranges.back().last = row;
            else
                m_ranges.push_back({row, row});
        }
    }
    [[nodiscard]] quint64 count() const
    {
        quint64 rows = 0;
        for (const Range &range : m_ranges)
            rows += range.last - range.first + 1;
        return rows;
    }
    void remove(quint64 row)
    {
        std::vector<Range> kept;
        for (const Range &range : m_ranges) {
            if (row < range.first || row > range.last) {
                kept.push_back(range);
                continue;
            }
            if (range.first < row)
                kept.push_back({range.first, row - 1});
            if (row < range.last)
                kept.push_back({row + 1, range.last});
        }
        m_ranges = std::move(kept);
    }
    /// Rows that have left the store are chosen no longer.
    void dropBefore(quint64 first)
    {
        std::erase_if(m_ranges, [first](const Range &range) { return range.last < first; });
        if (!m_ranges.empty())
            m_ranges.front().first = std::max(m_ranges.front().first, first);
    }

private:
    std::vector<Range> m_ranges;
};

} // namespace streamscope::widgets
