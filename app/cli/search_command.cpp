// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// search: from a position to the end as it is at the start, partitions in parallel, matches to standard output.
#include "app/cli/command.h"
#include "app/cli/message_printer.h"
#include "app/cli/read_options.h"
#include "models/core/frame_ticker.h"
#include "models/messages/search.h"
#include "models/query/expression_test.h"

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

constexpr int kTellEveryMs = 1000;

// One running search command. Owned by the context.
class SearchRun : public QObject {
public:
    SearchRun(CommandContext &context, const ReadOptions &options)
        : QObject(&context)
        , m_context(context)
        , m_stats(options.stats)
        , m_request(options.request)
        , m_ticker(std::make_unique<core::FrameTicker>())
        , m_start(context.timeout(), *m_ticker)
    {
        connect(m_ticker.get(), &core::FrameTicker::tick, this, &SearchRun::look);
        context.setStopHook([this] { end(); });
        m_sinceTold.start();
        m_search = std::make_unique<messages::Search>(
            context.reader(), messages::SearchRequest{.read = m_request, .mostHits = options.count}, *options.makeTest(options.request.topics),
            std::make_shared<MessagePrinter>(options.request.topics, options.jsonValues, context.output()),
            [ticker = m_ticker.get()] { ticker->wake(); });
    }
    ~SearchRun() override { m_search.reset(); }

private:
    void look()
    {
        if (!m_search)
            return;
        const messages::SearchProgress progress = m_search->progress();
        m_problems.tell(progress.state == messages::SearchProgress::State::Waiting, progress.error, progress.positions, progress.removed,
                        progress.corrupt);
        tellProgress(progress);
        using State = messages::SearchProgress::State;
        if (progress.state == State::Failed) {
            const auto error = progress.error.value_or(core::localError(core::ErrorKind::Local, u"the search failed"_s));
            end();
            m_context.fail(error);
        } else if (m_start.isOverdue(progress.state == State::Starting, progress.state == State::Waiting)) {
            end();
            m_context.fail(StartWatch::fault(progress.error));
        } else if (progress.state == State::Finished) {
            ProblemTeller::tellTransactions(m_request, progress.positions);
            end();
            m_context.finish();
        }
    }

    // For a person only: a script reads --stats.
    void tellProgress(const messages::SearchProgress &progress)
    {
        if (::isatty(STDERR_FILENO) != 1 || !m_sinceTold.hasExpired(kTellEveryMs) || progress.totalOffsets == 0)
            return;
        m_sinceTold.restart();
        const qint64 left = progress.millisecondsLeft();
        say(u"scanned %1 of %2 offsets, %3 hits%4"_s.arg(progress.scannedOffsets)
                .arg(progress.totalOffsets)
                .arg(progress.hits)
                .arg(left < 0 ? QString() : u", %1 s left"_s.arg((left + 999) / 1000)));
    }

    void end()
    {
        if (!m_search)
            return;
        const messages::SearchProgress progress = m_search->progress();
        const std::vector<messages::FailedTest> failures = m_search->failures();
        m_search.reset(); // nothing is printed any more
        for (std::size_t i = 0; i < failures.size() && i < kFailuresTold; ++i)
            say(u"%1 [%2] %3: %4"_s.arg(m_request.topics.value(static_cast<qsizetype>(failures[i].topic)))
                    .arg(failures[i].partition)
                    .arg(failures[i].offset)
                    .arg(failures[i].reason));
        if (progress.failed > 0)
            say(u"%1 messages could not be tested"_s.arg(progress.failed));
        if (m_stats)
            writeStats({.received = progress.messages,
                        .matched = progress.hits,
                        .skipped = progress.removed,
                        .bytes = progress.bytes,
                        .seconds = static_cast<double>(progress.elapsedMs) / 1000});
    }

    static constexpr std::size_t kFailuresTold = 5;

    CommandContext &m_context;
    bool m_stats;
    cluster::TailRequest m_request;
    std::unique_ptr<core::FrameTicker> m_ticker;
    StartWatch m_start;
    std::unique_ptr<messages::Search> m_search;
    QElapsedTimer m_sinceTold;
    ProblemTeller m_problems;
};

// Named, so that they can be read in parallel. Where the key is pinned and its partition can be told, only that one.
void namePartitions(ReadOptions &options, const cluster::Metadata &metadata, bool byKey)
{
    const auto key = byKey && options.expression ? options.expression->pinnedKey() : std::nullopt;
    for (const QString &name : std::as_const(options.request.topics)) {
        const auto &partitions = metadata.topic(name)->partitions;
        QList<qint32> wanted;
        for (const cluster::Partition &partition : partitions)
            wanted.append(partition.id);
        if (key) {
            wanted = query::partitionsOf(*key, static_cast<qint32>(partitions.size()));
            say(u"%1: the key is pinned, so %2 of %3 partitions are read; without --partitioner all are"_s.arg(name)
                    .arg(wanted.size())
                    .arg(partitions.size()));
        }
        for (const qint32 partition : std::as_const(wanted))
            options.request.partitions.append({name, partition});
    }
}

} // namespace

void runSearch(CommandContext &context)
{
    auto options = parseReadOptions(context.options(), context.arguments());
    if (!options || !options->makeTest) {
        context.usage(options ? u"search wants --text or --expr"_s : options.error());
        return;
    }
    const QString partitioner = context.options().value(u"partitioner"_s);
    if (!partitioner.isEmpty() && partitioner != "murmur2"_L1) {
        context.usage(u"--partitioner is murmur2, not “%1”"_s.arg(partitioner));
        return;
    }
    options->request.untilEnd = true;
    keepWhatExists(context, std::move(*options), [&context, partitioner](ReadOptions kept, const cluster::Metadata &metadata) {
        if (kept.request.partitions.isEmpty())
            namePartitions(kept, metadata, !partitioner.isEmpty());
        new SearchRun(context, kept);
    });
}

} // namespace streamscope::cli
