// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/kafka_connection.h"

#include "models/core/when_finished.h"
#include "models/kafka/admin_requests.h"
#include "models/kafka/batch_limit.h"
#include "models/kafka/bulk_producer.h"
#include "models/kafka/group_worker.h"
#include "models/kafka/log_lines.h"
#include "models/kafka/metadata_request.h"
#include "models/kafka/producer.h"
#include "models/kafka/record_output.h"
#include "models/kafka/tail_consumer.h"
#include "models/kafka/topic_requests.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <bit>
#include <functional>
#include <map>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr int kProbeEveryMs = 1000;
constexpr std::chrono::milliseconds kProbeTimeout{3000};
constexpr std::chrono::milliseconds kSlowAnswer{3000};
constexpr int kProbesOfMany = 3; ///< unanswered in a row, until several brokers count as lost
constexpr qint64 kTopicKnownMs = 10000;

// A group that is in no list. A broker that did not answer may have it.
core::KafkaError unlisted(const cluster::GroupList &listed, const QString &group)
{
    return listed.errors.isEmpty() ? core::localError(core::ErrorKind::UnknownObject, u"no such group"_s, group) : listed.errors.first();
}

class KafkaConnection final : public cluster::Connection, public cluster::ClusterReader, public cluster::ClusterWriter {
public:
    explicit KafkaConnection(const cluster::ConnectionConfig &config)
        : m_config(config)
    {
        connect(&m_probeTimer, &QTimer::timeout, this, &KafkaConnection::probeBrokers);
        open();
    }

    ClusterReader &reader() override { return *this; }
    ClusterWriter &writer() override { return *this; }
    cluster::ConnectionState state() const override { return m_state; }
    std::optional<core::KafkaError> lastError() const override { return m_lastError; }
    int brokersUp() const override { return m_brokersUp; }

    void setDebugContexts(const QString &contexts) override { m_config.debugContexts = contexts; }
    void setTimeout(std::chrono::milliseconds timeout) override
    {
        m_config.timeout = timeout;
        if (m_admin)
            m_admin->setTimeout(timeout);
        if (m_groupAdmin)
            m_groupAdmin->setTimeout(timeout);
    }

    core::FutureResult<cluster::MetadataPtr> metadata(const QStringList &topics) override
    {
        return watched<cluster::MetadataPtr>([&] { return requestMetadata(*m_admin, topics); }, true);
    }
    core::FutureResult<QHash<qint32, QString>> brokerRacks() override
    {
        return watched<QHash<qint32, QString>>([&] { return kafka::brokerRacks(*m_admin); });
    }
    core::FutureResult<QList<cluster::OffsetAnswer>> listOffsets(const QList<cluster::OffsetQuery> &queries) override
    {
        return watched<QList<cluster::OffsetAnswer>>([&] { return kafka::listOffsets(*m_admin, queries); });
    }
    core::FutureResult<QHash<QString, QString>> topicIds(const QStringList &topics) override
    {
        return watched<QHash<QString, QString>>([&] { return kafka::topicIds(*m_admin, topics); });
    }
    core::FutureResult<QList<cluster::ConfigEntry>> describeConfigs(const cluster::ConfigResource &resource) override
    {
        return watched<QList<cluster::ConfigEntry>>([&] { return kafka::describeConfigs(*m_admin, resource); });
    }
    core::FutureResult<cluster::GroupList> listGroups() override
    {
        return watched<cluster::GroupList>([&] { return kafka::listGroups(*m_admin); });
    }
    core::FutureResult<QList<cluster::GroupDescription>> describeGroups(const QStringList &groups) override
    {
        return watched<QList<cluster::GroupDescription>>([&] { return describeKnownGroups(groups); });
    }
    core::FutureResult<QList<cluster::GroupOffset>> groupOffsets(const QString &group) override
    {
        return watched<QList<cluster::GroupOffset>>([&] { return offsetsOfKnownGroup(group); });
    }
    std::unique_ptr<cluster::Tail> openTail(const cluster::TailRequest &request, std::shared_ptr<cluster::MessageSink> sink,
                                            cluster::TailWake wake) override
    {
        return std::make_unique<TailConsumer>(m_config, request, std::move(sink), std::move(wake));
    }

    core::FutureResult<QList<cluster::TopicOutcome>> createTopics(const QList<cluster::NewTopic> &topics, bool validateOnly) override
    {
        return watched<QList<cluster::TopicOutcome>>([&] { return kafka::createTopics(*m_admin, topics, validateOnly); });
    }
    core::FutureResult<QList<cluster::TopicOutcome>> deleteTopics(const QStringList &topics) override
    {
        for (const QString &topic : topics)
            m_knownTopics.remove(topic);
        return watched<QList<cluster::TopicOutcome>>([&] { return kafka::deleteTopics(*m_admin, topics); });
    }
    core::FutureResult<cluster::Delivery> produce(const cluster::ProducerRecord &record, const cluster::ProduceOptions &options) override;
    core::Result<std::unique_ptr<cluster::GroupWorker>> joinGroup(const cluster::GroupWorkerRequest &request,
                                                                  std::shared_ptr<cluster::MessageTransform> transform,
                                                                  cluster::GroupWorkerWake wake) override
    {
        return std::make_unique<GroupWorker>(m_config, request, std::move(transform), std::move(wake));
    }
    core::Result<std::unique_ptr<cluster::BulkProducer>>
    openBulk(const cluster::BulkRequest &request, std::shared_ptr<cluster::RecordFeed> feed, cluster::BulkWake wake) override
    {
        return std::make_unique<BulkProducer>(m_config, request, std::move(feed), std::move(wake));
    }
    core::Result<std::unique_ptr<cluster::Outlet>> openOutlet(const cluster::OutletRequest &request) override
    {
        return std::make_unique<cluster::Outlet>(std::make_shared<RecordOutput>(m_config, request.topics));
    }

private:
    void open();
    void onAnswer();
    void onError(const core::KafkaError &error);
    void onBrokersUp(int brokers);
    void probeBrokers();
    void probeNow();
    void setState(cluster::ConnectionState state);
    void lookForGroups(const QStringList &groups, std::function<void(const core::Result<cluster::GroupList> &)> next);
    core::FutureResult<QList<cluster::GroupDescription>> describeKnownGroups(const QStringList &groups);
    core::FutureResult<QList<cluster::GroupOffset>> offsetsOfKnownGroup(const QString &group);
    AdminClient &groupAdmin(const QString &group);
    core::Result<Producer *> producer(cluster::Acks acks, int batchBytes);
    void takeBatchLimit(const QString &topic, const core::Result<QList<cluster::ConfigEntry>> &configs);
    core::FutureResult<cluster::Delivery> send(const cluster::ProducerRecord &record, cluster::Acks acks);
    void sendWaiting(const QString &topic, const core::Result<cluster::MetadataPtr> &result);

    // No request is sent where there is no handle. Only metadata, like the probe, is a sign of life: the good answer of the other
    // requests can be put together of failures alone, one for each broker, or of nothing.
    template<typename T>
    core::FutureResult<T> watched(const std::function<core::FutureResult<T>()> &call, bool isSignOfLife = false)
    {
        if (!m_admin)
            return core::failed<T>(m_lastError.value_or(core::localError(core::ErrorKind::Configuration, {})));
        auto answer = std::make_shared<Answer<T>>();
        // A broker that was frozen keeps its connection, and nothing fails.
        QTimer::singleShot(kSlowAnswer, this, [this, waiting = std::weak_ptr(answer)] {
            if (!waiting.expired())
                probeNow();
        });
        call().then(this, [this, answer, isSignOfLife](core::Result<T> result) {
            if (result && isSignOfLife)
                onAnswer();
            else if (!result && result.error().kind == core::ErrorKind::Transport && m_state != cluster::ConnectionState::Connected && m_lastError)
                result.error() = *m_lastError; // librdkafka's metadata call only ever says "transport": this says why
            answer->finish(std::move(result));
        });
        return answer->future();
    }

    cluster::ConnectionConfig m_config;
    std::map<std::pair<cluster::Acks, int>, std::unique_ptr<Producer>> m_producers; ///< by the largest batch, too
    struct Waiting {
        cluster::ProducerRecord record;
        cluster::Acks acks;
        AnswerPtr<cluster::Delivery> answer;
    };
    QHash<QString, QList<Waiting>> m_waiting; ///< for the topic to be looked up
    QSet<QString> m_knownGroups;              ///< were listed once
    QHash<QString, qint64> m_knownTopics;     ///< existed then, milliseconds of m_clock
    QHash<QString, int> m_batchBytes;         ///< of topics that told how large a batch may be
    QElapsedTimer m_clock;
    QTimer m_probeTimer;
    bool m_probing = false;
    cluster::ConnectionState m_state = cluster::ConnectionState::Connecting;
    std::optional<core::KafkaError> m_lastError;
    int m_brokersUp = 0;
    int m_probesUnanswered = 0; ///< since the last answer
    bool m_everAnswered = false;
    // They go first: what they answer at their end still finds all of the above.
    std::unique_ptr<AdminClient> m_groupAdmin; ///< made at the first question for a group's offsets
    std::unique_ptr<AdminClient> m_admin;
};

void KafkaConnection::open()
{
    m_clock.start();
    m_config.log = logListener(this, [this](const cluster::LogLine &line) { Q_EMIT logLine(line); });
    // How the cluster is, is read from this handle's lines alone.
    cluster::ConnectionConfig config = m_config;
    config.log = logListener(this, [this](const cluster::LogLine &line) {
        if (const auto error = errorFromLog(line.text, !m_everAnswered))
            onError(*error);
        Q_EMIT logLine(line);
    });
    auto handle = Handle::open(config, Handle::Purpose::Admin);
    if (!handle) {
        m_lastError = handle.error();
        m_state = cluster::ConnectionState::Failed;
        return;
    }
    // The admin thread is joined before this object goes, so that "this" is alive in all of them.
    AdminEvents events;
    events.error = [this](const core::KafkaError &error) {
        QMetaObject::invokeMethod(
            this, [this, error] { onError(error); }, Qt::QueuedConnection);
    };
    events.brokersUp = [this](int brokers) {
        QMetaObject::invokeMethod(
            this, [this, brokers] { onBrokersUp(brokers); }, Qt::QueuedConnection);
    };
    m_admin = std::make_unique<AdminClient>(std::move(*handle), m_config, std::move(events));
    m_probeTimer.start(kProbeEveryMs);
    probeBrokers();
}

void KafkaConnection::onAnswer()
{
    m_everAnswered = true;
    m_probesUnanswered = 0;
    m_lastError.reset();
    setState(cluster::ConnectionState::Connected);
}

void KafkaConnection::onError(const core::KafkaError &error)
{
    // "All brokers down" follows the error that says why.
    const bool more = error.code != RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN || !m_lastError;
    if (more)
        m_lastError = error;
    if (!m_everAnswered && core::needsOtherSettings(error.kind))
        setState(cluster::ConnectionState::Failed);
    else if (m_state == cluster::ConnectionState::Connected)
        probeBrokers(); // an error of one broker is not yet a lost cluster
}

void KafkaConnection::onBrokersUp(int brokers)
{
    if (brokers == m_brokersUp)
        return;
    m_brokersUp = brokers;
    Q_EMIT brokersUpChanged(brokers);
}

// While nobody answers, and whenever there was an error: one request tells how it stands.
void KafkaConnection::probeBrokers()
{
    if (m_state != cluster::ConnectionState::Connected || m_lastError)
        probeNow();
}

void KafkaConnection::probeNow()
{
    if (m_probing)
        return;
    m_probing = true;
    probe(*m_admin, kProbeTimeout).then(this, [this](const core::Result<bool> &answer) {
        m_probing = false;
        if (answer) {
            onAnswer();
            return;
        }
        ++m_probesUnanswered;
        // The library asks any broker that it is connected to, so a frozen one among others is asked at times.
        const int enough = m_brokersUp > 1 ? kProbesOfMany : 1;
        if (m_state == cluster::ConnectionState::Connected && m_probesUnanswered >= enough)
            setState(cluster::ConnectionState::Lost);
    });
}

void KafkaConnection::setState(cluster::ConnectionState state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

// Whoever asks for the coordinator of a group makes a fresh broker create its offsets topic, whether there is such a group or
// not: only for groups that the brokers list is it asked for. Nothing is sent when all of them were listed before.
void KafkaConnection::lookForGroups(const QStringList &groups, std::function<void(const core::Result<cluster::GroupList> &)> next)
{
    const bool known = std::all_of(groups.begin(), groups.end(), [this](const QString &group) { return m_knownGroups.contains(group); });
    const auto listed = known ? core::finished<cluster::GroupList>(cluster::GroupList()) : kafka::listGroups(*m_admin);
    core::whenFinished(listed, this, [this, next = std::move(next)](const core::Result<cluster::GroupList> &result) {
        for (const cluster::GroupListing &listing : result ? result->groups : QList<cluster::GroupListing>())
            m_knownGroups.insert(listing.group);
        next(result);
    });
}

core::FutureResult<QList<cluster::GroupDescription>> KafkaConnection::describeKnownGroups(const QStringList &groups)
{
    using Descriptions = QList<cluster::GroupDescription>;
    auto answer = std::make_shared<Answer<Descriptions>>();
    lookForGroups(groups, [this, groups, answer](const core::Result<cluster::GroupList> &listed) {
        if (!listed) {
            answer->finish(tl::make_unexpected(listed.error()));
            return;
        }
        QStringList known;
        Descriptions unknown;
        for (const QString &group : groups) {
            if (m_knownGroups.contains(group)) {
                known.append(group);
            } else {
                unknown.append(cluster::GroupDescription());
                unknown.last().group = group;
                unknown.last().error = unlisted(*listed, group);
            }
        }
        core::whenFinished(kafka::describeGroups(*m_admin, known), this,
                           [groups, unknown, answer](const core::Result<Descriptions> &described) {
                               if (!described) {
                                   answer->finish(described);
                                   return;
                               }
                               Descriptions all = *described + unknown;
                               std::stable_sort(all.begin(), all.end(), [&groups](const auto &a, const auto &b) {
                                   return groups.indexOf(a.group) < groups.indexOf(b.group);
                               });
                               answer->finish(all);
                           });
    });
    return answer->future();
}

core::FutureResult<QList<cluster::GroupOffset>> KafkaConnection::offsetsOfKnownGroup(const QString &group)
{
    using Offsets = QList<cluster::GroupOffset>;
    auto answer = std::make_shared<Answer<Offsets>>();
    lookForGroups({group}, [this, group, answer](const core::Result<cluster::GroupList> &listed) {
        if (!listed)
            answer->finish(tl::make_unexpected(listed.error()));
        else if (!m_knownGroups.contains(group))
            answer->finish(tl::make_unexpected(unlisted(*listed, group)));
        else
            core::whenFinished(kafka::groupOffsets(groupAdmin(group), group), this,
                               [answer](const core::Result<Offsets> &offsets) { answer->finish(offsets); });
    });
    return answer->future();
}

// librdkafka (2.14) follows a null pointer when a broker that is no longer the coordinator answers a handle without a group.
// This handle has one: it looks for that group's coordinator, as the request does too, and joins nothing.
AdminClient &KafkaConnection::groupAdmin(const QString &group)
{
    if (m_groupAdmin)
        return *m_groupAdmin;
    auto handle = Handle::open(m_config, Handle::Purpose::Admin,
                               {{u"group.id"_s, group}, {u"enable.auto.commit"_s, u"false"_s}, {u"statistics.interval.ms"_s, u"0"_s}});
    if (!handle)
        return *m_admin;
    AdminEvents events;
    events.error = [](const core::KafkaError &) {}; // the other handle tells how the cluster is
    events.brokersUp = [](int) {};
    m_groupAdmin = std::make_unique<AdminClient>(std::move(*handle), m_config, std::move(events));
    return *m_groupAdmin;
}

core::Result<Producer *> KafkaConnection::producer(cluster::Acks acks, int batchBytes)
{
    auto &slot = m_producers[{acks, batchBytes}];
    if (!slot) {
        auto opened = Producer::open(m_config, acks, batchBytes);
        if (!opened)
            return tl::make_unexpected(opened.error());
        slot = std::move(*opened);
    }
    return slot.get();
}

// A producer handle that asks for a named topic would create it: the topic is looked up by the admin handle first. Messages
// that come meanwhile wait for the same answer, in order.
core::FutureResult<cluster::Delivery> KafkaConnection::produce(const cluster::ProducerRecord &record,
                                                               const cluster::ProduceOptions &options)
{
    const auto known = m_knownTopics.constFind(record.topic);
    if (known != m_knownTopics.cend() && m_clock.elapsed() - *known < kTopicKnownMs && !m_waiting.contains(record.topic))
        return send(record, options.acks);
    auto answer = std::make_shared<Answer<cluster::Delivery>>();
    const bool asked = m_waiting.contains(record.topic);
    m_waiting[record.topic].append({record, options.acks, answer});
    if (!asked) {
        const auto configs = describeConfigs({cluster::ConfigResource::Type::Topic, record.topic});
        metadata({record.topic}).then(this, [this, name = record.topic, configs](const core::Result<cluster::MetadataPtr> &result) {
            core::whenFinished(configs, this, [this, name, result](const core::Result<QList<cluster::ConfigEntry>> &entries) {
                takeBatchLimit(name, entries);
                sendWaiting(name, result);
            });
        });
    }
    return answer->future();
}

core::FutureResult<cluster::Delivery> KafkaConnection::send(const cluster::ProducerRecord &record, cluster::Acks acks)
{
    const auto limit = m_batchBytes.constFind(record.topic);
    const bool known = limit != m_batchBytes.cend();
    const auto target = producer(acks, known ? *limit : kDefaultBatchBytes);
    if (!target)
        return core::failed<cluster::Delivery>(target.error());
    auto delivery = (*target)->send(record);
    if (known)
        return delivery;
    // Nobody knows how large a batch may be: what was refused may have been the batch, and goes alone.
    auto answer = std::make_shared<Answer<cluster::Delivery>>();
    delivery.then(this, [this, record, acks, answer](core::Result<cluster::Delivery> result) {
        const bool tooLarge = !result && result.error().code == RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE;
        const auto single = tooLarge ? producer(acks, 1) : core::Result<Producer *>(nullptr);
        if (!tooLarge || !single)
            answer->finish(std::move(result));
        else
            (*single)->send(record).then([answer](core::Result<cluster::Delivery> again) { answer->finish(std::move(again)); });
    });
    return answer->future();
}

// Few different ones, for each is a handle of its own.
void KafkaConnection::takeBatchLimit(const QString &topic, const core::Result<QList<cluster::ConfigEntry>> &configs)
{
    for (const cluster::ConfigEntry &entry : configs ? *configs : QList<cluster::ConfigEntry>()) {
        if (entry.name != "max.message.bytes"_L1 || !entry.value)
            continue;
        const int bytes = boundedBatch(kDefaultBatchBytes, entry.value->toLongLong());
        m_batchBytes.insert(topic, bytes < kDefaultBatchBytes ? static_cast<int>(std::bit_floor(static_cast<unsigned>(bytes))) : bytes);
    }
}

void KafkaConnection::sendWaiting(const QString &name, const core::Result<cluster::MetadataPtr> &result)
{
    std::optional<core::KafkaError> error;
    if (!result) {
        // Nothing was sent: that much is known.
        error = result.error();
        if (error->kind == core::ErrorKind::TimedOut)
            error->kind = core::ErrorKind::Transport;
    } else {
        const cluster::Topic *topic = (*result)->topic(name);
        error = topic ? topic->error : core::localError(core::ErrorKind::UnknownObject, u"no such topic"_s);
    }
    if (!error)
        m_knownTopics.insert(name, m_clock.elapsed());
    for (const Waiting &waiting : m_waiting.take(name)) {
        if (error)
            waiting.answer->finish(tl::make_unexpected(*error));
        else
            send(waiting.record, waiting.acks).then([answer = waiting.answer](core::Result<cluster::Delivery> delivery) {
                answer->finish(std::move(delivery));
            });
    }
}

} // namespace

std::unique_ptr<cluster::Connection> openConnection(const cluster::ConnectionConfig &config)
{
    return std::make_unique<KafkaConnection>(config);
}

void waitForClosedConnections(std::chrono::milliseconds atMost)
{
    waitForTornDownHandles(atMost);
}

QString libraryVersion()
{
    return QString::fromLatin1(rd_kafka_version_str());
}

} // namespace streamscope::kafka
