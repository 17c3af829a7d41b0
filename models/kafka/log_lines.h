// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"

#include <mutex>

class QObject;

namespace streamscope::kafka {

/// The log of one handle on its way to who listens: without secrets, the same line in a row counted, a flood (debug contexts)
/// cut with a word about it. Any thread.
class LogLines {
public:
    explicit LogLines(const cluster::ConnectionConfig &config);

    void add(int level, const char *facility, const char *text);
    void flush(); ///< tells what was counted and cut, once a second at most

private:
    void tellCounts(qint64 nowMs);

    cluster::ConnectionConfig m_config;
    std::mutex m_mutex; ///< of what follows
    cluster::LogLine m_last;
    qint64 m_secondMs = 0;
    int m_linesThisSecond = 0;
    int m_leftOut = 0;
};

/// A listener for ConnectionConfig::log that has the lines taken on the thread of the receiver, for as long as that lives.
[[nodiscard]] cluster::LogListener logListener(QObject *receiver, cluster::LogListener take);

/// A log line without the values of secrets that librdkafka might have written into it.
[[nodiscard]] QString redacted(QString line, const cluster::ConnectionConfig &config);

} // namespace streamscope::kafka
