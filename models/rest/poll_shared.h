// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail_thread.h"

#include <QEventLoop>

#include <chrono>
#include <functional>
#include <memory>

namespace streamscope::rest {

/// What a tail and its polling thread share. The thread may outlive the tail: it has a consumer instance to delete.
struct PollShared final : cluster::TailShared {
    QEventLoop *loop = nullptr; ///< in which the thread waits for an answer

    void requestStop() override;
    void sleep(std::chrono::milliseconds time) override;
    std::function<void(std::chrono::milliseconds time)> sleeper; ///< instead of sleeping; for tests, which do not wait
};

/// Held by a polling thread as long as it runs.
[[nodiscard]] std::shared_ptr<void> pollingThread();
/// Waits for polling threads to end, that is for their consumer instances to be deleted; those that are not done in time
/// are told to give up, and their instances stay noted for the next start.
void waitForPollingThreads(std::chrono::milliseconds atMost);
/// True from the moment when threads are told to give up.
[[nodiscard]] bool givesUp();

} // namespace streamscope::rest
