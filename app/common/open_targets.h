// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace streamscope::app {

/// What the window's --open takes, as it stands in its help and in the manual page.
inline constexpr char kOpenTargets[] =
    "topics, topic:NAME, messages:NAME,NAME, partitions:NAME, config:NAME, chart:NAME, chart, cluster, broker:ID, groups, groups:NAME, "
    "group:NAME, produce, workbench, workbench:NAME, load, load:NAME, produce-file, analytics, analytics:NAME,NAME, flows, flows:FILE, "
    "sandbox, connections, settings, journal, log, start";

} // namespace streamscope::app
