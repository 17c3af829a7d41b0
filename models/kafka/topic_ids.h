// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/kafka/rd.h"

#include <QHash>
#include <QStringList>

namespace streamscope::kafka {

/// What tells a topic from another of the same name.
struct TopicIds {
    QHash<QString, QString> ids; ///< by name, of those that are there; brokers before 2.8 know none
    QStringList unknown;         ///< there is no such topic
};

/// Asks with the admin call DescribeTopics; the answer comes to the queue.
void askForTopicIds(rd_kafka_t *handle, const QStringList &topics, const rd_kafka_AdminOptions_t *options, rd_kafka_queue_t *queue);
[[nodiscard]] core::Result<TopicIds> toTopicIds(rd_kafka_event_t *event);

} // namespace streamscope::kafka
