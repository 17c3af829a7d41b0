// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// search: from a position to the end as it is at the start, partitions in parallel, matches to standard output.
#include "app/cli/read_run.h"
#include "models/messages/search.h"
#include "models/query/expression_test.h"

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

constexpr int kTellEveryMs = 1000;

cluster::TailStatus::State stateOf(messages::SearchProgress::State state)
{
    using Of = messages::SearchProgress::State;
    using To = cluster::TailStatus::State;
    switch (state) {
    case Of::Starting: return To::Starting;
    case Of::Searching: return To::Reading;
    case Of::Paused: return To::Paused;
    case Of::Full: return To::Full;
    case Of::Waiting: return To::Waiting;
    case Of::Finished: return To::Finished;
    case Of::Failed: break;
    }
    return To::Failed;
}

class SearchRun final : public ReadRun {
public:
    SearchRun(CommandContext &context, const ReadOptions &options)
        : ReadRun(context, options)
        , m_search(std::make_unique<messages::Search>(
              context.reader(), messages::SearchRequest{.read = request(), .mostHits = options.count}, *options.makeTest(request().topics),
              std::make_shared<MessagePrinter>(request().topics, options.jsonValues, context.output()), wake()))
    {
        m_sinceTold.start();
    }

private:
    [[nodiscard]] cluster::TailStatus status() override
    {
        const messages::SearchProgress progress = m_search->progress();
        tellProgress(progress);
        cluster::TailStatus status;
        status.state = stateOf(progress.state);
        status.positions = progress.positions;
        status.removed = progress.removed;
        status.corrupt = progress.corrupt;
        status.error = progress.error;
        return status;
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

    [[nodiscard]] ReadStats close() override
    {
        const messages::SearchProgress progress = m_search->progress();
        const std::vector<messages::FailedTest> failures = m_search->failures();
        m_search.reset(); // nothing is printed any more
        tellFailures(failures, progress.failed, u"%1 messages could not be tested"_s);
        return {.received = progress.messages, .matched = progress.hits, .skipped = progress.removed, .bytes = progress.bytes};
    }

    std::unique_ptr<messages::Search> m_search;
    QElapsedTimer m_sinceTold;
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
            say(u"%1: the key is pinned, so %2 of %3 partitions are read; what was written among fewer partitions, and JSON keys with "
                "blanks or escapes, may be in others: without --partitioner all are"_s.arg(name)
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
