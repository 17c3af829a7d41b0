// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/instance_book.h"

#include "models/core/save_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QUuid>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

constexpr qint64 kLargestFile = 1 << 20;
constexpr qint64 kAskedKeptMs = 24LL * 60 * 60 * 1000; // no server takes longer to make one

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

// "BASE<tab>PATH", and the time where it was only asked for.
QString lineOf(const QString &base, const NotedInstance &instance)
{
    const QString line = base + u'\t' + QString::fromLatin1(instance.path.path);
    return instance.askedMs ? line + u'\t' + QString::number(*instance.askedMs) : line;
}

NotedInstance readLine(const QString &line)
{
    NotedInstance instance{{line.section(u'\t', 1, 1).toLatin1()}, {}};
    bool isNumber = false;
    const qint64 asked = line.section(u'\t', 2, 2).toLongLong(&isNumber);
    if (isNumber)
        instance.askedMs = asked;
    return instance;
}

} // namespace

bool NotedInstance::isGoneIfNotFound(qint64 nowMs) const
{
    return !askedMs || std::abs(nowMs - *askedMs) > kAskedKeptMs;
}

InstanceBook::InstanceBook(const QString &folder, const QUrl &base)
    : m_folder(folder)
    , m_base(displayUrl(base))
{
}

InstanceBook::~InstanceBook()
{
    // What is still noted could not be deleted: without the lock it is an orphan that a later start finds.
}

void InstanceBook::note(const InstancePath &instance, State state)
{
    const std::lock_guard lock(m_mutex);
    m_instances.removeIf([&instance](const NotedInstance &one) { return one.path == instance; });
    m_instances.append({instance, state == State::Asked ? std::optional(QDateTime::currentMSecsSinceEpoch()) : std::nullopt});
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
    m_instances.removeIf([&instance](const NotedInstance &one) { return one.path == instance; });
    if (m_lock)
        save();
}

void InstanceBook::save()
{
    QStringList lines;
    for (const NotedInstance &instance : std::as_const(m_instances))
        lines.append(lineOf(m_base, instance));
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

QList<NotedInstance> InstanceBook::takeOrphans()
{
    const std::lock_guard guard(m_mutex);
    QList<NotedInstance> found;
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
            const NotedInstance noted = readLine(line);
            const QByteArray &path = noted.path.path;
            // Only what is an instance of our own making is ever deleted.
            if (line.section(u'\t', 0, 0) == m_base && path.startsWith("/consumers/streamscope-") && path.contains("/instances/"))
                found.append(noted);
        }
        if (found.size() > before)
            m_orphaned.push_back(std::move(orphaned));
    }
    return found;
}

void InstanceBook::forget(const InstancePath &orphan)
{
    const std::lock_guard lock(m_mutex);
    const auto isOf = [this, &orphan](const QString &line) {
        return line.section(u'\t', 0, 0) == m_base && readLine(line).path == orphan;
    };
    for (Orphaned &orphaned : m_orphaned) {
        if (orphaned.lines.removeIf(isOf) > 0)
            write(orphaned.file, orphaned.lines);
    }
    std::erase_if(m_orphaned, [](const Orphaned &orphaned) { return orphaned.lines.isEmpty(); });
}

} // namespace streamscope::rest
