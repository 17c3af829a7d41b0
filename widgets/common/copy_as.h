// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/calls.h"
#include "models/rest/capabilities.h"
#include "models/rest/command_text.h"

#include <QMenu>

#include <functional>

class QToolButton;

namespace streamscope::session {
class Session;
}

namespace streamscope::widgets {

/// "Copy as": what a view does over a REST Proxy, as a command or program that does the same. It names environment variables
/// where a credential belongs. Its action is hidden on brokers.
class CopyAsMenu final : public QMenu {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CopyAsMenu)

public:
    /// What is copied, asked for when it is; empty: not possible now, or not on this server.
    using Calls = std::function<QList<rest::RestCall>(const rest::Capabilities &offers)>;

    CopyAsMenu(session::Session *session, Calls calls, QWidget *parent = nullptr);
    ~CopyAsMenu() override;

    void setSession(session::Session *session);
    /// A button that opens it, for where there is no context menu; hidden on brokers. Not owned.
    [[nodiscard]] QToolButton *makeButton();

private:
    void add(rest::CommandLanguage language, const QString &text, const QString &toolTip);
    [[nodiscard]] QList<rest::RestCall> calls() const;
    void showPossible();

    session::Session *m_session = nullptr;
    Calls m_calls;
};

} // namespace streamscope::widgets
