// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/template_stream.h"
#include "widgets/common/page.h"

#include <memory>

class QAction;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPlainTextEdit;
class QSpinBox;
class QTableWidget;
class QTabWidget;

namespace streamscope::widgets {

class Banner;
class BulkActions;
class BulkCounts;
class BulkOptionsForm;
class BulkRun;
class TemplateForm;
class TopicRow;

/// Messages made of a template: one, a number of them, or a steady stream. Shows the next five beforehand, and what became of
/// them while they are sent.
class WorkbenchPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkbenchPage)

public:
    enum class Amount { One, Number, Stream };

    /// topic: may be empty: a person chooses.
    WorkbenchPage(const ViewContext &context, const QString &topic, QWidget *parent = nullptr);
    ~WorkbenchPage() override;

    [[nodiscard]] QString target() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override { return true; }
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    [[nodiscard]] QString runningWork() const override;
    void stopWork() override;

    void setTopic(const QString &topic);
    /// perSecond: 0: as fast as it goes.
    void setAmount(Amount amount, quint64 messages, double perSecond);
    [[nodiscard]] TemplateForm *form() const { return m_form; }
    [[nodiscard]] BulkOptionsForm *options() const { return m_options; }
    [[nodiscard]] BulkRun *run() const { return m_run; }
    void start();

private:
    QWidget *makeAmountRow();
    QTabWidget *makeSide();
    void check();
    void showAmount();
    void showPreview();
    void showWhole();
    void fillPreviewRow(int row, const cluster::ProducerRecord &record, const core::Result<void> &made);
    void showRun();
    void showEnd();
    void restart();
    [[nodiscard]] Amount amount() const;
    [[nodiscard]] QString amountText() const;

    const QString m_asked; ///< topic of the target
    Banner *m_banner;
    TopicRow *m_topic;
    TemplateForm *m_form;
    BulkOptionsForm *m_options;
    BulkCounts *m_counts;
    BulkRun *m_run;
    BulkActions *m_actions;
    QComboBox *m_amount;
    QSpinBox *m_number;
    QComboBox *m_pace;
    QDoubleSpinBox *m_rate;
    QLabel *m_live;
    QTableWidget *m_preview = nullptr;
    QPlainTextEdit *m_whole = nullptr; ///< the value of the chosen one
    QTabWidget *m_side = nullptr;
    std::shared_ptr<query::TemplateSource> m_source; ///< where the numbers go on; the feed's while one runs
    std::shared_ptr<flows::TemplateStream> m_next; ///< to be started, where a person is asked first
    std::shared_ptr<flows::TemplateStream> m_feed; ///< that runs
};

} // namespace streamscope::widgets
