// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace streamscope::rest {

/// JSON whose numbers that neither 64 bits nor a double hold are strings instead: the parser gives up a whole document for one of
/// them, also where nobody reads it. Who reads it finds text where a number belongs. Other faults stay as they are.
[[nodiscard]] QByteArray withLargeNumbersAsText(const QByteArray &json);

} // namespace streamscope::rest
