// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/bare_consumer.h"

#include "tests/benchmarks/prepared_data.h"

#include <librdkafka/rdkafka.h>

#include <initializer_list>
#include <utility>
#include <vector>

namespace streamscope::benchmarks {
namespace {

constexpr int kTimeoutMs = 30'000;
constexpr int kSliceMs = 20;
constexpr std::size_t kBatch = 2000;

using Settings = std::initializer_list<std::pair<const char *, const char *>>;

rd_kafka_t *open(rd_kafka_type_t type, const QString &bootstrap, Settings settings)
{
    char reason[512];
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "bootstrap.servers", bootstrap.toUtf8().constData(), nullptr, 0);
    for (const auto &[name, value] : settings) {
        if (rd_kafka_conf_set(conf, name, value, reason, sizeof reason) != RD_KAFKA_CONF_OK)
            qFatal("%s", reason);
    }
    rd_kafka_t *handle = rd_kafka_new(type, conf, reason, sizeof reason);
    if (!handle)
        qFatal("%s", reason);
    return handle;
}

} // namespace

BareConsumer::BareConsumer(const QString &bootstrap)
    : m_handle(open(RD_KAFKA_CONSUMER, bootstrap,
                    {{"allow.auto.create.topics", "false"},
                     {"enable.metrics.push", "false"},
                     {"auto.offset.reset", "error"},
                     {"enable.auto.commit", "false"},
                     {"enable.auto.offset.store", "false"},
                     {"enable.partition.eof", "true"},
                     {"reconnect.backoff.ms", "20"},
                     {"fetch.wait.max.ms", "50"},
                     {"fetch.queue.backoff.ms", "5"},
                     {"fetch.min.bytes", "1"},
                     {"fetch.max.bytes", "33554432"},
                     {"queued.min.messages", "200000"},
                     {"queued.max.messages.kbytes", "49152"}}))
{
}

BareConsumer::~BareConsumer()
{
    rd_kafka_destroy_flags(m_handle, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
}

int BareConsumer::metadata()
{
    const rd_kafka_metadata_t *metadata = nullptr;
    if (rd_kafka_metadata(m_handle, 1, nullptr, &metadata, kTimeoutMs) != RD_KAFKA_RESP_ERR_NO_ERROR)
        qFatal("no metadata");
    const int topics = metadata->topic_cnt;
    rd_kafka_metadata_destroy(metadata);
    return topics;
}

quint64 BareConsumer::read(const QString &topic, int partitions, qint64 total)
{
    metadata();
    rd_kafka_queue_t *queue = rd_kafka_queue_new(m_handle);
    rd_kafka_topic_t *handle = rd_kafka_topic_new(m_handle, topic.toUtf8().constData(), nullptr);
    for (int p = 0; p < partitions; ++p)
        rd_kafka_consume_start_queue(handle, p, 0, queue);
    std::vector<rd_kafka_message_t *> messages(kBatch);
    quint64 bytes = 0;
    for (qint64 got = 0; got < total;) {
        const ssize_t count = rd_kafka_consume_batch_queue(queue, kSliceMs, messages.data(), messages.size());
        for (ssize_t i = 0; i < count; ++i) {
            rd_kafka_message_t *message = messages[static_cast<std::size_t>(i)];
            if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
                ++got;
                bytes += message->len;
            }
            rd_kafka_message_destroy(message);
        }
    }
    for (int p = 0; p < partitions; ++p)
        rd_kafka_consume_stop(handle, p);
    rd_kafka_topic_destroy(handle);
    rd_kafka_queue_destroy(queue);
    return bytes;
}

void BareConsumer::fill(const QString &bootstrap, const QString &topic, int partitions, qint64 perPartition, const QString &codec)
{
    rd_kafka_t *producer = open(RD_KAFKA_PRODUCER, bootstrap,
                                {{"linger.ms", "20"},
                                 {"batch.size", "1000000"},
                                 {"batch.num.messages", "1000"},
                                 {"enable.idempotence", "true"},
                                 {"queue.buffering.max.messages", "2000000"},
                                 {"compression.type", codec.toUtf8().constData()}});
    rd_kafka_topic_t *handle = rd_kafka_topic_new(producer, topic.toUtf8().constData(), nullptr);
    Value value;
    for (qint64 offset = 0; offset < perPartition; ++offset) {
        for (qint32 p = 0; p < partitions; ++p) {
            writeValue(value, p, static_cast<quint64>(offset));
            while (rd_kafka_produce(handle, p, RD_KAFKA_MSG_F_COPY, value.data(), value.size(), nullptr, 0, nullptr) != 0)
                rd_kafka_poll(producer, kSliceMs);
        }
        if (offset % 256 == 0)
            rd_kafka_poll(producer, 0);
    }
    if (rd_kafka_flush(producer, 120'000) != RD_KAFKA_RESP_ERR_NO_ERROR)
        qFatal("the messages were not written");
    rd_kafka_topic_destroy(handle);
    rd_kafka_destroy(producer);
}

} // namespace streamscope::benchmarks
