// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"
#include "models/rest/answers.h"
#include "models/rest/consumer_instance.h"

#include <map>
#include <optional>

namespace streamscope::rest {

/// A partition that a tail reads, and how far it is.
struct PolledPartition {
    cluster::TailPosition facts;
    quint32 topicIndex = 0;
    SeekTarget::Where start = SeekTarget::Where::Offset; ///< counts until facts.next is known
    bool endSought = false; ///< the server stands at the end, at an offset that only it knows
    qint64 logStart = -1;
    qint64 gapFrom = -1; ///< the offsets from here …
    qint64 gapTo = -1;   ///< … to before here were passed over: removed, or not for readers
    bool givenBefore = false; ///< sought to facts.next, the server gave a message from long before it
    qint64 toldEnd = -1;      ///< as the server told it last
    std::optional<quint64> last; ///< the print of the message before facts.next
    bool replaced = false;       ///< there is another message in its place: another log
    bool done = false;
    bool deleted = false; ///< its topic or itself is gone
};

/// The partitions of a tail: which there are, where they begin, how far they are read. Polling thread only; no I/O.
class PollPartitions {
public:
    explicit PollPartitions(const cluster::TailRequest &request)
        : m_request(request)
    {
    }

    /// Where a new partition begins. range: empty where the server does not tell offsets.
    void add(const cluster::TopicPartition &partition, quint32 topicIndex);
    /// Once all are added: the starts by the request. The error: it cannot be said without offsets.
    [[nodiscard]] core::Result<void> start(const QHash<cluster::TopicPartition, LogRange> &ranges);
    /// One that came later is read from its beginning.
    void startLate(PolledPartition &partition, const std::optional<LogRange> &range);

    /// Takes the end as it is told now, counts gaps. True: the position is to be sought again. Either the topic was made anew, and
    /// it is the beginning now; or the log seems shorter than it was, and the last message is to be compared.
    /// An end behind the position alone does not say so: servers tell the last stable offset, or what a member of theirs that
    /// lags knows. A log made anew ends behind the position *and* its server, which finds no such offset, gives messages from
    /// before it.
    [[nodiscard]] bool takeRange(PolledPartition &partition, const LogRange &range);

    /// True: the message is to be delivered, and the position is behind it now.
    [[nodiscard]] bool accept(const cluster::RawMessage &message);
    /// Passes an offset whose message cannot be read.
    void pass(quint32 topicIndex, qint32 partition, qint64 offset);
    /// One that has another message now where the last one was read: its topic was deleted and made anew, and what the new one
    /// has before the position is unknown. Nothing of it is accepted. Neither v2 nor v3 tells an id of a topic or a time at
    /// which it was made: the same message in that place, or none, tells nothing.
    [[nodiscard]] const PolledPartition *replaced() const;
    [[nodiscard]] PolledPartition *find(const cluster::TopicPartition &partition);
    [[nodiscard]] PolledPartition *find(quint32 topicIndex, qint32 partition);

    /// Of those that are still read. Where there is no end to come to, the last message is read again, to be compared.
    [[nodiscard]] QList<SeekTarget> targets() const;
    /// Without those that stand at an end that only the server knows: sought anew, they would pass over what came meanwhile.
    [[nodiscard]] QList<SeekTarget> knownTargets() const;
    void noteSought(); ///< the server stands at the targets
    /// The server may not stand any more where it was sought to, or has passed over what it did not give: where the offset is
    /// not known, nobody can say what is missing.
    void loseTrack();
    [[nodiscard]] QList<cluster::TopicPartition> readable() const;
    [[nodiscard]] bool allDone() const;
    [[nodiscard]] bool takeAssignmentChanged() { return std::exchange(m_changed, false); }
    [[nodiscard]] bool hasDoubts() const; ///< a gap, or a message from before the position: the ranges explain them
    void describe(cluster::TailStatus &status) const;
    [[nodiscard]] std::map<cluster::TopicPartition, PolledPartition> &all() { return m_partitions; }

private:
    [[nodiscard]] core::Result<void> startUnknown(PolledPartition &partition) const;
    [[nodiscard]] bool take(quint32 topicIndex, qint32 partition, qint64 offset, std::optional<quint64> print);
    [[nodiscard]] qint64 seekOffset(const PolledPartition &partition) const;
    void checkDone(PolledPartition &partition);

    const cluster::TailRequest &m_request;
    std::map<cluster::TopicPartition, PolledPartition> m_partitions;
    bool m_changed = false; ///< other partitions are to be assigned
};

} // namespace streamscope::rest
