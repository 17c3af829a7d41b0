// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/tail_topology.h"

#include "models/kafka/admin_requests.h"
#include "models/kafka/last_messages.h"
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
constexpr qsizetype kQuestionsOfStart = 4; // for each partition
const auto kEndsOf = u"ends of the partition"_s; // where errors of that question come from

// Whatever the library calls it: what a partition has lost is its leader.
core::KafkaError ofLeader(core::KafkaError error)
{
    if (error.kind == core::ErrorKind::Transport || error.kind == core::ErrorKind::TimedOut)
        error.name = u"LEADER_NOT_AVAILABLE"_s;
    return error;
}

void tellLeader(ReadPartition &position, const cluster::Partition &partition)
{
    if (partition.isOffline())
        position.facts.error = ofLeader(core::localError(core::ErrorKind::Transport, u"the partition has no leader"_s, u"metadata"_s));
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
            addPartitions(***metadata, true);
            if (m_fault)
                return Begun::Failed;
            awaitStarts();
            takeStarts();
            if (m_positions.hasBegun() || (m_positions.isEmpty() && !m_positions.hasPostponed())) {
                m_sinceEnds.start();
                m_sinceMetadata.start();
                askForIds();
                return Begun::Yes;
            }
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

// Asks where to begin in what is in the metadata and not yet read. first: at the wanted start; later: partitions that were added,
// from their log start.
void TailTopology::addPartitions(const cluster::Metadata &metadata, bool first)
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
            if (first)
                m_ofRequest.insert(key);
        }
    }
    if (first && found == 0 && missing)
        m_fault = missing;
    else
        askForStarts(added);
}

void TailTopology::askForStarts(const std::vector<ReadPartition *> &partitions)
{
    using What = cluster::OffsetQuery::What;
    std::map<qint32, QList<cluster::OffsetQuery>> byLeader;
    for (const ReadPartition *partition : partitions) {
        const cluster::TopicPartition key = partition->facts.partition;
        if (m_startsUnderWay.contains(partition->leader)) {
            m_positions.postpone(key); // until that answer is there
            continue;
        }
        const bool byTime = m_request.start.kind == cluster::StartPosition::Kind::Time;
        byLeader[partition->leader] += {{key, What::LogStart, 0},
                                        {key, What::HighWatermark, 0},
                                        {key, endQuestion(), 0},
                                        {key, byTime ? What::AtTime : What::HighWatermark, m_request.start.value}};
    }
    for (const auto &[leader, queries] : byLeader) {
        StartsCall &call = m_startsUnderWay[leader];
        call.until = std::chrono::steady_clock::now() + std::chrono::milliseconds(m_admin.timeoutMs());
        for (qsizetype i = 0; i < queries.size(); i += kQuestionsOfStart)
            call.partitions.append(queries[i].partition);
        call.answer = listOffsets(m_admin, queries);
    }
}

// The first time all begin together, because they may share a number of messages; but nobody waits for a frozen broker for long.
void TailTopology::awaitStarts()
{
    for (const auto &[leader, call] : m_startsUnderWay)
        (void)waitFor(m_shared, call.answer, call.until);
}

void TailTopology::takeStarts()
{
    QList<cluster::OffsetAnswer> answers;
    for (auto it = m_startsUnderWay.begin(); it != m_startsUnderWay.end();) {
        const auto &[leader, call] = *it;
        const bool answered = call.answer.isFinished();
        const bool isLate = !answered && std::chrono::steady_clock::now() >= call.until;
        if (answered && call.answer.resultCount() > 0 && call.answer.result()) {
            answers += *call.answer.result();
        } else if (answered || isLate) {
            const core::KafkaError error = answered && call.answer.resultCount() > 0
                                               ? call.answer.result().error()
                                               : core::localError(core::ErrorKind::TimedOut, u"broker %1 does not answer"_s.arg(leader));
            bool isMoved = answered;
            for (const cluster::TopicPartition &key : call.partitions) {
                ReadPartition *partition = m_positions.find(key);
                if (!partition)
                    continue;
                tellSilence(*partition, error);
                isMoved = isMoved || partition->leader != leader; // another one has taken over
            }
            for (const cluster::TopicPartition &key : isMoved ? call.partitions : QList<cluster::TopicPartition>())
                m_positions.postpone(key);
            if (!isMoved) {
                ++it;
                continue;
            }
        } else {
            ++it;
            continue;
        }
        it = m_startsUnderWay.erase(it);
    }
    if (!answers.isEmpty())
        start(answers);
}

void TailTopology::start(const QList<cluster::OffsetAnswer> &answers)
{
    QList<cluster::PartitionEnds> ofRequest;
    QList<cluster::PartitionEnds> later;
    for (qsizetype i = 0; i + kQuestionsOfStart <= answers.size(); i += kQuestionsOfStart) {
        const auto *of = &answers[i];
        const cluster::TopicPartition key = of[0].query.partition;
        ReadPartition *partition = m_positions.find(key);
        if (!partition)
            continue;
        if (!of[0].offset || !of[1].offset || !of[2].offset) {
            // No leader, or not allowed: the others go on without it, and it is asked for again.
            partition->facts.error = ofLeader((!of[0].offset ? of[0] : !of[1].offset ? of[1] : of[2]).offset.error());
            m_positions.postpone(key);
            continue;
        }
        (m_ofRequest.contains(key) ? ofRequest : later)
            .append({key, *of[0].offset, *of[1].offset, *of[2].offset, of[3].offset.value_or(-1)});
    }
    startFrom(m_request.start, ofRequest);
    startFrom({cluster::StartPosition::Kind::Earliest, 0}, later);
    m_news = true;
}

void TailTopology::startFrom(const cluster::StartPosition &position, const QList<cluster::PartitionEnds> &ends)
{
    const QList<cluster::PartitionStart> starts = cluster::startOffsets(position, ends, m_request.startOffsets);
    QList<qint64> available;
    for (const cluster::PartitionEnds &end : ends)
        available.append(end.end - end.logStart);
    const QList<qint64> look = cluster::firstLook(position.value, available);
    for (qsizetype i = 0; i < ends.size(); ++i) {
        const cluster::PartitionEnds &end = ends[i];
        ReadPartition &partition = *m_positions.find(end.partition);
        partition.facts.error.reset();
        partition.logStart = end.logStart;
        partition.facts.end = end.end;
        partition.facts.highWatermark = end.highWatermark;
        partition.facts.removed += starts[i].removed;
        partition.facts.wasBeyondEnd = starts[i].wasBeyondEnd;
        partition.facts.until = cluster::readUntil(m_request, end);
        const bool isFound = LastMessages::findsStart(position) && LastMessages::counts(partition.facts, m_request);
        m_positions.startAt(partition, isFound ? end.end - look[i] : starts[i].offset);
    }
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
    takeStarts();
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
    partition.facts.error = ofLeader(error);
    partition.facts.error->where = kEndsOf;
}

void TailTopology::takeMetadata()
{
    const auto answered = std::exchange(m_metadataUnderWay, {});
    if (answered.resultCount() == 0 || !answered.result())
        return;
    const cluster::MetadataPtr metadata = *answered.result();
    addPartitions(*metadata, false);
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
