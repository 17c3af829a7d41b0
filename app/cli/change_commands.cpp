// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that create and delete topics.
#include "app/cli/command.h"

#include "models/session/change_gate.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

tl::expected<qint32, QString> readCount(const QString &text, const QString &what)
{
    bool ok = false;
    const int count = text.toInt(&ok);
    if (!ok || count < 1)
        return tl::make_unexpected(u"%1 must be a number from 1, not “%2”"_s.arg(what, text));
    return count;
}

// NAME[:PARTITIONS[:REPLICATION]]; a topic name has no colon.
tl::expected<cluster::NewTopic, QString> readNewTopic(const QString &text)
{
    const QStringList parts = text.split(u':');
    if (parts.size() > 3)
        return tl::make_unexpected(u"“%1” has too many colons: NAME[:PARTITIONS[:REPLICATION]]"_s.arg(text));
    cluster::NewTopic topic;
    topic.name = parts[0];
    if (parts.size() > 1) {
        const auto partitions = readCount(parts[1], u"the number of partitions"_s);
        if (!partitions)
            return tl::make_unexpected(partitions.error());
        topic.partitions = *partitions;
    }
    if (parts.size() > 2) {
        const auto replication = readCount(parts[2], u"the replication factor"_s);
        if (!replication)
            return tl::make_unexpected(replication.error());
        topic.replicationFactor = *replication;
    }
    return topic;
}

using Outcomes = QList<cluster::TopicOutcome>;

// A request that failed as a whole failed for each of its topics.
Outcomes outcomesOf(const QStringList &names, const core::Result<Outcomes> &result)
{
    if (result)
        return *result;
    Outcomes outcomes;
    for (const QString &name : names)
        outcomes.append({name, result.error()});
    return outcomes;
}

void printOutcomes(CommandContext &context, const Outcomes &outcomes)
{
    for (const cluster::TopicOutcome &outcome : outcomes) {
        Record record;
        record.add("topic", outcome.topic).addOutcome(outcome.error);
        context.output().write(record);
        if (outcome.error)
            context.itemFailed(outcome.topic, *outcome.error);
    }
    context.finish();
}

// What deleting would do, without doing it.
void printDeletion(CommandContext &context, const cluster::MetadataPtr &metadata, const QList<cluster::OffsetAnswer> &answers)
{
    QHash<QString, qint64> spans;
    for (const cluster::OffsetAnswer &answer : answers) {
        if (answer.offset)
            spans[answer.query.partition.topic] +=
                answer.query.what == cluster::OffsetQuery::What::HighWatermark ? *answer.offset : -*answer.offset;
    }
    for (const QString &name : context.arguments()) {
        const cluster::Topic *topic = metadata->topic(name);
        Record record;
        record.add("topic", name);
        if (topic && !topic->error)
            record.add("would", u"delete"_s).add("partitions", qint64{topic->partitions.size()}).add("offset_span", spans.value(name));
        else
            record.addOutcome(topic && topic->error ? *topic->error : core::localError(core::ErrorKind::UnknownObject, u"no such topic"_s));
        context.output().write(record);
    }
    say(u"nothing done: --yes deletes"_s);
    context.finish();
}

void previewDeletion(CommandContext &context)
{
    context.look(context.arguments(), [&context](const cluster::MetadataPtr &metadata) {
        QList<cluster::OffsetQuery> queries;
        for (const cluster::Topic &topic : metadata->topics) {
            for (const cluster::Partition &partition : topic.partitions) {
                queries.append({{topic.name, partition.id}, cluster::OffsetQuery::What::LogStart, 0});
                queries.append({{topic.name, partition.id}, cluster::OffsetQuery::What::HighWatermark, 0});
            }
        }
        if (queries.isEmpty())
            printDeletion(context, metadata, {});
        else
            context.then<QList<cluster::OffsetAnswer>>(
                context.reader().listOffsets(queries),
                [&context, metadata](const QList<cluster::OffsetAnswer> &answers) { printDeletion(context, metadata, answers); });
    });
}

} // namespace

void runCreate(CommandContext &context)
{
    QList<cluster::NewTopic> topics;
    QSet<QString> names;
    QList<QPair<QString, QString>> config;
    for (const QString &text : context.options().values(u"topic-config"_s)) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0) {
            context.usage(u"-c wants NAME=VALUE, not “%1”"_s.arg(text));
            return;
        }
        config.append({text.left(equals), text.mid(equals + 1)});
    }
    for (const QString &text : context.arguments()) {
        auto topic = readNewTopic(text);
        if (!topic) {
            context.usage(topic.error());
            return;
        }
        if (names.contains(topic->name)) {
            context.usage(u"“%1” is named twice"_s.arg(topic->name));
            return;
        }
        names.insert(topic->name);
        topic->config = config;
        topics.append(*topic);
    }
    const bool validateOnly = context.options().isSet(u"validate-only"_s);
    context.look({}, [&context, topics, validateOnly](const cluster::MetadataPtr &) {
        QStringList all;
        for (const cluster::NewTopic &topic : topics)
            all.append(topic.name);
        core::whenFinished<Outcomes>(context.gate().createTopics(topics, validateOnly), &context,
                                     [&context, all](const core::Result<Outcomes> &result) { printOutcomes(context, outcomesOf(all, result)); });
    });
}

void runDelete(CommandContext &context)
{
    if (!context.options().isSet(u"yes"_s)) {
        previewDeletion(context);
        return;
    }
    QStringList names = context.arguments();
    names.removeDuplicates();
    context.look(names, [&context, names](const cluster::MetadataPtr &) {
        session::Confirmation confirmation;
        confirmation.accepted = true;
        confirmation.typedNames = names; // they stand on the command line in full
        context.gate().confirm(confirmation);
        core::whenFinished<Outcomes>(context.gate().deleteTopics(names), &context, [&context, names](const core::Result<Outcomes> &result) {
            printOutcomes(context, outcomesOf(names, result));
        });
    });
}

} // namespace streamscope::cli
