// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How much a member reads: from where to where, and how fast.
#include "models/kafka/member_loop.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace streamscope::kafka {
namespace {

constexpr int kCommittedMs = 5000;
constexpr std::size_t kMostHeld = 2000;
constexpr std::size_t kFewHeld = 200;

} // namespace

// Where the group has committed nothing, the request's own offset. False: what it has committed could not be read.
bool MemberLoop::chooseStarts(rd_kafka_topic_partition_list_t *partitions)
{
    if (m_request.startOffsets.isEmpty() || partitions->cnt == 0)
        return true;
    const PartitionListPtr committed(rd_kafka_topic_partition_list_copy(partitions));
    if (rd_kafka_committed(m_consumer->get(), committed.get(), kCommittedMs) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return false;
    for (int i = 0; i < partitions->cnt; ++i) {
        const rd_kafka_topic_partition_t &known = committed->elems[i];
        rd_kafka_topic_partition_t &partition = partitions->elems[i];
        const auto topic = topicIndex(partition.topic);
        if (known.err != RD_KAFKA_RESP_ERR_NO_ERROR || !topic)
            return false;
        const cluster::TopicPartition key{m_request.topics.value(*topic), partition.partition};
        partition.offset = known.offset >= 0 ? known.offset : m_request.startOffsets.value(key, RD_KAFKA_OFFSET_INVALID);
        m_progress[{*topic, partition.partition}].next = partition.offset >= 0 ? partition.offset : -1;
    }
    return true;
}

qint64 MemberLoop::endOf(quint32 topic, qint32 partition) const
{
    const auto end = m_request.endOffsets.constFind({m_request.topics.value(topic), partition});
    return end == m_request.endOffsets.cend() ? std::numeric_limits<qint64>::max() : *end;
}

// What lies at the end or behind it is of no interest: it is not fetched any more.
void MemberLoop::endPartition(Progress &progress, quint32 topic, qint32 partition, qint64 end)
{
    moveTo(progress, end);
    if (std::exchange(progress.ended, true))
        return;
    const PartitionListPtr list(rd_kafka_topic_partition_list_new(1));
    rd_kafka_topic_partition_list_add(list.get(), m_topics[topic].c_str(), partition);
    rd_kafka_pause_partitions(m_consumer->get(), list.get());
}

// After the place to read at has changed; those that are still at their end are paused again when that shows.
void MemberLoop::resumeEnded()
{
    const PartitionListPtr list(rd_kafka_topic_partition_list_new(1));
    for (auto &[key, progress] : m_progress) {
        if (std::exchange(progress.ended, false))
            rd_kafka_topic_partition_list_add(list.get(), m_topics[key.first].c_str(), key.second);
    }
    if (list->cnt > 0 && !m_paused)
        rd_kafka_resume_partitions(m_consumer->get(), list.get());
}

// With a rate, messages wait here and not in the library's queue, where a rebalance would stand behind them. The end of a partition
// waits with them. True: it was taken.
bool MemberLoop::hold(EventPtr &event)
{
    const auto type = rd_kafka_event_type(event.get());
    const bool end = type == RD_KAFKA_EVENT_ERROR && rd_kafka_event_error(event.get()) == RD_KAFKA_RESP_ERR__PARTITION_EOF;
    if (m_request.messagesPerSecond <= 0 || (type != RD_KAFKA_EVENT_FETCH && !end))
        return false;
    m_held.push_back(std::move(event));
    if (m_held.size() >= kMostHeld && !std::exchange(m_holding, true))
        fetchOrNot();
    return true;
}

// As many as the rate allows by now. The answer: how many of so many milliseconds may pass until the next.
qint64 MemberLoop::letThrough(qint64 milliseconds)
{
    qint64 waitUs = 0;
    while (!m_held.empty() && !m_paused && !m_failed && !m_renew && !isCommitDue()) {
        waitUs = m_rate.waitUs(m_clock.nsecsElapsed() / 1000);
        if (waitUs > 0)
            break;
        const EventPtr event = std::move(m_held.front());
        m_held.pop_front();
        handle(event.get());
    }
    if (m_holding && m_held.size() <= kFewHeld) {
        m_holding = false;
        fetchOrNot();
    }
    if (m_held.empty() || m_paused)
        return milliseconds;
    return isCommitDue() ? 0 : std::min(milliseconds, waitUs / 1000 + 1);
}

// A resumed partition that is still at its end is paused again when that shows.
void MemberLoop::fetchOrNot()
{
    const bool stopped = m_paused || m_holding;
    if (const PartitionListPtr all = assignment(); all && all->cnt > 0) {
        if (stopped)
            rd_kafka_pause_partitions(m_consumer->get(), all.get());
        else
            rd_kafka_resume_partitions(m_consumer->get(), all.get());
    }
    for (auto &[key, progress] : m_progress)
        progress.ended = progress.ended && stopped;
}

} // namespace streamscope::kafka
