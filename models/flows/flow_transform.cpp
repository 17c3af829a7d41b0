// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/flow_transform.h"

namespace streamscope::flows {

void FlowCounts::add(const FlowCounts &other)
{
    consumed += other.consumed;
    failed += other.failed;
    otherwise += other.otherwise;
    passedOver += other.passedOver;
    for (qsizetype i = 0; i < other.rules.size(); ++i)
        rules[i] += other.rules.at(i);
    for (auto it = other.produced.cbegin(); it != other.produced.cend(); ++it)
        produced[it.key()] += it.value();
    failures += other.failures;
    if (failures.size() > kFailuresKept)
        failures.remove(0, failures.size() - kFailuresKept);
}

FlowTransform::FlowTransform(const Flow &flow, bool provenance, const QByteArray &cluster)
    : m_topics(flow.topics)
    , m_targets(flow.targets())
    , m_ruleCount(static_cast<qsizetype>(flow.rules.size()))
    , m_decider(flow, provenance, FlowDecider::kMaxRecordBytes, cluster)
    , m_open(empty())
    , m_counts(empty())
{
}

FlowCounts FlowTransform::empty() const
{
    FlowCounts counts;
    counts.rules = QList<quint64>(m_ruleCount, 0);
    for (const QString &target : m_targets)
        counts.produced.insert(target, 0);
    return counts;
}

void FlowTransform::transform(const cluster::RawMessage &message, QList<cluster::ProducerRecord> &records)
{
    take(message, m_decider.decide(message), records);
}

void FlowTransform::refused(const cluster::RawMessage &message, const cluster::Refusal &refusal, QList<cluster::ProducerRecord> &records)
{
    take(message, m_decider.refused(message, refusal), records);
}

void FlowTransform::take(const cluster::RawMessage &message, Decision decision, QList<cluster::ProducerRecord> &records)
{
    ++m_open.consumed;
    switch (decision.rule) {
    case Decision::kOtherwise: ++m_open.otherwise; break;
    case Decision::kNone: ++m_open.passedOver; break;
    case Decision::kFailed:
        ++m_open.failed;
        m_open.failures.append({{m_topics.value(message.topic), message.partition}, message.offset, decision.reason, decision.shownReason});
        if (m_open.failures.size() > FlowCounts::kFailuresKept)
            m_open.failures.removeFirst();
        break;
    default: ++m_open.rules[decision.rule];
    }
    for (cluster::ProducerRecord &record : decision.records) {
        ++m_open.produced[record.topic];
        records.append(std::move(record));
    }
}

void FlowTransform::settled(bool committed)
{
    if (committed) {
        const std::lock_guard lock(m_mutex);
        m_counts.add(m_open);
    }
    m_open = empty();
}

FlowCounts FlowTransform::counts() const
{
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

} // namespace streamscope::flows
