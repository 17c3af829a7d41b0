// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kafka/rd.h"

#include <QElapsedTimer>
#include <QHash>
#include <QStringList>

namespace streamscope::kafka {

/// Whether the topics that a member reads are still the ones it began with. librdkafka (2.14) goes on in a topic that was made
/// anew where it was in the old one, and tells nobody; the ids tell them apart (brokers from 2.8 on have them). Working thread only.
class MemberTopics {
public:
    explicit MemberTopics(QStringList topics);

    struct Changes {
        QStringList anew; ///< since it was looked last
        QStringList gone; ///< was there, is not now
    };
    /// Asks, and waits for the answer half a second at most. Without one, and before any id is known, nothing has changed.
    [[nodiscard]] Changes look(rd_kafka_t *consumer);
    /// The same without waiting, of what it asks each second.
    [[nodiscard]] Changes glance(rd_kafka_t *consumer);
    /// No id was told although it was asked for some: what becomes of these topics is not known.
    [[nodiscard]] bool areUnidentified() const;
    void leave(); ///< before the consumer goes

private:
    void ask(rd_kafka_t *consumer, rd_kafka_queue_t *queue) const;
    Changes take(rd_kafka_event_t *event);

    const QStringList m_topics;
    QHash<QString, QString> m_ids;
    int m_asked = 0; ///< what came to an answer or an end
    QueuePtr m_answers; ///< to what nobody waits for
    QElapsedTimer m_sinceAsked;
};

} // namespace streamscope::kafka
