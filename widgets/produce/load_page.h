// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/load_report.h"
#include "widgets/common/page.h"

#include <memory>

class QAction;
class QLabel;
class QTabWidget;

namespace streamscope::widgets {

class Banner;
class BulkActions;
class BulkCounts;
class BulkOptionsForm;
class BulkRun;
class GroupLines;
class LoadForm;
class TemplateForm;
class TopicRow;

/// The load laboratory: a template sent in a shape, with rates and latencies as they come, and a report of it.
class LoadPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoadPage)

public:
    /// topic: may be empty: a person chooses.
    LoadPage(const ViewContext &context, const QString &topic, QWidget *parent = nullptr);
    ~LoadPage() override;

    [[nodiscard]] QString target() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override { return true; }
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    [[nodiscard]] QString runningWork() const override;
    void stopWork() override;

    [[nodiscard]] LoadForm *load() const { return m_load; }
    [[nodiscard]] TemplateForm *form() const { return m_form; }
    [[nodiscard]] BulkOptionsForm *options() const { return m_options; }
    [[nodiscard]] BulkRun *run() const { return m_run; }
    [[nodiscard]] const flows::LoadReport &report() const { return m_report; }
    void start();
    /// By its ending: .png the charts, .csv a line a second, else JSON. What became of it is shown.
    void exportTo(const QString &path);

private:
    QTabWidget *makeLeft();
    QTabWidget *makeRight();
    void check();
    void showRun();
    void showCharts();
    void showFacts();
    void showEnd();
    void chooseFile();
    [[nodiscard]] static QString milliseconds(qint64 microseconds); ///< negative: an en dash

    const QString m_asked; ///< topic of the target
    Banner *m_banner;
    TopicRow *m_topic;
    LoadForm *m_load;
    TemplateForm *m_form;
    BulkOptionsForm *m_options;
    BulkCounts *m_counts;
    BulkRun *m_run;
    BulkActions *m_actions;
    GroupLines *m_rates;
    GroupLines *m_latencies;
    QLabel *m_facts;
    QAction *m_export;
    QWidget *m_charts = nullptr;
    QTabWidget *m_left = nullptr;
    QTabWidget *m_right = nullptr;
    flows::LoadReport m_report;
    flows::LoadReport m_nextReport;
    std::shared_ptr<flows::TemplateStream> m_next; ///< to be started, where a person is asked first
    std::shared_ptr<flows::TemplateStream> m_feed; ///< that runs
};

} // namespace streamscope::widgets
