// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// tail: messages from a group-less consumer straight to standard output, on the tail's own thread.
#include "app/cli/command.h"
#include "app/cli/message_printer.h"
#include "app/cli/read_options.h"
#include "models/core/frame_ticker.h"

#include <QElapsedTimer>

#include <atomic>
#include <vector>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

// Prints what passes the test, and no more than was asked for.
class TestingSink final : public cluster::MessageSink {
public:
    TestingSink(std::unique_ptr<messages::MessageTest> test, qint64 count, std::unique_ptr<MessagePrinter> printer)
        : m_test(std::move(test))
        , m_count(count)
        , m_printer(std::move(printer))
    {
    }

    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        m_passed.clear();
        for (const cluster::RawMessage &message : messages) {
            if (isComplete())
                break;
            ++m_received;
            m_bytes += cluster::payloadBytes(message);
            const auto verdict = m_test ? m_test->test(message) : messages::MessageTest::Verdict::Yes;
            m_failed += verdict == messages::MessageTest::Verdict::Failed ? 1 : 0;
            if (verdict != messages::MessageTest::Verdict::Yes)
                continue;
            ++m_matched;
            m_passed.push_back(message);
        }
        if (!m_passed.empty())
            (void)m_printer->append(m_passed); // takes all
        return messages.size();
    }

    [[nodiscard]] bool isComplete() const { return m_count >= 0 && m_matched.load() >= static_cast<quint64>(m_count); }
    [[nodiscard]] quint64 failed() const { return m_failed; }
    [[nodiscard]] ReadStats stats() const { return {.received = m_received, .matched = m_matched, .bytes = m_bytes}; }

private:
    const std::unique_ptr<messages::MessageTest> m_test;
    const qint64 m_count;
    const std::unique_ptr<MessagePrinter> m_printer;
    std::vector<cluster::RawMessage> m_passed;
    std::atomic<quint64> m_received = 0;
    std::atomic<quint64> m_matched = 0;
    std::atomic<quint64> m_failed = 0;
    std::atomic<quint64> m_bytes = 0;
};

// One running tail command: the tail, its sink, and what is told while it runs. Owned by the context.
class TailRun : public QObject {
public:
    TailRun(CommandContext &context, ReadOptions options)
        : QObject(&context)
        , m_context(context)
        , m_stats(options.stats)
        , m_request(options.request)
        , m_sink(std::make_shared<TestingSink>(
              options.makeTest ? options.makeTest(options.request.topics) : nullptr, options.count,
              std::make_unique<MessagePrinter>(options.request.topics, options.jsonValues, context.output())))
        , m_ticker(std::make_unique<core::FrameTicker>())
        , m_start(context.timeout(), *m_ticker)
    {
        m_clock.start();
        connect(m_ticker.get(), &core::FrameTicker::tick, this, &TailRun::look);
        context.setStopHook([this] { end(); });
        m_tail = context.reader().openTail(m_request, m_sink, [ticker = m_ticker.get()] { ticker->wake(); });
    }
    ~TailRun() override { m_tail.reset(); }

private:
    void look()
    {
        if (!m_tail)
            return;
        const cluster::TailStatus status = m_tail->status();
        m_problems.tell(status);
        using State = cluster::TailStatus::State;
        if (status.state == State::Failed) {
            const auto error = status.error.value_or(core::localError(core::ErrorKind::Local, u"the tail failed"_s));
            end();
            m_context.fail(error);
        } else if (m_start.isOverdue(status.state == State::Starting, status.state == State::Waiting)) {
            end();
            m_context.fail(StartWatch::fault(status.error));
        } else if (status.state == State::Finished || m_sink->isComplete()) {
            ProblemTeller::tellTransactions(m_request, status.positions);
            end();
            m_context.finish();
        }
    }

    void end()
    {
        if (!m_tail)
            return;
        const cluster::TailStatus status = m_tail->status();
        m_tail.reset(); // append is not called any more
        if (m_sink->failed() > 0)
            say(u"%1 messages could not be tested"_s.arg(m_sink->failed()));
        ReadStats stats = m_sink->stats();
        stats.skipped = status.removed;
        stats.seconds = static_cast<double>(m_clock.nsecsElapsed()) / 1e9;
        if (m_stats)
            writeStats(stats);
    }

    CommandContext &m_context;
    bool m_stats;
    cluster::TailRequest m_request;
    std::shared_ptr<TestingSink> m_sink;
    std::unique_ptr<core::FrameTicker> m_ticker;
    StartWatch m_start;
    std::unique_ptr<cluster::Tail> m_tail;
    QElapsedTimer m_clock;
    ProblemTeller m_problems;
};

} // namespace

void runTail(CommandContext &context)
{
    auto options = parseReadOptions(context.options(), context.arguments());
    if (!options) {
        context.usage(options.error());
        return;
    }
    options->request.untilEnd = context.options().isSet(u"until-end"_s);
    if (!options->makeTest && options->count > 0)
        options->request.maxMessages = options->count;
    keepWhatExists(context, std::move(*options),
                   [&context](ReadOptions kept, const cluster::Metadata &) { new TailRun(context, std::move(kept)); });
}

} // namespace streamscope::cli
