// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which calls of a version the server has.
#include "models/rest/proxy.h"

#include "models/rest/answers.h"

#include <algorithm>
#include <utility>

namespace streamscope::rest {

void Proxy::whenMissing(const HttpAnswer &answer, const RestCall &object, IsThere isThere, std::function<void(bool)> done)
{
    if (!isMissingCall(answer) || answer.status != 404) {
        done(isMissingCall(answer));
        return;
    }
    send(object, [isThere = std::move(isThere), done = std::move(done)](const core::Result<HttpAnswer> &found) {
        done(found && found->isGood() && isThere(found->body));
    });
}

void Proxy::learn(CallOf call, const RestCall &asked, const core::Result<HttpAnswer> &answer, const Object &object,
                  std::function<void(bool)> done)
{
    if (answer && answer->isGood())
        m_capabilities.*call = {Reason::None, 0, {}};
    if (!answer || !isMissingCall(*answer) || (m_capabilities.*call).reason == Reason::None) {
        done(false);
        return;
    }
    whenMissing(*answer, object.call, object.isThere,
                [this, call, asked, status = answer->status, done = std::move(done)](bool missing) {
                    if (missing && !m_closing)
                        setMissing(call, asked, status);
                    done(missing);
                });
}

Proxy::Object Proxy::clusterItself() const
{
    return {v3::clusters(m_capabilities.v3Root),
            [id = m_capabilities.clusterId](const QByteArray &body) { return v3::readClusterId(body).value_or(QString()) == id; }};
}

Proxy::Object Proxy::topicItself(const QString &topic) const
{
    if (m_capabilities.v2)
        return {v2::topic(topic), [](const QByteArray &body) { return v2::readTopic(body).has_value(); }};
    return {v3::partitions(cluster(), topic), [](const QByteArray &body) { return v3::readPartitionIds(body).has_value(); }};
}

void Proxy::setMissing(CallOf call, const RestCall &asked, int status, Reason reason)
{
    CallFact &known = m_capabilities.*call;
    if (std::exchange(known, {reason, status, QString::fromLatin1(asked.method + ' ' + asked.path)}).reason != reason)
        Q_EMIT capabilitiesChanged();
}

QString Proxy::plainTopic() const
{
    const auto plain = std::find_if(m_topics.begin(), m_topics.end(), [](const QString &name) { return !name.startsWith(u'_'); });
    return plain == m_topics.end() ? m_topics.value(0) : *plain;
}

// Not every server has v2's offsets of a partition.
void Proxy::tryOffsets()
{
    const cluster::TopicPartition partition{plainTopic(), 0};
    const RestCall call = v2::offsets(partition);
    m_client.send(call, [this, partition, call](const core::Result<HttpAnswer> &answer) {
        if (m_closing)
            return;
        if (answer && answer->isGood() && !v2::readOffsets(answer->body)) {
            endDiscovery(std::nullopt);
            return;
        }
        const auto isThere = [partition](const QByteArray &body) { return v2::hasPartition(body, partition.partition); };
        learn(&Capabilities::offsets, call, answer, {v2::topic(partition.topic), isThere}, [this](bool) {
            if (!m_closing)
                endDiscovery(std::nullopt);
        });
    });
}

// Nor has every server all of v3. Nobody waits for these: who wants the same meanwhile is told by its own answer.
void Proxy::tryV3()
{
    const auto ask = [this](CallOf of, const RestCall &call, const Object &object) {
        if ((m_capabilities.*of).reason != Reason::NotAsked)
            return;
        m_client.send(call, [this, of, call, object](const core::Result<HttpAnswer> &answer) {
            if (!m_closing)
                learn(of, call, answer, object, [](bool) {});
        });
    };
    if (!m_capabilities.v3)
        return;
    ask(&Capabilities::groups, v3::groups(cluster()), clusterItself());
    if (const QString topic = plainTopic(); m_capabilities.v2 && !topic.isEmpty()) {
        ask(&Capabilities::configs, v3::configs(cluster(), {cluster::ConfigResource::Type::Topic, topic}),
            topicItself(topic));
    }
}

} // namespace streamscope::rest
