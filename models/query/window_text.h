// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/query/window_query.h"
#include "models/query/window_result.h"

#include <string>
#include <vector>

namespace streamscope::query {

/// Appends one group of a window as a line of JSON without a newline, as the command line's contract says: window_start,
/// window_end, group, count, then the other aggregates by their names; "other" and "closed_early" where they are true, and
/// "estimates" with the sketch of each aggregate that is not exact. "time":"arrival" tells that windows are of the clock and
/// not of the messages' own timestamps.
void appendWindowJson(std::string &out, const WindowResult &window, const GroupResult &group, const std::vector<Aggregation> &aggregations,
                      WindowQuery::Time time);

/// The same as RFC 4180: the header, and a row; both end with CR LF. A group and an aggregate are their JSON text, but for a
/// string, which is itself; "other" has no group. The last cells name the sketches, and the time: message or arrival.
void appendWindowCsvHeader(std::string &out, const std::vector<Aggregation> &aggregations);
void appendWindowCsv(std::string &out, const WindowResult &window, const GroupResult &group, const std::vector<Aggregation> &aggregations,
                     WindowQuery::Time time);

} // namespace streamscope::query
