// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/message_printer.h"

#include "models/decode/decode.h"
#include "models/messages/message_json.h"

#include <QDateTime>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

constexpr std::size_t kFlushBytes = 1 << 16;

QString cell(bool null, std::string_view bytes, int limit)
{
    if (null)
        return u"⟨null⟩"_s; // as other marks: the bare word may be a text
    return bytes.empty() ? u"⟨empty⟩"_s : decode::preview(bytes, limit);
}

} // namespace

MessagePrinter::MessagePrinter(QStringList topics, bool jsonValues, Output &output)
    : m_topics(std::move(topics))
    , m_jsonValues(jsonValues)
    , m_output(output)
{
}

std::size_t MessagePrinter::append(std::span<const cluster::RawMessage> messages)
{
    for (const cluster::RawMessage &message : messages) {
        print(message);
        if (m_buffer.size() >= kFlushBytes)
            flush();
    }
    flush();
    return messages.size();
}

void MessagePrinter::print(const cluster::RawMessage &message)
{
    const QString &topic = m_topics[static_cast<qsizetype>(message.topic)];
    if (m_output.format() == Output::Format::Json) {
        messages::appendMessageJson(m_buffer, message, topic, m_jsonValues);
    } else {
        const QString time = message.timestampMs < 0
                                 ? u"–"_s
                                 : QDateTime::fromMSecsSinceEpoch(message.timestampMs).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
        const QString line = u"%1 [%2] %3  %4  %5  %6"_s.arg(terminalText(topic))
                                 .arg(message.partition)
                                 .arg(message.offset, 8)
                                 .arg(time)
                                 .arg(cell(message.nullKey, message.key, 24), cell(message.nullValue, message.value, 160));
        m_buffer += line.toStdString();
    }
    m_buffer += '\n';
}

void MessagePrinter::flush()
{
    if (!m_buffer.empty())
        m_output.writeBytes(m_buffer);
    m_buffer.clear();
}

void writeStats(const ReadStats &stats)
{
    Record record;
    record.add("received", static_cast<qint64>(stats.received)).add("matched", static_cast<qint64>(stats.matched));
    record.add("skipped", static_cast<qint64>(stats.skipped)).add("bytes", static_cast<qint64>(stats.bytes));
    record.addRaw("seconds", QByteArray::number(stats.seconds, 'f', 3), {});
    const QByteArray line = record.json() + '\n';
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

void ProblemTeller::tell(const cluster::TailStatus &status)
{
    if (status.corrupt > m_corrupt)
        say(u"%1 messages could not be read: they are damaged"_s.arg(status.corrupt - m_corrupt));
    m_corrupt = status.corrupt;
    const bool waiting = status.state == cluster::TailStatus::State::Waiting;
    if (waiting && !m_waiting && status.error)
        sayError(u"waiting"_s, *status.error);
    m_waiting = waiting;
    for (const cluster::TailPosition &position : status.positions) {
        auto &told = m_told[position.partition];
        if (position.error && position.error != told)
            sayError(u"%1 [%2]"_s.arg(position.partition.topic).arg(position.partition.partition), *position.error);
        told = position.error;
        if (position.wasBeyondEnd && !m_toldBeyond.contains(position.partition)) {
            m_toldBeyond.insert(position.partition);
            say(u"%1 [%2] ends at %3: reading from there"_s.arg(position.partition.topic)
                    .arg(position.partition.partition)
                    .arg(position.first < 0 ? position.end : position.first));
        }
        if (position.mayHaveMissed && !m_toldMissed.contains(position.partition)) {
            m_toldMissed.insert(position.partition);
            say(u"%1 [%2]: messages may have been missed: the place was lost before the first one came, and the server does not tell "
                "offsets"_s.arg(position.partition.topic)
                    .arg(position.partition.partition));
        }
    }
    if (status.removed > m_removed)
        say(u"%1 offsets were removed before they could be read"_s.arg(status.removed - m_removed));
    m_removed = status.removed;
}

StartWatch::StartWatch(std::chrono::milliseconds atMost, core::FrameTicker &ticker)
{
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, &ticker, [this, &ticker] {
        m_expired = true;
        ticker.wake();
    });
    m_timer.start(atMost);
}

bool StartWatch::isOverdue(bool starting, bool waiting)
{
    m_begun = m_begun || (!starting && !waiting);
    return m_expired && waiting && !m_begun;
}

core::KafkaError StartWatch::fault(std::optional<core::KafkaError> error)
{
    core::KafkaError late = error.value_or(core::localError(core::ErrorKind::TimedOut, u"no answer in time"_s));
    late.kind = core::ErrorKind::TimedOut;
    return late;
}

void ProblemTeller::tellTransactions(const cluster::TailRequest &request, const QList<cluster::TailPosition> &positions)
{
    if (!request.untilEnd || request.isolation != cluster::Isolation::ReadCommitted)
        return;
    for (const cluster::TailPosition &position : positions) {
        if (position.highWatermark > position.end && position.end >= 0)
            say(u"%1 [%2]: %3 offsets behind an open transaction (end %4, high watermark %5)"_s.arg(position.partition.topic)
                    .arg(position.partition.partition)
                    .arg(position.highWatermark - position.end)
                    .arg(position.end)
                    .arg(position.highWatermark));
    }
}

} // namespace streamscope::cli
