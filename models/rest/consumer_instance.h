// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/http_client.h"
#include "models/rest/instance_book.h"
#include "models/rest/poll_shared.h"

#include <optional>
#include <vector>

namespace streamscope::rest {

/// Where a partition is to be read from.
struct SeekTarget {
    enum class Where { Offset, Beginning, End };
    cluster::TopicPartition partition;
    Where where = Where::Offset;
    qint64 offset = 0;
};

/// A consumer instance of our own on the proxy: partitions are assigned; nothing is committed. Only a server without the call
/// has the topics subscribed to instead: the group is our own, so that all their partitions come, also those not asked for.
/// Polling thread only. Every call waits for its answer in this thread's only event loop, and ends early when the tail is
/// stopped (the error is Cancelled then).
class ConsumerInstance {
public:
    ConsumerInstance(std::shared_ptr<PollShared> shared, const RestConfig &config, std::shared_ptr<InstanceBook> book);
    ~ConsumerInstance(); ///< deletes the instance

    /// Makes the instance, assigns and seeks.
    [[nodiscard]] core::Result<void> open(const QList<SeekTarget> &targets);
    /// Other partitions, or the same anew: assigns and seeks.
    [[nodiscard]] core::Result<void> assign(const QList<SeekTarget> &targets);
    [[nodiscard]] core::Result<void> seek(const QList<SeekTarget> &targets);
    [[nodiscard]] core::Result<HttpAnswer> poll(std::chrono::milliseconds timeout, qint64 maxBytes);
    /// Also after a stop. Waits a moment at most – but where nobody knows whether the instance was made, up to the time that a
    /// server may take for it, or until threads are told to give up.
    void remove();

    [[nodiscard]] bool isOpen() const { return m_path && m_assigned; }
    /// The last error was that the instance is not there any more: open it again.
    [[nodiscard]] bool isGone() const { return m_gone; }
    /// How long the server wishes to be left alone after the last poll; 0: it did not say.
    [[nodiscard]] std::chrono::milliseconds retryAfter() const { return m_retryAfter; }
    [[nodiscard]] bool namedOtherHost() const { return m_namedOtherHost; }
    [[nodiscard]] const QString &group() const { return m_group; }

    [[nodiscard]] core::Result<HttpAnswer> ask(const RestCall &call);
    [[nodiscard]] std::vector<core::Result<HttpAnswer>> askAll(const QList<RestCall> &calls);

private:
    [[nodiscard]] core::Result<void> subscribe(const QList<SeekTarget> &targets);
    [[nodiscard]] core::Result<void> wantGood(const RestCall &call, const char *where);
    [[nodiscard]] core::Result<void> judge(const core::Result<HttpAnswer> &answer, const char *where);
    void waitIn(QEventLoop &loop);
    enum class Deletion { Done, NotFound, Failed };
    [[nodiscard]] Deletion tryDelete(const InstancePath &path);
    void startNaming();

    std::shared_ptr<PollShared> m_shared;
    HttpClient m_client;
    std::shared_ptr<InstanceBook> m_book;
    const QString m_group;
    QString m_name;
    std::optional<InstancePath> m_path;
    bool m_made = false;     ///< the server has said that it is there, or was; else it may still be made
    bool m_assigned = false; ///< else it is of no use, and another is made in its place
    bool m_polled = false; ///< since the last assignment, and answered
    bool m_gone = false;
    std::chrono::milliseconds m_retryAfter{0};
    bool m_subscribes = false; ///< the server has no assignments
    bool m_namedOtherHost = false;
};

} // namespace streamscope::rest
