// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// analyze: a windowed aggregation on the tail's own thread; each window is printed when it closes.
#include "app/cli/command.h"
#include "app/cli/message_printer.h"
#include "app/cli/read_options.h"
#include "app/cli/window_printer.h"
#include "models/core/frame_ticker.h"
#include "models/query/engine_copy.h"
#include "models/query/window_run.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

constexpr std::size_t kFailuresTold = 5;

// One running analyze command: the tail, what counts, and what prints. Owned by the context.
class AnalyzeRun : public QObject {
public:
    AnalyzeRun(CommandContext &context, const ReadOptions &options, const query::WindowQuery &query,
               const QList<cluster::TopicPartition> &partitions)
        : QObject(&context)
        , m_context(context)
        , m_stats(options.stats)
        , m_request(options.request)
        , m_ticker(std::make_unique<core::FrameTicker>())
        , m_start(context.timeout(), *m_ticker)
        , m_run(std::make_shared<query::WindowRun>(query, options.request.topics, partitions, query::WindowRun::Look{}))
        , m_printer(std::make_unique<WindowPrinter>(query.aggregations, query.time, context.output(), [ticker = m_ticker.get()] { ticker->wake(); }))
    {
        m_clock.start();
        connect(m_ticker.get(), &core::FrameTicker::tick, this, &AnalyzeRun::look);
        context.setStopHook([this] { end(); });
        m_tail = context.reader().openTail(m_request, m_run, [ticker = m_ticker.get(), run = m_run.get()] {
            run->work();
            ticker->wake();
        });
    }
    ~AnalyzeRun() override
    {
        m_tail.reset(); // its thread works on the run, and that of the run wakes the ticker
        m_run.reset();
    }

private:
    void look()
    {
        if (m_ended)
            return;
        const cluster::TailStatus status = m_tail->status();
        m_problems.tell(status);
        m_run->tell(status.positions);
        const bool finished = m_run->isFinished(); // before the last windows are taken
        if (m_printer->isIdle())
            m_printer->print(m_run->takeClosed());
        using State = cluster::TailStatus::State;
        if (status.state == State::Failed) {
            const auto error = status.error.value_or(core::localError(core::ErrorKind::Local, u"the reading failed"_s));
            end();
            m_context.fail(error);
        } else if (m_start.isOverdue(status.state == State::Starting, status.state == State::Waiting)) {
            end();
            m_context.fail(StartWatch::fault(status.error));
        } else if (status.state == State::Finished && !m_finishing) {
            m_finishing = true;
            ProblemTeller::tellTransactions(m_request, status.positions);
            m_run->finish([ticker = m_ticker.get()] { ticker->wake(); });
        } else if (finished && m_printer->isIdle()) {
            end();
            m_context.finish();
        }
    }

    void end()
    {
        if (m_ended)
            return;
        m_ended = true;
        const cluster::TailStatus status = m_tail->status();
        m_run->stop();
        m_tail->stop();
        m_printer.reset(); // from here on the output is the context's
        const auto snapshot = m_run->snapshot();
        tellCounts(*snapshot);
        if (snapshot->counts.messages > 0 && snapshot->counts.failed + snapshot->counts.untimed == snapshot->counts.messages)
            m_context.failuresTold(); // nothing at all could be counted
        if (m_stats)
            writeStats({.received = snapshot->counts.messages,
                        .matched = snapshot->counts.counted,
                        .skipped = status.removed,
                        .bytes = snapshot->counts.bytes,
                        .seconds = static_cast<double>(m_clock.nsecsElapsed()) / 1e9});
    }

    void tellCounts(const query::WindowSnapshot &snapshot) const
    {
        const query::WindowCounts &counts = snapshot.counts;
        for (std::size_t i = 0; i < snapshot.failures.size() && i < kFailuresTold; ++i) {
            const messages::FailedTest &failure = snapshot.failures[i];
            say(u"%1 [%2] %3: %4"_s.arg(m_request.topics.value(static_cast<qsizetype>(failure.topic)))
                    .arg(failure.partition)
                    .arg(failure.offset)
                    .arg(failure.reason));
        }
        tellCount(counts.failed, u"%1 messages could not be evaluated"_s);
        tellCount(counts.unusable, u"%1 values were of no use to their aggregate and are left out of it"_s);
        tellCount(counts.untimed, u"%1 messages have no timestamp and are in no window; --time arrival goes by when they come"_s);
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

    CommandContext &m_context;
    bool m_stats;
    cluster::TailRequest m_request;
    std::unique_ptr<core::FrameTicker> m_ticker;
    StartWatch m_start;
    std::shared_ptr<query::WindowRun> m_run;
    std::unique_ptr<WindowPrinter> m_printer;
    std::unique_ptr<cluster::Tail> m_tail;
    QElapsedTimer m_clock;
    ProblemTeller m_problems;
    bool m_finishing = false;
    bool m_ended = false;
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
