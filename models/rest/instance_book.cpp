// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/instance_book.h"

#include "models/core/save_file.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

constexpr qint64 kLargestFile = 1 << 20;

std::unique_ptr<QLockFile> lockOf(const QString &file)
{
    auto lock = std::make_unique<QLockFile>(file + ".lock"_L1);
    lock->setStaleLockTime(0); // only a program that is gone has lost its lock
    return lock;
}

// False where nothing could be written. No lines: no file.
void write(const QString &name, const QStringList &lines)
{
    if (lines.isEmpty()) {
        QFile::remove(name);
        return;
    }
    core::SaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write((lines.join(u'\n') + u'\n').toUtf8());
    (void)file.commit(); // without the note they end when the proxy forgets them
}

QStringList readLines(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.read(kLargestFile)).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

InstanceBook::InstanceBook(const QString &folder, const QUrl &base)
    : m_folder(folder)
    , m_base(displayUrl(base))
{
}

InstanceBook::~InstanceBook()
{
    // What is still noted could not be deleted: without the lock it is an orphan that a later start finds.
}

void InstanceBook::add(const InstancePath &instance)
{
    const std::lock_guard lock(m_mutex);
    m_instances.append(instance);
    if (m_folder.isEmpty())
        return;
    if (!m_lock) {
        QDir().mkpath(m_folder);
        m_file = QDir(m_folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + ".instances"_L1);
        m_lock = lockOf(m_file);
        (void)m_lock->tryLock(0);
    }
    save();
}

void InstanceBook::remove(const InstancePath &instance)
{
    const std::lock_guard lock(m_mutex);
    m_instances.removeOne(instance);
    if (m_lock)
        save();
}

QList<InstancePath> InstanceBook::instances() const
{
    const std::lock_guard lock(m_mutex);
    return m_instances;
}

void InstanceBook::save()
{
    QStringList lines;
    for (const InstancePath &instance : std::as_const(m_instances))
        lines.append(m_base + u'\t' + QString::fromLatin1(instance.path));
    write(m_file, lines);
}

void InstanceBook::adopt(const QString &former, const QString &folder)
{
    const QDir from(former);
    if (former == folder || !from.exists())
        return;
    QDir().mkpath(folder);
    for (const QString &name : from.entryList({u"*.instances"_s}, QDir::Files)) {
        const auto lock = lockOf(from.filePath(name));
        if (lock->tryLock(0))
            QFile::rename(from.filePath(name), QDir(folder).filePath(name));
    }
    QDir().rmdir(former); // stays while there is something in it
}

QList<InstancePath> InstanceBook::takeOrphans()
{
    const std::lock_guard guard(m_mutex);
    QList<InstancePath> found;
    if (m_folder.isEmpty())
        return found;
    const QDir folder(m_folder);
    for (const QString &name : folder.entryList({u"*.instances"_s}, QDir::Files)) {
        const QString file = folder.filePath(name);
        if (file == m_file)
            continue;
        auto lock = lockOf(file);
        if (!lock->tryLock(0))
            continue; // its program runs
        Orphaned orphaned{file, std::move(lock), readLines(file)};
        const qsizetype before = found.size();
        for (const QString &line : std::as_const(orphaned.lines)) {
            const QByteArray path = line.section(u'\t', 1).toLatin1();
            // Only what is an instance of our own making is ever deleted.
            if (line.section(u'\t', 0, 0) == m_base && path.startsWith("/consumers/streamscope-") && path.contains("/instances/"))
                found.append({path});
        }
        if (found.size() > before)
            m_orphaned.push_back(std::move(orphaned));
    }
    return found;
}

void InstanceBook::forget(const InstancePath &orphan)
{
    const std::lock_guard lock(m_mutex);
    const QString line = m_base + u'\t' + QString::fromLatin1(orphan.path);
    for (Orphaned &orphaned : m_orphaned) {
        if (orphaned.lines.removeAll(line) > 0)
            write(orphaned.file, orphaned.lines);
    }
    std::erase_if(m_orphaned, [](const Orphaned &orphaned) { return orphaned.lines.isEmpty(); });
}

} // namespace streamscope::rest
