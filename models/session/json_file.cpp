// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/json_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

constexpr qint64 kLargestFile = 64LL << 20;

core::KafkaError writeError(const QString &path, const QString &reason)
{
    return core::localError(core::ErrorKind::Local, reason, path);
}

} // namespace

JsonFile::JsonFile(QString path, int version)
    : m_path(std::move(path))
    , m_version(version)
{
}

QJsonObject JsonFile::load()
{
    m_problem.reset();
    m_writable = true;
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
    m_writable = QFile::rename(m_path, target);
    m_problem = FileProblem{FileProblem::Kind::Damaged, m_path, m_writable ? target : QString(), reason};
}

core::Result<void> JsonFile::save(QJsonObject object)
{
    if (!m_writable)
        return tl::make_unexpected(writeError(m_path, u"the file is left as it is"_s));
    const QFileInfo info(m_path);
    if (!QDir().mkpath(info.absolutePath()))
        return tl::make_unexpected(writeError(m_path, u"the folder cannot be made"_s));
    object.insert("version"_L1, m_version);
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::make_unexpected(writeError(m_path, file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QJsonDocument(object).toJson(QJsonDocument::Indented));
    if (!file.commit()) {
        m_problem = FileProblem{FileProblem::Kind::WriteFailed, m_path, {}, file.errorString()};
        return tl::make_unexpected(writeError(m_path, file.errorString()));
    }
    return {};
}

} // namespace streamscope::session
