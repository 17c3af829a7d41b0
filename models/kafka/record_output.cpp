// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/record_output.h"

#include "models/kafka/produce_record.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr int kReportWaitMs = 50;

} // namespace

QList<QPair<QString, QString>> outputProperties()
{
    return {
        {u"acks"_s, u"all"_s},    {u"enable.idempotence"_s, u"true"_s},      {u"partitioner"_s, u"murmur2_random"_s},
        {u"linger.ms"_s, u"5"_s}, {u"message.max.bytes"_s, u"1000000000"_s}, // the broker's own limit decides, and is named
    };
}

RecordOutput::RecordOutput(cluster::ConnectionConfig config)
    : m_config(std::move(config))
{
}

core::Result<void> RecordOutput::open()
{
    auto handle = Handle::open(m_config, Handle::Purpose::Producer, outputProperties() << qMakePair(u"message.timeout.ms"_s, u"30000"_s));
    if (!handle)
        return tl::make_unexpected(handle.error());
    m_handle = std::move(*handle);
    m_undelivered.reset();
    return {};
}

core::Result<void> RecordOutput::send(const cluster::ProducerRecord &record, const GoOn &goOn)
{
    for (;;) {
        const ErrorPtr error = produceRecord(m_handle->get(), record, nullptr);
        if (!error)
            return {};
        if (rd_kafka_error_code(error.get()) != RD_KAFKA_RESP_ERR__QUEUE_FULL || !goOn())
            return tl::make_unexpected(m_handle->refined(toError(error.get(), u"Produce"_s)));
        drain(kReportWaitMs);
    }
}

core::Result<void> RecordOutput::flush(const GoOn &goOn)
{
    while (rd_kafka_outq_len(m_handle->get()) > 0) {
        if (!goOn())
            return tl::make_unexpected(core::localError(core::ErrorKind::Cancelled, u"stopped"_s, u"Produce"_s));
        drain(kReportWaitMs);
    }
    if (!m_undelivered)
        return {};
    return tl::make_unexpected(*std::exchange(m_undelivered, std::nullopt));
}

void RecordOutput::discard(const GoOn &goOn)
{
    rd_kafka_purge(m_handle->get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    (void)flush(goOn);
    m_undelivered.reset();
}

void RecordOutput::drain(int waitMs)
{
    while (const EventPtr event{rd_kafka_queue_poll(m_handle->queue(), waitMs)}) {
        if (rd_kafka_event_type(event.get()) != RD_KAFKA_EVENT_DR)
            continue;
        while (const rd_kafka_message_t *message = rd_kafka_event_message_next(event.get())) {
            if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR)
                m_written.fetch_add(1);
            else if (!m_undelivered)
                m_undelivered = m_handle->refined(toError(message->err, {}, u"Produce"_s));
        }
        waitMs = 0;
    }
}

} // namespace streamscope::kafka
