// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/sandbox_limits.h"

#include "models/session/session.h"
#include "widgets/common/plain_label.h"

#include <QCoreApplication>

namespace streamscope::widgets {
namespace {

using sandbox::Limit;

struct SandboxLimits {
    Q_DECLARE_TR_FUNCTIONS(streamscope::widgets::SandboxLimits)
};

} // namespace

QString sandboxLimit(Limit limit)
{
    switch (limit) {
    case Limit::AbortedMessagesVisible:
        return SandboxLimits::tr("Messages of aborted transactions are shown even when only committed ones are asked for.");
    case Limit::NoExactlyOnce: return SandboxLimits::tr("Exactly once cannot be shown here.");
    case Limit::DeletedNamesStayTaken:
        return SandboxLimits::tr("The name of a deleted topic cannot be used again until the sandbox is restarted.");
    case Limit::FewConfigurations: return SandboxLimits::tr("A dozen configurations of topics are kept and shown, but have no effect.");
    case Limit::ShortHistory: return SandboxLimits::tr("A partition keeps its newest 5 MiB.");
    case Limit::NoMaxTimestamp: return SandboxLimits::tr("The message with the highest timestamp cannot be asked for.");
    case Limit::NoSecurity: return SandboxLimits::tr("There is no TLS, no SASL and no access control.");
    }
    return {};
}

QString sandboxLimitOf(session::Session *session, Limit limit)
{
    return session && session->sandbox() ? SandboxLimits::tr("On the sandbox: %1").arg(sandboxLimit(limit)) : QString();
}

QLabel *makeSandboxNote(session::Session *session, Limit limit)
{
    const QString text = sandboxLimitOf(session, limit);
    if (text.isEmpty())
        return nullptr;
    auto *note = new PlainLabel(text);
    note->setWordWrap(true);
    return note;
}

} // namespace streamscope::widgets
