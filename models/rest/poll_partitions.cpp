// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/poll_partitions.h"

#include "models/cluster/start_offsets.h"
#include "models/rest/capabilities.h"

#include <algorithm>
#include <functional>
#include <string_view>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

using Kind = cluster::StartPosition::Kind;
using Where = SeekTarget::Where;

constexpr std::size_t kComparedBytes = 64 * 1024; // a larger message is not read again just to be compared

// What tells a message from another one in its place; nothing for a large one.
std::optional<quint64> printOf(const cluster::RawMessage &message)
{
    if (message.key.size() + message.value.size() > kComparedBytes)
        return {};
    const std::hash<std::string_view> hash;
    quint64 print = static_cast<quint64>(message.timestampMs);
    for (const quint64 part :
         {quint64{message.nullKey}, quint64{hash(message.key)}, quint64{message.nullValue}, quint64{hash(message.value)}})
        print = (print ^ part) * 0x9e3779b97f4a7c15ULL;
    return print;
}

core::KafkaError unsupported(Reason reason, const QString &message)
{
    core::KafkaError error = core::localError(core::ErrorKind::Unsupported, message, u"tail"_s);
    error.name = reasonName(reason);
    return error;
}

core::KafkaError needsOffsets(const QString &what)
{
    return unsupported(Reason::CallMissing, u"%1 needs the offsets of partitions, which this REST Proxy does not tell"_s.arg(what));
}

} // namespace

void PollPartitions::add(const cluster::TopicPartition &partition, quint32 topicIndex)
{
    PolledPartition &added = m_partitions[partition];
    added.facts.partition = partition;
    added.topicIndex = topicIndex;
}

core::Result<void> PollPartitions::start(const QHash<cluster::TopicPartition, LogRange> &ranges)
{
    if (m_request.start.kind == Kind::Time)
        return tl::make_unexpected(unsupported(Reason::NotInProtocol, u"a REST Proxy finds no offset by time"_s));
    QList<cluster::PartitionEnds> ends;
    for (auto &[key, partition] : m_partitions) {
        const auto range = ranges.constFind(key);
        if (range != ranges.cend())
            ends.append({key, range->beginning, range->end, range->end, -1});
        else if (auto begun = startUnknown(partition); !begun)
            return begun;
    }
    const QList<cluster::PartitionStart> starts = cluster::startOffsets(m_request.start, ends, m_request.startOffsets);
    for (qsizetype i = 0; i < ends.size(); ++i) {
        PolledPartition &partition = *find(ends[i].partition);
        partition.logStart = ends[i].logStart;
        partition.facts.end = partition.facts.highWatermark = ends[i].end;
        partition.facts.next = starts[i].offset;
        partition.facts.removed = starts[i].removed;
        partition.facts.wasBeyondEnd = starts[i].wasBeyondEnd;
        partition.facts.until = cluster::readUntil(m_request, ends[i]);
    }
    for (auto &[key, partition] : m_partitions) {
        partition.facts.first = partition.facts.next;
        checkDone(partition);
    }
    m_changed = false;
    return {};
}

// Where the server does not tell the offsets.
core::Result<void> PollPartitions::startUnknown(PolledPartition &partition) const
{
    const cluster::TopicPartition &key = partition.facts.partition;
    partition.facts.until = m_request.endOffsets.value(key, -1);
    if (m_request.untilEnd && partition.facts.until < 0)
        return tl::make_unexpected(needsOffsets(u"reading to the end"_s));
    if (const auto chosen = m_request.startOffsets.constFind(key); chosen != m_request.startOffsets.cend())
        partition.facts.next = *chosen;
    else if (m_request.start.kind == Kind::LastN)
        return tl::make_unexpected(needsOffsets(u"reading the last messages"_s));
    else if (m_request.start.kind == Kind::Offset)
        partition.facts.next = m_request.start.value;
    else
        partition.start = m_request.start.kind == Kind::Latest ? Where::End : Where::Beginning;
    return {};
}

void PollPartitions::startLate(PolledPartition &partition, const std::optional<LogRange> &range)
{
    partition.last.reset();
    partition.toldEnd = -1;
    partition.start = range ? Where::Offset : Where::Beginning;
    partition.facts.next = range ? range->beginning : -1;
    if (range) {
        partition.logStart = range->beginning;
        partition.facts.end = partition.facts.highWatermark = range->end;
    }
    m_changed = true;
}

bool PollPartitions::takeRange(PolledPartition &partition, const LogRange &range)
{
    const bool shrank = range.end < partition.toldEnd || range.beginning < partition.logStart;
    partition.toldEnd = range.end;
    partition.logStart = range.beginning;
    if (partition.gapFrom >= 0) {
        partition.facts.removed += std::max<qint64>(0, std::min(range.beginning, partition.gapTo) - partition.gapFrom);
        partition.gapFrom = partition.gapTo = -1;
    }
    const bool anew = partition.facts.next > range.end && partition.givenBefore;
    partition.givenBefore = false;
    if (anew) {
        partition.facts.next = range.beginning;
        partition.last.reset();
    }
    // What was read is there, whatever end is told.
    partition.facts.end = partition.facts.highWatermark = std::max(range.end, partition.facts.next);
    partition.facts.atEnd = partition.facts.next >= 0 && partition.facts.next >= partition.facts.end;
    return anew || shrank;
}

bool PollPartitions::accept(const cluster::RawMessage &message)
{
    return take(message.topic, message.partition, message.offset, printOf(message));
}

void PollPartitions::pass(quint32 topicIndex, qint32 partition, qint64 offset)
{
    (void)take(topicIndex, partition, offset, {});
}

bool PollPartitions::take(quint32 topicIndex, qint32 partition, qint64 offset, std::optional<quint64> print)
{
    PolledPartition *read = find(topicIndex, partition);
    if (!read || read->done || read->replaced)
        return false;
    if (offset < read->facts.next) {
        const bool isLast = offset + 1 == read->facts.next && read->last;
        read->replaced = isLast && print && *print != *read->last;
        read->givenBefore = read->givenBefore || !isLast;
        return false;
    }
    if (read->facts.next >= 0 && offset > read->facts.next && read->gapFrom < 0) {
        read->gapFrom = read->facts.next;
        read->gapTo = offset;
    }
    const bool wanted = read->facts.until < 0 || offset < read->facts.until;
    read->facts.next = offset + 1;
    read->last = print;
    read->start = Where::Offset;
    read->facts.error.reset();
    read->facts.atEnd = read->facts.end >= 0 && read->facts.next >= read->facts.end;
    checkDone(*read);
    return wanted;
}

void PollPartitions::checkDone(PolledPartition &partition)
{
    if (partition.done || partition.facts.until < 0 || partition.facts.next < partition.facts.until)
        return;
    partition.done = true;
    partition.facts.atEnd = true;
    m_changed = true;
}

PolledPartition *PollPartitions::find(const cluster::TopicPartition &partition)
{
    const auto it = m_partitions.find(partition);
    return it == m_partitions.end() ? nullptr : &it->second;
}

PolledPartition *PollPartitions::find(quint32 topicIndex, qint32 partition)
{
    return topicIndex < static_cast<quint32>(m_request.topics.size()) ? find({m_request.topics[topicIndex], partition}) : nullptr;
}

const PolledPartition *PollPartitions::replaced() const
{
    const auto found = std::find_if(m_partitions.begin(), m_partitions.end(), [](const auto &entry) { return entry.second.replaced; });
    return found == m_partitions.end() ? nullptr : &found->second;
}

qint64 PollPartitions::seekOffset(const PolledPartition &partition) const
{
    const bool hasEnd = m_request.untilEnd || !m_request.endOffsets.isEmpty();
    const qint64 last = partition.facts.next - 1;
    return partition.last && !hasEnd && last >= std::max<qint64>(partition.logStart, 0) ? last : partition.facts.next;
}

QList<SeekTarget> PollPartitions::targets() const
{
    QList<SeekTarget> targets;
    for (const auto &[key, partition] : m_partitions) {
        if (partition.done || partition.deleted)
            continue;
        if (partition.facts.next >= 0)
            targets.append({key, Where::Offset, seekOffset(partition)});
        else
            targets.append({key, partition.start, 0});
    }
    return targets;
}

QList<SeekTarget> PollPartitions::knownTargets() const
{
    QList<SeekTarget> known = targets();
    known.removeIf([this](const SeekTarget &target) {
        return target.where == Where::End && m_partitions.at(target.partition).endSought;
    });
    return known;
}

void PollPartitions::noteSought()
{
    for (auto &[key, partition] : m_partitions)
        partition.endSought = partition.facts.next < 0 && partition.start == Where::End;
}

void PollPartitions::loseTrack()
{
    for (auto &[key, partition] : m_partitions) {
        if (partition.endSought && partition.facts.next < 0 && !partition.deleted)
            partition.facts.mayHaveMissed = true;
    }
}

QList<cluster::TopicPartition> PollPartitions::readable() const
{
    QList<cluster::TopicPartition> keys;
    for (const auto &[key, partition] : m_partitions) {
        if (!partition.done && !partition.deleted)
            keys.append(key);
    }
    return keys;
}

bool PollPartitions::allDone() const
{
    return std::all_of(m_partitions.begin(), m_partitions.end(), [](const auto &entry) { return entry.second.done; });
}

bool PollPartitions::hasDoubts() const
{
    return std::any_of(m_partitions.begin(), m_partitions.end(),
                       [](const auto &entry) { return entry.second.gapFrom >= 0 || entry.second.givenBefore; });
}

void PollPartitions::describe(cluster::TailStatus &status) const
{
    status.positions.clear();
    status.removed = 0;
    for (const auto &[key, partition] : m_partitions) {
        status.positions.append(partition.facts);
        status.removed += static_cast<quint64>(partition.facts.removed);
    }
}

} // namespace streamscope::rest
