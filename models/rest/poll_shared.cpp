// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/poll_shared.h"

namespace streamscope::rest {
namespace {

// Threads outlive the tails and connections that they belong to, so that their number belongs to the program.
struct Lingering {
    std::mutex mutex;
    std::condition_variable changed;
    int threads = 0;
    std::atomic<bool> givesUp = false;
};

Lingering &lingering()
{
    static Lingering one;
    return one;
}

constexpr std::chrono::milliseconds kLastMoment{500};

} // namespace

void PollShared::requestStop()
{
    cluster::TailShared::requestStop();
    const std::lock_guard lock(mutex);
    if (loop)
        QMetaObject::invokeMethod(loop, &QEventLoop::quit, Qt::QueuedConnection);
}

void PollShared::sleep(std::chrono::milliseconds time)
{
    if (sleeper)
        sleeper(time);
    else
        cluster::TailShared::sleep(time);
}

std::shared_ptr<void> pollingThread()
{
    Lingering &all = lingering();
    {
        const std::lock_guard lock(all.mutex);
        ++all.threads;
    }
    return {&all, [](void *pointer) {
                auto *done = static_cast<Lingering *>(pointer);
                // Notified under the lock: who waits may end the program as soon as it has it.
                const std::lock_guard lock(done->mutex);
                --done->threads;
                done->changed.notify_all();
            }};
}

void waitForPollingThreads(std::chrono::milliseconds atMost)
{
    Lingering &all = lingering();
    std::unique_lock lock(all.mutex);
    const auto ended = [&all] { return all.threads == 0; };
    if (all.changed.wait_for(lock, atMost, ended))
        return;
    all.givesUp.store(true);
    all.changed.wait_for(lock, kLastMoment, ended);
    all.givesUp.store(false);
}

bool givesUp()
{
    return lingering().givesUp.load();
}

} // namespace streamscope::rest
