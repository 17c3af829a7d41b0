// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/group_worker.h"
#include "models/flows/flow_decider.h"

#include <QMap>

#include <mutex>

namespace streamscope::flows {

/// A message that a condition or template failed on, or whose output is refused.
struct FlowFailure {
    cluster::TopicPartition partition;
    qint64 offset = -1;
    QString reason;      ///< an English sentence, whatever the window speaks
    QString shownReason; ///< the same in the program's language

    friend bool operator==(const FlowFailure &, const FlowFailure &) = default;
};

/// What one member has done. What a rebalance or a fault takes back is never counted; it is counted by who does it again.
struct FlowCounts {
    static constexpr qsizetype kFailuresKept = 20;

    quint64 consumed = 0;
    quint64 failed = 0;
    quint64 otherwise = 0;
    quint64 passedOver = 0;          ///< no rule wanted them, and there is no otherwise
    QList<quint64> rules;            ///< by rule
    QMap<QString, quint64> produced; ///< by topic; every target has an entry
    QList<FlowFailure> failures;     ///< the last ones, oldest first

    void add(const FlowCounts &other);
};

/// The flow as what a group worker does with messages.
class FlowTransform final : public cluster::MessageTransform {
public:
    /// cluster: see FlowDecider.
    FlowTransform(const Flow &flow, bool provenance, const QByteArray &cluster = {});

    void transform(const cluster::RawMessage &message, QList<cluster::ProducerRecord> &records) override;
    void refused(const cluster::RawMessage &message, const cluster::Refusal &refusal, QList<cluster::ProducerRecord> &records) override;
    void settled(bool committed) override;

    /// What is committed. Any thread.
    [[nodiscard]] FlowCounts counts() const;

private:
    [[nodiscard]] FlowCounts empty() const;
    void take(const cluster::RawMessage &message, Decision decision, QList<cluster::ProducerRecord> &records);

    const QStringList m_topics;
    const QStringList m_targets;
    const qsizetype m_ruleCount;
    FlowDecider m_decider;
    FlowCounts m_open; ///< since the last commit
    mutable std::mutex m_mutex;
    FlowCounts m_counts; ///< under the mutex
};

} // namespace streamscope::flows
