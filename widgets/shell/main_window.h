// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/profile_store.h"
#include "widgets/common/page.h"

#include <QMainWindow>

#include <memory>

class QLabel;
class QTabWidget;

namespace streamscope::session {
class SessionManager;
}

namespace streamscope::widgets {

class Banner;

/// Composes header, pages and status bar; opens and closes pages. Everything else lives in them.
class MainWindow final : public QMainWindow, public Navigator {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// context: its session, sessions, settings and activities; the navigator is the window itself.
    explicit MainWindow(const ViewContext &context, QWidget *parent = nullptr);
    ~MainWindow() override;

    void open(const QString &target, session::Session *session = nullptr) override;
    void produce(session::Session *session, const cluster::ProducerRecord &draft) override;
    void createTopics(session::Session *session) override;
    void deleteTopics(session::Session *session, const QStringList &topics) override;
    void connectTo(const session::Profile &profile) override;

    /// Shows a session that was opened; its pages come to the front.
    void showSession(session::Session *session);
    [[nodiscard]] session::Session *currentSession() const { return m_session; }
    /// Every open page has loaded (see Page::isLoaded).
    [[nodiscard]] bool isLoaded() const;
    /// What open() did not know.
    [[nodiscard]] QStringList unknownTargets() const { return m_unknownTargets; }

Q_SIGNALS:
    void connectionRequested(const streamscope::session::Profile &profile);
    void aboutRequested();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeMenus();
    QWidget *makeStartPage();
    QWidget *makeHeader();
    void showHeader();
    void showStatus();
    void closePage(int index);
    [[nodiscard]] Page *currentPage() const;

    ViewContext m_context; ///< of pages without a session
    session::Session *m_session = nullptr;
    QTabWidget *m_tabs;
    QWidget *m_header;
    QLabel *m_connection;
    QLabel *m_facts;
    QLabel *m_status;
    Banner *m_banner;
    QStringList m_unknownTargets;
};

} // namespace streamscope::widgets
