// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/flow.h"

namespace streamscope::flows {

/// A scalar of YAML, in quotes: whatever it contains is text.
[[nodiscard]] QString quotedYaml(const QString &text);

/// The text of a flow file that says “to” as target does, or no more where it is nothing; all else stays as it is, but for
/// “exactly_once”, which is no more said where there is a target. Null where the text is no block of YAML (JSON), which is not
/// rewritten.
[[nodiscard]] QString withTarget(const QString &text, const std::optional<FlowTarget> &target);

} // namespace streamscope::flows
