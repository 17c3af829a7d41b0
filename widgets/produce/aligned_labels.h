// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace streamscope::widgets {

/// Rows of their own below each other, each with a label before its first field: the fields begin in one line.
void alignLabels(const QWidget &page);

} // namespace streamscope::widgets
