// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail.h"

#include <QEventLoop>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace streamscope::rest {

/// What a tail and its polling thread share. The thread may outlive the tail: it has a consumer instance to delete. After
/// stop it calls nobody any more.
struct PollShared {
    std::shared_ptr<cluster::MessageSink> sink;
    cluster::TailWake wake;

    std::mutex deliver; ///< held while the sink or the wake-up is called, and to forbid that
    std::atomic<bool> stop = false;
    std::atomic<bool> paused = false;

    mutable std::mutex mutex; ///< of all below
    std::condition_variable changed;
    cluster::TailStatus status;
    QEventLoop *loop = nullptr; ///< in which the thread waits for an answer

    void requestStop();
    void notify();
    void sleep(std::chrono::milliseconds time); ///< ends early when the tail is stopped
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
