// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// analyze: a windowed aggregation on the tail's own thread; each window is printed when it closes.
#include "app/cli/read_run.h"
#include "app/cli/window_printer.h"
#include "models/query/engine_copy.h"
#include "models/query/window_run.h"

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

class AnalyzeRun final : public ReadRun {
public:
    AnalyzeRun(CommandContext &context, const ReadOptions &options, const query::WindowQuery &query,
               const QList<cluster::TopicPartition> &partitions)
        : ReadRun(context, options)
        , m_run(std::make_shared<query::WindowRun>(query, options.request.topics, partitions, query::WindowRun::Look{}))
        , m_printer(std::make_unique<WindowPrinter>(query.aggregations, query.time, context.output(), wake()))
        , m_tail(context.reader().openTail(request(), m_run, [next = wake(), run = m_run.get()] {
            run->work();
            next();
        }))
    {
    }
    ~AnalyzeRun() override
    {
        m_tail.reset(); // its thread works on the run, and that of the run wakes the ticker
        m_run.reset();
    }

private:
    [[nodiscard]] cluster::TailStatus status() override { return m_tail->status(); }

    [[nodiscard]] bool isDone(const cluster::TailStatus &status) override
    {
        m_run->tell(status.positions);
        const bool finished = m_run->isFinished(); // before the last windows are taken
        if (m_printer->isIdle())
            m_printer->print(m_run->takeClosed());
        if (ReadRun::isDone(status) && !m_finishing) {
            m_finishing = true;
            m_run->finish(wake());
            return false;
        }
        return finished && m_printer->isIdle();
    }

    [[nodiscard]] ReadStats close() override
    {
        const quint64 removed = m_tail->status().removed;
        m_run->stop();
        m_tail->stop();
        m_printer.reset(); // from here on the output is the context's
        const auto snapshot = m_run->snapshot();
        tellCounts(*snapshot);
        const query::WindowCounts &counts = snapshot->counts;
        if (counts.messages > 0 && counts.failed + counts.untimed == counts.messages)
            context().failuresTold(); // nothing at all could be counted
        return {.received = counts.messages, .matched = counts.counted, .skipped = removed, .bytes = counts.bytes};
    }

    void tellCounts(const query::WindowSnapshot &snapshot) const
    {
        const query::WindowCounts &counts = snapshot.counts;
        tellFailures(snapshot.failures, counts.failed, u"%1 messages could not be evaluated"_s);
        tellCount(counts.unusable, u"%1 values were of no use to their aggregate and are left out of it"_s);
        tellCount(counts.untimed, u"%1 messages have no timestamp between 1970 and 9999 and are in no window; --time arrival goes by when they come"_s);
        tellCount(counts.late, u"%1 messages came too late for a window"_s);
        tellCount(counts.others, u"%1 messages are in groups beyond the bound: “other”"_s);
        tellCount(counts.early, u"%1 windows were closed before their time to stay within the memory"_s);
        tellCount(snapshot.openCount, u"%1 windows were still open and are not printed"_s);
    }

    static void tellCount(quint64 count, const QString &sentence)
    {
        if (count > 0)
            say(sentence.arg(count));
    }

    std::shared_ptr<query::WindowRun> m_run;
    std::unique_ptr<WindowPrinter> m_printer;
    std::unique_ptr<cluster::Tail> m_tail;
    bool m_finishing = false;
};

tl::expected<query::Expression, QString> readExpression(const QCommandLineParser &parser, const QString &option)
{
    const auto compiled = query::Expression::compile(parser.value(option));
    if (compiled)
        return *compiled;
    const query::ExpressionFault &fault = compiled.error();
    return tl::make_unexpected(u"--%1: line %2, column %3: %4"_s.arg(option).arg(fault.line).arg(fault.column).arg(fault.message));
}

// Nothing where it is understood; else a sentence.
std::optional<QString> readTime(const QCommandLineParser &parser, const QString &option, qint64 least, qint64 &milliseconds)
{
    if (!parser.isSet(option) && parser.value(option).isEmpty())
        return std::nullopt;
    const auto time = query::parseWindowTime(parser.value(option), least);
    if (!time)
        return u"--%1: %2"_s.arg(option, time.error().message);
    milliseconds = *time;
    return std::nullopt;
}

std::optional<QString> readWindowing(const QCommandLineParser &parser, query::WindowQuery &query)
{
    using Kind = query::Windowing::Kind;
    if (parser.isSet(u"session"_s) && (parser.isSet(u"every"_s) || parser.isSet(u"slide"_s)))
        return u"--session stands in place of --every and --slide"_s;
    for (const auto &[option, least, target] : {std::tuple(u"every"_s, qint64{1}, &query.window.lengthMs),
                                                {u"slide"_s, 1, &query.window.slideMs},
                                                {u"session"_s, 1, &query.window.lengthMs},
                                                {u"lateness"_s, 0, &query.latenessMs},
                                                {u"idle"_s, 0, &query.idleMs}}) {
        if (const auto fault = readTime(parser, option, least, *target))
            return fault;
    }
    query.window.kind = parser.isSet(u"session"_s) ? Kind::Session : parser.isSet(u"slide"_s) ? Kind::Hopping : Kind::Tumbling;
    const QString time = parser.value(u"time"_s);
    if (time != "message"_L1 && time != "arrival"_L1)
        return u"--time is message or arrival, not “%1”"_s.arg(time);
    query.time = time == "message"_L1 ? query::WindowQuery::Time::Message : query::WindowQuery::Time::Arrival;
    return query.fault();
}

tl::expected<query::WindowQuery, QString> readQuery(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"group-by"_s))
        return tl::make_unexpected(u"analyze wants --group-by"_s);
    const auto groupBy = readExpression(parser, u"group-by"_s);
    if (!groupBy)
        return tl::make_unexpected(groupBy.error());
    query::WindowQuery query(*groupBy);
    if (parser.isSet(u"where"_s)) {
        const auto where = readExpression(parser, u"where"_s);
        if (!where)
            return tl::make_unexpected(where.error());
        query.where = *where;
    }
    auto aggregations = query::parseAggregations(parser.value(u"agg"_s));
    if (!aggregations)
        return tl::make_unexpected(u"--agg: "_s + aggregations.error().message);
    query.aggregations = std::move(*aggregations);
    bool ok = false;
    query.maxGroups = parser.value(u"max-groups"_s).toULongLong(&ok);
    if (!ok || query.maxGroups < 1)
        return tl::make_unexpected(u"--max-groups wants a number from 1, not “%1”"_s.arg(parser.value(u"max-groups"_s)));
    query.keepOpen = parser.isSet(u"until-end"_s);
    if (const auto fault = readWindowing(parser, query))
        return tl::make_unexpected(*fault);
    return query;
}

QList<cluster::TopicPartition> partitionsOf(const ReadOptions &options, const cluster::Metadata &metadata)
{
    if (!options.request.partitions.isEmpty())
        return options.request.partitions;
    QList<cluster::TopicPartition> partitions;
    for (const QString &name : options.request.topics) {
        for (const cluster::Partition &partition : metadata.topic(name)->partitions)
            partitions.append({name, partition.id});
    }
    return partitions;
}

} // namespace

std::optional<int> copyAnalysis(const QCommandLineParser &parser, const QStringList &arguments, Output &output)
{
    if (!parser.isSet(u"as"_s))
        return std::nullopt;
    const QString as = parser.value(u"as"_s);
    const auto options = parseRangeOptions(parser, arguments);
    const auto query = readQuery(parser);
    if (!options || !query || (as != "flink-sql"_L1 && as != "kafka-streams"_L1)) {
        say(!options  ? options.error()
            : !query ? query.error()
                     : u"--as is flink-sql or kafka-streams, not “%1”"_s.arg(as));
        return WrongUsage;
    }
    using Start = cluster::StartPosition::Kind;
    const Start start = options->request.start.kind;
    const query::EngineCopy copy =
        query::copyForEngine(as == "flink-sql"_L1 ? query::Engine::FlinkSql : query::Engine::KafkaStreams, *query,
                             {.topics = arguments,
                              .bootstrapServers = parser.value(u"bootstrap-server"_s),
                              .fromEarliest = start != Start::Latest,
                              .elsewhere = query->keepOpen || (start != Start::Latest && start != Start::Earliest)});
    output.writeBytes(copy.text.toStdString());
    for (const QString &sentence : copy.missing)
        say(sentence);
    return copy.missing.isEmpty() ? Done : ItemFailed;
}

void runAnalyze(CommandContext &context)
{
    auto options = parseRangeOptions(context.options(), context.arguments());
    const auto query = readQuery(context.options());
    if (!options || !query) {
        context.usage(options ? query.error() : options.error());
        return;
    }
    options->request.untilEnd = query->keepOpen;
    keepWhatExists(context, std::move(*options), [&context, query = *query](const ReadOptions &kept, const cluster::Metadata &metadata) {
        new AnalyzeRun(context, kept, query, partitionsOf(kept, metadata));
    });
}

} // namespace streamscope::cli
