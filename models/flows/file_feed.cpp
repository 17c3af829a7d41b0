// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/file_feed.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

constexpr qint64 kHashed = 1 << 20; // bytes at once
constexpr qint64 kHeldUs = 20'000;
constexpr QLatin1StringView kGivenBack("_PURGE_QUEUE");

// The same file mapped otherwise makes other messages.
QByteArray mappingText(const FileFormat &format)
{
    QByteArray text{&format.separator, 1};
    for (const int number : QList<int>{format.hasTitles, format.key, format.value, format.plainNumbers, format.timestamp} + format.headers)
        text += QByteArray::number(number) + ' ';
    return text + '\n';
}

} // namespace

FileFeed::FileFeed(std::unique_ptr<RecordReader> reader, const Options &options)
    : m_reader(std::move(reader))
    , m_options(options)
    , m_allowed(options.asks ? 0 : std::numeric_limits<qint64>::max())
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

void FileFeed::allow(qint64 line)
{
    const std::lock_guard lock(m_mutex);
    m_allowed = line;
}

bool FileFeed::hasBegun() const
{
    const std::lock_guard lock(m_mutex);
    return m_fromLine > 0;
}

// Under the mutex.
void FileFeed::note(qint64 line, qint64 lastLine, LineFault::Outcome outcome, const core::KafkaError &error)
{
    m_faults.add({line, outcome, error, lastLine});
    m_progress.faulty = m_faults.lines();
    m_progress.unlisted = m_faults.unlisted();
    if (outcome == LineFault::Outcome::NotSent || outcome == LineFault::Outcome::InDoubt)
        m_firstDoubt = m_firstDoubt > 0 ? std::min(m_firstDoubt, line) : line;
}

// Whether the transaction ends before this line: a suspect has one of its own.
bool FileFeed::endsHere(qint64 line) const
{
    return m_inChunk > 0 && (m_inChunk >= m_options.chunk || m_suspects.contains(line) || m_suspects.contains(m_sentLine));
}

cluster::RecordFeed::Next FileFeed::next(cluster::ProducerRecord &record)
{
    const std::lock_guard lock(m_mutex);
    if (m_fromLine == 0)
        return {Step::Wait, kHeldUs};
    if (m_options.chunk > 0 && m_inChunk > 0 && m_progress.atEnd)
        return {Step::Commit, 0};
    if (m_progress.atEnd)
        return {Step::End, 0};
    if (!m_ahead)
        m_place = m_reader->place();
    auto read = m_ahead ? std::exchange(m_ahead, std::nullopt) : m_reader->next();
    m_progress.position = m_reader->position();
    if (!read) {
        m_progress.atEnd = true;
        return {Step::Wait, 0};
    }
    if (read->lastLine > m_allowed) {
        m_ahead = std::move(read);
        return {Step::Wait, kHeldUs};
    }
    m_progress.line = read->lastLine;
    if (read->line < m_fromLine || m_refused.contains(read->line))
        return {Step::Wait, 0};
    if (!read->record) {
        if (read->line > m_toldLine)
            note(read->line, read->lastLine, LineFault::Outcome::NotRead, read->record.error());
        m_toldLine = std::max(m_toldLine, read->line);
        return {Step::Wait, 0};
    }
    if (m_options.chunk > 0) {
        if (endsHere(read->line)) {
            m_ahead = std::move(read);
            return {Step::Commit, 0};
        }
        read->record->headers.append({kImportHeader, m_options.identity});
        read->record->headers.append({kLineHeader, QByteArray::number(read->line)});
        if (m_inChunk++ == 0)
            m_begin = m_place;
        m_sentLine = read->line;
    }
    record = std::move(*read->record);
    m_open.insert(m_sent++, read->line);
    return {Step::Send, 0};
}

void FileFeed::settled(quint64 number, const cluster::DeliveryReport &report)
{
    const std::lock_guard lock(m_mutex);
    const qint64 line = m_open.take(number);
    if (m_options.chunk > 0) {
        if (report.error && report.refused)
            settleRefused(line, *report.error);
        return;
    }
    const bool discarded = report.error && report.error->name == kGivenBack;
    if (discarded)
        m_gaveBack = true;
    else
        m_answeredLine = std::max(m_answeredLine, line);
    if (!report.error)
        ++m_progress.written;
    else
        note(line, line,
             discarded                                         ? LineFault::Outcome::NotSent
             : report.error->kind == core::ErrorKind::TimedOut ? LineFault::Outcome::InDoubt
                                                               : LineFault::Outcome::Failed,
             *report.error);
}

void FileFeed::settleRefused(qint64 line, const core::KafkaError &error)
{
    if (error.code < 0 || m_inChunk == 1) { // the client refuses them one by one
        m_refused.insert(line);
        m_suspects.remove(line);
        note(line, line, LineFault::Outcome::Failed, error);
    } else {
        m_suspects.insert(line);
    }
}

bool FileFeed::concluded(bool committed)
{
    const std::lock_guard lock(m_mutex);
    const bool again = !committed && m_reader->goTo(m_begin);
    if (committed) {
        m_progress.committedLine = m_sentLine;
        m_progress.written += static_cast<quint64>(m_inChunk);
        m_suspects.removeIf([this](qint64 line) { return line <= m_sentLine; });
    }
    if (again) {
        m_ahead.reset();
        m_progress.atEnd = false;
    }
    m_inChunk = 0;
    return again;
}

FileFeed::Progress FileFeed::progress() const
{
    const std::lock_guard lock(m_mutex);
    Progress progress = m_progress;
    progress.nextLine = nextLine();
    return progress;
}

// Under the mutex.
qint64 FileFeed::nextLine() const
{
    if (m_options.chunk > 0)
        return m_progress.committedLine + 1;
    qint64 next = std::max(m_progress.line, m_fromLine - 1) + 1;
    if (m_firstDoubt > 0)
        next = std::min(next, m_firstDoubt);
    for (const qint64 line : m_open)
        next = std::min(next, line);
    return next;
}

QList<LineFault> FileFeed::faults() const
{
    const std::lock_guard lock(m_mutex);
    return m_faults.list();
}

void FileFeed::letGo()
{
    const std::lock_guard lock(m_mutex);
    if (m_options.chunk == 0) {
        for (const qint64 line : std::as_const(m_open)) {
            m_answeredLine = std::max(m_answeredLine, line);
            note(line, line, LineFault::Outcome::InDoubt, core::localError(core::ErrorKind::TimedOut, u"Nobody has answered."_s));
        }
    }
    m_open.clear();
    if (m_gaveBack) {
        m_faults.cutBehind(m_answeredLine);
        m_progress.faulty = m_faults.lines();
        m_progress.line = m_answeredLine;
        m_progress.atEnd = false;
        m_firstDoubt = m_firstDoubt > m_answeredLine ? 0 : m_firstDoubt;
    }
}

QByteArray fileIdentity(const QString &path, const FileFormat &format, const std::function<bool()> &stop)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (format.kind == FileFormat::Kind::Csv)
        hash.addData(mappingText(format));
    if (const QDir folder(path); folder.exists()) {
        for (const QFileInfo &file : folder.entryInfoList(QDir::Files, QDir::Name))
            hash.addData(file.fileName().toUtf8() + '\0' + QByteArray::number(file.size()) + '\0' +
                         QByteArray::number(file.lastModified().toMSecsSinceEpoch()) + '\0');
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

} // namespace streamscope::flows
