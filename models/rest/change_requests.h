// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/proxy.h"

#include <map>

namespace streamscope::rest {

[[nodiscard]] core::FutureResult<QList<cluster::TopicOutcome>> createTopics(Proxy &proxy, const QList<cluster::NewTopic> &topics,
                                                                            bool validateOnly);
[[nodiscard]] core::FutureResult<QList<cluster::TopicOutcome>> deleteTopics(Proxy &proxy, const QStringList &topics);

/// Produces through v3 where the server has it, else through v2, which carries neither headers nor timestamps. A proxy
/// creates topics that are missing where its brokers allow that: each is looked up first.
class Producing {
public:
    explicit Producing(Proxy &proxy)
        : m_proxy(proxy)
    {
    }

    [[nodiscard]] core::FutureResult<cluster::Delivery> produce(const cluster::ProducerRecord &record,
                                                                const cluster::ProduceOptions &options, PayloadFormat format);
    void forget(const QString &topic) { m_topics.remove(topic); }

private:
    struct Job;
    using JobPtr = std::shared_ptr<Job>;
    struct Known {
        qint32 partitions = 0;
        qint64 at = 0;
    };

    void lookUp(const JobPtr &job);
    void send(const JobPtr &job);
    void sendBy(const JobPtr &job, bool v3);
    void onAnswer(const JobPtr &job, bool v3, const core::Result<HttpAnswer> &answer);
    static void take(const JobPtr &job, bool v3, const HttpAnswer &answer);

    Proxy &m_proxy;
    QHash<QString, Known> m_topics;
    std::map<QString, QList<JobPtr>> m_waiting; ///< for their topic to be looked up
};

} // namespace streamscope::rest
