// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/window_cells.h"

#include "models/query/time_text.h"

#include <algorithm>

namespace streamscope::query {

std::string GroupResult::json() const
{
    std::string out;
    if (isOther())
        out = "null";
    else
        appendKeyJson(out, key);
    return out;
}

QString GroupResult::literal() const
{
    return isOther() ? QString() : keyLiteral(key);
}

QString GroupResult::text() const
{
    return isOther() ? QString() : keyText(key);
}

std::string windowTimeText(qint64 milliseconds)
{
    std::string out;
    const qint64 seconds = alignedStart(milliseconds, 1000) / 1000;
    appendTimestamp(out, {seconds, static_cast<qint32>(milliseconds - seconds * 1000) * 1'000'000});
    return out;
}

CellWorker::CellWorker(const WindowQuery &query, WindowValues &values)
    : m_values(values)
{
    for (const Aggregation &aggregation : query.aggregations) {
        m_isCount.push_back(!aggregation.of);
        if (aggregation.of)
            m_columns.push_back({aggregation, values.add(*aggregation.of)});
    }
}

void CellWorker::begin(const Unusable *unusable)
{
    m_unusable = unusable;
}

WindowCell CellWorker::make() const
{
    WindowCell cell;
    cell.aggregators.reserve(m_columns.size());
    for (const Column &column : m_columns)
        cell.aggregators.push_back(Aggregator::make(column.aggregation));
    return cell;
}

std::size_t CellWorker::bytes(const WindowCell &cell) const
{
    std::size_t bytes = 0;
    for (const auto &aggregator : cell.aggregators)
        bytes += aggregator->bytes();
    return bytes;
}

std::ptrdiff_t CellWorker::feed(WindowCell &cell)
{
    ++cell.count;
    if (m_columns.empty())
        return 0;
    const std::size_t before = bytes(cell);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Value value = m_values.value(m_columns[i].value);
        if (cell.aggregators[i]->add(value) || !m_unusable)
            continue;
        (*m_unusable)(value, m_columns[i].aggregation);
    }
    m_unusable = nullptr; // further windows over the same message tell nothing new
    return static_cast<std::ptrdiff_t>(bytes(cell)) - static_cast<std::ptrdiff_t>(before);
}

void CellWorker::merge(WindowCell &into, const WindowCell &from)
{
    into.count += from.count;
    for (std::size_t i = 0; i < into.aggregators.size(); ++i)
        into.aggregators[i]->merge(*from.aggregators[i]);
}

GroupResult CellWorker::result(std::string_view key, const WindowCell &cell) const
{
    GroupResult group{.key = std::string(key), .count = cell.count, .aggregates = {}};
    group.aggregates.reserve(m_isCount.size());
    std::size_t column = 0;
    for (const bool isCount : m_isCount) {
        if (isCount)
            group.aggregates.push_back({.json = std::to_string(cell.count), .number = static_cast<double>(cell.count)});
        else
            group.aggregates.push_back(cell.aggregators[column++]->result());
    }
    return group;
}

std::unique_ptr<WindowStore> WindowStore::make(const WindowQuery &query, CellWorker &worker)
{
    return query.window.kind == Windowing::Kind::Session ? makeSessionWindows(query, worker) : makeAlignedWindows(query, worker);
}

WindowResult WindowStore::read(qint64 startMs, qint64 endMs, std::vector<Ranked> cells, const WindowCell *other, std::size_t most) const
{
    WindowResult window{.startMs = startMs, .endMs = endMs, .groups = {}, .groupCount = cells.size()};
    for (const Ranked &ranked : cells)
        window.messages += ranked.cell->count;
    const auto before = [](const Ranked &a, const Ranked &b) {
        return a.cell->count != b.cell->count ? a.cell->count > b.cell->count : a.key < b.key;
    };
    const std::size_t kept = most == 0 ? cells.size() : std::min(most, cells.size());
    std::partial_sort(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(kept), cells.end(), before);
    window.groups.reserve(kept + 1);
    for (std::size_t i = 0; i < kept; ++i)
        window.groups.push_back(m_worker.result(cells[i].key, *cells[i].cell));
    if (other) {
        window.messages += other->count;
        window.groups.push_back(m_worker.result({}, *other));
    }
    return window;
}

} // namespace streamscope::query
