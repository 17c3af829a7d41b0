// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/time_text.h"

#include "models/query/characters.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QTimeZone>

#include <algorithm>
#include <charconv>
#include <limits>

namespace streamscope::query {
namespace {

constexpr qint64 kNanos = 1'000'000'000;
constexpr qint64 kDay = 86400;

using Wide = WideNanos;

// Exactly that many digits.
bool takeDigits(std::string_view &text, int count, int &number)
{
    if (text.size() < static_cast<std::size_t>(count))
        return false;
    number = 0;
    for (int i = 0; i < count; ++i) {
        if (!isDigit(text[static_cast<std::size_t>(i)]))
            return false;
        number = number * 10 + (text[static_cast<std::size_t>(i)] - '0');
    }
    text.remove_prefix(static_cast<std::size_t>(count));
    return true;
}

bool take(std::string_view &text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

bool takeFraction(std::string_view &text, int &nanos)
{
    nanos = 0;
    if (!take(text, '.'))
        return true;
    int digits = 0;
    for (; !text.empty() && isDigit(text.front()); text.remove_prefix(1), ++digits) {
        if (digits < 9)
            nanos = nanos * 10 + (text.front() - '0');
    }
    for (int i = digits; i < 9; ++i)
        nanos *= 10;
    return digits > 0;
}

bool takeOffset(std::string_view &text, int &seconds)
{
    seconds = 0;
    if (take(text, 'Z') || take(text, 'z'))
        return true;
    const bool minus = !text.empty() && text.front() == '-';
    if (!take(text, '+') && !take(text, '-'))
        return false;
    int hours = 0;
    int minutes = 0;
    if (!takeDigits(text, 2, hours) || !take(text, ':') || !takeDigits(text, 2, minutes) || hours > 23 || minutes > 59)
        return false;
    seconds = (hours * 60 + minutes) * 60 * (minus ? -1 : 1);
    return true;
}

int daysInMonth(int year, int month)
{
    static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : kDays[month - 1];
}

void appendPadded(std::string &out, int number, int width)
{
    const std::string digits = std::to_string(number);
    out.append(static_cast<std::size_t>(std::max(0, width - static_cast<int>(digits.size()))), '0');
    out += digits;
}

void appendNanos(std::string &out, qint32 nanos)
{
    if (nanos == 0)
        return;
    std::string digits = std::to_string(nanos);
    digits.insert(0, 9 - digits.size(), '0');
    digits.erase(digits.find_last_not_of('0') + 1);
    out += '.';
    out += digits;
}

// How many nanoseconds a unit has; 0: there is no such unit.
qint64 takeUnit(std::string_view &text)
{
    struct Unit {
        std::string_view name;
        qint64 nanos;
    };
    static constexpr Unit kUnits[] = {{"ns", 1},         {"us", 1000},  {"µs", 1000},       {"μs", 1000},
                                      {"ms", 1'000'000}, {"s", kNanos}, {"m", 60 * kNanos}, {"h", 3600 * kNanos}};
    for (const Unit &unit : kUnits) {
        if (text.starts_with(unit.name)) {
            text.remove_prefix(unit.name.size());
            return unit.nanos;
        }
    }
    return 0;
}

} // namespace

qint64 daysFromCivil(qint64 year, int month, int day)
{
    year -= month <= 2 ? 1 : 0;
    const qint64 era = (year >= 0 ? year : year - 399) / 400;
    const qint64 ofEra = year - era * 400;
    const qint64 ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
}

CivilTime civilTime(qint64 seconds)
{
    qint64 days = seconds / kDay;
    qint64 rest = seconds % kDay;
    if (rest < 0) {
        rest += kDay;
        --days;
    }
    CivilTime civil;
    civil.hour = static_cast<int>(rest / 3600);
    civil.minute = static_cast<int>(rest / 60 % 60);
    civil.second = static_cast<int>(rest % 60);
    civil.weekDay = static_cast<int>(((days + 4) % 7 + 7) % 7);
    const qint64 shifted = days + 719468;
    const qint64 era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const qint64 ofEra = shifted - era * 146097;
    const qint64 yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36524 - ofEra / 146096) / 365;
    const qint64 ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const qint64 month = (5 * ofYear + 2) / 153;
    civil.day = static_cast<int>(ofYear - (153 * month + 2) / 5 + 1);
    civil.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
    civil.year = static_cast<int>(yearOfEra + era * 400 + (civil.month <= 2 ? 1 : 0));
    civil.yearDay = static_cast<int>(days - daysFromCivil(civil.year, 1, 1));
    return civil;
}

Wide totalNanos(TimeParts time)
{
    return Wide{time.seconds} * kNanos + time.nanos;
}

TimeParts fromNanos(Wide nanos)
{
    Wide seconds = nanos / kNanos;
    Wide rest = nanos % kNanos;
    if (rest < 0) {
        rest += kNanos;
        seconds -= 1;
    }
    return {static_cast<qint64>(seconds), static_cast<qint32>(rest)};
}

bool isTimestampRange(Wide nanos)
{
    return nanos >= Wide{kFirstSecond} * kNanos && nanos < (Wide{kLastSecond} + 1) * kNanos;
}

bool isDurationRange(Wide nanos)
{
    return nanos >= std::numeric_limits<qint64>::min() && nanos <= std::numeric_limits<qint64>::max();
}

std::optional<TimeParts> parseTimestamp(std::string_view text)
{
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int nanos = 0;
    int offset = 0;
    if (!takeDigits(text, 4, year) || !take(text, '-') || !takeDigits(text, 2, month) || !take(text, '-') || !takeDigits(text, 2, day))
        return std::nullopt;
    if (!take(text, 'T') && !take(text, 't'))
        return std::nullopt;
    if (!takeDigits(text, 2, hour) || !take(text, ':') || !takeDigits(text, 2, minute) || !take(text, ':') || !takeDigits(text, 2, second))
        return std::nullopt;
    if (!takeFraction(text, nanos) || !takeOffset(text, offset) || !text.empty())
        return std::nullopt;
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const qint64 seconds = daysFromCivil(year, month, day) * kDay + hour * 3600 + minute * 60 + second - offset;
    if (seconds < kFirstSecond || seconds > kLastSecond)
        return std::nullopt;
    return TimeParts{seconds, nanos};
}

std::optional<TimeParts> parseDuration(std::string_view text)
{
    const bool minus = take(text, '-');
    if (!minus)
        take(text, '+');
    if (text == "0")
        return TimeParts{};
    if (text.empty())
        return std::nullopt;
    Wide total = 0;
    while (!text.empty()) {
        Wide whole = 0;
        Wide fraction = 0;
        qint64 scale = 1;
        int digits = 0;
        for (; !text.empty() && isDigit(text.front()); text.remove_prefix(1), ++digits) {
            whole = whole * 10 + (text.front() - '0');
            if (whole > Wide{1} << 90)
                return std::nullopt;
        }
        if (take(text, '.')) {
            for (; !text.empty() && isDigit(text.front()); text.remove_prefix(1), ++digits) {
                if (scale < 1'000'000'000'000'000) {
                    fraction = fraction * 10 + (text.front() - '0');
                    scale *= 10;
                }
            }
        }
        const qint64 unit = digits > 0 ? takeUnit(text) : 0;
        if (unit == 0)
            return std::nullopt;
        if (whole > std::numeric_limits<qint64>::max() / unit)
            return std::nullopt;
        total += whole * unit + fraction * unit / scale;
        if (!isDurationRange(-total)) // one more than above zero
            return std::nullopt;
    }
    total = minus ? -total : total;
    return isDurationRange(total) ? std::optional(fromNanos(total)) : std::nullopt;
}

void appendTimestamp(std::string &out, TimeParts time)
{
    const CivilTime civil = civilTime(time.seconds);
    appendPadded(out, civil.year, 4);
    out += '-';
    appendPadded(out, civil.month, 2);
    out += '-';
    appendPadded(out, civil.day, 2);
    out += 'T';
    appendPadded(out, civil.hour, 2);
    out += ':';
    appendPadded(out, civil.minute, 2);
    out += ':';
    appendPadded(out, civil.second, 2);
    appendNanos(out, time.nanos);
    out += 'Z';
}

void appendDuration(std::string &out, TimeParts time)
{
    // Seconds and nanoseconds of the same sign, as people write them.
    const Wide nanos = totalNanos(time);
    const Wide size = nanos < 0 ? -nanos : nanos;
    if (nanos < 0)
        out += '-';
    out += std::to_string(static_cast<qint64>(size / kNanos));
    appendNanos(out, static_cast<qint32>(size % kNanos));
    out += 's';
}

void appendDurationNanos(std::string &out, TimeParts time)
{
    Wide nanos = totalNanos(time);
    if (nanos < 0) {
        out += '-';
        nanos = -nanos;
    }
    const auto high = static_cast<quint64>(nanos / 1'000'000'000'000'000'000);
    const auto low = static_cast<quint64>(nanos % 1'000'000'000'000'000'000);
    const std::string digits = std::to_string(low);
    if (high > 0)
        out += std::to_string(high) + std::string(18 - digits.size(), '0');
    out += digits;
}

std::optional<int> zoneOffset(std::string_view zone, qint64 seconds)
{
    if (zone.empty() || zone == "UTC" || zone == "Z")
        return 0;
    std::string_view text = zone;
    const bool minus = take(text, '-');
    if (minus || take(text, '+') || isDigit(text.front())) {
        int hours = 0;
        int minutes = 0;
        if (!takeDigits(text, 2, hours) || !take(text, ':') || !takeDigits(text, 2, minutes) || !text.empty() || hours > 23 || minutes > 59)
            return std::nullopt;
        return (hours * 60 + minutes) * 60 * (minus ? -1 : 1);
    }
    // Opening a zone reads a file: each thread keeps the few that it met.
    thread_local QHash<QByteArray, QTimeZone> zones;
    static const QList<QByteArray> names = QTimeZone::availableTimeZoneIds(); // sorted; without them any word is taken for a POSIX rule
    constexpr qsizetype kKept = 64;
    const QByteArray name(zone.data(), static_cast<qsizetype>(zone.size()));
    auto known = zones.constFind(name);
    if (known == zones.constEnd()) {
        if (zones.size() >= kKept)
            zones.clear();
        known = zones.insert(name, std::binary_search(names.begin(), names.end(), name) ? QTimeZone(name) : QTimeZone());
    }
    if (!known->isValid())
        return std::nullopt;
    return known->offsetFromUtc(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC));
}

} // namespace streamscope::query
