// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/session_state.h"

#include "models/session/session.h"
#include "widgets/common/state_frame.h"

namespace streamscope::widgets {

bool presentSession(StateFrame &frame, session::Session &session, const QString &loading)
{
    const cluster::ConnectionState state = session.connection().state();
    const auto lastError = session.connection().lastError();
    const auto metadataError = session.metadataError();
    if (state == cluster::ConnectionState::Failed && lastError)
        frame.setFailed(*lastError);
    else if (state == cluster::ConnectionState::Lost)
        frame.setDisconnected(session.metadataAgeMs(), lastError);
    else if (!session.metadata() && metadataError)
        frame.setFailed(*metadataError);
    else if (!session.metadata())
        frame.setLoading(loading);
    else
        return true;
    return false;
}

} // namespace streamscope::widgets
