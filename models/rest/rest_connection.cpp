// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/rest_connection.h"

#include "models/rest/change_requests.h"
#include "models/rest/look_requests.h"
#include "models/rest/metadata_request.h"
#include "models/rest/poll_shared.h"
#include "models/rest/proxy.h"
#include "models/rest/rest_tail.h"

#include <QDateTime>
#include <QTimer>

#include <mutex>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

constexpr int kOffsetsPerSecond = 4; ///< each is a request of its own, and the proxy is somebody else's
constexpr std::chrono::milliseconds kMayBeMade{std::chrono::minutes(2)}; ///< an instance, after nobody waits for it any more
constexpr std::chrono::milliseconds kOrphanAgain{5000};

// How threads that may outlive the connection reach it.
struct Mailbox {
    std::mutex mutex;
    QObject *target = nullptr;

    void post(const std::function<void()> &call)
    {
        const std::lock_guard lock(mutex);
        if (target)
            QMetaObject::invokeMethod(target, call, Qt::QueuedConnection);
    }
};

class Connection final : public RestConnection, private cluster::ClusterReader, private cluster::ClusterWriter {
public:
    explicit Connection(const RestConfig &config)
        : m_config(config)
        , m_book(std::make_shared<InstanceBook>(config.stateFolder, config.baseUrl))
        , m_producing(m_proxy)
        , m_proxy(config)
    {
        m_mailbox->target = this;
        connect(&m_proxy, &Proxy::stateChanged, this, &Connection::onState);
        connect(&m_proxy, &Proxy::capabilitiesChanged, this, [this] { Q_EMIT capabilitiesChanged(m_proxy.capabilities()); });
        connect(&m_proxy.client(), &HttpClient::logged, this, &Connection::log);
        m_proxy.whenKnown([this](const std::optional<core::KafkaError> &error) {
            if (!error)
                deleteOrphans();
        });
    }

    ~Connection() override
    {
        const std::lock_guard lock(m_mailbox->mutex);
        m_mailbox->target = nullptr;
    }
    Q_DISABLE_COPY_MOVE(Connection)

    ClusterReader &reader() override { return *this; }
    ClusterWriter &writer() override { return *this; }
    cluster::ConnectionState state() const override { return m_proxy.state(); }
    std::optional<core::KafkaError> lastError() const override { return m_proxy.lastError(); }
    int brokersUp() const override { return m_brokers; }
    Capabilities capabilities() const override { return const_cast<Proxy &>(m_proxy).capabilities(); }
    const RestConfig &config() const override { return m_config; }
    void setPayloadFormat(PayloadFormat format) override { m_config.format = format; }

    void setDebugContexts(const QString &contexts) override { m_debug = !contexts.isEmpty(); }
    void setTimeout(std::chrono::milliseconds timeout) override
    {
        m_config.timeout = timeout;
        m_proxy.client().setTimeout(timeout);
    }

    core::FutureResult<cluster::MetadataPtr> metadata(const QStringList &topics) override
    {
        auto future = requestMetadata(m_proxy, topics);
        future.then(this, [this](const core::Result<cluster::MetadataPtr> &result) {
            if (result)
                setBrokers(static_cast<int>((*result)->brokers.size()));
        });
        return future;
    }
    core::FutureResult<QHash<qint32, QString>> brokerRacks() override { return requestRacks(m_proxy); }
    core::FutureResult<QList<cluster::OffsetAnswer>> listOffsets(const QList<cluster::OffsetQuery> &queries) override
    {
        return requestOffsets(m_proxy, queries);
    }
    int offsetsPerSecond() const override { return kOffsetsPerSecond; }
    core::FutureResult<QList<cluster::ConfigEntry>> describeConfigs(const cluster::ConfigResource &resource) override
    {
        return requestConfigs(m_proxy, resource);
    }
    core::FutureResult<cluster::GroupList> listGroups() override { return requestGroups(m_proxy); }
    core::FutureResult<QList<cluster::GroupDescription>> describeGroups(const QStringList &groups) override
    {
        return requestGroupDescriptions(m_proxy, groups);
    }
    core::FutureResult<QList<cluster::GroupOffset>> groupOffsets(const QString &group) override
    {
        return requestGroupOffsets(m_proxy, group);
    }
    std::unique_ptr<cluster::Tail> openTail(const cluster::TailRequest &request, std::shared_ptr<cluster::MessageSink> sink,
                                            cluster::TailWake wake) override;

    core::FutureResult<QList<cluster::TopicOutcome>> createTopics(const QList<cluster::NewTopic> &topics, bool validateOnly) override
    {
        return rest::createTopics(m_proxy, topics, validateOnly);
    }
    core::FutureResult<QList<cluster::TopicOutcome>> deleteTopics(const QStringList &topics) override
    {
        for (const QString &topic : topics)
            m_producing.forget(topic);
        return rest::deleteTopics(m_proxy, topics);
    }
    core::FutureResult<cluster::Delivery> produce(const cluster::ProducerRecord &record, const cluster::ProduceOptions &options) override
    {
        return m_producing.produce(record, options, m_config.format);
    }

private:
    void onState(cluster::ConnectionState state)
    {
        setBrokers(state == cluster::ConnectionState::Connected ? std::max(m_brokers, 1) : 0);
        Q_EMIT stateChanged(state);
    }
    void setBrokers(int brokers)
    {
        if (brokers == m_brokers)
            return;
        m_brokers = brokers;
        Q_EMIT brokersUpChanged(brokers);
    }
    void log(int level, const QString &text)
    {
        if (level < 7 || m_debug)
            Q_EMIT logLine({QDateTime::currentMSecsSinceEpoch(), level, u"HTTP"_s, text, 1});
    }
    void deleteOrphans();
    void deleteOrphan(const NotedInstance &orphan);

    RestConfig m_config;
    std::shared_ptr<InstanceBook> m_book;
    Producing m_producing; // outlives the proxy, whose last answers it gets
    Proxy m_proxy;
    std::shared_ptr<Mailbox> m_mailbox = std::make_shared<Mailbox>();
    int m_brokers = 0;
    bool m_debug = false;
};

// Only once the server is known to be the one that they were made on.
void Connection::deleteOrphans()
{
    for (const NotedInstance &orphan : m_book->takeOrphans())
        deleteOrphan(orphan);
}

// One that was asked for a moment ago may be on its way still: it is looked for again now, and at the next start.
void Connection::deleteOrphan(const NotedInstance &orphan)
{
    m_proxy.send(v2::deleteConsumer(orphan.path), [this, orphan](const core::Result<HttpAnswer> &answer) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        const bool isNotFound = answer && (answer->status == 404 || answer->status == 410);
        if (answer && (answer->isGood() || (isNotFound && orphan.isGoneIfNotFound(now))))
            m_book->forget(orphan.path);
        else if (isNotFound && now - *orphan.askedMs < kMayBeMade.count())
            QTimer::singleShot(kOrphanAgain, this, [this, orphan] { deleteOrphan(orphan); });
    });
}

std::unique_ptr<cluster::Tail> Connection::openTail(const cluster::TailRequest &request, std::shared_ptr<cluster::MessageSink> sink,
                                                    cluster::TailWake wake)
{
    // Where it is open whether it can be read, the first question of the tail tells.
    const FeatureFact reads = m_proxy.capabilities().fact(Feature::ReadMessages);
    if (m_proxy.capabilities().known && !reads.offered && !isOpen(reads.reason))
        return failedTail(m_proxy.unsupported(Feature::ReadMessages), wake);
    const auto otherHost = [mailbox = m_mailbox, this] { mailbox->post([this] { m_proxy.warn(Warning::OtherHostInBaseUri); }); };
    return std::make_unique<RestTail>(m_config, request, std::move(sink), std::move(wake), m_book, otherHost);
}

} // namespace

std::unique_ptr<RestConnection> openConnection(const RestConfig &config)
{
    return std::make_unique<Connection>(config);
}

void waitForClosedConnections(std::chrono::milliseconds atMost)
{
    waitForPollingThreads(atMost);
}

} // namespace streamscope::rest
