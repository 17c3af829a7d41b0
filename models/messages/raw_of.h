// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_store.h"

#include <span>
#include <string_view>

namespace streamscope::messages {

/// The message as a tail gave it. It points into the row and to the headers: valid as long as both are.
[[nodiscard]] inline cluster::RawMessage rawOf(const HeldMessage &held, std::span<const cluster::RawHeader> headers)
{
    cluster::RawMessage message;
    message.topic = held.topic;
    message.partition = held.partition;
    message.offset = held.offset;
    message.timestampMs = held.timestampMs;
    message.timestampType = held.timestampType;
    message.nullKey = !held.key;
    message.nullValue = !held.value;
    message.key = held.key.value_or(std::string_view());
    message.value = held.value.value_or(std::string_view());
    message.headers = headers;
    return message;
}

} // namespace streamscope::messages
