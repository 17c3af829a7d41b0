// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

#include <QHash>

namespace streamscope::widgets {

class Banner;

/// What the window says above all pages: how the connection in front is, that its settings were changed while it was open, and
/// which file is damaged or cannot be written. What was dismissed comes back when something else is to be said, not before.
class WindowBanners : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowBanners)

public:
    /// context: its sessions, profiles and settings; profiles and settings may be null.
    explicit WindowBanners(const ViewContext &context, QWidget *parent = nullptr);
    ~WindowBanners() override;

    /// The session in front (may be null) and the page in front (may be null): what that says itself is not said twice.
    void showConnection(session::Session *session, const QWidget *page);
    /// Its profile was saved again since it was opened.
    [[nodiscard]] bool isOutdated(const session::Session *session) const;

Q_SIGNALS:
    void reconnectRequested(streamscope::session::Session *session);

private:
    struct Say;
    [[nodiscard]] Say ofConnection(session::Session *session, const QWidget *page) const;
    void showFiles();

    ViewContext m_context;
    Banner *m_connection;
    Banner *m_files;
    session::Session *m_session = nullptr;
    QString m_said;                    ///< what the first banner was given last
    QHash<QString, int> m_openedAt;    ///< profile id → its revision when it was opened
};

} // namespace streamscope::widgets
