// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/flow.h"
#include "models/session/profile.h"
#include "widgets/common/page.h"

namespace streamscope::widgets {

/// The connection that a flow file names as its target, as it is here and now.
struct TargetConnection {
    session::Session *session = nullptr;     ///< null: it is not open
    std::optional<session::Profile> profile; ///< that is opened for it; nothing: no connection has that name
    QString whyNot;                          ///< why a flow cannot write there, a sentence; empty: it can
};

/// By its name, or by its bootstrap servers: then a connection that is saved with one of them is the one, so that what protects
/// it holds.
[[nodiscard]] TargetConnection findTarget(const ViewContext &context, const flows::FlowTarget &target);

/// Why what reads those topics from one connection and writes to these on the other would feed itself, a sentence; empty: it
/// would not, as far as is known.
[[nodiscard]] QString loopFault(const session::Session &from, const session::Session &to, const QStringList &topics, const QStringList &targets);

/// The names of all connections to brokers but the page's own, the open ones first.
[[nodiscard]] QStringList possibleTargets(const ViewContext &context);

} // namespace streamscope::widgets
