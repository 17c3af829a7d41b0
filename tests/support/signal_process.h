// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

#include <csignal>

namespace streamscope::testing {

/// False: it does not run any more, and nothing is signalled. Its id is 0 then, which for kill() is this test and who runs it.
inline bool signalProcess(const QProcess &process, int number)
{
    const auto id = static_cast<pid_t>(process.processId());
    return id > 0 && ::kill(id, number) == 0;
}

} // namespace streamscope::testing
