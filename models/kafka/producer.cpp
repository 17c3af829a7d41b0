// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/producer.h"

#include "models/kafka/handle.h"
#include "models/kafka/produce_record.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr int kPollMs = 100;
constexpr int kFlushMs = 1000;
constexpr int kMetadataMs = 5000;

using Answers = AnswerPtr<cluster::Delivery>;

} // namespace

struct Producer::Private {
    std::shared_ptr<Handle> handle;
    std::thread thread;
    std::atomic<bool> stop = false;
    std::mutex mutex;
    std::unordered_map<quintptr, Answers> pending;
    quintptr nextId = 1;
    std::vector<std::pair<quintptr, cluster::ProducerRecord>> again; ///< wait for metadata

    void run()
    {
        while (!stop.load()) {
            sendAgain();
            const EventPtr event(rd_kafka_queue_poll(handle->queue(), kPollMs));
            if (event && rd_kafka_event_type(event.get()) == RD_KAFKA_EVENT_DR)
                takeReports(event.get());
        }
    }

    // A partition that was added since the last metadata, which may be minutes old, is not known yet.
    void sendAgain()
    {
        std::unique_lock lock(mutex);
        const auto records = std::exchange(again, {});
        lock.unlock();
        for (const auto &[id, record] : records) {
            const TopicPtr topic(rd_kafka_topic_new(handle->get(), record.topic.toUtf8().constData(), nullptr));
            const rd_kafka_metadata_t *metadata = nullptr;
            if (rd_kafka_metadata(handle->get(), 0, topic.get(), &metadata, kMetadataMs) == RD_KAFKA_RESP_ERR_NO_ERROR)
                rd_kafka_metadata_destroy(metadata);
            const ErrorPtr refused = produceRecord(handle->get(), record, reinterpret_cast<void *>(id));
            if (const Answers answer = refused ? take(id) : Answers())
                answer->finish(tl::make_unexpected(toError(refused.get(), u"Produce"_s)));
        }
    }

    void takeReports(rd_kafka_event_t *event)
    {
        while (const rd_kafka_message_t *message = rd_kafka_event_message_next(event)) {
            const Answers answer = take(reinterpret_cast<quintptr>(message->_private));
            if (!answer)
                continue;
            if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR) {
                answer->finish(tl::make_unexpected(handle->refined(deliveryError(*message))));
                continue;
            }
            cluster::Delivery delivery;
            delivery.partition = {QString::fromUtf8(rd_kafka_topic_name(message->rkt)), message->partition};
            delivery.offset = std::max<qint64>(-1, message->offset); // acks 0: nobody told it
            rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
            delivery.timestampMs = rd_kafka_message_timestamp(message, &type);
            delivery.latencyUs = rd_kafka_message_latency(message);
            answer->finish(delivery);
        }
    }

    Answers take(quintptr id)
    {
        const std::lock_guard lock(mutex);
        const auto it = pending.find(id);
        if (it == pending.end())
            return {};
        Answers answer = std::move(it->second);
        pending.erase(it);
        return answer;
    }
};

Producer::Producer()
    : d(std::make_unique<Private>())
{
}

core::Result<std::unique_ptr<Producer>> Producer::open(const cluster::ConnectionConfig &config, cluster::Acks acks, int batchBytes)
{
    QList<QPair<QString, QString>> extra = {
        {u"acks"_s, acksValue(acks)},
        {u"enable.idempotence"_s, acks == cluster::Acks::All ? u"true"_s : u"false"_s},
        {u"partitioner"_s, u"murmur2_random"_s},
        {u"message.timeout.ms"_s, QString::number(std::max<qint64>(1000, config.timeout.count()))},
        {u"linger.ms"_s, u"0"_s},
        {u"batch.size"_s, QString::number(batchBytes)},
        {u"message.max.bytes"_s, u"1000000000"_s}, // the broker's own limit decides, and is named
    };
    if (acks != cluster::Acks::All)
        extra.append({u"message.send.max.retries"_s, u"0"_s}); // a second try could double the message
    auto handle = Handle::open(config, Handle::Purpose::Producer, extra);
    if (!handle)
        return tl::make_unexpected(handle.error());
    std::unique_ptr<Producer> producer(new Producer);
    producer->d->handle = std::move(*handle);
    producer->d->thread = std::thread([d = producer->d.get()] { d->run(); });
    return producer;
}

Producer::~Producer()
{
    if (!d->handle)
        return;
    // The queue is drained elsewhere: nobody waits for a broker here.
    std::thread([d = std::move(d), token = lingering()] {
        rd_kafka_flush(d->handle->get(), kFlushMs);
        d->stop.store(true);
        rd_kafka_queue_yield(d->handle->queue());
        d->thread.join();
        const std::lock_guard lock(d->mutex);
        for (const auto &[id, answer] : d->pending)
            answer->finish(tl::make_unexpected(
                core::localError(core::ErrorKind::TimedOut, u"the connection was closed before the broker answered"_s, u"Produce"_s)));
    }).detach();
}

core::FutureResult<cluster::Delivery> Producer::send(const cluster::ProducerRecord &record)
{
    auto answer = std::make_shared<Answer<cluster::Delivery>>();
    const auto future = answer->future();
    quintptr id = 0;
    {
        const std::lock_guard lock(d->mutex);
        id = d->nextId++;
        d->pending.emplace(id, answer);
    }
    if (const ErrorPtr refused = produceRecord(d->handle->get(), record, reinterpret_cast<void *>(id))) {
        if (rd_kafka_error_code(refused.get()) == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION) {
            const std::lock_guard lock(d->mutex);
            d->again.emplace_back(id, record);
            rd_kafka_queue_yield(d->handle->queue());
            return future;
        }
        if (const Answers mine = d->take(id))
            mine->finish(tl::make_unexpected(toError(refused.get(), u"Produce"_s)));
    }
    return future;
}

} // namespace streamscope::kafka
