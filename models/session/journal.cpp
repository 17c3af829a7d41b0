// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/journal.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSysInfo>
#include <QtGlobal>

#include <algorithm>
#include <array>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace streamscope::session {
namespace {

constexpr qint64 kTailChunk = 1LL << 20;
constexpr std::array kOutcomes{"pending", "done", "failed", "unknown", "refused"};

JournalEntry::Outcome outcomeFrom(const QString &name)
{
    for (std::size_t i = 0; i < kOutcomes.size(); ++i) {
        if (name == QLatin1StringView(kOutcomes.at(i)))
            return static_cast<JournalEntry::Outcome>(i);
    }
    return JournalEntry::Outcome::Unknown;
}

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject toJson(const JournalEntry &e)
{
    return {{u"id"_s, e.id},           {u"time"_s, e.time.toString(Qt::ISODateWithMs)},
            {u"cluster"_s, e.cluster}, {u"cluster_id"_s, e.clusterId},
            {u"who"_s, e.who},         {u"action"_s, e.action},
            {u"object"_s, e.object},   {u"from"_s, e.from},
            {u"to"_s, e.to},           {u"outcome"_s, outcomeName(e.outcome)}};
}

JournalEntry fromJson(const QJsonObject &o)
{
    JournalEntry e;
    e.id = o.value("id"_L1).toString();
    e.time = QDateTime::fromString(o.value("time"_L1).toString(), Qt::ISODateWithMs).toUTC();
    e.cluster = o.value("cluster"_L1).toString();
    e.clusterId = o.value("cluster_id"_L1).toString();
    e.who = o.value("who"_L1).toString();
    e.action = o.value("action"_L1).toString();
    e.object = o.value("object"_L1).toString();
    e.from = o.value("from"_L1);
    e.to = o.value("to"_L1);
    e.outcome = outcomeFrom(o.value("outcome"_L1).toString());
    return e;
}

// The newest whole lines of the file that hold at least `wanted` intents, oldest first.
QList<QJsonObject> newestLines(QFile &file, int wanted)
{
    for (qint64 length = kTailChunk;; length *= 4) {
        const qint64 start = std::max<qint64>(0, file.size() - length);
        file.seek(start);
        QByteArray bytes = file.read(length);
        if (start > 0)
            bytes.remove(0, bytes.indexOf('\n') + 1);
        QList<QJsonObject> lines;
        int intents = 0;
        for (const QByteArray &text : bytes.split('\n')) {
            const QJsonDocument document = QJsonDocument::fromJson(text);
            if (!document.isObject()) // damaged, or the empty end
                continue;
            lines.append(document.object());
            intents += document.object().contains("action"_L1) ? 1 : 0;
        }
        if (start == 0 || intents >= wanted)
            return lines;
    }
}

} // namespace

QString outcomeName(JournalEntry::Outcome outcome)
{
    return QString::fromLatin1(kOutcomes.at(static_cast<std::size_t>(outcome)));
}

Journal::Journal(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file)
{
}

Journal::~Journal() = default;

QString Journal::localUser()
{
    QString user = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
#ifdef Q_OS_UNIX
    // The environment can say anything; the user database is asked first.
    if (const passwd *entry = getpwuid(getuid()))
        user = QString::fromLocal8Bit(entry->pw_name);
#endif
    return user + u'@' + QSysInfo::machineHostName();
}

QString Journal::nextId(const QDateTime &time)
{
    return u"%1-%2-%3"_s.arg(time.toString(u"yyyyMMdd'T'HHmmsszzz"_s))
        .arg(m_counter++ & 0xffffffU, 6, 16, QChar(u'0'))
        .arg(QRandomGenerator::global()->generate(), 8, 16, QChar(u'0'));
}

core::Result<void> Journal::append(const QByteArray &lines, bool sync)
{
    const auto fail = [this](const QString &reason) {
        return tl::make_unexpected(core::localError(core::ErrorKind::Local, reason, u"journal "_s + m_file));
    };
    if (!QDir().mkpath(QFileInfo(m_file).absolutePath()))
        return fail(u"the folder cannot be made"_s);
    QFile file(m_file);
    const bool fresh = !file.exists();
    // Unbuffered append: the lines go out in one write(2) with O_APPEND, so that programs do not tear each other's lines.
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered))
        return fail(file.errorString());
    if (fresh)
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QByteArray bytes = lines;
    // A line that a crash cut short must not swallow this one.
    if (file.size() > 0 && file.seek(file.size() - 1) && file.read(1) != "\n")
        bytes.prepend('\n');
    if (file.write(bytes) != bytes.size())
        return fail(file.errorString());
#ifdef Q_OS_UNIX
    if (sync && ::fsync(file.handle()) != 0)
        return fail(u"fsync failed"_s);
#endif
    return {};
}

core::Result<QString> Journal::begin(JournalEntry entry)
{
    const core::Result<QStringList> ids = begin(QList<JournalEntry>{std::move(entry)});
    if (!ids)
        return tl::make_unexpected(ids.error());
    return ids->first();
}

core::Result<QStringList> Journal::begin(QList<JournalEntry> entries)
{
    QByteArray lines;
    QStringList ids;
    for (JournalEntry &entry : entries) {
        entry.time = QDateTime::currentDateTimeUtc();
        entry.id = nextId(entry.time);
        entry.outcome = JournalEntry::Outcome::Pending;
        if (entry.who.isEmpty())
            entry.who = localUser();
        ids.append(entry.id);
        lines += line(toJson(entry));
    }
    if (const auto written = append(lines, true); !written) {
        core::KafkaError error = written.error();
        error.name = QString::fromLatin1(kNotWrittenDown);
        error.message = u"the journal cannot be written, so nothing was sent: "_s + error.message;
        return tl::make_unexpected(error);
    }
    for (const QString &id : std::as_const(ids))
        Q_EMIT entryChanged(id);
    return ids;
}

void Journal::finish(const QString &id, JournalEntry::Outcome outcome, const QString &error, const QJsonValue &to)
{
    QJsonObject object{
        {u"id"_s, id}, {u"time"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}, {u"outcome"_s, outcomeName(outcome)}};
    if (!error.isEmpty())
        object.insert("error"_L1, error);
    if (!to.isNull() && !to.isUndefined())
        object.insert("to"_L1, to);
    // The act is done; an outcome that cannot be written leaves the entry pending, which is what is known on disk.
    if (append(line(object), false))
        Q_EMIT entryChanged(id);
}

QList<JournalEntry> Journal::entries(int newest) const
{
    QFile file(m_file);
    if (newest <= 0 || !file.open(QIODevice::ReadOnly))
        return {};
    QList<JournalEntry> entries;
    QHash<QString, qsizetype> places;
    const QList<QJsonObject> lines = newestLines(file, newest);
    for (const QJsonObject &object : lines) {
        const QString id = object.value("id"_L1).toString();
        if (object.contains("action"_L1)) {
            places.insert(id, entries.size());
            entries.append(fromJson(object));
        } else if (const auto place = places.constFind(id); place != places.cend()) {
            JournalEntry &entry = entries[*place];
            entry.outcome = outcomeFrom(object.value("outcome"_L1).toString());
            entry.error = object.value("error"_L1).toString();
            if (object.contains("to"_L1))
                entry.to = object.value("to"_L1);
        }
    }
    std::stable_sort(entries.begin(), entries.end(), [](const JournalEntry &a, const JournalEntry &b) { return a.id > b.id; });
    return entries.mid(0, newest);
}

QString Journal::file() const
{
    return m_file;
}

} // namespace streamscope::session
