// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/admin_client.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr int kLaneThreads = 2;
constexpr int kPollMs = 200;
constexpr int kLinesPerSecond = 500;
constexpr qint64 kRepeatFlushMs = 1000;

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
        flushLog();
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
    case RD_KAFKA_EVENT_LOG: handleLog(event); return;
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

// The same line in a row is counted, and a flood (debug contexts) is cut with a word about it: the pane must stay usable.
void AdminClient::handleLog(rd_kafka_event_t *event)
{
    const char *facility = nullptr;
    const char *text = nullptr;
    int level = 0;
    if (rd_kafka_event_log(event, &facility, &text, &level) != 0)
        return;
    cluster::LogLine line;
    line.timestampMs = QDateTime::currentMSecsSinceEpoch();
    line.level = level;
    line.facility = QString::fromUtf8(facility);
    line.text = redacted(QString::fromUtf8(text), m_config);
    if (line.text == m_lastLine.text && m_lastLine.repeats > 0) {
        ++m_lastLine.repeats;
        return;
    }
    if (m_lastLine.repeats > 1)
        m_events.log(m_lastLine);
    if (line.timestampMs - m_lastLineMs >= kRepeatFlushMs) {
        m_lastLineMs = line.timestampMs;
        m_linesThisSecond = 0;
    }
    m_lastLine = line;
    if (++m_linesThisSecond > kLinesPerSecond)
        ++m_linesLeftOut;
    else
        m_events.log(line);
}

void AdminClient::flushLog()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (now - m_lastLineMs < kRepeatFlushMs)
        return;
    if (m_lastLine.repeats > 1) {
        m_events.log(m_lastLine);
        m_lastLine.repeats = 1;
    }
    if (m_linesLeftOut > 0) {
        cluster::LogLine line;
        line.timestampMs = now;
        line.level = 4;
        line.facility = u"STREAMSCOPE"_s;
        line.text = u"%1 lines left out: more than %2 in a second"_s.arg(m_linesLeftOut).arg(kLinesPerSecond);
        m_linesLeftOut = 0;
        m_events.log(line);
    }
    m_lastLineMs = now;
    m_linesThisSecond = 0;
}

} // namespace streamscope::kafka
