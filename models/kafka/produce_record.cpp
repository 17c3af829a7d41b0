// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/produce_record.h"

#include <vector>

namespace streamscope::kafka {

ErrorPtr produceRecord(rd_kafka_t *producer, const cluster::ProducerRecord &record, void *opaque)
{
    const QByteArray topic = record.topic.toUtf8();
    std::vector<rd_kafka_vu_t> arguments;
    const auto add = [&arguments](rd_kafka_vtype_t type) -> rd_kafka_vu_t & {
        rd_kafka_vu_t argument = {};
        argument.vtype = type;
        arguments.push_back(argument);
        return arguments.back();
    };
    add(RD_KAFKA_VTYPE_TOPIC).u.cstr = topic.constData();
    add(RD_KAFKA_VTYPE_PARTITION).u.i32 = record.partition.value_or(RD_KAFKA_PARTITION_UA);
    add(RD_KAFKA_VTYPE_MSGFLAGS).u.i = RD_KAFKA_MSG_F_COPY;
    add(RD_KAFKA_VTYPE_OPAQUE).u.ptr = opaque;
    // A pointer that is not null makes an empty key or value, no argument makes a null one.
    if (record.key)
        add(RD_KAFKA_VTYPE_KEY).u.mem = {const_cast<char *>(record.key->constData()), static_cast<size_t>(record.key->size())};
    if (record.value)
        add(RD_KAFKA_VTYPE_VALUE).u.mem = {const_cast<char *>(record.value->constData()), static_cast<size_t>(record.value->size())};
    if (record.timestampMs)
        add(RD_KAFKA_VTYPE_TIMESTAMP).u.i64 = *record.timestampMs;
    HeadersPtr headers(record.headers.isEmpty() ? nullptr : rd_kafka_headers_new(static_cast<size_t>(record.headers.size())));
    for (const cluster::Header &header : record.headers) {
        rd_kafka_header_add(headers.get(), header.name.constData(), header.name.size(), header.value ? header.value->constData() : nullptr,
                            header.value ? header.value->size() : 0);
    }
    if (headers)
        add(RD_KAFKA_VTYPE_HEADERS).u.headers = headers.get();
    ErrorPtr refused(rd_kafka_produceva(producer, arguments.data(), arguments.size()));
    if (!refused)
        (void)headers.release(); // the message owns them now
    return refused;
}

} // namespace streamscope::kafka
