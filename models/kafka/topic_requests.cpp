// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/topic_requests.h"

#include "models/kafka/admin_requests.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

using Outcomes = QList<cluster::TopicOutcome>;

// Outcomes of a create or delete request, in the order in which the topics were named.
Outcomes toOutcomes(const QStringList &names, const rd_kafka_topic_result_t *const *results, size_t count,
                                        const QString &where)
{
    QHash<QString, std::optional<core::KafkaError>> byName;
    for (size_t i = 0; i < count; ++i) {
        const rd_kafka_resp_err_t code = rd_kafka_topic_result_error(results[i]);
        std::optional<core::KafkaError> error;
        if (code != RD_KAFKA_RESP_ERR_NO_ERROR)
            error = toError(code, QString::fromUtf8(rd_kafka_topic_result_error_string(results[i])), where);
        byName.insert(QString::fromUtf8(rd_kafka_topic_result_name(results[i])), error);
    }
    Outcomes outcomes;
    for (const QString &name : names) {
        const auto it = byName.constFind(name);
        outcomes.append({name, it != byName.cend()
                                   ? *it
                                   : core::localError(core::ErrorKind::TimedOut, u"the answer does not mention this topic"_s, where)});
    }
    return outcomes;
}

// A request that got no answer in time: nobody knows about any of its topics. Any other failure of the whole is an error.
core::Result<Outcomes> failedTopics(const QStringList &names, const core::KafkaError &error)
{
    if (error.kind != core::ErrorKind::TimedOut)
        return tl::make_unexpected(error);
    Outcomes outcomes;
    for (const QString &name : names)
        outcomes.append({name, error});
    return outcomes;
}

QStringList namesOf(const QList<cluster::NewTopic> &topics)
{
    QStringList names;
    for (const cluster::NewTopic &topic : topics)
        names.append(topic.name);
    return names;
}

// Kafka bounds the partitions of one request; all topics in it get the same answer then, those too that would do.
bool isRefusedTogether(const Outcomes &outcomes)
{
    const auto same = [&first = outcomes.first().error](const cluster::TopicOutcome &outcome) {
        return outcome.error && first && outcome.error->code == RD_KAFKA_RESP_ERR_POLICY_VIOLATION && *outcome.error == *first;
    };
    return outcomes.size() > 1 && std::all_of(outcomes.cbegin(), outcomes.cend(), same);
}

// One after the other, so that a refusal tells of this topic alone. On the admin thread. outcomes: as they are so far, in order;
// where nobody answers any more, those that were not asked for keep the refusal of all.
void createOneByOne(AdminClient &admin, const QList<cluster::NewTopic> &topics, bool validateOnly, const Outcomes &outcomes,
                    const std::function<void(const Outcomes &)> &done, qsizetype next = 0)
{
    if (next == topics.size()) {
        done(outcomes);
        return;
    }
    createTopics(admin, {topics[next]}, validateOnly).then([=, &admin](const core::Result<Outcomes> &result) {
        Outcomes more = outcomes;
        more[next].error = result ? result->first().error : result.error();
        const bool isAnswered = result && (!more[next].error || more[next].error->kind != core::ErrorKind::TimedOut);
        createOneByOne(admin, topics, validateOnly, more, done, isAnswered ? next + 1 : topics.size());
    });
}

} // namespace

core::FutureResult<Outcomes> createTopics(AdminClient &admin, const QList<cluster::NewTopic> &topics, bool validateOnly)
{
    using NewTopicPtr = std::unique_ptr<rd_kafka_NewTopic_t, Deleter<rd_kafka_NewTopic_destroy>>;
    if (topics.isEmpty())
        return core::finished<Outcomes>({});
    std::vector<NewTopicPtr> owned;
    std::vector<rd_kafka_NewTopic_t *> pointers;
    QList<cluster::NewTopic> asked;
    QHash<QString, core::KafkaError> refused; // by the library, before anything is sent: the others are asked for all the same
    for (const cluster::NewTopic &topic : topics) {
        std::array<char, 512> reason = {};
        NewTopicPtr made(rd_kafka_NewTopic_new(topic.name.toUtf8().constData(), topic.partitions, topic.replicationFactor, reason.data(),
                                               reason.size()));
        if (!made) {
            refused.insert(topic.name, core::localError(core::ErrorKind::InvalidInput, QString::fromUtf8(reason.data()), topic.name));
            continue;
        }
        for (const auto &[name, value] : topic.config)
            rd_kafka_NewTopic_set_config(made.get(), name.toUtf8().constData(), value.toUtf8().constData());
        pointers.push_back(made.get());
        owned.push_back(std::move(made));
        asked.append(topic);
    }
    const auto all = [topics, refused](const Outcomes &answered) {
        Outcomes outcomes;
        auto next = answered.begin();
        for (const cluster::NewTopic &topic : topics) {
            if (const auto it = refused.find(topic.name); it != refused.end())
                outcomes.append({topic.name, *it});
            else if (next != answered.end())
                outcomes.append(*next++);
        }
        return outcomes;
    };
    if (asked.isEmpty())
        return core::finished<Outcomes>(all({}));
    auto answer = std::make_shared<Answer<Outcomes>>();
    auto handler = [&admin, answer, asked, all, validateOnly](rd_kafka_event_t *event) {
        const QStringList names = namesOf(asked);
        if (const auto error = eventError(event, u"CreateTopics"_s)) {
            answer->finish(failedTopics(names, *error).map(all));
            return;
        }
        size_t count = 0;
        const auto *const *results = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count);
        const Outcomes outcomes = toOutcomes(names, results, count, u"CreateTopics"_s);
        if (isRefusedTogether(outcomes))
            createOneByOne(admin, asked, validateOnly, outcomes, [answer, all](const Outcomes &each) { answer->finish(all(each)); });
        else
            answer->finish(all(outcomes));
    };
    admin.submit(
        RD_KAFKA_ADMIN_OP_CREATETOPICS, handler,
        [validateOnly, &admin](rd_kafka_AdminOptions_t *options) {
            rd_kafka_AdminOptions_set_operation_timeout(options, admin.timeoutMs(), nullptr, 0);
            rd_kafka_AdminOptions_set_validate_only(options, validateOnly ? 1 : 0, nullptr, 0);
        },
        [&pointers](rd_kafka_t *handle, const rd_kafka_AdminOptions_t *options, rd_kafka_queue_t *queue) {
            rd_kafka_CreateTopics(handle, pointers.data(), pointers.size(), options, queue);
        });
    return answer->future();
}

core::FutureResult<Outcomes> deleteTopics(AdminClient &admin, const QStringList &topics)
{
    using DeleteTopicPtr = std::unique_ptr<rd_kafka_DeleteTopic_t, Deleter<rd_kafka_DeleteTopic_destroy>>;
    if (topics.isEmpty())
        return core::finished<Outcomes>({});
    std::vector<DeleteTopicPtr> owned;
    std::vector<rd_kafka_DeleteTopic_t *> pointers;
    for (const QString &topic : topics) {
        owned.emplace_back(rd_kafka_DeleteTopic_new(topic.toUtf8().constData()));
        pointers.push_back(owned.back().get());
    }
    auto answer = std::make_shared<Answer<Outcomes>>();
    auto handler = [answer, topics](rd_kafka_event_t *event) {
        if (const auto error = eventError(event, u"DeleteTopics"_s)) {
            answer->finish(failedTopics(topics, *error));
            return;
        }
        size_t count = 0;
        const auto *const *results = rd_kafka_DeleteTopics_result_topics(rd_kafka_event_DeleteTopics_result(event), &count);
        answer->finish(toOutcomes(topics, results, count, u"DeleteTopics"_s));
    };
    admin.submit(
        RD_KAFKA_ADMIN_OP_DELETETOPICS, handler,
        [&admin](rd_kafka_AdminOptions_t *options) { rd_kafka_AdminOptions_set_operation_timeout(options, admin.timeoutMs(), nullptr, 0); },
        [&pointers](rd_kafka_t *handle, const rd_kafka_AdminOptions_t *options, rd_kafka_queue_t *queue) {
            rd_kafka_DeleteTopics(handle, pointers.data(), pointers.size(), options, queue);
        });
    return answer->future();
}

} // namespace streamscope::kafka
