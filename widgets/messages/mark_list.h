// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/message_marks.h"
#include "models/session/settings.h"

#include <QDialog>

class QPushButton;
class QTableWidget;

namespace streamscope::widgets {

/// All marks of the topics in view, those too whose messages are not held. Stays open beside the list.
class MarkList final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MarkList)

public:
    /// The marks outlive it. zone: how times are shown.
    MarkList(session::MessageMarks &marks, session::TimeZoneMode zone, QWidget *parent = nullptr);
    ~MarkList() override;

Q_SIGNALS:
    void chosen(const session::MessageMark &mark); ///< to be gone to

private:
    void fill();
    void take(int row);
    void removeChosen();
    [[nodiscard]] std::optional<session::MessageMark> current() const;

    session::MessageMarks &m_marks;
    const session::TimeZoneMode m_zone;
    QTableWidget *m_table;
    QPushButton *m_go;
    QPushButton *m_remove;
    QList<session::MessageMark> m_shown; ///< of the rows
};

} // namespace streamscope::widgets
