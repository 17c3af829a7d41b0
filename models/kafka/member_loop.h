// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kafka/held_queue.h"
#include "models/kafka/member_faults.h"
#include "models/kafka/member_output.h"
#include "models/kafka/member_roster.h"
#include "models/kafka/member_topics.h"
#include "models/kafka/message_batch.h"
#include "models/kafka/rate_gate.h"
#include "models/kafka/timing_gate.h"

#include <QElapsedTimer>

#include <map>
#include <set>

namespace streamscope::kafka {

/// The working thread of a member: consumes, transforms, sends, commits; takes back what a rebalance or a fault interrupts.
class MemberLoop {
public:
    MemberLoop(std::shared_ptr<MemberShared> shared, cluster::ConnectionConfig config, cluster::GroupWorkerRequest request);
    ~MemberLoop();

    void run();

private:
    using State = cluster::GroupWorkerStatus::State;

    // How far one partition is.
    struct Progress {
        qint64 first = -1;  ///< the first offset that is consumed and not committed, −1: none
        qint64 next = -1;   ///< the next offset to be consumed, −1: not known yet
        bool moved = false; ///< next is not committed
        bool ended = false; ///< its end is reached, and it is paused
    };

    // An event and the message in it; null: the end of its partition.
    struct Held {
        EventPtr event;
        const rd_kafka_message_t *message = nullptr;
    };
    using Key = HeldQueue<Held>::Key;

    bool open();
    void work();
    void leave();
    void handle(rd_kafka_event_t *event);
    void onRebalance(rd_kafka_event_t *event);
    [[nodiscard]] PartitionListPtr committed(const rd_kafka_topic_partition_list_t *partitions) const;
    bool chooseStarts(rd_kafka_topic_partition_list_t *partitions);
    void onError(rd_kafka_event_t *event);
    void onEnd(const rd_kafka_topic_partition_t &partition);
    void take(const rd_kafka_message_t &message);
    [[nodiscard]] qint64 endOf(quint32 topic, qint32 partition) const;
    void countRemoved(const Key &key, qint64 next, qint64 offset);
    void moveTo(Progress &progress, qint64 next);
    void endPartition(Progress &progress, quint32 topic, qint32 partition, qint64 end);
    void resumeEnded();
    [[nodiscard]] bool isSlowed() const { return m_request.messagesPerSecond > 0 || m_timing.isOn(); }
    void holdAnew(const QList<cluster::TopicPartition> &partitions);
    bool hold(EventPtr &event);
    [[nodiscard]] qint64 waitForFirstUs() const;
    qint64 letThrough(qint64 milliseconds);
    [[nodiscard]] std::size_t mostHeld() const;
    void stopFull(const Key &key);
    void resumeEmptied();
    void pausePartitions(const std::set<Key> &keys, bool paused);
    void fetchOrNot();
    [[nodiscard]] qint64 nowUs() const { return m_clock.nsecsElapsed() / 1000; }
    void tellUnidentified();
    [[nodiscard]] bool isCommitDue() const;
    bool readsTheSame(const MemberTopics::Changes &changes);
    bool commit();
    void takeBack();
    void recover(const core::KafkaError &error);
    void goBack();
    bool rewind();
    void pauseOrResume();
    void fail(const core::KafkaError &error);
    [[nodiscard]] PartitionListPtr assignment() const;
    [[nodiscard]] std::optional<quint32> topicIndex(const char *name) const;
    void setWaiting(const std::optional<core::KafkaError> &error);
    void rest(int milliseconds);

    std::shared_ptr<MemberShared> m_shared;
    const cluster::ConnectionConfig m_config;
    const cluster::GroupWorkerRequest m_request;
    std::vector<std::string> m_topics;
    std::shared_ptr<Handle> m_consumer;
    QueuePtr m_queue;
    std::unique_ptr<MemberOutput> m_output;
    MemberRoster m_roster;
    MemberTopics m_known;
    RateGate m_rate;
    TimingGate m_timing;
    HeldQueue<Held> m_held;  ///< fetched, and not yet let through by the rate or the timing
    qint64 m_heldOrder = 0;  ///< counts them, where only the rate holds them
    std::set<Key> m_stopped; ///< so much of them is held that no more is fetched
    QElapsedTimer m_clock;
    MessageBatch m_batch;
    QList<cluster::ProducerRecord> m_records;
    MemberFaults m_faults;
    std::map<std::pair<quint32, qint32>, Progress> m_progress; ///< by topic index and partition
    std::set<Key> m_anew; ///< of topics made anew: begun at their start, and nothing of that committed yet
    quint64 m_uncommitted = 0;                                 ///< messages
    bool m_moved = false;                                      ///< there are offsets to commit
    QElapsedTimer m_since;                                     ///< the first of them
    bool m_lost = false; ///< what is read could have a gap: nothing is taken before the next assignment
    bool m_paused = false;
    bool m_waiting = false;
    bool m_unidentified = false; ///< as it was told last
    bool m_refused = false; ///< a transaction was taken back for it
    int m_failures = 0;     ///< in a row
    int m_renewals = 0; ///< since the last commit: the producer was fenced and is a new one
    std::optional<core::KafkaError> m_failed;
    bool m_renew = false; ///< leave and begin anew
};

} // namespace streamscope::kafka
