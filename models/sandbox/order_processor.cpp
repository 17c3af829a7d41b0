// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sandbox/traffic.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace streamscope::sandbox {
namespace {

constexpr std::size_t kBatch = 1000;
constexpr int kWaitMs = 100;

// Accepted: an order id, a user id, a total of at least 0, and where items are listed only quantities above 0.
bool isGood(const QJsonObject &order)
{
    if (!order.value("order_id"_L1).isString() || !order.value("user_id"_L1).isString())
        return false;
    if (!order.value("total"_L1).isDouble() || order.value("total"_L1).toDouble() < 0)
        return false;
    const QJsonArray items = order.value("items"_L1).toArray();
    return std::all_of(items.begin(), items.end(), [](const auto &item) { return item.toObject().value("quantity"_L1).toInt() > 0; });
}

std::string json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

OrderProcessor::OrderProcessor(std::string bootstrap)
    : m_bootstrap(std::move(bootstrap))
    , m_thread([this] { run(); })
{
}

OrderProcessor::~OrderProcessor()
{
    m_stop.store(true);
    m_thread.join();
}

void OrderProcessor::run()
{
    const ClientPtr producer = makeClient(RD_KAFKA_PRODUCER, m_bootstrap, "order-processor");
    const ClientPtr consumer = makeClient(RD_KAFKA_CONSUMER, m_bootstrap, "order-processor", "order-processor");
    if (!producer || !consumer)
        return;
    rd_kafka_poll_set_consumer(consumer.get());
    rd_kafka_topic_partition_list_t *topics = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(topics, "orders", RD_KAFKA_PARTITION_UA);
    rd_kafka_subscribe(consumer.get(), topics);
    rd_kafka_topic_partition_list_destroy(topics);
    rd_kafka_queue_t *queue = rd_kafka_queue_get_consumer(consumer.get());

    std::vector<rd_kafka_message_t *> messages(kBatch);
    while (!m_stop.load()) {
        const ssize_t count = rd_kafka_consume_batch_queue(queue, kWaitMs, messages.data(), messages.size());
        for (ssize_t i = 0; i < count; ++i) {
            rd_kafka_message_t *message = messages[static_cast<std::size_t>(i)];
            if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
                const std::string_view value(static_cast<const char *>(message->payload), message->len);
                const std::string_view key(static_cast<const char *>(message->key), message->key_len);
                const auto stamp = rd_kafka_message_timestamp(message, nullptr);
                const QJsonObject order =
                    QJsonDocument::fromJson(QByteArray::fromRawData(value.data(), static_cast<qsizetype>(value.size()))).object();
                if (isGood(order)) {
                    const QString id = order.value("order_id"_L1).toString();
                    const std::string payment =
                        json({{u"order_id"_s, id}, {u"amount"_s, order.value("total"_L1)}, {u"user_id"_s, order.value("user_id"_L1)}});
                    const std::string notification = json({{u"user_id"_s, order.value("user_id"_L1)},
                                                           {u"message"_s, u"Order %1 confirmed!"_s.arg(id)},
                                                           {u"channel"_s, u"email"_s}});
                    sendMessage(producer.get(), "payments", key, payment, nullptr, stamp, m_stop);
                    sendMessage(producer.get(), "notifications", key, notification, nullptr, stamp, m_stop);
                } else {
                    sendMessage(producer.get(), "order-failures", key, value, nullptr, stamp, m_stop);
                }
            }
            rd_kafka_message_destroy(message);
        }
        rd_kafka_poll(producer.get(), 0);
    }
    rd_kafka_queue_destroy(queue);
    rd_kafka_purge(producer.get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
}

} // namespace streamscope::sandbox
