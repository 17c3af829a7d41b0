// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstddef>

namespace streamscope::rest {

/// JSON whose numbers that neither 64 bits nor a double hold are strings instead. Other faults stay as they are.
[[nodiscard]] QByteArray withLargeNumbersAsText(const QByteArray &json);

/// What simdjson's DOM parser makes of it, in whose document such numbers are strings: by itself it gives up a whole document for one
/// of them, also where nobody reads it. Who reads it finds text where a number belongs.
template<typename Parser>
[[nodiscard]] auto parseJson(Parser &parser, const QByteArray &json)
{
    const auto parse = [&parser](const QByteArray &text) { return parser.parse(text.constData(), static_cast<std::size_t>(text.size())); };
    const auto parsed = parse(json);
    using Error = decltype(parsed.error());
    return parsed.error() == Error::NUMBER_ERROR ? parse(withLargeNumbersAsText(json)) : parsed;
}

} // namespace streamscope::rest
