// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/produce_record.h"

#include "models/cluster/timestamp_zero.h"

#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

// The arguments of rd_kafka_produceva; no more than there are kinds of them.
class Arguments {
public:
    rd_kafka_vu_t &add(rd_kafka_vtype_t type)
    {
        rd_kafka_vu_t &argument = m_list[m_count++];
        argument.vtype = type;
        return argument;
    }
    [[nodiscard]] rd_kafka_error_t *send(rd_kafka_t *producer) { return rd_kafka_produceva(producer, m_list.data(), m_count); }

private:
    std::array<rd_kafka_vu_t, 8> m_list;
    std::size_t m_count = 0;
};

ErrorPtr produce(rd_kafka_t *producer, Arguments &arguments, qint32 partition, const cluster::ProducerRecord &record, void *opaque)
{
    if (record.timestampMs == 0)
        return ErrorPtr(rd_kafka_error_new(RD_KAFKA_RESP_ERR__INVALID_ARG, "%s", cluster::kTimestampZero));
    arguments.add(RD_KAFKA_VTYPE_PARTITION).u.i32 = partition;
    arguments.add(RD_KAFKA_VTYPE_MSGFLAGS).u.i = RD_KAFKA_MSG_F_COPY;
    arguments.add(RD_KAFKA_VTYPE_OPAQUE).u.ptr = opaque;
    // A pointer that is not null makes an empty key or value, no argument makes a null one.
    if (record.key)
        arguments.add(RD_KAFKA_VTYPE_KEY).u.mem = {const_cast<char *>(record.key->constData()), static_cast<size_t>(record.key->size())};
    if (record.value)
        arguments.add(RD_KAFKA_VTYPE_VALUE).u.mem = {const_cast<char *>(record.value->constData()),
                                                     static_cast<size_t>(record.value->size())};
    if (record.timestampMs)
        arguments.add(RD_KAFKA_VTYPE_TIMESTAMP).u.i64 = *record.timestampMs;
    HeadersPtr headers(record.headers.isEmpty() ? nullptr : rd_kafka_headers_new(static_cast<size_t>(record.headers.size())));
    for (const cluster::Header &header : record.headers) {
        rd_kafka_header_add(headers.get(), header.name.constData(), header.name.size(), header.value ? header.value->constData() : nullptr,
                            header.value ? header.value->size() : 0);
    }
    if (headers)
        arguments.add(RD_KAFKA_VTYPE_HEADERS).u.headers = headers.get();
    ErrorPtr refused(arguments.send(producer));
    if (!refused)
        (void)headers.release(); // the message owns them now
    return refused;
}

} // namespace

ErrorPtr produceRecord(rd_kafka_t *producer, const cluster::ProducerRecord &record, void *opaque)
{
    const QByteArray topic = record.topic.toUtf8();
    Arguments arguments;
    arguments.add(RD_KAFKA_VTYPE_TOPIC).u.cstr = topic.constData();
    return produce(producer, arguments, record.partition.value_or(RD_KAFKA_PARTITION_UA), record, opaque);
}

ErrorPtr produceRecord(rd_kafka_t *producer, rd_kafka_topic_t *topic, qint32 partition, const cluster::ProducerRecord &record, void *opaque)
{
    Arguments arguments;
    arguments.add(RD_KAFKA_VTYPE_RKT).u.rkt = topic;
    return produce(producer, arguments, partition, record, opaque);
}

bool isRefusal(rd_kafka_resp_err_t code)
{
    switch (code) {
    case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE:
    case RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE: // than a segment
    case RD_KAFKA_RESP_ERR_INVALID_MSG:
    case RD_KAFKA_RESP_ERR_INVALID_MSG_SIZE:
    case RD_KAFKA_RESP_ERR_INVALID_RECORD:
    case RD_KAFKA_RESP_ERR_INVALID_TIMESTAMP:
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_FOR_MESSAGE_FORMAT:
    case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
    case RD_KAFKA_RESP_ERR__INVALID_ARG: return true;
    default: return false;
    }
}

QString acksValue(cluster::Acks acks)
{
    return acks == cluster::Acks::All ? u"all"_s : acks == cluster::Acks::Leader ? u"1"_s : u"0"_s;
}

core::KafkaError deliveryError(const rd_kafka_message_t &message)
{
    core::KafkaError error = toError(message.err, {}, u"Produce"_s);
    // Only where the message was never sent is it known that it was not written.
    if (rd_kafka_message_status(&message) == RD_KAFKA_MSG_STATUS_POSSIBLY_PERSISTED)
        error.kind = core::ErrorKind::TimedOut;
    else if (error.kind == core::ErrorKind::TimedOut)
        error.kind = core::ErrorKind::Transport;
    return error;
}

} // namespace streamscope::kafka
