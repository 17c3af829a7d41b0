// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/change_requests.h"

#include "models/core/bytes.h"
#include "models/decode/decode.h"
#include "models/rest/answers.h"
#include "models/rest/fault_names.h"
#include "models/rest/metadata_request.h"

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

constexpr qint64 kTopicKnownMs = 10000;

using Answers = std::vector<core::Result<HttpAnswer>>;
using core::ErrorKind;

// A connection that broke after the request was on its way has done it, or not; so has one whose answer nobody could read.
core::KafkaError afterSending(core::KafkaError error)
{
    if (error.kind == ErrorKind::Transport && error.name != QLatin1StringView(kConnectionRefused)) {
        error.kind = ErrorKind::TimedOut;
        error.message = u"the connection broke before the answer came: "_s + error.message;
    } else if (error.kind == ErrorKind::CorruptData) {
        error.kind = ErrorKind::TimedOut;
    }
    return error;
}

// A failure inside the proxy, and what a gateway says that got no answer, may come when it was done; and a refusal may be of the
// second try only.
core::KafkaError afterAnswer(const HttpAnswer &answer, const QString &where)
{
    core::KafkaError error = statusFault(answer, where);
    if ((answer.status >= 500 && !isMissingCall(answer)) || answer.repeated)
        error.kind = ErrorKind::TimedOut;
    return error;
}

std::optional<core::KafkaError> jsonFault(const std::optional<QByteArray> &bytes, const char *what)
{
    if (!bytes)
        return {};
    const auto fault = decode::checkJson(core::viewOf(*bytes));
    if (!fault)
        return {};
    return core::localError(ErrorKind::InvalidInput,
                            u"the %1 is not JSON, at byte %2: %3"_s.arg(QLatin1StringView(what)).arg(fault->offset).arg(fault->reason),
                            u"produce"_s);
}

// What cannot be sent at all, whatever the server.
std::optional<core::KafkaError> recordFault(const cluster::ProducerRecord &record, PayloadFormat format)
{
    if (format == PayloadFormat::Json) {
        if (const auto fault = jsonFault(record.key, "key"))
            return fault;
        if (const auto fault = jsonFault(record.value, "value"))
            return fault;
    }
    for (const cluster::Header &header : record.headers) {
        if (!decode::isUtf8(core::viewOf(header.name)))
            return core::localError(ErrorKind::InvalidInput, u"a header's name is not UTF-8, which JSON cannot carry"_s, u"produce"_s);
    }
    return {};
}

QList<cluster::TopicOutcome> outcomesOf(const QStringList &names, const Answers &answers)
{
    QList<cluster::TopicOutcome> outcomes;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const QString &name = names[static_cast<qsizetype>(i)];
        const auto &answer = answers[i];
        if (!answer)
            outcomes.append({name, afterSending(answer.error())});
        else if (!answer->isGood())
            outcomes.append({name, afterAnswer(*answer, name)});
        else
            outcomes.append({name, std::nullopt});
    }
    return outcomes;
}

core::FutureResult<QList<cluster::TopicOutcome>> changeTopics(Proxy &proxy, Feature feature, const QStringList &names,
                                                              const std::function<QList<RestCall>()> &calls)
{
    auto done = std::make_shared<Answer<QList<cluster::TopicOutcome>>>();
    proxy.whenOffered(feature, [&proxy, feature, names, calls, done](const std::optional<core::KafkaError> &error) {
        if (error || !proxy.capabilities().offers(feature)) {
            done->finish(tl::make_unexpected(error.value_or(proxy.unsupported(feature))));
            return;
        }
        const QList<RestCall> sent = calls();
        proxy.sendAll(sent, [&proxy, feature, names, sent, done](const Answers &answers) {
            // All alike where the server lacks the call, so that the first one tells.
            const bool creates = feature == Feature::CreateTopics;
            const auto finish = [&proxy, feature, names, done, answers](bool missing) {
                if (missing)
                    done->finish(tl::make_unexpected(proxy.unsupported(feature)));
                else
                    done->finish(outcomesOf(names, answers));
            };
            if (answers.empty())
                finish(false);
            else
                proxy.learn(creates ? &Capabilities::createTopics : &Capabilities::deleteTopics, sent.first(), answers.front(),
                            creates ? proxy.clusterItself() : proxy.topicItself(names.first()), finish);
        });
    });
    return done->future();
}

} // namespace

core::FutureResult<QList<cluster::TopicOutcome>> createTopics(Proxy &proxy, const QList<cluster::NewTopic> &topics, bool validateOnly)
{
    QStringList names;
    for (const cluster::NewTopic &topic : topics)
        names.append(topic.name);
    return changeTopics(proxy, validateOnly ? Feature::ValidateOnly : Feature::CreateTopics, names, [&proxy, topics] {
        QList<RestCall> calls;
        for (const cluster::NewTopic &topic : topics)
            calls.append(v3::createTopic(proxy.cluster(), topic));
        return calls;
    });
}

core::FutureResult<QList<cluster::TopicOutcome>> deleteTopics(Proxy &proxy, const QStringList &topics)
{
    return changeTopics(proxy, Feature::DeleteTopics, topics, [&proxy, topics] {
        QList<RestCall> calls;
        for (const QString &topic : topics)
            calls.append(v3::deleteTopic(proxy.cluster(), topic));
        return calls;
    });
}

struct Producing::Job {
    cluster::ProducerRecord record;
    PayloadFormat format = PayloadFormat::Binary;
    Answer<cluster::Delivery> done;
    QElapsedTimer clock;

    void fail(const core::KafkaError &error) { done.finish(tl::make_unexpected(error)); }
};

core::FutureResult<cluster::Delivery> Producing::produce(const cluster::ProducerRecord &record, const cluster::ProduceOptions &options,
                                                         PayloadFormat format)
{
    if (const auto fault = recordFault(record, format))
        return core::failed<cluster::Delivery>(*fault);
    if (options.acks != cluster::Acks::All)
        return core::failed<cluster::Delivery>(m_proxy.unsupported(Feature::ChooseAcks));
    auto job = std::make_shared<Job>();
    job->record = record;
    job->format = format;
    m_proxy.whenKnown([this, job](const std::optional<core::KafkaError> &error) {
        if (error)
            job->fail(*error);
        else
            lookUp(job);
    });
    return job->done.future();
}

void Producing::lookUp(const JobPtr &job)
{
    const QString name = job->record.topic;
    const auto known = m_topics.constFind(name);
    if (known != m_topics.cend() && m_proxy.clock() - known->at < kTopicKnownMs && !m_waiting.contains(name)) {
        send(job);
        return;
    }
    QList<JobPtr> &waiting = m_waiting[name];
    waiting.append(job);
    if (waiting.size() > 1)
        return;
    requestMetadata(m_proxy, {name}).then(&m_proxy, [this, name](const core::Result<cluster::MetadataPtr> &result) {
        const QList<JobPtr> jobs = std::move(m_waiting.extract(name).mapped());
        std::optional<core::KafkaError> error;
        if (!result) {
            error = result.error(); // nothing was sent: that much is known
            if (error->kind == ErrorKind::TimedOut)
                error->kind = ErrorKind::Transport;
        } else if (const cluster::Topic *topic = (*result)->topic(name); topic && topic->error) {
            error = topic->error;
        } else if (topic) {
            m_topics.insert(name, {static_cast<qint32>(topic->partitions.size()), m_proxy.clock()});
        }
        for (const JobPtr &one : jobs) {
            if (error)
                one->fail(*error);
            else
                send(one);
        }
    });
}

void Producing::send(const JobPtr &job)
{
    const Capabilities &offers = m_proxy.capabilities();
    job->record = withPartition(job->record, m_topics.value(job->record.topic).partitions);
    const Feature needed = !job->record.headers.isEmpty() ? Feature::ProduceHeaders : Feature::ProduceTimestamp;
    const bool needsV3 = !job->record.headers.isEmpty() || job->record.timestampMs;
    if (needsV3 && !offers.offers(needed))
        job->fail(m_proxy.unsupported(needed));
    else
        sendBy(job, offers.offers(Feature::ProduceHeaders) || !offers.v2);
}

void Producing::sendBy(const JobPtr &job, bool v3)
{
    const RestCall call = v3 ? v3::produce(m_proxy.cluster(), job->record, job->format) : v2::produce(job->record, job->format);
    job->clock.start();
    m_proxy.send(call, [this, job, v3](const core::Result<HttpAnswer> &answer) { onAnswer(job, v3, answer); });
}

void Producing::onAnswer(const JobPtr &job, bool v3, const core::Result<HttpAnswer> &answer)
{
    if (!answer) {
        job->fail(afterSending(answer.error()));
        return;
    }
    if (!v3) {
        take(job, v3, *answer);
        return;
    }
    const RestCall sent = v3::produce(m_proxy.cluster(), job->record, job->format);
    m_proxy.learn(&Capabilities::produceV3, sent, answer, m_proxy.topicItself(job->record.topic), [this, job, answer](bool missing) {
        if (!missing)
            take(job, true, *answer);
        else if (m_proxy.capabilities().v2)
            send(job); // by v2, or with the reason why not
        else
            job->fail(m_proxy.unsupported(Feature::Produce));
    });
}

void Producing::take(const JobPtr &job, bool v3, const HttpAnswer &answer)
{
    if (!answer.isGood()) {
        job->fail(afterAnswer(answer, job->record.topic));
        return;
    }
    auto delivery = v3 ? v3::readDelivery(answer.body, job->record.topic) : v2::readDelivery(answer.body, job->record.topic);
    if (!delivery) {
        // An answer that says "good" and cannot be read: written, in all likelihood, but nobody has said so.
        job->fail(afterSending(delivery.error()));
        return;
    }
    delivery->latencyUs = job->clock.nsecsElapsed() / 1000;
    delivery->mayBeDoubled = answer.repeated;
    job->done.finish(std::move(delivery));
}

} // namespace streamscope::rest
