// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/message_filter.h"

namespace streamscope::query {

MessageFilter::MessageFilter(Expression expression, const QStringList &topics)
    : m_evaluator(std::move(expression))
{
    for (const QString &topic : topics)
        m_topics.push_back(topic.toStdString());
}

template<typename Message>
bool MessageFilter::test(const Message &message)
{
    const std::string_view topic = message.topic < m_topics.size() ? std::string_view(m_topics[message.topic]) : std::string_view();
    const Evaluator::Outcome outcome = m_evaluator.test(message, topic);
    const quint64 number = m_counts.tested++;
    if (outcome == Evaluator::Outcome::Match)
        ++m_counts.matched;
    if (outcome == Evaluator::Outcome::Error) {
        ++m_counts.failed;
        if (m_failures.size() < kFailuresKept)
            m_failures.push_back({number, message.partition, message.offset, m_evaluator.lastError()});
    }
    return outcome == Evaluator::Outcome::Match;
}

bool MessageFilter::matches(const cluster::RawMessage &message)
{
    return test(message);
}

bool MessageFilter::matches(const messages::HeldMessage &message)
{
    return test(message);
}

} // namespace streamscope::query
