// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "models/flows/flow.h"

namespace streamscope::cli {

/// The flow of that file. The error is the exit code; what is wrong is told: faults by line on standard error and, with
/// results, as lines of output too.
[[nodiscard]] tl::expected<flows::Flow, int> loadFlow(const QString &path, Output &output, bool results);

/// ["a","b"]
[[nodiscard]] QByteArray jsonList(const QStringList &names);

} // namespace streamscope::cli
