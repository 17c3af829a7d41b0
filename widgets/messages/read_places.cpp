// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/read_places.h"

#include "models/decode/decode.h"
#include "widgets/messages/read_bar.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using Kind = cluster::StartPosition::Kind;
using Others = PartitionStarts::Others;

constexpr qsizetype kMostPartitions = 100'000;
constexpr std::array kKinds{std::pair("earliest"_L1, Kind::Earliest), std::pair("latest"_L1, Kind::Latest), std::pair("offset"_L1, Kind::Offset),
                            std::pair("time"_L1, Kind::Time)};
constexpr std::array kOthers{std::pair("not_read"_L1, Others::NotRead), std::pair("earliest"_L1, Others::Earliest),
                             std::pair("latest"_L1, Others::Latest)};

core::KafkaError invalid(const QString &sentence)
{
    return core::localError(core::ErrorKind::InvalidInput, sentence);
}

template <typename Names, typename Value>
QString nameOf(const Names &names, Value value)
{
    const auto it = std::find_if(names.begin(), names.end(), [value](const auto &name) { return name.second == value; });
    return it == names.end() ? QString() : QString(it->first);
}

} // namespace

core::Result<qint64> parseNumber(const QString &text)
{
    bool ok = false;
    QString digits = text.trimmed();
    for (const QChar separator : {QChar(u','), QChar(u'.'), QChar(u' '), QChar(u'_'), QChar(0x202f), QChar(0xa0)})
        digits.remove(separator);
    const qint64 number = digits.toLongLong(&ok);
    if (!ok || number < 0)
        return tl::make_unexpected(invalid(ReadBar::tr("“%1” is not a whole number from 0.").arg(decode::visibleText(text))));
    return number;
}

core::Result<QList<qint32>> parsePartitions(const QString &text)
{
    QList<qint32> numbers;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QStringList ends = part.split(u'-');
        bool firstOk = false;
        bool lastOk = false;
        const int first = ends.value(0).trimmed().toInt(&firstOk);
        const int last = ends.size() > 1 ? ends.value(1).trimmed().toInt(&lastOk) : first;
        if (!firstOk || (ends.size() > 1 && !lastOk) || ends.size() > 2 || first < 0 || last < first)
            return tl::make_unexpected(invalid(
                ReadBar::tr("Partitions are numbers and ranges, such as 0, 3-5; “%1” is not.").arg(decode::visibleText(part.trimmed()))));
        if (numbers.size() + (qint64{last} - first) >= kMostPartitions)
            return tl::make_unexpected(invalid(ReadBar::tr("These are more partitions than a topic can have.")));
        for (qint64 p = first; p <= last; ++p)
            numbers.append(static_cast<qint32>(p));
    }
    if (numbers.isEmpty() && !text.trimmed().isEmpty())
        return tl::make_unexpected(invalid(
            ReadBar::tr("Partitions are numbers and ranges, such as 0, 3-5; “%1” is not.").arg(decode::visibleText(text.trimmed()))));
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

QDateTime parseTime(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text.trimmed(), Qt::ISODateWithMs);
    return time.isValid() ? time : QDateTime::fromString(text.trimmed().replace(u' ', u'T'), Qt::ISODateWithMs);
}

core::Result<cluster::StartPosition> parseStart(const QString &text)
{
    const QString typed = text.trimmed();
    const auto is = [&typed](const QString &word, QLatin1StringView name) {
        return typed.compare(word, Qt::CaseInsensitive) == 0 || typed.compare(name, Qt::CaseInsensitive) == 0;
    };
    if (is(ReadBar::tr("earliest"), "earliest"_L1))
        return cluster::StartPosition{Kind::Earliest, 0};
    if (is(ReadBar::tr("latest"), "latest"_L1))
        return cluster::StartPosition{Kind::Latest, 0};
    // "1 200" may be two columns of something.
    if (const auto number = parseNumber(typed); number && !typed.contains(u' '))
        return cluster::StartPosition{Kind::Offset, *number};
    if (const QDateTime time = parseTime(typed); time.isValid())
        return cluster::StartPosition{Kind::Time, std::max<qint64>(0, time.toMSecsSinceEpoch())}; // below it Kafka means other things
    return tl::make_unexpected(
        invalid(ReadBar::tr("“%1” is no offset and no time, and neither earliest nor latest.").arg(decode::visibleText(typed))));
}

QString startText(const cluster::StartPosition &start)
{
    switch (start.kind) {
    case Kind::Earliest: return ReadBar::tr("earliest");
    case Kind::Latest: return ReadBar::tr("latest");
    case Kind::Time: return QDateTime::fromMSecsSinceEpoch(start.value).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
    default: return QString::number(start.value);
    }
}

core::Result<StartLine> parseStartLine(const QString &line, const QStringList &topics)
{
    static const QRegularExpression separator(u"[\\s,;]+"_s);
    const QStringList words = line.split(separator, Qt::SkipEmptyParts);
    const bool namesTopic = words.size() > 2 && topics.contains(words.first());
    const qsizetype place = namesTopic ? 2 : 1;
    if (words.size() <= place)
        return tl::make_unexpected(
            invalid(ReadBar::tr("“%1” is not a partition and where it begins.").arg(decode::visibleText(line.trimmed()))));
    const auto numbers = parsePartitions(words[place - 1]);
    if (!numbers)
        return tl::make_unexpected(numbers.error());
    StartLine result;
    for (const QString &topic : namesTopic ? QStringList(words.first()) : topics) {
        for (const qint32 number : *numbers)
            result.partitions.append({topic, number});
    }
    result.place = words.sliced(place).join(u' ');
    return result;
}

QJsonObject PartitionStarts::toJson() const
{
    QJsonArray array;
    QList<cluster::TopicPartition> partitions = own.keys();
    std::sort(partitions.begin(), partitions.end());
    for (const cluster::TopicPartition &partition : std::as_const(partitions)) {
        const cluster::StartPosition start = own.value(partition);
        array.append(QJsonObject{{u"topic"_s, partition.topic},
                                 {u"partition"_s, partition.partition},
                                 {u"from"_s, nameOf(kKinds, start.kind)},
                                 {u"value"_s, start.value}});
    }
    return {{u"own"_s, array}, {u"others"_s, nameOf(kOthers, others)}};
}

PartitionStarts PartitionStarts::fromJson(const QJsonObject &json)
{
    PartitionStarts starts;
    for (const auto &[name, others] : kOthers)
        starts.others = json.value("others"_L1).toString() == name ? others : starts.others;
    for (const QJsonValue &entry : json.value("own"_L1).toArray()) {
        const cluster::TopicPartition partition{entry["topic"_L1].toString(), entry["partition"_L1].toInt(-1)};
        for (const auto &[name, kind] : kKinds) {
            if (entry["from"_L1].toString() == name && partition.partition >= 0)
                starts.own.insert(partition, {kind, entry["value"_L1].toInteger()});
        }
    }
    return starts;
}

} // namespace streamscope::widgets
