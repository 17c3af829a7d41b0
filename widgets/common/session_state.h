// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace streamscope::session {
class Session;
}

namespace streamscope::widgets {

class StateFrame;

/// Shows what the connection and its metadata alone decide: failed, disconnected, or still loading. True: none of it, the
/// metadata is there and the caller says what it makes of it.
[[nodiscard]] bool presentSession(StateFrame &frame, session::Session &session, const QString &loading);

} // namespace streamscope::widgets
