// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/expression.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace streamscope::query {

/// What a filter has seen so far.
struct FilterCounts {
    quint64 tested = 0;
    quint64 matched = 0;
    quint64 failed = 0; ///< messages that could not be evaluated: neither a match nor none
};

/// A message that could not be evaluated.
struct FilterFailure {
    quint64 number = 0; ///< which tested message it was, from 0
    qint32 partition = -1;
    qint64 offset = -1;
    QString reason; ///< an English sentence; untrusted plain text
};

/// An expression as a filter over many messages: tests, counts, and keeps the first that could not be evaluated.
/// One thread at a time; threads that share the work make one each and add up the counts.
class MessageFilter {
public:
    static constexpr std::size_t kFailuresKept = 1000;

    /// topics: the names that a message's topic number stands for.
    MessageFilter(Expression expression, const QStringList &topics);

    /// True: the message matches.
    [[nodiscard]] bool matches(const cluster::RawMessage &message);
    [[nodiscard]] bool matches(const messages::HeldMessage &message);

    [[nodiscard]] const FilterCounts &counts() const { return m_counts; }
    [[nodiscard]] const std::vector<FilterFailure> &failures() const { return m_failures; } ///< the first kFailuresKept
    [[nodiscard]] const Expression &expression() const { return m_evaluator.expression(); }

private:
    template<typename Message>
    bool test(const Message &message);

    Evaluator m_evaluator;
    std::vector<std::string> m_topics;
    FilterCounts m_counts;
    std::vector<FilterFailure> m_failures;
};

} // namespace streamscope::query
