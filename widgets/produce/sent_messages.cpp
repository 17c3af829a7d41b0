// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/sent_messages.h"

#include "models/core/when_finished.h"
#include "models/session/session.h"

#include <QDateTime>

#include <algorithm>

namespace streamscope::widgets {
namespace {

constexpr std::size_t kKeptMessages = 200;
constexpr quint64 kKeptBytes = 64 << 20;

} // namespace

SentMessages &SentMessages::of(session::Session &session)
{
    auto *kept = session.findChild<SentMessages *>(Qt::FindDirectChildrenOnly);
    return kept ? *kept : *new SentMessages(session);
}

SentMessages::SentMessages(session::Session &session)
    : QObject(&session)
    , m_session(session)
{
}

SentMessages::~SentMessages() = default;

const SentMessages::Sent *SentMessages::find(quint64 id) const
{
    const auto it = std::find_if(m_sent.begin(), m_sent.end(), [id](const Sent &sent) { return sent.id == id; });
    return it == m_sent.end() ? nullptr : &*it;
}

quint64 SentMessages::add(const cluster::ProducerRecord &record, const cluster::ProduceOptions &options)
{
    m_bytes += cluster::payloadBytes(record);
    m_sent.push_back({m_nextId, record, options, QDateTime::currentMSecsSinceEpoch(), {}});
    while (m_sent.size() > 1 && (m_sent.size() > kKeptMessages || m_bytes > kKeptBytes)) {
        m_bytes -= cluster::payloadBytes(m_sent.front().record);
        m_sent.pop_front();
    }
    Q_EMIT changed();
    return m_nextId++;
}

void SentMessages::send(quint64 id)
{
    if (const Sent *sent = find(id))
        core::whenFinished(m_session.gate().produce(sent->record, sent->options), this,
                           [this, id](const core::Result<cluster::Delivery> &answer) { take(id, answer); });
}

void SentMessages::take(quint64 id, const core::Result<cluster::Delivery> &answer)
{
    const auto it = std::find_if(m_sent.begin(), m_sent.end(), [id](const Sent &sent) { return sent.id == id; });
    if (it == m_sent.end())
        return;
    it->answer = answer;
    Q_EMIT changed();
    Q_EMIT answered(id);
}

} // namespace streamscope::widgets
