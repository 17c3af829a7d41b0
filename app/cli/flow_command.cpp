// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// flow: checks a flow file, tries it on the last messages, or runs it as a member of its group.
#include "app/cli/command.h"
#include "app/cli/flow_file.h"
#include "app/cli/message_printer.h"
#include "models/flows/dry_run.h"
#include "models/flows/flow_run.h"
#include "models/messages/message_json.h"
#include "models/session/change_gate.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

constexpr int kStatusEveryMs = 1000;

QByteArray jsonCounts(const QMap<QString, quint64> &counts)
{
    QByteArray json = "{";
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        json += (json.size() > 1 ? "," : "") + jsonString(it.key()) + ':' + QByteArray::number(it.value());
    return json + '}';
}

QString textCounts(const QMap<QString, quint64> &counts)
{
    QStringList parts;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        parts.append(u"%1 %2"_s.arg(it.key()).arg(it.value()));
    return parts.join(u", "_s);
}

void endCommand(CommandContext &context, const std::optional<core::KafkaError> &error)
{
    if (error && error->kind != core::ErrorKind::UnknownObject) {
        context.fail(*error);
        return;
    }
    if (error)
        context.itemFailed(error->where, *error);
    context.finish();
}

// One running flow. Owned by the context.
class FlowCommand : public QObject {
public:
    FlowCommand(CommandContext &context, flows::Flow flow, const flows::FlowRun::Options &options)
        : QObject(&context)
        , m_context(context)
        , m_run(context.reader(), context.gate(), std::move(flow), options)
    {
        context.setLeaveHook([this] { m_run.stop(); });
        connect(&m_run, &flows::FlowRun::started, this, &FlowCommand::tellGuarantee);
        connect(&m_run, &flows::FlowRun::statusChanged, this, &FlowCommand::tellNews);
        connect(&m_run, &flows::FlowRun::finished, this, &FlowCommand::end);
        connect(&context.connection(), &cluster::Connection::stateChanged, this, &FlowCommand::tellLoss);
        connect(&m_statusTimer, &QTimer::timeout, this, &FlowCommand::writeStatus);
        m_run.start();
    }

private:
    void tellGuarantee()
    {
        const flows::Flow &flow = m_run.flow();
        if (flow.target)
            say(u"%1 runs at least once, as a member of the group %2: it writes to another cluster, %3"_s.arg(flow.name, flow.group,
                                                                                                           flow.target->name()));
        else if (m_run.isExactlyOnce())
            say(u"%1 runs exactly once, as a member of the group %2"_s.arg(flow.name, flow.group));
        else
            say(u"%1 runs at least once, as a member of the group %2%3"_s.arg(
                flow.name, flow.group, flow.exactlyOnce ? u": not transactional here, the sandbox keeps no transactions"_s : QString()));
        if (flow.errorsTopic.isEmpty())
            say(u"it names no topic for errors: a message that fails is told here and passed over"_s);
        tellRange();
        m_statusTimer.start(kStatusEveryMs);
    }

    // What was asked for and is not there.
    void tellRange()
    {
        quint64 partitions = 0;
        for (const flows::PartitionRange &range : m_run.ranges()) {
            if (range.isWhole() || ++partitions > kFailuresTold)
                continue;
            const QString place = u"%1 [%2]: "_s.arg(range.partition.topic).arg(range.partition.partition);
            if (range.removed > 0)
                say(place + u"%1 of the offsets to be read are gone: it begins at %2 now"_s.arg(range.removed).arg(range.edges.logStart));
            if (range.heldBack > 0)
                say(place + u"%1 offsets behind an open transaction (end %2, high watermark %3)"_s.arg(range.heldBack)
                                .arg(range.edges.lastStable)
                                .arg(range.edges.highWatermark));
            if (range.beyond > 0)
                say(place + u"%1 of the offsets to be read are not there yet: it ends at %2"_s.arg(range.beyond).arg(range.edges.highWatermark));
        }
        if (partitions > kFailuresTold)
            say(u"… and %1 more partitions where something to be read is not there"_s.arg(partitions - kFailuresTold));
        const auto isEmpty = [](const flows::PartitionRange &range) { return range.begin >= range.end; };
        if (m_run.flow().range && std::all_of(m_run.ranges().cbegin(), m_run.ranges().cend(), isEmpty))
            say(u"no message is in the range"_s);
    }

    // Offsets that were gone before they could be read.
    [[nodiscard]] qint64 gone() const
    {
        const auto add = [](qint64 sum, const flows::PartitionRange &range) { return sum + range.removed; };
        return std::accumulate(m_run.ranges().cbegin(), m_run.ranges().cend(), static_cast<qint64>(m_run.removed()), add);
    }

    // The connection notices sooner than the member, which is between two requests.
    void tellLoss(cluster::ConnectionState state)
    {
        const bool lost = state == cluster::ConnectionState::Lost;
        if (lost && !m_lost && m_statusTimer.isActive())
            sayError(u"waiting"_s, m_context.connection().lastError().value_or(
                                       core::localError(core::ErrorKind::Transport, u"no broker can be reached"_s)));
        m_lost = lost;
    }

    // What changes, once; never the same twice in a row.
    void tellNews()
    {
        const cluster::GroupWorkerStatus status = m_run.status();
        const bool known = m_lost && status.state == cluster::GroupWorkerStatus::State::Waiting;
        if (status.error && status.error != m_told && !known)
            sayError(status.state == cluster::GroupWorkerStatus::State::Waiting ? u"waiting"_s : u"taken back, goes on"_s, *status.error);
        m_told = status.error;
        if (status.rebalances != m_rebalances) {
            m_rebalances = status.rebalances;
            say(u"this member has %1 partitions now"_s.arg(status.assigned.size()));
        }
        if (status.unidentified && !std::exchange(m_unidentifiedTold, true))
            say(u"these brokers tell no ids of topics: one that is deleted and made anew while this runs may pass unnoticed"_s);
        for (const QString &topic : status.madeAnew.mid(std::exchange(m_anewTold, status.madeAnew.size())))
            say(u"%1: the topic was deleted and made anew; it is read from its start"_s.arg(topic));
        if (const quint64 removed = m_run.removed(); removed > m_removedTold) {
            say(u"%1 of the offsets to be read are gone: the log begins behind them"_s.arg(removed - m_removedTold));
            m_removedTold = removed;
        }
        tellFailures(m_run.counts());
    }

    void tellFailures(const flows::FlowCounts &counts)
    {
        const quint64 fresh = counts.failed - m_failuresTold;
        m_failuresTold = counts.failed;
        const auto shown = std::min<qsizetype>(static_cast<qsizetype>(std::min<quint64>(fresh, kFailuresTold)), counts.failures.size());
        for (qsizetype i = counts.failures.size() - shown; i < counts.failures.size(); ++i) {
            const flows::FlowFailure &failure = counts.failures.at(i);
            say(u"%1 [%2] %3: %4"_s.arg(failure.partition.topic).arg(failure.partition.partition).arg(failure.offset).arg(failure.reason));
        }
        if (fresh > static_cast<quint64>(shown))
            say(u"… and %1 more that failed"_s.arg(fresh - static_cast<quint64>(shown)));
    }

    void writeStatus()
    {
        const flows::FlowCounts counts = m_run.counts();
        Record record;
        record.add("flow", m_run.flow().name).add("consumed", static_cast<qint64>(counts.consumed));
        record.addRaw("produced", jsonCounts(counts.produced), textCounts(counts.produced));
        record.add("failed", static_cast<qint64>(counts.failed));
        if (m_run.lag())
            record.add("lag", *m_run.lag());
        else
            record.addNull("lag");
        if (m_run.lag())
            record.add("lag_age_ms", m_run.sampleAgeMs());
        else
            record.addNull("lag_age_ms");
        QMap<QString, quint64> rules;
        for (qsizetype i = 0; i < counts.rules.size(); ++i)
            rules.insert(m_run.flow().rules.at(static_cast<std::size_t>(i)).name, counts.rules.at(i));
        record.addRaw("rules", jsonCounts(rules), textCounts(rules));
        record.add("otherwise", static_cast<qint64>(counts.otherwise)).add("passed_over", static_cast<qint64>(counts.passedOver));
        record.add("gone", gone());
        if (m_run.members())
            record.add("members", *m_run.members());
        else
            record.addNull("members");
        m_context.output().write(record);
        m_context.output().flushTable();
    }

    void end(const std::optional<core::KafkaError> &error)
    {
        if (m_statusTimer.isActive())
            writeStatus();
        m_statusTimer.stop();
        tellFailures(m_run.counts());
        if (m_run.counts().failed > 0)
            m_context.failuresTold();
        endCommand(m_context, error);
    }

    static constexpr quint64 kFailuresTold = 5;

    CommandContext &m_context;
    flows::FlowRun m_run;
    QTimer m_statusTimer;
    std::optional<core::KafkaError> m_told;
    bool m_lost = false; ///< the connection, and it was told
    quint64 m_rebalances = 0;
    bool m_unidentifiedTold = false;
    qsizetype m_anewTold = 0;
    quint64 m_removedTold = 0;
    quint64 m_failuresTold = 0;
};

// From the command's own cluster to the one that the file names. Who runs a flow has said yes to it.
void startBetween(CommandContext &context, const flows::Flow &flow, flows::FlowRun::Options options)
{
    app::ConnectionOptions named;
    named.profile = flow.target->connection;
    named.bootstrapServers = flow.target->bootstrapServers;
    named.propertyOption = u"--to-property"_s;
    auto properties = app::readProperties(context.options().values(u"to-property"_s), named.propertyOption);
    if (!properties) {
        context.usage(properties.error());
        return;
    }
    named.properties = std::move(*properties);
    context.openOther(named, flow.targets(), [&context, flow, options](const CommandContext::Other &other) mutable {
        options.target.reader = &other.connection.reader();
        options.target.open = [&gate = other.gate](const cluster::OutletRequest &request) {
            gate.confirm({request.topics, true});
            return gate.openOutlet(request);
        };
        new FlowCommand(context, flow, options);
    });
}

// Prints what the flow would do with each message, on the thread that brings them.
class DryRunPrinter {
public:
    DryRunPrinter(const flows::Flow &flow, Output &output)
        : m_flow(flow)
        , m_output(output)
    {
    }

    void print(const cluster::RawMessage &message, const flows::Decision &decision)
    {
        Record record;
        record.add("topic", m_flow.topics.value(message.topic)).add("partition", message.partition).add("offset", message.offset);
        if (decision.rule >= 0)
            record.add("rule", m_flow.rules.at(static_cast<std::size_t>(decision.rule)).name);
        else if (decision.rule == flows::Decision::kOtherwise)
            record.add("rule", u"otherwise"_s);
        else
            record.addNull("rule");
        if (decision.rule == flows::Decision::kFailed)
            record.add("failed", decision.reason);
        QByteArray json = "[";
        QStringList targets;
        for (const cluster::ProducerRecord &made : decision.records) {
            json += (json.size() > 1 ? "," : "") + recordJson(made);
            targets.append(made.topic);
        }
        record.addRaw("produces", json + ']', targets.join(u", "_s));
        m_output.write(record);
    }

    static QByteArray recordJson(const cluster::ProducerRecord &record)
    {
        const auto view = [](const QByteArray &bytes) {
            return std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        };
        std::vector<cluster::RawHeader> headers;
        for (const cluster::Header &header : record.headers)
            headers.push_back({view(header.name), header.value ? view(*header.value) : std::string_view(), !header.value});
        cluster::RawMessage raw;
        raw.timestampMs = record.timestampMs.value_or(-1);
        raw.nullKey = !record.key;
        raw.nullValue = !record.value;
        raw.key = record.key ? view(*record.key) : std::string_view();
        raw.value = record.value ? view(*record.value) : std::string_view();
        raw.headers = headers;
        std::string json;
        messages::appendMessageJson(json, raw, record.topic, false);
        // It has no place yet. These stand ahead of everything that comes from a message.
        QByteArray line = QByteArray::fromStdString(json);
        for (const QByteArray &absent : {QByteArray(R"("partition":-1,"offset":-1,)"), QByteArray(R"("timestamp_type":"none",)")}) {
            if (const qsizetype at = line.indexOf(absent); at >= 0)
                line.remove(at, absent.size());
        }
        return line;
    }

    const flows::Flow m_flow;
    Output &m_output;
};

// Owned by the context.
class DryRunCommand : public QObject {
public:
    DryRunCommand(CommandContext &context, const flows::Flow &flow, qint64 last)
        : QObject(&context)
        , m_context(context)
        , m_printer(flow, context.output())
        , m_run(context.reader(), flow, last,
                [this](const cluster::RawMessage &message, const flows::Decision &decision) { m_printer.print(message, decision); })
    {
        context.setStopHook([this] { m_run.stop(); });
        connect(&m_run, &flows::DryRun::statusChanged, this, [this] { m_problems.tell(m_run.status()); });
        connect(&m_run, &flows::DryRun::finished, this, &DryRunCommand::end);
        m_run.start();
    }

private:
    void end(const std::optional<core::KafkaError> &error) { endCommand(m_context, error); }

    CommandContext &m_context;
    DryRunPrinter m_printer;
    flows::DryRun m_run; // after the printer that its thread calls
    ProblemTeller m_problems;
};

} // namespace

std::optional<int> checkFlow(const QCommandLineParser &, const QStringList &arguments, Output &output)
{
    if (arguments.size() != 2 || (arguments[0] != "check"_L1 && arguments[0] != "run"_L1)) {
        say(u"flow wants “check” or “run”, and a file"_s);
        return WrongUsage;
    }
    const bool check = arguments[0] == "check"_L1;
    const auto flow = loadFlow(arguments[1], output, check);
    if (!flow)
        return flow.error();
    if (!check)
        return std::nullopt;
    Record record;
    record.add("file", arguments[1]).add("ok", true).add("flow", flow->name).add("group", flow->group);
    record.addRaw("from", jsonList(flow->topics), flow->topics.join(u", "_s));
    record.addRaw("to", jsonList(flow->targets()), flow->targets().join(u", "_s));
    record.add("exactly_once", flow->exactlyOnce);
    if (flow->target)
        record.add("to_cluster", flow->target->name());
    output.write(record);
    output.flushTable();
    return Done;
}

void runFlow(CommandContext &context)
{
    auto flow = loadFlow(context.arguments().value(1), context.output(), false);
    const QString last = context.options().value(u"dry-run"_s);
    bool isNumber = true;
    const qint64 count = last.isEmpty() ? 0 : last.toLongLong(&isNumber);
    if (!flow)
        context.usage(u"the flow file has changed meanwhile"_s);
    else if (!isNumber || (!last.isEmpty() && (count < 1 || count > flows::DryRun::kMost)))
        context.usage(u"--dry-run wants a number from 1 to %1, not “%2”"_s.arg(flows::DryRun::kMost).arg(last));
    else if (count > 0)
        new DryRunCommand(context, *flow, count);
    else
        context.look(flow->topics, [&context, found = *flow](const cluster::MetadataPtr &) {
            const flows::FlowRun::Options options{.untilEnd = context.options().isSet(u"until-end"_s),
                                                  .agree = [&gate = context.gate()] { gate.confirm({{}, true}); }};
            if (found.target)
                startBetween(context, found, options);
            else
                new FlowCommand(context, found, options);
        });
}

} // namespace streamscope::cli
