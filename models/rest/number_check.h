// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/rest/json_value.h"

#include <limits>
#include <optional>

namespace streamscope::rest {

/// Takes the numbers out of one answer, each within the bounds that Kafka knows for it. What is not such a number – text, a
/// fraction, too small, too large – gives the lower bound, and the whole answer a fault that names the field and what stands there.
class NumberCheck {
public:
    static constexpr qint64 kMostPartitions = 1'000'000;    ///< of one topic: no cluster has as many
    static constexpr qint64 kMostInAnswer = 4'000'000;      ///< partitions of all the topics of one answer

    /// 0 …; must be there.
    [[nodiscard]] qint32 partition(const JsonValue &object, const char *key);
    /// 0 …; −1 where it is absent or null. A leader may also be told as −1.
    [[nodiscard]] qint32 broker(const JsonValue &object, const char *key);
    /// A list's item that is the number itself.
    [[nodiscard]] qint32 broker(const JsonValue &item);
    /// low … high; 0 where it is absent or null.
    [[nodiscard]] qint32 small(const JsonValue &object, const char *key, qint64 high);
    /// How many partitions a topic has: 0 … kMostPartitions; all of them together at most kMostInAnswer.
    [[nodiscard]] qint32 partitionCount(const JsonValue &object, const char *key);
    /// 0 … ; must be there.
    [[nodiscard]] qint64 offset(const JsonValue &object, const char *key);
    /// As offset(); −1 where it is absent, null or negative: nothing is there.
    [[nodiscard]] qint64 offsetOrNone(const JsonValue &object, const char *key);
    /// A fault of the caller's own: two numbers that do not go together.
    void addFault(const QString &message);

    /// value, or the fault where there was one.
    template<typename T>
    [[nodiscard]] core::Result<T> result(T value) const
    {
        if (m_fault)
            return tl::make_unexpected(*m_fault);
        return value;
    }

private:
    [[nodiscard]] qint64 within(const JsonValue &value, const char *name, qint64 low, qint64 high);

    std::optional<core::KafkaError> m_fault; ///< the first one
    qint64 m_partitions = 0;
};

} // namespace streamscope::rest
