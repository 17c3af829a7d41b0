// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/answers.h"

#include "models/rest/http_faults.h"
#include "models/rest/json_value.h"
#include "models/rest/number_check.h"

#include <QDateTime>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

core::KafkaError wrongShape(const char *what)
{
    return brokenAnswer(u"%1 expected"_s.arg(QLatin1StringView(what)), {});
}

// The items of v3's lists, under "data".
template<typename T>
core::Result<QList<T>> readData(const QByteArray &body, const std::function<T(const JsonValue &, NumberCheck &)> &read)
{
    const auto answer = JsonAnswer::parse(body);
    if (!answer)
        return tl::make_unexpected(answer.error());
    const JsonValue data = answer->root()["data"];
    if (!data.isArray())
        return tl::make_unexpected(wrongShape("a list under “data”"));
    QList<T> items;
    NumberCheck numbers;
    data.forEach([&](const JsonValue &item) { items.append(read(item, numbers)); });
    return numbers.result(items);
}

cluster::TopicPartition readTopicPartition(const JsonValue &item, NumberCheck &numbers)
{
    return {item["topic_name"].textOr({}), numbers.partition(item, "partition_id")};
}

cluster::Partition readV2Partition(const JsonValue &item, NumberCheck &numbers)
{
    cluster::Partition partition;
    partition.id = numbers.partition(item, "partition");
    partition.leader = numbers.broker(item, "leader");
    item["replicas"].forEach([&](const JsonValue &replica) {
        const qint32 broker = numbers.broker(replica, "broker");
        partition.replicas.append(broker);
        if (replica["in_sync"].isTrue())
            partition.inSyncReplicas.append(broker);
    });
    return partition;
}

cluster::GroupDescription readDescription(const JsonValue &item, NumberCheck &)
{
    cluster::GroupDescription group;
    group.group = item["consumer_group_id"].textOr({});
    group.state = groupStateFrom(item["state"].textOr({}));
    group.partitionAssignor = item["partition_assignor"].textOr({});
    // The coordinator is told as the URL of a broker.
    const QString coordinator = item["coordinator"]["related"].textOr({});
    bool ok = false;
    const int broker = coordinator.section(u'/', -1).toInt(&ok);
    group.coordinator = ok ? broker : -1;
    return group;
}

} // namespace

cluster::GroupState groupStateFrom(const QString &text)
{
    using State = cluster::GroupState;
    const QString plain = QString(text).remove(u'_');
    for (const State state : {State::PreparingRebalance, State::CompletingRebalance, State::Stable, State::Dead, State::Empty,
                              State::Assigning, State::Reconciling}) {
        if (plain.compare(cluster::groupStateName(state), Qt::CaseInsensitive) == 0)
            return state;
    }
    return State::Unknown;
}

cluster::ConfigSource configSourceFrom(const QString &text)
{
    using Source = cluster::ConfigSource;
    static const std::array<std::pair<QLatin1StringView, Source>, 6> kSources{{
        {"DYNAMIC_TOPIC_CONFIG"_L1, Source::DynamicTopic},
        {"DYNAMIC_BROKER_CONFIG"_L1, Source::DynamicBroker},
        {"DYNAMIC_DEFAULT_BROKER_CONFIG"_L1, Source::DynamicDefaultBroker},
        {"STATIC_BROKER_CONFIG"_L1, Source::StaticBroker},
        {"DEFAULT_CONFIG"_L1, Source::Default},
        {"GROUP_CONFIG"_L1, Source::Group},
    }};
    const auto it = std::find_if(kSources.begin(), kSources.end(), [&text](const auto &source) { return source.first == text; });
    return it == kSources.end() ? Source::Unknown : it->second;
}

namespace v2 {

core::Result<QStringList> readTopicNames(const QByteArray &body)
{
    const auto answer = JsonAnswer::parse(body);
    if (!answer)
        return tl::make_unexpected(answer.error());
    if (!answer->root().isArray())
        return tl::make_unexpected(wrongShape("a list of topics"));
    QStringList names;
    answer->root().forEach([&names](const JsonValue &name) {
        if (const auto text = name.text())
            names.append(*text);
    });
    return names;
}

core::Result<cluster::Topic> readTopic(const QByteArray &body)
{
    const auto answer = JsonAnswer::parse(body);
    if (!answer)
        return tl::make_unexpected(answer.error());
    const JsonValue &root = answer->root();
    if (!root["partitions"].isArray())
        return tl::make_unexpected(wrongShape("a topic with its partitions"));
    cluster::Topic topic;
    topic.name = root["name"].textOr({});
    topic.internal = topic.name.startsWith("__"_L1);
    NumberCheck numbers;
    root["partitions"].forEach([&](const JsonValue &item) { topic.partitions.append(readV2Partition(item, numbers)); });
    std::sort(topic.partitions.begin(), topic.partitions.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    return numbers.result(topic);
}

core::Result<QList<qint32>> readBrokers(const QByteArray &body)
{
    const auto answer = JsonAnswer::parse(body);
    if (!answer)
        return tl::make_unexpected(answer.error());
    QList<qint32> ids;
    NumberCheck numbers;
    answer->root()["brokers"].forEach([&](const JsonValue &item) { ids.append(numbers.broker(item)); });
    std::sort(ids.begin(), ids.end());
    return numbers.result(ids);
}

bool hasPartition(const QByteArray &body, qint32 partition)
{
    const auto topic = readTopic(body);
    return topic && std::any_of(topic->partitions.begin(), topic->partitions.end(),
                                [partition](const cluster::Partition &one) { return one.id == partition; });
}

core::Result<LogRange> readOffsets(const QByteArray &body)
{
    const auto answer = JsonAnswer::parse(body);
    if (!answer)
        return tl::make_unexpected(answer.error());
    const JsonValue &root = answer->root();
    if (!root["beginning_offset"].exists() || !root["end_offset"].exists())
        return tl::make_unexpected(wrongShape("beginning_offset and end_offset"));
    NumberCheck numbers;
    const LogRange range{numbers.offset(root, "beginning_offset"), numbers.offset(root, "end_offset")};
    if (range.beginning > range.end)
        numbers.addFault(u"the beginning at %1 is behind the end at %2"_s.arg(range.beginning).arg(range.end));
    return numbers.result(range);
}

core::Result<CreatedConsumer> readConsumer(const QByteArray &body)
{
    const auto answer = JsonAnswer::parse(body);
    if (!answer)
        return tl::make_unexpected(answer.error());
    CreatedConsumer consumer{answer->root()["instance_id"].textOr({}), answer->root()["base_uri"].textOr({})};
    if (consumer.instanceId.isEmpty() && consumer.baseUri.isEmpty())
        return tl::make_unexpected(wrongShape("instance_id and base_uri"));
    return consumer;
}

core::Result<cluster::Delivery> readDelivery(const QByteArray &body, const QString &topic)
{
    const auto answer = JsonAnswer::parse(body);
    if (!answer)
        return tl::make_unexpected(answer.error());
    std::optional<core::Result<cluster::Delivery>> first;
    answer->root()["offsets"].forEach([&](const JsonValue &item) {
        if (first)
            return;
        const QString error = item["error"].textOr({});
        const qint64 code = item["error_code"].integer(0);
        if (code != 0 || !error.isEmpty()) {
            first = tl::make_unexpected(recordFault(errorCode(code), error, u"produce"_s));
            return;
        }
        NumberCheck numbers;
        const cluster::Delivery delivery{{topic, numbers.partition(item, "partition")}, numbers.offsetOrNone(item, "offset"), -1, 0};
        first = numbers.result(delivery);
    });
    if (!first)
        return tl::make_unexpected(wrongShape("a list under “offsets”"));
    return *first;
}

} // namespace v2

namespace v3 {

core::Result<QString> readClusterId(const QByteArray &body)
{
    const auto ids = readData<QString>(body, [](const JsonValue &item, NumberCheck &) { return item["cluster_id"].textOr({}); });
    if (!ids)
        return tl::make_unexpected(ids.error());
    if (ids->isEmpty() || ids->first().isEmpty())
        return tl::make_unexpected(wrongShape("a cluster with its cluster_id"));
    return ids->first();
}

core::Result<QList<cluster::Broker>> readBrokers(const QByteArray &body)
{
    auto brokers = readData<cluster::Broker>(body, [](const JsonValue &item, NumberCheck &numbers) {
        return cluster::Broker{numbers.broker(item, "broker_id"), item["host"].textOr({}), numbers.small(item, "port", 65535),
                               item["rack"].textOr({})};
    });
    if (brokers)
        std::sort(brokers->begin(), brokers->end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    return brokers;
}

core::Result<QList<ListedTopic>> readTopics(const QByteArray &body)
{
    return readData<ListedTopic>(body, [](const JsonValue &item, NumberCheck &numbers) {
        const QString name = item["topic_name"].textOr({});
        return ListedTopic{name, item["is_internal"].isTrue() || name.startsWith("__"_L1),
                           numbers.partitionCount(item, "partitions_count"),
                           numbers.small(item, "replication_factor", std::numeric_limits<qint16>::max())};
    });
}

core::Result<QList<qint32>> readPartitionIds(const QByteArray &body)
{
    return readData<qint32>(body, [](const JsonValue &item, NumberCheck &numbers) { return numbers.partition(item, "partition_id"); });
}

core::Result<QList<ListedReplica>> readReplicas(const QByteArray &body)
{
    return readData<ListedReplica>(body, [](const JsonValue &item, NumberCheck &numbers) {
        return ListedReplica{readTopicPartition(item, numbers), numbers.broker(item, "broker_id"), item["is_leader"].isTrue(), item["is_in_sync"].isTrue()};
    });
}

core::Result<QList<cluster::ConfigEntry>> readConfigs(const QByteArray &body)
{
    return readData<cluster::ConfigEntry>(body, [](const JsonValue &item, NumberCheck &) {
        cluster::ConfigEntry entry;
        entry.name = item["name"].textOr({});
        entry.value = item["value"].text();
        entry.readOnly = item["is_read_only"].isTrue();
        entry.sensitive = item["is_sensitive"].isTrue();
        entry.source = item["source"].exists()       ? configSourceFrom(item["source"].textOr({}))
                       : item["is_default"].isTrue() ? cluster::ConfigSource::Default
                                                     : cluster::ConfigSource::Unknown;
        return entry;
    });
}

core::Result<QList<cluster::GroupDescription>> readGroups(const QByteArray &body)
{
    return readData<cluster::GroupDescription>(body, readDescription);
}

core::Result<cluster::GroupDescription> readGroup(const QByteArray &body)
{
    const auto answer = JsonAnswer::parse(body);
    if (!answer)
        return tl::make_unexpected(answer.error());
    NumberCheck numbers;
    return numbers.result(readDescription(answer->root(), numbers));
}

core::Result<QList<cluster::GroupMember>> readMembers(const QByteArray &body)
{
    return readData<cluster::GroupMember>(body, [](const JsonValue &item, NumberCheck &) {
        cluster::GroupMember member;
        member.memberId = item["consumer_id"].textOr({});
        member.clientId = item["client_id"].textOr({});
        return member;
    });
}

core::Result<QList<cluster::TopicPartition>> readAssignments(const QByteArray &body)
{
    return readData<cluster::TopicPartition>(body, readTopicPartition);
}

core::Result<QList<ListedLag>> readLags(const QByteArray &body)
{
    return readData<ListedLag>(body, [](const JsonValue &item, NumberCheck &numbers) {
        return ListedLag{readTopicPartition(item, numbers), numbers.offsetOrNone(item, "current_offset"),
                         numbers.offsetOrNone(item, "log_end_offset")};
    });
}

core::Result<cluster::Delivery> readDelivery(const QByteArray &body, const QString &topic)
{
    const auto answer = JsonAnswer::parse(body);
    if (!answer)
        return tl::make_unexpected(answer.error());
    const JsonValue &root = answer->root();
    const qint64 code = root["error_code"].integer(200);
    if (code != 0 && (code < 200 || code >= 300))
        return tl::make_unexpected(recordFault(errorCode(code), root["message"].textOr({}), u"produce"_s));
    if (!root["partition_id"].exists())
        return tl::make_unexpected(wrongShape("partition_id and offset"));
    NumberCheck numbers;
    const QDateTime time = QDateTime::fromString(root["timestamp"].textOr({}), Qt::ISODateWithMs);
    return numbers.result(cluster::Delivery{{topic, numbers.partition(root, "partition_id")},
                                            numbers.offsetOrNone(root, "offset"),
                                            time.isValid() ? time.toMSecsSinceEpoch() : -1,
                                            0});
}

} // namespace v3

} // namespace streamscope::rest
