// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"

#include <QList>

#include <functional>
#include <optional>

namespace streamscope::cluster {

enum class Compression { None, Gzip, Snappy, Lz4, Zstd };

/// Who says where a message goes that names no partition itself.
enum class Partitioner {
    Murmur2,    ///< Java's default: murmur2 of the key; without one, spread
    Consistent, ///< librdkafka's default: CRC-32 of the key; without one, spread
    Random,     ///< whatever the key
    RoundRobin, ///< one after the other, whatever the key
    Chosen      ///< one for all
};

struct BulkOptions {
    static constexpr int kMostLingerMs = 900'000;
    static constexpr int kMostBatchBytes = 1 << 30;

    Acks acks = Acks::All;
    bool idempotent = true;     ///< counts with Acks::All only
    bool transactional = false; ///< acks and idempotent count as All and true then
    Compression compression = Compression::None;
    int lingerMs = 5;           ///< milliseconds, 0 to kMostLingerMs
    int batchBytes = 1'000'000; ///< of a batch, 1 to kMostBatchBytes
    Partitioner partitioner = Partitioner::Murmur2;
    qint32 partition = 0; ///< of Partitioner::Chosen

    friend bool operator==(const BulkOptions &, const BulkOptions &) = default;
};

struct BulkRequest {
    QString topic;         ///< must exist; never created by this
    qint32 partitions = 1; ///< that it has
    BulkOptions options;
    /// Transactional: who opens the same id again aborts what its predecessor left open. Empty: a new one.
    QString transactionalId;
    /// Transactional: a person commits or aborts; else the feed says where, and what is open when it is stopped is aborted.
    bool byHand = true;
};

/// What became of one message.
struct DeliveryReport {
    qint32 partition = -1;
    qint64 offset = -1;                     ///< −1: not told
    qint64 latencyUs = 0;                   ///< microseconds from the producer's queue to the answer
    const core::KafkaError *error = nullptr; ///< null: acknowledged. TimedOut: it may have been written
    /// The error is the message's own and comes again whenever it is sent; from a broker (a code above 0) it may be that of another
    /// one in the same batch, which is refused as a whole.
    bool refused = false;
};

/// Where a bulk producer's messages come from, and who is told of them. Called on the producer's thread, by one thread at a
/// time.
class RecordFeed {
public:
    enum class Step {
        Send,   ///< the record is filled in
        Wait,   ///< nothing now; ask again after waitUs
        Commit, ///< what was sent until now is one transaction (transactional and not by hand only)
        End     ///< nothing follows
    };
    struct Next {
        Step step = Step::End;
        qint64 waitUs = 0; ///< microseconds; the producer may ask earlier
    };

    virtual ~RecordFeed() = default;

    /// record: what was in it before is left to be overwritten; its topic does not count. Must not wait.
    [[nodiscard]] virtual Next next(ProducerRecord &record) = 0;
    /// number: of the message among those that next() gave, from 0. Once for each, in no order; a stop gives back what it finds
    /// unsent, with the error _PURGE_QUEUE.
    virtual void settled(quint64 number, const DeliveryReport &report) = 0;
    /// The transaction that was open is committed, or aborted; all of its messages are settled. True after an abort: what can be
    /// sent of it is given again. Then the producer goes on where nothing but refused messages was in the way; else one that nobody
    /// ends by hand fails.
    virtual bool concluded(bool committed)
    {
        Q_UNUSED(committed)
        return false;
    }
};

/// A bulk producer's own account of itself.
struct BulkStatus {
    enum class State {
        Starting, ///< asks for a producer id
        Running,
        Open,     ///< nothing more is sent; a transaction waits to be committed or aborted
        Stopping, ///< waits for the answers to what was sent
        Finished,
        Failed ///< see error
    };
    struct PartitionCounts {
        quint64 acknowledged = 0;
        quint64 failed = 0;
    };
    struct ErrorCount {
        core::KafkaError error; ///< the first of its code
        quint64 count = 0;
    };

    State state = State::Starting;
    quint64 sent = 0; ///< given to the producer's queue; in flight is what is in none of the next three
    quint64 acknowledged = 0;
    quint64 failed = 0;    ///< of these `unknown` may have been written
    quint64 discarded = 0; ///< taken back from the queue by a stop; certainly not written
    quint64 unknown = 0;
    quint64 bytes = 0;                 ///< key, value and headers of what was sent
    QList<PartitionCounts> partitions; ///< by number
    QList<ErrorCount> errors;          ///< one for each code, most common first
    bool transactionOpen = false;
    quint64 inTransaction = 0; ///< messages of the open transaction
    bool mustAbort = false;    ///< the open transaction cannot be committed any more
    quint64 commits = 0;
    quint64 aborts = 0;
    std::optional<core::KafkaError> error; ///< why it failed, or why the transaction must be aborted

    [[nodiscard]] quint64 inFlight() const { return sent - acknowledged - failed - discarded; }
    [[nodiscard]] bool isOver() const { return state == State::Finished || state == State::Failed; }
};

/// A producer at work. All functions may be called from any thread and return at once. Destruction stops it and aborts what
/// is open; what is left of that goes on elsewhere, without the feed.
class BulkProducer {
public:
    virtual ~BulkProducer() = default;

    /// Asks the feed for nothing more. What is in the queue has two seconds to be answered.
    virtual void stop() = 0;
    /// By hand: ends the open transaction; the next message begins another one.
    virtual void commit() = 0;
    virtual void abort() = 0;
    [[nodiscard]] virtual BulkStatus status() const = 0;
};

/// Called on the producer's thread when its status has changed, at most some 30 times a second; must be cheap and not throw.
using BulkWake = std::function<void()>;

} // namespace streamscope::cluster
