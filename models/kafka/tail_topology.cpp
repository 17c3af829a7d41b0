// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/tail_topology.h"

#include "models/cluster/start_offsets.h"
#include "models/kafka/admin_requests.h"
#include "models/kafka/metadata_request.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr int kRetryConnectMs = 500;
constexpr int kEndsEveryMs = 1000;     // high watermark and last stable offset, for the honest numbers
constexpr int kMetadataEveryMs = 5000; // added partitions, deleted topics, leaders
constexpr int kMetadataSoonMs = 500;   // while a partition could not be started yet
constexpr qsizetype kEndsAtMost = 500; // partitions whose ends are asked for each second
constexpr int kResetRetryMs = 20;
const auto kEndsOf = u"ends of the partition"_s; // where errors of that question come from

void tellLeader(ReadPartition &position, const cluster::Partition &partition)
{
    if (partition.isOffline())
        position.facts.error = core::localError(core::ErrorKind::Transport, u"the partition has no leader"_s, u"metadata"_s);
    else if (position.facts.error && position.facts.error->where == "metadata"_L1)
        position.facts.error.reset();
}

} // namespace

TailTopology::TailTopology(std::shared_ptr<TailShared> shared, AdminClient &admin, const cluster::TailRequest &request,
                           TailPositions &positions)
    : m_shared(std::move(shared))
    , m_admin(admin)
    , m_request(request)
    , m_positions(positions)
{
}

TailTopology::Begun TailTopology::begin(const std::function<void(const core::KafkaError &)> &waiting)
{
    while (!m_shared->stop.load()) {
        const auto metadata = await(m_shared, requestMetadata(m_admin, m_request.topics));
        if (metadata && *metadata) {
            if (addPartitions(***metadata, true)) {
                m_sinceEnds.start();
                m_sinceMetadata.start();
                askForIds();
                return Begun::Yes;
            }
            if (m_fault)
                return Begun::Failed;
            if (const auto still = m_positions.firstError())
                waiting(*still); // there are partitions, and nobody leads them
        } else if (metadata) {
            const core::KafkaError error = m_shared->takeBrokersAway().value_or(metadata->error());
            if (!error.retriable && error.kind != core::ErrorKind::TimedOut) {
                m_fault = error;
                return Begun::Failed;
            }
            waiting(error);
        }
        m_shared->sleep(std::chrono::milliseconds(kRetryConnectMs));
    }
    return Begun::Stopped;
}

// Starts what is in the metadata and not yet read. first: at the wanted start; later: partitions that were added, from
// their log start. False: try again.
bool TailTopology::addPartitions(const cluster::Metadata &metadata, bool first)
{
    std::vector<ReadPartition *> added;
    std::optional<core::KafkaError> missing;
    qsizetype found = 0;
    for (qsizetype t = 0; t < m_request.topics.size(); ++t) {
        const cluster::Topic *topic = metadata.topic(m_request.topics[t]);
        if (!topic || topic->error) {
            if (!missing)
                missing = topic ? *topic->error : core::localError(core::ErrorKind::UnknownObject, u"no such topic"_s);
            continue;
        }
        ++found;
        for (const cluster::Partition &partition : topic->partitions) {
            const cluster::TopicPartition key{topic->name, partition.id};
            if (!m_request.partitions.isEmpty() && !m_request.partitions.contains(key))
                continue;
            ReadPartition *position = m_positions.find(key);
            if (!position) {
                position = &m_positions.add(key, static_cast<quint32>(t));
                added.push_back(position);
            }
            position->leader = partition.leader;
            tellLeader(*position, partition);
        }
    }
    if (first && found == 0 && missing) {
        m_fault = missing;
        return false;
    }
    if (added.empty())
        return !first || m_positions.isEmpty();
    return startPartitions(added, first ? m_request.start : cluster::StartPosition{cluster::StartPosition::Kind::Earliest, 0});
}

bool TailTopology::startPartitions(const std::vector<ReadPartition *> &partitions, const cluster::StartPosition &start)
{
    using What = cluster::OffsetQuery::What;
    const bool byTime = start.kind == cluster::StartPosition::Kind::Time;
    QList<cluster::OffsetQuery> queries;
    for (const ReadPartition *partition : partitions) {
        const cluster::TopicPartition &key = partition->facts.partition;
        queries.append({key, What::LogStart, 0});
        queries.append({key, What::HighWatermark, 0});
        queries.append({key, endQuestion(), 0});
        queries.append({key, byTime ? What::AtTime : What::HighWatermark, start.value});
    }
    const auto answered = await(m_shared, listOffsets(m_admin, queries));
    if (!answered || !*answered)
        return false;
    const QList<cluster::OffsetAnswer> &answers = **answered;
    QList<cluster::PartitionEnds> ends;
    std::vector<ReadPartition *> known;
    for (std::size_t i = 0; i < partitions.size(); ++i) {
        const auto *of = &answers[static_cast<qsizetype>(4 * i)];
        const cluster::TopicPartition key = partitions[i]->facts.partition;
        if (!of[0].offset || !of[1].offset || !of[2].offset) {
            // No leader, or not allowed: the others go on without it, and it is asked for again.
            partitions[i]->facts.error = (!of[0].offset ? of[0] : !of[1].offset ? of[1] : of[2]).offset.error();
            m_positions.postpone(key);
            continue;
        }
        ends.append({key, *of[0].offset, *of[1].offset, *of[2].offset, of[3].offset.value_or(-1)});
        known.push_back(partitions[i]);
    }
    const QList<cluster::PartitionStart> starts = cluster::startOffsets(start, ends, m_request.startOffsets);
    for (std::size_t i = 0; i < known.size(); ++i) {
        ReadPartition &partition = *known[i];
        const cluster::PartitionEnds &end = ends[static_cast<qsizetype>(i)];
        partition.facts.end = end.end;
        partition.facts.highWatermark = end.highWatermark;
        partition.facts.removed += starts[static_cast<qsizetype>(i)].removed;
        partition.facts.wasBeyondEnd = starts[static_cast<qsizetype>(i)].wasBeyondEnd;
        partition.facts.until = m_request.endOffsets.value(end.partition, m_request.untilEnd ? end.end : -1);
        m_positions.startAt(partition, starts[static_cast<qsizetype>(i)].offset);
    }
    return !known.empty();
}

// Never to the end in silence: also when the topic was made anew.
bool TailTopology::reset(ReadPartition &partition, qint64 next)
{
    const auto answers = await(m_shared, listOffsets(m_admin, {{partition.facts.partition, cluster::OffsetQuery::What::LogStart, 0}}));
    if (!answers || !*answers || !(**answers)[0].offset) {
        m_shared->sleep(std::chrono::milliseconds(kResetRetryMs));
        return false;
    }
    const qint64 logStart = *(**answers)[0].offset;
    partition.facts.removed += std::max<qint64>(0, logStart - next);
    partition.begunAnew = partition.begunAnew || logStart < next;
    m_positions.startAt(partition, logStart);
    if (partition.isDone())
        m_positions.finish(partition);
    return true;
}

void TailTopology::lookAround()
{
    takeEnds();
    if (m_sinceEnds.hasExpired(kEndsEveryMs))
        askForEnds();
    if (m_metadataUnderWay.isFinished()) {
        takeMetadata();
        if (m_sinceMetadata.hasExpired(m_positions.hasPostponed() ? kMetadataSoonMs : kMetadataEveryMs)) {
            m_sinceMetadata.restart();
            m_metadataUnderWay = requestMetadata(m_admin, m_request.topics);
            if (m_idsUnderWay.isFinished())
                askForIds();
        }
    }
    if (m_idsUnderWay.isFinished())
        takeIds();
}

void TailTopology::askForEnds()
{
    m_sinceEnds.restart();
    std::map<qint32, QList<cluster::OffsetQuery>> byLeader;
    qsizetype asked = 0;
    for (const auto &[key, partition] : m_positions.all()) {
        if (partition.leader < 0 || m_endsUnderWay.contains(partition.leader))
            continue;
        if (++asked > kEndsAtMost)
            break;
        QList<cluster::OffsetQuery> &queries = byLeader[partition.leader];
        queries.append({key, cluster::OffsetQuery::What::HighWatermark, 0});
        if (m_request.isolation == cluster::Isolation::ReadCommitted)
            queries.append({key, cluster::OffsetQuery::What::LastStable, 0});
    }
    for (const auto &[leader, queries] : byLeader) {
        EndsCall &call = m_endsUnderWay[leader];
        call.answer = listOffsets(m_admin, queries);
        call.since.start();
    }
}

// A frozen broker leaves a request unanswered for socket.timeout.ms, a minute: it is told after the connection's own limit.
void TailTopology::takeEnds()
{
    for (auto it = m_endsUnderWay.begin(); it != m_endsUnderWay.end();) {
        const EndsCall &call = it->second;
        if (call.answer.isFinished()) {
            takeAnswer(call.answer);
            it = m_endsUnderWay.erase(it);
            continue;
        }
        if (call.since.hasExpired(m_admin.timeoutMs())) {
            for (auto &[key, partition] : m_positions.all()) {
                if (partition.leader == it->first)
                    tellSilence(partition, core::localError(core::ErrorKind::TimedOut, u"broker %1 does not answer"_s.arg(it->first)));
            }
        }
        ++it;
    }
}

void TailTopology::takeAnswer(const core::FutureResult<QList<cluster::OffsetAnswer>> &answered)
{
    if (answered.resultCount() == 0 || !answered.result())
        return; // the tail ends; a broker's failure is in the answer of each partition
    const core::Result<QList<cluster::OffsetAnswer>> result = answered.result();
    for (const cluster::OffsetAnswer &answer : *result) {
        ReadPartition *partition = m_positions.find(answer.query.partition);
        if (!partition)
            continue;
        if (!answer.offset) {
            tellSilence(*partition, answer.offset.error());
            continue;
        }
        m_answered = true;
        if (partition->facts.error && partition->facts.error->where == kEndsOf)
            partition->facts.error.reset();
        if (answer.query.what == endQuestion())
            partition->facts.end = std::max(*answer.offset, partition->facts.next);
        if (answer.query.what == cluster::OffsetQuery::What::HighWatermark)
            partition->facts.highWatermark = *answer.offset;
        m_news = true;
    }
}

// Fetching from a leader that is dead or frozen is silent in librdkafka: that it does not answer here is how it shows.
void TailTopology::tellSilence(ReadPartition &partition, const core::KafkaError &error)
{
    if (partition.facts.error)
        return;
    m_news = true;
    partition.facts.error = error;
    partition.facts.error->where = kEndsOf;
}

void TailTopology::takeMetadata()
{
    const auto answered = std::exchange(m_metadataUnderWay, {});
    if (answered.resultCount() == 0 || !answered.result())
        return;
    const cluster::MetadataPtr metadata = *answered.result();
    (void)addPartitions(*metadata, false);
    tellDeleted(*metadata);
    m_news = true;
}

void TailTopology::askForIds()
{
    for (auto &[key, partition] : m_positions.all())
        partition.begunAnewWhenAsked = partition.begunAnew;
    m_idsUnderWay = topicIds(m_admin, m_request.topics);
}

// librdkafka goes on in a topic that was made anew where it was in the old one, and passes over what is there before.
void TailTopology::takeIds()
{
    const auto answered = std::exchange(m_idsUnderWay, {});
    if (answered.resultCount() == 0 || !answered.result())
        return;
    const QHash<QString, QString> ids = *answered.result();
    for (auto &[key, partition] : m_positions.all()) {
        const QString id = ids.value(key.topic);
        const QString known = m_ids.value(key.topic, id);
        if (id.isEmpty())
            continue;
        if (id != known && !partition.begunAnew && partition.facts.next > 0)
            m_fault = core::localError(core::ErrorKind::UnknownObject, u"the topic was deleted and made anew"_s, key.topic);
        if (id != known || partition.begunAnewWhenAsked)
            partition.begunAnew = false;
    }
    m_ids.insert(ids);
}

void TailTopology::tellDeleted(const cluster::Metadata &metadata)
{
    int alive = 0;
    for (const QString &name : m_request.topics) {
        const cluster::Topic *topic = metadata.topic(name);
        const bool gone = topic && topic->error && topic->error->kind == core::ErrorKind::UnknownObject;
        alive += gone ? 0 : 1;
        for (auto &[key, partition] : m_positions.all()) {
            if (gone && key.topic == name)
                partition.facts.error = *topic->error;
        }
    }
    if (alive == 0)
        m_fault = core::localError(core::ErrorKind::UnknownObject, u"the topic was deleted"_s, m_request.topics.join(u", "_s));
}

cluster::OffsetQuery::What TailTopology::endQuestion() const
{
    return m_request.isolation == cluster::Isolation::ReadCommitted ? cluster::OffsetQuery::What::LastStable
                                                                    : cluster::OffsetQuery::What::HighWatermark;
}

} // namespace streamscope::kafka
