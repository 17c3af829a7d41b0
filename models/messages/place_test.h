// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_test.h"

#include <QSet>

#include <utility>
#include <vector>

namespace streamscope::messages {

/// Places of messages: partition and offset, by the number of the topic in the tail's request.
using Places = std::vector<QSet<std::pair<qint32, qint64>>>;

/// Passes the messages that lie at these places; of them those only, where that is given, that pass another test as well.
/// One that this cannot be answered for does not pass.
[[nodiscard]] std::unique_ptr<MessageTest> makePlaceTest(std::shared_ptr<const Places> places, std::unique_ptr<MessageTest> also = {});

} // namespace streamscope::messages
