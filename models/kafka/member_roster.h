// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/kafka/rd.h"

#include <QElapsedTimer>
#include <QSet>

namespace streamscope::kafka {

/// Who else works in a group. A member that dies leaves its transaction open, and readers of committed messages wait until
/// the broker notices, up to 20 s. The members that are left end it as soon as the group has dropped the dead one: they
/// announce a producer of its transactional.id, which fences it. So that they know the id, it is the member's client.id.
/// Working thread only.
class MemberRoster {
public:
    MemberRoster(const cluster::ConnectionConfig &config, const QString &group);

    /// A new id for the transactions of a member: "group-" and 32 hexadecimal digits.
    [[nodiscard]] static QString newId(const QString &group);

    void setOwnId(const QString &id) { m_ownId = id; }
    /// Asks who is there, once a second at most. The answer comes to the queue.
    void ask(rd_kafka_t *consumer, rd_kafka_queue_t *queue);
    void take(rd_kafka_event_t *event);

    /// Who is to be fenced: was there, is not any more, and is no other's but a worker's id. Nobody while this member is
    /// itself not there.
    [[nodiscard]] static QSet<QString> gone(const QSet<QString> &before, const QSet<QString> &now, const QString &ownId,
                                            const QString &group);

private:
    void fence(const QString &id) const;

    const cluster::ConnectionConfig m_config;
    const QString m_group;
    QString m_ownId;
    QSet<QString> m_present;
    QElapsedTimer m_sinceAsked;
};

} // namespace streamscope::kafka
