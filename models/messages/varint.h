// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <string_view>

/// Whole numbers in seven bits a byte, the lowest first; the top bit says that another byte follows.
namespace streamscope::messages {

[[nodiscard]] inline std::size_t varintSize(quint64 value)
{
    std::size_t size = 1;
    for (; value >= 0x80; value >>= 7)
        ++size;
    return size;
}

/// The end of what was written.
inline char *writeVarint(char *out, quint64 value)
{
    for (; value >= 0x80; value >>= 7)
        *out++ = static_cast<char>(value | 0x80);
    *out++ = static_cast<char>(value);
    return out;
}

/// Takes it from the front. Of bytes that are no such number, any number.
inline quint64 readVarint(std::string_view &bytes)
{
    quint64 value = 0;
    for (unsigned shift = 0; !bytes.empty() && shift < 64; shift += 7) {
        const auto byte = static_cast<quint8>(bytes.front());
        bytes.remove_prefix(1);
        value |= quint64{byte & 0x7fU} << shift;
        if (byte < 0x80)
            break;
    }
    return value;
}

} // namespace streamscope::messages
