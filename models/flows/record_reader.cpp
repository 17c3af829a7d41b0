// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/record_reader.h"

#include "models/cluster/timestamp_zero.h"
#include "models/core/bytes.h"
#include "models/decode/decode.h"
#include "models/decode/json_scanner.h"
#include "models/messages/message_json.h"
#include "models/query/value.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

// Spreadsheets write it before UTF-8; it is no part of the first line.
constexpr QByteArrayView kByteOrderMark("\xef\xbb\xbf");

core::KafkaError fault(const QString &sentence)
{
    return core::localError(core::ErrorKind::InvalidInput, sentence);
}

constexpr qint64 kPiece = 16 << 10;          // bytes of a line at once
constexpr qsizetype kLongestTitles = 1 << 20; // bytes; read while a person types

// What no topic takes is known before anything is sent.
core::Result<cluster::ProducerRecord> sendable(core::Result<cluster::ProducerRecord> record, const FileFormat &format)
{
    if (!record)
        return record;
    if (record->timestampMs == 0)
        return tl::make_unexpected(fault(QString::fromLatin1(cluster::kTimestampZero)));
    if (record->partition && format.partitions > 0 && *record->partition >= format.partitions)
        return tl::make_unexpected(fault(u"The topic has no partition %1."_s.arg(*record->partition)));
    for (const cluster::Header &header : std::as_const(record->headers)) {
        if (header.name.contains('\0'))
            return tl::make_unexpected(fault(u"A header's name has a zero byte, at which Kafka's client would end it."_s));
    }
    return record;
}

// A file of lines; each without its end. What is too long is passed over and told.
class LineSource {
public:
    explicit LineSource(const QString &path, qsizetype longest)
        : m_file(path)
        , m_longest(longest)
    {
    }
    bool open()
    {
        if (!m_file.open(QIODevice::ReadOnly))
            return false;
        if (m_file.peek(kByteOrderMark.size()) == kByteOrderMark)
            m_file.skip(kByteOrderMark.size());
        m_start = m_file.pos();
        return true;
    }
    [[nodiscard]] QString error() const { return m_file.errorString(); }
    [[nodiscard]] qint64 position() const { return m_file.pos(); }
    [[nodiscard]] qint64 size() const { return m_file.size(); }
    [[nodiscard]] bool atEnd() const { return m_file.atEnd(); }
    [[nodiscard]] qint64 start() const { return m_start; } // of the first line
    [[nodiscard]] bool seek(qint64 position) { return m_file.seek(position); }
    [[nodiscard]] qsizetype longest() const { return m_longest; }
    [[nodiscard]] core::KafkaError tooLong() const { return fault(u"It is longer than %1 bytes."_s.arg(m_longest)); }
    // keepEnd: with its line feed. The error: it was too long.
    core::Result<QByteArray> take(bool keepEnd)
    {
        // Piece by piece: asked for a whole line, QIODevice takes the memory of the longest one for each.
        QByteArray line;
        char piece[kPiece];
        while (!line.endsWith('\n') && line.size() <= m_longest) {
            const qint64 count = m_file.readLine(piece, std::min<qint64>(kPiece, m_longest + 2 - line.size()));
            if (count <= 0)
                break;
            line.append(piece, count);
        }
        const bool whole = line.endsWith('\n') || m_file.atEnd();
        if (!whole) {
            passOver();
            return tl::make_unexpected(tooLong());
        }
        if (!keepEnd && line.endsWith('\n')) {
            line.chop(1);
            if (line.endsWith('\r'))
                line.chop(1);
        }
        return line;
    }

    // To the end of the line, where that is wanted at all: a look at the first line reads no further.
    void passOver()
    {
        for (bool ended = m_longest < RecordReader::kLongest; !ended;) {
            char piece[kPiece];
            const qint64 count = m_file.readLine(piece, kPiece);
            ended = count <= 0 || piece[count - 1] == '\n';
        }
    }

private:
    QFile m_file;
    const qsizetype m_longest;
    qint64 m_start = 0;
};

// Where a row of CSV ends: not within quotes, which count only where a field begins with one. Each byte is looked at once.
class QuoteState {
public:
    explicit QuoteState(char separator)
        : m_separator(separator)
    {
    }
    void add(QByteArrayView bytes)
    {
        for (const char c : bytes)
            m_at = next(c);
    }
    [[nodiscard]] bool isOpen() const { return m_at == At::Quoted; }

private:
    enum class At { Begin, Plain, Quoted, Closed };

    [[nodiscard]] At next(char c) const
    {
        if (m_at == At::Quoted)
            return c == '"' ? At::Closed : At::Quoted;
        if (c == '"' && m_at != At::Plain)
            return At::Quoted; // it begins, or two of them are one
        return c == m_separator ? At::Begin : At::Plain;
    }

    const char m_separator;
    At m_at = At::Begin;
};

class NdjsonReader final : public RecordReader {
public:
    NdjsonReader(std::unique_ptr<LineSource> source, const FileFormat &format)
        : m_source(std::move(source))
        , m_format(format)
    {
    }
    std::optional<FileRecord> next() override
    {
        while (!m_source->atEnd()) {
            ++m_line;
            const auto line = m_source->take(false);
            if (!line)
                return FileRecord{m_line, tl::make_unexpected(line.error()), m_line};
            if (line->trimmed().isEmpty())
                continue;
            auto record = messages::parseMessageJson(*line);
            if (record && !m_format.keepPartitions)
                record->partition.reset();
            if (record && !m_format.keepTimestamps)
                record->timestampMs.reset();
            return FileRecord{m_line, sendable(std::move(record), m_format), m_line};
        }
        return {};
    }
    Place place() const override { return {m_source->position(), m_line}; }
    bool goTo(const Place &place) override
    {
        m_line = place.line;
        return m_source->seek(place.position);
    }
    qint64 position() const override { return m_source->position(); }
    qint64 size() const override { return m_source->size(); }

private:
    std::unique_ptr<LineSource> m_source;
    FileFormat m_format;
    qint64 m_line = 0;
};

// A field of a line: nothing where it is empty and not quoted.
using Field = std::optional<QByteArray>;

class CsvReader final : public RecordReader {
public:
    CsvReader(std::unique_ptr<LineSource> source, const FileFormat &format)
        : m_source(std::move(source))
        , m_format(format)
    {
    }

    // The titles, or numbers in their place; to be called first.
    core::Result<QStringList> readTitles()
    {
        auto fields = row();
        if (!fields)
            return tl::make_unexpected(fields.error());
        QStringList titles;
        for (qsizetype i = 0; i < fields->size(); ++i)
            titles.append(m_format.hasTitles ? QString::fromUtf8(fields->at(i).value_or(QByteArray())) : QString::number(i + 1));
        for (const QString &title : titles)
            m_titles.append(title.toUtf8());
        if (!m_format.hasTitles && !fields->isEmpty())
            m_first = std::move(*fields);
        return titles;
    }

    std::optional<FileRecord> next() override
    {
        if (m_first) {
            const QList<Field> fields = *std::exchange(m_first, std::nullopt);
            return FileRecord{m_rowLine, sendable(made(fields), m_format), m_line};
        }
        while (!m_source->atEnd()) {
            const auto fields = row();
            if (!fields)
                return FileRecord{m_rowLine, tl::make_unexpected(fields.error()), m_line};
            if (fields->isEmpty() || (fields->size() == 1 && !fields->first()))
                continue; // an empty line
            return FileRecord{m_rowLine, sendable(made(*fields), m_format), m_line};
        }
        return {};
    }
    Place place() const override { return m_first ? Place{m_source->start(), 0} : Place{m_source->position(), m_line}; }
    bool goTo(const Place &place) override
    {
        m_first.reset();
        m_line = place.line;
        return m_source->seek(place.position);
    }
    qint64 position() const override { return m_source->position(); }
    qint64 size() const override { return m_source->size(); }

private:
    core::Result<QList<Field>> row()
    {
        m_rowLine = m_line + 1;
        QByteArray text;
        QuoteState quotes(m_format.separator);
        do {
            ++m_line;
            auto line = m_source->take(true);
            if (!line)
                return tl::make_unexpected(line.error());
            quotes.add(*line);
            text += *line;
            if (text.size() > m_source->longest())
                return tl::make_unexpected(m_source->tooLong());
        } while (quotes.isOpen() && !m_source->atEnd());
        while (text.endsWith('\n') || text.endsWith('\r'))
            text.chop(1);
        return split(text);
    }

    core::Result<QList<Field>> split(const QByteArray &text) const
    {
        QList<Field> fields;
        qsizetype i = 0;
        for (;;) {
            if (i < text.size() && text[i] == '"') {
                QByteArray field("");
                for (++i;; ++i) {
                    if (i >= text.size())
                        return tl::make_unexpected(fault(u"A quotation mark has no end."_s));
                    if (text[i] != '"')
                        field += text[i];
                    else if (i + 1 < text.size() && text[i + 1] == '"')
                        field += text[i++];
                    else
                        break;
                }
                ++i;
                fields.append(field);
                if (i < text.size() && text[i] != m_format.separator)
                    return tl::make_unexpected(fault(u"Something stands behind a quoted field."_s));
            } else {
                const qsizetype end = text.indexOf(m_format.separator, i);
                const QByteArray field = text.mid(i, end < 0 ? -1 : end - i);
                fields.append(field.isEmpty() ? Field() : Field(field));
                i = end < 0 ? text.size() : end;
            }
            if (i >= text.size())
                return fields;
            ++i; // the separator
        }
    }

    core::Result<cluster::ProducerRecord> made(const QList<Field> &fields) const
    {
        if (fields.size() != m_titles.size())
            return tl::make_unexpected(fault(u"There are %1 fields for %2 columns."_s.arg(fields.size()).arg(m_titles.size())));
        for (const Field &field : fields) {
            if (field && !decode::isUtf8({field->constData(), static_cast<std::size_t>(field->size())}))
                return tl::make_unexpected(fault(u"A field is no UTF-8."_s));
        }
        cluster::ProducerRecord record;
        record.key = fields.value(m_format.key);
        record.value = m_format.value < 0 ? Field(object(fields)) : fields.value(m_format.value);
        for (const int column : m_format.headers)
            record.headers.append({m_titles.value(column), fields.value(column)});
        if (const Field time = fields.value(m_format.timestamp)) {
            bool number = false;
            qint64 ms = time->toLongLong(&number);
            const QDateTime moment = QDateTime::fromString(QString::fromUtf8(*time), Qt::ISODateWithMs);
            if (!number && !moment.isValid())
                return tl::make_unexpected(fault(u"The timestamp is neither milliseconds nor ISO 8601."_s));
            ms = number ? ms : moment.toMSecsSinceEpoch();
            if (ms < 0)
                return tl::make_unexpected(fault(u"The timestamp is before 1970."_s));
            record.timestampMs = ms;
        }
        return record;
    }

    QByteArray object(const QList<Field> &fields) const
    {
        std::string out = "{";
        for (qsizetype i = 0; i < fields.size(); ++i) {
            out += i > 0 ? "," : "";
            query::appendJsonString(out, core::viewOf(m_titles[i]));
            out += ':';
            if (!fields[i])
                out += "null";
            else if (m_format.plainNumbers && isNumber(core::viewOf(*fields[i])))
                out += core::viewOf(*fields[i]);
            else
                query::appendJsonString(out, core::viewOf(*fields[i]));
        }
        out += '}';
        return QByteArray(out.data(), static_cast<qsizetype>(out.size()));
    }
    static bool isNumber(std::string_view text)
    {
        decode::JsonScanner scanner(text);
        const auto token = scanner.next();
        return token == decode::JsonScanner::Token::Number && scanner.text().size() == text.size() &&
               scanner.next() == decode::JsonScanner::Token::End;
    }

    std::unique_ptr<LineSource> m_source;
    FileFormat m_format;
    QList<QByteArray> m_titles;
    std::optional<QList<Field>> m_first; ///< a first line that names nothing
    qint64 m_line = 0;
    qint64 m_rowLine = 0;
};

class FolderReader final : public RecordReader {
public:
    explicit FolderReader(const QDir &folder)
        : m_folder(folder)
        , m_names(folder.entryList(QDir::Files, QDir::Name))
    {
    }
    std::optional<FileRecord> next() override
    {
        if (m_next >= m_names.size())
            return {};
        const QString name = m_names[m_next++];
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return FileRecord{m_next, tl::make_unexpected(fault(u"%1 cannot be read: %2"_s.arg(name, file.errorString()))), m_next};
        const QByteArray bytes = file.read(kLongest + 1);
        if (bytes.size() > kLongest)
            return FileRecord{m_next, tl::make_unexpected(fault(u"It is longer than %1 bytes."_s.arg(kLongest))), m_next};
        cluster::ProducerRecord record;
        record.key = name.toUtf8();
        record.value = bytes.isNull() ? QByteArray("") : bytes;
        return FileRecord{m_next, record, m_next};
    }
    Place place() const override { return {m_next, m_next}; }
    bool goTo(const Place &place) override
    {
        m_next = place.position;
        return true;
    }
    qint64 position() const override { return m_next; }
    qint64 size() const override { return m_names.size(); }

private:
    QDir m_folder;
    QStringList m_names;
    qsizetype m_next = 0;
};

core::Result<std::unique_ptr<LineSource>> openLines(const QString &path, qsizetype longest = RecordReader::kLongest)
{
    auto source = std::make_unique<LineSource>(path, longest);
    if (!source->open())
        return tl::make_unexpected(fault(u"%1 cannot be read: %2"_s.arg(path, source->error())));
    return source;
}

} // namespace

core::Result<std::unique_ptr<RecordReader>> RecordReader::open(const QString &path, const FileFormat &format)
{
    if (format.kind == FileFormat::Kind::Folder) {
        const QDir folder(path);
        if (!folder.exists())
            return tl::make_unexpected(fault(u"%1 is no folder"_s.arg(path)));
        return std::make_unique<FolderReader>(folder);
    }
    auto source = openLines(path);
    if (!source)
        return tl::make_unexpected(source.error());
    if (format.kind == FileFormat::Kind::Ndjson)
        return std::make_unique<NdjsonReader>(std::move(*source), format);
    auto reader = std::make_unique<CsvReader>(std::move(*source), format);
    if (const auto titles = reader->readTitles(); !titles)
        return tl::make_unexpected(titles.error());
    return reader;
}

core::Result<QStringList> RecordReader::csvColumns(const QString &path, const FileFormat &format)
{
    auto source = openLines(path, kLongestTitles);
    if (!source)
        return tl::make_unexpected(source.error());
    return CsvReader(std::move(*source), format).readTitles();
}

} // namespace streamscope::flows
