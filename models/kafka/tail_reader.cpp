// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/tail_reader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr int kSliceMs = 20; // a stop is noticed within it
constexpr int kGatherMs = 2; // after the first message of a batch: few wake-ups at any rate, and nobody waits for a frame more
constexpr std::size_t kBatch = 2000;
constexpr int kRetryFullMs = 20;
constexpr int kPublishEveryMs = 1000;
constexpr std::size_t kLengthCap = 1ULL << 30; // no message is that long; a decompression fault can claim it

} // namespace

TailReader::TailReader(std::shared_ptr<TailShared> shared, cluster::ConnectionConfig config, cluster::TailRequest request)
    : m_shared(std::move(shared))
    , m_config(std::move(config))
    , m_request(std::move(request))
    , m_messages(kBatch)
{
}

void TailReader::run()
{
    if (!open()) {
        publish();
        return;
    }
    const auto begun = m_topology->begin([this](const core::KafkaError &error) {
        setState(State::Waiting, error);
        publish();
    });
    if (begun != TailTopology::Begun::Yes) {
        setState(State::Stopped);
        if (begun == TailTopology::Begun::Failed)
            fail(m_topology->fault().value_or(core::KafkaError()));
        publish();
        return;
    }
    setState(State::Reading);
    publish();
    while (!m_shared->stop.load() && !isFinished()) {
        readOnce();
        lookAround();
        publish();
    }
    // Nothing of this tail reaches the sink any more; the handle goes in its own time.
    setState(m_shared->stop.load() ? State::Stopped : m_failed ? State::Failed : State::Finished);
    publish();
}

bool TailReader::open()
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
    m_positions = std::make_unique<TailPositions>(m_handle);
    m_topology = std::make_unique<TailTopology>(m_shared, *m_admin, m_request, *m_positions);
    return true;
}

void TailReader::readOnce()
{
    if (m_shared->paused.load()) {
        setState(State::Paused);
        m_shared->sleep(kSliceMs);
        return;
    }
    // A batch call alone waits for a whole batch or its whole time.
    m_messages[0] = rd_kafka_consume_queue(m_positions->queue(), kSliceMs);
    if (!m_messages[0])
        return;
    const ssize_t more = rd_kafka_consume_batch_queue(m_positions->queue(), kGatherMs, m_messages.data() + 1, m_messages.size() - 1);
    const ssize_t count = 1 + std::max<ssize_t>(0, more);
    const std::span messages(m_messages.data(), static_cast<std::size_t>(count));
    m_batch.clear();
    for (const rd_kafka_message_t *message : messages)
        take(*message);
    deliver();
    for (rd_kafka_message_t *message : messages)
        rd_kafka_message_destroy(message);
    resetGone();
}

void TailReader::take(const rd_kafka_message_t &message)
{
    ReadPartition *partition = m_positions->of(message);
    if (!partition)
        return;
    if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR) {
        takeEvent(message, *partition);
        return;
    }
    // Doubles after a reconnect, and what lies behind the end that was asked for.
    if (partition->facts.until >= 0 && message.offset >= partition->facts.until) {
        m_positions->finish(*partition);
        return;
    }
    if (message.offset < partition->facts.next)
        return;
    partition->facts.next = message.offset + 1;
    partition->facts.atEnd = false;
    partition->facts.error.reset();
    m_answered = true;
    if (message.len > kLengthCap || message.key_len > kLengthCap) {
        ++m_status.corrupt;
        return;
    }
    if (m_request.maxMessages >= 0 && m_status.received + m_batch.size() >= static_cast<quint64>(m_request.maxMessages))
        return;
    m_batch.add(message, partition->topicIndex);
    if (partition->isDone())
        m_positions->finish(*partition);
}

void TailReader::takeEvent(const rd_kafka_message_t &message, ReadPartition &partition)
{
    switch (message.err) {
    case RD_KAFKA_RESP_ERR__PARTITION_EOF:
        // Control records and compacted holes are passed over: the end is where the broker says it is.
        partition.facts.next = std::max<qint64>(partition.facts.next, message.offset);
        partition.facts.atEnd = true;
        partition.facts.error.reset();
        m_answered = true;
        if (partition.isDone())
            m_positions->finish(partition);
        return;
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
    case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE: m_gone[partition.facts.partition] = partition.facts.next; return;
    default: break;
    }
    const char *reason = static_cast<const char *>(message.payload);
    core::KafkaError error = toError(message.err, QString::fromUtf8(reason, static_cast<qsizetype>(message.len)), u"consume"_s);
    if (error.kind == core::ErrorKind::CorruptData)
        ++m_status.corrupt;
    partition.facts.error = error;
}

// Gives the batch to the sink; waits while paused – what a slice still brought is not shown then – and where the sink is full.
void TailReader::deliver()
{
    m_rest = m_batch.messages();
    if (!m_rest.empty())
        setState(State::Reading);
    while (!m_rest.empty()) {
        if (m_shared->paused.load() && !m_shared->stop.load()) {
            setState(State::Paused);
            publish();
            m_shared->sleep(kSliceMs);
            continue;
        }
        std::size_t taken = 0;
        {
            const std::lock_guard lock(m_shared->deliver);
            if (m_shared->stop.load())
                return;
            taken = m_shared->sink->append(m_rest);
        }
        for (const cluster::RawMessage &message : m_rest.first(taken))
            m_status.receivedBytes += cluster::payloadBytes(message);
        m_status.received += taken;
        m_rest = m_rest.subspan(taken);
        m_news = m_news || taken > 0;
        if (!m_rest.empty()) {
            setState(State::Full);
            publish();
            m_shared->sleep(kRetryFullMs);
        }
    }
}

// Offsets that are wanted next and gone (retention, DeleteRecords, a topic made anew).
void TailReader::resetGone()
{
    for (const auto &[key, offset] : std::exchange(m_gone, {})) {
        ReadPartition *partition = m_positions->find(key);
        if (partition && !m_topology->reset(*partition, offset))
            m_gone[key] = offset; // asked again after the next slice
    }
}

void TailReader::lookAround()
{
    if (m_answered) {
        m_answered = false;
        (void)m_shared->takeBrokersAway();
        if (m_status.state == State::Waiting || m_status.state == State::Full ||
            (m_status.state == State::Paused && !m_shared->paused.load()))
            setState(State::Reading);
    } else if (const auto away = m_shared->lastBrokersAway(); away && m_status.state == State::Reading) {
        setState(State::Waiting, *away);
    } else if (m_status.state == State::Paused && !m_shared->paused.load()) {
        setState(State::Reading);
    }
    m_topology->lookAround();
    if (m_status.state == State::Reading && m_positions->allStandStill())
        setState(State::Waiting, m_positions->firstError());
    m_answered = m_topology->takeAnswered() || m_answered;
    m_news = m_topology->takeNews() || m_news;
    if (m_topology->fault())
        fail(*m_topology->fault());
}

bool TailReader::isFinished() const
{
    if (m_failed)
        return true;
    if (m_request.maxMessages >= 0 && m_status.received >= static_cast<quint64>(m_request.maxMessages))
        return true;
    return (m_request.untilEnd || !m_request.endOffsets.isEmpty()) && m_gone.empty() && !m_positions->hasPostponed() && m_positions->allDone();
}

void TailReader::fail(const core::KafkaError &error)
{
    m_failed = true;
    setState(State::Failed, error);
}

void TailReader::setState(State state, const std::optional<core::KafkaError> &error)
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
void TailReader::publish()
{
    const bool timeToTell = m_news || m_sincePublish.hasExpired(kPublishEveryMs) || !m_sincePublish.isValid();
    if (!timeToTell)
        return;
    m_sincePublish.start();
    if (m_positions)
        m_positions->describe(m_status, m_rest);
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->status = m_status;
    }
    m_shared->changed.notify_all();
    m_news = false;
    m_shared->notify();
}

} // namespace streamscope::kafka
