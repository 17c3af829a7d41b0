// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/message_batch.h"

namespace streamscope::kafka {
namespace {

cluster::TimestampType toTimestampType(rd_kafka_timestamp_type_t type)
{
    switch (type) {
    case RD_KAFKA_TIMESTAMP_CREATE_TIME: return cluster::TimestampType::CreateTime;
    case RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME: return cluster::TimestampType::LogAppendTime;
    case RD_KAFKA_TIMESTAMP_NOT_AVAILABLE: break;
    }
    return cluster::TimestampType::None;
}

} // namespace

void MessageBatch::clear()
{
    m_raw.clear();
    m_headers.clear();
    m_headerRanges.clear();
}

void MessageBatch::add(const rd_kafka_message_t &message, quint32 topicIndex)
{
    rd_kafka_headers_t *headers = nullptr;
    if (rd_kafka_message_headers(&message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR)
        addHeaders(headers);
    cluster::RawMessage &raw = m_raw.emplace_back();
    raw.topic = topicIndex;
    raw.partition = message.partition;
    raw.offset = message.offset;
    rd_kafka_timestamp_type_t type = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
    raw.timestampMs = rd_kafka_message_timestamp(&message, &type);
    raw.timestampType = toTimestampType(type);
    raw.nullKey = message.key == nullptr;
    raw.nullValue = message.payload == nullptr;
    if (!raw.nullKey)
        raw.key = {static_cast<const char *>(message.key), message.key_len};
    if (!raw.nullValue)
        raw.value = {static_cast<const char *>(message.payload), message.len};
}

// Headers of a whole batch lie in one vector; the spans are set once it does not grow any more.
void MessageBatch::addHeaders(const rd_kafka_headers_t *headers)
{
    const std::size_t first = m_headers.size();
    const char *name = nullptr;
    const void *value = nullptr;
    size_t size = 0;
    for (size_t i = 0; rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR; ++i)
        m_headers.push_back(
            {name, value ? std::string_view(static_cast<const char *>(value), size) : std::string_view(), value == nullptr});
    m_headerRanges.push_back({m_raw.size(), first, m_headers.size() - first});
}

std::span<const cluster::RawMessage> MessageBatch::messages()
{
    for (const HeaderRange &range : m_headerRanges)
        m_raw[range.message].headers = std::span(m_headers).subspan(range.first, range.count);
    return m_raw;
}

} // namespace streamscope::kafka
