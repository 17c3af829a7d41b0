// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/record_list_feed.h"
#include "widgets/common/page.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;

namespace streamscope::widgets {

class Banner;
class BulkRun;
class TemplateEdit;
class TopicRow;

/// Sends messages that somebody chose once more: to the same topic or another, as they are or with key and value changed by a
/// template that reads each of them.
class ResendDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResendDialog)

public:
    ResendDialog(const ViewContext &context, const QList<cluster::ProducerRecord> &records, QWidget *parent = nullptr);
    ~ResendDialog() override;

    [[nodiscard]] BulkRun *run() const { return m_run; }
    [[nodiscard]] TopicRow *topic() const { return m_topic; }
    [[nodiscard]] QPushButton *sendButton() const { return m_send; }
    /// Nothing: it stays as it is.
    void setValueTemplate(const std::optional<QString> &text, bool json);

    void reject() override; ///< what runs is stopped first

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeChange(QCheckBox *box, TemplateEdit *edit);
    void check();
    void send();
    void showRun();
    void showEnd();
    [[nodiscard]] std::optional<query::Template> compiled(const QCheckBox &box, TemplateEdit &edit, bool &faulty) const;

    const QList<cluster::ProducerRecord> m_records;
    Banner *m_banner;
    TopicRow *m_topic;
    QCheckBox *m_keepPartitions;
    QCheckBox *m_keepTimestamps;
    QCheckBox *m_changeKey;
    TemplateEdit *m_key;
    QCheckBox *m_changeValue;
    TemplateEdit *m_value;
    QLabel *m_sums;
    QPushButton *m_send;
    QPushButton *m_close = nullptr;
    BulkRun *m_run;
    flows::RecordListFeed::Changes m_changes;
    std::shared_ptr<flows::RecordListFeed> m_feed;
};

} // namespace streamscope::widgets
