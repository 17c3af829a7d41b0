// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/tail_positions.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {

TailPositions::TailPositions(std::shared_ptr<Handle> handle)
    : m_handle(std::move(handle))
    , m_queue(rd_kafka_queue_new(m_handle->get()))
{
}

ReadPartition *TailPositions::find(const cluster::TopicPartition &key)
{
    const auto it = m_partitions.find(key);
    return it != m_partitions.end() ? &it->second : nullptr;
}

ReadPartition *TailPositions::of(const rd_kafka_message_t &message)
{
    if (message.rkt != m_lastHandle) {
        const auto it = m_byHandle.find(message.rkt);
        if (it == m_byHandle.end())
            return nullptr;
        m_lastHandle = message.rkt;
        m_lastTopic = &m_topics[it->second];
    }
    const auto index = static_cast<std::size_t>(message.partition);
    return index < m_lastTopic->byPartition.size() ? m_lastTopic->byPartition[index] : nullptr;
}

ReadPartition &TailPositions::add(const cluster::TopicPartition &key, quint32 topicIndex)
{
    ReadPartition &partition = m_partitions[key];
    partition.facts.partition = key;
    partition.topicIndex = topicIndex;
    m_postponed.erase(key);
    return partition;
}

void TailPositions::postpone(const cluster::TopicPartition &key)
{
    const auto it = m_partitions.find(key);
    if (it == m_partitions.end() || it->second.started)
        return;
    m_postponed[key] = it->second.facts;
    m_partitions.erase(it);
}

void TailPositions::startAt(ReadPartition &partition, qint64 offset)
{
    ReadTopic &topic = m_topics[partition.topicIndex];
    if (!topic.handle)
        topic.handle.reset(rd_kafka_topic_new(m_handle->get(), partition.facts.partition.topic.toUtf8().constData(), nullptr));
    const qint32 id = partition.facts.partition.partition;
    if (static_cast<std::size_t>(id) >= topic.byPartition.size())
        topic.byPartition.resize(static_cast<std::size_t>(id) + 1, nullptr);
    topic.byPartition[static_cast<std::size_t>(id)] = &partition;
    m_byHandle[topic.handle.get()] = partition.topicIndex;
    partition.facts.next = offset;
    if (partition.facts.first < 0)
        partition.facts.first = offset;
    partition.facts.atEnd = partition.facts.end >= 0 && offset >= partition.facts.end;
    if (partition.isDone())
        return;
    if (partition.started)
        rd_kafka_consume_stop(topic.handle.get(), id);
    partition.started = rd_kafka_consume_start_queue(topic.handle.get(), id, offset, m_queue.get()) == 0;
    if (!partition.started)
        partition.facts.error = toError(rd_kafka_last_error(), {}, u"consume"_s);
}

void TailPositions::finish(ReadPartition &partition)
{
    partition.facts.next = std::max(partition.facts.next, partition.facts.until);
    if (partition.started)
        rd_kafka_consume_stop(m_topics[partition.topicIndex].handle.get(), partition.facts.partition.partition);
    partition.started = false;
}

bool TailPositions::hasBegun() const
{
    return std::any_of(m_partitions.begin(), m_partitions.end(), [](const auto &entry) { return entry.second.facts.first >= 0; });
}

bool TailPositions::allDone() const
{
    return std::all_of(m_partitions.begin(), m_partitions.end(), [](const auto &entry) { return entry.second.isDone(); });
}

std::optional<core::KafkaError> TailPositions::firstError() const
{
    for (const auto &[key, partition] : m_partitions) {
        if (partition.facts.error)
            return partition.facts.error;
    }
    return m_postponed.empty() ? std::nullopt : m_postponed.begin()->second.error;
}

bool TailPositions::allStandStill() const
{
    return (!m_partitions.empty() || !m_postponed.empty()) &&
           std::all_of(m_partitions.begin(), m_partitions.end(), [](const auto &entry) { return entry.second.facts.error.has_value(); });
}

void TailPositions::describe(cluster::TailStatus &status) const
{
    status.positions.clear();
    status.removed = 0;
    for (const auto &[key, partition] : m_partitions) {
        status.positions.append(partition.facts);
        status.removed += static_cast<quint64>(partition.facts.removed);
    }
    for (const auto &[key, facts] : m_postponed)
        status.positions.append(facts);
    std::sort(status.positions.begin(), status.positions.end(), [](const auto &a, const auto &b) { return a.partition < b.partition; });
}

} // namespace streamscope::kafka
