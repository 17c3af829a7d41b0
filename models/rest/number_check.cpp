// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/number_check.h"

#include "models/rest/http_faults.h"

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

constexpr qint64 kLargestId = std::numeric_limits<qint32>::max();
constexpr qint64 kLargestOffset = std::numeric_limits<qint64>::max();

bool isThere(const JsonValue &value)
{
    return value.exists() && !value.isNull();
}

} // namespace

qint32 NumberCheck::partition(const JsonValue &object, const char *key)
{
    return static_cast<qint32>(within(object[key], key, 0, kLargestId));
}

qint32 NumberCheck::broker(const JsonValue &object, const char *key)
{
    const JsonValue value = object[key];
    return isThere(value) ? static_cast<qint32>(within(value, key, -1, kLargestId)) : -1;
}

qint32 NumberCheck::broker(const JsonValue &item)
{
    return static_cast<qint32>(within(item, "a broker", -1, kLargestId));
}

qint32 NumberCheck::small(const JsonValue &object, const char *key, qint64 high)
{
    const JsonValue value = object[key];
    return isThere(value) ? static_cast<qint32>(within(value, key, 0, high)) : 0;
}

qint32 NumberCheck::partitionCount(const JsonValue &object, const char *key)
{
    const qint32 count = small(object, key, kMostPartitions);
    m_partitions += count;
    if (m_partitions > kMostInAnswer)
        addFault(u"the topics have more than %1 partitions together, which no cluster has"_s.arg(kMostInAnswer));
    return count;
}

qint64 NumberCheck::offset(const JsonValue &object, const char *key)
{
    return within(object[key], key, 0, kLargestOffset);
}

qint64 NumberCheck::offsetOrNone(const JsonValue &object, const char *key)
{
    const JsonValue value = object[key];
    if (!isThere(value) || value.integer(0) < 0)
        return -1;
    return within(value, key, 0, kLargestOffset);
}

void NumberCheck::addFault(const QString &message)
{
    if (!m_fault)
        m_fault = brokenAnswer(message, {});
}

qint64 NumberCheck::within(const JsonValue &value, const char *name, qint64 low, qint64 high)
{
    const auto number = value.integer();
    if (number && *number >= low && *number <= high)
        return *number;
    const QString found = value.exists() ? value.shown() : u"not there"_s;
    addFault(u"“%1” is %2, where a number from %3 to %4 belongs"_s.arg(QLatin1StringView(name), found).arg(low).arg(high));
    return low;
}

} // namespace streamscope::rest
