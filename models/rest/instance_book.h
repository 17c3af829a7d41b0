// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rest/calls.h"

#include <QList>
#include <QUrl>

#include <memory>
#include <mutex>
#include <vector>

class QLockFile;

namespace streamscope::rest {

/// The consumer instances that this connection has on the proxy, noted in a file of its own as long as they exist, so that
/// a later start can delete what a crash has left. Holds addresses only, no credential. Any thread.
class InstanceBook {
public:
    /// folder empty: nothing is noted.
    InstanceBook(const QString &folder, const QUrl &base);
    ~InstanceBook();
    Q_DISABLE_COPY_MOVE(InstanceBook)

    void add(const InstancePath &instance);
    void remove(const InstancePath &instance);
    [[nodiscard]] QList<InstancePath> instances() const;

    /// Takes over what programs that are gone have noted in another folder, which earlier versions used.
    static void adopt(const QString &former, const QString &folder);

    /// Instances of the same base URL whose program is gone; they stay noted until they are forgotten. Never those of a
    /// program that runs.
    [[nodiscard]] QList<InstancePath> takeOrphans();
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
    QList<InstancePath> m_instances;
    std::vector<Orphaned> m_orphaned;
};

} // namespace streamscope::rest
