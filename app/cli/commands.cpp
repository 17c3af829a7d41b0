// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/read_options.h"

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

QList<QCommandLineOption> noOptions()
{
    return {};
}

QList<QCommandLineOption> topicsOptions()
{
    return {
        QCommandLineOption{u"internal"_s, u"Kafka's own topics too."_s},
    };
}

QList<QCommandLineOption> configsOptions()
{
    return {
        QCommandLineOption{u"all"_s, u"Also what has its default."_s},
    };
}

QList<QCommandLineOption> createOptions()
{
    return {
        QCommandLineOption{{u"c"_s, u"topic-config"_s}, u"A configuration that all of them get; repeatable."_s, u"NAME=VALUE"_s},
        QCommandLineOption{u"validate-only"_s, u"Ask the brokers whether they would, and create nothing."_s},
    };
}

QList<QCommandLineOption> deleteOptions()
{
    return {
        QCommandLineOption{u"yes"_s, u"Really do it; without it the effect is shown."_s},
    };
}

QList<QCommandLineOption> tailOptions()
{
    return readOptions(u"latest"_s) + QList{QCommandLineOption{u"until-end"_s, u"Stop at the ends as they are at the start."_s}};
}

QList<QCommandLineOption> searchOptions()
{
    return readOptions(u"earliest"_s) +
           QList{QCommandLineOption{u"partitioner"_s,
                                    u"How producers chose partitions: murmur2 (Java's default). With an --expr that pins the key only its "
                                    "partition is read."_s,
                                    u"NAME"_s}};
}

QList<QCommandLineOption> analyzeOptions()
{
    return QList{
               QCommandLineOption{
                   u"group-by"_s, u"One line for each value of this expression (CEL) in each window: value.event."_s, u"CEL"_s},
               QCommandLineOption{u"where"_s, u"Only messages for which this expression is true."_s, u"CEL"_s},
               QCommandLineOption{u"agg"_s,
                                  u"What is made of each group, separated by commas: count, sum:CEL, min:CEL, max:CEL, mean:CEL, p99:CEL "
                                  "(any percentile), distinct:CEL, top5:CEL; count without it. Sums of integers are exact; an estimate is "
                                  "named in “estimates”."_s,
                                  u"LIST"_s, u"count"_s},
               QCommandLineOption{u"every"_s, u"The length of a window, aligned to the epoch: 500ms, 60s, 5m, 2h, 1d; 60s without it."_s,
                                  u"TIME"_s, u"60s"_s},
               QCommandLineOption{
                   u"slide"_s, u"A window begins every TIME, at most --every: a message is in all that are over it."_s, u"TIME"_s},
               QCommandLineOption{
                   u"session"_s, u"In place of --every: a window of a group lasts until it is silent for TIME."_s, u"TIME"_s},
               QCommandLineOption{u"time"_s, u"message (default): the messages' own timestamps; arrival: the clock when they are read."_s,
                                  u"CLOCK"_s, u"message"_s},
               QCommandLineOption{u"lateness"_s, u"A window closes so much later; 0s without it."_s, u"TIME"_s, u"0s"_s},
               QCommandLineOption{u"idle"_s,
                                  u"A partition that is read to its end and silent for TIME holds event time back no longer; 10s without "
                                  "it."_s,
                                  u"TIME"_s, u"10s"_s},
               QCommandLineOption{u"max-groups"_s, u"Groups of a window; the rest is the group “other”. 100000 without it."_s, u"N"_s,
                                  u"100000"_s},
           } +
           rangeOptions(u"earliest"_s) +
           QList{QCommandLineOption{u"until-end"_s, u"Stop at the ends as they are at the start; nothing is late then."_s},
                 QCommandLineOption{u"as"_s,
                                    u"Count nothing: print the same filter, grouping and windows for ENGINE, flink-sql or kafka-streams; "
                                    "what has no equivalent there is named on standard error."_s,
                                    u"ENGINE"_s}};
}

QList<QCommandLineOption> produceOptions()
{
    return {
        QCommandLineOption{{u"k"_s, u"key"_s}, u"The key; null without it."_s, u"KEY"_s},
        QCommandLineOption{{u"v"_s, u"value"_s}, u"The value."_s, u"VALUE"_s},
        QCommandLineOption{u"value-file"_s, u"The value is this file, byte for byte; - for standard input."_s, u"FILE"_s},
        QCommandLineOption{{u"H"_s, u"header"_s}, u"A header; repeatable, in order. NAME alone is a null value."_s, u"NAME=VALUE"_s},
        QCommandLineOption{
            {u"p"_s, u"partition"_s}, u"The partition; chosen as Java's client does without it (murmur2 of the key)."_s, u"N"_s},
        QCommandLineOption{u"null-key"_s, u"The key is null."_s},
        QCommandLineOption{u"null-value"_s, u"The value is null: a tombstone where there is a key."_s},
        QCommandLineOption{u"acks"_s, u"all (default, idempotent), 1 or 0; with 0 nobody tells the offset: it is null."_s, u"N"_s, u"all"_s},
        QCommandLineOption{u"ndjson"_s, u"One message a line, in the form that tail writes; - for standard input."_s, u"FILE"_s},
        QCommandLineOption{u"keep-partitions"_s, u"With --ndjson: each message goes to the partition that its line names."_s},
    };
}

QList<QCommandLineOption> evalOptions()
{
    return {
        QCommandLineOption{u"typed"_s, u"Each value with its type."_s},
        QCommandLineOption{u"exprs"_s, u"One expression a line, as a JSON string; - for standard input."_s, u"FILE"_s},
        QCommandLineOption{u"messages"_s, u"Once for each message, in the form that tail writes; - for standard input."_s, u"FILE"_s},
    };
}

QList<QCommandLineOption> flowOptions()
{
    return {
        QCommandLineOption{u"dry-run"_s, u"Only say what would become of the last N messages, shared evenly among the partitions: nothing is joined, committed or produced."_s,
                           u"N"_s},
        QCommandLineOption{u"until-end"_s, u"Stop when the group has done what is there at the start."_s},
        QCommandLineOption{u"to-property"_s,
                           u"A librdkafka property of the other cluster that the file names with “to”, as -X; repeatable. A secret stays off "
                           "the process list as NAME=@FILE."_s,
                           u"NAME=VALUE"_s},
    };
}

} // namespace

const std::vector<Command> &commands()
{
    static const std::vector<Command> list = {
        {"cluster", "", "The cluster's id, controller and brokers", "streamscope-cli cluster -b localhost:9092", 0, noOptions, runCluster},
        {"topics", "", "List topics", "streamscope-cli topics --internal -b localhost:9092", 0, topicsOptions, runTopics},
        {"describe", "TOPIC…", "Partitions with leader, replicas and offsets", "streamscope-cli describe orders payments", 1, noOptions,
         runDescribe},
        {"configs", "(topic NAME | broker ID)", "Configuration that differs from the default", "streamscope-cli configs topic orders --all",
         1, configsOptions, runConfigs},
        {"create", "NAME[:PARTITIONS[:REPLICATION]]…", "Create topics",
         "streamscope-cli create orders:6:3 payments:6:3 -c retention.ms=86400000", 1, createOptions, runCreate},
        {"delete", "NAME…", "Delete topics", "streamscope-cli delete orders --yes", 1, deleteOptions, runDelete},
        {"tail", "TOPIC…", "Messages as they come; joins no group and commits nothing",
         "streamscope-cli tail orders --from last:100 --until-end", 1, tailOptions, runTail},
        {"search", "TOPIC…", "Messages that match, from a position to the end, partitions in parallel",
         "streamscope-cli search orders --expr 'value.total > 900.0 && key != null' --from time:2026-03-28T10:30:00Z", 1, searchOptions,
         runSearch},
        {"produce", "TOPIC", "Produce messages, each delivery reported",
         "streamscope-cli produce orders -k o-1 -v '{\"total\":12.5}' -H source=test", 1, produceOptions, runProduce},
        {"analyze", "TOPIC…",
         "Count, sum and rank messages by group in windows of time, most common first; a window is printed when it closes",
         "streamscope-cli analyze events --group-by value.event --every 60s --agg count,distinct:value.user_id --until-end", 1,
         analyzeOptions, runAnalyze, copyAnalysis},
        {"watermarks", "TOPIC…", "Offsets: log start, high watermark, last stable", "streamscope-cli watermarks orders", 1, noOptions,
         runWatermarks},
        {"eval",
         "(EXPR | --exprs FILE)",
         "Evaluate expressions (CEL), alone or for each message of a file; needs no cluster",
         "streamscope-cli eval 'value.total > 100.0' --messages orders.ndjson",
         0,
         evalOptions,
         {},
         runEval},
        {"flow", "(check | run) FILE",
         "Check a flow file (YAML or JSON), faults by line; or run it: consume, decide, produce, as a member of its group",
         "streamscope-cli flow run order-processor.yaml -b localhost:9092", 2, flowOptions, runFlow, checkFlow},
    };
    return list;
}

} // namespace streamscope::cli
