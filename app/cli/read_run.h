// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/message_printer.h"
#include "app/cli/read_options.h"
#include "models/core/frame_ticker.h"

#include <QElapsedTimer>

#include <vector>

namespace streamscope::cli {

/// A running command that reads messages: looked at at each tick, its problems told, until it is over. What is read and what
/// becomes of it is the derived class's. Owned by the context.
class ReadRun : public QObject {
    Q_DISABLE_COPY_MOVE(ReadRun)

public:
    ~ReadRun() override;

protected:
    ReadRun(CommandContext &context, const ReadOptions &options);

    /// How far the reading is.
    [[nodiscard]] virtual cluster::TailStatus status() = 0;
    /// Asked at each tick: whether all that was wanted is done.
    [[nodiscard]] virtual bool isDone(const cluster::TailStatus &status) { return status.state == cluster::TailStatus::State::Finished; }
    /// Ends the reading, after which nothing is printed, and says what it could not do. Once. The counts are for --stats, which
    /// the time is added to.
    [[nodiscard]] virtual ReadStats close() = 0;

    [[nodiscard]] CommandContext &context() { return m_context; }
    [[nodiscard]] const cluster::TailRequest &request() const { return m_request; }
    [[nodiscard]] cluster::TailWake wake() const; ///< brings the next tick; valid as long as this
    /// The first of them by name, then all as a sentence with %1.
    void tellFailures(const std::vector<messages::FailedTest> &failures, quint64 failed, const QString &sentence) const;

private:
    void look();
    void end();

    CommandContext &m_context;
    const bool m_stats;
    const cluster::TailRequest m_request;
    std::unique_ptr<core::FrameTicker> m_ticker;
    StartWatch m_start;
    QElapsedTimer m_clock;
    ProblemTeller m_problems;
    bool m_ended = false;
};

} // namespace streamscope::cli
