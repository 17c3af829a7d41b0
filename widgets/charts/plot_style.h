// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <array>

class QCPAxis;
class QCustomPlot;
class QFont;
class QPen;
class QString;

namespace streamscope::widgets {

/// The colours of lines that belong together.
inline constexpr std::array kSeriesColors{Token::Series1, Token::Series2, Token::Series3, Token::Series4,
                                          Token::Series5, Token::Series6, Token::Series7, Token::Series8};

/// The pen of the line of that number, from 0: more lines than colours are dashed the second time round.
[[nodiscard]] QPen seriesPen(int index);

/// 12.4k instead of 12400 on an axis.
void useShortNumbers(QCPAxis &axis);
/// 256 KiB instead of 262144 on an axis.
void useByteNumbers(QCPAxis &axis);

enum class TimeLabels { TimeOfDay, DayAndTime };
/// Times on an axis in seconds since the epoch: no two alike, and no more of them than have room beside each other.
void useTimes(QCPAxis &axis, TimeLabels labels, bool utc);

/// Ground, axes, grid and legend in the colours of the theme.
void stylePlot(QCustomPlot &plot, const QFont &font);

/// The plot as it is shown; false: it could not be written.
[[nodiscard]] bool savePlotPng(QCustomPlot &plot, const QString &path);

} // namespace streamscope::widgets
