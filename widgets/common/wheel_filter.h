// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace streamscope::widgets {

/// While it lives the wheel changes no value in the whole program: a choice, number or slider under the pointer lets it
/// through to what can be scrolled. Who scrolls a form must not turn a JSON value into null, or production into development.
class WheelFilter final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WheelFilter)

public:
    explicit WheelFilter(QObject *parent = nullptr); ///< there must be a QApplication
    ~WheelFilter() override;

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace streamscope::widgets
