// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace streamscope::widgets {

/// Tab goes through all that is visible in the window line by line, as it stands. Widgets that are made without a parent and
/// then laid out leave holes in Qt's own order (6.4). Called when the window is complete, and when something was added.
void orderTabs(QWidget *window);

} // namespace streamscope::widgets
