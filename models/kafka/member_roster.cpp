// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/member_roster.h"

#include "models/kafka/handle.h"

#include <QUuid>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr int kAskEveryMs = 1000;
constexpr int kAnswerMs = 3000;
constexpr int kFenceMs = 5000;
constexpr qsizetype kIdDigits = 32;

bool isWorkersId(const QString &id, const QString &group)
{
    if (id.size() != group.size() + 1 + kIdDigits || !id.startsWith(group + u'-'))
        return false;
    return std::all_of(id.cend() - kIdDigits, id.cend(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

} // namespace

MemberRoster::MemberRoster(const cluster::ConnectionConfig &config, const QString &group)
    : m_config(config)
    , m_group(group)
{
}

QString MemberRoster::newId(const QString &group)
{
    return group + u'-' + QUuid::createUuid().toString(QUuid::Id128);
}

QSet<QString> MemberRoster::gone(const QSet<QString> &before, const QSet<QString> &now, const QString &ownId, const QString &group)
{
    QSet<QString> ids;
    if (!now.contains(ownId))
        return ids;
    for (const QString &id : before) {
        if (!now.contains(id) && id != ownId && isWorkersId(id, group))
            ids.insert(id);
    }
    return ids;
}

void MemberRoster::ask(rd_kafka_t *consumer, rd_kafka_queue_t *queue)
{
    if (m_sinceAsked.isValid() && !m_sinceAsked.hasExpired(kAskEveryMs))
        return;
    m_sinceAsked.start();
    const OptionsPtr options(rd_kafka_AdminOptions_new(consumer, RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS));
    rd_kafka_AdminOptions_set_request_timeout(options.get(), kAnswerMs, nullptr, 0);
    const QByteArray name = m_group.toUtf8();
    const char *names[] = {name.constData()};
    rd_kafka_DescribeConsumerGroups(consumer, names, 1, options.get(), queue);
}

void MemberRoster::take(rd_kafka_event_t *event)
{
    const rd_kafka_DescribeConsumerGroups_result_t *result = rd_kafka_event_DescribeConsumerGroups_result(event);
    size_t count = 0;
    const auto *groups = result && rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR_NO_ERROR
                             ? rd_kafka_DescribeConsumerGroups_result_groups(result, &count)
                             : nullptr;
    if (count != 1 || rd_kafka_error_code(rd_kafka_ConsumerGroupDescription_error(groups[0])) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return;
    QSet<QString> now;
    for (size_t i = 0; i < rd_kafka_ConsumerGroupDescription_member_count(groups[0]); ++i) {
        const auto *member = rd_kafka_ConsumerGroupDescription_member(groups[0], i);
        now.insert(QString::fromUtf8(rd_kafka_MemberDescription_client_id(member)));
    }
    if (!now.contains(m_ownId)) {
        m_present += now;
        return;
    }
    for (const QString &id : gone(m_present, now, m_ownId, m_group))
        fence(id);
    m_present = now;
}

// On a thread of its own: nobody waits for it, and it is of no importance to this member.
void MemberRoster::fence(const QString &id) const
{
    std::thread([config = m_config, id, token = lingering()] {
        const auto handle =
            Handle::open(config, Handle::Purpose::Fence, {{u"enable.idempotence"_s, u"true"_s}, {u"transactional.id"_s, id}});
        if (handle)
            (void)ErrorPtr(rd_kafka_init_transactions((*handle)->get(), kFenceMs));
    }).detach();
}

} // namespace streamscope::kafka
