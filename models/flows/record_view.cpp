// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/record_view.h"

#include "models/core/bytes.h"

namespace streamscope::flows {
namespace {

std::string_view viewOf(const std::optional<QByteArray> &bytes)
{
    return bytes ? core::viewOf(*bytes) : std::string_view();
}

} // namespace

RecordView::RecordView(const cluster::ProducerRecord &record)
    : m_topic(record.topic.toStdString())
{
    for (const cluster::Header &header : record.headers)
        m_headers.push_back({core::viewOf(header.name), viewOf(header.value), !header.value});
    m_raw.partition = record.partition.value_or(-1);
    m_raw.timestampMs = record.timestampMs.value_or(-1);
    m_raw.timestampType = record.timestampMs ? cluster::TimestampType::CreateTime : cluster::TimestampType::None;
    m_raw.nullKey = !record.key;
    m_raw.nullValue = !record.value;
    m_raw.key = viewOf(record.key);
    m_raw.value = viewOf(record.value);
    m_raw.headers = m_headers;
}

} // namespace streamscope::flows
