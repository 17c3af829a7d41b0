// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/group_worker.h"

#include <QDeadlineTimer>

#include <atomic>
#include <mutex>

namespace streamscope::kafka {

/// What the handle of a group member and its working thread share. The thread may outlive the handle.
struct MemberShared {
    std::shared_ptr<cluster::MessageTransform> transform;
    cluster::GroupWorkerWake wake;

    std::mutex deliver;     ///< held while the transform or the wake-up is called, and to forbid that
    bool abandoned = false; ///< under deliver: neither is called any more
    std::atomic<bool> stop = false;
    std::atomic<bool> paused = false;

    mutable std::mutex mutex; ///< of the status
    cluster::GroupWorkerStatus status;

    /// Changes the status and tells of it.
    template<typename Change>
    void update(Change change)
    {
        {
            const std::lock_guard lock(mutex);
            change(status);
        }
        const std::lock_guard lock(deliver);
        if (!abandoned && wake)
            wake();
    }
    /// False: nobody wants it any more.
    bool transformed(const cluster::RawMessage &message, const std::optional<cluster::Refusal> &refusal,
                     QList<cluster::ProducerRecord> &records)
    {
        const std::lock_guard lock(deliver);
        if (!abandoned && refusal)
            transform->refused(message, *refusal, records);
        else if (!abandoned)
            transform->transform(message, records);
        return !abandoned;
    }
    void settled(bool committed)
    {
        const std::lock_guard lock(deliver);
        if (!abandoned)
            transform->settled(committed);
    }
};

/// Whether a call that may be tried again is: always, but after a stop only for so long that the group is still left in time.
/// Working thread only.
class Patience {
public:
    explicit Patience(const MemberShared &shared)
        : m_shared(shared)
    {
    }
    [[nodiscard]] bool isLeft()
    {
        if (!m_shared.stop.load())
            return true;
        if (m_end.isForever())
            m_end.setRemainingTime(kAfterStopMs);
        return !m_end.hasExpired();
    }

private:
    static constexpr int kAfterStopMs = 1500;

    const MemberShared &m_shared;
    QDeadlineTimer m_end{QDeadlineTimer::Forever};
};

} // namespace streamscope::kafka
