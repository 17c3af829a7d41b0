// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <librdkafka/rdkafka.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>

namespace streamscope::sandbox {

/// A librdkafka handle of the sandbox's own clients, destroyed without waiting for a group to be left.
struct ClientDeleter {
    void operator()(rd_kafka_t *handle) const { rd_kafka_destroy_flags(handle, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE); }
};
using ClientPtr = std::unique_ptr<rd_kafka_t, ClientDeleter>;

/// A producer or, with a group, a consumer of the sandbox; nullptr when librdkafka refuses.
[[nodiscard]] ClientPtr makeClient(rd_kafka_type_t type, const std::string &bootstrap, const char *clientId, const char *group = nullptr);
/// Copies the message into the producer's queue, waiting while it is full and stop is false.
void sendMessage(rd_kafka_t *producer, const char *topic, std::string_view key, std::string_view value, rd_kafka_headers_t *headers,
                 int64_t timestampMs, const std::atomic<bool> &stop);

/// Writes events, orders and ride positions at a rate that can be changed; ten minutes of history first.
class Traffic {
public:
    Traffic(std::string bootstrap, int rate);
    ~Traffic();
    Traffic(const Traffic &) = delete;
    Traffic &operator=(const Traffic &) = delete;

    void setRate(int rate) { m_rate.store(rate); }
    [[nodiscard]] int rate() const { return m_rate.load(); }

private:
    void run();

    const std::string m_bootstrap;
    std::atomic<int> m_rate;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

/// Really consumes `orders` under the group order-processor: each becomes a payment and a notification, or goes byte for
/// byte to order-failures.
class OrderProcessor {
public:
    explicit OrderProcessor(std::string bootstrap);
    ~OrderProcessor();
    OrderProcessor(const OrderProcessor &) = delete;
    OrderProcessor &operator=(const OrderProcessor &) = delete;

private:
    void run();

    const std::string m_bootstrap;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace streamscope::sandbox
