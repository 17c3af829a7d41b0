// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/replay.h"
#include "widgets/common/page.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStringListModel;

namespace streamscope::widgets {

class ExpressionEdit;
class TemplateEdit;

/// Asks how messages are to be written once more: which of them, where to, what is changed, and how fast. What it answers is a
/// flow that is opened, tried and run by its page.
class ReplayDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplayDialog)

public:
    /// choices: at least one, each with its words.
    ReplayDialog(const ViewContext &context, const QList<flows::Replay> &choices, QWidget *parent = nullptr);
    ~ReplayDialog() override;

    [[nodiscard]] flows::Replay replay() const;
    [[nodiscard]] QPushButton *openButton() const { return m_open; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeForm();
    QWidget *makePace();
    void fillConnections();
    void takeChoice();
    void takeConnection();
    void offerTopics();
    void check();
    [[nodiscard]] const flows::Replay &choice() const;
    [[nodiscard]] session::Session *target() const; ///< null: it is not open
    [[nodiscard]] std::optional<flows::FlowTarget> otherConnection() const;
    [[nodiscard]] QStringList typedTopics() const;
    [[nodiscard]] QString usualTopics() const;
    [[nodiscard]] QString connectionFault() const;
    [[nodiscard]] QString topicFault() const;
    [[nodiscard]] QString topicNote() const;
    [[nodiscard]] QString valueFault() const;

    const ViewContext m_context;
    const QList<flows::Replay> m_choices;
    QComboBox *m_messages;
    QComboBox *m_connection;
    QLabel *m_connectionNote;
    QLineEdit *m_topics;
    QStringListModel *m_known; ///< topics of the target
    QLabel *m_topicNote;
    ExpressionEdit *m_condition;
    QLabel *m_conditionNote;
    QCheckBox *m_changeValue;
    TemplateEdit *m_value;
    QComboBox *m_partitions;
    QCheckBox *m_keepHeaders;
    QCheckBox *m_provenance;
    QCheckBox *m_once;
    QComboBox *m_timing;
    QDoubleSpinBox *m_speed;
    QSpinBox *m_rate;
    QPushButton *m_open;
    QString m_usual;  ///< the topics that were proposed last
    QString m_given;  ///< the condition that came with the choice
};

} // namespace streamscope::widgets
