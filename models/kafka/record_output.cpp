// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/record_output.h"

#include "models/kafka/batch_limit.h"
#include "models/kafka/produce_record.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr int kReportWaitMs = 50;
constexpr int kMetadataMs = 2000;

QList<QPair<QString, QString>> properties(const QString &transactionalId, int batchBytes)
{
    QList<QPair<QString, QString>> list = {
        {u"acks"_s, u"all"_s},    {u"enable.idempotence"_s, u"true"_s},      {u"partitioner"_s, u"murmur2_random"_s},
        {u"linger.ms"_s, u"5"_s}, {u"message.max.bytes"_s, u"1000000000"_s}, // the broker's own limit decides, and is named
        {u"batch.size"_s, QString::number(batchBytes)},
    };
    if (transactionalId.isEmpty())
        list.append({u"message.timeout.ms"_s, u"30000"_s});
    else
        list.append({{u"transactional.id"_s, transactionalId}, {u"transaction.timeout.ms"_s, u"10000"_s}});
    return list;
}

} // namespace

RecordOutput::RecordOutput(cluster::ConnectionConfig config, QStringList topics, QString transactionalId)
    : m_config(std::move(config))
    , m_topics(std::move(topics))
    , m_transactionalId(std::move(transactionalId))
{
}

core::Result<void> RecordOutput::open()
{
    auto handle = Handle::open(m_config, Handle::Purpose::Producer, properties(m_transactionalId, boundedBatch(kDefaultBatchBytes, m_config, m_topics)));
    if (!handle)
        return tl::make_unexpected(handle.error());
    m_handle = std::move(*handle);
    m_undelivered.reset();
    m_refused.clear();
    return {};
}

core::Result<void> RecordOutput::send(const cluster::ProducerRecord &record, quint64 number, const GoOn &goOn)
{
    for (bool looked = false;;) {
        const ErrorPtr error = produceRecord(m_handle->get(), record, reinterpret_cast<void *>(number));
        if (!error)
            return {};
        const auto code = rd_kafka_error_code(error.get());
        if (code == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION && !std::exchange(looked, true)) {
            learnPartitions(record.topic);
            continue;
        }
        if (isRefusal(code)) {
            refuse(number, toError(error.get(), {}), record.topic);
            return {};
        }
        if (code != RD_KAFKA_RESP_ERR__QUEUE_FULL || !goOn())
            return tl::make_unexpected(m_handle->refined(toError(error.get(), u"Produce"_s)));
        drain(kReportWaitMs);
    }
}

// One that was added since the last metadata, which may be minutes old, is not known yet.
void RecordOutput::learnPartitions(const QString &topic)
{
    const TopicPtr wanted(rd_kafka_topic_new(m_handle->get(), topic.toUtf8().constData(), nullptr));
    const rd_kafka_metadata_t *metadata = nullptr;
    if (wanted && rd_kafka_metadata(m_handle->get(), 0, wanted.get(), &metadata, kMetadataMs) == RD_KAFKA_RESP_ERR_NO_ERROR)
        rd_kafka_metadata_destroy(metadata);
}

void RecordOutput::refuse(quint64 number, core::KafkaError error, const QString &topic)
{
    error.where = topic;
    m_refused.append({number, std::move(error)});
}

core::Result<void> RecordOutput::flush(const GoOn &goOn)
{
    while (rd_kafka_outq_len(m_handle->get()) > 0 && !(isTransactional() && (m_undelivered || !m_refused.isEmpty()))) {
        if (!goOn())
            return tl::make_unexpected(core::localError(core::ErrorKind::Cancelled, u"stopped"_s, u"Produce"_s));
        drain(kReportWaitMs);
    }
    if (m_undelivered)
        return tl::make_unexpected(*std::exchange(m_undelivered, std::nullopt));
    if (!m_refused.isEmpty())
        return tl::make_unexpected(m_refused.first().error);
    return {};
}

// What is on its way in a transaction is waited for: the broker is to have had all of it before the transaction ends.
void RecordOutput::discard(const GoOn &goOn)
{
    rd_kafka_purge(m_handle->get(), isTransactional() ? RD_KAFKA_PURGE_F_QUEUE : RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    while (rd_kafka_outq_len(m_handle->get()) > 0 && goOn())
        drain(kReportWaitMs);
    m_undelivered.reset();
}

void RecordOutput::drain(int waitMs)
{
    while (const EventPtr event{rd_kafka_queue_poll(m_handle->queue(), waitMs)}) {
        waitMs = 0;
        if (rd_kafka_event_type(event.get()) != RD_KAFKA_EVENT_DR)
            continue;
        while (const rd_kafka_message_t *message = rd_kafka_event_message_next(event.get())) {
            if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR)
                m_written.fetch_add(1);
            else if (isRefusal(message->err))
                refuse(reinterpret_cast<quint64>(message->_private), toError(message->err, {}, {}),
                       QString::fromUtf8(rd_kafka_topic_name(message->rkt)));
            else if (!m_undelivered)
                m_undelivered = m_handle->refined(toError(message->err, {}, u"Produce"_s));
        }
    }
}

} // namespace streamscope::kafka
