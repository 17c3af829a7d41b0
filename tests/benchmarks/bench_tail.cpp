// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tail, every message kept: against a bare librdkafka loop with the same settings, on real Kafka and on the stand-in.
#include "models/messages/message_store.h"
#include "tests/benchmarks/report.h"
#include "tests/benchmarks/source.h"

#include <QCoreApplication>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr int kRounds = 5;
constexpr double kTarget = 0.85;
constexpr quint64 kRoom = 3ULL << 30;

quint64 checksumOf(const messages::Snapshot &rows)
{
    quint64 sum = 0;
    for (quint64 row = rows.firstRow(); row < rows.endRow(); ++row) {
        const messages::HeldMessage message = rows.at(row);
        sum += rowHash(message.partition, message.offset, message.value.value_or(std::string_view()));
    }
    return sum;
}

// With room for all, every row is read back after the clock has stopped; else the oldest leave, as in a live tail.
double tail(const Source &source, quint64 wanted, const messages::StoreLimits &limits, messages::WhenFull whenFull)
{
    const auto connection = source.connect();
    auto store = std::make_shared<messages::MessageStore>(limits, whenFull);
    QElapsedTimer clock;
    clock.start();
    const auto tail = connection->reader().openTail(source.request(), store, [] {});
    while (tail->status().state != cluster::TailStatus::State::Finished)
        QThread::usleep(500);
    const double seconds = secondsOf(clock);
    if (static_cast<qint64>(store->counters().received) != source.total())
        qFatal("rows are missing");
    if (whenFull == messages::WhenFull::Refuse &&
        (static_cast<qint64>(store->snapshot().size()) != source.total() || checksumOf(store->snapshot()) != wanted))
        qFatal("rows are missing or wrong");
    return static_cast<double>(source.total()) / seconds;
}

void compare(const Source &source, const QString &what, const std::function<double()> &ours)
{
    tell(what + u", "_s + source.name);
    const auto warm = static_cast<std::size_t>(source.total()) * (kValueSize + 100);
    const auto measured = [&](const std::function<double()> &run) {
        warmMemory(warm);
        return run();
    };
    const auto [rate, peer] =
        alternate(kRounds, [&] { return measured(ours); }, [&] { return measured([&] { return bareLoop(source); }); });
    report({what + u", "_s + source.name, millions(rate), u"bare librdkafka loop: "_s + millions(peer), rate / peer,
            u"≥ %1 ×"_s.arg(kTarget), rate / peer >= kTarget});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    forEachSource(Brokers::StandInAndRealKafka, {Codec::None, Codec::Lz4, Codec::Zstd}, [](const Source &source) {
        const quint64 wanted = checksum(Source::kPartitions, source.perPartition, source.period);
        compare(source, u"tail, every message kept"_s,
                [&] { return tail(source, wanted, {kRoom, 1'000'000'000}, messages::WhenFull::Refuse); });
        compare(source, u"tail, default budget, oldest leave"_s, [&] { return tail(source, wanted, {}, messages::WhenFull::SkipOldest); });
    });
    return 0;
}
