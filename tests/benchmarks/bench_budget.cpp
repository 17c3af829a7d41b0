// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of live tails at full rate, once their budget is used up: what is resident above the idle program, librdkafka's fetch
// queues included. One tail for ten minutes, then several that share what the program may use; or for the seconds that are named, and
// so many tails: bench_budget 60 4.
#include "models/messages/tail_store.h"
#include "tests/benchmarks/report.h"
#include "tests/benchmarks/source.h"
#include "tests/benchmarks/stand_in.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr double kTarget = 1.05;
constexpr int kUsualSeconds = 600;
constexpr int kSecondsOfSeveral = 60;
constexpr int kSeveral = 4;
constexpr quint64 kProgramBytes = 1ULL << 30; // as the settings have it
constexpr unsigned long kSampleMs = 20;
constexpr unsigned long kSettleMs = 2000;
constexpr double kMegabyte = 1e6;

void measure(cluster::Connection &connection, cluster::TailRequest request, double idle, int tailCount, int seconds)
{
    const messages::StoreLimits limits;
    const auto shared = tailCount > 1 ? std::make_shared<messages::MemoryBudget>(kProgramBytes) : nullptr;
    tell(u"%1 tail(s) with the default budget for %2 s"_s.arg(tailCount).arg(seconds));
    std::vector<std::shared_ptr<messages::MessageStore>> stores;
    std::vector<std::unique_ptr<cluster::Tail>> tails;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < tailCount; ++i) {
        stores.push_back(messages::makeTailStore(limits, messages::WhenFull::SkipOldest, shared));
        tails.push_back(connection.reader().openTail(request, stores.back(), [] {}));
    }
    std::vector<double> samples;
    while (!clock.hasExpired(seconds * 1000LL)) {
        QThread::msleep(kSampleMs);
        samples.push_back(residentBytes() - idle);
    }
    const double elapsed = secondsOf(clock);
    quint64 received = 0;
    for (std::size_t i = 0; i < tails.size(); ++i) {
        received += stores[i]->counters().received;
        if (stores[i]->counters().skipped == 0 || tails[i]->status().state != cluster::TailStatus::State::Reading)
            qFatal("a tail did not read until it was full");
    }
    const double greatest = *std::max_element(samples.begin(), samples.end());
    const double own = static_cast<double>(limits.bytes) * tailCount;
    const double budget = shared ? std::min(own, static_cast<double>(kProgramBytes)) : own;
    tell(u"  median %1 MB, greatest %2 MB"_s.arg(decimal(median(samples) / kMegabyte, 1), decimal(greatest / kMegabyte, 1)));
    const QString rate = millions(static_cast<double>(received) / elapsed);
    report({shared ? u"greatest memory of %1 tails together above idle, %2 s at %3"_s.arg(tailCount).arg(seconds).arg(rate)
                   : u"greatest memory of a tail above idle, %1 s at %2"_s.arg(seconds).arg(rate),
            u"%1 MB resident"_s.arg(decimal(greatest / kMegabyte, 0)), u"its budget: %1 MB"_s.arg(decimal(budget / kMegabyte, 0)),
            greatest / budget, u"≤ %1 ×"_s.arg(kTarget), greatest / budget <= kTarget});
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int seconds = arguments.value(1, QString::number(kUsualSeconds)).toInt();
    // Its batches are prepared once and repeat: no reader comes to the end.
    const StandIn broker({.partitions = Source::kPartitions, .history = 1'000'000'000'000});
    Source source;
    source.bootstrap = broker.bootstrap();
    source.topic = broker.topic();
    cluster::TailRequest request = source.request();
    request.maxMessages = -1;
    const auto connection = source.connect();
    QThread::msleep(kSettleMs);
    const double idle = residentBytes(); // what the first leaves counts against those behind it
    if (arguments.size() < 3)
        measure(*connection, request, idle, 1, seconds);
    measure(*connection, request, idle, arguments.value(2, QString::number(kSeveral)).toInt(), arguments.size() > 1 ? seconds : kSecondsOfSeveral);
    return 0;
}
