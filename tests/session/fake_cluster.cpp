// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/session/fake_cluster.h"

namespace streamscope::tests {
namespace {

/// Fails at once with the error, or works without doing anything until it is stopped.
class FakeWorker final : public cluster::GroupWorker {
public:
    FakeWorker(const std::optional<core::KafkaError> &error, cluster::GroupWorkerWake wake)
        : m_wake(std::move(wake))
    {
        m_status.state = error ? cluster::GroupWorkerStatus::State::Failed : cluster::GroupWorkerStatus::State::Running;
        m_status.error = error;
    }
    void pause() override {}
    void resume() override {}
    void stop() override
    {
        m_status.state = cluster::GroupWorkerStatus::State::Stopped;
        m_wake();
    }
    [[nodiscard]] cluster::GroupWorkerStatus status() const override { return m_status; }

private:
    cluster::GroupWorkerStatus m_status;
    cluster::GroupWorkerWake m_wake;
};

/// Has sent everything already, as its status says; a stop leaves an open transaction to be aborted.
class FakeBulk final : public cluster::BulkProducer {
public:
    FakeBulk(cluster::BulkStatus status, cluster::BulkWake wake)
        : m_status(std::move(status))
        , m_wake(std::move(wake))
    {
    }
    void stop() override
    {
        using State = cluster::BulkStatus::State;
        m_status.state = m_status.transactionOpen ? State::Open : State::Finished;
        m_wake();
    }
    void commit() override {}
    void abort() override
    {
        ++m_status.aborts;
        m_status.transactionOpen = false;
        stop();
    }
    [[nodiscard]] cluster::BulkStatus status() const override { return m_status; }

private:
    cluster::BulkStatus m_status;
    cluster::BulkWake m_wake;
};

/// Takes everything and keeps nothing.
class FakeOutput final : public cluster::RecordOutput {
public:
    [[nodiscard]] core::Result<void> open() override { return {}; }
    [[nodiscard]] core::Result<void> send(const cluster::ProducerRecord &, quint64, const GoOn &) override
    {
        ++m_written;
        return {};
    }
    [[nodiscard]] core::Result<void> flush(const GoOn &) override { return {}; }
    [[nodiscard]] QList<Refused> takeRefused() override { return {}; }
    void discard(const GoOn &) override {}
    [[nodiscard]] quint64 written() const override { return m_written; }

private:
    quint64 m_written = 0;
};

} // namespace

FakeCluster::~FakeCluster()
{
    failWith = core::localError(core::ErrorKind::Cancelled, QStringLiteral("closed"));
    release();
}

void FakeCluster::setState(cluster::ConnectionState state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

void FakeCluster::release()
{
    hold = false;
    for (const auto &answer : std::exchange(m_held, {}))
        answer();
}

int FakeCluster::callCount(const QString &prefix) const
{
    int count = 0;
    for (const QString &call : calls)
        count += call.startsWith(prefix) ? 1 : 0;
    return count;
}

template<typename T>
core::FutureResult<T> FakeCluster::answer(const QString &call, std::function<core::Result<T>()> make)
{
    calls.append(call);
    auto promise = std::make_shared<QPromise<core::Result<T>>>();
    promise->start();
    const auto give = [this, promise, make] {
        promise->addResult(failWith ? core::Result<T>(tl::make_unexpected(*failWith)) : make());
        promise->finish();
    };
    if (hold)
        m_held.append(give);
    else
        give();
    return promise->future();
}

core::FutureResult<cluster::MetadataPtr> FakeCluster::metadata(const QStringList &)
{
    return answer<cluster::MetadataPtr>(QStringLiteral("metadata"), [this]() -> core::Result<cluster::MetadataPtr> {
        const auto &shown = metadataLag > 0 ? m_before : topics;
        metadataLag = std::max(0, metadataLag - 1);
        auto metadata = std::make_shared<cluster::Metadata>();
        metadata->clusterId = QStringLiteral("fake-cluster");
        metadata->brokers = {{1, QStringLiteral("127.0.0.1"), 9092, {}}};
        for (auto it = shown.cbegin(); it != shown.cend(); ++it) {
            cluster::Topic topic;
            topic.name = it.key();
            topic.internal = topic.name.startsWith(QStringLiteral("__"));
            for (qint32 p = 0; p < it->size(); ++p)
                topic.partitions.append({p, 1, {1}, {1}});
            metadata->topics.append(topic);
        }
        return cluster::MetadataPtr(metadata);
    });
}

core::FutureResult<QList<cluster::OffsetAnswer>> FakeCluster::listOffsets(const QList<cluster::OffsetQuery> &queries)
{
    offsetQueries.append(queries.size());
    return answer<QList<cluster::OffsetAnswer>>(QStringLiteral("listOffsets"), [this, queries] {
        QList<cluster::OffsetAnswer> answers;
        for (const cluster::OffsetQuery &query : queries) {
            const QList<Log> logs = topics.value(query.partition.topic);
            cluster::OffsetAnswer one{query, core::Result<qint64>(0), -1};
            if (query.partition.partition >= logs.size())
                one.offset = tl::make_unexpected(core::localError(core::ErrorKind::UnknownObject, QStringLiteral("gone")));
            else if (silent.contains(query.partition))
                one.offset = tl::make_unexpected(core::localError(core::ErrorKind::TimedOut, QStringLiteral("no answer")));
            else if (query.what == cluster::OffsetQuery::What::LogStart)
                one.offset = logs.at(query.partition.partition).start;
            else
                one.offset = logs.at(query.partition.partition).end;
            answers.append(one);
        }
        return core::Result<QList<cluster::OffsetAnswer>>(answers);
    });
}

core::FutureResult<QList<cluster::ConfigEntry>> FakeCluster::describeConfigs(const cluster::ConfigResource &)
{
    return answer<QList<cluster::ConfigEntry>>(QStringLiteral("describeConfigs"), [] { return QList<cluster::ConfigEntry>(); });
}
core::FutureResult<QHash<QString, QString>> FakeCluster::topicIds(const QStringList &)
{
    return answer<QHash<QString, QString>>(QStringLiteral("topicIds"), [this] { return ids; });
}

core::FutureResult<QHash<qint32, QString>> FakeCluster::brokerRacks()
{
    return answer<QHash<qint32, QString>>(QStringLiteral("brokerRacks"), [this] { return racks; });
}
core::FutureResult<cluster::GroupList> FakeCluster::listGroups()
{
    return answer<cluster::GroupList>(QStringLiteral("listGroups"), [this] { return groups; });
}
core::FutureResult<QList<cluster::GroupDescription>> FakeCluster::describeGroups(const QStringList &names)
{
    return answer<QList<cluster::GroupDescription>>(QStringLiteral("describeGroups"), [this, names] {
        QList<cluster::GroupDescription> found;
        for (const QString &name : names) {
            if (descriptions.contains(name))
                found.append(descriptions.value(name));
        }
        return found;
    });
}
core::FutureResult<QList<cluster::GroupOffset>> FakeCluster::groupOffsets(const QString &group)
{
    return answer<QList<cluster::GroupOffset>>(QStringLiteral("groupOffsets"), [this, group] { return committed.value(group); });
}
std::unique_ptr<cluster::Tail> FakeCluster::openTail(const cluster::TailRequest &, std::shared_ptr<cluster::MessageSink> sink,
                                        cluster::TailWake wake)
{
    if (!opensTails)
        return nullptr;
    calls.append(QStringLiteral("openTail"));
    auto made = std::make_unique<FakeTail>(std::move(sink), std::move(wake));
    tail = made.get();
    return made;
}

core::FutureResult<QList<cluster::TopicOutcome>> FakeCluster::createTopics(const QList<cluster::NewTopic> &wanted, bool validateOnly)
{
    QStringList names;
    for (const cluster::NewTopic &topic : wanted)
        names.append(topic.name);
    return answer<QList<cluster::TopicOutcome>>(QStringLiteral("createTopics ") + names.join(u','), [this, wanted, validateOnly] {
        m_before = topics;
        QList<cluster::TopicOutcome> outcomes;
        for (const cluster::NewTopic &topic : wanted) {
            outcomes.append({topic.name, error(topic.name)});
            if (!outcomes.last().error && !validateOnly)
                topics.insert(topic.name, QList<Log>(std::max(1, topic.partitions)));
        }
        return outcomes;
    });
}
core::FutureResult<QList<cluster::TopicOutcome>> FakeCluster::deleteTopics(const QStringList &names)
{
    return answer<QList<cluster::TopicOutcome>>(QStringLiteral("deleteTopics ") + names.join(u','), [this, names] {
        m_before = topics;
        QList<cluster::TopicOutcome> outcomes;
        for (const QString &name : names) {
            outcomes.append({name, error(name)});
            if (!outcomes.last().error)
                topics.remove(name);
        }
        return outcomes;
    });
}
core::Result<std::unique_ptr<cluster::GroupWorker>>
FakeCluster::joinGroup(const cluster::GroupWorkerRequest &request, std::shared_ptr<cluster::MessageTransform>, cluster::GroupWorkerWake wake)
{
    calls.append(QStringLiteral("joinGroup ") + request.group);
    return std::make_unique<FakeWorker>(failWith, std::move(wake));
}
core::Result<std::unique_ptr<cluster::BulkProducer>>
FakeCluster::openBulk(const cluster::BulkRequest &request, std::shared_ptr<cluster::RecordFeed>, cluster::BulkWake wake)
{
    calls.append(QStringLiteral("openBulk ") + request.topic);
    if (failWith)
        return tl::make_unexpected(*failWith);
    return std::make_unique<FakeBulk>(bulk, std::move(wake));
}
core::Result<std::unique_ptr<cluster::Outlet>> FakeCluster::openOutlet(const cluster::OutletRequest &request)
{
    calls.append(QStringLiteral("openOutlet ") + request.topics.join(u','));
    return std::make_unique<cluster::Outlet>(std::make_shared<FakeOutput>());
}
core::FutureResult<cluster::Delivery> FakeCluster::produce(const cluster::ProducerRecord &record, const cluster::ProduceOptions &)
{
    return answer<cluster::Delivery>(QStringLiteral("produce ") + record.topic, [this, record]() -> core::Result<cluster::Delivery> {
        if (const auto fault = error(record.topic))
            return tl::make_unexpected(*fault);
        const qint32 partition = record.partition.value_or(0);
        Log &log = topics[record.topic][partition];
        return cluster::Delivery{{record.topic, partition}, log.end++, 1'790'000'000'000, 5};
    });
}

std::optional<core::KafkaError> FakeCluster::error(const QString &topic) const
{
    const auto it = topicErrors.constFind(topic);
    return it == topicErrors.cend() ? std::nullopt : std::optional(*it);
}

} // namespace streamscope::tests
