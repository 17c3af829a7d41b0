// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/records.h"

#include "models/core/bytes.h"
#include "models/decode/decode.h"
#include "models/rest/http_faults.h"
#include "models/rest/large_numbers.h"

#include <simdjson.h>

#include <optional>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
struct RecordBatch::Parser {
    simdjson::dom::parser json;

    // Null, or the decoded bytes kept in the pool; false: neither.
    static bool decode(simdjson::simdjson_result<simdjson::dom::element> field, std::deque<QByteArray> &pool, bool &null,
                       std::string_view &bytes)
    {
        simdjson::dom::element value;
        null = field.get(value) != simdjson::SUCCESS || value.is_null();
        bytes = {};
        if (null)
            return true;
        std::string_view text;
        if (value.get(text) != simdjson::SUCCESS)
            return false;
        auto decoded = decode::exactBase64(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
        if (!decoded)
            return false;
        pool.push_back(*std::move(decoded));
        bytes = core::viewOf(pool.back());
        return true;
    }

    static bool headers(simdjson::dom::element record, std::deque<QByteArray> &pool, std::vector<cluster::RawHeader> &headers)
    {
        simdjson::dom::array list;
        if (record["headers"].get(list) != simdjson::SUCCESS)
            return true;
        for (const simdjson::dom::element item : list) {
            std::string_view name;
            if (item["key"].get(name) != simdjson::SUCCESS && item["name"].get(name) != simdjson::SUCCESS)
                return false;
            cluster::RawHeader header;
            header.name = name; // lives as long as the parsed document
            if (!decode(item["value"], pool, header.nullValue, header.value))
                return false;
            headers.push_back(header);
        }
        return true;
    }
};

RecordBatch::RecordBatch(QHash<QString, quint32> topics)
    : m_parser(std::make_unique<Parser>())
    , m_topics(std::move(topics))
{
}

RecordBatch::~RecordBatch() = default;

core::Result<void> RecordBatch::read(const QByteArray &body)
{
    m_messages.clear();
    m_bytes.clear();
    m_headers.clear();
    m_corruptPlaces.clear();
    m_corrupt = 0;
    simdjson::dom::array records;
    if (const auto error = parseJson(m_parser->json, body).get(records); error != simdjson::SUCCESS)
        return tl::make_unexpected(brokenAnswer(QString::fromLatin1(simdjson::error_message(error)), u"records"_s));
    for (const simdjson::dom::element record : records) {
        std::string_view topic;
        std::int64_t partition = -1;
        std::int64_t offset = -1;
        if (record["topic"].get(topic) != simdjson::SUCCESS || record["partition"].get(partition) != simdjson::SUCCESS ||
            record["offset"].get(offset) != simdjson::SUCCESS || partition < 0 || partition > INT32_MAX || offset < 0 ||
            offset == INT64_MAX) {
            ++m_corrupt;
            continue;
        }
        const auto index = m_topics.constFind(QString::fromUtf8(topic.data(), static_cast<qsizetype>(topic.size())));
        if (index == m_topics.cend())
            continue;
        cluster::RawMessage message;
        message.topic = *index;
        message.partition = static_cast<qint32>(partition);
        message.offset = offset;
        std::int64_t timestamp = -1;
        if (record["timestamp"].get(timestamp) == simdjson::SUCCESS) {
            message.timestampMs = timestamp;
            message.timestampType = cluster::TimestampType::CreateTime;
        }
        std::vector<cluster::RawHeader> headers;
        if (!Parser::decode(record["key"], m_bytes, message.nullKey, message.key) ||
            !Parser::decode(record["value"], m_bytes, message.nullValue, message.value) || !Parser::headers(record, m_bytes, headers)) {
            ++m_corrupt;
            m_corruptPlaces.push_back({message.topic, message.partition, message.offset, m_messages.size()});
            continue;
        }
        if (!headers.empty()) {
            m_headers.push_back(std::move(headers));
            message.headers = m_headers.back();
        }
        m_messages.push_back(message);
    }
    return {};
}

} // namespace streamscope::rest
