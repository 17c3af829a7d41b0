// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/window_aggregate.h"
#include "models/query/window_result.h"
#include "models/query/window_values.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace streamscope::query {

/// What is known of one group in one window. Room-internal.
struct WindowCell {
    quint64 count = 0;
    std::vector<std::unique_ptr<Aggregator>> aggregators; ///< of the query's aggregations but for the counts

    static constexpr std::size_t kBytes = 128; ///< of itself and its place in a table, without its key and aggregators
};

/// Makes cells, feeds them with the message that is looked at, and reads them out. One thread. Room-internal.
class CellWorker {
public:
    CellWorker(const WindowQuery &query, WindowValues &values);

    using Unusable = std::function<void(const Value &value, const Aggregation &aggregation)>;

    /// Before the first feed of a message. unusable is told once for each value that an aggregate had no use for.
    void begin(const Unusable *unusable);
    [[nodiscard]] WindowCell make() const;
    [[nodiscard]] std::size_t bytes(const WindowCell &cell) const; ///< that its aggregators hold
    /// Returns how many bytes the cell grew by.
    std::ptrdiff_t feed(WindowCell &cell);
    static void merge(WindowCell &into, const WindowCell &from);
    [[nodiscard]] GroupResult result(std::string_view key, const WindowCell &cell) const;

private:
    struct Column {
        Aggregation aggregation;
        std::size_t value = 0; ///< in the values
    };
    std::vector<Column> m_columns; ///< those that have an aggregator
    std::vector<bool> m_isCount;   ///< of each aggregation of the query
    WindowValues &m_values;
    const Unusable *m_unusable = nullptr;
};

/// Texts are looked up without being copied.
struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
};
template<typename T>
using KeyTable = std::unordered_map<std::string, T, KeyHash, std::equal_to<>>;

/// The open windows. Which one a message belongs to, when they close, and what is given up where memory is short. One
/// thread. Room-internal.
class WindowStore {
public:
    /// query and worker must outlive it.
    [[nodiscard]] static std::unique_ptr<WindowStore> make(const WindowQuery &query, CellWorker &worker);
    virtual ~WindowStore() = default;

    /// Feeds the message to all its windows. False: one of them is closed already, the message came late.
    [[nodiscard]] virtual bool add(qint64 timeMs, std::string_view key) = 0;
    /// Closes what ends at or before that time.
    virtual void close(qint64 timeMs) = 0;
    /// Closes what ends first. False: nothing is open.
    [[nodiscard]] virtual bool closeNext() = 0;
    /// The newest of those that are open, oldest first; of each the most common groups.
    [[nodiscard]] virtual std::vector<WindowResult> open(std::size_t windows, std::size_t groups) const = 0;
    [[nodiscard]] virtual std::size_t size() const = 0; ///< open windows

    [[nodiscard]] std::vector<WindowResult> takeClosed() { return std::exchange(m_closed, {}); }
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    [[nodiscard]] quint64 others() const { return m_others; } ///< messages that went to the group "other"
    [[nodiscard]] quint64 early() const { return m_early; }   ///< windows that closed before their time

protected:
    WindowStore(const WindowQuery &query, CellWorker &worker)
        : m_query(query)
        , m_worker(worker)
    {
    }

    struct Ranked {
        std::string_view key;
        const WindowCell *cell = nullptr;
    };
    /// The most common of the cells (0: all), in their order, and the other one behind them.
    [[nodiscard]] WindowResult read(qint64 startMs, qint64 endMs, std::vector<Ranked> cells, const WindowCell *other,
                                    std::size_t most) const;

    const WindowQuery &m_query;
    CellWorker &m_worker;
    std::vector<WindowResult> m_closed;
    std::size_t m_bytes = 0;
    quint64 m_others = 0;
    quint64 m_early = 0;
};

[[nodiscard]] std::unique_ptr<WindowStore> makeAlignedWindows(const WindowQuery &query, CellWorker &worker);
[[nodiscard]] std::unique_ptr<WindowStore> makeSessionWindows(const WindowQuery &query, CellWorker &worker);

} // namespace streamscope::query
