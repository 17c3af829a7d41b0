// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/value.h"

#include <optional>
#include <string>

/// Time as text, by RFC 3339 and by the duration strings of the language. Pure and reentrant.
namespace streamscope::query {

constexpr qint64 kFirstSecond = -62135596800;           ///< 0001-01-01T00:00:00Z
constexpr qint64 kLastSecond = 253402300799;            ///< 9999-12-31T23:59:59Z

/// A moment as a calendar shows it.
struct CivilTime {
    int year = 1970;
    int month = 1; ///< from 1
    int day = 1;   ///< from 1
    int hour = 0;
    int minute = 0;
    int second = 0;
    int weekDay = 0; ///< 0 is Sunday
    int yearDay = 0; ///< from 0
};

[[nodiscard]] CivilTime civilTime(qint64 seconds);
[[nodiscard]] qint64 daysFromCivil(qint64 year, int month, int day);

[[nodiscard]] std::optional<TimeParts> parseTimestamp(std::string_view text);
[[nodiscard]] std::optional<TimeParts> parseDuration(std::string_view text);
void appendTimestamp(std::string &out, TimeParts time);     ///< 2009-02-13T23:31:30.5Z
void appendDuration(std::string &out, TimeParts time);      ///< "90.5s"
void appendDurationNanos(std::string &out, TimeParts time); ///< whole nanoseconds, exact

/// In nanoseconds: wide enough for every sum and difference of two of them.
__extension__ using WideNanos = __int128;
[[nodiscard]] WideNanos totalNanos(TimeParts time);
[[nodiscard]] TimeParts fromNanos(WideNanos nanos);
[[nodiscard]] bool isTimestampRange(WideNanos nanos);
[[nodiscard]] bool isDurationRange(WideNanos nanos); ///< 64 bits of nanoseconds, as in the reference implementation

/// Seconds east of UTC at that moment for "+02:00", "-08:00", "02:00", "UTC" or an IANA name; nothing: no such zone.
[[nodiscard]] std::optional<int> zoneOffset(std::string_view zone, qint64 seconds);

} // namespace streamscope::query
