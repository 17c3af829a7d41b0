// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/tail_thread.h"
#include "models/core/result.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>

namespace streamscope::kafka {

/// What a tail and its reading thread share, and the handle's own thread with them.
struct TailShared final : cluster::TailShared {
    std::optional<core::KafkaError> brokersAway; ///< set by errors, cleared by any answer

    [[nodiscard]] std::optional<core::KafkaError> takeBrokersAway();
    [[nodiscard]] std::optional<core::KafkaError> lastBrokersAway() const;
};

/// False: the tail was stopped, or the time has come, before the answer. Reading thread only.
template<typename T>
bool waitFor(const std::shared_ptr<TailShared> &shared, core::FutureResult<T> future,
             std::optional<std::chrono::steady_clock::time_point> until = {})
{
    auto done = std::make_shared<std::atomic<bool>>(false);
    future.then([done, shared](const core::Result<T> &) {
        {
            const std::lock_guard lock(shared->mutex);
            done->store(true);
        }
        shared->changed.notify_all();
    });
    std::unique_lock lock(shared->mutex);
    const auto isOver = [&] { return done->load() || shared->stop.load(); };
    if (until)
        shared->changed.wait_until(lock, *until, isOver);
    else
        shared->changed.wait(lock, isOver);
    return done->load();
}

/// The result of a request, or nothing when the tail was stopped meanwhile. Reading thread only.
template<typename T>
std::optional<core::Result<T>> await(const std::shared_ptr<TailShared> &shared, core::FutureResult<T> future)
{
    return waitFor(shared, future) ? std::optional(future.result()) : std::nullopt;
}

} // namespace streamscope::kafka
