// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"
#include "models/core/frame_ticker.h"
#include "models/messages/held_set.h"
#include "models/messages/message_store.h"
#include "models/query/engine_copy.h"
#include "models/query/window_history.h"
#include "models/query/window_run.h"
#include "widgets/common/page.h"

#include <QElapsedTimer>

#include <optional>

class QAction;
class QComboBox;
class QLabel;
class QSplitter;
class QToolButton;

namespace streamscope::items {
class WindowGroupModel;
}

namespace streamscope::widgets {

class Banner;
class DataTable;
class GroupBars;
class GroupLines;
class KeptNames;
class PageHeader;
class QueryForm;
class StateFrame;

/// Messages of topics, counted, summed and ranked by group in windows of time, live or over history. Counted on the tail's
/// own thread; nothing is joined or committed by it.
class AnalyticsPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnalyticsPage)

public:
    /// topics: separated by commas; begins at once with them when it is shown. Empty: a person chooses first.
    AnalyticsPage(const ViewContext &context, const QString &topics, QWidget *parent = nullptr);
    /// Over exactly these messages, which words describe; another cluster's view is not asked. It is not kept for the next start.
    AnalyticsPage(const ViewContext &context, messages::HeldSet set, const QString &words, QWidget *parent = nullptr);
    ~AnalyticsPage() override;

    [[nodiscard]] QString target() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    void reload() override; ///< counts anew
    void find() override;

    void start();
    void stop();
    /// The windows that are kept: CSV where the path ends so, else JSON lines. What became of it is shown.
    void exportTo(const QString &path);
    void saveView(const QString &name);
    void openView(const QString &name);
    void deleteView(const QString &name);
    [[nodiscard]] QStringList viewNames() const;
    /// What is asked, for an engine that is made for whole clusters, to the clipboard; what was left out is shown.
    void copyFor(query::Engine engine);

protected:
    void showEvent(QShowEvent *event) override;

private:
    AnalyticsPage(const ViewContext &context, const QString &topics, std::optional<messages::HeldSet> set, QWidget *parent);
    QWidget *makeViewRow();
    void makeLayout();
    void follow();
    QToolButton *makeCopyButton();
    [[nodiscard]] std::unique_ptr<cluster::Tail> openTail();
    QWidget *makeResults();
    QWidget *makeResultBar();
    void makeActions();
    void tick();
    void takeResults();
    void showResults();
    void showWindowList();
    void showMeasures();
    void showStatus();
    void showState();
    void showBanner();
    void showActions();
    void showViews();
    void chooseFile();
    void openGroup(const query::GroupResult &group);
    void openCurrent();
    void startSampling();
    void learnSample();
    void reset();
    [[nodiscard]] bool isRunning() const { return m_tail && !m_done; }
    [[nodiscard]] query::WindowHistory::Window shownWindow() const;
    [[nodiscard]] int measure() const; ///< number of the aggregate, −1: the count
    [[nodiscard]] QString windowText(const query::WindowResult &window) const;
    [[nodiscard]] QString groupText(const query::GroupResult &group) const;
    [[nodiscard]] QStringList estimates(const query::WindowResult &window) const;
    [[nodiscard]] QString viewsKey() const;

    const QString m_asked; ///< topics of the target
    const std::optional<messages::HeldSet> m_set; ///< instead of topics
    PageHeader *m_header;
    QueryForm *m_form;
    KeptNames *m_views = nullptr;
    Banner *m_banner;
    Banner *m_notice; ///< of what a person did
    QComboBox *m_windows = nullptr;
    QComboBox *m_measure = nullptr;
    QLabel *m_words = nullptr;
    DataTable *m_table;
    items::WindowGroupModel *m_model;
    GroupBars *m_bars;
    GroupLines *m_lines;
    QSplitter *m_splitter = nullptr;
    StateFrame *m_frame = nullptr;
    QAction *m_start = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_export = nullptr;
    QAction *m_open = nullptr;
    QAction *m_choose = nullptr; ///< the next step of a view that has nothing to count

    core::FrameTicker m_ticker;
    std::optional<query::WindowQuery> m_query; ///< that is or was counted
    cluster::TailRequest m_request;
    query::WindowHistory m_history;
    std::shared_ptr<const query::WindowSnapshot> m_snapshot;
    std::shared_ptr<query::WindowRun> m_run;
    std::unique_ptr<cluster::Tail> m_tail; // after the run and the ticker that it works on
    cluster::TailStatus m_status;
    QElapsedTimer m_clock;
    QElapsedTimer m_news; ///< since the last message was counted
    quint64 m_countedBefore = 0;
    double m_rate = -1;
    bool m_started = false; ///< the first time it was shown
    bool m_waiting = false; ///< for metadata, to start
    bool m_finishing = false;
    bool m_done = false; ///< stopped, or all is counted
    bool m_refused = false; ///< what is asked now cannot be counted: the result is of what was asked before
    bool m_hasSavedState = false;

    std::shared_ptr<messages::MessageStore> m_sample; ///< a few messages whose fields are offered
    std::unique_ptr<cluster::Tail> m_sampling;
};

} // namespace streamscope::widgets
