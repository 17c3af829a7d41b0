// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/file_feed.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

constexpr qint64 kHashed = 1 << 20; // bytes at once
constexpr qint64 kHeldUs = 20'000;

QByteArray field(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    if (!bytes.contains(',') && !bytes.contains('"') && !bytes.contains('\n') && !bytes.contains('\r'))
        return bytes;
    return '"' + bytes.replace('"', "\"\"") + '"';
}

QByteArray name(LineFault::Outcome outcome)
{
    switch (outcome) {
    case LineFault::Outcome::NotRead: return "not read";
    case LineFault::Outcome::NotSent: return "not sent";
    case LineFault::Outcome::Failed: return "failed";
    case LineFault::Outcome::InDoubt: return "in doubt";
    }
    return {};
}

} // namespace

FileFeed::FileFeed(std::unique_ptr<RecordReader> reader, const Options &options)
    : m_reader(std::move(reader))
    , m_options(options)
{
    m_progress.size = m_reader->size();
    if (options.fromLine > 0)
        begin(options.fromLine);
}

void FileFeed::begin(qint64 fromLine)
{
    const std::lock_guard lock(m_mutex);
    m_fromLine = fromLine;
    m_progress.committedLine = fromLine - 1;
    m_answeredLine = fromLine - 1;
}

bool FileFeed::hasBegun() const
{
    const std::lock_guard lock(m_mutex);
    return m_fromLine > 0;
}

// Under the mutex.
void FileFeed::note(qint64 line, LineFault::Outcome outcome, const core::KafkaError &error)
{
    ++m_progress.faulty;
    if (m_faults.size() < kMostFaults)
        m_faults.append({line, outcome, error});
}

cluster::RecordFeed::Next FileFeed::next(cluster::ProducerRecord &record)
{
    const std::lock_guard lock(m_mutex);
    if (m_fromLine == 0)
        return {Step::Wait, kHeldUs};
    if (m_options.chunk > 0 && m_inChunk > 0 && (m_inChunk >= m_options.chunk || m_progress.atEnd)) {
        m_inChunk = 0;
        return {Step::Commit, 0};
    }
    if (m_progress.atEnd)
        return {Step::End, 0};
    auto read = m_reader->next();
    m_progress.position = m_reader->position();
    if (!read) {
        m_progress.atEnd = true;
        return {Step::Wait, 0};
    }
    m_progress.line = read->line;
    if (read->line < m_fromLine)
        return {Step::Wait, 0};
    if (!read->record) {
        note(read->line, LineFault::Outcome::NotRead, read->record.error());
        return {Step::Wait, 0};
    }
    record = std::move(*read->record);
    if (m_options.chunk > 0) {
        record.headers.append({kImportHeader, m_options.identity});
        record.headers.append({kLineHeader, QByteArray::number(read->line)});
        ++m_inChunk;
        m_sentLine = read->line;
    }
    m_open.insert(m_sent++, read->line);
    return {Step::Send, 0};
}

void FileFeed::settled(quint64 number, const cluster::DeliveryReport &report)
{
    const std::lock_guard lock(m_mutex);
    const qint64 line = m_open.take(number);
    const bool discarded = report.error && report.error->name == "_PURGE_QUEUE"_L1;
    if (discarded)
        m_gaveBack = true;
    else
        m_answeredLine = std::max(m_answeredLine, line);
    if (!report.error)
        return;
    note(line,
         discarded                                             ? LineFault::Outcome::NotSent
         : report.error->kind == core::ErrorKind::TimedOut ? LineFault::Outcome::InDoubt
                                                               : LineFault::Outcome::Failed,
         *report.error);
}

void FileFeed::concluded(bool committed)
{
    const std::lock_guard lock(m_mutex);
    if (committed)
        m_progress.committedLine = m_sentLine;
}

FileFeed::Progress FileFeed::progress() const
{
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

QList<LineFault> FileFeed::faults() const
{
    const std::lock_guard lock(m_mutex);
    QList<LineFault> list = m_faults;
    std::stable_sort(list.begin(), list.end(), [](const LineFault &a, const LineFault &b) { return a.line < b.line; });
    return list;
}

void FileFeed::letGo()
{
    const std::lock_guard lock(m_mutex);
    if (m_options.chunk == 0) {
        for (const qint64 line : std::as_const(m_open)) {
            m_answeredLine = std::max(m_answeredLine, line);
            note(line, LineFault::Outcome::InDoubt, core::localError(core::ErrorKind::TimedOut, u"Nobody has answered."_s));
        }
    }
    m_open.clear();
    if (m_gaveBack) {
        m_progress.faulty -= static_cast<quint64>(m_faults.removeIf([this](const LineFault &fault) { return fault.line > m_answeredLine; }));
        m_progress.line = m_answeredLine;
        m_progress.atEnd = false;
    }
    m_progress.nextLine = m_progress.line + 1;
    for (const LineFault &fault : std::as_const(m_faults)) {
        if (fault.outcome == LineFault::Outcome::NotSent || fault.outcome == LineFault::Outcome::InDoubt)
            m_progress.nextLine = std::min(m_progress.nextLine, fault.line);
    }
}

QByteArray fileIdentity(const QString &path, const std::function<bool()> &stop)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (const QDir folder(path); folder.exists()) {
        for (const QFileInfo &file : folder.entryInfoList(QDir::Files, QDir::Name))
            hash.addData(file.fileName().toUtf8() + '\0' + QByteArray::number(file.size()) + '\0');
        return hash.result().toHex().left(32);
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    while (!file.atEnd()) {
        if (stop && stop())
            return {};
        hash.addData(file.read(kHashed));
    }
    return hash.result().toHex().left(32);
}

qint64 importedLine(std::span<const cluster::RawHeader> headers, const QByteArray &identity)
{
    const std::string_view wanted(identity.constData(), static_cast<std::size_t>(identity.size()));
    bool ours = false;
    qint64 line = 0;
    for (const cluster::RawHeader &header : headers) {
        if (header.name == FileFeed::kImportHeader)
            ours = header.value == wanted;
        else if (header.name == FileFeed::kLineHeader)
            line = QByteArray(header.value.data(), static_cast<qsizetype>(header.value.size())).toLongLong();
    }
    return ours ? line : 0;
}

QByteArray faultsCsv(const QList<LineFault> &faults)
{
    QByteArray csv = "line,outcome,error\r\n";
    for (const LineFault &fault : faults)
        csv += QByteArray::number(fault.line) + ',' + name(fault.outcome) + ',' + field(fault.error.message) + "\r\n";
    return csv;
}

} // namespace streamscope::flows
