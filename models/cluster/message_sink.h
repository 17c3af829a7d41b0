// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <span>
#include <string_view>

namespace streamscope::cluster {

/// Kafka's message timestamp types.
enum class TimestampType : quint8 { None, CreateTime, LogAppendTime };

/// One header inside a RawMessage.
struct RawHeader {
    std::string_view name;
    std::string_view value;
    bool nullValue = false; ///< Kafka's null, value is empty then
};

/// A message as it lies in the fetch buffer: views that are valid during MessageSink::append only.
struct RawMessage {
    quint32 topic = 0; ///< index into TailRequest::topics
    qint32 partition = -1;
    qint64 offset = -1;
    qint64 timestampMs = -1; ///< milliseconds since the epoch, −1: none
    TimestampType timestampType = TimestampType::None;
    bool nullKey = true;
    bool nullValue = true;
    std::string_view key;
    std::string_view value;
    std::span<const RawHeader> headers; ///< in order, duplicates kept
};

/// Key, value and header bytes.
[[nodiscard]] inline quint64 payloadBytes(const RawMessage &message)
{
    quint64 bytes = message.key.size() + message.value.size();
    for (const RawHeader &header : message.headers)
        bytes += header.name.size() + header.value.size();
    return bytes;
}

/// Where a tail puts what it reads. Called on the tail's thread, by one thread at a time.
class MessageSink {
public:
    virtual ~MessageSink() = default;

    /// Copies the messages. Returns how many of them, from the front, were taken. Fewer than all means that the budget is
    /// used up and nothing may be skipped: the tail pauses its fetcher, keeps the rest and offers it again from time to time.
    [[nodiscard]] virtual std::size_t append(std::span<const RawMessage> messages) = 0;
};

} // namespace streamscope::cluster
