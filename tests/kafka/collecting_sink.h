// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/message_sink.h"
#include "models/core/result.h"

#include <QTest>

#include <mutex>
#include <string>
#include <vector>

namespace streamscope::testing {

/// Keeps what a tail reads.
class CollectingSink final : public cluster::MessageSink {
public:
    struct Message {
        qint32 partition;
        qint64 offset;
        std::optional<std::string> key;
        std::optional<std::string> value;
        std::vector<std::pair<std::string, std::optional<std::string>>> headers;
        qint64 timestampMs = 0;
    };

    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        const std::lock_guard lock(m_mutex);
        for (const cluster::RawMessage &raw : messages) {
            Message message{raw.partition, raw.offset, {}, {}, {}, raw.timestampMs};
            if (!raw.nullKey)
                message.key = std::string(raw.key);
            if (!raw.nullValue)
                message.value = std::string(raw.value);
            for (const cluster::RawHeader &header : raw.headers)
                message.headers.emplace_back(header.name, header.nullValue ? std::nullopt : std::optional(std::string(header.value)));
            m_messages.push_back(std::move(message));
        }
        return messages.size();
    }

    [[nodiscard]] std::vector<Message> messages() const
    {
        const std::lock_guard lock(m_mutex);
        return m_messages;
    }
    [[nodiscard]] int count() const
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(m_messages.size());
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Message> m_messages;
};

/// Waits for an answer in a test; on a time-out a result with that error.
template<typename T>
core::Result<T> waitFor(core::FutureResult<T> future, int timeoutMs = 30'000)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, timeoutMs))
        return tl::make_unexpected(core::localError(core::ErrorKind::TimedOut, QStringLiteral("the test waited too long")));
    return future.result();
}

} // namespace streamscope::testing
