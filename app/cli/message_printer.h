// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "models/cluster/message_sink.h"
#include "models/cluster/tail.h"
#include "models/core/frame_ticker.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <string>

namespace streamscope::cli {

/// Writes messages to standard output, on the thread that brings them: a slow reader of the output slows the reading down.
class MessagePrinter final : public cluster::MessageSink {
public:
    MessagePrinter(QStringList topics, bool jsonValues, Output &output);

    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override;

private:
    void print(const cluster::RawMessage &message);
    void flush();

    const QStringList m_topics; ///< of the tail's request
    const bool m_jsonValues;
    Output &m_output;
    std::string m_buffer;
};

/// The last line of --stats, on standard error. skipped: offsets that were gone, and messages that could not be tested.
struct ReadStats {
    quint64 received = 0;
    quint64 matched = 0;
    quint64 skipped = 0;
    quint64 bytes = 0;
    double seconds = 0;
};
void writeStats(const ReadStats &stats);

/// Tells each new problem of a reading once, on standard error: brokers away, a partition that stands still, offsets that
/// are gone or not there yet, messages that could not be tested.
class ProblemTeller {
public:
    void tell(const cluster::TailStatus &status);
    /// What stands behind an open transaction at the ends that were read to.
    static void tellTransactions(const cluster::TailRequest &request, const QList<cluster::TailPosition> &positions);

private:
    bool m_waiting = false;
    quint64 m_removed = 0;
    quint64 m_corrupt = 0;
    QHash<cluster::TopicPartition, std::optional<core::KafkaError>> m_told;
    QSet<cluster::TopicPartition> m_toldBeyond;
    QSet<cluster::TopicPartition> m_toldMissed;
};

/// Ends a reading that has had no good answer from its start: --timeout bounds that, and never a reading that runs.
class StartWatch {
public:
    StartWatch(std::chrono::milliseconds atMost, core::FrameTicker &ticker); ///< wakes the ticker when the time is up

    /// To be asked at each tick with what the reading says of itself. True: it is to end.
    [[nodiscard]] bool isOverdue(bool starting, bool waiting);
    [[nodiscard]] static core::KafkaError fault(std::optional<core::KafkaError> error); ///< what it ends with

private:
    QTimer m_timer;
    bool m_expired = false;
    bool m_begun = false;
};

} // namespace streamscope::cli
