// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/tail_consumer.h"

#include "models/kafka/admin_requests.h"
#include "models/kafka/metadata_request.h"
#include "models/kafka/start_offsets.h"

#include <QElapsedTimer>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

using State = cluster::TailStatus::State;

constexpr int kSliceMs = 20; // a stop is noticed within it
constexpr std::size_t kBatch = 2000;
constexpr int kRetryFullMs = 20;
constexpr int kRetryConnectMs = 500;
constexpr int kEndsEveryMs = 1000;             // high watermark and last stable offset, for the honest numbers
constexpr int kTopologyEveryMs = 5000;         // added partitions, deleted topics, leaders
constexpr int kTopologySoonMs = 500;           // while a partition could not be started yet
constexpr qsizetype kEndsAtMost = 500;         // partitions whose ends are asked for each second
constexpr std::size_t kLengthCap = 1ULL << 30; // no message is that long; a decompression fault can claim it

} // namespace

// What the handle and the reading thread share. The thread may outlive the handle; after stop() it calls nobody any more.
struct TailConsumer::Shared {
    std::shared_ptr<cluster::MessageSink> sink;
    cluster::TailWake wake;

    std::mutex deliver; // held while the sink or the wake-up is called, and to forbid that
    std::atomic<bool> stop = false;
    std::atomic<bool> paused = false;

    mutable std::mutex mutex; // of all below
    std::condition_variable changed;
    cluster::TailStatus status;
    std::optional<core::KafkaError> brokersAway; // set by errors, cleared by any answer

    void notify()
    {
        const std::lock_guard lock(deliver);
        if (!stop.load() && wake)
            wake();
    }
};

// The reading thread: one step after the other, each in slices so that a stop is prompt.
class TailConsumer::Reader {
public:
    Reader(std::shared_ptr<Shared> shared, cluster::ConnectionConfig config, cluster::TailRequest request)
        : m_shared(std::move(shared))
        , m_config(std::move(config))
        , m_request(std::move(request))
    {
    }

    void run()
    {
        if (!open() || !prepare()) {
            publish();
            return;
        }
        setState(State::Reading);
        publish();
        m_sinceEnds.start();
        m_sinceTopology.start();
        while (!m_shared->stop.load() && !isFinished()) {
            readOnce();
            lookAround();
            publish();
        }
        // Nothing of this tail reaches the sink any more; the handle goes in its own time.
        setState(m_shared->stop.load() ? State::Stopped : m_failed ? State::Failed : State::Finished);
        publish();
    }

private:
    struct Position {
        cluster::TailPosition facts;
        qint64 until = -1; // exclusive; −1: no end
        quint32 topicIndex = 0;
        bool started = false;

        [[nodiscard]] bool isDone() const { return until >= 0 && facts.next >= until; }
    };
    struct TopicState {
        TopicPtr handle;
        std::vector<Position *> byPartition;
    };

    bool open()
    {
        const bool committed = m_request.isolation == cluster::Isolation::ReadCommitted;
        QList<QPair<QString, QString>> extra = {{u"isolation.level"_s, committed ? u"read_committed"_s : u"read_uncommitted"_s}};
        if (m_request.checkCrcs)
            extra.append({u"check.crcs"_s, u"true"_s});
        auto handle = Handle::open(m_config, Handle::Purpose::Tail, extra);
        if (!handle) {
            fail(handle.error());
            return false;
        }
        m_handle = *handle;
        AdminEvents events;
        events.error = [shared = m_shared](const core::KafkaError &error) {
            {
                const std::lock_guard lock(shared->mutex);
                shared->brokersAway = error;
            }
            shared->notify();
        };
        events.log = [](const cluster::LogLine &) {};
        events.brokersUp = [](int) {};
        m_admin = std::make_unique<AdminClient>(m_handle, m_config, std::move(events));
        m_queue.reset(rd_kafka_queue_new(m_handle->get()));
        return true;
    }

    // Metadata (also warms the handle: an unknown leader costs half a second), then ends, then starts. Tries until it works.
    bool prepare()
    {
        while (!m_shared->stop.load()) {
            const auto metadata = await(requestMetadata(*m_admin, m_request.topics));
            if (metadata && *metadata) {
                if (addPartitions(***metadata, true))
                    return true;
                if (m_failed)
                    return false;
            } else if (metadata) {
                const core::KafkaError error = takeBrokersAway().value_or(metadata->error());
                if (!error.retriable && error.kind != core::ErrorKind::TimedOut) {
                    fail(error);
                    return false;
                }
                setState(State::Waiting, error);
                publish();
            }
            sleep(kRetryConnectMs);
        }
        setState(State::Stopped);
        return false;
    }

    // Starts what is in the metadata and not yet read. first: at the wanted start; later: partitions that were added, from
    // their log start. False: try again.
    bool addPartitions(const cluster::Metadata &metadata, bool first)
    {
        std::vector<Position *> added;
        int missing = 0;
        for (qsizetype t = 0; t < m_request.topics.size(); ++t) {
            const cluster::Topic *topic = metadata.topic(m_request.topics[t]);
            if (!topic || topic->error) {
                missing += 1;
                m_topicErrors[m_request.topics[t]] =
                    topic && topic->error ? *topic->error : core::localError(core::ErrorKind::UnknownObject, u"no such topic"_s);
                continue;
            }
            for (const cluster::Partition &partition : topic->partitions) {
                const cluster::TopicPartition key{topic->name, partition.id};
                if (!m_request.partitions.isEmpty() && !m_request.partitions.contains(key))
                    continue;
                if (auto it = m_positions.find(key); it != m_positions.end()) {
                    tellLeader(it->second, partition);
                    continue;
                }
                Position &position = m_positions[key];
                position.facts.partition = key;
                position.topicIndex = static_cast<quint32>(t);
                tellLeader(position, partition);
                added.push_back(&position);
            }
        }
        if (first && missing == m_request.topics.size()) {
            fail(m_topicErrors.value(m_request.topics.value(0)));
            return false;
        }
        if (added.empty())
            return !first || m_positions.empty();
        return startPartitions(added, first ? m_request.start : cluster::StartPosition{cluster::StartPosition::Kind::Earliest, 0});
    }

    static void tellLeader(Position &position, const cluster::Partition &partition)
    {
        if (partition.isOffline())
            position.facts.error = core::localError(core::ErrorKind::Transport, u"the partition has no leader"_s, u"metadata"_s);
        else if (position.facts.error && position.facts.error->where == "metadata"_L1)
            position.facts.error.reset();
    }

    bool startPartitions(const std::vector<Position *> &positions, const cluster::StartPosition &start)
    {
        const bool byTime = start.kind == cluster::StartPosition::Kind::Time;
        QList<cluster::OffsetQuery> queries;
        for (const Position *position : positions) {
            using What = cluster::OffsetQuery::What;
            queries.append({position->facts.partition, What::LogStart, 0});
            queries.append({position->facts.partition, What::HighWatermark, 0});
            queries.append({position->facts.partition, endQuestion(), 0});
            queries.append({position->facts.partition, byTime ? What::AtTime : What::HighWatermark, start.value});
        }
        const auto answered = await(listOffsets(*m_admin, queries));
        if (!answered || !*answered)
            return false;
        const QList<cluster::OffsetAnswer> &answers = **answered;
        QList<PartitionEnds> ends;
        std::vector<Position *> known;
        for (std::size_t i = 0; i < positions.size(); ++i) {
            const auto *of = &answers[static_cast<qsizetype>(4 * i)];
            if (!of[0].offset || !of[1].offset || !of[2].offset) {
                // No leader, or not allowed: the others go on without it, and it is asked for again.
                positions[i]->facts.error = (!of[0].offset ? of[0] : !of[1].offset ? of[1] : of[2]).offset.error();
                m_positionsToForget.push_back(positions[i]->facts.partition);
                continue;
            }
            ends.append({positions[i]->facts.partition, *of[0].offset, *of[1].offset, *of[2].offset, of[3].offset.value_or(-1)});
            known.push_back(positions[i]);
        }
        const QList<PartitionStart> starts = startOffsets(start, ends);
        for (std::size_t i = 0; i < known.size(); ++i) {
            Position &position = *known[i];
            const PartitionEnds &end = ends[static_cast<qsizetype>(i)];
            position.facts.end = end.end;
            position.facts.highWatermark = end.highWatermark;
            position.facts.removed += starts[static_cast<qsizetype>(i)].removed;
            position.until = m_request.untilEnd ? end.end : -1;
            startAt(position, starts[static_cast<qsizetype>(i)].offset);
        }
        forgetUnstarted();
        return !known.empty();
    }

    // Partitions that could not be started are looked at again with the next metadata; their error stays to be seen.
    void forgetUnstarted()
    {
        for (const cluster::TopicPartition &key : m_positionsToForget) {
            if (const auto it = m_positions.find(key); it != m_positions.end() && !it->second.started) {
                m_notStarted[key] = it->second.facts;
                m_positions.erase(it);
            }
        }
        m_positionsToForget.clear();
        for (const auto &[key, position] : m_positions)
            m_notStarted.erase(key);
    }

    void startAt(Position &position, qint64 offset)
    {
        TopicState &topic = m_topics[position.topicIndex];
        if (!topic.handle)
            topic.handle.reset(rd_kafka_topic_new(m_handle->get(), position.facts.partition.topic.toUtf8().constData(), nullptr));
        const qint32 partition = position.facts.partition.partition;
        if (static_cast<std::size_t>(partition) >= topic.byPartition.size())
            topic.byPartition.resize(static_cast<std::size_t>(partition) + 1, nullptr);
        topic.byPartition[static_cast<std::size_t>(partition)] = &position;
        m_byHandle[topic.handle.get()] = position.topicIndex;
        position.facts.next = offset;
        position.facts.atEnd = position.facts.end >= 0 && offset >= position.facts.end;
        if (position.isDone())
            return;
        if (position.started)
            rd_kafka_consume_stop(topic.handle.get(), partition);
        position.started = rd_kafka_consume_start_queue(topic.handle.get(), partition, offset, m_queue.get()) == 0;
        if (!position.started)
            position.facts.error = toError(rd_kafka_last_error(), {}, u"consume"_s);
    }

    void readOnce()
    {
        if (m_shared->paused.load()) {
            setState(State::Paused);
            sleep(kSliceMs);
            return;
        }
        const ssize_t count = rd_kafka_consume_batch_queue(m_queue.get(), kSliceMs, m_messages.data(), m_messages.size());
        if (count <= 0)
            return;
        m_raw.clear();
        m_headers.clear();
        for (ssize_t i = 0; i < count; ++i)
            take(*m_messages[static_cast<std::size_t>(i)]);
        fixHeaders();
        deliver();
        for (ssize_t i = 0; i < count; ++i)
            rd_kafka_message_destroy(m_messages[static_cast<std::size_t>(i)]);
        for (const auto &[key, offset] : std::exchange(m_gone, {}))
            resetPosition(key, offset);
    }

    Position *positionOf(const rd_kafka_message_t &message)
    {
        if (message.rkt != m_lastTopic) {
            const auto it = m_byHandle.find(message.rkt);
            if (it == m_byHandle.end())
                return nullptr;
            m_lastTopic = message.rkt;
            m_lastState = &m_topics[it->second];
        }
        const auto partition = static_cast<std::size_t>(message.partition);
        return partition < m_lastState->byPartition.size() ? m_lastState->byPartition[partition] : nullptr;
    }

    void take(const rd_kafka_message_t &message)
    {
        Position *position = positionOf(message);
        if (!position)
            return;
        if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR) {
            takeEvent(message, *position);
            return;
        }
        // Doubles after a reconnect, and what lies behind the end that was asked for.
        if (message.offset < position->facts.next || (position->until >= 0 && message.offset >= position->until)) {
            if (position->until >= 0 && message.offset >= position->until)
                finishPosition(*position);
            return;
        }
        position->facts.next = message.offset + 1;
        position->facts.atEnd = false;
        position->facts.error.reset();
        m_answered = true;
        if (message.len > kLengthCap || message.key_len > kLengthCap) {
            ++m_status.corrupt;
            return;
        }
        if (m_request.maxMessages >= 0 && m_status.received + m_raw.size() >= static_cast<quint64>(m_request.maxMessages))
            return;
        m_raw.push_back(toRaw(message, position->topicIndex));
        if (position->isDone())
            finishPosition(*position);
    }

    cluster::RawMessage toRaw(const rd_kafka_message_t &message, quint32 topicIndex)
    {
        cluster::RawMessage raw;
        raw.topic = topicIndex;
        raw.partition = message.partition;
        raw.offset = message.offset;
        rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
        raw.timestampMs = rd_kafka_message_timestamp(&message, &type);
        raw.timestampType = type == RD_KAFKA_TIMESTAMP_CREATE_TIME       ? cluster::TimestampType::CreateTime
                            : type == RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME ? cluster::TimestampType::LogAppendTime
                                                                         : cluster::TimestampType::None;
        raw.nullKey = message.key == nullptr;
        raw.nullValue = message.payload == nullptr;
        if (!raw.nullKey)
            raw.key = {static_cast<const char *>(message.key), message.key_len};
        if (!raw.nullValue)
            raw.value = {static_cast<const char *>(message.payload), message.len};
        rd_kafka_headers_t *headers = nullptr;
        if (rd_kafka_message_headers(&message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR)
            takeHeaders(headers);
        return raw;
    }

    // Headers of a whole batch lie in one vector; the spans are set once it does not grow any more.
    void takeHeaders(const rd_kafka_headers_t *headers)
    {
        const std::size_t first = m_headers.size();
        const char *name = nullptr;
        const void *value = nullptr;
        size_t size = 0;
        for (size_t i = 0; rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR; ++i)
            m_headers.push_back(
                {name, value ? std::string_view(static_cast<const char *>(value), size) : std::string_view(), value == nullptr});
        m_headerRanges.push_back({m_raw.size(), first, m_headers.size() - first});
    }

    void fixHeaders()
    {
        for (const HeaderRange &range : m_headerRanges) {
            if (range.message < m_raw.size())
                m_raw[range.message].headers = std::span(m_headers).subspan(range.first, range.count);
        }
        m_headerRanges.clear();
    }

    void takeEvent(const rd_kafka_message_t &message, Position &position)
    {
        switch (message.err) {
        case RD_KAFKA_RESP_ERR__PARTITION_EOF:
            // Control records and compacted holes are passed over: the end is where the broker says it is.
            position.facts.next = std::max<qint64>(position.facts.next, message.offset);
            position.facts.atEnd = true;
            position.facts.error.reset();
            m_answered = true;
            if (position.isDone())
                finishPosition(position);
            return;
        case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
        case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE: m_gone[position.facts.partition] = position.facts.next; return;
        default: break;
        }
        const char *reason = static_cast<const char *>(message.payload);
        core::KafkaError error = toError(message.err, QString::fromUtf8(reason, static_cast<qsizetype>(message.len)), u"consume"_s);
        if (error.kind == core::ErrorKind::CorruptData)
            ++m_status.corrupt;
        position.facts.error = error;
    }

    // The offset that is wanted next is gone (retention, DeleteRecords), or the topic was made anew. Counted, then on from the
    // log start: never to the end in silence.
    void resetPosition(const cluster::TopicPartition &key, qint64 next)
    {
        Position &position = m_positions[key];
        const auto answers = await(listOffsets(*m_admin, {{key, cluster::OffsetQuery::What::LogStart, 0}}));
        if (!answers || !*answers || !(**answers)[0].offset) {
            m_gone[key] = next; // asked again after the next slice
            sleep(kSliceMs);
            return;
        }
        const qint64 logStart = *(**answers)[0].offset;
        position.facts.removed += std::max<qint64>(0, logStart - next);
        startAt(position, logStart);
        if (position.isDone())
            finishPosition(position);
    }

    void finishPosition(Position &position)
    {
        position.facts.next = std::max(position.facts.next, position.until);
        if (position.started)
            rd_kafka_consume_stop(m_topics[position.topicIndex].handle.get(), position.facts.partition.partition);
        position.started = false;
    }

    // Gives the batch to the sink; waits where the sink is full.
    void deliver()
    {
        std::span<const cluster::RawMessage> rest(m_raw);
        if (!rest.empty())
            setState(State::Reading);
        while (!rest.empty()) {
            std::size_t taken = 0;
            {
                const std::lock_guard lock(m_shared->deliver);
                if (m_shared->stop.load())
                    return;
                taken = m_shared->sink->append(rest);
            }
            for (const cluster::RawMessage &message : rest.first(taken)) {
                m_status.receivedBytes += message.key.size() + message.value.size();
                for (const cluster::RawHeader &header : message.headers)
                    m_status.receivedBytes += header.name.size() + header.value.size();
            }
            m_status.received += taken;
            rest = rest.subspan(taken);
            m_news = m_news || taken > 0;
            if (!rest.empty()) {
                setState(State::Full);
                publish();
                sleep(kRetryFullMs);
            }
        }
    }

    // What goes on beside the messages: how far the ends have moved, and whether partitions came, went or lost their leader.
    void lookAround()
    {
        if (m_answered) {
            m_answered = false;
            takeBrokersAway();
            if (m_status.state == State::Waiting || m_status.state == State::Full ||
                (m_status.state == State::Paused && !m_shared->paused.load()))
                setState(State::Reading);
        } else if (const auto away = brokersAway(); away && m_status.state == State::Reading) {
            setState(State::Waiting, *away);
        } else if (m_status.state == State::Paused && !m_shared->paused.load()) {
            setState(State::Reading);
        }
        if (m_endsUnderWay.isFinished()) {
            takeEnds();
            if (m_sinceEnds.hasExpired(kEndsEveryMs))
                askForEnds();
        }
        if (m_metadataUnderWay.isFinished()) {
            takeTopology();
            if (m_sinceTopology.hasExpired(m_notStarted.empty() ? kTopologyEveryMs : kTopologySoonMs)) {
                m_sinceTopology.restart();
                m_metadataUnderWay = requestMetadata(*m_admin, m_request.topics);
            }
        }
    }

    void takeEnds()
    {
        const auto answered = std::exchange(m_endsUnderWay, {});
        const auto ends = answered.resultCount() > 0 ? answered.result() : core::Result<QList<cluster::OffsetAnswer>>();
        if (ends) {
            for (const cluster::OffsetAnswer &answer : *ends) {
                const auto it = m_positions.find(answer.query.partition);
                if (it == m_positions.end() || !answer.offset)
                    continue;
                m_answered = true;
                if (answer.query.what == endQuestion())
                    it->second.facts.end = std::max(*answer.offset, it->second.facts.next);
                if (answer.query.what == cluster::OffsetQuery::What::HighWatermark)
                    it->second.facts.highWatermark = *answer.offset;
                m_news = true;
            }
        }
    }

    void askForEnds()
    {
        m_sinceEnds.restart();
        QList<cluster::OffsetQuery> queries;
        for (const auto &[key, position] : m_positions) {
            if (queries.size() >= kEndsAtMost)
                break;
            queries.append({key, cluster::OffsetQuery::What::HighWatermark, 0});
            if (m_request.isolation == cluster::Isolation::ReadCommitted)
                queries.append({key, cluster::OffsetQuery::What::LastStable, 0});
        }
        m_endsUnderWay = listOffsets(*m_admin, queries);
    }

    void takeTopology()
    {
        const auto answered = std::exchange(m_metadataUnderWay, {});
        if (answered.resultCount() == 0 || !answered.result())
            return;
        const cluster::MetadataPtr metadata = *answered.result();
        addPartitions(*metadata, false);
        tellDeleted(*metadata);
        m_news = true;
    }

    void tellDeleted(const cluster::Metadata &metadata)
    {
        int alive = 0;
        for (const QString &name : m_request.topics) {
            const cluster::Topic *topic = metadata.topic(name);
            const bool gone = topic && topic->error && topic->error->kind == core::ErrorKind::UnknownObject;
            alive += gone ? 0 : 1;
            for (auto &[key, position] : m_positions) {
                if (gone && key.topic == name)
                    position.facts.error = *topic->error;
            }
        }
        if (alive == 0)
            fail(core::localError(core::ErrorKind::UnknownObject, u"the topic was deleted"_s, m_request.topics.join(u", "_s)));
    }

    [[nodiscard]] bool isFinished() const
    {
        if (m_failed)
            return true;
        if (m_request.maxMessages >= 0 && m_status.received >= static_cast<quint64>(m_request.maxMessages))
            return true;
        return m_request.untilEnd && m_gone.empty() && m_notStarted.empty() &&
               std::all_of(m_positions.begin(), m_positions.end(), [](const auto &entry) { return entry.second.isDone(); });
    }

    [[nodiscard]] cluster::OffsetQuery::What endQuestion() const
    {
        return m_request.isolation == cluster::Isolation::ReadCommitted ? cluster::OffsetQuery::What::LastStable
                                                                        : cluster::OffsetQuery::What::HighWatermark;
    }

    void fail(const core::KafkaError &error)
    {
        m_failed = true;
        setState(State::Failed, error);
    }

    void setState(State state, const std::optional<core::KafkaError> &error = {})
    {
        if (m_failed && state != State::Failed && state != State::Stopped)
            return;
        m_news = m_news || state != m_status.state;
        m_status.state = state;
        if (error)
            m_status.error = error;
        else if (state == State::Reading)
            m_status.error.reset();
    }

    // The status for everybody, and one wake-up when there is news.
    void publish()
    {
        const bool timeToTell = m_news || m_sincePublish.hasExpired(kEndsEveryMs) || !m_sincePublish.isValid();
        if (!timeToTell)
            return;
        m_sincePublish.start();
        m_status.positions.clear();
        m_status.removed = 0;
        for (const auto &[key, position] : m_positions) {
            m_status.positions.append(position.facts);
            m_status.removed += static_cast<quint64>(position.facts.removed);
        }
        for (const auto &[key, facts] : m_notStarted)
            m_status.positions.append(facts);
        std::sort(m_status.positions.begin(), m_status.positions.end(),
                  [](const auto &a, const auto &b) { return a.partition < b.partition; });
        {
            const std::lock_guard lock(m_shared->mutex);
            m_shared->status = m_status;
        }
        m_shared->changed.notify_all();
        m_news = false;
        m_shared->notify();
    }

    std::optional<core::KafkaError> takeBrokersAway()
    {
        const std::lock_guard lock(m_shared->mutex);
        return std::exchange(m_shared->brokersAway, std::nullopt);
    }
    std::optional<core::KafkaError> brokersAway()
    {
        const std::lock_guard lock(m_shared->mutex);
        return m_shared->brokersAway;
    }

    void sleep(int milliseconds)
    {
        std::unique_lock lock(m_shared->mutex);
        m_shared->changed.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return m_shared->stop.load(); });
    }

    // The result of a request, or nothing when the tail was stopped meanwhile.
    template<typename T>
    std::optional<core::Result<T>> await(core::FutureResult<T> future)
    {
        auto done = std::make_shared<std::atomic<bool>>(false);
        future.then([done, shared = m_shared](const core::Result<T> &) {
            {
                const std::lock_guard lock(shared->mutex);
                done->store(true);
            }
            shared->changed.notify_all();
        });
        std::unique_lock lock(m_shared->mutex);
        m_shared->changed.wait(lock, [&] { return done->load() || m_shared->stop.load(); });
        if (!done->load())
            return std::nullopt;
        lock.unlock();
        return future.result();
    }

    struct HeaderRange {
        std::size_t message;
        std::size_t first;
        std::size_t count;
    };

    const std::shared_ptr<Shared> m_shared;
    const cluster::ConnectionConfig m_config;
    const cluster::TailRequest m_request;
    std::shared_ptr<Handle> m_handle;
    std::unique_ptr<AdminClient> m_admin;
    QueuePtr m_queue;

    std::map<cluster::TopicPartition, Position> m_positions; // addresses stay
    std::map<cluster::TopicPartition, cluster::TailPosition> m_notStarted;
    std::vector<cluster::TopicPartition> m_positionsToForget;
    std::map<quint32, TopicState> m_topics;
    std::map<const rd_kafka_topic_t *, quint32> m_byHandle;
    const rd_kafka_topic_t *m_lastTopic = nullptr;
    TopicState *m_lastState = nullptr;
    std::map<cluster::TopicPartition, qint64> m_gone; // out of range → the offset that was wanted
    QHash<QString, core::KafkaError> m_topicErrors;

    std::vector<rd_kafka_message_t *> m_messages = std::vector<rd_kafka_message_t *>(kBatch);
    std::vector<cluster::RawMessage> m_raw;
    std::vector<cluster::RawHeader> m_headers;
    std::vector<HeaderRange> m_headerRanges;

    core::FutureResult<QList<cluster::OffsetAnswer>> m_endsUnderWay;
    core::FutureResult<cluster::MetadataPtr> m_metadataUnderWay;
    QElapsedTimer m_sinceEnds;
    QElapsedTimer m_sinceTopology;
    QElapsedTimer m_sincePublish;
    cluster::TailStatus m_status;
    bool m_answered = false;
    bool m_news = true;
    bool m_failed = false;
};

TailConsumer::TailConsumer(const cluster::ConnectionConfig &config, const cluster::TailRequest &request,
                           std::shared_ptr<cluster::MessageSink> sink, cluster::TailWake wake)
    : m_shared(std::make_shared<Shared>())
{
    m_shared->sink = std::move(sink);
    m_shared->wake = std::move(wake);
    std::thread([reader = std::make_unique<Reader>(m_shared, config, request), lingering = lingering()]() mutable {
        reader->run();
        reader.reset();
    }).detach();
}

TailConsumer::~TailConsumer()
{
    stop();
    // A call of the sink that is under way ends first; afterwards there is none.
    const std::lock_guard lock(m_shared->deliver);
    m_shared->wake = nullptr;
}

void TailConsumer::pause()
{
    m_shared->paused.store(true);
}

void TailConsumer::resume()
{
    m_shared->paused.store(false);
}

void TailConsumer::stop()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->stop.store(true);
    }
    m_shared->changed.notify_all();
}

cluster::TailStatus TailConsumer::status() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->status;
}

} // namespace streamscope::kafka
