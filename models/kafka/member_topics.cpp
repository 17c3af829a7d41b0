// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/member_topics.h"

#include "models/kafka/topic_ids.h"

namespace streamscope::kafka {
namespace {

constexpr int kLookEveryMs = 1000;
constexpr int kWaitForIdsMs = 500;
constexpr int kPatience = 3; // questions without an id in the answer, if there is one

} // namespace

MemberTopics::MemberTopics(QStringList topics)
    : m_topics(std::move(topics))
{
}

void MemberTopics::ask(rd_kafka_t *consumer, rd_kafka_queue_t *queue) const
{
    const OptionsPtr options(rd_kafka_AdminOptions_new(consumer, RD_KAFKA_ADMIN_OP_DESCRIBETOPICS));
    rd_kafka_AdminOptions_set_request_timeout(options.get(), kWaitForIdsMs, nullptr, 0);
    askForTopicIds(consumer, m_topics, options.get(), queue);
}

MemberTopics::Changes MemberTopics::look(rd_kafka_t *consumer)
{
    if (m_ids.isEmpty())
        return {};
    m_answers.reset(); // they are older
    const QueuePtr answers(rd_kafka_queue_new(consumer));
    ask(consumer, answers.get());
    const EventPtr event(rd_kafka_queue_poll(answers.get(), kWaitForIdsMs));
    return event ? take(event.get()) : Changes();
}

MemberTopics::Changes MemberTopics::glance(rd_kafka_t *consumer)
{
    Changes changes;
    const EventPtr event(m_answers ? rd_kafka_queue_poll(m_answers.get(), 0) : nullptr);
    if (event)
        changes = take(event.get());
    if (!m_sinceAsked.isValid() || m_sinceAsked.hasExpired(kLookEveryMs)) {
        m_sinceAsked.start();
        m_answers.reset(rd_kafka_queue_new(consumer));
        ask(consumer, m_answers.get());
    }
    return changes;
}

bool MemberTopics::areUnidentified() const
{
    return m_ids.isEmpty() && m_asked >= kPatience;
}

void MemberTopics::leave()
{
    m_answers.reset();
}

MemberTopics::Changes MemberTopics::take(rd_kafka_event_t *event)
{
    Changes changes;
    const auto told = toTopicIds(event);
    ++m_asked;
    if (!told)
        return changes;
    for (auto it = told->ids.cbegin(); it != told->ids.cend(); ++it) {
        if (m_ids.contains(it.key()) && m_ids.value(it.key()) != it.value())
            changes.anew.append(it.key());
        m_ids.insert(it.key(), it.value());
    }
    for (const QString &topic : told->unknown) {
        if (m_ids.contains(topic))
            changes.gone.append(topic);
    }
    return changes;
}

} // namespace streamscope::kafka
