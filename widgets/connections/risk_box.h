// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace streamscope::widgets {

/// A property that can run code or load a library: shown in full, whatever its length – what is dangerous may well stand at its
/// end –, with a tick for who wants it.
class RiskBox final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RiskBox)

public:
    RiskBox(const QString &name, const QString &value, bool agreed, QWidget *parent = nullptr);
    ~RiskBox() override;

Q_SIGNALS:
    void toggled(bool agreed);
};

} // namespace streamscope::widgets
