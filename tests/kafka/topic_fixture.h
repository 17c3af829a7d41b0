// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "tests/kafka/collecting_sink.h"
#include "tests/support/kafka_server.h"

/// Topics of a test on real Kafka, and what Kafka's own tools see and do of them.
namespace streamscope::testing {

/// Waits until the topic has so many partitions, each with a leader.
inline bool waitForTopic(cluster::Connection &connection, const QString &topic, qsizetype partitions)
{
    return QTest::qWaitFor(
        [&] {
            const auto metadata = waitFor(connection.reader().metadata({topic}));
            const cluster::Topic *known = metadata ? (*metadata)->topic(topic) : nullptr;
            return known && known->partitions.size() == partitions && known->offlineCount() == 0;
        },
        20'000);
}

/// Messages stay for ever unless the configuration says otherwise.
inline bool createTopic(cluster::Connection &connection, const QString &topic, int partitions,
                        const QList<QPair<QString, QString>> &config = {})
{
    const QList<QPair<QString, QString>> all = config + QList{qMakePair(QStringLiteral("retention.ms"), QStringLiteral("-1"))};
    const auto outcomes = waitFor(connection.writer().createTopics({{topic, partitions, 1, all}}, false));
    // The answer may come before the metadata know it.
    return outcomes && !outcomes->first().error && waitForTopic(connection, topic, partitions);
}

/// "value 0", "value 1", … to the partitions in turn, beginning with the first that is named.
inline bool fillTopic(cluster::Connection &connection, const QString &topic, int count, int partitions, const QByteArray &key = {},
                      int firstPartition = 0, const QByteArray &padding = {})
{
    QList<core::FutureResult<cluster::Delivery>> sent;
    for (int i = 0; i < count; ++i) {
        cluster::ProducerRecord record;
        record.topic = topic;
        record.partition = firstPartition + i % partitions;
        record.value = "value " + QByteArray::number(i) + padding;
        if (!key.isEmpty())
            record.key = key;
        sent.append(connection.writer().produce(record, {}));
    }
    return std::all_of(sent.begin(), sent.end(), [](const auto &delivery) { return waitFor(delivery).has_value(); });
}

/// How many of those Kafka's own consumer reads.
inline qsizetype consoleCount(const KafkaServer &kafka, const QString &topic, KafkaServer::Reading reading = KafkaServer::Reading::Committed)
{
    const QByteArrayList lines = kafka.readToEnd(topic, {}, reading);
    return std::count_if(lines.begin(), lines.end(), [](const QByteArray &line) { return line.startsWith("value "); });
}

} // namespace streamscope::testing
