// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>

namespace streamscope::widgets {

/// The functions that make data, each with an example and what it gives. Enter or a double click puts the example into the template.
class FunctionList final : public QTableWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FunctionList)

public:
    explicit FunctionList(QWidget *parent = nullptr);
    ~FunctionList() override;

Q_SIGNALS:
    void chosen(const QString &text); ///< "${seq()}"
};

} // namespace streamscope::widgets
