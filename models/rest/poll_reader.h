// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/poll_partitions.h"
#include "models/rest/records.h"

#include <QElapsedTimer>

#include <functional>

namespace streamscope::rest {

/// The polling thread of a tail: makes an instance, polls it, gives what comes to the sink, makes it anew where it has
/// expired, deletes it at the end. Positions are kept here, not on the proxy: after any failure the partitions are sought
/// to where the sink is, so that a batch that was lost on the way is read again.
class PollReader {
public:
    /// otherHost is called when the server names another host for its consumers.
    PollReader(std::shared_ptr<PollShared> shared, const RestConfig &config, cluster::TailRequest request,
               std::shared_ptr<InstanceBook> book, std::function<void()> otherHost);

    void run();

private:
    using State = cluster::TailStatus::State;

    [[nodiscard]] bool begin();
    [[nodiscard]] core::Result<void> findPartitions();
    [[nodiscard]] core::Result<void> findStarts();
    [[nodiscard]] bool lacksOffsets(const HttpAnswer &answer, const cluster::TopicPartition &partition);
    [[nodiscard]] core::Result<QHash<cluster::TopicPartition, LogRange>> askRanges(const QList<cluster::TopicPartition> &partitions);
    void readOnce();
    [[nodiscard]] bool prepare();
    void poll();
    void take(const HttpAnswer &answer, qint64 tookMs);
    void onEmpty(qint64 tookMs);
    void onFault(const core::KafkaError &error);
    [[nodiscard]] bool isFinal(const core::KafkaError &error) const;
    void lookAround();
    void refreshRanges();
    void refreshTopics();
    void endQuietly();
    [[nodiscard]] bool isFinished() const;
    [[nodiscard]] bool hasEnd() const;

    const std::shared_ptr<PollShared> m_shared;
    const RestConfig m_config;
    const cluster::TailRequest m_request;
    const std::function<void()> m_otherHost;
    ConsumerInstance m_consumer;
    PollPartitions m_partitions;
    cluster::TailReport m_report;
    RecordBatch m_batch;
    bool m_tellsOffsets = true;
    bool m_offsetsTold = false; ///< at least once
    bool m_needsSeek = false;
    bool m_reads = false; ///< a poll was answered well; until then the tail is starting
    int m_faults = 0;     ///< in a row
    int m_quietPolls = 0; ///< in a row
    qint64 m_maxBytes;
    std::chrono::milliseconds m_pause{0};
    QElapsedTimer m_quiet; ///< since the last message
    QElapsedTimer m_sinceRanges;
    QElapsedTimer m_sinceTopics;
    std::vector<cluster::RawMessage> m_wanted;
};

} // namespace streamscope::rest
