// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One of two members of an exactly-once flow is killed (SIGKILL) while orders keep coming: the longest that any of them takes
// from being written until a reader of committed messages has its payment. Against the session time-out of the group, before
// which nobody can know that the member is gone.
#include "models/kafka/kafka_connection.h"
#include "tests/app/flow_member.h"
#include "tests/benchmarks/real_kafka.h"
#include "tests/benchmarks/report.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <mutex>
#include <string_view>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr int kRounds = 3;
constexpr int kPatienceMs = 60'000;
constexpr int kPartitions = 6;
constexpr int kEveryMs = 20; // one order
constexpr qint64 kBeforeMs = 2000; // orders that are on their way when it is killed
constexpr qint64 kAfterMs = 20'000;
constexpr double kSessionMs = 6000;
constexpr double kTargetMs = 15'000;

// How long payments took that are told by the time at which their orders were written, which is the amount.
class Payments final : public cluster::MessageSink {
public:
    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        constexpr std::string_view kField = "\"amount\":";
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const std::lock_guard lock(m_mutex);
        for (const cluster::RawMessage &message : messages) {
            const std::size_t place = message.value.find(kField);
            if (place == std::string_view::npos)
                qFatal("no payment");
            m_delays.push_back(double(now - std::strtoll(std::string(message.value.substr(place + kField.size())).c_str(), nullptr, 10)));
        }
        return messages.size();
    }
    [[nodiscard]] std::vector<double> delays() const
    {
        const std::lock_guard lock(m_mutex);
        return m_delays;
    }

private:
    mutable std::mutex m_mutex;
    std::vector<double> m_delays;
};

double measure(RealKafka &kafka, const QString &flow, int round)
{
    const QString orders = u"orders-%1"_s.arg(round);
    const QString payments = u"payments-%1"_s.arg(round);
    if (!kafka.create({orders, payments, u"notifications-%1"_s.arg(round), u"order-failures-%1"_s.arg(round)}, kPartitions))
        qFatal("no topics");
    // The shipped flow, with names of its own for each round.
    QFile shipped(flow);
    QTemporaryDir home;
    QFile file(home.filePath(u"flow.yaml"_s));
    if (!shipped.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly))
        qFatal("no flow");
    QByteArray text = shipped.readAll();
    for (const QByteArray name : {"name: order-processor", "from: orders", "topic: payments", "topic: notifications", "topic: order-failures"})
        text.replace(name + '\n', name + '-' + QByteArray::number(round) + '\n');
    file.write(text);
    file.close();

    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, kafka.bootstrap()}};
    const auto connection = kafka::openConnection(config);
    const auto sink = std::make_shared<Payments>();
    cluster::TailRequest request;
    request.topics = {payments};
    request.start = {cluster::StartPosition::Kind::Earliest, 0};
    const auto tail = connection->reader().openTail(request, sink, [] {});
    const QStringList arguments{u"flow"_s, u"run"_s, file.fileName(), u"-b"_s, kafka.bootstrap()};
    testing::Member killed(arguments, home.path());
    testing::Member other(arguments, home.path());
    if (!QTest::qWaitFor([&] { return other.last().value("members"_L1) == QJsonValue(2); }, kPatienceMs))
        qFatal("the members did not come together: %s", other.story().constData());
    std::size_t written = 0;
    QElapsedTimer clock;
    clock.start();
    for (bool running = true; clock.elapsed() < kBeforeMs + kAfterMs; ++written) {
        cluster::ProducerRecord record;
        record.topic = orders;
        record.partition = static_cast<qint32>(written % kPartitions);
        record.value = R"({"order_id":"o","user_id":"u","total":)" + QByteArray::number(QDateTime::currentMSecsSinceEpoch()) + '}';
        (void)connection->writer().produce(record, {});
        if (running && clock.elapsed() > kBeforeMs) {
            killed.signal(SIGKILL);
            running = false;
        }
        QTest::qWait(kEveryMs);
    }
    if (!QTest::qWaitFor([&] { return sink->delays().size() >= written; }, kPatienceMs))
        qFatal("%zu of %zu payments came", sink->delays().size(), written);
    const std::vector<double> delays = sink->delays();
    if (delays.size() != written)
        qFatal("%zu orders, %zu payments", written, delays.size());
    return *std::max_element(delays.begin(), delays.end());
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const auto kafka = RealKafka::start();
    if (!kafka)
        return 1;
    std::vector<double> longest;
    for (int i = 0; i < kRounds; ++i) {
        longest.push_back(measure(*kafka, QStringLiteral(STREAMSCOPE_FLOWS "/order-processor.yaml"), i));
        tell(u"  round %1: %2 ms"_s.arg(i + 1).arg(longest.back()));
    }
    const double ours = *std::max_element(longest.begin(), longest.end());
    report({u"member of an exactly-once flow killed: an order written → its payment committed, longest"_s, milliseconds(ours),
            u"the group's session time-out: "_s + milliseconds(kSessionMs), ours / kSessionMs, atMost(kTargetMs), ours <= kTargetMs});
    kafka::waitForClosedConnections(std::chrono::seconds(5));
    return 0;
}
