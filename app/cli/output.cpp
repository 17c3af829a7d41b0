// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "models/decode/decode.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

constexpr int kStopGraceMs = 100;
constexpr std::size_t kFileChunk = 1 << 20;

void appendEscaped(QByteArray &out, char16_t unit)
{
    static constexpr char kHex[] = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += kHex[(unit >> shift) & 0xf];
}

} // namespace

QByteArray jsonString(const QString &text)
{
    QByteArray out;
    out.reserve(text.size() + 2);
    out += '"';
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit == u'"' || unit == u'\\')
            out += '\\', out += static_cast<char>(unit);
        else if (unit == u'\n')
            out += "\\n";
        else if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0))
            appendEscaped(out, unit);
        else if (unit < 0x80)
            out += static_cast<char>(unit);
        else if (c.isSurrogate())
            appendEscaped(out, unit);
        else
            out += QString(c).toUtf8();
    }
    out += '"';
    return out;
}

Record &Record::add(const char *name, const QString &text)
{
    m_fields.append({name, jsonString(text), text, false});
    return *this;
}

Record &Record::add(const char *name, qint64 number)
{
    m_fields.append({name, QByteArray::number(number), QString::number(number), true});
    return *this;
}

Record &Record::add(const char *name, bool truth)
{
    m_fields.append({name, truth ? "true" : "false", truth ? u"yes"_s : u"no"_s, false});
    return *this;
}

Record &Record::add(const char *name, const std::optional<QString> &text)
{
    return text ? add(name, *text) : addNull(name);
}

Record &Record::add(const char *name, const QList<qint32> &numbers)
{
    QByteArray json = "[";
    for (const qint32 number : numbers)
        json += (json.size() > 1 ? "," : "") + QByteArray::number(number);
    json += ']';
    m_fields.append({name, json, QString::fromLatin1(json.mid(1, json.size() - 2)), false});
    return *this;
}

Record &Record::addNull(const char *name)
{
    m_fields.append({name, "null", u"–"_s, false});
    return *this;
}

Record &Record::addRaw(const char *name, const QByteArray &json, const QString &text)
{
    m_fields.append({name, json, text, false});
    return *this;
}

Record &Record::addOutcome(const std::optional<core::KafkaError> &error)
{
    if (error && error->kind == core::ErrorKind::TimedOut)
        addNull("ok");
    else
        add("ok", !error.has_value());
    if (error)
        add("error", error->name.isEmpty() ? core::kindName(error->kind) : error->name).add("message", error->message);
    return *this;
}

QByteArray Record::json() const
{
    QByteArray line = "{";
    for (const Field &field : m_fields)
        line += (line.size() > 1 ? ",\"" : "\"") + field.name + "\":" + field.json;
    line += '}';
    return line;
}

Output::Output(Format format, int descriptor)
    : m_format(format)
    , m_descriptor(descriptor)
{
    // A pipe that is ready takes PIPE_BUF bytes without waiting; more could block beyond the reach of a stop.
    struct stat status = {};
    m_chunk = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) ? kFileChunk : PIPE_BUF;
}

void Output::write(const Record &record)
{
    if (m_format == Format::Table) {
        m_rows.append(record);
        return;
    }
    const QByteArray line = record.json() + '\n';
    writeBytes({line.constData(), static_cast<std::size_t>(line.size())});
}

void Output::flushTable()
{
    // Rows of one command have the same fields, but for the error of a failed one: columns are the union, in order of arrival.
    QList<QByteArray> columns;
    for (const Record &row : m_rows) {
        for (const Record::Field &field : row.m_fields) {
            if (!columns.contains(field.name))
                columns.append(field.name);
        }
    }
    QList<QStringList> cells;
    QList<bool> numeric(columns.size(), true);
    QStringList header;
    for (const QByteArray &column : columns)
        header.append(QString::fromLatin1(column).toUpper().replace(u'_', u' '));
    cells.append(header);
    for (const Record &row : m_rows) {
        QStringList line;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const auto field =
                std::find_if(row.m_fields.begin(), row.m_fields.end(), [&](const Record::Field &f) { return f.name == columns[i]; });
            line.append(field == row.m_fields.end() ? QString() : terminalText(field->text));
            numeric[i] = numeric[i] && (field == row.m_fields.end() || field->number);
        }
        cells.append(line);
    }
    QList<qsizetype> widths(columns.size(), 0);
    for (const QStringList &line : cells) {
        for (qsizetype i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], line[i].size());
    }
    for (const QStringList &line : m_rows.isEmpty() ? QList<QStringList>() : cells) {
        QString text;
        for (qsizetype i = 0; i < line.size(); ++i)
            text += (i > 0 ? u"  "_s : QString()) + (numeric[i] ? line[i].rightJustified(widths[i]) : line[i].leftJustified(widths[i]));
        while (text.endsWith(u' '))
            text.chop(1);
        const QByteArray bytes = text.toUtf8() + '\n';
        writeBytes({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    }
    m_rows.clear();
}

bool Output::isClosed() const
{
    pollfd end{m_descriptor, 0, 0};
    return m_closed.load() || (::poll(&end, 1, 0) > 0 && (end.revents & POLLERR) != 0);
}

bool Output::writeBytes(std::string_view bytes)
{
    QElapsedTimer sinceStop;
    bool midLine = false;
    while (!bytes.empty()) {
        if (m_closed.load())
            return false;
        if (m_stop.load()) {
            if (!midLine)
                return false;
            if (!sinceStop.isValid()) {
                sinceStop.start();
                bytes = bytes.substr(0, bytes.find('\n') + 1);
            } else if (sinceStop.hasExpired(kStopGraceMs)) {
                return false;
            }
        }
        pollfd ready{m_descriptor, POLLOUT, 0};
        if (::poll(&ready, 1, 20) == 0)
            continue;
        const ssize_t written = ::write(m_descriptor, bytes.data(), std::min(bytes.size(), m_chunk));
        if (written < 0) {
            if (errno == EINTR || errno == EAGAIN)
                continue;
            m_error.store(errno == EPIPE ? 0 : errno);
            m_closed.store(true);
            continue;
        }
        midLine = bytes[static_cast<std::size_t>(written) - 1] != '\n';
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

QString terminalText(const QString &text)
{
    return decode::visibleText(text);
}

void say(const QString &sentence)
{
    const QByteArray bytes = ("streamscope-cli: "_L1 + terminalText(sentence)).toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
}

void sayError(const QString &subject, const core::KafkaError &error, const QString &note)
{
    QString sentence = subject.isEmpty() ? QString() : subject + ": "_L1;
    // One name for many failures of a connection: the kind tells them apart.
    const bool vague = error.name == "_SSL"_L1 || (error.name == "_TRANSPORT"_L1 && error.kind != core::ErrorKind::Transport);
    sentence += error.name.isEmpty() || vague ? core::kindName(error.kind) : error.name;
    if (!error.message.isEmpty())
        sentence += ": "_L1 + error.message;
    say(sentence + note);
}

} // namespace streamscope::cli
