// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/dry_run.h"

#include "models/cluster/read_bounds.h"
#include "models/core/when_finished.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

// Offsets for a message, where few of them are messages: what a dry run reads has a bound.
constexpr qint64 kMostForOne = 256;
constexpr qint64 kAlwaysRead = 1'000'000;
constexpr qint64 kWider = 4;

} // namespace

// The offsets of messages, by topic index and partition, as they come.
class DryRun::CountSink final : public cluster::MessageSink {
public:
    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        for (const cluster::RawMessage &message : messages)
            m_offsets[{message.topic, message.partition}].push_back(message.offset);
        return messages.size();
    }
    /// When the tail has ended.
    [[nodiscard]] const std::vector<qint64> &offsets(quint32 topic, qint32 partition) { return m_offsets[{topic, partition}]; }

private:
    std::map<std::pair<quint32, qint32>, std::vector<qint64>> m_offsets;
};

class DryRun::DecideSink final : public cluster::MessageSink {
public:
    DecideSink(const Flow &flow, Take take)
        : m_decider(flow, false)
        , m_take(std::move(take))
    {
    }

    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        for (const cluster::RawMessage &message : messages)
            m_take(message, m_decider.decide(message));
        return messages.size();
    }

private:
    FlowDecider m_decider;
    Take m_take;
};

DryRun::DryRun(cluster::ClusterReader &reader, Flow flow, qint64 last, Take take, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_flow(std::move(flow))
    , m_last(std::clamp<qint64>(last, 1, kMost))
    , m_take(std::move(take))
{
    connect(&m_ticker, &core::FrameTicker::tick, this, &DryRun::look);
}

DryRun::~DryRun()
{
    m_tail.reset();
}

void DryRun::start()
{
    core::whenFinished(m_reader.metadata(m_flow.topics), this, [this](const core::Result<cluster::MetadataPtr> &metadata) {
        if (m_done)
            return;
        if (metadata)
            takeMetadata(*metadata);
        else
            finish(metadata.error());
    });
}

void DryRun::stop()
{
    m_done = true;
    m_tail.reset();
}

cluster::TailStatus DryRun::status() const
{
    return m_tail ? m_tail->status() : cluster::TailStatus();
}

void DryRun::takeMetadata(const cluster::MetadataPtr &metadata)
{
    QList<cluster::TopicPartition> partitions;
    for (const QString &name : m_flow.topics) {
        const cluster::Topic *topic = metadata->topic(name);
        if (!topic || topic->error) {
            core::KafkaError error = topic ? *topic->error : core::localError(core::ErrorKind::UnknownObject, u"no such topic"_s);
            error.where = name;
            finish(error);
            return;
        }
        for (const cluster::Partition &partition : topic->partitions)
            partitions.append({name, partition.id});
    }
    askForEnds(partitions, cluster::OffsetQuery::What::LastStable);
}

void DryRun::askForEnds(const QList<cluster::TopicPartition> &partitions, cluster::OffsetQuery::What end)
{
    const FlowRange range = m_flow.range.value_or(FlowRange());
    core::whenFinished(m_reader.listOffsets(rangeQueries(range, partitions, end)), this,
                       [this, partitions, range, end](const core::Result<QList<cluster::OffsetAnswer>> &answers) {
                           if (m_done)
                               return;
                           // A REST Proxy knows of no transactions.
                           const bool unknown = answers && answers->size() > 1 && !answers->at(1).offset &&
                                                answers->at(1).offset.error().kind == core::ErrorKind::Unsupported;
                           if (unknown && end == cluster::OffsetQuery::What::LastStable) {
                               askForEnds(partitions, cluster::OffsetQuery::What::HighWatermark);
                               return;
                           }
                           const auto bounds = answers ? rangeBounds(range, *answers) : tl::make_unexpected(answers.error());
                           if (bounds)
                               takeBounds(*bounds);
                           else
                               finish(bounds.error());
                       });
}

void DryRun::takeBounds(const QList<PartitionRange> &bounds)
{
    QList<qint64> available;
    for (const PartitionRange &bound : bounds) {
        if (bound.end <= bound.begin)
            continue;
        m_spans.push_back({bound.partition, bound.begin, bound.end, bound.end, {}});
        available.append(bound.end - bound.begin);
    }
    QHash<cluster::TopicPartition, qint64> starts;
    const QList<qint64> shares = cluster::evenShares(m_last, available);
    for (qsizetype i = 0; i < shares.size(); ++i) {
        const Span &span = m_spans[static_cast<std::size_t>(i)];
        starts.insert(span.partition, span.end - shares.at(i));
    }
    count(starts);
}

// What lies before what was counted already.
void DryRun::count(const QHash<cluster::TopicPartition, qint64> &starts)
{
    QHash<cluster::TopicPartition, qint64> from;
    QHash<cluster::TopicPartition, qint64> to;
    for (Span &span : m_spans) {
        const qint64 start = starts.value(span.partition, span.from);
        if (start >= span.from)
            continue;
        from.insert(span.partition, start);
        to.insert(span.partition, span.from);
        span.from = start;
    }
    m_counted = std::make_shared<CountSink>();
    if (from.isEmpty())
        takeCount();
    else
        read(from, to, m_counted);
}

void DryRun::takeCount()
{
    qint64 found = 0;
    for (Span &span : m_spans) {
        const auto topic = static_cast<quint32>(m_flow.topics.indexOf(span.partition.topic));
        const std::vector<qint64> &fresh = m_counted->offsets(topic, span.partition.partition);
        for (auto it = fresh.rbegin(); it != fresh.rend() && static_cast<qint64>(span.offsets.size()) < m_last; ++it)
            span.offsets.push_back(*it);
        found += static_cast<qint64>(span.offsets.size());
    }
    const bool all = std::all_of(m_spans.begin(), m_spans.end(), [](const Span &span) { return span.from <= span.begin; });
    if (found < m_last && !all && width() < std::max(m_last * kMostForOne, kAlwaysRead))
        widen();
    else
        decide();
}

qint64 DryRun::width() const
{
    qint64 sum = 0;
    for (const Span &span : m_spans)
        sum += span.end - span.from;
    return sum;
}

void DryRun::widen()
{
    QHash<cluster::TopicPartition, qint64> starts;
    for (const Span &span : m_spans)
        starts.insert(span.partition, std::max(span.begin, span.end - std::max<qint64>(1, span.end - span.from) * kWider));
    count(starts);
}

void DryRun::decide()
{
    m_counted.reset();
    QList<qint64> available;
    for (const Span &span : m_spans)
        available.append(static_cast<qint64>(span.offsets.size()));
    const QList<qint64> shares = cluster::evenShares(m_last, available);
    QHash<cluster::TopicPartition, qint64> from;
    QHash<cluster::TopicPartition, qint64> to;
    for (qsizetype i = 0; i < shares.size(); ++i) {
        const Span &span = m_spans[static_cast<std::size_t>(i)];
        if (shares.at(i) == 0)
            continue;
        from.insert(span.partition, span.offsets[static_cast<std::size_t>(shares.at(i) - 1)]);
        to.insert(span.partition, span.end);
    }
    if (from.isEmpty())
        finish({});
    else
        read(from, to, std::make_shared<DecideSink>(m_flow, m_take));
}

void DryRun::read(const QHash<cluster::TopicPartition, qint64> &starts, const QHash<cluster::TopicPartition, qint64> &ends,
                  std::shared_ptr<cluster::MessageSink> sink)
{
    cluster::TailRequest request;
    request.topics = m_flow.topics;
    request.partitions = starts.keys();
    std::sort(request.partitions.begin(), request.partitions.end());
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    request.startOffsets = starts;
    request.endOffsets = ends;
    request.untilEnd = true;
    m_tail = m_reader.openTail(request, std::move(sink), [this] { m_ticker.wake(); });
}

void DryRun::look()
{
    if (!m_tail)
        return;
    const cluster::TailStatus status = m_tail->status();
    Q_EMIT statusChanged();
    if (m_done)
        return;
    if (status.state == cluster::TailStatus::State::Failed)
        finish(status.error.value_or(core::localError(core::ErrorKind::Local, u"the reading failed"_s)));
    if (status.state != cluster::TailStatus::State::Finished)
        return;
    m_tail.reset();
    if (m_counted)
        takeCount();
    else
        finish({});
}

void DryRun::finish(const std::optional<core::KafkaError> &error)
{
    m_done = true;
    m_tail.reset();
    Q_EMIT finished(error);
}

} // namespace streamscope::flows
