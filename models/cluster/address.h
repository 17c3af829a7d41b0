// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace streamscope::cluster {

/// Why an address of a broker cannot be dialled.
enum class AddressFault {
    None,
    Form, ///< not "host", "host:port" or "PROTOCOL://host:port"; an IPv6 address stands in brackets
    Port  ///< not from 1 to 65535: librdkafka would dial another one, the number cut to 16 bits
};

/// Checked before anything is dialled. portNeeded: "host" alone will not do.
[[nodiscard]] AddressFault checkAddress(const QString &address, bool portNeeded = false);

} // namespace streamscope::cluster
