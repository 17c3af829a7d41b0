// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/template_stream.h"

#include <QJsonObject>
#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace streamscope::widgets {

/// The shape of a load, and where it ends by itself.
class LoadForm final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoadForm)

public:
    explicit LoadForm(QWidget *parent = nullptr);
    ~LoadForm() override;

    [[nodiscard]] flows::LoadShape shape() const;
    [[nodiscard]] flows::StreamBounds bounds() const;
    void setShape(const flows::LoadShape &shape);
    void setBounds(const flows::StreamBounds &bounds);

    [[nodiscard]] QJsonObject state() const;
    void setState(const QJsonObject &state);

Q_SIGNALS:
    void changed();

private:
    QWidget *makeShapeRow();
    QWidget *makeBoundsRow();
    void showFields();

    QComboBox *m_kind;
    QDoubleSpinBox *m_rate;
    QDoubleSpinBox *m_toRate;
    QDoubleSpinBox *m_ramp;
    QSpinBox *m_burst;
    QDoubleSpinBox *m_every;
    QSpinBox *m_seconds;
    QSpinBox *m_messages;
    QSpinBox *m_megabytes;
};

} // namespace streamscope::widgets
