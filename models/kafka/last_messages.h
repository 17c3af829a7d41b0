// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/newest_messages.h"
#include "models/kafka/tail_positions.h"

#include <chrono>
#include <vector>

namespace streamscope::kafka {

/// Finds the newest N messages of all partitions together (cluster::newestMessages) where reading began at a first look: compaction
/// and the marks of transactions leave holes, and one partition may have more of the newest than others. Looks further back where
/// that is so, in steps that grow, until they are found or the logs have no more. What was read meanwhile is held back, so that
/// partitions that are filled alike are read once. Reading thread only.
class LastMessages {
public:
    static constexpr qint64 kMost = 1'000'000; ///< a larger N is one of offsets

    /// Whether the last N are found so, and not begun at by offset.
    [[nodiscard]] static bool findsStart(const cluster::StartPosition &start);
    /// Of such a partition: neither its start nor an end before that of the log is said by the request.
    [[nodiscard]] static bool counts(const cluster::TailPosition &facts, const cluster::TailRequest &request);

    /// The partitions that have begun and count. positions outlives it.
    LastMessages(TailPositions &positions, const cluster::TailRequest &request);
    ~LastMessages();
    Q_DISABLE_COPY_MOVE(LastMessages)

    /// True: it is one of those that are counted, and taken over. An error of a partition ends the looking back.
    [[nodiscard]] bool take(rd_kafka_message_t *message, const ReadPartition *partition);
    /// Looks further back where it has to. True: all are found, or as many as there are, or it took too long.
    [[nodiscard]] bool isDone();
    /// Once, when it is done: what was held back of the last N, and after them, in the order of each partition; the caller's
    /// from here on. Each partition goes on where they begin.
    [[nodiscard]] std::vector<rd_kafka_message_t *> release();
    /// After those have been given on: where reading was put back it goes on behind them.
    void goOn();

private:
    // The messages of a stretch of offsets.
    struct Stretch {
        std::vector<qint64> offsets;
        std::vector<qint64> timestamps; ///< of the same messages
        std::vector<rd_kafka_message_t *> held;

        void add(const rd_kafka_message_t &message);

        void putBefore(Stretch &later);
    };
    struct Counted {
        ReadPartition *partition = nullptr;
        qint64 from = 0;  ///< all from it on is found, or is being read up to until
        qint64 until = 0;
        qint64 end = 0;   ///< what lies behind it is not counted
        bool isReading = false;
        bool isDense = false;    ///< what was read last has no holes
        bool isUnfinished = false; ///< given up in its first look: the rest of it comes afterwards
        bool wasPutBack = false;
        Stretch found;
        Stretch step; ///< what is being read

        [[nodiscard]] qint64 count() const { return static_cast<qint64>(found.offsets.size()); }
        [[nodiscard]] bool isExhausted() const { return from <= partition->logStart; }
    };

    [[nodiscard]] cluster::NewestMessages newest() const;
    void lookFurtherBack(Counted &counted, qint64 missing);
    static void complete(Counted &counted);
    void giveUp();
    void hold(Stretch &stretch, rd_kafka_message_t *message);
    void holdNothing();

    TailPositions &m_positions;
    const qint64 m_wanted;
    const std::chrono::steady_clock::time_point m_until;
    std::vector<Counted> m_counted;
    std::size_t m_heldBytes = 0;
    bool m_holds = true;
    bool m_gaveUp = false;
};

} // namespace streamscope::kafka
