// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/calls.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

RestCall get(const QByteArray &path, const char *accept)
{
    return {"GET", path, accept, {}, {}, {}, false};
}

RestCall post(const QByteArray &path, const char *contentType, const QByteArray &body, const char *accept)
{
    return {"POST", path, accept, contentType, body, {}, false};
}

QByteArray partitionList(const QList<cluster::TopicPartition> &partitions)
{
    QByteArray text;
    for (const cluster::TopicPartition &partition : partitions) {
        text += (text.isEmpty() ? "" : ",") + QByteArray("{\"topic\":") + jsonString(partition.topic) +
                ",\"partition\":" + QByteArray::number(partition.partition) + '}';
    }
    return "{\"partitions\":[" + text + "]}";
}

// Kafka's null is JSON's; everything else is a string of base64 or, asked for, the JSON text itself.
QByteArray payload(const std::optional<QByteArray> &bytes, PayloadFormat format)
{
    if (!bytes)
        return "null";
    return format == PayloadFormat::Json ? *bytes : '"' + bytes->toBase64() + '"';
}

QByteArray topicPath(const QByteArray &cluster, const QString &topic)
{
    return cluster + "/topics/" + segment(topic);
}
QByteArray groupPath(const QByteArray &cluster, const QString &group)
{
    return cluster + "/consumer-groups/" + segment(group);
}

} // namespace

QUrl urlOf(const QUrl &base, const RestCall &call)
{
    QUrl url = base;
    const qsizetype query = call.path.indexOf('?');
    url.setPath(base.path(QUrl::FullyEncoded) + QString::fromLatin1(query < 0 ? call.path : call.path.left(query)), QUrl::StrictMode);
    if (query >= 0)
        url.setQuery(QString::fromLatin1(call.path.mid(query + 1)), QUrl::StrictMode);
    return url;
}

QByteArray segment(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

QByteArray jsonString(const QString &text)
{
    QByteArray json = "\"";
    for (const char c : text.toUtf8()) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            json += "\\u00" + QByteArray(1, c).toHex();
        } else {
            json += c;
        }
    }
    return json + '"';
}

InstancePath instancePath(const QString &group, const QString &instanceId, const QString &baseUri)
{
    const QByteArray own = "/consumers/" + segment(group) + "/instances/" + segment(instanceId);
    // Whatever stands before it is a prefix, which may hold the same words: the last "consumers" is the call's.
    static const QRegularExpression kInstance(u"(?:^|/)(consumers/[^/]+/instances/[^/]+)/*$"_s);
    const QString path = QUrl(baseUri).path(QUrl::FullyEncoded);
    const QRegularExpressionMatch match = kInstance.match(path);
    return {match.hasMatch() && !path.contains("/../"_L1) ? '/' + match.captured(1).toLatin1() : own};
}

cluster::ProducerRecord withPartition(cluster::ProducerRecord record, qint32 partitions)
{
    if (!record.partition && record.key && partitions > 0)
        record.partition = cluster::defaultPartition(*record.key, partitions);
    return record;
}

namespace v2 {

RestCall topics()
{
    return get("/topics", kV2Json);
}
RestCall topic(const QString &name)
{
    return get("/topics/" + segment(name), kV2Json);
}
RestCall brokers()
{
    return get("/brokers", kV2Json);
}
RestCall offsets(const cluster::TopicPartition &partition)
{
    return get("/topics/" + segment(partition.topic) + "/partitions/" + QByteArray::number(partition.partition) + "/offsets", kV2Json);
}

RestCall produce(const cluster::ProducerRecord &record, PayloadFormat format)
{
    QByteArray one;
    if (record.key)
        one += "\"key\":" + payload(record.key, format) + ',';
    one += "\"value\":" + payload(record.value, format);
    if (record.partition)
        one += ",\"partition\":" + QByteArray::number(*record.partition);
    return post("/topics/" + segment(record.topic), format == PayloadFormat::Json ? kV2EmbeddedJson : kV2Binary,
                "{\"records\":[{" + one + "}]}", kV2Json);
}

RestCall createConsumer(const QString &group, const QString &name, PayloadFormat format, bool fromEarliest)
{
    // The settings are strings in the published examples, and there are servers that take nothing else.
    const QByteArray body = "{\"name\":" + jsonString(name) + ",\"format\":\"" + (format == PayloadFormat::Json ? "json" : "binary") +
                            "\",\"auto.offset.reset\":\"" + (fromEarliest ? "earliest" : "latest") + "\",\"auto.commit.enable\":\"false\"}";
    return post("/consumers/" + segment(group), kV2Json, body, kV2Json);
}

RestCall subscribe(const InstancePath &instance, const QStringList &topics)
{
    QByteArray names;
    for (const QString &topic : topics)
        names += (names.isEmpty() ? "" : ",") + jsonString(topic);
    return post(instance.path + "/subscription", kV2Json, "{\"topics\":[" + names + "]}", kV2Json);
}

RestCall assign(const InstancePath &instance, const QList<cluster::TopicPartition> &partitions)
{
    return post(instance.path + "/assignments", kV2Json, partitionList(partitions), kV2Json);
}

RestCall seek(const InstancePath &instance, const QList<QPair<cluster::TopicPartition, qint64>> &offsets)
{
    QByteArray text;
    for (const auto &[partition, offset] : offsets) {
        text += (text.isEmpty() ? "" : ",") + QByteArray("{\"topic\":") + jsonString(partition.topic) +
                ",\"partition\":" + QByteArray::number(partition.partition) + ",\"offset\":" + QByteArray::number(offset) + '}';
    }
    return post(instance.path + "/positions", kV2Json, "{\"offsets\":[" + text + "]}", kV2Json);
}

RestCall seekToBeginning(const InstancePath &instance, const QList<cluster::TopicPartition> &partitions)
{
    return post(instance.path + "/positions/beginning", kV2Json, partitionList(partitions), kV2Json);
}

RestCall seekToEnd(const InstancePath &instance, const QList<cluster::TopicPartition> &partitions)
{
    return post(instance.path + "/positions/end", kV2Json, partitionList(partitions), kV2Json);
}

RestCall records(const InstancePath &instance, PayloadFormat format, std::chrono::milliseconds timeout, qint64 maxBytes)
{
    RestCall call = get(instance.path + "/records?timeout=" + QByteArray::number(qint64{timeout.count()}) +
                            "&max_bytes=" + QByteArray::number(maxBytes),
                        format == PayloadFormat::Json ? kV2EmbeddedJson : kV2Binary);
    call.patience = timeout;
    call.once = true; // a repeated poll reads on behind what was lost: who polls has to seek first
    return call;
}

RestCall deleteConsumer(const InstancePath &instance)
{
    return {"DELETE", instance.path, kV2Json, kV2Json, {}, {}, true};
}

} // namespace v2

namespace v3 {

RestCall clusters(const QByteArray &root)
{
    return get(root + "/clusters", kJson);
}
QByteArray clusterPath(const QByteArray &root, const QString &clusterId)
{
    return root + "/clusters/" + segment(clusterId);
}
RestCall brokers(const QByteArray &cluster)
{
    return get(cluster + "/brokers", kJson);
}
RestCall broker(const QByteArray &cluster, qint32 broker)
{
    return get(cluster + "/brokers/" + QByteArray::number(broker), kJson);
}
RestCall replicasOfBroker(const QByteArray &cluster, qint32 broker)
{
    return get(cluster + "/brokers/" + QByteArray::number(broker) + "/partition-replicas", kJson);
}
RestCall topics(const QByteArray &cluster)
{
    return get(cluster + "/topics", kJson);
}
RestCall topic(const QByteArray &cluster, const QString &name)
{
    return get(topicPath(cluster, name), kJson);
}
RestCall partitions(const QByteArray &cluster, const QString &topic)
{
    return get(topicPath(cluster, topic) + "/partitions", kJson);
}
RestCall replicas(const QByteArray &cluster, const cluster::TopicPartition &partition)
{
    return get(topicPath(cluster, partition.topic) + "/partitions/" + QByteArray::number(partition.partition) + "/replicas", kJson);
}
RestCall configs(const QByteArray &cluster, const cluster::ConfigResource &resource)
{
    const bool ofTopic = resource.type == cluster::ConfigResource::Type::Topic;
    return get((ofTopic ? topicPath(cluster, resource.name) : cluster + "/brokers/" + segment(resource.name)) + "/configs", kJson);
}

RestCall createTopic(const QByteArray &cluster, const cluster::NewTopic &topic)
{
    QByteArray body = "{\"topic_name\":" + jsonString(topic.name);
    if (topic.partitions > 0)
        body += ",\"partitions_count\":" + QByteArray::number(topic.partitions);
    if (topic.replicationFactor > 0)
        body += ",\"replication_factor\":" + QByteArray::number(topic.replicationFactor);
    QByteArray configs;
    for (const auto &[name, value] : topic.config)
        configs += (configs.isEmpty() ? "" : ",") + QByteArray("{\"name\":") + jsonString(name) + ",\"value\":" + jsonString(value) + '}';
    if (!configs.isEmpty())
        body += ",\"configs\":[" + configs + ']';
    return post(cluster + "/topics", kJson, body + '}', kJson);
}

RestCall deleteTopic(const QByteArray &cluster, const QString &topic)
{
    return {"DELETE", topicPath(cluster, topic), kJson, {}, {}, {}, false};
}
RestCall groups(const QByteArray &cluster)
{
    return get(cluster + "/consumer-groups", kJson);
}
RestCall group(const QByteArray &cluster, const QString &group)
{
    return get(groupPath(cluster, group), kJson);
}
RestCall members(const QByteArray &cluster, const QString &group)
{
    return get(groupPath(cluster, group) + "/consumers", kJson);
}
RestCall assignments(const QByteArray &cluster, const QString &group, const QString &member)
{
    return get(groupPath(cluster, group) + "/consumers/" + segment(member) + "/assignments", kJson);
}
RestCall lags(const QByteArray &cluster, const QString &group)
{
    return get(groupPath(cluster, group) + "/lags", kJson);
}

RestCall produce(const QByteArray &cluster, const cluster::ProducerRecord &record, PayloadFormat format)
{
    const char *type = format == PayloadFormat::Json ? "JSON" : "BINARY";
    const auto data = [&](const std::optional<QByteArray> &bytes) {
        return bytes ? "{\"type\":\"" + QByteArray(type) + "\",\"data\":" + payload(bytes, format) + '}' : QByteArray("null");
    };
    QByteArray body = "{";
    if (record.partition)
        body += "\"partition_id\":" + QByteArray::number(*record.partition) + ',';
    QByteArray headers;
    for (const cluster::Header &header : record.headers) {
        headers += (headers.isEmpty() ? "" : ",") + QByteArray("{\"name\":") + jsonString(QString::fromUtf8(header.name)) +
                   ",\"value\":" + payload(header.value, PayloadFormat::Binary) + '}';
    }
    if (!headers.isEmpty())
        body += "\"headers\":[" + headers + "],";
    if (record.key)
        body += "\"key\":" + data(record.key) + ',';
    body += "\"value\":" + data(record.value);
    if (record.timestampMs) {
        body += ",\"timestamp\":" + jsonString(QDateTime::fromMSecsSinceEpoch(*record.timestampMs, Qt::UTC).toString(Qt::ISODateWithMs));
    }
    return post(topicPath(cluster, record.topic) + "/records", kJson, body + '}', kJson);
}

} // namespace v3

} // namespace streamscope::rest
