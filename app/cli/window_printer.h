// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "models/query/window_engine.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace streamscope::cli {

/// Writes windows to standard output on a thread of its own: a slow reader of the output stops neither the command's event
/// loop nor a signal. While it is there nobody else writes.
class WindowPrinter {
public:
    /// written is called on its thread when it has nothing more to do.
    WindowPrinter(std::vector<query::Aggregation> aggregations, query::WindowQuery::Time time, Output &output, std::function<void()> written);
    ~WindowPrinter(); ///< waits for the line under way; stop the output first

    void print(std::vector<query::WindowResult> windows);
    [[nodiscard]] bool isIdle() const;

private:
    void run(const std::stop_token &stop);
    void write(const query::WindowResult &window, const query::GroupResult &group);
    [[nodiscard]] Record row(const query::WindowResult &window, const query::GroupResult &group) const;

    const std::vector<query::Aggregation> m_aggregations;
    const query::WindowQuery::Time m_time;
    Output &m_output;
    const std::function<void()> m_written;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_news;
    std::vector<query::WindowResult> m_windows;
    bool m_busy = false;
    std::string m_line; ///< of its thread
    std::jthread m_thread;
};

} // namespace streamscope::cli
