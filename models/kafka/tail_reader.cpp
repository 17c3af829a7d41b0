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
constexpr std::size_t kLengthCap = 1ULL << 30; // no message is that long; a decompression fault can claim it

} // namespace

TailReader::TailReader(std::shared_ptr<TailShared> shared, cluster::ConnectionConfig config, cluster::TailRequest request)
    : m_shared(std::move(shared))
    , m_config(std::move(config))
    , m_request(std::move(request))
    , m_report(*m_shared, m_request.topics,
               [this](cluster::TailStatus &status) {
                   if (m_positions)
                       m_positions->describe(status);
               })
    , m_messages(kBatch)
{
}

void TailReader::run()
{
    if (!open()) {
        m_report.publish();
        return;
    }
    const auto begun = m_topology->begin([this](const core::KafkaError &error) {
        m_report.setState(State::Waiting, error);
        m_report.publish();
    });
    if (begun != TailTopology::Begun::Yes) {
        m_report.setState(State::Stopped);
        if (begun == TailTopology::Begun::Failed)
            m_report.fail(m_topology->fault().value_or(core::KafkaError()));
        m_report.publish();
        return;
    }
    m_report.setState(State::Reading);
    m_report.publish();
    if (LastMessages::findsStart(m_request.start))
        m_last = std::make_unique<LastMessages>(*m_positions, m_request);
    while (!m_shared->stop.load() && !isFinished()) {
        readOnce();
        lookAround();
        m_report.publish();
    }
    // Nothing of this tail reaches the sink any more; the handle goes in its own time.
    m_report.end();
}

bool TailReader::open()
{
    const bool committed = m_request.isolation == cluster::Isolation::ReadCommitted;
    QList<QPair<QString, QString>> extra = {{u"isolation.level"_s, committed ? u"read_committed"_s : u"read_uncommitted"_s}};
    if (m_request.checkCrcs)
        extra.append({u"check.crcs"_s, u"true"_s});
    auto handle = Handle::open(m_config, Handle::Purpose::Tail, extra);
    if (!handle) {
        m_report.fail(handle.error());
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
    events.brokersUp = [](int) {};
    m_admin = std::make_unique<AdminClient>(m_handle, m_config, std::move(events));
    m_positions = std::make_unique<TailPositions>(m_handle);
    m_topology = std::make_unique<TailTopology>(m_shared, *m_admin, m_request, *m_positions);
    return true;
}

void TailReader::readOnce()
{
    if (m_shared->paused.load()) {
        m_report.setState(State::Paused);
        m_shared->sleep(std::chrono::milliseconds(kSliceMs));
        return;
    }
    // A batch call alone waits for a whole batch or its whole time.
    m_messages[0] = rd_kafka_consume_queue(m_positions->queue(), kSliceMs);
    if (!m_messages[0]) {
        giveLast();
        return;
    }
    const ssize_t more = rd_kafka_consume_batch_queue(m_positions->queue(), kGatherMs, m_messages.data() + 1, m_messages.size() - 1);
    std::size_t count = 1 + static_cast<std::size_t>(std::max<ssize_t>(0, more));
    if (m_last)
        count = countLast(std::span(m_messages.data(), count));
    giveOn(std::span(m_messages.data(), count));
    resetGone();
    giveLast();
}

// How many are left at the front, of partitions where nothing is counted.
std::size_t TailReader::countLast(std::span<rd_kafka_message_t *> messages)
{
    std::size_t left = 0;
    for (rd_kafka_message_t *message : messages) {
        if (!m_last->take(message, m_positions->of(*message)))
            messages[left++] = message;
    }
    m_answered = true;
    return left;
}

void TailReader::giveOn(std::span<rd_kafka_message_t *> messages)
{
    m_batch.clear();
    for (const rd_kafka_message_t *message : messages)
        take(*message);
    m_report.deliver(m_batch.messages());
    for (rd_kafka_message_t *message : messages)
        rd_kafka_message_destroy(message);
}

// After what is gone was seen to, so that no partition is put back behind what comes here.
void TailReader::giveLast()
{
    if (!m_last || !m_last->isDone())
        return;
    std::vector<rd_kafka_message_t *> messages = m_last->release();
    for (std::size_t i = 0; i < messages.size(); i += kBatch)
        giveOn(std::span(messages).subspan(i, std::min(kBatch, messages.size() - i)));
    m_last->goOn();
    m_last.reset();
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
        m_report.addCorrupt(1);
        return;
    }
    if (m_request.maxMessages >= 0 && m_report.received() + m_batch.size() >= static_cast<quint64>(m_request.maxMessages))
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
        m_report.addCorrupt(1);
    partition.facts.error = error;
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
        if (m_report.state() == State::Waiting || m_report.state() == State::Full ||
            (m_report.state() == State::Paused && !m_shared->paused.load()))
            m_report.setState(State::Reading);
    } else if (const auto away = m_shared->lastBrokersAway(); away && m_report.state() == State::Reading) {
        m_report.setState(State::Waiting, *away);
    } else if (m_report.state() == State::Paused && !m_shared->paused.load()) {
        m_report.setState(State::Reading);
    }
    m_topology->lookAround();
    if (m_report.state() == State::Reading && m_positions->allStandStill())
        m_report.setState(State::Waiting, m_positions->firstError());
    m_answered = m_topology->takeAnswered() || m_answered;
    if (m_topology->takeNews())
        m_report.addNews();
    if (m_topology->fault())
        m_report.fail(*m_topology->fault());
}

bool TailReader::isFinished() const
{
    if (m_report.hasFailed())
        return true;
    if (m_last)
        return false;
    if (m_request.maxMessages >= 0 && m_report.received() >= static_cast<quint64>(m_request.maxMessages))
        return true;
    return (m_request.untilEnd || !m_request.endOffsets.isEmpty()) && m_gone.empty() && !m_positions->hasPostponed() && m_positions->allDone();
}

} // namespace streamscope::kafka
