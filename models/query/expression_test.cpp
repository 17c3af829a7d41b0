// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/expression_test.h"

#include "models/cluster/changes.h"

#include <algorithm>
#include <string>
#include <vector>

namespace streamscope::query {
namespace {

class ExpressionTest final : public messages::MessageTest {
public:
    ExpressionTest(Expression expression, std::vector<std::string> topics)
        : m_evaluator(std::move(expression))
        , m_topics(std::move(topics))
    {
    }

    [[nodiscard]] Verdict test(const cluster::RawMessage &message) override { return verdict(message); }
    [[nodiscard]] Verdict test(const messages::HeldMessage &message) override { return verdict(message); }
    [[nodiscard]] QString failure() const override { return m_evaluator.lastError(); }
    [[nodiscard]] std::unique_ptr<MessageTest> clone() const override
    {
        return std::make_unique<ExpressionTest>(m_evaluator.expression(), m_topics);
    }

private:
    template<typename Message>
    Verdict verdict(const Message &message)
    {
        const std::string_view topic = message.topic < m_topics.size() ? std::string_view(m_topics[message.topic]) : std::string_view();
        switch (m_evaluator.test(message, topic)) {
        case Evaluator::Outcome::Match: return Verdict::Yes;
        case Evaluator::Outcome::NoMatch: return Verdict::No;
        case Evaluator::Outcome::Error: break;
        }
        return Verdict::Failed;
    }

    Evaluator m_evaluator;
    const std::vector<std::string> m_topics;
};

} // namespace

std::unique_ptr<messages::MessageTest> makeExpressionTest(Expression expression, const QStringList &topics)
{
    std::vector<std::string> names;
    for (const QString &topic : topics)
        names.push_back(topic.toStdString());
    return std::make_unique<ExpressionTest>(std::move(expression), std::move(names));
}

QList<qint32> partitionsOf(const PinnedKey &key, qint32 partitionCount)
{
    QList<qint32> partitions;
    for (const QByteArray &bytes : key.bytes) {
        const qint32 partition = cluster::defaultPartition(bytes, partitionCount);
        if (!partitions.contains(partition))
            partitions.append(partition);
    }
    std::sort(partitions.begin(), partitions.end());
    return partitions;
}

} // namespace streamscope::query
