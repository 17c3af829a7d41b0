// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/query/window_history.h"
#include "models/query/window_query.h"

#include <QString>

namespace streamscope::widgets {

/// Writes all groups of the windows on a thread of the pool: CSV where the path ends so, else JSON lines as
/// `streamscope-cli analyze` prints them. The answer is how many; the file appears when all of it is written.
[[nodiscard]] core::FutureResult<qint64> exportWindows(std::vector<query::WindowHistory::Window> windows,
                                                       std::vector<query::Aggregation> aggregations, query::WindowQuery::Time time,
                                                       const QString &path);

} // namespace streamscope::widgets
