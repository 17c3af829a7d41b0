// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/handle.h"

#include "models/kafka/log_lines.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <cstring>
#include <map>
#include <mutex>
#include <string>
#include <thread>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr std::chrono::milliseconds kLeastAnswerLimit{10'000}; // below it a busy broker would be taken for a frozen one
constexpr std::chrono::milliseconds kAnswerGrace{1000};        // the caller's own limit comes first

// Handles that are being torn down, each on a thread of its own: rd_kafka_destroy may take seconds when brokers are away.
class Reaper {
public:
    void take(rd_kafka_t *handle, QueuePtr queue, std::shared_ptr<void> context)
    {
        enter();
        std::thread([this, handle, queue = std::move(queue), context = std::move(context)]() mutable {
            queue.reset();
            // Nothing is committed or left by a handle without a group, and the producer has had its answers.
            rd_kafka_destroy_flags(handle, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
            context.reset();
            leave();
        }).detach();
    }

    void enter()
    {
        const std::lock_guard lock(m_mutex);
        ++m_running;
    }

    void leave()
    {
        const std::lock_guard lock(m_mutex);
        --m_running;
        m_done.notify_all();
    }

    void wait(std::chrono::milliseconds atMost)
    {
        std::unique_lock lock(m_mutex);
        m_done.wait_for(lock, atMost, [this] { return m_running == 0; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_done;
    int m_running = 0;
};

// Never destroyed: a detached thread may outlive main's statics.
Reaper &reaper()
{
    static auto *const it = new Reaper;
    return *it;
}

using Properties = QList<QPair<QString, QString>>;

// What makes looking harmless and a tail quick; see the measurements behind each in ARCHITECTURE.md. A producer would create
// by itself the topics that it asks for, also one that was deleted since: by default only consumers do not.
Properties purposeProperties(Handle::Purpose purpose)
{
    Properties common = {
        {u"allow.auto.create.topics"_s, u"false"_s},
        {u"enable.metrics.push"_s, u"false"_s},
        {u"log.connection.close"_s, u"true"_s},
    };
    switch (purpose) {
    case Handle::Purpose::Admin: common.append({u"statistics.interval.ms"_s, u"1000"_s}); break;
    case Handle::Purpose::Tail:
        common.append({
            {u"auto.offset.reset"_s, u"error"_s},
            {u"enable.auto.commit"_s, u"false"_s},
            {u"enable.auto.offset.store"_s, u"false"_s},
            {u"enable.partition.eof"_s, u"true"_s},
        });
        break;
    case Handle::Purpose::Member:
        common.append({
            {u"group.protocol"_s, u"classic"_s},
            {u"enable.auto.commit"_s, u"false"_s},
            {u"enable.auto.offset.store"_s, u"false"_s},
            {u"enable.partition.eof"_s, u"true"_s},
            {u"isolation.level"_s, u"read_committed"_s},
            {u"partition.assignment.strategy"_s, u"range,roundrobin"_s},
        });
        break;
    case Handle::Purpose::Producer:
    case Handle::Purpose::Fence: break;
    }
    return common;
}

// librdkafka's own default of a minute is as long as a frozen broker counts as connected, and is asked. A tail keeps it: on a slow
// line a batch of messages takes its time.
QString answerLimit(const cluster::ConnectionConfig &config)
{
    return QString::number((std::max(config.timeout, kLeastAnswerLimit) + kAnswerGrace).count());
}

// Defaults of ours that a profile may override. reconnect.backoff.ms: a fresh handle whose first attempt to connect came to nothing,
// one of three on a busy machine, makes the next one after half of it, and not before 11 ms.
Properties purposeDefaults(Handle::Purpose purpose, const cluster::ConnectionConfig &config)
{
    Properties defaults = {
        {u"client.id"_s, u"streamscope"_s},         {u"client.software.name"_s, u"streamscope"_s}, {u"reconnect.backoff.ms"_s, u"20"_s},
        {u"reconnect.backoff.max.ms"_s, u"1000"_s}, {u"socket.keepalive.enable"_s, u"true"_s},
    };
    if (purpose == Handle::Purpose::Admin)
        defaults.append({u"socket.timeout.ms"_s, answerLimit(config)});
    if (purpose == Handle::Purpose::Tail) {
        defaults.append({
            {u"fetch.wait.max.ms"_s, u"50"_s},
            {u"fetch.queue.backoff.ms"_s, u"5"_s},
            {u"fetch.min.bytes"_s, u"1"_s},
            {u"fetch.max.bytes"_s, u"33554432"_s},
            {u"queued.min.messages"_s, u"200000"_s},
            {u"queued.max.messages.kbytes"_s, u"49152"_s},
        });
    }
    // Read ahead less: after an abort it is read again.
    if (purpose == Handle::Purpose::Member) {
        defaults.append({
            {u"fetch.wait.max.ms"_s, u"100"_s},
            {u"fetch.queue.backoff.ms"_s, u"5"_s},
            {u"queued.min.messages"_s, u"20000"_s},
            {u"queued.max.messages.kbytes"_s, u"16384"_s},
        });
    }
    return defaults;
}

bool isProducer(Handle::Purpose purpose)
{
    return purpose == Handle::Purpose::Producer || purpose == Handle::Purpose::Fence;
}

// A profile may carry what only one kind of handle knows; and a group would make looking visible to others.
bool isForeign(const QString &name, Handle::Purpose purpose)
{
    static const QStringList kNever = {u"group.id"_s, u"group.instance.id"_s, u"transactional.id"_s, u"enable.auto.commit"_s,
                                       u"group.protocol"_s};
    static const QStringList kProducer = {u"acks"_s,
                                          u"enable.idempotence"_s,
                                          u"partitioner"_s,
                                          u"message.timeout.ms"_s,
                                          u"request.required.acks"_s,
                                          u"delivery.timeout.ms"_s};
    return kNever.contains(name) || (isProducer(purpose) && kProducer.contains(name));
}

core::Result<void> set(rd_kafka_conf_t *conf, const QString &name, const QString &value)
{
    std::array<char, 512> reason = {};
    if (rd_kafka_conf_set(conf, name.toUtf8().constData(), value.toUtf8().constData(), reason.data(), reason.size()) == RD_KAFKA_CONF_OK)
        return {};
    return tl::make_unexpected(core::localError(core::ErrorKind::Configuration, QString::fromUtf8(reason.data()), name));
}

} // namespace

// What librdkafka's threads read; written before they start.
struct Handle::Context {
    explicit Context(const cluster::ConnectionConfig &config)
        : log(config)
    {
    }

    LogLines log;
    std::map<std::string, std::string> addressMap;
    std::atomic<int> x509Error = 0;
    std::mutex mutex;
    QByteArray certificate; // as above, of the check that came last; under the mutex

    static void take(const rd_kafka_t *handle, int level, const char *facility, const char *text)
    {
        static_cast<Context *>(rd_kafka_opaque(handle))->log.add(level, facility, text);
    }

    static int resolve(const char *node, const char *service, const addrinfo *hints, addrinfo **result, void *opaque)
    {
        if (!node && !service) {
            freeaddrinfo(*result);
            return 0;
        }
        const auto *context = static_cast<const Context *>(opaque);
        const auto mapped = context->addressMap.find(std::string(node ? node : "") + ':' + (service ? service : ""));
        if (mapped == context->addressMap.end())
            return getaddrinfo(node, service, hints, result);
        const std::size_t colon = mapped->second.rfind(':');
        std::string host = mapped->second.substr(0, colon);
        if (host.size() > 2 && host.front() == '[' && host.back() == ']') // IPv6; the resolver wants it bare
            host = host.substr(1, host.size() - 2);
        const std::string port = mapped->second.substr(colon + 1);
        return getaddrinfo(host.c_str(), port.c_str(), hints, result);
    }

    // Changes no verdict, only keeps the number of the x509 error: the three failures look alike in librdkafka's own text.
    static int verify(rd_kafka_t *, const char *, int32_t, int *x509Error, int depth, const char *der, size_t derSize, char *reason,
                      size_t size, void *opaque)
    {
        auto *context = static_cast<Context *>(opaque);
        {
            const std::lock_guard lock(context->mutex);
            context->certificate = QByteArray(der, static_cast<qsizetype>(derSize));
        }
        if (*x509Error == 0)
            return 1;
        context->x509Error.store(*x509Error);
        std::snprintf(reason, size, "x509 error %d at depth %d", *x509Error, depth);
        return 0;
    }
};

core::Result<std::shared_ptr<Handle>> Handle::open(const cluster::ConnectionConfig &config, Purpose purpose, const Properties &extra)
{
    ConfPtr conf(rd_kafka_conf_new());
    std::shared_ptr<Handle> handle(new Handle);
    handle->m_context = std::make_unique<Context>(config);
    for (auto it = config.addressMap.cbegin(); it != config.addressMap.cend(); ++it)
        handle->m_context->addressMap.emplace(it.key().toStdString(), it.value().toStdString());

    Properties properties = purposeDefaults(purpose, config);
    for (const auto &property : config.properties) {
        if (!isForeign(property.first, purpose))
            properties.append(property);
    }
    properties += purposeProperties(purpose) + extra;
    if (!config.debugContexts.isEmpty())
        properties.append({u"debug"_s, config.debugContexts});
    for (const auto &[name, value] : properties) {
        if (auto done = set(conf.get(), name, value); !done)
            return tl::make_unexpected(done.error());
    }

    rd_kafka_conf_set_opaque(conf.get(), handle->m_context.get());
    rd_kafka_conf_set_log_cb(conf.get(), &Context::take);
    rd_kafka_conf_set_resolve_cb(conf.get(), &Context::resolve);
    if (rd_kafka_conf_set_ssl_cert_verify_cb(conf.get(), &Context::verify) != RD_KAFKA_CONF_OK)
        return tl::make_unexpected(core::localError(core::ErrorKind::Unsupported, u"librdkafka was built without TLS"_s));
    int events = RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_STATS;
    if (purpose == Purpose::Producer)
        events |= RD_KAFKA_EVENT_DR;
    else if (purpose == Purpose::Member)
        events |= RD_KAFKA_EVENT_FETCH | RD_KAFKA_EVENT_REBALANCE;
    rd_kafka_conf_set_events(conf.get(), events);

    std::array<char, 512> reason = {};
    const auto type = isProducer(purpose) ? RD_KAFKA_PRODUCER : RD_KAFKA_CONSUMER;
    handle->m_handle = rd_kafka_new(type, conf.get(), reason.data(), reason.size());
    if (!handle->m_handle) {
        auto error = core::localError(core::ErrorKind::Configuration, QString::fromUtf8(reason.data()), u"rd_kafka_new"_s);
        return tl::make_unexpected(refine(error));
    }
    (void)conf.release(); // the handle owns it now
    handle->m_queue.reset(rd_kafka_queue_get_main(handle->m_handle));
    return handle;
}

Handle::~Handle()
{
    if (!m_handle)
        return;
    reaper().take(m_handle, std::move(m_queue),
                  std::shared_ptr<void>(m_context.release(), [](void *context) { delete static_cast<Context *>(context); }));
}

core::KafkaError Handle::refined(core::KafkaError error) const
{
    const int x509Error = m_context->x509Error.load();
    if (x509Error != 0 && error.kind == core::ErrorKind::TlsFailed && error.message.contains("certificate verify failed"_L1)) {
        error.message += u" (x509 error %1 )"_s.arg(x509Error);
        error = refine(error);
    }
    return error;
}

void Handle::flushLog() const
{
    m_context->log.flush();
}

QByteArray Handle::peerCertificate() const
{
    const std::lock_guard lock(m_context->mutex);
    return m_context->certificate;
}

std::shared_ptr<void> lingering()
{
    reaper().enter();
    return std::shared_ptr<void>(nullptr, [](void *) { reaper().leave(); });
}

void waitForTornDownHandles(std::chrono::milliseconds atMost)
{
    reaper().wait(atMost);
}

} // namespace streamscope::kafka
