// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// tail: messages from a group-less consumer straight to standard output, on the tail's own thread.
#include "app/cli/read_run.h"

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

class TailRun final : public ReadRun {
public:
    TailRun(CommandContext &context, const ReadOptions &options)
        : ReadRun(context, options)
        , m_sink(std::make_shared<TestingSink>(
              options.makeTest ? options.makeTest(options.request.topics) : nullptr, options.count,
              std::make_unique<MessagePrinter>(options.request.topics, options.jsonValues, context.output())))
        , m_tail(context.reader().openTail(request(), m_sink, wake()))
    {
    }

private:
    [[nodiscard]] cluster::TailStatus status() override { return m_tail->status(); }
    [[nodiscard]] bool isDone(const cluster::TailStatus &status) override { return ReadRun::isDone(status) || m_sink->isComplete(); }

    [[nodiscard]] ReadStats close() override
    {
        const quint64 removed = m_tail->status().removed;
        m_tail.reset(); // append is not called any more
        ReadStats stats = m_sink->stats();
        stats.skipped = removed;
        tellFailures({}, m_sink->failed(), u"%1 messages could not be tested"_s);
        return stats;
    }

    const std::shared_ptr<TestingSink> m_sink;
    std::unique_ptr<cluster::Tail> m_tail;
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
                   [&context](const ReadOptions &kept, const cluster::Metadata &) { new TailRun(context, kept); });
}

} // namespace streamscope::cli
