// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A broker is killed in mid-tail and started again: from the first metadata that names the partition's leader until rows arrive
// again, against a bare librdkafka consumer in the same outage. The row is written by a fresh producer once there is a leader,
// so its time is in both figures.
#include "models/kafka/kafka_connection.h"
#include "models/messages/message_store.h"
#include "tests/benchmarks/bare_consumer.h"
#include "tests/benchmarks/real_kafka.h"
#include "tests/benchmarks/report.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

#include <atomic>
#include <cmath>
#include <thread>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr int kRounds = 3;
constexpr int kPatienceMs = 120'000;
constexpr int kWarmMs = 2000;
constexpr int kOutageMs = 5000;
constexpr int kLookEveryMs = 20;
constexpr qint64 kRowsBefore = 1000;
constexpr double kTargetMs = 1500;

struct Round {
    double ours = 0;
    double peer = 0;
};

bool hasLeader(cluster::Connection &connection, const QString &topic)
{
    const auto answer = connection.reader().metadata({topic});
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, kPatienceMs) || !answer.result())
        return false;
    const cluster::Topic *found = answer.result().value()->topic(topic);
    return found && !found->partitions.isEmpty() && found->partitions.first().leader >= 0;
}

Round measure(RealKafka &kafka, const QString &topic)
{
    BareConsumer::fill(kafka.bootstrap(), topic, 1, kRowsBefore, u"none"_s);
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, kafka.bootstrap()}};
    config.timeout = std::chrono::milliseconds(500);
    const auto connection = kafka::openConnection(config);
    const auto store = std::make_shared<messages::MessageStore>();
    QElapsedTimer clock;
    clock.start();
    std::atomic<qint64> oursAt = -1;
    std::atomic<qint64> peerAt = -1;
    cluster::TailRequest request;
    request.topics = {topic};
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    const auto tail = connection->reader().openTail(request, store, [&] {
        if (oursAt < 0 && store->snapshot().endRow() > quint64(kRowsBefore))
            oursAt = clock.elapsed();
    });
    std::thread peer([&] {
        BareConsumer bare(kafka.bootstrap());
        (void)bare.read(topic, 1, kRowsBefore + 1);
        peerAt = clock.elapsed();
    });
    (void)QTest::qWaitFor([&] { return store->snapshot().endRow() == quint64(kRowsBefore); }, kPatienceMs);
    QTest::qWait(kWarmMs); // both have read all and wait for more
    kafka.node().kill();
    QTest::qWait(kOutageMs);
    kafka.node().startWithoutWaiting();
    QElapsedTimer patience;
    patience.start();
    while (!hasLeader(*connection, topic) && !patience.hasExpired(kPatienceMs))
        QTest::qWait(kLookEveryMs);
    const qint64 leaderAt = clock.elapsed();
    std::thread writer([&] { BareConsumer::fill(kafka.bootstrap(), topic, 1, 1, u"none"_s); });
    const bool both = QTest::qWaitFor([&] { return oursAt >= 0 && peerAt >= 0; }, kPatienceMs);
    writer.join();
    if (!both)
        qFatal("no row came back: ours %lld, peer %lld", static_cast<long long>(oursAt), static_cast<long long>(peerAt));
    peer.join();
    return {double(oursAt - leaderAt), double(peerAt - leaderAt)};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto kafka = RealKafka::start();
    if (!kafka)
        return 1;
    std::vector<double> ours;
    std::vector<double> peers;
    for (int i = 0; i < kRounds; ++i) {
        const QString topic = u"recovery-%1"_s.arg(i);
        if (!kafka->create({topic}, 1))
            return 1;
        const Round round = measure(*kafka, topic);
        tell(u"  round %1: %2 against %3 ms"_s.arg(i + 1).arg(round.ours).arg(round.peer));
        ours.push_back(round.ours);
        peers.push_back(round.peer);
    }
    const double mine = median(ours);
    const double theirs = std::max(1.0, median(peers));
    report({u"broker killed and back: metadata with the leader → rows again"_s, milliseconds(mine),
            u"bare librdkafka consumer: "_s + milliseconds(theirs), mine / theirs, atMost(kTargetMs), mine <= kTargetMs});
    kafka::waitForClosedConnections(std::chrono::seconds(5));
    return 0;
}
