// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/json_file.h"

#include "models/core/save_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLockFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

constexpr qint64 kLargestFile = 64LL << 20;
constexpr int kLockMs = 300; // a program that hangs with the lock in its hands stops nobody

core::KafkaError writeError(const QString &path, const QString &reason)
{
    core::KafkaError error = core::localError(core::ErrorKind::Local, reason, path);
    error.name = QString::fromLatin1(JsonFile::kNotWritten);
    return error;
}

} // namespace

JsonFile::JsonFile(QString path, int version, Use use)
    : m_path(std::move(path))
    , m_version(version)
    , m_use(use)
    , m_writable(use == Use::Own)
{
}

QJsonObject JsonFile::load()
{
    m_problem.reset();
    m_writable = m_use == Use::Own;
    m_seen = stamp();
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        m_problem = FileProblem{FileProblem::Kind::Unreadable, m_path, {}, file.errorString()};
        m_writable = false;
        return {};
    }
    const QByteArray bytes = file.read(kLargestFile + 1);
    file.close();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (bytes.size() > kLargestFile || error.error != QJsonParseError::NoError || !document.isObject()) {
        keepAside(error.error != QJsonParseError::NoError ? error.errorString() : u"not a JSON object"_s);
        return {};
    }
    const QJsonObject object = document.object();
    const int version = object.value("version"_L1).toInt(-1);
    if (version > m_version) {
        m_problem = FileProblem{FileProblem::Kind::Newer, m_path, {}, u"version %1, known are up to %2"_s.arg(version).arg(m_version)};
        m_writable = false;
        return {};
    }
    if (version < 1) {
        keepAside(u"no version"_s);
        return {};
    }
    return object;
}

void JsonFile::keepAside(const QString &reason)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString target = u"%1.damaged-%2"_s.arg(m_path, stamp);
    for (int i = 2; QFile::exists(target); ++i)
        target = u"%1.damaged-%2-%3"_s.arg(m_path, stamp).arg(i);
    m_writable = m_use == Use::Own && QFile::rename(m_path, target);
    m_problem = FileProblem{FileProblem::Kind::Damaged, m_path, m_writable ? target : QString(), reason};
}

JsonFile::Stamp JsonFile::stamp() const
{
    const QFileInfo info(m_path);
    return info.exists() ? Stamp(info.lastModified(), info.size()) : Stamp();
}

core::Result<void> JsonFile::cannotWrite(const QString &reason)
{
    m_problem = FileProblem{FileProblem::Kind::WriteFailed, m_path, {}, reason};
    return tl::make_unexpected(writeError(m_path, reason));
}

core::Result<void> JsonFile::save(QJsonObject object)
{
    if (!m_writable)
        return tl::make_unexpected(writeError(m_path, u"the file is left as it is"_s));
    if (!QDir().mkpath(QFileInfo(m_path).absolutePath()))
        return cannotWrite(u"the folder cannot be made"_s);
    object.insert("version"_L1, m_version);
    core::SaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray bytes = QJsonDocument(object).toJson(QJsonDocument::Indented);
    if (file.write(bytes) != bytes.size() || !file.commit())
        return cannotWrite(file.errorString());
    m_seen = stamp();
    if (m_problem && m_problem->kind == FileProblem::Kind::WriteFailed)
        m_problem.reset();
    return {};
}

core::Result<void> JsonFile::update(QJsonObject &object, const std::function<void(QJsonObject &)> &change)
{
    QLockFile lock(m_path + u".lock"_s);
    if (m_writable) {
        (void)lock.tryLock(kLockMs);
        if (stamp() != m_seen) {
            const QJsonObject others = load();
            if (!others.isEmpty())
                object = others;
        }
    }
    change(object);
    return save(object);
}

} // namespace streamscope::session
