// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/message_cells.h"

#include "models/decode/decode.h"
#include "widgets/common/sentences.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kPreview = 300; // characters of a value in a row
constexpr int kKeyPreview = 80;
constexpr qsizetype kDetailBytes = 48 << 10; // a text field must not be fed more at once
constexpr int kHexLines = 512;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(streamscope::widgets::MessageListView)
};

QString oneLine(const std::optional<std::string_view> &bytes, int limit)
{
    if (!bytes)
        return Words::tr("null");
    return bytes->empty() ? Words::tr("(empty)") : decode::preview(bytes, limit);
}

} // namespace

QString columnTitle(MessageColumn column)
{
    switch (column) {
    case MessageColumn::Topic: return Words::tr("Topic");
    case MessageColumn::Partition: return Words::tr("Partition");
    case MessageColumn::Offset: return Words::tr("Offset");
    case MessageColumn::Timestamp: return Words::tr("Timestamp");
    case MessageColumn::Key: return Words::tr("Key");
    case MessageColumn::Value: return Words::tr("Value");
    case MessageColumn::Headers: return Words::tr("Headers");
    case MessageColumn::Size: return Words::tr("Bytes");
    }
    return {};
}

bool isNumber(MessageColumn column)
{
    return column == MessageColumn::Partition || column == MessageColumn::Offset || column == MessageColumn::Headers ||
           column == MessageColumn::Size;
}

QString timestampText(qint64 timestampMs, session::TimeZoneMode zone)
{
    if (timestampMs < 0)
        return u"–"_s;
    if (zone == session::TimeZoneMode::Relative) {
        const qint64 age = QDateTime::currentMSecsSinceEpoch() - timestampMs;
        const QString seconds = QLocale().toString(static_cast<double>(std::abs(age)) / 1000.0, 'f', 3);
        return age >= 0 ? Words::tr("%1 s ago").arg(seconds) : Words::tr("in %1 s").arg(seconds);
    }
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timestampMs, zone == session::TimeZoneMode::Utc ? Qt::UTC : Qt::LocalTime);
    // A broker takes any number; what no calendar has stays a number.
    return time.isValid() && time.date().year() <= 9999 ? time.toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s) : QString::number(timestampMs);
}

QString cellText(const messages::HeldMessage &message, MessageColumn column, const QStringList &topics, session::TimeZoneMode zone)
{
    switch (column) {
    case MessageColumn::Topic: return decode::visibleText(topics.value(static_cast<qsizetype>(message.topic)));
    case MessageColumn::Partition: return QString::number(message.partition);
    case MessageColumn::Offset: return formatCount(message.offset);
    case MessageColumn::Timestamp: return timestampText(message.timestampMs, zone);
    case MessageColumn::Key: return oneLine(message.key, kKeyPreview);
    case MessageColumn::Value: return message.key && !message.value ? Words::tr("null (tombstone)") : oneLine(message.value, kPreview);
    case MessageColumn::Headers: return QString::number(message.headerCount);
    case MessageColumn::Size: return formatCount(static_cast<qint64>(message.size()));
    }
    return {};
}

PayloadView viewPayload(const std::optional<std::string_view> &bytes, PayloadForm form)
{
    if (!bytes)
        return {Words::tr("null"), PayloadForm::Text, false};
    if (bytes->empty())
        return {Words::tr("(empty)"), PayloadForm::Text, false};
    const decode::Format found = decode::probe(bytes);
    if (form == PayloadForm::Automatic)
        form = found == decode::Format::Json ? PayloadForm::Json : found == decode::Format::Binary ? PayloadForm::Hex : PayloadForm::Text;
    const bool large = static_cast<qsizetype>(bytes->size()) > kDetailBytes;
    if (form == PayloadForm::Json && found == decode::Format::Json) {
        const decode::Formatted formatted = decode::formatJson(*bytes, kDetailBytes);
        return {decode::visibleText(QString::fromUtf8(formatted.text.left(kDetailBytes)), true), PayloadForm::Json, formatted.truncated};
    }
    if (form == PayloadForm::Hex)
        return {decode::hexDump(*bytes, 0, kHexLines), PayloadForm::Hex, bytes->size() > std::size_t{kHexLines} * 16};
    return {decode::visibleText(decode::textOf(bytes->substr(0, kDetailBytes)), true), PayloadForm::Text, large};
}

} // namespace streamscope::widgets
