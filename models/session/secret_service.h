// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace streamscope::session {

/// Asks the freedesktop.org Secret Service, where it runs, whether an entry of QtKeychain's is in it behind a lock: libsecret calls that
/// "not found" once the prompt was dismissed, or where nothing can prompt. Prompts for nothing and starts nothing. done is called once,
/// from the event loop, on this thread, which never waits; not at all when the context is gone by then.
void whetherLocked(const QString &service, const QString &key, QObject *context, std::function<void(bool isLocked)> done);

} // namespace streamscope::session
