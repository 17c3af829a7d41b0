// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/admin_client.h"

#include "models/kafka/log_lines.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr int kLaneThreads = 2;
constexpr int kPollMs = 200;

// Brokers that are connected, by the library's own statistics. A bootstrap address counts only until its broker is known.
int connectedBrokers(const char *statistics)
{
    const QJsonObject brokers = QJsonDocument::fromJson(QByteArray(statistics)).object().value("brokers"_L1).toObject();
    int known = 0;
    int bootstrap = 0;
    for (const auto &value : brokers) {
        const QJsonObject broker = value.toObject();
        if (broker.value("state"_L1).toString() != "UP"_L1)
            continue;
        (broker.value("nodeid"_L1).toInt() >= 0 ? known : bootstrap) += 1;
    }
    return known > 0 ? known : qMin(bootstrap, 1);
}

} // namespace

AdminClient::AdminClient(std::shared_ptr<Handle> handle, const cluster::ConnectionConfig &config, AdminEvents events)
    : m_handle(std::move(handle))
    , m_config(config)
    , m_events(std::move(events))
    , m_timeoutMs(static_cast<int>(config.timeout.count()))
{
    m_lane->setMaxThreadCount(kLaneThreads);
    m_thread = std::thread([this] { run(); });
}

AdminClient::~AdminClient()
{
    {
        const std::lock_guard lock(m_alive->mutex);
        m_alive->alive = false;
    }
    m_stop.store(true);
    rd_kafka_queue_yield(m_handle->queue());
    m_thread.join();
    // Calls that are under way in the lane keep the handle alive and find nobody to answer; waiting for them could take as
    // long as their time limit, so the pool is left to a helper thread.
    m_lane->clear();
    std::thread([lane = std::move(m_lane), token = lingering()] {}).detach();
    std::unordered_map<quint64, std::shared_ptr<void>> answers;
    std::unordered_map<quint64, Handler> handlers;
    {
        const std::lock_guard lock(m_mutex);
        answers.swap(m_answers);
        handlers.swap(m_handlers);
    }
}

quint64 AdminClient::keep(std::shared_ptr<void> answer)
{
    const std::lock_guard lock(m_mutex);
    m_answers.emplace(m_nextId, std::move(answer));
    return m_nextId++;
}

void AdminClient::forget(quint64 id)
{
    std::shared_ptr<void> answer;
    const std::lock_guard lock(m_mutex);
    const auto it = m_answers.find(id);
    if (it == m_answers.end())
        return;
    answer = std::move(it->second);
    m_answers.erase(it);
}

void AdminClient::submit(rd_kafka_admin_op_t operation, Handler handler, const std::function<void(rd_kafka_AdminOptions_t *)> &setOptions,
                         const std::function<void(rd_kafka_t *, const rd_kafka_AdminOptions_t *, rd_kafka_queue_t *)> &send)
{
    quint64 id = 0;
    {
        const std::lock_guard lock(m_mutex);
        id = m_nextId++;
        m_handlers.emplace(id, std::move(handler));
    }
    const OptionsPtr options(rd_kafka_AdminOptions_new(m_handle->get(), operation));
    rd_kafka_AdminOptions_set_request_timeout(options.get(), m_timeoutMs, nullptr, 0);
    rd_kafka_AdminOptions_set_opaque(options.get(), reinterpret_cast<void *>(static_cast<quintptr>(id)));
    if (setOptions)
        setOptions(options.get());
    send(m_handle->get(), options.get(), m_handle->queue());
}

void AdminClient::run()
{
    while (!m_stop.load()) {
        const EventPtr event(rd_kafka_queue_poll(m_handle->queue(), kPollMs));
        if (event)
            handle(event.get());
        m_handle->flushLog();
    }
}

void AdminClient::handle(rd_kafka_event_t *event)
{
    switch (rd_kafka_event_type(event)) {
    case RD_KAFKA_EVENT_ERROR: {
        const QString text = redacted(QString::fromUtf8(rd_kafka_event_error_string(event)), m_config);
        m_events.error(m_handle->refined(toError(rd_kafka_event_error(event), text, {})));
        return;
    }
    case RD_KAFKA_EVENT_STATS: m_events.brokersUp(connectedBrokers(rd_kafka_event_stats(event))); return;
    default: break;
    }
    Handler handler;
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_handlers.find(static_cast<quint64>(reinterpret_cast<quintptr>(rd_kafka_event_opaque(event))));
        if (it == m_handlers.end())
            return;
        handler = std::move(it->second);
        m_handlers.erase(it);
    }
    handler(event);
}

} // namespace streamscope::kafka
