// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that only look: cluster, topics, describe, configs, watermarks.
#include "app/cli/command.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

using cluster::OffsetQuery;
using Offsets = QHash<cluster::TopicPartition, QHash<int, core::Result<qint64>>>;

// The named topics that exist, each of the others told as a failed item.
QList<cluster::Topic> existingTopics(CommandContext &context, const cluster::Metadata &metadata, const QStringList &names)
{
    QList<cluster::Topic> topics;
    for (const QString &name : names) {
        const cluster::Topic *topic = metadata.topic(name);
        if (topic && !topic->error)
            topics.append(*topic);
        else
            context.itemFailed(name,
                               topic ? *topic->error : core::localError(core::ErrorKind::UnknownObject, u"not told by the cluster"_s));
    }
    return topics;
}

// Asks for the offsets of all partitions of the topics, and hands on the answers by partition and question.
void withOffsets(CommandContext &context, const QList<cluster::Topic> &topics, const QList<OffsetQuery::What> &whats,
                 std::function<void(const Offsets &)> next)
{
    QList<OffsetQuery> queries;
    for (const cluster::Topic &topic : topics) {
        for (const cluster::Partition &partition : topic.partitions) {
            for (const OffsetQuery::What what : whats)
                queries.append({{topic.name, partition.id}, what, 0});
        }
    }
    if (queries.isEmpty()) {
        next({});
        return;
    }
    context.then<QList<cluster::OffsetAnswer>>(context.reader().listOffsets(queries), [next](const QList<cluster::OffsetAnswer> &answers) {
        Offsets offsets;
        for (const cluster::OffsetAnswer &answer : answers)
            offsets[answer.query.partition].insert(static_cast<int>(answer.query.what), answer.offset);
        next(offsets);
    });
}

// The number, or null and why.
std::optional<core::KafkaError> addOffset(Record &record, const char *name, const Offsets &offsets,
                                          const cluster::TopicPartition &partition, OffsetQuery::What what)
{
    const auto &ofPartition = offsets.value(partition);
    const auto it = ofPartition.find(static_cast<int>(what));
    if (it != ofPartition.end() && it->has_value() && **it >= 0) {
        record.add(name, **it);
        return {};
    }
    record.addNull(name);
    return it != ofPartition.end() && !it->has_value() ? std::optional(it->error()) : std::nullopt;
}

void printPartitions(CommandContext &context, const std::function<void(Record &, const cluster::Partition &)> &more,
                     const QList<QPair<const char *, OffsetQuery::What>> &columns)
{
    const QStringList names = context.arguments();
    context.then<cluster::MetadataPtr>(context.reader().metadata(names),
                                       [&context, names, more, columns](const cluster::MetadataPtr &metadata) {
                                           const QList<cluster::Topic> topics = existingTopics(context, *metadata, names);
                                           QList<OffsetQuery::What> whats;
                                           for (const auto &column : columns)
                                               whats.append(column.second);
                                           withOffsets(context, topics, whats, [&context, topics, more, columns](const Offsets &offsets) {
                                               for (const cluster::Topic &topic : topics) {
                                                   for (const cluster::Partition &partition : topic.partitions) {
                                                       Record record;
                                                       record.add("topic", topic.name).add("partition", partition.id);
                                                       more(record, partition);
                                                       std::optional<core::KafkaError> told; // once, not for each column
                                                       for (const auto &[name, what] : columns) {
                                                           const auto why =
                                                               addOffset(record, name, offsets, {topic.name, partition.id}, what);
                                                           if (why && why != told)
                                                               context.itemFailed(u"%1 [%2]"_s.arg(topic.name).arg(partition.id), *why);
                                                           told = why ? why : told;
                                                       }
                                                       context.output().write(record);
                                                   }
                                               }
                                               context.finish();
                                           });
                                       });
}

void printConfigs(CommandContext &context, const cluster::ConfigResource &resource)
{
    context.thenEither<QList<cluster::ConfigEntry>>(
        context.reader().describeConfigs(resource), [&context, resource](const core::Result<QList<cluster::ConfigEntry>> &entries) {
            if (!entries) {
                context.fail(entries.error(), resource.name);
                return;
            }
            const bool all = context.options().isSet(u"all"_s);
            for (const cluster::ConfigEntry &entry : *entries) {
                if (entry.isDefault() && !all)
                    continue;
                Record record;
                record.add("name", entry.name).add("value", entry.value).add("source", cluster::configSourceName(entry.source));
                record.add("read_only", entry.readOnly).add("sensitive", entry.sensitive);
                context.output().write(record);
            }
            context.finish();
        });
}

} // namespace

void runCluster(CommandContext &context)
{
    const auto print = [&context](const cluster::MetadataPtr &metadata, const QHash<qint32, QString> &racks) {
        QByteArray brokers = "[";
        QStringList texts;
        for (const cluster::Broker &broker : metadata->brokers) {
            Record one;
            one.add("id", broker.id).add("host", broker.host).add("port", broker.port);
            one.add("rack", racks.contains(broker.id) ? std::optional(racks.value(broker.id)) : std::nullopt);
            brokers += (brokers.size() > 1 ? "," : "") + one.json();
            texts.append(u"%1@%2:%3"_s.arg(broker.id).arg(broker.host).arg(broker.port));
        }
        Record record;
        record.add("cluster_id", metadata->clusterId.isEmpty() ? std::nullopt : std::optional(metadata->clusterId));
        if (metadata->controllerId)
            record.add("controller_id", *metadata->controllerId);
        else
            record.addNull("controller_id");
        record.addRaw("brokers", brokers + ']', texts.join(u' '));
        context.output().write(record);
        context.finish();
    };
    // Brokers that do not tell racks have none.
    context.then<cluster::MetadataPtr>(context.reader().metadata(), [&context, print](const cluster::MetadataPtr &metadata) {
        core::whenFinished<QHash<qint32, QString>>(context.reader().brokerRacks(), &context,
                                                   [metadata, print](const core::Result<QHash<qint32, QString>> &racks) {
                                                       print(metadata, racks.value_or(QHash<qint32, QString>()));
                                                   });
    });
}

void runTopics(CommandContext &context)
{
    const bool internal = context.options().isSet(u"internal"_s);
    context.then<cluster::MetadataPtr>(context.reader().metadata(), [&context, internal](const cluster::MetadataPtr &metadata) {
        for (const cluster::Topic &topic : metadata->topics) {
            if (topic.internal && !internal)
                continue;
            if (topic.error) {
                context.itemFailed(topic.name, *topic.error);
                continue;
            }
            Record record;
            record.add("topic", topic.name).add("partitions", qint64{topic.partitions.size()});
            record.add("replication_factor", topic.replicationFactor()).add("internal", topic.internal);
            record.add("under_replicated", topic.underReplicatedCount()).add("offline", topic.offlineCount());
            context.output().write(record);
        }
        context.finish();
    });
}

void runDescribe(CommandContext &context)
{
    const auto more = [](Record &record, const cluster::Partition &partition) {
        record.add("leader", partition.leader).add("replicas", partition.replicas).add("isr", partition.inSyncReplicas);
    };
    printPartitions(context, more,
                    {{"log_start_offset", OffsetQuery::What::LogStart}, {"high_watermark", OffsetQuery::What::HighWatermark}});
}

void runWatermarks(CommandContext &context)
{
    printPartitions(
        context, [](Record &, const cluster::Partition &) {},
        {{"low", OffsetQuery::What::LogStart}, {"high", OffsetQuery::What::HighWatermark}, {"last_stable", OffsetQuery::What::LastStable}});
}

void runConfigs(CommandContext &context)
{
    const QStringList arguments = context.arguments();
    const bool topic = arguments.value(0) == "topic"_L1;
    if (arguments.size() != 2 || (!topic && arguments.value(0) != "broker"_L1)) {
        context.usage(u"configs wants “topic NAME” or “broker ID”"_s);
        return;
    }
    bool isNumber = false;
    const int broker = arguments[1].toInt(&isNumber);
    if (!topic && (!isNumber || broker < 0)) {
        context.usage(u"a broker's id is a number, not “%1”"_s.arg(arguments[1]));
        return;
    }
    if (topic) {
        printConfigs(context, {cluster::ConfigResource::Type::Topic, arguments[1]});
        return;
    }
    // Only the broker itself tells: one that there is not would be waited for.
    context.look({}, [&context, broker](const cluster::MetadataPtr &metadata) {
        const auto &brokers = metadata->brokers;
        const QString name = QString::number(broker);
        if (std::any_of(brokers.begin(), brokers.end(), [broker](const cluster::Broker &one) { return one.id == broker; })) {
            printConfigs(context, {cluster::ConfigResource::Type::Broker, name});
            return;
        }
        context.itemFailed(u"broker %1"_s.arg(name), core::localError(core::ErrorKind::UnknownObject, u"there is no such broker"_s));
        context.finish();
    });
}

} // namespace streamscope::cli
