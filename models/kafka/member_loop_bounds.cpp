// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How much a member reads: from where to where, and how fast.
#include "models/kafka/member_loop.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr std::array kCommittedMs = {500, 1000, 1500, 2000}; // one after the other: a stop is noticed between them
constexpr std::size_t kMostHeld = 2000; // of all partitions together
constexpr std::size_t kFewestHeld = 20; // of one
constexpr std::size_t kHeldOfRangeBytes = 32UL << 20;
constexpr qint64 kAwaitOthersUs = 500'000;

} // namespace

// What the group has committed of these; null: it could not be read.
PartitionListPtr MemberLoop::committed(const rd_kafka_topic_partition_list_t *partitions) const
{
    for (const int waitMs : kCommittedMs) {
        if (m_shared->stop.load())
            break;
        PartitionListPtr list(rd_kafka_topic_partition_list_copy(partitions));
        const bool answered = rd_kafka_committed(m_consumer->get(), list.get(), waitMs) == RD_KAFKA_RESP_ERR_NO_ERROR;
        if (answered && std::all_of(list->elems, list->elems + list->cnt, [](const auto &one) { return one.err == RD_KAFKA_RESP_ERR_NO_ERROR; }))
            return list;
    }
    return {};
}

// Where the group has committed nothing, the request's own offset, or the end. Where it has, what is gone meanwhile is passed over and
// no more: then reading goes on at the log start, whatever the request says. False: what is committed could not be read.
bool MemberLoop::chooseStarts(rd_kafka_topic_partition_list_t *partitions)
{
    for (int i = 0; i < partitions->cnt; ++i) {
        const auto topic = topicIndex(partitions->elems[i].topic);
        if (topic && m_anew.contains({*topic, partitions->elems[i].partition}))
            partitions->elems[i].offset = RD_KAFKA_OFFSET_BEGINNING;
    }
    const bool latest = m_request.start == cluster::StartPosition::Kind::Latest;
    if ((m_request.startOffsets.isEmpty() && !latest) || partitions->cnt == 0)
        return true;
    const PartitionListPtr known = committed(partitions);
    for (int i = 0; known && i < partitions->cnt; ++i) {
        rd_kafka_topic_partition_t &partition = partitions->elems[i];
        const auto topic = topicIndex(partition.topic);
        if (!topic)
            return false;
        if (m_anew.contains({*topic, partition.partition}))
            continue;
        const cluster::TopicPartition key{m_request.topics.value(*topic), partition.partition};
        const qint64 begin = m_request.startOffsets.value(key, latest ? RD_KAFKA_OFFSET_END : RD_KAFKA_OFFSET_INVALID);
        partition.offset = known->elems[i].offset >= 0 ? std::max<qint64>(known->elems[i].offset, begin) : begin;
        if (!m_request.startOffsets.isEmpty() && partition.offset >= 0)
            m_progress[{*topic, partition.partition}].next = partition.offset;
    }
    return known != nullptr;
}

// Asked before each commit: what was read since could be of a topic that was made anew, from where the old one was read to. False: some
// topic is another one, or gone. What was read and not committed is taken back then; of the old topic nobody can read it again.
bool MemberLoop::readsTheSame(const MemberTopics::Changes &changes)
{
    const PartitionListPtr list = changes.anew.isEmpty() && changes.gone.isEmpty() ? nullptr : assignment();
    bool same = true;
    for (int i = 0; list && i < list->cnt; ++i) {
        const QString name = QString::fromUtf8(list->elems[i].topic);
        const auto topic = topicIndex(list->elems[i].topic);
        if (!topic || !(changes.anew.contains(name) || changes.gone.contains(name)))
            continue;
        const Key key{*topic, list->elems[i].partition};
        same = !changes.anew.contains(name) && m_progress.erase(key) == 0 && same;
        m_faults.committed(key.first, key.second, std::numeric_limits<qint64>::max());
        if (changes.anew.contains(name))
            m_anew.insert(key);
    }
    if (same)
        return true;
    takeBack();
    if (!changes.anew.isEmpty() && !m_request.endOffsets.isEmpty()) { // the range is of the old one
        fail(core::localError(core::ErrorKind::UnknownObject, u"the topic was deleted and made anew"_s, changes.anew.first()));
        return false;
    }
    m_shared->update([&changes](cluster::GroupWorkerStatus &status) { status.madeAnew += changes.anew; });
    if (!m_renew)
        goBack();
    return false;
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
    m_held.close({topic, partition});
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

void MemberLoop::holdAnew(const QList<cluster::TopicPartition> &partitions)
{
    std::vector<Key> keys;
    for (const cluster::TopicPartition &partition : partitions) {
        if (const qsizetype topic = m_request.topics.indexOf(partition.topic); topic >= 0)
            keys.emplace_back(static_cast<quint32>(topic), partition.partition);
    }
    m_held.assign(keys, nowUs());
    m_stopped.clear();
    m_timing = TimingGate(m_request.timing);
}

// Messages wait here and not in the library's queue, where a rebalance would stand behind them. The end of a partition waits with
// them. True: it was taken.
bool MemberLoop::hold(EventPtr &event)
{
    const auto type = rd_kafka_event_type(event.get());
    const bool end = type == RD_KAFKA_EVENT_ERROR && rd_kafka_event_error(event.get()) == RD_KAFKA_RESP_ERR__PARTITION_EOF;
    if (!isSlowed() || (type != RD_KAFKA_EVENT_FETCH && !end))
        return false;
    HeldQueue<Held>::Item item;
    item.isEnd = end;
    std::optional<quint32> topic;
    qint32 partition = -1;
    if (end) {
        using TopicPartitionPtr = std::unique_ptr<rd_kafka_topic_partition_t, Deleter<rd_kafka_topic_partition_destroy>>;
        const TopicPartitionPtr place(rd_kafka_event_topic_partition(event.get()));
        topic = place ? topicIndex(place->topic) : std::nullopt;
        partition = place ? place->partition : -1;
    } else if (const rd_kafka_message_t *message = rd_kafka_event_message_next(event.get())) {
        rd_kafka_timestamp_type_t kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
        topic = topicIndex(rd_kafka_topic_name(message->rkt));
        partition = message->partition;
        if (topic && message->offset >= endOf(*topic, partition))
            item.isEnd = true; // of no interest but for that
        else
            item.order = m_timing.isOn() ? rd_kafka_message_timestamp(message, &kind) : ++m_heldOrder;
        item.bytes = static_cast<qint64>(std::min(message->len + message->key_len, kHeldOfRangeBytes));
        item.payload.message = message;
    }
    if (!topic)
        return true;
    item.payload.event = std::move(event);
    m_held.add({*topic, partition}, std::move(item));
    stopFull({*topic, partition});
    return true;
}

qint64 MemberLoop::waitForFirstUs() const
{
    const auto &first = m_held.first();
    if (first.order == HeldQueue<Held>::kAtOnce)
        return 0;
    const qint64 wait = std::max(m_rate.waitUs(nowUs()), m_timing.waitUs(first.order, nowUs()));
    // What another partition brings may be older.
    if (!m_timing.isOn() || m_held.isComplete())
        return wait;
    return std::max(wait, m_held.silentSinceUs() + kAwaitOthersUs - nowUs());
}

// As many as rate and timing allow by now. The answer: how many of so many milliseconds may pass until the next.
qint64 MemberLoop::letThrough(qint64 milliseconds)
{
    qint64 waitUs = 0;
    while (!m_held.isEmpty() && !m_paused && !m_failed && !m_renew && !isCommitDue()) {
        waitUs = waitForFirstUs();
        if (waitUs > 0)
            break;
        const auto item = m_held.takeFirst(nowUs());
        if (item.payload.message) {
            if (!item.isEnd)
                m_timing.pass(item.order, nowUs());
            take(*item.payload.message);
        } else {
            handle(item.payload.event.get());
        }
    }
    resumeEmptied();
    if (m_held.isEmpty() || m_paused)
        return milliseconds;
    return isCommitDue() ? 0 : std::min(milliseconds, waitUs / 1000 + 1);
}

std::size_t MemberLoop::mostHeld() const
{
    return std::max(kFewestHeld, kMostHeld / std::max<std::size_t>(1, m_held.partitions()));
}

void MemberLoop::stopFull(const Key &key)
{
    if ((m_held.size(key) < mostHeld() && m_held.bytes() < static_cast<qint64>(kHeldOfRangeBytes)) || !m_stopped.insert(key).second || m_paused)
        return;
    pausePartitions({key}, true);
}

void MemberLoop::resumeEmptied()
{
    std::set<Key> resumed;
    for (const Key &key : m_stopped) {
        if (m_held.size(key) <= mostHeld() / 10 && m_held.bytes() < static_cast<qint64>(kHeldOfRangeBytes / 2))
            resumed.insert(key);
    }
    for (const Key &key : resumed)
        m_stopped.erase(key);
    std::erase_if(resumed, [this](const Key &key) { return m_progress[key].ended; });
    if (!resumed.empty() && !m_paused)
        pausePartitions(resumed, false);
}

void MemberLoop::pausePartitions(const std::set<Key> &keys, bool paused)
{
    if (keys.empty())
        return;
    const PartitionListPtr list(rd_kafka_topic_partition_list_new(static_cast<int>(keys.size())));
    for (const auto &[topic, partition] : keys)
        rd_kafka_topic_partition_list_add(list.get(), m_topics[topic].c_str(), partition);
    if (paused)
        rd_kafka_pause_partitions(m_consumer->get(), list.get());
    else
        rd_kafka_resume_partitions(m_consumer->get(), list.get());
}

// A resumed partition that is still at its end is paused again when that shows.
void MemberLoop::fetchOrNot()
{
    std::set<Key> all;
    if (const PartitionListPtr list = assignment()) {
        for (int i = 0; i < list->cnt; ++i) {
            const auto topic = topicIndex(list->elems[i].topic);
            if (topic && (m_paused || !m_stopped.contains({*topic, list->elems[i].partition})))
                all.emplace(*topic, list->elems[i].partition);
        }
    }
    pausePartitions(all, m_paused);
    for (auto &[key, progress] : m_progress)
        progress.ended = progress.ended && m_paused;
}

} // namespace streamscope::kafka
