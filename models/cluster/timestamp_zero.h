// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace streamscope::cluster {

/// librdkafka (2.14) writes the present for the timestamp 0: whoever would send one refuses it with this. English; a view translates it.
inline constexpr const char *kTimestampZero = QT_TRANSLATE_NOOP("TimestampZero", "The client library cannot write the timestamp 0.");

} // namespace streamscope::cluster
