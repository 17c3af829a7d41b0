// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sandbox/sandbox.h"

#include <QString>

class QLabel;

namespace streamscope::session {
class Session;
}

namespace streamscope::widgets {

/// What the built-in cluster cannot do, in a sentence.
[[nodiscard]] QString sandboxLimit(sandbox::Limit limit);
/// The same where a person would try it; empty on every other cluster.
[[nodiscard]] QString sandboxLimitOf(session::Session *session, sandbox::Limit limit);
/// That as a wrapping label; nullptr on every other cluster.
[[nodiscard]] QLabel *makeSandboxNote(session::Session *session, sandbox::Limit limit);

} // namespace streamscope::widgets
