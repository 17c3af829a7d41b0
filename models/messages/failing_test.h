// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/message_test.h"

namespace streamscope::messages {

/// Passes the messages that another test cannot be answered for, and no others: so that these can be listed.
[[nodiscard]] std::unique_ptr<MessageTest> makeFailingTest(std::unique_ptr<MessageTest> test);

} // namespace streamscope::messages
