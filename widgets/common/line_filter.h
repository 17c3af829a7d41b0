// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace streamscope::widgets {

/// While it lives no line of text in the whole program cuts what is pasted in silence: each that checks nothing by itself gets a
/// LongLine before it is first shown. One that is filled earlier, with what may be long, takes its own.
class LineFilter final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineFilter)

public:
    explicit LineFilter(QObject *parent = nullptr); ///< there must be a QApplication
    ~LineFilter() override;

    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace streamscope::widgets
