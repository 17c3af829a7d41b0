// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection.h"
#include "models/kafka/answer.h"
#include "models/kafka/handle.h"

#include <QThreadPool>

#include <functional>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace streamscope::kafka {

/// What the admin thread learns beside answers. Called on that thread.
struct AdminEvents {
    std::function<void(core::KafkaError)> error;
    std::function<void(int brokersUp)> brokersUp;
};

/// The admin thread and the blocking lane of one connection: submits requests, drains the reply queue, builds values.
/// submit and runBlocking may be called from any thread; stop only by the owner.
class AdminClient {
public:
    AdminClient(std::shared_ptr<Handle> handle, const cluster::ConnectionConfig &config, AdminEvents events);
    ~AdminClient(); ///< finishes every pending answer with Cancelled; waits for the admin thread only

    AdminClient(const AdminClient &) = delete;
    AdminClient &operator=(const AdminClient &) = delete;

    /// Gives the answer's event to the handler, on the admin thread. An id, not a pointer, travels through librdkafka: a late
    /// answer finds nothing and is dropped.
    using Handler = std::function<void(rd_kafka_event_t *)>;
    void submit(rd_kafka_admin_op_t operation, Handler handler, const std::function<void(rd_kafka_AdminOptions_t *)> &setOptions,
                const std::function<void(rd_kafka_t *, const rd_kafka_AdminOptions_t *, rd_kafka_queue_t *)> &send);

    /// Runs a synchronous call of librdkafka on one of two threads; the answer is finished by its result.
    template<typename T>
    core::FutureResult<T> runBlocking(std::function<core::Result<T>(Handle &)> call)
    {
        auto answer = std::make_shared<Answer<T>>();
        const quint64 id = keep(answer);
        m_lane->start([this, id, weak = std::weak_ptr(answer), handle = m_handle, call = std::move(call), finished = m_alive] {
            core::Result<T> result = call(*handle);
            if (const auto strong = weak.lock())
                strong->finish(std::move(result));
            const std::lock_guard lock(finished->mutex);
            if (finished->alive)
                forget(id);
        });
        return answer->future();
    }

    void setTimeout(std::chrono::milliseconds timeout) { m_timeoutMs = static_cast<int>(timeout.count()); }
    [[nodiscard]] int timeoutMs() const { return m_timeoutMs; }

private:
    struct Alive {
        std::mutex mutex;
        bool alive = true;
    };

    quint64 keep(std::shared_ptr<void> answer);
    void forget(quint64 id);
    void run();
    void handle(rd_kafka_event_t *event);

    std::shared_ptr<Handle> m_handle;
    cluster::ConnectionConfig m_config;
    AdminEvents m_events;
    std::atomic<int> m_timeoutMs;
    std::atomic<bool> m_stop = false;
    std::shared_ptr<Alive> m_alive = std::make_shared<Alive>();

    std::mutex m_mutex;
    std::unordered_map<quint64, Handler> m_handlers;
    std::unordered_map<quint64, std::shared_ptr<void>> m_answers;
    quint64 m_nextId = 1;

    std::unique_ptr<QThreadPool> m_lane = std::make_unique<QThreadPool>();
    std::thread m_thread;
};

} // namespace streamscope::kafka
