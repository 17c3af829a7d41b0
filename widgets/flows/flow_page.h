// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/frame_ticker.h"
#include "models/flows/flow_document.h"
#include "models/flows/flow_run.h"
#include "widgets/common/page.h"
#include "widgets/flows/flow_status_view.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>

class QAction;
class QMenu;
class QSplitter;
class QTabWidget;
class QToolButton;

namespace streamscope::widgets {

class Banner;
class DryRunView;
class FlowEditor;
class PageHeader;
class StateFrame;
struct TargetConnection;

/// A flow file: its text, what it would do with the last messages, and the flow itself as a member of its group. It consumes and
/// produces on threads of its own; this page shows it, and it ends with this page. Text that is not saved is kept in the settings.
class FlowPage final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowPage)

public:
    /// The flow that is shipped, as a path.
    static const QString kExample;

    /// Keeps the text of a flow that is no file yet for a page of this session. The answer: the path to open.
    [[nodiscard]] static QString keepNew(session::SettingsStore &settings, const session::Session &session, const QString &name,
                                         const QString &text);

    /// path: empty: one is chosen first.
    FlowPage(const ViewContext &context, const QString &path, QWidget *parent = nullptr);
    ~FlowPage() override;

    [[nodiscard]] QString target() const override;
    [[nodiscard]] QString title() const override;
    [[nodiscard]] bool isLoaded() const override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] QJsonObject saveState() const override;
    void restoreState(const QJsonObject &state) override;
    void reload() override; ///< reads the file again, if nothing would be lost
    void find() override;
    [[nodiscard]] QString runningWork() const override;
    void stopWork() override;
    [[nodiscard]] bool uses(const session::Session *session) const override;

    void openFile(const QString &path);
    [[nodiscard]] bool isModified() const { return m_modified; } ///< what the file has is another text
    void save();
    void saveAs(const QString &path);
    [[nodiscard]] FlowEditor *editor() const { return m_editor; }

    void dryRun();
    void dryRunWhenChecked(); ///< as soon as it is known what the text says
    void run(); ///< asks first on production
    void pauseOrResume();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_run && !m_run->isFinished(); }
    /// Writes into the text to which connection the flow writes; nothing: to that of the page.
    void writeTarget(const std::optional<flows::FlowTarget> &target);

private:
    void makeActions();
    void makeFileMenu();
    QWidget *makeResults();
    void fillFileMenu();
    void chooseFile();
    void chooseTarget();
    void loadFile(const QString &path, bool withDraft);
    void askBeforeOverwriting();
    void write(const QString &path);
    void compareText();
    void noteText();
    void keepDraft();
    void dropDraft(const QString &path);
    void noteRecent();
    void takeCheck();
    void askToRun();
    void start();
    void makeTargetMenu();
    void fillTargetMenu(QMenu *menu);
    [[nodiscard]] std::optional<TargetConnection> otherCluster() const; ///< nothing: the flow writes where it reads
    void watchTarget();
    void connectTarget();
    void takeOpened();
    void askForTarget(session::Session *session);
    [[nodiscard]] flows::FlowRun::Target runTarget(session::Session *session);
    void loseTarget(session::Session *session);
    void connectRun();
    void takeStarted();
    void takeFinished(const std::optional<core::KafkaError> &error);
    void showAll();
    void showState();
    void showActions();
    void showHeader();
    void showNotice();
    void measureRate();
    [[nodiscard]] std::optional<FlowStatusView::Live> live() const;
    [[nodiscard]] const flows::Flow *shownFlow() const;
    [[nodiscard]] QString whyNot() const; ///< it cannot be started; empty: it can
    /// Topics of the flow that are not there.
    struct Missing {
        QString sentence; ///< empty: none
        session::Session *session = nullptr; ///< where they can be created; null: that would not help
        QStringList names = {};
    };
    [[nodiscard]] Missing missingTopics() const;
    void createMissing();
    void offer(const QString &sentence, const QString &action, void (FlowPage::*act)());
    [[nodiscard]] QString stateKey() const;
    [[nodiscard]] QString fileName() const;

    std::optional<flows::FlowDocument> m_document;
    QString m_failedPath; ///< of a file that could not be read
    PageHeader *m_header;
    Banner *m_banner; ///< of what a person did
    Banner *m_notice; ///< of what is the case
    FlowEditor *m_editor;
    FlowStatusView *m_status;
    DryRunView *m_dryRun;
    QTabWidget *m_sections;
    QSplitter *m_splitter;
    StateFrame *m_frame;
    QMenu *m_fileMenu;
    QAction *m_try = nullptr;
    QAction *m_start = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_save = nullptr;
    QAction *m_saveAs = nullptr;
    QAction *m_open = nullptr;
    QAction *m_example = nullptr;
    QToolButton *m_targetButton;
    QPointer<session::Session> m_watched; ///< the connection that the flow writes to; null: the page's own, or not open
    void (FlowPage::*m_offered)() = nullptr; ///< what the notice's button does
    bool m_returns = false;               ///< to the front, when the other connection is open
    bool m_triesWhenChecked = false;
    QStringList m_typed;                  ///< topics whose names were typed, of the run that is being started
    bool m_agreed = false;                ///< to run on production
    QTimer m_draftTimer;
    bool m_modified = false;
    bool m_isDraftTooMuch = false; ///< it is not kept
    bool m_hasDraft = false; ///< what is shown is not what the file has, since before it was opened

    std::unique_ptr<flows::FlowRun> m_run; ///< that runs, or ran last
    QString m_runText;                     ///< of the file as it was started
    bool m_changedSinceRun = false;
    cluster::GroupWorkerStatus m_lastStatus;
    std::optional<core::KafkaError> m_runError;
    bool m_paused = false;
    quint64 m_activity = 0; ///< 0: none
    core::FrameTicker m_ticker;
    QTimer m_rateTimer;
    QElapsedTimer m_rateClock;
    quint64 m_consumedBefore = 0;
    double m_rate = -1;
};

} // namespace streamscope::widgets
