// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/last_messages.h"

#include <algorithm>
#include <utility>

namespace streamscope::kafka {
namespace {

constexpr std::chrono::seconds kAtMost{5};
constexpr std::size_t kMostHeldBytes = 32 << 20;
constexpr std::size_t kBesideMessage = 600; // what librdkafka keeps of each
constexpr qint64 kGrowth = 4;               // of each step against the one before

void destroyAll(std::vector<rd_kafka_message_t *> &messages)
{
    for (rd_kafka_message_t *message : std::exchange(messages, {}))
        rd_kafka_message_destroy(message);
}

} // namespace

bool LastMessages::findsStart(const cluster::StartPosition &start)
{
    return start.kind == cluster::StartPosition::Kind::LastN && start.value <= kMost;
}

bool LastMessages::counts(const cluster::TailPosition &facts, const cluster::TailRequest &request)
{
    const bool endsBefore = facts.until >= 0 && facts.until < facts.end;
    return !endsBefore && !request.startOffsets.contains(facts.partition);
}

void LastMessages::Stretch::add(const rd_kafka_message_t &message)
{
    if (!offsets.empty() && message.offset <= offsets.back())
        return;
    rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
    const qint64 timestamp = rd_kafka_message_timestamp(&message, &type);
    offsets.push_back(message.offset);
    timestamps.push_back(type == RD_KAFKA_TIMESTAMP_NOT_AVAILABLE ? -1 : timestamp);
}

void LastMessages::Stretch::putBefore(Stretch &later)
{
    timestamps.insert(timestamps.end(), later.timestamps.begin(), later.timestamps.end());
    offsets.insert(offsets.end(), later.offsets.begin(), later.offsets.end());
    held.insert(held.end(), later.held.begin(), later.held.end());
    later = std::exchange(*this, {});
}

LastMessages::LastMessages(TailPositions &positions, const cluster::TailRequest &request)
    : m_positions(positions)
    , m_wanted(request.start.value)
    , m_until(std::chrono::steady_clock::now() + kAtMost)
{
    for (auto &[key, partition] : m_positions.all()) {
        if (partition.facts.first < 0 || !counts(partition.facts, request))
            continue;
        Counted &counted = m_counted.emplace_back();
        counted.partition = &partition;
        counted.from = partition.facts.first;
        counted.until = counted.end = partition.facts.end;
        counted.isReading = partition.started && counted.from < counted.until;
    }
}

LastMessages::~LastMessages()
{
    holdNothing();
}

void LastMessages::hold(Stretch &stretch, rd_kafka_message_t *message)
{
    m_heldBytes += kBesideMessage + message->len + message->key_len;
    stretch.held.push_back(message);
    if (!m_holds || m_heldBytes > kMostHeldBytes)
        holdNothing(); // read once more when it is known where they begin
}

void LastMessages::holdNothing()
{
    m_holds = false;
    for (Counted &counted : m_counted) {
        destroyAll(counted.found.held);
        destroyAll(counted.step.held);
    }
}

bool LastMessages::take(rd_kafka_message_t *message, const ReadPartition *partition)
{
    const auto counted =
        std::find_if(m_counted.begin(), m_counted.end(), [partition](const Counted &one) { return one.partition == partition; });
    if (counted == m_counted.end())
        return false;
    const bool isEnd = message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF;
    if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR && !isEnd) {
        giveUp();
        return false;
    }
    if (counted->isReading && !isEnd && message->offset < counted->until) {
        if (message->offset >= counted->from)
            counted->step.add(*message);
        const bool isLast = message->offset + 1 >= counted->until;
        hold(counted->step, message);
        // The end that the broker tells comes with the next answer, for which it waits where there is nothing new.
        if (isLast)
            complete(*counted);
        return true;
    }
    if (counted->isReading)
        complete(*counted);
    if (counted->wasPutBack)
        rd_kafka_message_destroy(message); // it comes again, or is held
    else
        hold(counted->found, message);
    return true;
}

void LastMessages::complete(Counted &counted)
{
    counted.isReading = false;
    counted.isDense = static_cast<qint64>(counted.step.offsets.size()) == counted.until - counted.from;
    counted.step.putBefore(counted.found);
}

// What of a step further back has been read leaves a gap, and goes.
void LastMessages::giveUp()
{
    m_gaveUp = true;
    for (Counted &counted : m_counted) {
        if (!counted.isReading)
            continue;
        if (counted.wasPutBack) {
            destroyAll(counted.step.held);
            counted.step = {};
            counted.from = counted.until;
        } else {
            counted.isUnfinished = !counted.step.offsets.empty();
        }
        complete(counted);
    }
}

cluster::NewestMessages LastMessages::newest() const
{
    qint64 wanted = m_wanted;
    std::vector<cluster::KnownEnd> ends;
    for (const Counted &counted : m_counted) {
        cluster::KnownEnd &end = ends.emplace_back();
        if (counted.isUnfinished)
            wanted -= counted.until - counted.from;
        else
            end = {counted.found.timestamps, !m_gaveUp && !counted.isExhausted()};
    }
    return cluster::newestMessages(wanted, ends);
}

bool LastMessages::isDone()
{
    if (m_gaveUp)
        return true;
    if (std::chrono::steady_clock::now() >= m_until) {
        giveUp();
        return true;
    }
    if (std::any_of(m_counted.begin(), m_counted.end(), [](const Counted &counted) { return counted.isReading; }))
        return false;
    const QList<qint64> missing = newest().missing;
    bool isDone = true;
    for (std::size_t i = 0; i < m_counted.size() && !m_gaveUp; ++i) {
        if (missing[static_cast<qsizetype>(i)] <= 0)
            continue;
        lookFurtherBack(m_counted[i], missing[static_cast<qsizetype>(i)]);
        isDone = false;
    }
    return isDone;
}

void LastMessages::lookFurtherBack(Counted &counted, qint64 missing)
{
    const qint64 more = kGrowth * std::max<qint64>(1, counted.until - counted.from);
    const qint64 step = counted.isDense ? std::min(missing, more) : more;
    counted.until = counted.from;
    counted.from = std::max(counted.partition->logStart, counted.from - step);
    m_positions.startAt(*counted.partition, counted.from);
    counted.wasPutBack = true;
    counted.isReading = true;
    if (!counted.partition->started)
        giveUp();
}

std::vector<rd_kafka_message_t *> LastMessages::release()
{
    const QList<qint64> shares = newest().counts;
    std::vector<rd_kafka_message_t *> messages;
    for (std::size_t i = 0; i < m_counted.size(); ++i) {
        Counted &counted = m_counted[i];
        cluster::TailPosition &facts = counted.partition->facts;
        const qint64 share = counted.isUnfinished ? counted.count() : shares[static_cast<qsizetype>(i)];
        facts.first = share > 0 ? counted.found.offsets[static_cast<std::size_t>(counted.count() - share)] : counted.end;
        facts.next = facts.first;
        for (rd_kafka_message_t *message : std::exchange(counted.found.held, {})) {
            if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR && message->offset < facts.first)
                rd_kafka_message_destroy(message);
            else
                messages.push_back(message);
        }
    }
    return messages;
}

void LastMessages::goOn()
{
    for (Counted &counted : m_counted) {
        ReadPartition &partition = *counted.partition;
        if (!m_holds)
            m_positions.startAt(partition, partition.facts.first);
        else if (counted.wasPutBack)
            m_positions.startAt(partition, std::max(partition.facts.next, counted.end));
        if (partition.isDone())
            m_positions.finish(partition);
    }
}

} // namespace streamscope::kafka
