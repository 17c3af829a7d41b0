// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of timestamps and durations.
#include "models/query/functions.h"
#include "models/query/time_text.h"

#include <array>

namespace streamscope::query {
namespace {

enum class Part { Year, Month, DayOfYear, DayOfMonth, Date, DayOfWeek, Hours, Minutes, Seconds, Milliseconds };

constexpr qint32 kNanosPerMilli = 1'000'000;

int partOf(Part part, const CivilTime &civil, qint32 nanos)
{
    switch (part) {
    case Part::Year: return civil.year;
    case Part::Month: return civil.month - 1;
    case Part::DayOfYear: return civil.yearDay;
    case Part::DayOfMonth: return civil.day - 1;
    case Part::Date: return civil.day;
    case Part::DayOfWeek: return civil.weekDay;
    case Part::Hours: return civil.hour;
    case Part::Minutes: return civil.minute;
    case Part::Seconds: return civil.second;
    case Part::Milliseconds: return nanos / kNanosPerMilli;
    }
    return 0;
}

// Whole hours, minutes and seconds of a duration; of the milliseconds those within the second.
Value durationPart(Evaluation &run, const Node &node, Part part, const Value &value)
{
    const WideNanos nanos = totalNanos(value.time());
    constexpr qint64 kSecond = 1'000'000'000;
    switch (part) {
    case Part::Hours: return Value::ofInt(static_cast<qint64>(nanos / (3600 * kSecond)));
    case Part::Minutes: return Value::ofInt(static_cast<qint64>(nanos / (60 * kSecond)));
    case Part::Seconds: return Value::ofInt(static_cast<qint64>(nanos / kSecond));
    case Part::Milliseconds: return Value::ofInt(static_cast<qint64>(nanos % kSecond / kNanosPerMilli));
    default: return run.noOverload(node, value);
    }
}

template<Part part>
Value get(Evaluation &run, const Node &node, const Value *args, quint32 count)
{
    if (args[0].kind() == Kind::Duration && count == 1)
        return durationPart(run, node, part, args[0]);
    if (args[0].kind() != Kind::Timestamp)
        return run.noOverload(node, args[0]);
    TimeParts time = args[0].time();
    if (count == 2) {
        if (args[1].kind() != Kind::String)
            return run.noOverload(node, args[0], args[1]);
        const auto offset = zoneOffset(args[1].text(), time.seconds);
        if (!offset)
            return run.fail(node, QT_TRANSLATE_NOOP("Expression", "there is no time zone “%1”"), args[1].text());
        time.seconds += *offset;
    }
    return Value::ofInt(partOf(part, civilTime(time.seconds), time.nanos));
}

} // namespace

std::span<const FunctionEntry> timeFunctions()
{
    using Style = FunctionEntry::Style;
    static constexpr std::array kFunctions = {
        FunctionEntry{"getFullYear", Style::Member, 1, 2, get<Part::Year>},
        FunctionEntry{"getMonth", Style::Member, 1, 2, get<Part::Month>},
        FunctionEntry{"getDayOfYear", Style::Member, 1, 2, get<Part::DayOfYear>},
        FunctionEntry{"getDayOfMonth", Style::Member, 1, 2, get<Part::DayOfMonth>},
        FunctionEntry{"getDate", Style::Member, 1, 2, get<Part::Date>},
        FunctionEntry{"getDayOfWeek", Style::Member, 1, 2, get<Part::DayOfWeek>},
        FunctionEntry{"getHours", Style::Member, 1, 2, get<Part::Hours>},
        FunctionEntry{"getMinutes", Style::Member, 1, 2, get<Part::Minutes>},
        FunctionEntry{"getSeconds", Style::Member, 1, 2, get<Part::Seconds>},
        FunctionEntry{"getMilliseconds", Style::Member, 1, 2, get<Part::Milliseconds>},
    };
    return kFunctions;
}

} // namespace streamscope::query
