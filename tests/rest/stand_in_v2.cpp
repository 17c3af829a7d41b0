// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// v2 of the protocol: topics, partitions, produce, consumers.
#include "tests/rest/stand_in.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::testing {
namespace {

constexpr int kPollEveryMs = 10;
constexpr int kRecordsAtMost = 500;

QJsonObject topicJson(const cluster::Topic &topic)
{
    QJsonArray partitions;
    for (const cluster::Partition &partition : topic.partitions) {
        QJsonArray replicas;
        for (const qint32 broker : partition.replicas) {
            replicas.append(QJsonObject{{u"broker"_s, broker},
                                        {u"leader"_s, broker == partition.leader},
                                        {u"in_sync"_s, partition.inSyncReplicas.contains(broker)}});
        }
        partitions.append(QJsonObject{{u"partition"_s, partition.id}, {u"leader"_s, partition.leader}, {u"replicas"_s, replicas}});
    }
    return {{u"name"_s, topic.name}, {u"configs"_s, QJsonObject()}, {u"partitions"_s, partitions}};
}

std::optional<QByteArray> payload(const QJsonValue &value, bool json)
{
    if (value.isNull() || value.isUndefined())
        return std::nullopt;
    if (!json)
        return QByteArray::fromBase64(value.toString().toLatin1());
    // One element of a list, without the list.
    QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2);
}

QJsonValue embedded(const std::optional<QByteArray> &bytes, bool json, bool &bad)
{
    if (!bytes)
        return QJsonValue::Null;
    if (!json)
        return QString::fromLatin1(bytes->toBase64());
    QJsonParseError error;
    const QJsonArray list = QJsonDocument::fromJson('[' + *bytes + ']', &error).array();
    bad = bad || error.error != QJsonParseError::NoError;
    return list.isEmpty() ? QJsonValue() : list.first();
}

QList<QPair<cluster::TopicPartition, qint64>> readPartitions(const QJsonObject &body, const QString &list)
{
    QList<QPair<cluster::TopicPartition, qint64>> partitions;
    for (const QJsonValue &item : body.value(list).toArray())
        partitions.append({{item["topic"_L1].toString(), item["partition"_L1].toInt()}, item["offset"_L1].toInteger()});
    return partitions;
}

} // namespace

void StandIn::handleV2(const Request &request)
{
    const QStringList &path = request.path;
    if (path.value(0) == "consumers"_L1) {
        v2Consumers(request);
    } else if (path == QStringList{u"topics"_s}) {
        m_backend.topics([this, request](const QList<cluster::Topic> &topics) {
            QJsonArray names = QJsonArray::fromStringList(manners.ghosts);
            for (const cluster::Topic &topic : topics)
                names.append(topic.name);
            replyJson(request, names);
        });
    } else if (path == QStringList{u"brokers"_s}) {
        QJsonArray ids;
        for (const cluster::Broker &broker : m_backend.brokers())
            ids.append(broker.id);
        replyJson(request, QJsonObject{{u"brokers"_s, ids}});
    } else if (path.value(0) == "topics"_L1) {
        withTopic(request, path.value(1), [this, request](const cluster::Topic &topic) {
            const QStringList &rest = request.path;
            if (request.method == "POST") {
                v2Produce(request, topic);
            } else if (rest.size() == 2) {
                replyJson(request, topicJson(topic));
            } else if (rest.size() == 5 && rest[4] == "offsets"_L1 && manners.hasOffsets) {
                m_backend.range({topic.name, rest[3].toInt()}, [this, request](const core::Result<StandInBackend::Range> &range) {
                    if (!range)
                        replyError(request, 40402, u"Partition not found."_s);
                    else
                        replyJson(request, QJsonObject{{u"beginning_offset"_s, range->beginning}, {u"end_offset"_s, std::max(range->beginning, range->end - manners.endBehind)}});
                });
            } else {
                reply(request, 404, R"({"error_code":404,"message":"HTTP 404 Not Found"})");
            }
        });
    } else {
        reply(request, 404, R"({"error_code":404,"message":"HTTP 404 Not Found"})");
    }
}

void StandIn::v2Produce(const Request &request, const cluster::Topic &topic)
{
    const bool json = request.contentType == "application/vnd.kafka.json.v2+json";
    if (!json && request.contentType != "application/vnd.kafka.binary.v2+json") {
        replyError(request, 41500, u"HTTP 415 Unsupported Media Type"_s);
        return;
    }
    const QJsonObject record = request.body.value("records"_L1)[0].toObject();
    if (record.contains("headers"_L1) || record.contains("timestamp"_L1)) {
        replyError(request, 42200, u"Unrecognized field"_s);
        return;
    }
    cluster::ProducerRecord made;
    made.topic = topic.name;
    made.key = payload(record.value("key"_L1), json);
    made.value = payload(record.value("value"_L1), json);
    made.partition = record.contains("partition"_L1) ? record.value("partition"_L1).toInt() : 0;
    m_backend.append(made, [this, request, isNull = !made.value](const core::Result<cluster::Delivery> &delivery) {
        QJsonObject one{{u"partition"_s, QJsonValue()}, {u"offset"_s, QJsonValue()}, {u"error_code"_s, 50002}, {u"error"_s, u"failed"_s}};
        if (delivery) {
            const qint64 offset = isNull && manners.minusOneForNull ? -1 : delivery->offset;
            one = {{u"partition"_s, delivery->partition.partition},
                   {u"offset"_s, offset},
                   {u"error_code"_s, QJsonValue()},
                   {u"error"_s, QJsonValue()}};
        }
        replyJson(request,
                  QJsonObject{{u"offsets"_s, QJsonArray{one}}, {u"key_schema_id"_s, QJsonValue()}, {u"value_schema_id"_s, QJsonValue()}});
    });
}

void StandIn::v2Consumers(const Request &request)
{
    if (request.path.size() == 2 && request.method == "POST") {
        if (manners.holdsCreates)
            m_held.append(request);
        else
            createInstance(request);
        return;
    }
    const QString name = request.path.value(1) + u'/' + request.path.value(3);
    auto instance = m_instances.find(name);
    if (instance != m_instances.end() && manners.idleMs >= 0 && nowMs - instance->usedMs > manners.idleMs) {
        m_instances.erase(instance);
        instance = m_instances.end();
    }
    if (instance != m_instances.end())
        instance->usedMs = nowMs;
    if (instance == m_instances.end()) {
        replyError(request, 40403, u"Consumer instance not found."_s);
    } else if (request.path.size() == 4 && request.method == "DELETE") {
        m_instances.erase(instance);
        if (manners.deleteMs > 0)
            QTimer::singleShot(manners.deleteMs, this, [this, request] { reply(request, 204, {}); });
        else
            reply(request, 204, {});
    } else if (request.path.value(4) == "records"_L1) {
        poll(request, name);
    } else {
        instanceCall(request, *instance);
    }
}

void StandIn::makeHeld()
{
    for (const Request &request : std::exchange(m_held, {}))
        createInstance(request);
}

void StandIn::createInstance(const Request &request)
{
    const QString group = request.path[1];
    const QString id = request.body.value("name"_L1).toString();
    const QString name = group + u'/' + id;
    if (m_instances.contains(name)) {
        replyError(request, 40902, u"Consumer with specified consumer ID already exists in the specified consumer group."_s);
        return;
    }
    Instance made;
    made.group = group;
    made.usedMs = nowMs;
    made.format = request.body.value("format"_L1).toString();
    made.fromEarliest = request.body.value("auto.offset.reset"_L1).toString() != "latest"_L1;
    m_instances.insert(name, made);
    const QString path = u"/consumers/%1/instances/%2"_s.arg(group, id);
    const QString root = u"%1://%2:%3"_s.arg(m_tls ? u"https"_s : u"http"_s, u"127.0.0.1"_s).arg(m_port);
    QString baseUri = url() + path;
    switch (manners.baseUri) {
    case Manners::BaseUri::Absolute: break;
    case Manners::BaseUri::Relative: baseUri = path.mid(1); break;
    case Manners::BaseUri::WithoutPrefix: baseUri = root + path; break;
    case Manners::BaseUri::OtherHost: baseUri = u"http://proxy-7.internal:8082"_s + path; break;
    }
    replyJson(request, QJsonObject{{u"instance_id"_s, id}, {u"base_uri"_s, baseUri}});
}

void StandIn::instanceCall(const Request &request, Instance &instance)
{
    const QString what = request.path.mid(4).join(u'/');
    if (what == "assignments"_L1 && manners.hasAssignments) {
        instance.positions.clear();
        for (const auto &[partition, offset] : readPartitions(request.body, u"partitions"_s))
            instance.positions.insert(partition, 0);
    } else if (what == "subscription"_L1) {
        const QJsonArray wanted = request.body.value("topics"_L1).toArray();
        m_backend.topics([this, request, wanted](const QList<cluster::Topic> &topics) {
            const auto subscribed = m_instances.find(request.path[1] + u'/' + request.path[3]);
            if (subscribed == m_instances.end()) {
                replyError(request, 40403, u"Consumer instance not found."_s);
                return;
            }
            for (const cluster::Topic &topic : topics) {
                for (const cluster::Partition &partition : wanted.contains(topic.name) ? topic.partitions : QList<cluster::Partition>())
                    subscribed->joining.insert({topic.name, partition.id}, 0);
            }
            reply(request, 204, {});
        });
        return;
    } else if (what == "positions"_L1) {
        for (const auto &[partition, offset] : readPartitions(request.body, u"offsets"_s)) {
            if (!instance.positions.contains(partition)) {
                replyError(request, 40903, u"Illegal state: No current assignment for partition"_s);
                return;
            }
            instance.positions[partition] = offset;
        }
    } else if (what == "positions/beginning"_L1 || what == "positions/end"_L1) {
        seekTo(request, what.endsWith("end"_L1));
        return;
    } else if (what == "offsets"_L1 && request.method == "POST") {
        commit(request, instance);
    } else {
        reply(request, 404, R"({"error_code":404,"message":"HTTP 404 Not Found"})");
        return;
    }
    reply(request, 204, {});
}

// The offsets of the request, or where the instance stands, which is behind what it was given.
void StandIn::commit(const Request &request, const Instance &instance)
{
    ++m_commits;
    QMap<cluster::TopicPartition, qint64> &stored = m_committed[instance.group];
    for (const auto &[partition, offset] : readPartitions(request.body, u"offsets"_s))
        stored[partition] = manners.commitsNext ? offset + 1 : offset;
    if (request.body.isEmpty())
        stored.insert(instance.positions);
}

// Answered once the ranges are known; the instance may be gone by then.
void StandIn::seekTo(const Request &request, bool end)
{
    const auto partitions = readPartitions(request.body, u"partitions"_s);
    const auto left = std::make_shared<qsizetype>(partitions.size());
    const QString name = request.path[1] + u'/' + request.path[3];
    for (const auto &[partition, offset] : partitions) {
        m_backend.range(partition, [this, request, name, left, key = partition, end](const core::Result<StandInBackend::Range> &range) {
            const auto instance = m_instances.find(name);
            if (range && instance != m_instances.end())
                instance->positions[key] = end ? range->end : range->beginning;
            if (--*left == 0)
                reply(request, 204, {});
        });
    }
    if (partitions.isEmpty())
        reply(request, 204, {});
}

void StandIn::poll(const Request &request, const QString &name)
{
    Instance &instance = m_instances[name];
    const bool json = instance.format == "json"_L1;
    if (request.accept != (json ? "application/vnd.kafka.json.v2+json" : "application/vnd.kafka.binary.v2+json")) {
        replyError(request, 40601, u"The requested embedded data format does not match the deserializer for this consumer instance"_s);
        return;
    }
    ++instance.polls;
    if (!instance.joining.isEmpty())
        instance.positions = std::exchange(instance.joining, {});
    if (manners.pollsUntilExpired >= 0 && instance.polls > manners.pollsUntilExpired) {
        m_instances.remove(name);
        replyError(request, 40403, u"Consumer instance not found."_s);
        return;
    }
    const int timeout = request.query.queryItemValue(u"timeout"_s).toInt();
    if (instance.polls == 1 && manners.firstPoll == Manners::FirstPoll::Empty)
        reply(request, 200, "[]");
    else if (instance.polls == 1 && manners.firstPoll == Manners::FirstPoll::Late)
        QTimer::singleShot(manners.lateMs, this, [this, request, name, timeout] { pollNow(request, name, timeout); });
    else
        pollNow(request, name, manners.holdsPolls ? timeout : 0);
}

void StandIn::pollNow(const Request &request, const QString &name, int leftMs)
{
    const auto instance = m_instances.find(name);
    if (instance == m_instances.end()) {
        replyError(request, 40403, u"Consumer instance not found."_s);
        return;
    }
    const qint64 maxBytes = request.query.queryItemValue(u"max_bytes"_s).toLongLong();
    const bool json = instance->format == "json"_L1;
    QJsonArray records;
    qint64 bytes = 0;
    bool bad = false;
    for (auto position = instance->positions.begin(); position != instance->positions.end(); ++position) {
        for (const StoredRecord &record : m_backend.read(position.key(), position.value(), kRecordsAtMost)) {
            bytes += record.key.value_or(QByteArray()).size() + record.value.value_or(QByteArray()).size();
            if (bytes > maxBytes && !records.isEmpty())
                break;
            position.value() = record.offset + 1;
            records.append(QJsonObject{{u"topic"_s, position.key().topic},
                                       {u"key"_s, embedded(record.key, json, bad)},
                                       {u"value"_s, embedded(record.value, json, bad)},
                                       {u"partition"_s, position.key().partition},
                                       {u"offset"_s, record.offset}});
        }
    }
    if (bad)
        replyError(request, 42204, u"Error deserializing message"_s); // and the batch is lost
    else if (!records.isEmpty() || leftMs <= 0)
        replyJson(request, records);
    else if (request.socket)
        QTimer::singleShot(kPollEveryMs, this, [this, request, name, leftMs] { pollNow(request, name, leftMs - kPollEveryMs); });
}

} // namespace streamscope::testing
