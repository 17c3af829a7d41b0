// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/sent_messages.h"

#include "models/core/when_finished.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr std::size_t kKeptMessages = 200;
constexpr quint64 kKeptBytes = 64 << 20;

} // namespace

SentMessages &SentMessages::of(const ViewContext &context)
{
    QObject *owner = context.session;
    if (context.sessions)
        owner = context.sessions;
    const QString name = u"sent/"_s + context.session->profile().id;
    auto *kept = owner->findChild<SentMessages *>(name, Qt::FindDirectChildrenOnly);
    if (!kept)
        kept = new SentMessages(name, owner);
    kept->m_session = context.session;
    return *kept;
}

SentMessages::SentMessages(const QString &name, QObject *parent)
    : QObject(parent)
{
    setObjectName(name);
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
    if (const Sent *sent = find(id); sent && m_session)
        core::whenFinished(m_session->gate().produce(sent->record, sent->options), this,
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
