// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/real_kafka.h"

#include "models/cluster/connection.h"
#include "models/kafka/kafka_connection.h"
#include "tests/benchmarks/report.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace streamscope::benchmarks {
namespace {

constexpr int kHeapMegabytes = 768;
constexpr qsizetype kTopicsAtOnce = 200;
constexpr int kTimeoutMs = 120'000;

// One descriptor a partition and more.
void raiseDescriptorLimit()
{
    rlimit limit = {};
    getrlimit(RLIMIT_NOFILE, &limit);
    const rlim_t wanted = 65'536;
    rlimit raised = {std::max(limit.rlim_cur, wanted), std::max(limit.rlim_max, wanted)};
    if (setrlimit(RLIMIT_NOFILE, &raised) != 0) { // more than the hard limit is root's
        raised = {limit.rlim_max, limit.rlim_max};
        setrlimit(RLIMIT_NOFILE, &raised);
    }
}

template<typename T>
core::Result<T> await(const core::FutureResult<T> &future)
{
    return QTest::qWaitFor([&] { return future.isFinished(); }, kTimeoutMs)
               ? future.result()
               : tl::make_unexpected(core::localError(core::ErrorKind::TimedOut, {}));
}

} // namespace

RealKafka::RealKafka(const testing::KafkaArtifacts &artifacts)
    : m_node(artifacts, 1, {u"-XX:+UseSerialGC"_s, u"-Xmx%1m"_s.arg(kHeapMegabytes)}) // and the whole compiler: it is a peer
{
}

std::unique_ptr<RealKafka> RealKafka::start()
{
    raiseDescriptorLimit();
    const testing::KafkaArtifacts artifacts = testing::kafkaArtifacts();
    if (!artifacts.isUsable()) {
        tell(u"without real Kafka: "_s + artifacts.fault);
        return nullptr;
    }
    if (QFileInfo(u"/dev/shm"_s).isWritable())
        qputenv("TMPDIR", "/dev/shm"); // where the node makes its folder
    std::unique_ptr<RealKafka> kafka(new RealKafka(artifacts));
    const bool begun = kafka->m_node.configure({{u"log.index.size.max.bytes"_s, u"65536"_s},
                                                {u"broker.session.timeout.ms"_s, u"30000"_s},
                                                {u"log.retention.ms"_s, u"-1"_s}},
                                               {{1, testing::freePort()}}) &&
                       kafka->m_node.start();
    if (!begun) {
        tell(u"Kafka did not start: "_s + QString::fromUtf8(kafka->m_node.log()));
        return nullptr;
    }
    return kafka;
}

bool RealKafka::create(const QStringList &topics, int partitions)
{
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, bootstrap()}};
    config.timeout = std::chrono::milliseconds(kTimeoutMs);
    const auto connection = kafka::openConnection(config);
    for (qsizetype at = 0; at < topics.size(); at += kTopicsAtOnce) {
        QList<cluster::NewTopic> some;
        for (const QString &name : topics.mid(at, kTopicsAtOnce)) {
            cluster::NewTopic topic;
            topic.name = name;
            topic.partitions = partitions;
            topic.replicationFactor = 1;
            some.append(topic);
        }
        const auto outcome = await(connection->writer().createTopics(some, false));
        if (!outcome)
            return false;
    }
    QElapsedTimer clock;
    clock.start();
    while (!clock.hasExpired(kTimeoutMs)) {
        const auto metadata = await(connection->reader().metadata());
        qsizetype ready = 0;
        for (const QString &name : topics) {
            const cluster::Topic *topic = metadata ? (*metadata)->topic(name) : nullptr;
            ready += topic && topic->partitions.size() == partitions ? 1 : 0;
        }
        if (ready == topics.size())
            return true;
        QTest::qWait(100);
    }
    return false;
}

} // namespace streamscope::benchmarks
