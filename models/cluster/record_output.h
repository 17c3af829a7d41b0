// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/changes.h"

#include <functional>
#include <memory>

namespace streamscope::cluster {

/// Where a group worker writes, at least once: on its own cluster or on another one. Called by one thread at a time, and by no
/// other than the worker's; but for written().
class RecordOutput {
public:
    /// Asked while a call waits: whether it is to go on.
    using GoOn = std::function<bool()>;
    /// A record that the brokers would refuse whenever it is sent: too large for its topic, say. Or one that was in the same
    /// batch, which is refused as a whole.
    struct Refused {
        quint64 number = 0; ///< as send() was told
        core::KafkaError error; ///< where: the topic
    };

    virtual ~RecordOutput() = default;

    /// Before anything else; again, it begins anew, which a fatal error wants.
    [[nodiscard]] virtual core::Result<void> open() = 0;
    /// Takes the record, and waits where there is no room for it. number: whatever the caller knows it by.
    [[nodiscard]] virtual core::Result<void> send(const ProducerRecord &record, quint64 number, const GoOn &goOn) = 0;
    /// Waits until all that was sent is acknowledged. The error: something was not, or Cancelled: it was not waited for. Where
    /// it is of a record that was refused, all that was not refused is written.
    [[nodiscard]] virtual core::Result<void> flush(const GoOn &goOn) = 0;
    [[nodiscard]] virtual QList<Refused> takeRefused() = 0; ///< since it was asked last
    /// Forgets what is not acknowledged; some of it may have been written.
    virtual void discard(const GoOn &goOn) = 0;
    [[nodiscard]] virtual quint64 written() const = 0; ///< acknowledged messages; any thread
};

/// What a group worker of another cluster is going to write here.
struct OutletRequest {
    QString group;     ///< the worker's, on its own cluster
    QStringList topics; ///< what is written to; must exist
    QString from;      ///< the id of the worker's cluster; empty: not known
};

/// The leave to write to a cluster from another one. Lives on the connection's thread; its output is handed to the worker and may
/// outlive it by what the worker still has to end.
class Outlet {
public:
    explicit Outlet(std::shared_ptr<RecordOutput> output)
        : m_output(std::move(output))
    {
    }
    virtual ~Outlet() = default;
    Outlet(const Outlet &) = delete;
    Outlet &operator=(const Outlet &) = delete;

    [[nodiscard]] const std::shared_ptr<RecordOutput> &output() const { return m_output; }

private:
    std::shared_ptr<RecordOutput> m_output;
};

} // namespace streamscope::cluster
