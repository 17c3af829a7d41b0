// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/cluster/record_output.h"
#include "models/cluster/tail.h"

#include <chrono>
#include <functional>
#include <memory>

namespace streamscope::cluster {

/// Messages come as far apart as their timestamps are. Of several members each keeps the distances of its own partitions.
struct OriginalTiming {
    double speed = 1;             ///< > 0; 2: twice as fast
    qint64 longestGapMs = 60'000; ///< a silence is waited for that long at most, in milliseconds of now

    friend bool operator==(const OriginalTiming &, const OriginalTiming &) = default;
};

/// A member of a consumer group that consumes, transforms and produces.
struct GroupWorkerRequest {
    QString group;
    QStringList topics;  ///< must exist; Kafka divides their partitions among the members of the group
    QStringList targets; ///< what is produced to; must exist
    StartPosition::Kind start = StartPosition::Kind::Earliest; ///< or Latest; where the group has committed nothing
    /// True: what is produced and the offsets consumed are one transaction (KIP-447), so that readers of committed messages
    /// see each result exactly once, whichever member dies when. False: offsets are committed after all is acknowledged, so
    /// that results may be doubled.
    bool transactional = false;
    /// Where a partition begins for which the group has committed nothing, or less, whatever start says. Absent: as start says.
    QHash<TopicPartition, qint64> startOffsets;
    /// A partition is consumed below this offset only, which is committed when it is reached. Absent: without end.
    QHash<TopicPartition, qint64> endOffsets;
    double messagesPerSecond = 0; ///< consumed at most, by this member; 0: as many as there are
    std::optional<OriginalTiming> timing = {}; ///< beside the rate
    /// After how long a silence of this member the others take over; brokers allow 6 s at least unless they are told otherwise.
    std::chrono::milliseconds session{6000};
    /// Where it writes instead of its own cluster: never transactional, and the targets are there. Null: its own cluster.
    std::shared_ptr<RecordOutput> output = {};
    QString outputCluster = {}; ///< the id of that other cluster, for the journal
};

/// Why what was made of a message cannot be written, however often it is tried.
struct Refusal {
    core::KafkaError error;               ///< where: the topic
    std::optional<core::KafkaError> told; ///< what was made of the refusal is refused too: there is nothing more to be made of it
};

/// What a member makes of messages. Called on the member's thread, by one thread at a time.
class MessageTransform {
public:
    virtual ~MessageTransform() = default;

    /// Appends what is to be produced. message.topic is an index into GroupWorkerRequest::topics.
    virtual void transform(const RawMessage &message, QList<ProducerRecord> &records) = 0;
    /// In its place for a message of which it is known that what transform() makes of it cannot be written: appends what is to be
    /// produced instead.
    virtual void refused(const RawMessage &message, const Refusal &refusal, QList<ProducerRecord> &records) = 0;
    /// All that was transformed since the last settled() is written and committed; or, with false, taken back: it will be
    /// delivered again, to this member or another.
    virtual void settled(bool committed) = 0;
};

/// A member's own account of itself.
struct GroupWorkerStatus {
    enum class State {
        Starting, ///< asks for a producer id, joins the group
        Running,  ///< has its partitions, or none are left for it
        Paused,   ///< by a person; still a member
        Waiting,  ///< brokers unreachable; goes on by itself
        Stopping, ///< stop() was called: aborts what is open and leaves the group
        Stopped,
        Failed ///< see error; it has left the group and will not go on by itself
    };
    State state = State::Starting;
    QList<TopicPartition> assigned;        ///< ascending
    quint64 commits = 0;                   ///< transactions, or commits of offsets
    quint64 aborts = 0;                    ///< what was taken back: rebalances, faults
    quint64 rebalances = 0;                ///< assignments, the first one too
    quint64 removed = 0;                   ///< offsets that were gone before this member could read them, as far as it saw
    bool unidentified = false;             ///< brokers tell no ids: a topic that is deleted and made anew meanwhile may pass unnoticed
    QStringList madeAnew;                  ///< each time: the topic was deleted and made anew, and is read from its start
    std::optional<core::KafkaError> error; ///< why it waits, aborted last, or failed
};

/// A running member. All functions may be called from any thread and return at once. Destruction stops it; what is left of its
/// leaving goes on elsewhere.
class GroupWorker {
public:
    virtual ~GroupWorker() = default;

    virtual void pause() = 0;
    virtual void resume() = 0;
    /// Aborts what is not committed and leaves the group, within 4 s; then status() says Stopped or Failed. The transform
    /// is not called any more then.
    virtual void stop() = 0;
    [[nodiscard]] virtual GroupWorkerStatus status() const = 0;
};

/// Called on the member's thread when its status has changed; must be cheap and not throw.
using GroupWorkerWake = std::function<void()>;

} // namespace streamscope::cluster
