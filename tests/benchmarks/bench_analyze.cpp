// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counting by one JSON field in windows of a minute, from the broker to the last window: against a bare librdkafka loop that
// only reads, on the stand-in and on real Kafka. The counts must be the generator's.
#include "models/cluster/connection.h"
#include "models/kafka/kafka_connection.h"
#include "models/query/json_field.h"
#include "models/query/window_run.h"
#include "tests/benchmarks/bare_consumer.h"
#include "tests/benchmarks/prepared_data.h"
#include "tests/benchmarks/real_kafka.h"
#include "tests/benchmarks/report.h"
#include "tests/benchmarks/stand_in.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <atomic>
#include <map>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr int kPartitions = 4;
constexpr int kRounds = 5;
constexpr double kTargetRatio = 0.6; // on real Kafka
constexpr double kTargetRate = 1e6;  // a second, from the stand-in

using Counts = std::map<std::string, quint64>; // event → messages

struct Source {
    QString name;
    QString bootstrap;
    QString topic;
    qint64 perPartition = 0;
    Counts counts;
    bool standIn = false;
};

double secondsOf(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

// What the generator wrote, counted another way.
Counts generated(qint64 perPartition, quint64 period)
{
    Counts counts;
    query::FieldExtractor extractor({query::FieldPath({"event"})});
    Value value;
    for (qint32 p = 0; p < kPartitions; ++p) {
        for (qint64 offset = 0; offset < perPartition; ++offset) {
            const auto number = static_cast<quint64>(offset);
            writeValue(value, p, period > 0 ? number % period : number);
            if (!extractor.extract({value.data(), value.size()}))
                qFatal("the generator writes no JSON");
            ++counts[extractor.field(0).text()];
        }
    }
    return counts;
}

double analyze(const Source &source)
{
    query::WindowQuery query(*query::Expression::compile(u"value.event"_s));
    query.aggregations = *query::parseAggregations(u"count"_s);
    query.keepOpen = true;
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, source.bootstrap}};
    const auto connection = kafka::openConnection(config);
    cluster::TailRequest request;
    request.topics = {source.topic};
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    request.maxMessages = source.perPartition * kPartitions;
    const auto run = std::make_shared<query::WindowRun>(query, request.topics, QList<cluster::TopicPartition>(), query::WindowRun::Look{});
    QElapsedTimer clock;
    clock.start();
    const auto tail = connection->reader().openTail(request, run, [&run] { run->work(); });
    while (tail->status().state != cluster::TailStatus::State::Finished)
        QThread::usleep(500);
    run->finish([] {});
    Counts counts;
    for (bool finished = false; !finished; QThread::usleep(100)) {
        finished = run->isFinished();
        for (const query::WindowResult &window : run->takeClosed()) {
            for (const query::GroupResult &group : window.groups)
                counts[group.text().toStdString()] += group.count;
        }
    }
    const double seconds = secondsOf(clock);
    if (counts != source.counts)
        qFatal("the counts are not the generator's");
    return static_cast<double>(request.maxMessages) / seconds;
}

double bareLoop(const Source &source)
{
    QElapsedTimer clock;
    clock.start();
    BareConsumer consumer(source.bootstrap);
    (void)consumer.read(source.topic, kPartitions, source.perPartition * kPartitions);
    return static_cast<double>(source.perPartition * kPartitions) / secondsOf(clock);
}

void compare(const Source &source)
{
    const QString what = u"count by one JSON field in windows, %1"_s.arg(source.name);
    tell(what);
    const auto [rate, peer] = alternate(kRounds, [&] { return analyze(source); }, [&] { return bareLoop(source); });
    report({what, millions(rate), u"bare librdkafka loop: "_s + millions(peer), rate / peer,
            source.standIn ? u"≥ "_s + millions(kTargetRate) : u"≥ %1 ×"_s.arg(kTargetRatio),
            source.standIn ? rate >= kTargetRate : rate / peer >= kTargetRatio});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const qint64 total = QCoreApplication::arguments().value(1, u"3000000"_s).toLongLong();
    const qint64 perPartition = total / kPartitions / 1000 * 1000;
    const QString size = u"%1 M × 300 B"_s.arg(static_cast<double>(perPartition * kPartitions) / 1e6);
    {
        const Counts repeated = generated(perPartition, StandIn::kPeriodBatches * 1000);
        const StandIn broker({.partitions = kPartitions, .history = perPartition});
        compare({u"stand-in, none, %1"_s.arg(size), broker.bootstrap(), broker.topic(), perPartition, repeated, true});
    }
    const auto kafka = RealKafka::start();
    if (!kafka)
        return 0;
    const QString topic = u"analyze"_s;
    if (!kafka->create({topic}, kPartitions))
        qFatal("the topic was not created");
    BareConsumer::fill(kafka->bootstrap(), topic, kPartitions, perPartition, codecName(Codec::None));
    compare({u"Apache Kafka, none, %1"_s.arg(size), kafka->bootstrap(), topic, perPartition, generated(perPartition, 0)});
    return 0;
}
