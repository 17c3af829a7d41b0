// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/flow.h"
#include "widgets/common/bounded_text_edit.h"

namespace streamscope::widgets {

/// The text of a flow file with the numbers of its lines; faults are underlined, and marked beside the number. Tab goes on to
/// the next control: YAML is indented by spaces.
class FlowTextEdit final : public BoundedTextEdit {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowTextEdit)

public:
    explicit FlowTextEdit(QWidget *parent = nullptr);
    ~FlowTextEdit() override;

    void setFaults(const QList<flows::FlowFault> &faults);
    void goTo(int line, int column); ///< both from 1
    /// The whole text. Not toPlainText(), which makes spaces of what must not break.
    [[nodiscard]] QString text() const;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Gutter;

    void placeGutter();
    void showFaults();
    void paintGutter(const QRect &area);
    [[nodiscard]] int gutterWidth() const;

    Gutter *m_gutter;
    QList<flows::FlowFault> m_faults;
};

} // namespace streamscope::widgets
