// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/member_faults.h"

namespace streamscope::kafka {
namespace {

// Each message gets here twice at most: for what was made of it, and for what was told of that.
void refuse(std::optional<cluster::Refusal> &known, const core::KafkaError &error)
{
    if (!known)
        known = cluster::Refusal{error, {}};
    else
        known->told = error;
}

} // namespace

void MemberFaults::startBatch()
{
    m_first += m_batch.size();
    m_batch.clear();
}

quint64 MemberFaults::add(const Place &place)
{
    m_batch.push_back(place);
    return m_first + m_batch.size() - 1;
}

bool MemberFaults::learn(const QList<cluster::RecordOutput::Refused> &refused, bool othersWritten)
{
    std::map<Place, core::KafkaError> places;
    for (const cluster::RecordOutput::Refused &one : refused) {
        if (one.number >= m_first && one.number - m_first < m_batch.size())
            places.emplace(m_batch[one.number - m_first], one.error);
    }
    bool news = false;
    for (const auto &[place, error] : places)
        news = m_known.try_emplace(place).second || news;
    // One alone is to blame. So are all where there is nobody else to doubt, which would be tried again for ever.
    for (const auto &[place, error] : places) {
        if (places.size() == 1 || !news)
            refuse(m_known.at(place), error);
    }
    for (const Place &place : m_batch) {
        if (othersWritten && !places.empty() && !places.contains(place))
            m_written.insert(place);
    }
    return !places.empty();
}

std::optional<cluster::Refusal> MemberFaults::refusal(const Place &place) const
{
    const auto known = m_known.find(place);
    return known == m_known.end() ? std::nullopt : known->second;
}

void MemberFaults::committed(quint32 topic, qint32 partition, qint64 next)
{
    const Place first{topic, partition, -1};
    const Place end{topic, partition, next};
    m_known.erase(m_known.lower_bound(first), m_known.lower_bound(end));
    m_written.erase(m_written.lower_bound(first), m_written.lower_bound(end));
}

void MemberFaults::forget()
{
    m_known.clear();
    m_written.clear();
}

} // namespace streamscope::kafka
