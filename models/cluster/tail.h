// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/message_sink.h"
#include "models/cluster/offsets.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace streamscope::cluster {

/// Where reading begins, in each partition.
struct StartPosition {
    enum class Kind {
        Earliest,
        Latest, ///< the high watermark (or last stable offset) when the tail starts
        Offset, ///< value: the offset; one that is gone is told and counted, reading goes on at the log start, one beyond the
                ///< end is told, reading begins at the end
        Time,   ///< value: milliseconds since the epoch, UTC; a partition without a later message starts at its end
        LastN   ///< value: so many of the newest messages by timestamp, of all partitions together (newestMessages()); where
                ///< looking back takes more than a few seconds, of what was read till then. Beyond a million, and through a REST
                ///< Proxy, so many offsets, shared evenly among the partitions
    };
    Kind kind = Kind::Latest;
    qint64 value = 0;

    friend bool operator==(const StartPosition &, const StartPosition &) = default;
};

/// What a tail reads. Nothing is joined, committed or created by it.
struct TailRequest {
    QStringList topics;
    QList<TopicPartition> partitions; ///< empty: all partitions of the topics, also those added while it runs
    StartPosition start;
    /// Where single partitions begin, whatever start says. An offset that is gone is told and counted, as with Kind::Offset.
    QHash<TopicPartition, qint64> startOffsets;
    Isolation isolation = Isolation::ReadCommitted;
    bool untilEnd = false; ///< stop at the ends as they are at the start
    /// Single partitions are read below this offset only; with untilEnd at most to the end, without it also to one that is not
    /// there yet. A tail finishes when all its partitions have.
    QHash<TopicPartition, qint64> endOffsets;
    qint64 maxMessages = -1; ///< −1: no bound; else the tail finishes after that many
    bool checkCrcs = false;
};

/// How far a partition is.
struct TailPosition {
    TopicPartition partition;
    qint64 first = -1;       ///< where reading began, −1: not known yet
    qint64 next = -1;        ///< the next offset to be read, −1: not known yet
    qint64 until = -1;       ///< reading ends below it, −1: it goes on
    qint64 end = -1;         ///< last stable offset or high watermark as last seen, −1: not known yet
    qint64 highWatermark = -1;
    qint64 removed = 0;      ///< offsets that were asked for and gone ("removed while reading")
    bool wasBeyondEnd = false; ///< the offset asked for is not there yet: first is the end as it was then
    bool mayHaveMissed = false; ///< the place was lost before a first message had come: nobody knows how many were passed over
    bool atEnd = false;
    std::optional<core::KafkaError> error; ///< why it stands still; empty: it does not
};

/// A tail's own account of itself. A value; taking it costs a short lock, never a wait.
struct TailStatus {
    enum class State {
        Starting,  ///< asking for metadata and offsets
        Reading,
        Paused,    ///< by a person
        Full,      ///< by the sink: the budget is used up
        Waiting,   ///< brokers unreachable; goes on by itself
        Finished,  ///< until the end, or the count, was reached
        Stopped,   ///< stop() was called
        Failed     ///< see error; will not go on by itself
    };
    State state = State::Starting;
    QList<TailPosition> positions; ///< ascending
    quint64 received = 0;     ///< messages given to the sink
    quint64 receivedBytes = 0; ///< key, value and header bytes of those
    quint64 removed = 0;      ///< sum over the positions
    quint64 corrupt = 0;      ///< messages refused because their length or content is absurd
    std::optional<core::KafkaError> error; ///< of the tail as a whole, or the last one that it waits on
};

/// A running tail. All functions may be called from any thread and return at once. Destruction stops it and waits for its
/// thread, 200 ms at most; the handle is torn down elsewhere.
class Tail {
public:
    virtual ~Tail() = default;

    virtual void pause() = 0;
    virtual void resume() = 0;
    /// After it, append is not called any more once status() says Stopped.
    virtual void stop() = 0;
    [[nodiscard]] virtual TailStatus status() const = 0;
};

/// Called on the tail's thread when there is news (messages or another status); must be cheap and not throw.
using TailWake = std::function<void()>;

} // namespace streamscope::cluster
