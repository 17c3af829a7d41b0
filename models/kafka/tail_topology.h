// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/start_offsets.h"
#include "models/kafka/admin_client.h"
#include "models/kafka/tail_positions.h"
#include "models/kafka/tail_shared.h"

#include <QElapsedTimer>

#include <chrono>
#include <map>
#include <set>
#include <vector>

namespace streamscope::kafka {

/// What goes on beside the messages of a tail: which partitions there are, where they begin and end, which are added, lose
/// their leader or go away. Reading thread only.
class TailTopology {
public:
    TailTopology(std::shared_ptr<TailShared> shared, AdminClient &admin, const cluster::TailRequest &request, TailPositions &positions);

    enum class Begun {
        Yes,
        Stopped,
        Failed ///< see fault()
    };
    /// Metadata (also warms the handle: an unknown leader costs half a second), then ends, then starts. Tries until it works;
    /// waiting is called before each new try.
    [[nodiscard]] Begun begin(const std::function<void(const core::KafkaError &)> &waiting);

    /// Takes what has been answered and asks anew where it is time. Never waits.
    void lookAround();
    /// The offset that was wanted next is gone: counts what is lost and goes on at the log start. False: to be tried again.
    [[nodiscard]] bool reset(ReadPartition &partition, qint64 next);

    [[nodiscard]] bool takeNews() { return std::exchange(m_news, false); }         ///< there was something worth telling
    [[nodiscard]] bool takeAnswered() { return std::exchange(m_answered, false); } ///< a broker has answered
    [[nodiscard]] const std::optional<core::KafkaError> &fault() const { return m_fault; }

private:
    void addPartitions(const cluster::Metadata &metadata, bool first);
    void askForStarts(const std::vector<ReadPartition *> &partitions);
    void awaitStarts();
    void takeStarts();
    void start(const QList<cluster::OffsetAnswer> &answers);
    void startFrom(const cluster::StartPosition &position, const QList<cluster::PartitionEnds> &ends);
    void askForEnds();
    void takeEnds();
    void takeAnswer(const core::FutureResult<QList<cluster::OffsetAnswer>> &answered);
    void tellSilence(ReadPartition &partition, const core::KafkaError &error);
    void takeMetadata();
    void tellDeleted(const cluster::Metadata &metadata);
    [[nodiscard]] cluster::OffsetQuery::What endQuestion() const;

    const std::shared_ptr<TailShared> m_shared;
    AdminClient &m_admin;
    const cluster::TailRequest &m_request;
    TailPositions &m_positions;

    struct EndsCall {
        core::FutureResult<QList<cluster::OffsetAnswer>> answer;
        QElapsedTimer since;
    };
    std::map<qint32, EndsCall> m_endsUnderWay; ///< by leader, so that a frozen broker holds up no other
    struct StartsCall {
        core::FutureResult<QList<cluster::OffsetAnswer>> answer;
        QList<cluster::TopicPartition> partitions;
        std::chrono::steady_clock::time_point until; ///< then it is told that nobody answers
    };
    std::map<qint32, StartsCall> m_startsUnderWay; ///< by leader as well
    std::set<cluster::TopicPartition> m_ofRequest; ///< begin where the request says; others were added while it ran
    core::FutureResult<cluster::MetadataPtr> m_metadataUnderWay;
    QElapsedTimer m_sinceEnds;
    QElapsedTimer m_sinceMetadata;
    std::optional<core::KafkaError> m_fault;
    bool m_answered = false;
    bool m_news = false;
};

} // namespace streamscope::kafka
