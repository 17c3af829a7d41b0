// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The memory of a live tail at full rate, once its budget is used up: what is resident above the idle program, librdkafka's
// fetch queues included, sampled for ten minutes or for the seconds that are named.
#include "models/messages/tail_store.h"
#include "tests/benchmarks/report.h"
#include "tests/benchmarks/source.h"
#include "tests/benchmarks/stand_in.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr double kTarget = 1.05;
constexpr int kUsualSeconds = 600;
constexpr unsigned long kSampleMs = 20;
constexpr unsigned long kSettleMs = 2000;
constexpr double kMegabyte = 1e6;

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int seconds = QCoreApplication::arguments().value(1, QString::number(kUsualSeconds)).toInt();
    // Its batches are prepared once and repeat: no reader comes to the end.
    const StandIn broker({.partitions = Source::kPartitions, .history = 1'000'000'000'000});
    Source source;
    source.bootstrap = broker.bootstrap();
    source.topic = broker.topic();
    const auto connection = source.connect();
    QThread::msleep(kSettleMs);
    const double idle = residentBytes();
    tell(u"a tail with the default budget for %1 s"_s.arg(seconds));

    const messages::StoreLimits limits;
    const auto store = messages::makeTailStore(limits, messages::WhenFull::SkipOldest, {});
    cluster::TailRequest request = source.request();
    request.maxMessages = -1;
    QElapsedTimer clock;
    clock.start();
    const auto tail = connection->reader().openTail(request, store, [] {});
    std::vector<double> samples;
    while (!clock.hasExpired(seconds * 1000LL)) {
        QThread::msleep(kSampleMs);
        samples.push_back(residentBytes() - idle);
    }
    const double elapsed = secondsOf(clock);
    const messages::StoreCounters counters = store->counters();
    if (counters.received == 0 || tail->status().state != cluster::TailStatus::State::Reading)
        qFatal("the tail did not read");
    const double greatest = *std::max_element(samples.begin(), samples.end());
    const auto budget = static_cast<double>(limits.bytes);
    tell(u"  median %1 MB, greatest %2 MB"_s.arg(decimal(median(samples) / kMegabyte, 1), decimal(greatest / kMegabyte, 1)));
    report(
        {u"greatest memory of a tail above idle, %1 s at %2"_s.arg(seconds).arg(millions(static_cast<double>(counters.received) / elapsed)),
         u"%1 MB resident"_s.arg(decimal(greatest / kMegabyte, 0)), u"its budget: %1 MB"_s.arg(decimal(budget / kMegabyte, 0)),
         greatest / budget, u"≤ %1 ×"_s.arg(kTarget), greatest / budget <= kTarget});
    return 0;
}
