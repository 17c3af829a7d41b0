// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/message_sink.h"
#include "models/kafka/rd.h"

#include <cstddef>
#include <span>
#include <vector>

namespace streamscope::kafka {

/// The messages of one batch as views into librdkafka's own, valid until these are destroyed. Its memory is used again and
/// again: no allocation a message.
class MessageBatch {
public:
    void clear();
    void add(const rd_kafka_message_t &message, quint32 topicIndex);
    [[nodiscard]] std::size_t size() const { return m_raw.size(); }
    /// All of them, with their headers. Nothing is added afterwards before clear().
    [[nodiscard]] std::span<const cluster::RawMessage> messages();

private:
    void addHeaders(const rd_kafka_headers_t *headers);

    struct HeaderRange {
        std::size_t message;
        std::size_t first;
        std::size_t count;
    };
    std::vector<cluster::RawMessage> m_raw;
    std::vector<cluster::RawHeader> m_headers;
    std::vector<HeaderRange> m_headerRanges;
};

} // namespace streamscope::kafka
