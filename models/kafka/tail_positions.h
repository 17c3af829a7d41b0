// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"
#include "models/kafka/handle.h"
#include "models/kafka/rd.h"

#include <map>
#include <vector>

namespace streamscope::kafka {

/// A partition that a tail reads.
struct ReadPartition {
    cluster::TailPosition facts;
    quint32 topicIndex = 0;          ///< in the request's topics
    qint32 leader = -1;              ///< as last seen, −1: none
    qint64 logStart = 0;             ///< when reading began
    bool started = false;            ///< librdkafka fetches it
    bool begunAnew = false;          ///< it went back to the log start since the topic's id was last seen
    bool begunAnewWhenAsked = false; ///< the same when that was asked for

    [[nodiscard]] bool isDone() const { return facts.until >= 0 && facts.next >= facts.until; }
};

/// The partitions of a tail, and the fetcher of each. Reading thread only; addresses of partitions stay.
class TailPositions {
public:
    explicit TailPositions(std::shared_ptr<Handle> handle);

    /// Everything that is fetched comes to it.
    [[nodiscard]] rd_kafka_queue_t *queue() const { return m_queue.get(); }

    [[nodiscard]] ReadPartition *find(const cluster::TopicPartition &key);
    /// The partition a message belongs to; nullptr: none of ours. Cheap for messages of one topic in a row.
    [[nodiscard]] ReadPartition *of(const rd_kafka_message_t &message);
    ReadPartition &add(const cluster::TopicPartition &key, quint32 topicIndex);
    /// It could not be started: it is asked for again with the next metadata, and its error stays to be seen.
    void postpone(const cluster::TopicPartition &key);
    [[nodiscard]] bool hasPostponed() const { return !m_postponed.empty(); }

    void startAt(ReadPartition &partition, qint64 offset); ///< also anew, somewhere else
    void finish(ReadPartition &partition);

    [[nodiscard]] bool isEmpty() const { return m_partitions.empty(); }
    [[nodiscard]] bool hasBegun() const; ///< at least one
    [[nodiscard]] bool allDone() const;
    [[nodiscard]] std::optional<core::KafkaError> firstError() const; ///< of the partitions that stand still
    [[nodiscard]] bool allStandStill() const;
    [[nodiscard]] std::map<cluster::TopicPartition, ReadPartition> &all() { return m_partitions; }
    void describe(cluster::TailStatus &status) const; ///< positions and what is summed over them

private:
    struct ReadTopic {
        TopicPtr handle;
        std::vector<ReadPartition *> byPartition;
    };

    const std::shared_ptr<Handle> m_handle;
    const QueuePtr m_queue;
    std::map<cluster::TopicPartition, ReadPartition> m_partitions;
    std::map<cluster::TopicPartition, cluster::TailPosition> m_postponed;
    std::map<quint32, ReadTopic> m_topics;
    std::map<const rd_kafka_topic_t *, quint32> m_byHandle;
    const rd_kafka_topic_t *m_lastHandle = nullptr;
    ReadTopic *m_lastTopic = nullptr;
};

} // namespace streamscope::kafka
