// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <QFrame>

class QLabel;
class QMenu;
class QToolButton;

namespace streamscope::widgets {

/// The line across the window: which connection, its environment's colour, how it fares. Switches between connections.
class HeaderBar final : public QFrame {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HeaderBar)

public:
    explicit HeaderBar(const ViewContext &context, QWidget *parent = nullptr);
    ~HeaderBar() override;

    void setSession(session::Session *session); ///< nullptr: none

Q_SIGNALS:
    void sessionChosen(streamscope::session::Session *session);
    void disconnectRequested(streamscope::session::Session *session);
    void goToRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showFacts();
    void fillMenu();
    void paintEnvironment();

    ViewContext m_context;
    session::Session *m_session = nullptr;
    QToolButton *m_connection;
    QToolButton *m_goTo;
    QToolButton *m_timeZone;
    QLabel *m_facts;
    QMenu *m_menu;
};

} // namespace streamscope::widgets
