// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/poll_partitions.h"

#include "models/rest/capabilities.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

using Kind = cluster::StartPosition::Kind;
using Where = SeekTarget::Where;

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

// The partitions with the fewest offsets first: what they cannot give is divided among the rest.
void startAtLastN(qint64 wanted, std::vector<PolledPartition *> partitions)
{
    const auto available = [](const PolledPartition *p) { return std::max<qint64>(0, p->facts.end - p->logStart); };
    std::sort(partitions.begin(), partitions.end(), [&](const auto *a, const auto *b) { return available(a) < available(b); });
    qint64 left = std::max<qint64>(0, wanted);
    auto open = static_cast<qint64>(partitions.size());
    for (PolledPartition *partition : partitions) {
        const qint64 share = std::min(available(partition), (left + open - 1) / open);
        partition->facts.next = partition->facts.end - share;
        left -= share;
        --open;
    }
}

void startAtOffset(PolledPartition &partition, qint64 wanted, bool known)
{
    partition.facts.next = wanted;
    if (!known)
        return;
    partition.facts.next = std::clamp(wanted, partition.logStart, std::max(partition.logStart, partition.facts.end));
    partition.facts.removed = std::clamp<qint64>(partition.logStart - wanted, 0, partition.logStart);
    partition.facts.wasBeyondEnd = wanted > std::max(partition.logStart, partition.facts.end);
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
    std::vector<PolledPartition *> all;
    for (auto &[key, partition] : m_partitions) {
        const auto range = ranges.constFind(key);
        const bool known = range != ranges.cend();
        if (known) {
            partition.logStart = range->beginning;
            partition.facts.end = partition.facts.highWatermark = range->end;
        } else if (m_request.untilEnd) {
            return tl::make_unexpected(needsOffsets(u"reading to the end"_s));
        } else if (m_request.start.kind == Kind::LastN) {
            return tl::make_unexpected(needsOffsets(u"reading the last messages"_s));
        }
        if (m_request.untilEnd)
            partition.until = partition.facts.end;
        switch (m_request.start.kind) {
        case Kind::Earliest:
            partition.start = known ? Where::Offset : Where::Beginning;
            partition.facts.next = known ? partition.logStart : -1;
            break;
        case Kind::Latest:
            partition.start = known ? Where::Offset : Where::End;
            partition.facts.next = known ? partition.facts.end : -1;
            break;
        case Kind::Offset: startAtOffset(partition, m_request.start.value, known); break;
        case Kind::Time:
        case Kind::LastN: break;
        }
        all.push_back(&partition);
    }
    if (m_request.start.kind == Kind::LastN)
        startAtLastN(m_request.start.value, all);
    for (PolledPartition *partition : all) {
        partition->facts.first = partition->facts.next;
        checkDone(*partition);
    }
    m_changed = false;
    return {};
}

void PollPartitions::startLate(PolledPartition &partition, const std::optional<LogRange> &range)
{
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
    partition.logStart = range.beginning;
    partition.facts.end = partition.facts.highWatermark = range.end;
    if (partition.gapFrom >= 0) {
        partition.facts.removed += std::max<qint64>(0, std::min(range.beginning, partition.gapTo) - partition.gapFrom);
        partition.gapFrom = partition.gapTo = -1;
    }
    const bool beyond = partition.facts.next > range.end;
    if (beyond)
        partition.facts.next = range.beginning;
    partition.facts.atEnd = partition.facts.next >= 0 && partition.facts.next >= range.end;
    return beyond;
}

bool PollPartitions::accept(quint32 topicIndex, qint32 partition, qint64 offset)
{
    PolledPartition *read = find(topicIndex, partition);
    if (!read || read->done || offset < read->facts.next)
        return false;
    if (read->facts.next >= 0 && offset > read->facts.next && read->gapFrom < 0) {
        read->gapFrom = read->facts.next;
        read->gapTo = offset;
    }
    const bool wanted = read->until < 0 || offset < read->until;
    read->facts.next = offset + 1;
    read->start = Where::Offset;
    read->facts.error.reset();
    read->facts.atEnd = read->facts.end >= 0 && read->facts.next >= read->facts.end;
    checkDone(*read);
    return wanted;
}

void PollPartitions::checkDone(PolledPartition &partition)
{
    if (partition.done || partition.until < 0 || partition.facts.next < partition.until)
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

QList<SeekTarget> PollPartitions::targets() const
{
    QList<SeekTarget> targets;
    for (const auto &[key, partition] : m_partitions) {
        if (partition.done || partition.deleted)
            continue;
        if (partition.facts.next >= 0)
            targets.append({key, Where::Offset, partition.facts.next});
        else
            targets.append({key, partition.start, 0});
    }
    return targets;
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

bool PollPartitions::hasGaps() const
{
    return std::any_of(m_partitions.begin(), m_partitions.end(), [](const auto &entry) { return entry.second.gapFrom >= 0; });
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
