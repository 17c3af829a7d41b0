// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"
#include "models/cluster/message_sink.h"
#include "models/core/result.h"
#include "models/messages/message_store.h"

#include <string>

/// A message as one line of JSON: the form that the command line tool writes and reads and that exports use. Key, value and
/// header values are null, a string when the bytes are valid UTF-8, else {"base64":"…"}.
namespace streamscope::messages {

/// Appends the object, without a newline. jsonValue: a value that is valid JSON stands as JSON, from its own bytes (line
/// breaks between tokens become spaces).
void appendMessageJson(std::string &out, const cluster::RawMessage &message, const QString &topic, bool jsonValue);
[[nodiscard]] QByteArray messageJson(const HeldMessage &message, const QString &topic, bool jsonValue = false);

/// Reads exactly that form back, byte for byte. Every field may be absent; topic, offset and timestamp_type are left out of the
/// result. The error's message is a sentence, its where the position (1-based column) or the field.
[[nodiscard]] core::Result<cluster::ProducerRecord> parseMessageJson(const QByteArray &line);

} // namespace streamscope::messages
