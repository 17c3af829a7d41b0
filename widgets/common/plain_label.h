// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace streamscope::widgets {

/// A label that never guesses rich text; every label of the program is one. Text from brokers goes through
/// decode::visibleText first.
class PlainLabel : public QLabel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlainLabel)

public:
    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr)
        : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setText(text);
    }
    ~PlainLabel() override = default;
};

} // namespace streamscope::widgets
