// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/profile_store.h"
#include "widgets/common/page.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>

class QDialog;
class QDockWidget;
class QLabel;
class QMenu;
class QToolButton;

namespace streamscope::widgets {

class ClusterTree;
class HeaderBar;
class PageTabs;
class WindowBanners;

/// Composes header, tree, pages, activity and status bar. Everything else lives in them.
class MainWindow final : public QMainWindow, public Navigator {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// context: its sessions, settings and activities must be there; its session is ignored, the navigator is the window.
    explicit MainWindow(const ViewContext &context, QWidget *parent = nullptr);
    ~MainWindow() override;

    void open(const QString &target, session::Session *session = nullptr) override;
    void openMessages(session::Session *session, const QStringList &topics, const QJsonObject &state) override;
    void analyse(session::Session *session, const messages::HeldSet &set, const QString &words) override;
    void produce(session::Session *session, const cluster::ProducerRecord &draft) override;
    void produceTo(session::Session *session, const QString &topic) override;
    void produceAgain(session::Session *session, const QList<cluster::ProducerRecord> &records) override;
    void replay(session::Session *session, const QList<flows::Replay> &choices) override;
    void createTopics(session::Session *session) override;
    void createListed(session::Session *session, const QString &lines) override;
    void deleteTopics(session::Session *session, const QStringList &topics) override;
    void connectTo(const session::Profile &profile) override;
    void reconnect(const session::Profile &profile) override;

    /// Brings a session that was opened to front; what it had open comes back when restore.
    void showSession(session::Session *session, bool restore = false);
    [[nodiscard]] session::Session *currentSession() const { return m_session; }
    /// Ends what runs in pages, without a question, then calls back: within 6 s.
    void stopWork(const std::function<void()> &then);
    /// Every open page has loaded (see Page::isLoaded).
    [[nodiscard]] bool isLoaded() const;
    /// What open() did not know.
    [[nodiscard]] QStringList unknownTargets() const { return m_unknownTargets; }

Q_SIGNALS:
    void connectionRequested(const streamscope::session::Profile &profile);
    void aboutRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeDocks();
    void makeStatusBar();
    void makeMenus();
    QAction *addOpen(QMenu *menu, const QString &iconName, const QString &text, const QString &target, const QKeySequence &keys = {});
    void makeViewMenu();
    void makeTopicMenu();
    void makeMenuKey();
    void goToAnything();
    void openReplay(session::Session *session, const flows::Replay &replay);
    void showDialog(QDialog *dialog);
    [[nodiscard]] ViewContext contextOf(session::Session *session) const;
    void chooseSession(session::Session *session);
    void noteRecent(session::Session *session);
    void disconnectSession(session::Session *session, const std::function<void()> &then = {});
    void dropSession(session::Session *session);
    void takeProfiles();
    void showConnection();
    void showStatus();
    void showActivity();
    void updateActions();
    void restoreLayout();
    void restoreTreeWidth();
    [[nodiscard]] bool isTreeAtASide() const;
    void keepSoon();
    void keep();

    ViewContext m_context; ///< of pages without a session
    session::Session *m_session = nullptr;
    HeaderBar *m_header;
    PageTabs *m_tabs;
    ClusterTree *m_tree;
    QDockWidget *m_treeDock;
    QDockWidget *m_activityDock;
    QToolButton *m_activity;
    QLabel *m_status;
    WindowBanners *m_banners;
    QList<QAction *> m_sessionActions; ///< need a connection
    QList<QAction *> m_changeActions;  ///< need one that may be changed
    QStringList m_unknownTargets;
    QTimer m_keepTimer;
    int m_treeWidth = 0; ///< as the person drew it; a narrow window may leave less
    int m_widthBefore = 0; ///< of the window
    bool m_leaving = false; ///< nobody is asked any more
};

} // namespace streamscope::widgets
