// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of a template by the bulk producer, on real Kafka: against a bare librdkafka loop that writes the same bytes with
// the same settings and counts its reports. Every delivery is accounted for: the broker's end offsets are the sum.
#include "models/flows/template_stream.h"
#include "models/kafka/bulk_producer.h"
#include "models/kafka/kafka_connection.h"
#include "models/query/template_source.h"
#include "tests/benchmarks/real_kafka.h"
#include "tests/benchmarks/report.h"

#include <librdkafka/rdkafka.h>

#include <QCoreApplication>
#include <QElapsedTimer>

#include <array>
#include <condition_variable>
#include <initializer_list>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::benchmarks;

namespace {

constexpr int kPartitions = 4;
constexpr int kRounds = 3;
constexpr int kTimeoutMs = 60'000;
constexpr double kTarget = 0.8;
constexpr int kPad = 280; // with the number and what stands around it about 300 bytes

QByteArray padding()
{
    QByteArray text;
    for (int i = 0; i < kPad; ++i)
        text += static_cast<char>('a' + i * 7 % 26);
    return text;
}

rd_kafka_t *openBare(const QString &bootstrap, void (*report)(rd_kafka_t *, const rd_kafka_message_t *, void *), void *opaque)
{
    char reason[512];
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    for (const auto &[name, value] : std::initializer_list<std::pair<const char *, QByteArray>>{{"bootstrap.servers", bootstrap.toUtf8()},
                                                                                                {"enable.idempotence", "true"},
                                                                                                {"linger.ms", "5"},
                                                                                                {"batch.size", "1000000"},
                                                                                                {"partitioner", "murmur2_random"},
                                                                                                {"queue.buffering.max.messages", "100000"},
                                                                                                {"queue.buffering.max.kbytes", "65536"}}) {
        if (rd_kafka_conf_set(conf, name, value.constData(), reason, sizeof reason) != RD_KAFKA_CONF_OK)
            qFatal("%s", reason);
    }
    rd_kafka_conf_set_dr_msg_cb(conf, report);
    rd_kafka_conf_set_opaque(conf, opaque);
    rd_kafka_t *producer = rd_kafka_new(RD_KAFKA_PRODUCER, conf, reason, sizeof reason);
    if (!producer)
        qFatal("%s", reason);
    return producer;
}

// What the broker says is in the topic.
quint64 endOffsets(const QString &bootstrap, const QString &topic)
{
    rd_kafka_t *handle = openBare(bootstrap, nullptr, nullptr);
    quint64 sum = 0;
    for (int p = 0; p < kPartitions; ++p) {
        int64_t low = 0;
        int64_t high = 0;
        if (rd_kafka_query_watermark_offsets(handle, topic.toUtf8().constData(), p, &low, &high, kTimeoutMs) != RD_KAFKA_RESP_ERR_NO_ERROR)
            qFatal("no offsets");
        sum += static_cast<quint64>(high - low);
    }
    rd_kafka_destroy(handle);
    return sum;
}

double perSecond(quint64 count, const QElapsedTimer &clock)
{
    return static_cast<double>(count) / (static_cast<double>(clock.nsecsElapsed()) / 1e9);
}

double ours(const QString &bootstrap, const QString &topic, quint64 count)
{
    flows::MessageTemplateText text;
    text.value = u"{\"n\":${seq()},\"pad\":\"%1\"}"_s.arg(QString::fromLatin1(padding()));
    text.jsonValue = false;
    const auto compiled = flows::MessageTemplate::compile(text);
    if (!compiled)
        qFatal("the template is wrong");
    const auto feed = std::make_shared<flows::TemplateStream>(*compiled, std::make_shared<query::TemplateSource>(), flows::LoadShape(),
                                                              flows::StreamBounds{.messages = count});
    cluster::ConnectionConfig config;
    config.properties = {{u"bootstrap.servers"_s, bootstrap}};
    std::mutex mutex;
    std::condition_variable news;
    bool over = false;
    QElapsedTimer clock;
    clock.start();
    kafka::BulkProducer *borrowed = nullptr;
    std::unique_lock lock(mutex);
    cluster::BulkRequest request;
    request.topic = topic;
    request.partitions = kPartitions;
    kafka::BulkProducer producer(config, request, feed, [&] {
        const std::lock_guard guard(mutex);
        over = borrowed->status().isOver();
        news.notify_one();
    });
    borrowed = &producer;
    news.wait(lock, [&over] { return over; });
    const double rate = perSecond(count, clock);
    lock.unlock();
    const cluster::BulkStatus status = producer.status();
    if (status.acknowledged != count || feed->statistics().latencies().count() != count)
        qFatal("%llu of %llu were acknowledged", static_cast<unsigned long long>(status.acknowledged),
               static_cast<unsigned long long>(count));
    return rate;
}

double bareLoop(const QString &bootstrap, const QString &topic, quint64 count)
{
    quint64 delivered = 0;
    const auto report = [](rd_kafka_t *, const rd_kafka_message_t *message, void *opaque) {
        *static_cast<quint64 *>(opaque) += message->err == RD_KAFKA_RESP_ERR_NO_ERROR ? 1 : 0;
    };
    QElapsedTimer clock;
    clock.start();
    rd_kafka_t *producer = openBare(bootstrap, report, &delivered);
    rd_kafka_topic_t *handle = rd_kafka_topic_new(producer, topic.toUtf8().constData(), nullptr);
    const QByteArray pad = padding();
    std::array<char, 512> value;
    for (quint64 i = 1; i <= count; ++i) {
        const int size = std::snprintf(value.data(), value.size(), "{\"n\":%llu,\"pad\":\"%s\"}",
                                       static_cast<unsigned long long>(i), pad.constData());
        while (rd_kafka_produce(handle, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, value.data(), static_cast<size_t>(size), nullptr, 0,
                                nullptr) != 0)
            rd_kafka_poll(producer, 50);
        if (i % 256 == 0)
            rd_kafka_poll(producer, 0);
    }
    if (rd_kafka_flush(producer, kTimeoutMs) != RD_KAFKA_RESP_ERR_NO_ERROR || delivered != count)
        qFatal("the bare loop lost messages");
    const double rate = perSecond(count, clock);
    rd_kafka_topic_destroy(handle);
    rd_kafka_destroy(producer);
    return rate;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const quint64 count = QCoreApplication::arguments().value(1, u"500000"_s).toULongLong();
    const auto kafka = RealKafka::start();
    if (!kafka)
        return 0;
    if (!kafka->create({u"ours"_s, u"bare"_s, u"warm"_s}, kPartitions))
        qFatal("the topics were not created");
    (void)bareLoop(kafka->bootstrap(), u"warm"_s, count / 10);
    (void)ours(kafka->bootstrap(), u"warm"_s, count / 10);
    const QString what = u"produce from a template, Apache Kafka, %1 M × 300 B"_s.arg(static_cast<double>(count) / 1e6);
    tell(what);
    const auto [rate, peer] = alternate(
        kRounds, [&] { return ours(kafka->bootstrap(), u"ours"_s, count); },
        [&] { return bareLoop(kafka->bootstrap(), u"bare"_s, count); });
    const quint64 written = endOffsets(kafka->bootstrap(), u"ours"_s);
    if (written != count * kRounds)
        qFatal("%llu messages are in the topic, %llu were acknowledged", static_cast<unsigned long long>(written),
               static_cast<unsigned long long>(count * kRounds));
    report({what, millions(rate), u"bare librdkafka loop: "_s + millions(peer), rate / peer,
            u"≥ %1 ×"_s.arg(kTarget), rate / peer >= kTarget});
    kafka::waitForClosedConnections(std::chrono::seconds(5));
    return 0;
}
