// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/flows/flow.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QListWidget;

namespace streamscope::widgets {

class FlowTextEdit;

/// The text of a flow, checked as it is typed; its faults stand below it by line. The check runs on a thread of the pool.
class FlowEditor final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowEditor)

public:
    explicit FlowEditor(QWidget *parent = nullptr);
    ~FlowEditor() override;

    /// False: a text field would not keep it as it is; it can be looked at only.
    bool setText(const QString &text);
    [[nodiscard]] QString text() const;
    void replaceText(const QString &text); ///< as if it were typed: it can be undone
    [[nodiscard]] bool isReadOnly() const;
    /// What the text says; nothing while it is checked, or when it has faults.
    [[nodiscard]] const std::optional<flows::Flow> &flow() const { return m_flow; }
    [[nodiscard]] const QList<flows::FlowFault> &faults() const { return m_faults; }
    [[nodiscard]] bool isChecked() const { return m_checked == m_version; }
    void focusText();

Q_SIGNALS:
    void changed(); ///< the text
    void checked(); ///< the text is as it was, flow() and faults() are new

private:
    struct Check {
        std::optional<flows::Flow> flow;
        QList<flows::FlowFault> faults;
    };

    void noteChange();
    void startCheck();
    void takeCheck(quint64 version, const Check &check);
    void showFaults();
    void goToFault(int row);
    [[nodiscard]] static core::FutureResult<Check> check(const QByteArray &text);

    FlowTextEdit *m_text;
    QLabel *m_words;
    QListWidget *m_list;
    QTimer m_timer;
    quint64 m_version = 0; ///< of the text
    quint64 m_checked = 0; ///< the version that flow and faults are of
    std::optional<flows::Flow> m_flow;
    QList<flows::FlowFault> m_faults;
};

} // namespace streamscope::widgets
