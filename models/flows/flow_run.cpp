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

} // namespace

// librdkafka's mock brokers take transactions and do not keep their promise: what is aborted stays visible.
bool runsExactlyOnce(const Flow &flow, const cluster::Metadata &metadata)
{
    return flow.exactlyOnce && !metadata.clusterId.startsWith("mockCluster"_L1);
}

FlowRun::FlowRun(cluster::ClusterReader &reader, cluster::ClusterWriter &writer, Flow flow, const Options &options, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_writer(writer)
    , m_flow(std::move(flow))
    , m_options(options)
    , m_transform(std::make_shared<FlowTransform>(m_flow, !m_flow.exactlyOnce))
{
    m_sampleTimer.setInterval(options.untilEnd ? kSampleToEndMs : kSampleMs);
    connect(&m_sampleTimer, &QTimer::timeout, this, &FlowRun::sample);
}

FlowRun::~FlowRun()
{
    m_worker.reset(); // nothing of it calls this object any more
}

void FlowRun::start()
{
    core::whenFinished(m_reader.metadata(m_flow.topics + m_flow.targets()), this,
                       [this](const core::Result<cluster::MetadataPtr> &metadata) {
                           if (m_finished)
                               return;
                           if (metadata)
                               takeMetadata(*metadata);
                           else
                               finish(metadata.error());
                       });
}

void FlowRun::takeMetadata(const cluster::MetadataPtr &metadata)
{
    for (const QString &name : m_flow.topics + m_flow.targets()) {
        const cluster::Topic *topic = metadata->topic(name);
        if (topic && !topic->error)
            continue;
        core::KafkaError error = topic ? *topic->error : core::localError(core::ErrorKind::UnknownObject, u"no such topic"_s);
        error.where = name;
        finish(error);
        return;
    }
    for (const QString &name : m_flow.topics) {
        for (const cluster::Partition &partition : metadata->topic(name)->partitions)
            m_partitions.append({name, partition.id});
    }
    m_exactlyOnce = runsExactlyOnce(m_flow, *metadata);
    if (m_exactlyOnce != m_flow.exactlyOnce)
        m_transform = std::make_shared<FlowTransform>(m_flow, true);
    if (m_options.untilEnd)
        askForEnds();
    else
        join();
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

void FlowRun::askForEnds()
{
    core::whenFinished(m_reader.listOffsets(endQueries()), this, [this](const core::Result<QList<cluster::OffsetAnswer>> &answers) {
        if (m_finished)
            return;
        if (!answers) {
            finish(answers.error());
            return;
        }
        for (qsizetype i = 0; i + 1 < answers->size(); i += 2) {
            const cluster::OffsetAnswer &start = answers->at(i);
            const cluster::OffsetAnswer &end = answers->at(i + 1);
            if (!start.offset || !end.offset) {
                finish(start.offset ? end.offset.error() : start.offset.error());
                return;
            }
            if (*end.offset > *start.offset)
                m_ends.insert(end.query.partition, *end.offset);
        }
        join();
    });
}

void FlowRun::join()
{
    Q_EMIT started();
    cluster::GroupWorkerRequest request;
    request.group = m_flow.group;
    request.topics = m_flow.topics;
    request.targets = m_flow.targets();
    request.start = m_flow.start;
    request.transactional = m_exactlyOnce;
    auto worker =
        m_writer.joinGroup(request, m_transform, [this] { QMetaObject::invokeMethod(this, &FlowRun::takeStatus, Qt::QueuedConnection); });
    if (!worker) {
        finish(worker.error());
        return;
    }
    m_worker = std::move(*worker);
    m_sampleTimer.start();
}

cluster::GroupWorkerStatus FlowRun::status() const
{
    return m_worker ? m_worker->status() : cluster::GroupWorkerStatus();
}

void FlowRun::takeStatus()
{
    if (m_finished || !m_worker)
        return;
    const cluster::GroupWorkerStatus now = m_worker->status();
    Q_EMIT statusChanged();
    if (now.state == cluster::GroupWorkerStatus::State::Failed)
        finish(now.error.value_or(core::localError(core::ErrorKind::Local, u"the flow failed"_s)));
    else if (now.state == cluster::GroupWorkerStatus::State::Stopped)
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
    QHash<cluster::TopicPartition, qint64> committed;
    for (const cluster::GroupOffset &offset : offsets) {
        if (!offset.error && offset.committed >= 0)
            committed.insert(offset.partition, offset.committed);
    }
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
        const qint64 start = *answers.at(i).offset;
        const qint64 end = *answers.at(i + 1).offset;
        lag += std::max<qint64>(0, end - std::max(start, committed.value(answers.at(i).query.partition, fromStart ? start : end)));
    }
    m_lag = lag;
    m_sinceSample.start();
    Q_EMIT sampled();
    const bool atEnd = std::all_of(m_ends.keyValueBegin(), m_ends.keyValueEnd(),
                                   [&committed](const auto &end) { return committed.value(end.first, -1) >= end.second; });
    if (m_options.untilEnd && atEnd)
        stop();
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
    Q_EMIT finished(error);
}

} // namespace streamscope::flows
