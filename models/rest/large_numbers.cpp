// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/large_numbers.h"

#include "models/core/bytes.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace streamscope::rest {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// As far as a number may go on, whether it is one or not.
std::string_view numberAt(std::string_view text)
{
    return text.substr(0, text.find_first_not_of("+-.0123456789Ee"));
}

// To the quote that ends it; an open one to the end.
std::string_view stringAt(std::string_view text)
{
    std::size_t end = 1;
    while (end < text.size() && text[end] != '"')
        end += text[end] == '\\' ? 2 : 1;
    return text.substr(0, std::min(end + 1, text.size()));
}

template<typename T>
bool isBeyond(std::string_view number)
{
    T value{};
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    return error == std::errc::result_out_of_range && end == number.data() + number.size();
}

bool isTooLarge(std::string_view number)
{
    const std::string_view digits = number.substr(number.front() == '-' ? 1 : 0);
    if (digits.size() > 1 && digits.front() == '0' && isDigit(digits[1]))
        return false; // no JSON
    if (std::all_of(digits.begin(), digits.end(), isDigit))
        return isBeyond<qint64>(number) && (number.front() == '-' || isBeyond<quint64>(number));
    return isBeyond<double>(number);
}

} // namespace

QByteArray withLargeNumbersAsText(const QByteArray &json)
{
    QByteArray text;
    text.reserve(json.size() + 64);
    const auto append = [&text](std::string_view part) { text.append(part.data(), static_cast<qsizetype>(part.size())); };
    for (std::string_view left = core::viewOf(json); !left.empty();) {
        std::string_view part = left.substr(0, 1);
        if (left.front() == '"') {
            part = stringAt(left);
            append(part);
        } else if (left.front() == '-' || isDigit(left.front())) {
            part = numberAt(left);
            const bool quoted = isTooLarge(part);
            append(quoted ? "\"" : "");
            append(part);
            append(quoted ? "\"" : "");
        } else {
            append(part);
        }
        left.remove_prefix(part.size());
    }
    return text;
}

} // namespace streamscope::rest
