// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// v3 of the protocol: cluster, brokers, topics, configurations, groups, produce.
#include "tests/rest/stand_in.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::testing {
namespace {

QJsonArray replicasOf(const cluster::Topic &topic, const cluster::Partition &partition, std::optional<qint32> only = {})
{
    QJsonArray replicas;
    for (const qint32 broker : partition.replicas) {
        if (only && *only != broker)
            continue;
        replicas.append(QJsonObject{{u"topic_name"_s, topic.name},
                                    {u"partition_id"_s, partition.id},
                                    {u"broker_id"_s, broker},
                                    {u"is_leader"_s, broker == partition.leader},
                                    {u"is_in_sync"_s, partition.inSyncReplicas.contains(broker)}});
    }
    return replicas;
}

QJsonObject topicJson(const cluster::Topic &topic)
{
    return {{u"kind"_s, u"KafkaTopic"_s},
            {u"topic_name"_s, topic.name},
            {u"is_internal"_s, topic.internal},
            {u"replication_factor"_s, topic.replicationFactor()},
            {u"partitions_count"_s, qint64{topic.partitions.size()}}};
}

std::optional<QByteArray> payload(const QJsonValue &data)
{
    const QJsonValue value = data["data"_L1];
    if (data.isNull() || data.isUndefined() || value.isNull() || value.isUndefined())
        return std::nullopt;
    if (data["type"_L1].toString() == "BINARY"_L1)
        return QByteArray::fromBase64(value.toString().toLatin1());
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2);
}

QJsonObject brokerJson(const cluster::Broker &broker)
{
    return {{u"broker_id"_s, broker.id},
            {u"host"_s, broker.host},
            {u"port"_s, broker.port},
            {u"rack"_s, broker.rack.isEmpty() ? QJsonValue() : QJsonValue(broker.rack)}};
}

QJsonObject configJson(const QString &source)
{
    return {{u"name"_s, u"retention.ms"_s}, {u"value"_s, u"60000"_s},      {u"is_default"_s, false},
            {u"is_read_only"_s, false},     {u"is_sensitive"_s, false}, {u"source"_s, source}};
}

} // namespace

void StandIn::replyList(const Request &request, const QJsonArray &data)
{
    QJsonArray page = data;
    QJsonValue next;
    if (manners.pageSize > 0) {
        const qsizetype from = request.query.queryItemValue(u"page_token"_s).toLongLong();
        page = {};
        for (qsizetype i = from; i < std::min(data.size(), from + manners.pageSize); ++i)
            page.append(data[i]);
        if (from + manners.pageSize < data.size()) // by a name that only its own network knows
            next = u"http://kafka-rest-0.internal:8082/v3/somewhere?page_token=%1"_s.arg(from + manners.pageSize);
    }
    replyJson(request, QJsonObject{{u"kind"_s, u"KafkaList"_s}, {u"metadata"_s, QJsonObject{{u"next"_s, next}}}, {u"data"_s, page}});
}

void StandIn::handleV3(const Request &request)
{
    const QStringList rest = request.path.mid(2);
    const QString what = rest.value(0);
    if (request.path == QStringList{u"clusters"_s}) {
        replyList(request, {QJsonObject{{u"kind"_s, u"KafkaCluster"_s}, {u"cluster_id"_s, u"stand-in"_s}}});
    } else if (request.path.value(1) != "stand-in"_L1) {
        replyError(request, 40400, u"Cluster not found"_s);
    } else if (manners.lacks.contains(QString::fromLatin1(request.method) + u' ' + rest.join(u'/'))) {
        reply(request, 404, R"({"error_code":404,"message":"HTTP 404 Not Found"})");
    } else if (what == "brokers"_L1 && rest.size() == 1) {
        QJsonArray brokers;
        for (const cluster::Broker &broker : m_backend.brokers())
            brokers.append(brokerJson(broker));
        replyList(request, brokers);
    } else if (what == "brokers"_L1 && rest.size() == 2) {
        const QList<cluster::Broker> all = m_backend.brokers();
        const auto found = std::find_if(all.begin(), all.end(), [&rest](const auto &one) { return one.id == rest[1].toInt(); });
        if (found == all.end())
            replyError(request, 40403, u"Broker not found"_s);
        else
            replyJson(request, brokerJson(*found));
    } else if (what == "brokers"_L1 && rest.value(2) == "configs"_L1) {
        replyList(request, {configJson(u"DYNAMIC_BROKER_CONFIG"_s)});
    } else if (what == "brokers"_L1 && rest.value(2) == "partition-replicas"_L1 && manners.hasPartitionReplicas) {
        m_backend.topics([this, request, broker = rest[1].toInt()](const QList<cluster::Topic> &topics) {
            QJsonArray replicas;
            for (const cluster::Topic &topic : manners.tellsPartitionReplicas ? topics : QList<cluster::Topic>()) {
                for (const cluster::Partition &partition : topic.partitions) {
                    for (const QJsonValue &replica : replicasOf(topic, partition, broker))
                        replicas.append(replica);
                }
            }
            replyList(request, replicas);
        });
    } else if (what == "topics"_L1) {
        v3Topics(request, rest.mid(1));
    } else if (what == "consumer-groups"_L1) {
        v3Groups(request, rest.mid(1));
    } else {
        reply(request, 404, R"({"error_code":404,"message":"HTTP 404 Not Found"})");
    }
}

void StandIn::v3Topics(const Request &request, const QStringList &rest)
{
    if (rest.isEmpty() && request.method == "POST") {
        v3Create(request);
        return;
    }
    if (rest.isEmpty()) {
        m_backend.topics([this, request](const QList<cluster::Topic> &topics) {
            QJsonArray list;
            for (const cluster::Topic &topic : topics)
                list.append(topicJson(topic));
            replyList(request, list);
        });
        return;
    }
    withTopic(request, rest[0], [this, request, rest](const cluster::Topic &topic) {
        const QString what = rest.value(1);
        if (what == "records"_L1 && manners.producesByV3) {
            v3Produce(request, topic);
        } else if (rest.size() == 1 && request.method == "DELETE") {
            m_backend.remove(topic.name, [this, request](const std::optional<core::KafkaError> &error) {
                if (error)
                    replyError(request, 40403, error->message);
                else
                    reply(request, 204, {});
            });
        } else if (rest.size() == 1) {
            replyJson(request, topicJson(topic));
        } else if (what == "partitions"_L1 && rest.size() == 2) {
            QJsonArray list;
            for (const cluster::Partition &partition : topic.partitions)
                list.append(QJsonObject{{u"topic_name"_s, topic.name}, {u"partition_id"_s, partition.id}});
            replyList(request, list);
        } else if (what == "partitions"_L1 && rest.value(3) == "replicas"_L1) {
            replyList(request, replicasOf(topic, topic.partitions.at(rest[2].toInt())));
        } else if (what == "configs"_L1) {
            replyList(request, {configJson(u"DYNAMIC_TOPIC_CONFIG"_s)});
        } else {
            reply(request, 404, R"({"error_code":404,"message":"HTTP 404 Not Found"})");
        }
    });
}

void StandIn::v3Create(const Request &request)
{
    cluster::NewTopic topic;
    topic.name = request.body.value("topic_name"_L1).toString();
    topic.partitions = request.body.value("partitions_count"_L1).toInt(-1);
    topic.replicationFactor = request.body.value("replication_factor"_L1).toInt(-1);
    for (const QJsonValue &config : request.body.value("configs"_L1).toArray())
        topic.config.append({config["name"_L1].toString(), config["value"_L1].toString()});
    m_backend.create(topic, [this, request, topic](const std::optional<core::KafkaError> &error) {
        if (!error)
            replyJson(request, QJsonObject{{u"kind"_s, u"KafkaTopic"_s}, {u"topic_name"_s, topic.name}}, 201);
        else
            replyError(request, 40002, error->message);
    });
}

void StandIn::v3Produce(const Request &request, const cluster::Topic &topic)
{
    cluster::ProducerRecord record;
    record.topic = topic.name;
    record.key = payload(request.body.value("key"_L1));
    record.value = payload(request.body.value("value"_L1));
    record.partition = request.body.value("partition_id"_L1).toInt(0);
    for (const QJsonValue &header : request.body.value("headers"_L1).toArray()) {
        const QJsonValue value = header["value"_L1];
        record.headers.append({header["name"_L1].toString().toUtf8(),
                               value.isString() ? std::optional(QByteArray::fromBase64(value.toString().toLatin1())) : std::nullopt});
    }
    const QDateTime time = QDateTime::fromString(request.body.value("timestamp"_L1).toString(), Qt::ISODateWithMs);
    if (time.isValid())
        record.timestampMs = time.toMSecsSinceEpoch();
    m_backend.append(record, [this, request, name = topic.name](const core::Result<cluster::Delivery> &delivery) {
        if (!delivery) {
            replyError(request, 50002, delivery.error().message);
            return;
        }
        replyJson(request, QJsonObject{{u"error_code"_s, 200},
                                       {u"cluster_id"_s, u"stand-in"_s},
                                       {u"topic_name"_s, name},
                                       {u"partition_id"_s, delivery->partition.partition},
                                       {u"offset"_s, delivery->offset},
                                       {u"timestamp"_s,
                                        QDateTime::fromMSecsSinceEpoch(delivery->timestampMs, Qt::UTC).toString(Qt::ISODateWithMs)}});
    });
}

// One group, with one member that reads one partition.
void StandIn::v3Groups(const Request &request, const QStringList &rest)
{
    const QJsonObject group{{u"consumer_group_id"_s, u"billing"_s},
                            {u"is_simple"_s, false},
                            {u"partition_assignor"_s, u"range"_s},
                            {u"state"_s, u"STABLE"_s},
                            {u"coordinator"_s, QJsonObject{{u"related"_s, url() + "/v3/clusters/stand-in/brokers/1"_L1}}}};
    if (rest.isEmpty()) {
        replyList(request, {group});
    } else if (rest[0] != "billing"_L1 && !m_committed.contains(rest[0])) {
        replyError(request, 40403, u"Consumer group not found"_s);
    } else if (rest.value(1) == "lags"_L1 && manners.hasLags && m_committed.contains(rest[0])) {
        QJsonArray lags;
        for (auto it = m_committed[rest[0]].cbegin(); it != m_committed[rest[0]].cend(); ++it)
            lags.append(QJsonObject{{u"topic_name"_s, it.key().topic},
                                    {u"partition_id"_s, it.key().partition},
                                    {u"current_offset"_s, it.value()},
                                    {u"log_end_offset"_s, it.value()}});
        replyList(request, lags);
    } else if (rest.size() == 1) {
        replyJson(request, group);
    } else if (rest[1] == "consumers"_L1 && rest.size() == 2) {
        replyList(request,
                  {QJsonObject{{u"consumer_id"_s, u"consumer-1"_s}, {u"instance_id"_s, QJsonValue()}, {u"client_id"_s, u"app"_s}}});
    } else if (rest[1] == "consumers"_L1) {
        replyList(request, {QJsonObject{{u"topic_name"_s, u"orders"_s}, {u"partition_id"_s, 0}}});
    } else if (rest[1] == "lags"_L1 && manners.hasLags) {
        QJsonObject committed{{u"topic_name"_s, u"orders"_s}, {u"partition_id"_s, 0}, {u"current_offset"_s, 5}, {u"log_end_offset"_s, 9}};
        QJsonObject nothing{{u"topic_name"_s, u"orders"_s}, {u"partition_id"_s, 1}, {u"log_end_offset"_s, 3}};
        if (manners.uncommitted == Manners::Uncommitted::Minus1001)
            nothing.insert(u"current_offset"_s, -1001);
        replyList(request, {committed, nothing});
    } else {
        reply(request, 404, R"({"error_code":404,"message":"HTTP 404 Not Found"})");
    }
}

} // namespace streamscope::testing
