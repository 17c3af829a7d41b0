// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Session windows: of one group, from its first message until it is silent for the gap. Two that a message brings together
// become one.
#include "models/query/window_cells.h"

#include <algorithm>
#include <limits>
#include <map>
#include <queue>

namespace streamscope::query {
namespace {

struct Session {
    qint64 firstMs = 0;
    qint64 lastMs = 0;
    std::string key; ///< empty: "other"
    WindowCell cell;
    std::size_t bytes = 0;
};

class SessionWindows final : public WindowStore {
public:
    SessionWindows(const WindowQuery &query, CellWorker &worker)
        : WindowStore(query, worker)
        , m_gap(query.window.lengthMs)
    {
    }

    [[nodiscard]] bool add(qint64 timeMs, std::string_view key) override
    {
        if (!m_byKey.contains(key) && m_byKey.size() >= m_query.maxGroups && !key.empty()) {
            ++m_others;
            return add(timeMs, {});
        }
        const quint64 id = sessionAt(timeMs, key);
        if (id == 0)
            return false;
        Session &session = m_sessions.find(id)->second;
        const std::ptrdiff_t growth = m_worker.feed(session.cell);
        session.bytes += static_cast<std::size_t>(growth);
        m_bytes += static_cast<std::size_t>(growth);
        while (m_bytes > m_query.maxBytes && m_sessions.size() > 1)
            closeEarliest();
        return true;
    }

    void close(qint64 timeMs) override
    {
        m_closedUntil = std::max(m_closedUntil, timeMs);
        Closing closing;
        while (settleFirst() && m_ends.top().first <= timeMs)
            take(m_ends.top().second, closing);
        deliver(closing, false);
    }

    [[nodiscard]] bool closeNext() override
    {
        if (!settleFirst())
            return false;
        close(m_ends.top().first);
        return true;
    }

    [[nodiscard]] std::vector<WindowResult> open(std::size_t windows, std::size_t groups) const override
    {
        if (windows == 0)
            return {};
        std::map<std::pair<qint64, qint64>, std::vector<Ranked>> spans;
        for (const auto &[id, session] : m_sessions)
            spans[{session.firstMs, session.lastMs + m_gap}].push_back({session.key, &session.cell});
        std::vector<WindowResult> list;
        for (auto span = spans.rbegin(); span != spans.rend() && list.size() < windows; ++span)
            list.push_back(result(span->first, std::move(span->second), groups));
        std::reverse(list.begin(), list.end());
        return list;
    }

    [[nodiscard]] std::size_t size() const override { return m_sessions.size(); }

private:
    using Closing = std::map<std::pair<qint64, qint64>, std::vector<Session>>;

    // The session that the message belongs to, made or joined of two where need be; 0: it would have been closed.
    quint64 sessionAt(qint64 timeMs, std::string_view key)
    {
        quint64 found = 0;
        if (const auto known = m_byKey.find(key); known != m_byKey.end()) {
            for (const quint64 id : std::vector<quint64>(known->second)) {
                Session &session = m_sessions.find(id)->second;
                if (timeMs >= session.lastMs + m_gap || timeMs <= session.firstMs - m_gap)
                    continue;
                session.firstMs = std::min(session.firstMs, timeMs);
                session.lastMs = std::max(session.lastMs, timeMs);
                if (found != 0)
                    join(found, id);
                else
                    found = id;
            }
        }
        if (found != 0 || timeMs + m_gap <= m_closedUntil)
            return found;
        return begin(timeMs, key);
    }

    quint64 begin(qint64 timeMs, std::string_view key)
    {
        const quint64 id = ++m_lastId;
        Session session{.firstMs = timeMs, .lastMs = timeMs, .key = std::string(key), .cell = m_worker.make()};
        session.bytes = WindowCell::kBytes + 2 * key.size() + m_worker.bytes(session.cell);
        m_bytes += session.bytes;
        m_sessions.emplace(id, std::move(session));
        auto known = m_byKey.find(key);
        if (known == m_byKey.end())
            known = m_byKey.emplace(key, std::vector<quint64>()).first;
        known->second.push_back(id);
        m_ends.emplace(timeMs + m_gap, id);
        return id;
    }

    void join(quint64 into, quint64 from)
    {
        Session &one = m_sessions.find(into)->second;
        const Session two = remove(from);
        one.firstMs = std::min(one.firstMs, two.firstMs);
        one.lastMs = std::max(one.lastMs, two.lastMs);
        CellWorker::merge(one.cell, two.cell);
        m_bytes -= one.bytes;
        one.bytes = WindowCell::kBytes + 2 * one.key.size() + m_worker.bytes(one.cell);
        m_bytes += one.bytes;
    }

    Session remove(quint64 id)
    {
        const auto found = m_sessions.find(id);
        Session session = std::move(found->second);
        m_sessions.erase(found);
        m_bytes -= session.bytes;
        const auto known = m_byKey.find(session.key);
        std::erase(known->second, id);
        if (known->second.empty())
            m_byKey.erase(known);
        return session;
    }

    // Brings a session that really ends first to the front of the queue, which knows their ends as they once were.
    bool settleFirst()
    {
        while (!m_ends.empty()) {
            const auto [end, id] = m_ends.top();
            const auto session = m_sessions.find(id);
            if (session != m_sessions.end() && session->second.lastMs + m_gap == end)
                return true;
            m_ends.pop();
            if (session != m_sessions.end())
                m_ends.emplace(session->second.lastMs + m_gap, id);
        }
        return false;
    }

    void take(quint64 id, Closing &closing)
    {
        m_ends.pop();
        Session session = remove(id);
        closing[{session.firstMs, session.lastMs + m_gap}].push_back(std::move(session));
    }

    void closeEarliest()
    {
        if (!settleFirst())
            return;
        m_closedUntil = std::max(m_closedUntil, m_ends.top().first);
        Closing closing;
        take(m_ends.top().second, closing);
        deliver(closing, true);
        ++m_early;
    }

    void deliver(const Closing &closing, bool early)
    {
        for (const auto &[span, sessions] : closing) {
            std::vector<Ranked> cells;
            cells.reserve(sessions.size());
            for (const Session &session : sessions)
                cells.push_back({session.key, &session.cell});
            m_closed.push_back(result(span, std::move(cells), 0));
            m_closed.back().early = early;
        }
    }

    [[nodiscard]] WindowResult result(const std::pair<qint64, qint64> &span, std::vector<Ranked> cells, std::size_t most) const
    {
        const auto other = std::find_if(cells.begin(), cells.end(), [](const Ranked &ranked) { return ranked.key.empty(); });
        const WindowCell *rest = other == cells.end() ? nullptr : other->cell;
        if (rest)
            cells.erase(other);
        return read(span.first, span.second, std::move(cells), rest, most);
    }

    using End = std::pair<qint64, quint64>; // when, and whose

    const qint64 m_gap;
    std::unordered_map<quint64, Session> m_sessions;
    KeyTable<std::vector<quint64>> m_byKey;
    std::priority_queue<End, std::vector<End>, std::greater<>> m_ends; ///< each session once
    quint64 m_lastId = 0;
    qint64 m_closedUntil = std::numeric_limits<qint64>::min();
};

} // namespace

std::unique_ptr<WindowStore> makeSessionWindows(const WindowQuery &query, CellWorker &worker)
{
    return std::make_unique<SessionWindows>(query, worker);
}

} // namespace streamscope::query
