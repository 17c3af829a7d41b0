// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/window_printer.h"

#include "models/query/window_text.h"

#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::cli {

WindowPrinter::WindowPrinter(std::vector<query::Aggregation> aggregations, query::WindowQuery::Time time, Output &output, std::function<void()> written)
    : m_aggregations(std::move(aggregations))
    , m_time(time)
    , m_output(output)
    , m_written(std::move(written))
    , m_thread([this](const std::stop_token &stop) { run(stop); })
{
}

WindowPrinter::~WindowPrinter() = default;

void WindowPrinter::print(std::vector<query::WindowResult> windows)
{
    if (windows.empty())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_windows.insert(m_windows.end(), std::make_move_iterator(windows.begin()), std::make_move_iterator(windows.end()));
    }
    m_news.notify_all();
}

bool WindowPrinter::isIdle() const
{
    const std::lock_guard lock(m_mutex);
    return m_windows.empty() && !m_busy;
}

void WindowPrinter::run(const std::stop_token &stop)
{
    for (;;) {
        std::vector<query::WindowResult> windows;
        {
            std::unique_lock lock(m_mutex);
            m_busy = false;
            m_written();
            if (!m_news.wait(lock, stop, [this] { return !m_windows.empty(); }))
                return;
            windows.swap(m_windows);
            m_busy = true;
        }
        for (const query::WindowResult &window : windows) {
            for (const query::GroupResult &group : window.groups) {
                if (stop.stop_requested())
                    return;
                write(window, group);
            }
        }
        m_output.flushTable();
    }
}

void WindowPrinter::write(const query::WindowResult &window, const query::GroupResult &group)
{
    if (m_output.format() == Output::Format::Table) {
        m_output.write(row(window, group));
        return;
    }
    m_line.clear();
    query::appendWindowJson(m_line, window, group, m_aggregations, m_time);
    m_line += '\n';
    m_output.writeBytes(m_line);
}

// What a person needs of it; that a value is an estimate is written beside it.
Record WindowPrinter::row(const query::WindowResult &window, const query::GroupResult &group) const
{
    Record record;
    record.add("window_start", QString::fromStdString(query::windowTimeText(window.startMs)));
    record.add("window_end", QString::fromStdString(query::windowTimeText(window.endMs)));
    record.add("group", group.isOther() ? u"(other)"_s : group.text());
    record.add("count", static_cast<qint64>(group.count));
    for (std::size_t i = 0; i < m_aggregations.size(); ++i) {
        if (m_aggregations[i].kind == query::Aggregation::Kind::Count)
            continue;
        const query::AggregateResult &result = group.aggregates[i];
        const std::string estimate = result.sketch == query::Sketch::None ? std::string() : " (" + query::sketchText(result) + ')';
        record.add(m_aggregations[i].name.toUtf8().constData(), QString::fromStdString(result.json + estimate));
    }
    return record;
}

} // namespace streamscope::cli
