// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/admin_requests.h"

#include "models/kafka/topic_ids.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

cluster::ConfigSource toSource(rd_kafka_ConfigSource_t source)
{
    switch (source) {
    case RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG: return cluster::ConfigSource::DynamicTopic;
    case RD_KAFKA_CONFIG_SOURCE_DYNAMIC_BROKER_CONFIG: return cluster::ConfigSource::DynamicBroker;
    case RD_KAFKA_CONFIG_SOURCE_DYNAMIC_DEFAULT_BROKER_CONFIG: return cluster::ConfigSource::DynamicDefaultBroker;
    case RD_KAFKA_CONFIG_SOURCE_STATIC_BROKER_CONFIG: return cluster::ConfigSource::StaticBroker;
    case RD_KAFKA_CONFIG_SOURCE_DEFAULT_CONFIG: return cluster::ConfigSource::Default;
    case RD_KAFKA_CONFIG_SOURCE_GROUP_CONFIG: return cluster::ConfigSource::Group;
    default: return cluster::ConfigSource::Unknown;
    }
}

cluster::GroupState toState(rd_kafka_consumer_group_state_t state)
{
    switch (state) {
    case RD_KAFKA_CONSUMER_GROUP_STATE_PREPARING_REBALANCE: return cluster::GroupState::PreparingRebalance;
    case RD_KAFKA_CONSUMER_GROUP_STATE_COMPLETING_REBALANCE: return cluster::GroupState::CompletingRebalance;
    case RD_KAFKA_CONSUMER_GROUP_STATE_STABLE: return cluster::GroupState::Stable;
    case RD_KAFKA_CONSUMER_GROUP_STATE_DEAD: return cluster::GroupState::Dead;
    case RD_KAFKA_CONSUMER_GROUP_STATE_EMPTY: return cluster::GroupState::Empty;
    default: return cluster::GroupState::Unknown;
    }
}

cluster::GroupType toType(rd_kafka_consumer_group_type_t type)
{
    switch (type) {
    case RD_KAFKA_CONSUMER_GROUP_TYPE_CONSUMER: return cluster::GroupType::Consumer;
    case RD_KAFKA_CONSUMER_GROUP_TYPE_CLASSIC: return cluster::GroupType::Classic;
    default: return cluster::GroupType::Unknown;
    }
}

// A list of offset questions on its way: answers arrive chunk by chunk, the last one finishes the whole.
struct OffsetsCall {
    QList<cluster::OffsetAnswer> answers;
    AnswerPtr<QList<cluster::OffsetAnswer>> answer = std::make_shared<Answer<QList<cluster::OffsetAnswer>>>();
    std::mutex mutex;
    int outstanding = 0;
};

// Questions that one request can carry: the same isolation, and a partition once. ListOffsets is quadratic in its length.
struct OffsetsChunk {
    rd_kafka_IsolationLevel_t isolation = RD_KAFKA_ISOLATION_LEVEL_READ_UNCOMMITTED;
    QHash<cluster::TopicPartition, QList<qsizetype>> indexes; ///< of the same question asked more than once
    QHash<cluster::TopicPartition, qint64> specs;
};
constexpr qsizetype kChunk = 200;

qint64 specOf(const cluster::OffsetQuery &query)
{
    switch (query.what) {
    case cluster::OffsetQuery::What::LogStart: return RD_KAFKA_OFFSET_SPEC_EARLIEST;
    case cluster::OffsetQuery::What::MaxTimestamp: return RD_KAFKA_OFFSET_SPEC_MAX_TIMESTAMP;
    case cluster::OffsetQuery::What::AtTime: return std::max<qint64>(0, query.timestampMs);
    case cluster::OffsetQuery::What::HighWatermark:
    case cluster::OffsetQuery::What::LastStable: break;
    }
    return RD_KAFKA_OFFSET_SPEC_LATEST;
}

std::vector<OffsetsChunk> chunked(const QList<cluster::OffsetQuery> &queries)
{
    std::vector<OffsetsChunk> chunks;
    std::map<int, QList<qsizetype>> open; // isolation → chunks that are not full
    for (qsizetype i = 0; i < queries.size(); ++i) {
        const cluster::OffsetQuery &query = queries[i];
        const auto isolation = query.what == cluster::OffsetQuery::What::LastStable ? RD_KAFKA_ISOLATION_LEVEL_READ_COMMITTED
                                                                                    : RD_KAFKA_ISOLATION_LEVEL_READ_UNCOMMITTED;
        const qint64 spec = specOf(query);
        bool placed = false;
        QList<qsizetype> &candidates = open[isolation];
        for (const qsizetype c : candidates) {
            OffsetsChunk &chunk = chunks[static_cast<std::size_t>(c)];
            const auto there = chunk.specs.constFind(query.partition);
            if (there != chunk.specs.cend() ? *there != spec : chunk.specs.size() >= kChunk)
                continue;
            chunk.specs.insert(query.partition, spec);
            chunk.indexes[query.partition].append(i);
            placed = true;
            break;
        }
        if (placed)
            continue;
        OffsetsChunk chunk;
        chunk.isolation = isolation;
        chunk.specs.insert(query.partition, spec);
        chunk.indexes[query.partition].append(i);
        chunks.push_back(std::move(chunk));
        candidates.append(static_cast<qsizetype>(chunks.size()) - 1);
        // A full one cannot take a new partition; keeping the last few open is enough for interleaved questions.
        if (candidates.size() > 4)
            candidates.removeFirst();
    }
    return chunks;
}

void takeOffsets(OffsetsCall &call, const OffsetsChunk &chunk, rd_kafka_event_t *event)
{
    const std::lock_guard lock(call.mutex);
    if (const auto error = eventError(event, u"ListOffsets"_s)) {
        for (const QList<qsizetype> &indexes : chunk.indexes) {
            for (const qsizetype index : indexes)
                call.answers[index].offset = tl::make_unexpected(*error);
        }
    } else {
        size_t count = 0;
        const auto *const *infos = rd_kafka_ListOffsets_result_infos(rd_kafka_event_ListOffsets_result(event), &count);
        for (size_t i = 0; i < count; ++i) {
            const rd_kafka_topic_partition_t *found = rd_kafka_ListOffsetsResultInfo_topic_partition(infos[i]);
            for (const qsizetype index : chunk.indexes.value({text(found->topic), found->partition})) {
                cluster::OffsetAnswer &answer = call.answers[index];
                if (found->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
                    answer.offset = tl::make_unexpected(toError(found->err, {}, u"ListOffsets"_s));
                } else if (found->offset == RD_KAFKA_OFFSET_INVALID) {
                    // Of a leader that did not answer librdkafka (2.14) says nothing: what was to hold its answer is as it was.
                    answer.offset = tl::make_unexpected(
                        core::localError(core::ErrorKind::TimedOut, u"the leader of the partition does not answer"_s, u"ListOffsets"_s));
                } else {
                    answer.offset = found->offset;
                    answer.timestampMs = rd_kafka_ListOffsetsResultInfo_timestamp(infos[i]);
                }
            }
        }
    }
    if (--call.outstanding == 0)
        call.answer->finish(std::move(call.answers));
}

cluster::GroupDescription toDescription(const rd_kafka_ConsumerGroupDescription_t *source)
{
    cluster::GroupDescription group;
    group.group = text(rd_kafka_ConsumerGroupDescription_group_id(source));
    if (const rd_kafka_error_t *error = rd_kafka_ConsumerGroupDescription_error(source)) {
        group.error = toError(error, u"DescribeConsumerGroups"_s);
        return group;
    }
    group.state = toState(rd_kafka_ConsumerGroupDescription_state(source));
    group.type = toType(rd_kafka_ConsumerGroupDescription_type(source));
    group.partitionAssignor = text(rd_kafka_ConsumerGroupDescription_partition_assignor(source));
    if (const rd_kafka_Node_t *node = rd_kafka_ConsumerGroupDescription_coordinator(source))
        group.coordinator = rd_kafka_Node_id(node);
    const size_t members = rd_kafka_ConsumerGroupDescription_member_count(source);
    for (size_t i = 0; i < members; ++i) {
        const rd_kafka_MemberDescription_t *description = rd_kafka_ConsumerGroupDescription_member(source, i);
        cluster::GroupMember member;
        member.memberId = text(rd_kafka_MemberDescription_consumer_id(description));
        member.clientId = text(rd_kafka_MemberDescription_client_id(description));
        member.host = text(rd_kafka_MemberDescription_host(description));
        const auto *assignment = rd_kafka_MemberDescription_assignment(description);
        const auto *partitions = assignment ? rd_kafka_MemberAssignment_partitions(assignment) : nullptr;
        for (int p = 0; partitions && p < partitions->cnt; ++p)
            member.assignment.append({text(partitions->elems[p].topic), partitions->elems[p].partition});
        std::sort(member.assignment.begin(), member.assignment.end());
        group.members.append(member);
    }
    return group;
}

} // namespace

std::optional<core::KafkaError> eventError(rd_kafka_event_t *event, const QString &where)
{
    const rd_kafka_resp_err_t code = rd_kafka_event_error(event);
    if (code == RD_KAFKA_RESP_ERR_NO_ERROR)
        return std::nullopt;
    return toError(code, text(rd_kafka_event_error_string(event)), where);
}

core::FutureResult<QList<cluster::OffsetAnswer>> listOffsets(AdminClient &admin, const QList<cluster::OffsetQuery> &queries)
{
    if (queries.isEmpty())
        return core::finished<QList<cluster::OffsetAnswer>>({});
    auto call = std::make_shared<OffsetsCall>();
    for (const cluster::OffsetQuery &query : queries) {
        cluster::OffsetAnswer answer;
        answer.query = query;
        answer.offset = tl::make_unexpected(
            core::localError(core::ErrorKind::UnknownObject, u"the answer does not mention this partition"_s, u"ListOffsets"_s));
        call->answers.append(answer);
    }
    const auto future = call->answer->future();
    std::vector<OffsetsChunk> chunks = chunked(queries);
    call->outstanding = static_cast<int>(chunks.size());
    for (OffsetsChunk &chunk : chunks) {
        const PartitionListPtr list(rd_kafka_topic_partition_list_new(static_cast<int>(chunk.specs.size())));
        for (auto it = chunk.specs.cbegin(); it != chunk.specs.cend(); ++it)
            rd_kafka_topic_partition_list_add(list.get(), it.key().topic.toUtf8().constData(), it.key().partition)->offset = it.value();
        const auto isolation = chunk.isolation;
        admin.submit(
            RD_KAFKA_ADMIN_OP_LISTOFFSETS, [call, chunk = std::move(chunk)](rd_kafka_event_t *event) { takeOffsets(*call, chunk, event); },
            [isolation](rd_kafka_AdminOptions_t *options) { ErrorPtr(rd_kafka_AdminOptions_set_isolation_level(options, isolation)); },
            [&list](rd_kafka_t *handle, const rd_kafka_AdminOptions_t *options, rd_kafka_queue_t *queue) {
                rd_kafka_ListOffsets(handle, list.get(), options, queue);
            });
    }
    return future;
}

core::FutureResult<QList<cluster::ConfigEntry>> describeConfigs(AdminClient &admin, const cluster::ConfigResource &resource)
{
    const auto type = resource.type == cluster::ConfigResource::Type::Topic ? RD_KAFKA_RESOURCE_TOPIC : RD_KAFKA_RESOURCE_BROKER;
    using Resource = std::unique_ptr<rd_kafka_ConfigResource_t, Deleter<rd_kafka_ConfigResource_destroy>>;
    const Resource wanted(rd_kafka_ConfigResource_new(type, resource.name.toUtf8().constData()));
    if (!wanted)
        return core::failed<QList<cluster::ConfigEntry>>(
            core::localError(core::ErrorKind::InvalidInput, u"no such resource"_s, u"DescribeConfigs"_s));
    auto answer = std::make_shared<Answer<QList<cluster::ConfigEntry>>>();
    auto handler = [answer](rd_kafka_event_t *event) {
        if (const auto error = eventError(event, u"DescribeConfigs"_s)) {
            answer->finish(tl::make_unexpected(*error));
            return;
        }
        QList<cluster::ConfigEntry> entries;
        size_t count = 0;
        const auto *const *resources = rd_kafka_DescribeConfigs_result_resources(rd_kafka_event_DescribeConfigs_result(event), &count);
        for (size_t i = 0; i < count; ++i) {
            if (const auto code = rd_kafka_ConfigResource_error(resources[i]); code != RD_KAFKA_RESP_ERR_NO_ERROR) {
                answer->finish(
                    tl::make_unexpected(toError(code, text(rd_kafka_ConfigResource_error_string(resources[i])), u"DescribeConfigs"_s)));
                return;
            }
            size_t configs = 0;
            const auto *const *configEntries = rd_kafka_ConfigResource_configs(resources[i], &configs);
            for (size_t c = 0; c < configs; ++c) {
                cluster::ConfigEntry entry;
                entry.name = text(rd_kafka_ConfigEntry_name(configEntries[c]));
                if (const char *value = rd_kafka_ConfigEntry_value(configEntries[c]))
                    entry.value = text(value);
                entry.source = toSource(rd_kafka_ConfigEntry_source(configEntries[c]));
                entry.readOnly = rd_kafka_ConfigEntry_is_read_only(configEntries[c]) > 0;
                entry.sensitive = rd_kafka_ConfigEntry_is_sensitive(configEntries[c]) > 0;
                entries.append(entry);
            }
        }
        std::sort(entries.begin(), entries.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
        answer->finish(entries);
    };
    admin.submit(RD_KAFKA_ADMIN_OP_DESCRIBECONFIGS, handler, {},
                 [&wanted](rd_kafka_t *handle, const rd_kafka_AdminOptions_t *options, rd_kafka_queue_t *queue) {
                     rd_kafka_ConfigResource_t *list[] = {wanted.get()};
                     rd_kafka_DescribeConfigs(handle, list, 1, options, queue);
                 });
    return answer->future();
}

core::FutureResult<cluster::GroupList> listGroups(AdminClient &admin)
{
    auto answer = std::make_shared<Answer<cluster::GroupList>>();
    auto handler = [answer](rd_kafka_event_t *event) {
        if (const auto error = eventError(event, u"ListConsumerGroups"_s)) {
            answer->finish(tl::make_unexpected(*error));
            return;
        }
        cluster::GroupList list;
        const auto *result = rd_kafka_event_ListConsumerGroups_result(event);
        size_t count = 0;
        const auto *const *valid = rd_kafka_ListConsumerGroups_result_valid(result, &count);
        for (size_t i = 0; i < count; ++i) {
            cluster::GroupListing listing;
            listing.group = text(rd_kafka_ConsumerGroupListing_group_id(valid[i]));
            listing.state = toState(rd_kafka_ConsumerGroupListing_state(valid[i]));
            listing.type = toType(rd_kafka_ConsumerGroupListing_type(valid[i]));
            listing.simple = rd_kafka_ConsumerGroupListing_is_simple_consumer_group(valid[i]) != 0;
            list.groups.append(listing);
        }
        std::sort(list.groups.begin(), list.groups.end(), [](const auto &a, const auto &b) { return a.group < b.group; });
        // An event whose own code is 0 can carry brokers that could not be asked.
        const auto *const *errors = rd_kafka_ListConsumerGroups_result_errors(result, &count);
        for (size_t i = 0; i < count; ++i)
            list.errors.append(toError(errors[i], u"ListConsumerGroups"_s));
        answer->finish(list);
    };
    admin.submit(RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPS, handler, {},
                 [](rd_kafka_t *handle, const rd_kafka_AdminOptions_t *options, rd_kafka_queue_t *queue) {
                     rd_kafka_ListConsumerGroups(handle, options, queue);
                 });
    return answer->future();
}

core::FutureResult<QHash<qint32, QString>> brokerRacks(AdminClient &admin)
{
    auto answer = std::make_shared<Answer<QHash<qint32, QString>>>();
    auto handler = [answer](rd_kafka_event_t *event) {
        if (const auto error = eventError(event, u"DescribeCluster"_s)) {
            answer->finish(tl::make_unexpected(*error));
            return;
        }
        QHash<qint32, QString> racks;
        size_t count = 0;
        const auto *const *nodes = rd_kafka_DescribeCluster_result_nodes(rd_kafka_event_DescribeCluster_result(event), &count);
        for (size_t i = 0; i < count; ++i) {
            if (const char *rack = rd_kafka_Node_rack(nodes[i]))
                racks.insert(rd_kafka_Node_id(nodes[i]), text(rack));
        }
        answer->finish(racks);
    };
    admin.submit(RD_KAFKA_ADMIN_OP_DESCRIBECLUSTER, handler, {},
                 [](rd_kafka_t *handle, const rd_kafka_AdminOptions_t *options, rd_kafka_queue_t *queue) {
                     rd_kafka_DescribeCluster(handle, options, queue);
                 });
    return answer->future();
}

core::FutureResult<QHash<QString, QString>> topicIds(AdminClient &admin, const QStringList &topics)
{
    auto answer = std::make_shared<Answer<QHash<QString, QString>>>();
    auto handler = [answer](rd_kafka_event_t *event) {
        answer->finish(toTopicIds(event).map([](const TopicIds &found) { return found.ids; }));
    };
    admin.submit(RD_KAFKA_ADMIN_OP_DESCRIBETOPICS, handler, {},
                 [&topics](rd_kafka_t *handle, const rd_kafka_AdminOptions_t *options, rd_kafka_queue_t *queue) {
                     askForTopicIds(handle, topics, options, queue);
                 });
    return answer->future();
}

core::FutureResult<QList<cluster::GroupDescription>> describeGroups(AdminClient &admin, const QStringList &groups)
{
    if (groups.isEmpty())
        return core::finished<QList<cluster::GroupDescription>>({});
    auto answer = std::make_shared<Answer<QList<cluster::GroupDescription>>>();
    auto handler = [answer](rd_kafka_event_t *event) {
        if (const auto error = eventError(event, u"DescribeConsumerGroups"_s)) {
            answer->finish(tl::make_unexpected(*error));
            return;
        }
        QList<cluster::GroupDescription> descriptions;
        size_t count = 0;
        const auto *const *described =
            rd_kafka_DescribeConsumerGroups_result_groups(rd_kafka_event_DescribeConsumerGroups_result(event), &count);
        for (size_t i = 0; i < count; ++i)
            descriptions.append(toDescription(described[i]));
        answer->finish(descriptions);
    };
    std::vector<QByteArray> names;
    for (const QString &group : groups)
        names.push_back(group.toUtf8());
    std::vector<const char *> pointers;
    for (const QByteArray &name : names)
        pointers.push_back(name.constData());
    admin.submit(RD_KAFKA_ADMIN_OP_DESCRIBECONSUMERGROUPS, handler, {},
                 [&pointers](rd_kafka_t *handle, const rd_kafka_AdminOptions_t *options, rd_kafka_queue_t *queue) {
                     rd_kafka_DescribeConsumerGroups(handle, pointers.data(), pointers.size(), options, queue);
                 });
    return answer->future();
}

core::FutureResult<QList<cluster::GroupOffset>> groupOffsets(AdminClient &admin, const QString &group)
{
    auto answer = std::make_shared<Answer<QList<cluster::GroupOffset>>>();
    auto handler = [answer](rd_kafka_event_t *event) {
        if (const auto error = eventError(event, u"ListConsumerGroupOffsets"_s)) {
            answer->finish(tl::make_unexpected(*error));
            return;
        }
        QList<cluster::GroupOffset> offsets;
        size_t count = 0;
        const auto *const *results =
            rd_kafka_ListConsumerGroupOffsets_result_groups(rd_kafka_event_ListConsumerGroupOffsets_result(event), &count);
        for (size_t i = 0; i < count; ++i) {
            if (const rd_kafka_error_t *error = rd_kafka_group_result_error(results[i])) {
                answer->finish(tl::make_unexpected(toError(error, u"ListConsumerGroupOffsets"_s)));
                return;
            }
            const auto *partitions = rd_kafka_group_result_partitions(results[i]);
            for (int p = 0; partitions && p < partitions->cnt; ++p) {
                const rd_kafka_topic_partition_t &found = partitions->elems[p];
                cluster::GroupOffset offset{{text(found.topic), found.partition}, found.offset >= 0 ? found.offset : -1, {}};
                if (found.err != RD_KAFKA_RESP_ERR_NO_ERROR)
                    offset.error = toError(found.err, {}, u"ListConsumerGroupOffsets"_s);
                offsets.append(offset);
            }
        }
        std::sort(offsets.begin(), offsets.end(), [](const auto &a, const auto &b) { return a.partition < b.partition; });
        answer->finish(offsets);
    };
    using Wanted = std::unique_ptr<rd_kafka_ListConsumerGroupOffsets_t, Deleter<rd_kafka_ListConsumerGroupOffsets_destroy>>;
    const Wanted wanted(rd_kafka_ListConsumerGroupOffsets_new(group.toUtf8().constData(), nullptr));
    admin.submit(RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, handler, {},
                 [&wanted](rd_kafka_t *handle, const rd_kafka_AdminOptions_t *options, rd_kafka_queue_t *queue) {
                     rd_kafka_ListConsumerGroupOffsets_t *list[] = {wanted.get()};
                     rd_kafka_ListConsumerGroupOffsets(handle, list, 1, options, queue);
                 });
    return answer->future();
}

} // namespace streamscope::kafka
