// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/read_run.h"

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

constexpr std::size_t kFailuresTold = 5;

} // namespace

ReadRun::ReadRun(CommandContext &context, const ReadOptions &options)
    : QObject(&context)
    , m_context(context)
    , m_stats(options.stats)
    , m_request(options.request)
    , m_ticker(std::make_unique<core::FrameTicker>())
    , m_start(context.timeout(), *m_ticker)
{
    m_clock.start();
    connect(m_ticker.get(), &core::FrameTicker::tick, this, &ReadRun::look);
    context.setStopHook([this] { end(); });
}

ReadRun::~ReadRun() = default;

cluster::TailWake ReadRun::wake() const
{
    return [ticker = m_ticker.get()] { ticker->wake(); };
}

void ReadRun::look()
{
    if (m_ended)
        return;
    const cluster::TailStatus now = status();
    m_problems.tell(now);
    const bool done = isDone(now);
    using State = cluster::TailStatus::State;
    if (now.state == State::Failed) {
        end();
        m_context.fail(now.error.value_or(core::localError(core::ErrorKind::Local, u"the reading failed"_s)));
    } else if (m_start.isOverdue(now.state == State::Starting, now.state == State::Waiting)) {
        end();
        m_context.fail(StartWatch::fault(now.error));
    } else if (done) {
        ProblemTeller::tellTransactions(m_request, now.positions);
        end();
        m_context.finish();
    }
}

void ReadRun::end()
{
    if (m_ended)
        return;
    m_ended = true;
    ReadStats stats = close();
    stats.seconds = static_cast<double>(m_clock.nsecsElapsed()) / 1e9;
    if (m_stats)
        writeStats(stats);
}

void ReadRun::tellFailures(const std::vector<messages::FailedTest> &failures, quint64 failed, const QString &sentence) const
{
    for (std::size_t i = 0; i < failures.size() && i < kFailuresTold; ++i)
        say(u"%1 [%2] %3: %4"_s.arg(m_request.topics.value(static_cast<qsizetype>(failures[i].topic)))
                .arg(failures[i].partition)
                .arg(failures[i].offset)
                .arg(failures[i].reason));
    if (failed > 0)
        say(sentence.arg(failed));
}

} // namespace streamscope::cli
