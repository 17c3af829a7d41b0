// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_store.h"
#include "models/session/settings.h"

#include <QStringList>

namespace streamscope::widgets {

/// Columns of a list of messages.
enum class MessageColumn { Topic, Partition, Offset, Timestamp, Key, Value, Headers, Size };
inline constexpr int kMessageColumns = 8;

[[nodiscard]] QString columnTitle(MessageColumn column);
[[nodiscard]] bool isNumber(MessageColumn column);

/// The cell as it is shown: one line, control characters made visible. topics: names behind HeldMessage::topic.
[[nodiscard]] QString cellText(const messages::HeldMessage &message, MessageColumn column, const QStringList &topics,
                               session::TimeZoneMode zone);

/// Always with milliseconds. Relative: how long before now. −1 (no timestamp): an en dash.
[[nodiscard]] QString timestampText(qint64 timestampMs, session::TimeZoneMode zone);

/// A payload for reading, and what it was taken for.
enum class PayloadForm { Automatic, Json, Text, Hex };
struct PayloadView {
    QString text;
    PayloadForm form = PayloadForm::Text; ///< never Automatic
    bool truncated = false;               ///< only its first part is there
};
/// Json: indented from its own bytes; what is not JSON comes as text. Bounded however large the payload is.
[[nodiscard]] PayloadView viewPayload(const std::optional<std::string_view> &bytes, PayloadForm form = PayloadForm::Automatic);

} // namespace streamscope::widgets
