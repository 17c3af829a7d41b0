// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/topic_ids.h"

#include "models/kafka/admin_requests.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {

void askForTopicIds(rd_kafka_t *handle, const QStringList &topics, const rd_kafka_AdminOptions_t *options, rd_kafka_queue_t *queue)
{
    QList<QByteArray> names;
    for (const QString &topic : topics)
        names.append(topic.toUtf8());
    std::vector<const char *> pointers;
    for (const QByteArray &name : std::as_const(names))
        pointers.push_back(name.constData());
    using Collection = std::unique_ptr<rd_kafka_TopicCollection_t, Deleter<rd_kafka_TopicCollection_destroy>>;
    const Collection collection(rd_kafka_TopicCollection_of_topic_names(pointers.data(), pointers.size()));
    rd_kafka_DescribeTopics(handle, collection.get(), options, queue);
}

core::Result<TopicIds> toTopicIds(rd_kafka_event_t *event)
{
    if (const auto error = eventError(event, u"DescribeTopics"_s))
        return tl::make_unexpected(*error);
    TopicIds found;
    size_t count = 0;
    const auto *const *described = rd_kafka_DescribeTopics_result_topics(rd_kafka_event_DescribeTopics_result(event), &count);
    for (size_t i = 0; i < count; ++i) {
        const QString name = QString::fromUtf8(rd_kafka_TopicDescription_name(described[i]));
        const rd_kafka_error_t *error = rd_kafka_TopicDescription_error(described[i]);
        const rd_kafka_Uuid_t *id = rd_kafka_TopicDescription_topic_id(described[i]);
        const bool isKnown = id && (rd_kafka_Uuid_most_significant_bits(id) != 0 || rd_kafka_Uuid_least_significant_bits(id) != 0);
        if (isKnown && !error)
            found.ids.insert(name, QString::fromUtf8(rd_kafka_Uuid_base64str(id)));
        else if (error && rd_kafka_error_code(error) == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART)
            found.unknown.append(name);
    }
    return found;
}

} // namespace streamscope::kafka
