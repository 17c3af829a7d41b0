// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/bulk_producer.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace streamscope::kafka {

/// What the handle of a bulk producer and its working thread share. The thread may outlive the handle.
struct BulkShared {
    std::shared_ptr<cluster::RecordFeed> feed;
    cluster::BulkWake wake;

    std::mutex deliver;     ///< held while the feed or the wake-up is called, and to forbid that
    bool abandoned = false; ///< under deliver: neither is called any more
    std::atomic<bool> stop = false;
    std::atomic<bool> commit = false;
    std::atomic<bool> abort = false;

    mutable std::mutex mutex; ///< of the status
    cluster::BulkStatus status;

    void publish(const cluster::BulkStatus &now)
    {
        {
            const std::lock_guard lock(mutex);
            status = now;
        }
        const std::lock_guard lock(deliver);
        if (!abandoned && wake)
            wake();
    }
    /// Calls with the feed, unless nobody wants that any more.
    template<typename Call>
    bool withFeed(Call call)
    {
        const std::lock_guard lock(deliver);
        if (!abandoned)
            call(*feed);
        return !abandoned;
    }
};

} // namespace streamscope::kafka
