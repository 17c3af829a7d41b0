// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/calls.h"

#include <QList>
#include <QUrl>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

class QLockFile;

namespace streamscope::rest {

/// An instance as it is noted.
struct NotedInstance {
    InstancePath path;
    /// When it was asked for, in ms since 1970; nothing: the server has said that it is there. One that was only asked for may
    /// be made later still, so that not finding it says nothing yet.
    std::optional<qint64> askedMs;

    /// Not finding it means that it is gone: it was there, or was asked for a day ago.
    [[nodiscard]] bool isGoneIfNotFound(qint64 nowMs) const;
};

/// The consumer instances that this connection has on the proxy, noted in a file of its own as long as they exist, so that
/// a later start can delete what a crash has left. Holds addresses only, no credential. Any thread.
class InstanceBook {
public:
    /// folder empty: nothing is noted.
    InstanceBook(const QString &folder, const QUrl &base);
    ~InstanceBook();
    Q_DISABLE_COPY_MOVE(InstanceBook)

    enum class State { Asked, Made };
    void note(const InstancePath &instance, State state); ///< replaces what is noted of it
    void remove(const InstancePath &instance);

    /// Takes over what programs that are gone have noted in another folder, which earlier versions used.
    static void adopt(const QString &former, const QString &folder);

    /// Instances of the same base URL whose program is gone; they stay noted until they are forgotten. Never those of a
    /// program that runs.
    [[nodiscard]] QList<NotedInstance> takeOrphans();
    void forget(const InstancePath &orphan);

private:
    struct Orphaned {
        QString file;
        std::unique_ptr<QLockFile> lock;
        QStringList lines;
    };
    void save();

    const QString m_folder;
    const QString m_base;
    QString m_file;
    std::unique_ptr<QLockFile> m_lock;
    mutable std::mutex m_mutex;
    QList<NotedInstance> m_instances;
    std::vector<Orphaned> m_orphaned;
};

} // namespace streamscope::rest
