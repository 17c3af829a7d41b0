// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tail, every message kept: against a bare librdkafka loop with the same settings, on real Kafka and on the stand-in.
#include "models/cluster/connection.h"
#include "models/kafka/kafka_connection.h"
#include "models/messages/message_store.h"
#include "tests/benchmarks/bare_consumer.h"
#include "tests/benchmarks/prepared_data.h"
#include "tests/benchmarks/real_kafka.h"
#include "tests/benchmarks/report.h"
#include "tests/benchmarks/stand_in.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr int kPartitions = 4;
constexpr int kRounds = 5;
constexpr double kTarget = 0.85;
constexpr quint64 kRoom = 3ULL << 30;

struct Source {
    QString name;
    QString bootstrap;
    QString topic;
    qint64 perPartition = 0;
    quint64 checksum = 0;
};

double secondsOf(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e9;
}

// With room for all, every row is read back after the clock has stopped; else the oldest leave, as in a live tail.
double tail(const Source &source, const messages::StoreLimits &limits, messages::WhenFull whenFull)
{
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, source.bootstrap}};
    const auto connection = kafka::openConnection(config);
    auto store = std::make_shared<messages::MessageStore>(limits, whenFull);
    cluster::TailRequest request;
    request.topics = {source.topic};
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    request.maxMessages = source.perPartition * kPartitions;
    QElapsedTimer clock;
    clock.start();
    const auto tail = connection->reader().openTail(request, store, [] {});
    while (tail->status().state != cluster::TailStatus::State::Finished)
        QThread::usleep(500);
    const double seconds = secondsOf(clock);
    if (static_cast<qint64>(store->counters().received) != request.maxMessages)
        qFatal("rows are missing");
    if (whenFull == messages::WhenFull::SkipOldest)
        return static_cast<double>(request.maxMessages) / seconds;
    quint64 sum = 0;
    const messages::Snapshot rows = store->snapshot();
    for (quint64 row = rows.firstRow(); row < rows.endRow(); ++row) {
        const messages::HeldMessage message = rows.at(row);
        sum += rowHash(message.partition, message.offset, message.value.value_or(std::string_view()));
    }
    if (static_cast<qint64>(rows.size()) != request.maxMessages || sum != source.checksum)
        qFatal("rows are missing or wrong");
    return static_cast<double>(request.maxMessages) / seconds;
}

double keepAll(const Source &source)
{
    return tail(source, {kRoom, 1'000'000'000}, messages::WhenFull::Refuse);
}

double keepNewest(const Source &source)
{
    return tail(source, {}, messages::WhenFull::SkipOldest);
}

double bareLoop(const Source &source)
{
    QElapsedTimer clock;
    clock.start();
    BareConsumer consumer(source.bootstrap);
    (void)consumer.read(source.topic, kPartitions, source.perPartition * kPartitions);
    return static_cast<double>(source.perPartition * kPartitions) / secondsOf(clock);
}

void compare(const Source &source, const QString &what, double (*ours)(const Source &))
{
    tell(what + u", "_s + source.name);
    const auto warm = static_cast<std::size_t>(source.perPartition * kPartitions) * (kValueSize + 100);
    const auto measured = [&](double (*run)(const Source &)) {
        warmMemory(warm);
        return run(source);
    };
    const auto [rate, peer] = alternate(kRounds, [&] { return measured(ours); }, [&] { return measured(bareLoop); });
    report({what + u", "_s + source.name, millions(rate), u"bare librdkafka loop: "_s + millions(peer), rate / peer,
            u"≥ %1 ×"_s.arg(kTarget), rate / peer >= kTarget});
}

void compare(const Source &source)
{
    compare(source, u"tail, every message kept"_s, keepAll);
    compare(source, u"tail, default budget, oldest leave"_s, keepNewest);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const qint64 total = QCoreApplication::arguments().value(1, u"3000000"_s).toLongLong();
    const qint64 perPartition = total / kPartitions / 1000 * 1000;
    const QString size = u"%1 M × 300 B"_s.arg(static_cast<double>(perPartition * kPartitions) / 1e6);
    const quint64 period = StandIn::kPeriodBatches * 1000;
    const quint64 repeated = checksum(kPartitions, perPartition, period);
    for (const Codec codec : {Codec::None, Codec::Lz4, Codec::Zstd}) {
        const StandIn broker({.partitions = kPartitions, .codec = codec, .history = perPartition});
        compare({u"stand-in, %1, %2"_s.arg(codecName(codec), size), broker.bootstrap(), broker.topic(), perPartition, repeated});
    }
    const auto kafka = RealKafka::start();
    if (!kafka)
        return 0;
    const quint64 single = checksum(kPartitions, perPartition, 0);
    for (const Codec codec : {Codec::None, Codec::Lz4, Codec::Zstd}) {
        const QString topic = u"tail-"_s + codecName(codec);
        if (!kafka->create({topic}, kPartitions))
            qFatal("the topic was not created");
        BareConsumer::fill(kafka->bootstrap(), topic, kPartitions, perPartition, codecName(codec));
        compare({u"Apache Kafka, %1, %2"_s.arg(codecName(codec), size), kafka->bootstrap(), topic, perPartition, single});
    }
    return 0;
}
