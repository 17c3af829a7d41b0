// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/flow_run.h"

#include "models/core/when_finished.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

constexpr int kSampleMs = 1000;
constexpr int kSampleToEndMs = 250;
constexpr qint64 kOldMs = 3000;
constexpr qint64 kAnswerMs = 30'000; // an answer that has not come by then is not waited for

QHash<cluster::TopicPartition, qint64> committedOf(const QList<cluster::GroupOffset> &offsets)
{
    QHash<cluster::TopicPartition, qint64> committed;
    for (const cluster::GroupOffset &offset : offsets) {
        if (!offset.error && offset.committed >= 0)
            committed.insert(offset.partition, offset.committed);
    }
    return committed;
}

} // namespace

// librdkafka's mock brokers take transactions and do not keep their promise: what is aborted stays visible.
bool runsExactlyOnce(const Flow &flow, const cluster::Metadata &metadata)
{
    return flow.exactlyOnce && !metadata.clusterId.startsWith("mockCluster"_L1);
}

bool isSameCluster(const cluster::Metadata &a, const cluster::Metadata &b)
{
    if (!a.clusterId.isEmpty() && !b.clusterId.isEmpty())
        return a.clusterId == b.clusterId;
    return std::any_of(a.brokers.cbegin(), a.brokers.cend(), [&b](const cluster::Broker &one) {
        return std::any_of(b.brokers.cbegin(), b.brokers.cend(),
                           [&one](const cluster::Broker &other) { return one.host == other.host && one.port == other.port; });
    });
}

FlowRun::FlowRun(cluster::ClusterReader &reader, cluster::ClusterWriter &writer, Flow flow, const Options &options, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_writer(writer)
    , m_flow(std::move(flow))
    , m_options(options)
    , m_transform(std::make_shared<FlowTransform>(m_flow, m_flow.provenance || !m_flow.exactlyOnce))
{
    m_sampleTimer.setInterval(isBounded() ? kSampleToEndMs : kSampleMs);
    connect(&m_sampleTimer, &QTimer::timeout, this, &FlowRun::sample);
}

FlowRun::~FlowRun()
{
    m_worker.reset(); // nothing of it calls this object any more
}

void FlowRun::start()
{
    if (m_flow.target && !(m_options.target.reader && m_options.target.open)) {
        finish(core::localError(core::ErrorKind::InvalidInput, u"the connection that the flow writes to is not open"_s, m_flow.target->name()));
        return;
    }
    core::whenFinished(m_reader.metadata(m_flow.target ? m_flow.topics : m_flow.topics + m_flow.targets()), this,
                       [this](const core::Result<cluster::MetadataPtr> &metadata) {
                           if (m_finished)
                               return;
                           if (!metadata)
                               finish(metadata.error());
                           else if (m_flow.target)
                               askTarget(*metadata);
                           else
                               takeMetadata(*metadata, *metadata);
                       });
}

void FlowRun::askTarget(const cluster::MetadataPtr &metadata)
{
    core::whenFinished(m_options.target.reader->metadata(m_flow.targets()), this,
                       [this, metadata](const core::Result<cluster::MetadataPtr> &target) {
                           if (m_finished)
                               return;
                           if (target)
                               takeMetadata(metadata, *target);
                           else
                               finish(target.error());
                       });
}

// What is to be there: the topics, and where partitions are kept as many of them.
std::optional<core::KafkaError> FlowRun::topicFault(const cluster::Metadata &metadata, const cluster::Metadata &target) const
{
    const auto missing = [this](const cluster::Metadata &where, const QString &name, bool written) -> std::optional<core::KafkaError> {
        const cluster::Topic *topic = where.topic(name);
        if (topic && !topic->error)
            return {};
        core::KafkaError error = topic ? *topic->error : core::localError(core::ErrorKind::UnknownObject, u"no such topic"_s);
        error.where = name;
        if (written && m_flow.target)
            error.message += u" – on %1"_s.arg(m_flow.target->name());
        return error;
    };
    for (const QString &name : m_flow.topics) {
        if (const auto error = missing(metadata, name, false))
            return error;
    }
    for (const QString &name : m_flow.targets()) {
        if (const auto error = missing(target, name, true))
            return error;
    }
    qsizetype most = 0;
    for (const QString &name : m_flow.topics)
        most = std::max(most, metadata.topic(name)->partitions.size());
    for (const QString &name : m_flow.partitionKeepers()) {
        if (const qsizetype partitions = target.topic(name)->partitions.size(); partitions < most)
            return core::localError(core::ErrorKind::InvalidInput,
                                    u"partitions cannot be kept: there are %1 to read and %2 in %3"_s.arg(most).arg(partitions).arg(name));
    }
    return {};
}

// A file that names another connection may still lead to where it reads.
std::optional<core::KafkaError> FlowRun::loopFault(const cluster::Metadata &metadata, const cluster::Metadata &target) const
{
    if (!m_flow.target || !isSameCluster(metadata, target))
        return {};
    for (const QString &name : m_flow.targets()) {
        if (m_flow.topics.contains(name))
            return core::localError(core::ErrorKind::InvalidInput,
                                    u"the flow would feed itself in a loop: %1 is the cluster that it reads, and it reads and writes “%2”"_s.arg(
                                        m_flow.target->name(), name));
    }
    return {};
}

void FlowRun::takeMetadata(const cluster::MetadataPtr &metadata, const cluster::MetadataPtr &target)
{
    auto fault = loopFault(*metadata, *target);
    if (!fault)
        fault = topicFault(*metadata, *target);
    if (fault) {
        finish(fault);
        return;
    }
    m_cluster = metadata->clusterId;
    m_targetCluster = target->clusterId;
    for (const QString &name : m_flow.topics) {
        for (const cluster::Partition &partition : metadata->topic(name)->partitions)
            m_partitions.append({name, partition.id});
    }
    m_exactlyOnce = runsExactlyOnce(m_flow, *metadata);
    if (m_flow.target)
        m_transform = std::make_shared<FlowTransform>(m_flow, true, m_cluster.toUtf8());
    else if (m_exactlyOnce != m_flow.exactlyOnce)
        m_transform = std::make_shared<FlowTransform>(m_flow, true);
    askForBounds();
}

QList<cluster::OffsetQuery> FlowRun::endQueries() const
{
    QList<cluster::OffsetQuery> queries;
    for (const cluster::TopicPartition &partition : m_partitions) {
        queries.append({partition, cluster::OffsetQuery::What::LogStart, 0});
        queries.append({partition, cluster::OffsetQuery::What::LastStable, 0});
    }
    return queries;
}

// What the group has consumed already is not missed, wherever the log begins. Who may not ask misses it.
void FlowRun::askForBounds()
{
    core::whenFinished(m_reader.groupOffsets(m_flow.group), this, [this](const core::Result<QList<cluster::GroupOffset>> &offsets) {
        if (m_finished)
            return;
        const auto committed = committedOf(offsets.value_or(QList<cluster::GroupOffset>()));
        if (isBounded())
            askForBounds(committed);
        else
            askForRemoved(committed);
    });
}

// Without end nothing else is to be known, and who may not ask joins all the same.
void FlowRun::askForRemoved(const QHash<cluster::TopicPartition, qint64> &committed)
{
    QList<cluster::OffsetQuery> queries;
    for (const cluster::TopicPartition &partition : m_partitions) {
        if (committed.contains(partition))
            queries.append({partition, cluster::OffsetQuery::What::LogStart, 0});
    }
    if (queries.isEmpty()) {
        join();
        return;
    }
    core::whenFinished(m_reader.listOffsets(queries), this, [this, committed](const core::Result<QList<cluster::OffsetAnswer>> &answers) {
        if (m_finished)
            return;
        for (const cluster::OffsetAnswer &answer : answers.value_or(QList<cluster::OffsetAnswer>())) {
            if (answer.offset)
                m_removedBefore += static_cast<quint64>(std::max<qint64>(0, *answer.offset - committed.value(answer.query.partition)));
        }
        join();
    });
}

// For each partition where its log starts and ends, and where both bounds are.
void FlowRun::askForBounds(const QHash<cluster::TopicPartition, qint64> &committed)
{
    using Query = cluster::OffsetQuery;
    const FlowRange range = m_flow.range.value_or(FlowRange());
    const auto timed = [](const FlowRange::Bound &bound) { return bound.kind == FlowRange::Bound::Kind::Time; };
    QList<Query> queries;
    for (const cluster::TopicPartition &partition : m_partitions) {
        queries.append({partition, Query::What::LogStart, 0});
        queries.append({partition, Query::What::LastStable, 0});
        queries.append({partition, Query::What::HighWatermark, 0});
        queries.append({partition, timed(range.begin) ? Query::What::AtTime : Query::What::LogStart, range.begin.value});
        queries.append({partition, timed(range.end) ? Query::What::AtTime : Query::What::LastStable, range.end.value});
    }
    core::whenFinished(m_reader.listOffsets(queries), this, [this, committed](const core::Result<QList<cluster::OffsetAnswer>> &answers) {
        if (m_finished)
            return;
        if (answers)
            takeBounds(*answers, committed);
        else
            finish(answers.error());
    });
}

void FlowRun::takeBounds(const QList<cluster::OffsetAnswer> &answers, const QHash<cluster::TopicPartition, qint64> &committed)
{
    for (qsizetype i = 0; i + 4 < answers.size(); i += 5) {
        const auto five = QList<cluster::OffsetAnswer>(answers.mid(i, 5));
        for (const cluster::OffsetAnswer &answer : five) {
            if (!answer.offset) {
                finish(answer.offset.error());
                return;
            }
        }
        const cluster::TopicPartition &partition = five[0].query.partition;
        const PartitionEdges edges{*five[0].offset, *five[1].offset, *five[2].offset, *five[3].offset, *five[4].offset};
        m_ranges.append(partitionRange(partition, m_flow.range.value_or(FlowRange()), edges, committed.value(partition, -1)));
        m_begins.insert(partition, m_ranges.constLast().begin);
        m_ends.insert(partition, m_ranges.constLast().end);
    }
    join();
}

void FlowRun::join()
{
    if (m_flow.target) {
        auto outlet = m_options.target.open({m_flow.group, m_flow.targets(), m_cluster});
        if (!outlet) {
            finish(outlet.error());
            return;
        }
        m_outlet = std::move(*outlet);
    }
    Q_EMIT started();
    cluster::GroupWorkerRequest request;
    request.group = m_flow.group;
    request.topics = m_flow.topics;
    request.targets = m_flow.targets();
    request.start = m_flow.start;
    request.transactional = m_exactlyOnce;
    request.messagesPerSecond = m_flow.rate;
    request.timing = m_flow.timing;
    request.output = m_outlet ? m_outlet->output() : nullptr;
    request.outputCluster = m_targetCluster;
    if (m_flow.range) {
        request.startOffsets = m_begins;
        request.endOffsets = m_ends;
    }
    if (m_options.agree)
        m_options.agree();
    auto worker =
        m_writer.joinGroup(request, m_transform, [this] { QMetaObject::invokeMethod(this, &FlowRun::takeStatus, Qt::QueuedConnection); });
    if (!worker) {
        finish(worker.error());
        return;
    }
    m_worker = std::move(*worker);
    m_sampleTimer.start();
}

void FlowRun::takeStatus()
{
    if (m_finished || !m_worker)
        return;
    m_status = m_worker->status();
    Q_EMIT statusChanged();
    if (m_status.state == cluster::GroupWorkerStatus::State::Failed)
        finish(m_status.error.value_or(core::localError(core::ErrorKind::Local, u"the flow failed"_s)));
    else if (m_status.state == cluster::GroupWorkerStatus::State::Stopped)
        finish({});
}

void FlowRun::sample()
{
    if (m_finished || (m_sampling && !m_sinceAsked.hasExpired(kAnswerMs)))
        return;
    m_sampling = true;
    m_sinceAsked.start();
    core::whenFinished(m_reader.groupOffsets(m_flow.group), this, [this](const core::Result<QList<cluster::GroupOffset>> &offsets) {
        m_sampling = false;
        if (!m_finished && offsets)
            takeOffsets(*offsets);
    });
    core::whenFinished(m_reader.describeGroups({m_flow.group}), this, [this](const core::Result<QList<cluster::GroupDescription>> &groups) {
        if (groups && !groups->isEmpty() && !groups->first().error)
            m_members = static_cast<int>(groups->first().members.size());
    });
}

void FlowRun::takeOffsets(const QList<cluster::GroupOffset> &offsets)
{
    const auto committed = committedOf(offsets);
    m_sampling = true;
    core::whenFinished(m_reader.listOffsets(endQueries()), this,
                       [this, committed](const core::Result<QList<cluster::OffsetAnswer>> &answers) {
                           m_sampling = false;
                           if (!m_finished && answers)
                               takeEnds(*answers, committed);
                       });
}

void FlowRun::takeEnds(const QList<cluster::OffsetAnswer> &answers, const QHash<cluster::TopicPartition, qint64> &committed)
{
    const bool fromStart = m_flow.start == cluster::StartPosition::Kind::Earliest;
    qint64 lag = 0;
    for (qsizetype i = 0; i + 1 < answers.size(); i += 2) {
        if (!answers.at(i).offset || !answers.at(i + 1).offset)
            return; // half a sum would be a wrong one
        const cluster::TopicPartition &partition = answers.at(i).query.partition;
        const qint64 start = std::max(*answers.at(i).offset, m_flow.range ? m_begins.value(partition) : 0);
        const qint64 end = m_flow.range ? m_ends.value(partition) : *answers.at(i + 1).offset;
        lag += std::max<qint64>(0, end - std::max(start, committed.value(partition, fromStart ? start : end)));
    }
    m_lag = lag;
    m_sinceSample.start();
    m_through = isBounded() && isAtEnd(committed);
    Q_EMIT sampled();
    if (m_through)
        stop();
}

bool FlowRun::isAtEnd(const QHash<cluster::TopicPartition, qint64> &committed) const
{
    return std::all_of(m_ends.keyValueBegin(), m_ends.keyValueEnd(), [&](const auto &end) {
        return end.second <= m_begins.value(end.first) || committed.value(end.first, -1) >= end.second;
    });
}

double FlowRun::fraction() const
{
    if (!m_flow.range || !m_lag)
        return -1;
    qint64 size = 0;
    for (const cluster::TopicPartition &partition : m_partitions)
        size += m_ends.value(partition) - m_begins.value(partition);
    return size > 0 ? 1 - static_cast<double>(std::min(*m_lag, size)) / static_cast<double>(size) : 1;
}

qint64 FlowRun::sampleAgeMs() const
{
    return m_sinceSample.isValid() ? m_sinceSample.elapsed() : -1;
}

bool FlowRun::isSampleOld() const
{
    return sampleAgeMs() > kOldMs;
}

void FlowRun::pause()
{
    if (m_worker)
        m_worker->pause();
}

void FlowRun::resume()
{
    if (m_worker)
        m_worker->resume();
}

void FlowRun::stop()
{
    if (m_stopping || m_finished)
        return;
    m_stopping = true;
    if (m_worker)
        m_worker->stop();
    else
        finish({});
}

void FlowRun::finish(const std::optional<core::KafkaError> &error)
{
    m_finished = true;
    m_sampleTimer.stop();
    m_worker.reset();
    m_outlet.reset();
    Q_EMIT finished(error);
}

} // namespace streamscope::flows
