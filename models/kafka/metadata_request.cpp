// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/metadata_request.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

// One request a name, or all at once: librdkafka asks for one named topic at a time.
constexpr qsizetype kNamedAtMost = 20;

cluster::Topic toTopic(const rd_kafka_metadata_topic_t &source)
{
    cluster::Topic topic;
    topic.name = QString::fromUtf8(source.topic);
    topic.internal = topic.name.startsWith("__"_L1);
    if (source.err != RD_KAFKA_RESP_ERR_NO_ERROR && source.err != RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE)
        topic.error = toError(source.err, {}, u"Metadata"_s);
    topic.partitions.reserve(source.partition_cnt);
    for (int i = 0; i < source.partition_cnt; ++i) {
        const rd_kafka_metadata_partition_t &from = source.partitions[i];
        cluster::Partition partition;
        partition.id = from.id;
        partition.leader = from.leader;
        partition.replicas = QList<qint32>(from.replicas, from.replicas + from.replica_cnt);
        partition.inSyncReplicas = QList<qint32>(from.isrs, from.isrs + from.isr_cnt);
        topic.partitions.append(partition);
    }
    std::sort(topic.partitions.begin(), topic.partitions.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    return topic;
}

void takeBrokers(cluster::Metadata &metadata, const rd_kafka_metadata_t &source)
{
    metadata.brokers.clear();
    for (int i = 0; i < source.broker_cnt; ++i)
        metadata.brokers.append({source.brokers[i].id, QString::fromUtf8(source.brokers[i].host), source.brokers[i].port, {}});
    std::sort(metadata.brokers.begin(), metadata.brokers.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
}

core::Result<MetadataHolder> ask(rd_kafka_t *handle, bool allTopics, rd_kafka_topic_t *topic, int timeoutMs)
{
    const rd_kafka_metadata_t *metadata = nullptr;
    const rd_kafka_resp_err_t code = rd_kafka_metadata(handle, allTopics ? 1 : 0, topic, &metadata, std::max(1, timeoutMs));
    if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
        return tl::make_unexpected(toError(code, {}, u"Metadata"_s));
    return MetadataHolder(metadata);
}

core::Result<cluster::MetadataPtr> call(Handle &handle, const QStringList &names, int timeoutMs)
{
    QElapsedTimer clock;
    clock.start();
    auto metadata = std::make_shared<cluster::Metadata>();
    const bool all = names.isEmpty() || names.size() > kNamedAtMost;
    for (const QString &name : all ? QStringList(QString()) : names) {
        const TopicPtr topic(all ? nullptr : rd_kafka_topic_new(handle.get(), name.toUtf8().constData(), nullptr));
        if (!all && !topic) {
            cluster::Topic refused;
            refused.name = name;
            refused.error = toError(RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION, {}, u"Metadata"_s);
            refused.error->kind = core::ErrorKind::UnknownObject; // a name that no topic can have
            metadata->topics.append(refused);
            continue;
        }
        const auto answer = ask(handle.get(), all, topic.get(), timeoutMs - static_cast<int>(clock.elapsed()));
        if (!answer)
            return tl::make_unexpected(handle.refined(answer.error()));
        takeBrokers(*metadata, **answer);
        for (int i = 0; i < (*answer)->topic_cnt; ++i)
            metadata->topics.append(toTopic((*answer)->topics[i]));
    }
    std::sort(metadata->topics.begin(), metadata->topics.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    if (char *id = rd_kafka_clusterid(handle.get(), 0)) {
        metadata->clusterId = QString::fromUtf8(id);
        rd_kafka_mem_free(handle.get(), id);
    }
    metadata->takenAtMs = QDateTime::currentMSecsSinceEpoch();
    if (all && !names.isEmpty()) {
        cluster::Metadata chosen = *metadata;
        chosen.topics.clear();
        for (const QString &name : names) {
            const cluster::Topic *found = metadata->topic(name);
            cluster::Topic missing;
            missing.name = name;
            missing.error = toError(RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, {}, u"Metadata"_s);
            chosen.topics.append(found ? *found : missing);
        }
        std::sort(chosen.topics.begin(), chosen.topics.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
        *metadata = chosen;
    }
    return cluster::MetadataPtr(metadata);
}

} // namespace

core::FutureResult<cluster::MetadataPtr> requestMetadata(AdminClient &admin, const QStringList &topics)
{
    QStringList names = topics;
    names.removeDuplicates();
    return admin.runBlocking<cluster::MetadataPtr>(
        [names, timeoutMs = admin.timeoutMs()](Handle &handle) { return call(handle, names, timeoutMs); });
}

core::FutureResult<bool> probe(AdminClient &admin, std::chrono::milliseconds timeout)
{
    return admin.runBlocking<bool>([timeoutMs = static_cast<int>(timeout.count())](Handle &handle) -> core::Result<bool> {
        // All topics: “no topic” makes librdkafka ask for those whose answers are under way, and allow the broker to create them.
        const auto answer = ask(handle.get(), true, nullptr, timeoutMs);
        if (!answer)
            return tl::make_unexpected(handle.refined(answer.error()));
        return true;
    });
}

} // namespace streamscope::kafka
