// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/connection_config.h"
#include "models/core/result.h"
#include "models/kafka/rd.h"

#include <QHash>

#include <memory>

namespace streamscope::kafka {

/// A librdkafka handle with what its callbacks need. Shared by whoever still works with it; the last one to let go gives it
/// to a helper thread, so that nobody waits for rd_kafka_destroy.
class Handle {
public:
    enum class Purpose {
        Admin,        ///< consumer type: metadata and admin calls, looks at nothing
        Tail,         ///< consumer type without a group
        Member,       ///< consumer type, a member of a group; who opens it leaves the group before letting go
        Producer,     ///< opened at the first send; delivery reports come to the queue
        Fence         ///< a producer that sends nothing: it ends the transactions of another one
    };

    /// extra: properties that the purpose adds and the connection may not override.
    [[nodiscard]] static core::Result<std::shared_ptr<Handle>> open(const cluster::ConnectionConfig &config, Purpose purpose,
                                                                    const QList<QPair<QString, QString>> &extra = {});
    ~Handle();
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;

    [[nodiscard]] rd_kafka_t *get() const { return m_handle; }
    /// Errors and statistics come to it, and so may answers to admin requests. One thread polls it.
    [[nodiscard]] rd_kafka_queue_t *queue() const { return m_queue.get(); }
    /// The error with what the certificate check found, where it is about certificates. Any thread.
    [[nodiscard]] core::KafkaError refined(core::KafkaError error) const;
    void flushLog() const; ///< tells what its log has counted and cut. Any thread
    /// The broker's certificate that was checked last (or the one that failed), DER; empty: none yet. Any thread.
    [[nodiscard]] QByteArray peerCertificate() const;

private:
    struct Context;
    Handle() = default;

    std::unique_ptr<Context> m_context;
    rd_kafka_t *m_handle = nullptr;
    QueuePtr m_queue;
};

/// Held by a thread that may outlive its owner; waitForTornDownHandles waits for it too.
[[nodiscard]] std::shared_ptr<void> lingering();

/// Waits for handles that are still being torn down, at most that long. For the end of a program and of tests.
void waitForTornDownHandles(std::chrono::milliseconds atMost);

} // namespace streamscope::kafka
