// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/cluster_book.h"

#include <algorithm>
#include <array>

namespace streamscope::sandbox {
namespace {

// Kafka's error codes, from its protocol guide.
constexpr qint16 kUnknownTopic = 3;
constexpr qint16 kInvalidTopic = 17;
constexpr qint16 kUnsupportedVersion = 35;
constexpr qint16 kTopicExists = 36;
constexpr qint16 kInvalidPartitions = 37;
constexpr qint16 kInvalidReplication = 38;
constexpr qint16 kInvalidConfig = 40;
constexpr qint16 kPolicyViolation = 44;

constexpr qint32 kMostPartitions = 1000;
constexpr auto kMemberSilence = std::chrono::seconds(12);

struct ApiRange {
    Api api;
    qint16 first;
    qint16 last;
};

// What is spoken here: versions without tagged fields, so that this file can read them.
constexpr std::array kApis = {
    ApiRange{Api::Produce, 0, 7},
    ApiRange{Api::Fetch, 0, 11},
    ApiRange{Api::ListOffsets, 0, 3},
    ApiRange{Api::Metadata, 0, 8},
    ApiRange{Api::OffsetCommit, 0, 5},
    ApiRange{Api::OffsetFetch, 0, 4},
    ApiRange{Api::FindCoordinator, 0, 2},
    ApiRange{Api::JoinGroup, 0, 4},
    ApiRange{Api::Heartbeat, 0, 2},
    ApiRange{Api::LeaveGroup, 0, 1},
    ApiRange{Api::SyncGroup, 0, 2},
    ApiRange{Api::DescribeGroups, 0, 2},
    ApiRange{Api::ListGroups, 0, 2},
    ApiRange{Api::ApiVersions, 0, 2},
    ApiRange{Api::CreateTopics, 0, 4},
    ApiRange{Api::DeleteTopics, 0, 1},
    ApiRange{Api::InitProducerId, 0, 1},
    ApiRange{Api::OffsetForLeaderEpoch, 2, 2},
    ApiRange{Api::AddPartitionsToTxn, 0, 1},
    ApiRange{Api::AddOffsetsToTxn, 0, 1},
    ApiRange{Api::EndTxn, 0, 1},
    ApiRange{Api::TxnOffsetCommit, 0, 2},
    ApiRange{Api::DescribeConfigs, 0, 1},
};

using ConfigTable = std::vector<std::pair<const char *, const char *>>;

const ConfigTable &topicDefaults()
{
    static const ConfigTable table = {
        {"cleanup.policy", "delete"},        {"compression.type", "producer"},
        {"delete.retention.ms", "86400000"}, {"flush.messages", "9223372036854775807"},
        {"max.message.bytes", "1048588"},    {"message.timestamp.type", "CreateTime"},
        {"min.insync.replicas", "1"},        {"retention.bytes", "-1"},
        {"retention.ms", "604800000"},       {"segment.bytes", "1073741824"},
        {"segment.ms", "604800000"},         {"unclean.leader.election.enable", "false"},
    };
    return table;
}

const ConfigTable &brokerDefaults()
{
    static const ConfigTable table = {
        {"auto.create.topics.enable", "false"},
        {"default.replication.factor", "1"},
        {"log.retention.hours", "168"},
        {"message.max.bytes", "1048588"},
        {"num.partitions", "4"},
        {"offsets.retention.minutes", "10080"},
    };
    return table;
}

bool isLegalName(const std::string &name)
{
    return !name.empty() && name.size() <= 249 && name != "." && name != ".." && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    });
}

WireWriter answerTo(const RequestHeader &header)
{
    WireWriter out;
    out.int32(header.correlation);
    return out;
}

} // namespace

bool ClusterBook::createTopic(const std::string &name, int partitions, int replication)
{
    if (rd_kafka_mock_topic_create(m_mock, name.c_str(), partitions, replication) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return false;
    m_topics[name] = partitions;
    return true;
}

ClusterBook::Reaction ClusterBook::onRequest(std::string_view frame, int brokerIndex, Pending &pending)
{
    WireReader body(frame);
    RequestHeader &header = pending.header;
    header.api = static_cast<Api>(body.int16());
    header.version = body.int16();
    header.correlation = body.int32();
    header.clientId = body.string();
    header.bodyAt = body.position();
    Reaction reaction;
    const auto answer = [&reaction](std::string bytes) {
        reaction.answered = true;
        reaction.answer = std::move(bytes);
    };
    const auto known = std::find_if(kApis.begin(), kApis.end(), [&header](const ApiRange &range) { return range.api == header.api; });
    if (body.isBad() || known == kApis.end()) {
        reaction.broken = true;
        return reaction;
    }
    if (header.api == Api::ApiVersions) {
        answer(apiVersions(header));
        return reaction;
    }
    if (header.version < known->first || header.version > known->last) {
        reaction.broken = true;
        return reaction;
    }
    switch (header.api) {
    case Api::CreateTopics: answer(createTopics(header, body)); break;
    case Api::DeleteTopics: answer(deleteTopics(header, body)); break;
    case Api::ListGroups: answer(listGroups(header, brokerIndex)); break;
    case Api::DescribeGroups: answer(describeGroups(header, body)); break;
    case Api::DescribeConfigs: answer(describeConfigs(header, body)); break;
    case Api::Metadata: {
        const qint32 topics = body.count();
        pending.allTopics = topics < 0 || (topics == 0 && header.version == 0);
        reaction.rewriteAnswer = header.version >= 1;
        break;
    }
    case Api::OffsetFetch: {
        const std::string group = body.string();
        if (body.count() < 0)
            answer(allOffsets(header, group));
        break;
    }
    case Api::OffsetCommit: learnCommit(body); break;
    case Api::Heartbeat: {
        const std::string group = body.string();
        body.int32();
        const std::string member = body.string();
        if (!body.isBad())
            m_groups[group].members[member].seen = Clock::now();
        break;
    }
    case Api::LeaveGroup: {
        const std::string group = body.string();
        m_groups[group].members.erase(body.string());
        break;
    }
    case Api::SyncGroup: {
        pending.group = body.string();
        body.int32();
        pending.member = body.string();
        if (!body.isBad()) {
            Member &member = m_groups[pending.group].members[pending.member];
            member.clientId = header.clientId;
            member.seen = Clock::now();
            reaction.rewriteAnswer = true;
        }
        break;
    }
    case Api::Produce:
        learnProduce(header, body, pending);
        reaction.rewriteAnswer = !pending.batches.empty();
        break;
    case Api::ListOffsets: reaction.rewriteAnswer = learnListOffsets(header, body, pending); break;
    default: break;
    }
    reaction.broken = body.isBad();
    return reaction;
}

std::string ClusterBook::rewrite(std::string frame, const Pending &pending)
{
    switch (pending.header.api) {
    case Api::Metadata: return rewriteMetadata(frame, pending);
    case Api::ListOffsets: return rewriteListOffsets(std::move(frame), pending);
    case Api::Produce: return learnProduced(pending, std::move(frame));
    case Api::SyncGroup: {
        WireReader body(frame);
        body.int32();
        if (pending.header.version >= 1)
            body.int32();
        const qint16 error = body.int16();
        const std::string_view assignment = body.bytes();
        if (error == 0 && !body.isBad())
            m_groups[pending.group].members[pending.member].assignment = std::string(assignment);
        return frame;
    }
    default: return frame;
    }
}

// Version 3 is what clients try first; the answer names the versions that they may use instead.
std::string ClusterBook::apiVersions(const RequestHeader &header) const
{
    WireWriter out = answerTo(header);
    const bool spoken = header.version <= 2;
    out.int16(spoken ? 0 : kUnsupportedVersion).int32(static_cast<qint32>(kApis.size()));
    for (const ApiRange &range : kApis)
        out.int16(static_cast<qint16>(range.api)).int16(range.first).int16(range.last);
    if (spoken && header.version >= 1)
        out.int32(0);
    return out.take();
}

std::pair<qint16, std::string> ClusterBook::create(const std::string &name, qint32 partitions, qint16 replication,
                                                   const std::map<std::string, std::string> &config, bool validateOnly)
{
    if (!isLegalName(name))
        return {kInvalidTopic, "The topic name is not legal: letters, digits, '.', '_' and '-', 249 at most."};
    if (m_topics.contains(name))
        return {kTopicExists, "Topic '" + name + "' already exists."};
    if (m_deleted.contains(name))
        return {kPolicyViolation, "The sandbox cannot create a topic again that was deleted in it; restart the sandbox."};
    partitions = partitions == -1 ? 4 : partitions;
    replication = replication == -1 ? 1 : replication;
    if (partitions < 1 || partitions > kMostPartitions)
        return {kInvalidPartitions, "The sandbox takes 1 to 1000 partitions a topic."};
    if (replication < 1 || replication > kBrokers)
        return {kInvalidReplication,
                "Unable to replicate the partition " + std::to_string(replication) + " time(s): the sandbox has 3 brokers."};
    for (const auto &[key, value] : config) {
        if (std::none_of(topicDefaults().begin(), topicDefaults().end(), [&key = key](const auto &entry) { return key == entry.first; }))
            return {kInvalidConfig, "Unknown topic config name: " + key};
    }
    if (validateOnly)
        return {0, {}};
    if (!createTopic(name, partitions, replication))
        return {kInvalidTopic, "The mock brokers refused the topic."};
    m_configs[name] = config;
    return {0, {}};
}

std::string ClusterBook::createTopics(const RequestHeader &header, WireReader &body)
{
    struct Wanted {
        std::string name;
        qint32 partitions;
        qint16 replication;
        std::map<std::string, std::string> config;
    };
    std::vector<Wanted> wanted;
    const qint32 count = body.count();
    for (qint32 i = 0; i < count && !body.isBad(); ++i) {
        Wanted topic;
        topic.name = body.string();
        topic.partitions = body.int32();
        topic.replication = body.int16();
        for (qint32 a = body.count(); a > 0 && !body.isBad(); --a) {
            body.int32();
            for (qint32 r = body.count(); r > 0 && !body.isBad(); --r)
                body.int32();
        }
        for (qint32 c = body.count(); c > 0 && !body.isBad(); --c) {
            const std::string key = body.string();
            topic.config[key] = body.string();
        }
        wanted.push_back(std::move(topic));
    }
    body.int32();
    const bool validateOnly = header.version >= 1 && body.int8() != 0;
    WireWriter out = answerTo(header);
    if (header.version >= 2)
        out.int32(0);
    out.int32(static_cast<qint32>(wanted.size()));
    for (const Wanted &topic : wanted) {
        const auto [error, message] = body.isBad() ? std::pair<qint16, std::string>(kInvalidTopic, {})
                                                   : create(topic.name, topic.partitions, topic.replication, topic.config, validateOnly);
        out.string(topic.name).int16(error);
        if (header.version >= 1)
            message.empty() ? out.nullString() : out.string(message);
    }
    return out.take();
}

std::string ClusterBook::deleteTopics(const RequestHeader &header, WireReader &body)
{
    WireWriter out = answerTo(header);
    if (header.version >= 1)
        out.int32(0);
    const qint32 count = std::max(0, body.count());
    out.int32(count);
    for (qint32 i = 0; i < count; ++i) {
        const std::string name = body.string();
        const bool exists = m_topics.erase(name) > 0;
        if (exists) {
            // The mock of this version cannot delete: the topic is made invisible, its name stays taken.
            rd_kafka_mock_topic_set_error(m_mock, name.c_str(), RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART);
            m_deleted.insert(name);
            m_configs.erase(name);
        }
        out.string(name).int16(exists ? 0 : kUnknownTopic);
    }
    return out.take();
}

void ClusterBook::dropSilentMembers(Group &group) const
{
    const auto now = Clock::now();
    std::erase_if(group.members, [now](const auto &entry) { return now - entry.second.seen > kMemberSilence; });
}

std::string ClusterBook::listGroups(const RequestHeader &header, int brokerIndex)
{
    WireWriter out = answerTo(header);
    if (header.version >= 1)
        out.int32(0);
    // One broker tells them all, as if it were every group's coordinator: a client asks each broker and adds up.
    out.int16(0).int32(brokerIndex == 0 ? static_cast<qint32>(m_groups.size()) : 0);
    for (auto it = m_groups.begin(); brokerIndex == 0 && it != m_groups.end(); ++it)
        out.string(it->first).string("consumer");
    return out.take();
}

std::string ClusterBook::describeGroups(const RequestHeader &header, WireReader &body)
{
    WireWriter out = answerTo(header);
    if (header.version >= 1)
        out.int32(0);
    const qint32 count = std::max(0, body.count());
    out.int32(count);
    for (qint32 i = 0; i < count; ++i) {
        const std::string name = body.string();
        const auto it = m_groups.find(name);
        if (it != m_groups.end())
            dropSilentMembers(it->second);
        const bool known = it != m_groups.end();
        const bool stable = known && !it->second.members.empty();
        out.int16(0)
            .string(name)
            .string(!known   ? "Dead"
                    : stable ? "Stable"
                             : "Empty")
            .string(known ? "consumer" : "")
            .string(stable ? "range" : "");
        out.int32(stable ? static_cast<qint32>(it->second.members.size()) : 0);
        if (!stable)
            continue;
        for (const auto &[id, member] : it->second.members)
            out.string(id).string(member.clientId).string("/127.0.0.1").bytes({}).bytes(member.assignment);
    }
    return out.take();
}

void ClusterBook::describeResource(WireWriter &out, const RequestHeader &header, qint8 type, const std::string &name)
{
    const bool topic = type == 2;
    if (topic && !m_topics.contains(name)) {
        out.int16(kUnknownTopic).string("This server does not host this topic-partition.").int8(type).string(name).int32(0);
        return;
    }
    const ConfigTable &defaults = topic ? topicDefaults() : brokerDefaults();
    const auto own = m_configs.find(name);
    out.int16(0).nullString().int8(type).string(name).int32(static_cast<qint32>(defaults.size()));
    for (const auto &[key, value] : defaults) {
        const bool changed = topic && own != m_configs.end() && own->second.contains(key);
        out.string(key).string(changed ? own->second.at(key) : value).int8(topic ? 0 : 1); // read-only on brokers
        if (header.version == 0)
            out.int8(changed ? 0 : 1).int8(0);
        else
            out.int8(changed ? 1 : 5).int8(0).int32(0); // source: topic or default; not sensitive; no synonyms
    }
}

std::string ClusterBook::describeConfigs(const RequestHeader &header, WireReader &body)
{
    WireWriter out = answerTo(header);
    out.int32(0);
    const qint32 count = std::max(0, body.count());
    out.int32(count);
    for (qint32 i = 0; i < count; ++i) {
        const qint8 type = body.int8();
        const std::string name = body.string();
        for (qint32 n = body.count(); n > 0 && !body.isBad(); --n)
            body.string();
        describeResource(out, header, type, name);
    }
    return out.take();
}

// All offsets that a group has committed: the mock only answers for named partitions.
std::string ClusterBook::allOffsets(const RequestHeader &header, const std::string &group)
{
    std::map<std::string, std::vector<std::pair<qint32, qint64>>> byTopic;
    if (const auto it = m_groups.find(group); it != m_groups.end()) {
        for (const auto &[partition, offset] : it->second.committed)
            byTopic[partition.first].emplace_back(partition.second, offset);
    }
    WireWriter out = answerTo(header);
    if (header.version >= 3)
        out.int32(0);
    out.int32(static_cast<qint32>(byTopic.size()));
    for (const auto &[topic, partitions] : byTopic) {
        out.string(topic).int32(static_cast<qint32>(partitions.size()));
        for (const auto &[partition, offset] : partitions)
            out.int32(partition).int64(offset).nullString().int16(0);
    }
    if (header.version >= 2)
        out.int16(0);
    return out.take();
}

} // namespace streamscope::sandbox
