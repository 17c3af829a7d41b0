// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QLineEdit;
class QPushButton;

namespace streamscope::session {
class Session;
}

namespace streamscope::widgets {

/// Asks on production: the names of the topics are typed, then many messages may be sent to them. The gate is told so when it
/// is accepted.
class ConfirmProduceDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConfirmProduceDialog)

public:
    /// what: a sentence about what is going to be sent.
    ConfirmProduceDialog(session::Session *session, const QStringList &topics, const QString &what, QWidget *parent = nullptr);
    ~ConfirmProduceDialog() override;

    [[nodiscard]] QPushButton *sendButton() const { return m_send; }

    void accept() override;

private:
    void check();

    session::Session *m_session;
    QStringList m_topics;
    QLineEdit *m_typed;
    QPushButton *m_send;
};

} // namespace streamscope::widgets
