// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/source.h"

#include "models/kafka/kafka_connection.h"
#include "tests/benchmarks/bare_consumer.h"
#include "tests/benchmarks/real_kafka.h"
#include "tests/benchmarks/stand_in.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace streamscope::benchmarks {
namespace {

constexpr int kBatch = 1000;

} // namespace

void Source::forEachValue(const std::function<void(std::string_view)> &take) const
{
    Value value;
    for (qint32 p = 0; p < kPartitions; ++p) {
        for (qint64 offset = 0; offset < perPartition; ++offset) {
            writeValue(value, p, number(offset));
            take({value.data(), value.size()});
        }
    }
}

std::unique_ptr<cluster::Connection> Source::connect() const
{
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, bootstrap}};
    return kafka::openConnection(config);
}

cluster::TailRequest Source::request() const
{
    cluster::TailRequest request;
    request.topics = {topic};
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    request.maxMessages = total();
    return request;
}

void forEachSource(Brokers brokers, std::initializer_list<Codec> codecs, const std::function<void(const Source &)> &run)
{
    const qint64 total = QCoreApplication::arguments().value(1, u"3000000"_s).toLongLong();
    Source source;
    source.perPartition = total / Source::kPartitions / kBatch * kBatch;
    const auto nameOf = [&source](const QString &broker, Codec codec) {
        return u"%1, %2, %3 M × 300 B"_s.arg(broker, codecName(codec)).arg(static_cast<double>(source.total()) / 1e6);
    };
    if (brokers == Brokers::StandInAndRealKafka) {
        source.standIn = true;
        source.period = StandIn::kPeriodBatches * kBatch;
        for (const Codec codec : codecs) {
            const StandIn broker({.partitions = Source::kPartitions, .codec = codec, .batch = kBatch, .history = source.perPartition});
            source.name = nameOf(u"stand-in"_s, codec);
            source.bootstrap = broker.bootstrap();
            source.topic = broker.topic();
            run(source);
        }
    }
    const auto kafka = RealKafka::start();
    if (!kafka)
        return;
    source.standIn = false;
    source.period = 0;
    source.bootstrap = kafka->bootstrap();
    for (const Codec codec : codecs) {
        source.name = nameOf(u"Apache Kafka"_s, codec);
        source.topic = u"bench-"_s + codecName(codec);
        if (!kafka->create({source.topic}, Source::kPartitions))
            qFatal("the topic was not created");
        BareConsumer::fill(source.bootstrap, source.topic, Source::kPartitions, source.perPartition, codecName(codec));
        run(source);
    }
}

double bareLoop(const Source &source)
{
    QElapsedTimer clock;
    clock.start();
    BareConsumer consumer(source.bootstrap);
    (void)consumer.read(source.topic, Source::kPartitions, source.total());
    return static_cast<double>(source.total()) / secondsOf(clock);
}

double secondsOf(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

} // namespace streamscope::benchmarks
