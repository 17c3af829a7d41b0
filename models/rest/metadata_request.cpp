// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/metadata_request.h"

#include "models/rest/answers.h"

#include <QDateTime>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

constexpr qsizetype kManyTopics = 100;
constexpr qint64 kDetailsKeptMs = 300'000;

using Answers = std::vector<core::Result<HttpAnswer>>;
using cluster::Metadata;
using cluster::Topic;

// One question and what has been learnt so far; the callbacks share it.
class MetadataRequest : public std::enable_shared_from_this<MetadataRequest> {
public:
    MetadataRequest(Proxy &proxy, const QStringList &topics)
        : m_proxy(proxy)
        , m_wanted(topics)
        , m_metadata(std::make_shared<Metadata>())
    {
    }

    core::FutureResult<cluster::MetadataPtr> start()
    {
        m_proxy.whenKnown([self = shared_from_this()](const std::optional<core::KafkaError> &error) {
            if (error)
                self->fail(*error);
            else if (self->m_wanted.isEmpty())
                self->askAll();
            else
                self->askNamed();
        });
        return m_answer.future();
    }

private:
    [[nodiscard]] Capabilities &offers() { return m_proxy.capabilities(); }

    using AnswerTo = core::Result<HttpAnswer>;

    // By v2 where v3 lacks this list, or refuses it.
    void list(Proxy::CallOf of, const RestCall &v3, const RestCall &v2, bool &byV3, const std::function<void(const AnswerTo &)> &then)
    {
        byV3 = offers().v3 && ((offers().*of).reason != Reason::CallMissing || !offers().v2);
        if (!byV3) {
            m_proxy.send(v2, then);
            return;
        }
        m_proxy.send(v3, [self = shared_from_this(), of, v3, v2, &byV3, then](const AnswerTo &answer) {
            const auto go = [self, v2, &byV3, then, answer](bool lacks) {
                byV3 = !lacks || !self->offers().v2;
                if (byV3)
                    then(answer);
                else
                    self->m_proxy.send(v2, then);
            };
            const bool refused = answer && (answer->status == 401 || answer->status == 403);
            if (!refused) {
                self->m_proxy.learn(of, v3, answer, self->m_proxy.clusterItself(), go);
                return;
            }
            self->m_proxy.setMissing(of, v3, answer->status, Reason::CallRefused);
            go(true);
        });
    }

    void listBrokers(const std::function<void(const AnswerTo &)> &then)
    {
        list(&Capabilities::brokers, v3::brokers(m_proxy.cluster()), v2::brokers(), m_brokersByV3, then);
    }

    void askAll()
    {
        const auto self = shared_from_this();
        listBrokers([self](const AnswerTo &answer) {
            self->m_brokers = answer;
            self->onLists();
        });
        list(&Capabilities::topics, v3::topics(m_proxy.cluster()), v2::topics(), m_topicsByV3, [self](const AnswerTo &answer) {
            self->m_topics = answer;
            self->onLists();
        });
    }

    void askNamed()
    {
        for (const QString &name : std::as_const(m_wanted)) {
            Topic topic;
            topic.name = name;
            m_metadata->topics.append(topic);
        }
        listBrokers([self = shared_from_this()](const AnswerTo &answer) {
            if (!answer) {
                self->fail(answer.error());
                return;
            }
            self->takeBrokers(*answer);
            self->askDetails();
        });
    }

    void onLists()
    {
        if (!m_brokers || !m_topics)
            return;
        for (const auto *answer : {&*m_brokers, &*m_topics}) {
            if (!*answer) {
                fail(answer->error());
                return;
            }
        }
        const HttpAnswer &topics = **m_topics;
        if (!topics.isGood()) {
            const bool lacks = offers().fact(Feature::ListTopics).reason == Reason::CallMissing;
            fail(lacks ? m_proxy.unsupported(Feature::ListTopics) : statusFault(topics, u"topics"_s));
            return;
        }
        takeBrokers(**m_brokers);
        if (const auto fault = takeTopics(topics.body)) {
            fail(*fault);
            return;
        }
        if (m_topicsByV3 && m_brokersByV3 && !m_metadata->brokers.isEmpty())
            askReplicas();
        else
            askDetails();
    }

    // Without the list of brokers the topics are still worth something.
    void takeBrokers(const HttpAnswer &answer)
    {
        if (!answer.isGood())
            return;
        if (m_brokersByV3) {
            m_metadata->brokers = v3::readBrokers(answer.body).value_or(QList<cluster::Broker>());
            return;
        }
        for (const qint32 id : v2::readBrokers(answer.body).value_or(QList<qint32>()))
            m_metadata->brokers.append({id, {}, 0, {}});
    }

    std::optional<core::KafkaError> takeTopics(const QByteArray &body)
    {
        if (m_topicsByV3) {
            const auto listed = v3::readTopics(body);
            if (!listed)
                return listed.error();
            for (const ListedTopic &one : *listed) {
                Topic topic;
                topic.name = one.name;
                topic.internal = one.internal;
                for (qint32 id = 0; id < one.partitions; ++id)
                    topic.partitions.append({id, -1, {}, {}});
                m_metadata->topics.append(topic);
            }
            return {};
        }
        const auto names = v2::readTopicNames(body);
        if (!names)
            return names.error();
        for (const QString &name : *names) {
            Topic topic;
            topic.name = name;
            topic.internal = name.startsWith("__"_L1);
            m_metadata->topics.append(topic);
        }
        return {};
    }

    // v3: all replicas, a broker at a time.
    void askReplicas()
    {
        QList<RestCall> calls;
        for (const cluster::Broker &broker : std::as_const(m_metadata->brokers))
            calls.append(v3::replicasOfBroker(m_proxy.cluster(), broker.id));
        m_proxy.sendAll(calls, [self = shared_from_this()](const Answers &answers) {
            std::map<cluster::TopicPartition, cluster::Partition> found;
            for (const auto &answer : answers) {
                const auto replicas = answer && answer->isGood() ? v3::readReplicas(answer->body) : tl::make_unexpected(core::KafkaError());
                if (!replicas) {
                    self->askDetails(); // a server without this call, or not for us
                    return;
                }
                for (const ListedReplica &replica : *replicas)
                    addReplica(found[replica.partition], replica);
            }
            if (!self->isWhole(found)) {
                self->askDetails(); // no partition is without replicas: not all of them were told
                return;
            }
            self->takeReplicas(found);
            self->finish();
        });
    }

    [[nodiscard]] bool isWhole(const std::map<cluster::TopicPartition, cluster::Partition> &found) const
    {
        return std::all_of(m_metadata->topics.begin(), m_metadata->topics.end(), [&found](const Topic &topic) {
            return std::all_of(topic.partitions.begin(), topic.partitions.end(),
                               [&](const cluster::Partition &partition) { return found.contains({topic.name, partition.id}); });
        });
    }

    static void addReplica(cluster::Partition &partition, const ListedReplica &replica)
    {
        partition.id = replica.partition.partition;
        partition.replicas.append(replica.broker);
        if (replica.inSync)
            partition.inSyncReplicas.append(replica.broker);
        if (replica.leader)
            partition.leader = replica.broker;
    }

    void takeReplicas(const std::map<cluster::TopicPartition, cluster::Partition> &found)
    {
        for (Topic &topic : m_metadata->topics) {
            for (cluster::Partition &partition : topic.partitions) {
                const auto it = found.find({topic.name, partition.id});
                if (it != found.end())
                    partition = it->second;
            }
        }
    }

    void askDetails()
    {
        m_open.clear();
        for (qsizetype i = 0; i < m_metadata->topics.size(); ++i) {
            const auto kept = m_proxy.details.constFind(m_metadata->topics[i].name);
            const bool fresh = m_wanted.isEmpty() && m_metadata->topics.size() > kManyTopics && kept != m_proxy.details.cend() &&
                               m_proxy.clock() - kept->at < kDetailsKeptMs;
            if (fresh)
                m_metadata->topics[i] = kept->topic;
            else
                m_open.append(i);
        }
        QList<RestCall> calls;
        for (const qsizetype i : std::as_const(m_open)) {
            const QString &name = m_metadata->topics[i].name;
            calls.append(offers().v2 ? v2::topic(name) : v3::partitions(m_proxy.cluster(), name));
        }
        m_proxy.sendAll(calls, [self = shared_from_this()](const Answers &answers) { self->onDetails(answers); });
    }

    void onDetails(const Answers &answers)
    {
        QList<cluster::TopicPartition> partitions; // whose replicas are still unknown
        for (std::size_t i = 0; i < answers.size(); ++i) {
            Topic &topic = m_metadata->topics[m_open[static_cast<qsizetype>(i)]];
            if (!answers[i]) {
                fail(answers[i].error());
                return;
            }
            if (!answers[i]->isGood()) {
                topic.error = statusFault(*answers[i], topic.name);
                continue;
            }
            if (offers().v2)
                takeV2(topic, answers[i]->body);
            else
                takeV3(topic, answers[i]->body, partitions);
        }
        if (partitions.isEmpty()) {
            finish();
            return;
        }
        QList<RestCall> calls;
        for (const cluster::TopicPartition &partition : std::as_const(partitions))
            calls.append(v3::replicas(m_proxy.cluster(), partition));
        m_proxy.sendAll(calls, [self = shared_from_this()](const Answers &all) {
            std::map<cluster::TopicPartition, cluster::Partition> found;
            for (const auto &answer : all) {
                if (!answer || !answer->isGood())
                    continue;
                for (const ListedReplica &replica : v3::readReplicas(answer->body).value_or(QList<ListedReplica>()))
                    addReplica(found[replica.partition], replica);
            }
            self->takeReplicas(found);
            self->finish();
        });
    }

    void takeV2(Topic &topic, const QByteArray &body)
    {
        const QString name = topic.name;
        auto read = v2::readTopic(body);
        if (!read) {
            topic.error = read.error();
            return;
        }
        topic = *read;
        topic.name = name;
        topic.internal = name.startsWith("__"_L1);
        m_proxy.details.insert(name, {topic, m_proxy.clock()});
    }

    static void takeV3(Topic &topic, const QByteArray &body, QList<cluster::TopicPartition> &partitions)
    {
        const auto ids = v3::readPartitionIds(body);
        if (!ids) {
            topic.error = ids.error();
            return;
        }
        topic.partitions.clear();
        topic.internal = topic.internal || topic.name.startsWith("__"_L1);
        for (const qint32 id : *ids) {
            topic.partitions.append({id, -1, {}, {}});
            partitions.append({topic.name, id});
        }
    }

    void finish()
    {
        std::sort(m_metadata->topics.begin(), m_metadata->topics.end(), [](const Topic &a, const Topic &b) { return a.name < b.name; });
        for (Topic &topic : m_metadata->topics)
            std::sort(topic.partitions.begin(), topic.partitions.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
        m_metadata->clusterId = offers().clusterId;
        m_metadata->takenAtMs = QDateTime::currentMSecsSinceEpoch();
        m_answer.finish(cluster::MetadataPtr(m_metadata));
    }

    void fail(const core::KafkaError &error) { m_answer.finish(tl::make_unexpected(error)); }

    Proxy &m_proxy;
    const QStringList m_wanted;
    std::shared_ptr<Metadata> m_metadata;
    bool m_brokersByV3 = false;
    bool m_topicsByV3 = false;
    std::optional<AnswerTo> m_brokers;
    std::optional<AnswerTo> m_topics;
    QList<qsizetype> m_open; ///< topics whose details are asked for
    Answer<cluster::MetadataPtr> m_answer;
};

core::Result<QHash<qint32, QString>> racksOf(const core::Result<HttpAnswer> &answer)
{
    if (!answer || !answer->isGood())
        return tl::make_unexpected(answer ? statusFault(*answer, u"brokers"_s) : answer.error());
    QHash<qint32, QString> racks;
    for (const cluster::Broker &broker : v3::readBrokers(answer->body).value_or(QList<cluster::Broker>())) {
        if (!broker.rack.isEmpty())
            racks.insert(broker.id, broker.rack);
    }
    return racks;
}

} // namespace

core::FutureResult<cluster::MetadataPtr> requestMetadata(Proxy &proxy, const QStringList &topics)
{
    return std::make_shared<MetadataRequest>(proxy, topics)->start();
}

core::FutureResult<QHash<qint32, QString>> requestRacks(Proxy &proxy)
{
    auto answer = std::make_shared<Answer<QHash<qint32, QString>>>();
    proxy.whenOffered(Feature::Racks, [&proxy, answer](const std::optional<core::KafkaError> &error) {
        if (error || !proxy.capabilities().offers(Feature::Racks)) {
            answer->finish(tl::make_unexpected(error.value_or(proxy.unsupported(Feature::Racks))));
            return;
        }
        const RestCall call = v3::brokers(proxy.cluster());
        proxy.send(call, [&proxy, call, answer](const core::Result<HttpAnswer> &result) {
            proxy.learn(&Capabilities::brokers, call, result, proxy.clusterItself(), [&proxy, answer, result](bool missing) {
                answer->finish(missing ? tl::make_unexpected(proxy.unsupported(Feature::Racks)) : racksOf(result));
            });
        });
    });
    return answer->future();
}

} // namespace streamscope::rest
