// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/read_options.h"

#include "app/cli/command.h"
#include "models/cluster/read_bounds.h"
#include "models/messages/text_filter.h"
#include "models/query/expression_test.h"
#include "models/rest/rest_connection.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

tl::expected<qint64, QString> readTime(const QString &text)
{
    bool isNumber = false;
    const qint64 milliseconds = text.toLongLong(&isNumber);
    if (isNumber)
        return milliseconds;
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return tl::make_unexpected(u"“%1” is no time: 2026-03-28T10:30:00Z, or milliseconds since 1970"_s.arg(text));
    if (time.timeSpec() == Qt::LocalTime) // another one on another machine: which was taken is told
        say(u"“%1” names no zone: local time is taken, %2"_s.arg(text, time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs)));
    return time.toMSecsSinceEpoch();
}

// ISO 8601 as far as its parts have a fixed length; in milliseconds.
tl::expected<qint64, QString> readDuration(const QString &text)
{
    static const QRegularExpression iso(u"^P(?:(\\d{1,6})D)?(?:T(?:(\\d{1,8})H)?(?:(\\d{1,8})M)?(?:(\\d{1,9})S)?)?$"_s);
    const auto match = iso.match(text);
    if (!match.hasMatch() || text.size() < 3 || text.endsWith(u'T'))
        return tl::make_unexpected(u"“%1” is no duration: PT10M, PT1H, P7D"_s.arg(text));
    const auto part = [&match](int number) { return match.captured(number).toLongLong(); };
    return (((part(1) * 24 + part(2)) * 60 + part(3)) * 60 + part(4)) * 1000;
}

tl::expected<cluster::StartPosition, QString> readStart(const QString &text)
{
    using Kind = cluster::StartPosition::Kind;
    if (text == "earliest"_L1)
        return cluster::StartPosition{Kind::Earliest, 0};
    if (text == "latest"_L1)
        return cluster::StartPosition{Kind::Latest, 0};
    const qsizetype colon = text.indexOf(u':');
    const QString kind = text.left(colon);
    const QString value = text.mid(colon + 1);
    if (kind == "time"_L1)
        return readTime(value).map([](qint64 time) { return cluster::StartPosition{Kind::Time, time}; });
    if (kind == "duration"_L1)
        return readDuration(value).map(
            [](qint64 duration) { return cluster::StartPosition{Kind::Time, QDateTime::currentMSecsSinceEpoch() - duration}; });
    bool ok = false;
    const qint64 number = value.toLongLong(&ok);
    if (colon > 0 && ok && number >= 0 && kind == "offset"_L1)
        return cluster::StartPosition{Kind::Offset, number};
    if (colon > 0 && ok && number >= 0 && kind == "last"_L1)
        return cluster::StartPosition{Kind::LastN, number};
    return tl::make_unexpected(u"--from is earliest, latest, offset:N, time:ISO, duration:PT1H, last:N or group:NAME, not “%1”"_s.arg(text));
}

tl::expected<QList<qint32>, QString> readPartitions(const QString &text)
{
    QList<qint32> partitions;
    for (const QString &part : text.split(u',')) {
        bool ok = false;
        const int partition = part.trimmed().toInt(&ok);
        if (!ok || partition < 0)
            return tl::make_unexpected(u"“%1” is no partition"_s.arg(part));
        partitions.append(partition);
    }
    return partitions;
}

// Nothing where it is understood; else a sentence.
std::optional<QString> readTest(const QCommandLineParser &parser, ReadOptions &options)
{
    const bool text = parser.isSet(u"text"_s);
    if (!text && (parser.isSet(u"regex"_s) || parser.isSet(u"ignore-case"_s)))
        return u"--regex and --ignore-case go with --text"_s;
    if (text && parser.isSet(u"expr"_s))
        return u"--text or --expr, not both"_s;
    if (text) {
        auto matcher = messages::TextMatcher::make(parser.value(u"text"_s),
                                                   {.regex = parser.isSet(u"regex"_s), .caseSensitive = !parser.isSet(u"ignore-case"_s)});
        if (!matcher)
            return u"--text: "_s + matcher.error().message;
        const auto test = std::shared_ptr<messages::MessageTest>(messages::makeTextTest(std::move(*matcher)));
        options.makeTest = [test](const QStringList &) { return test->clone(); };
    } else if (parser.isSet(u"expr"_s)) {
        const auto expression = query::Expression::compile(parser.value(u"expr"_s));
        if (!expression)
            return u"--expr: line %1, column %2: %3"_s.arg(expression.error().line).arg(expression.error().column).arg(expression.error().message);
        options.expression = *expression;
        options.makeTest = [found = *expression](const QStringList &topics) { return query::makeExpressionTest(found, topics); };
    }
    return std::nullopt;
}

// The partitions that are named, where they exist; the rest is told.
void keepPartitions(CommandContext &context, ReadOptions &options, const cluster::Topic &topic)
{
    for (const qint32 partition : options.partitions) {
        const bool exists =
            std::any_of(topic.partitions.begin(), topic.partitions.end(), [partition](const auto &p) { return p.id == partition; });
        if (exists)
            options.request.partitions.append({topic.name, partition});
        else
            context.itemFailed(u"%1 [%2]"_s.arg(topic.name).arg(partition),
                               core::localError(core::ErrorKind::UnknownObject, u"no such partition"_s));
    }
}

// Looked up and nothing more: the group is neither joined nor changed.
void startAtGroup(CommandContext &context, const std::shared_ptr<ReadOptions> &options, const cluster::MetadataPtr &metadata,
                  const std::function<void(ReadOptions, const cluster::Metadata &)> &next)
{
    context.thenEither<QList<cluster::GroupOffset>>(
        context.reader().groupOffsets(options->group),
        [&context, options, metadata, next](const core::Result<QList<cluster::GroupOffset>> &committed) {
            if (!committed && committed.error().kind != core::ErrorKind::UnknownObject) {
                context.fail(committed.error());
                return;
            }
            const auto start = cluster::committedStart(committed.value_or(QList<cluster::GroupOffset>()),
                                                       cluster::partitionsOf(options->request, *metadata));
            if (start.offsets.isEmpty()) {
                context.itemFailed(options->group,
                                   core::localError(core::ErrorKind::UnknownObject, u"the group has committed no offset of these partitions"_s));
                context.finish();
                return;
            }
            for (const cluster::TopicPartition &partition : start.without)
                say(u"%1 [%2]: %3 has committed nothing here; read from the earliest"_s.arg(partition.topic)
                        .arg(partition.partition)
                        .arg(options->group));
            options->request.startOffsets = start.offsets;
            next(std::move(*options), *metadata);
        });
}

} // namespace

QList<QCommandLineOption> rangeOptions(const QString &from)
{
    return {
        QCommandLineOption{{u"p"_s, u"partition"_s}, u"Only these partitions: 0,2,5."_s, u"N,…"_s},
        QCommandLineOption{u"from"_s,
                           u"earliest, latest, offset:N, time:2026-03-28T10:30:00Z (or milliseconds; without a zone it is local time), duration:PT1H (before now), "
                           "last:N (the newest N messages of all partitions together, by timestamp; where finding them takes longer than five seconds, of those "
                           "read till then; beyond a million, and through a REST Proxy, N offsets, shared evenly among the partitions), "
                           "group:NAME (the offsets that it has committed; it is not joined); %1 without it."_s.arg(from),
                           u"POSITION"_s, from},
        QCommandLineOption{u"isolation"_s,
                           u"committed (default) ends at the last stable offset and leaves aborted messages out; uncommitted shows all. Over --rest the proxy decides."_s,
                           u"LEVEL"_s, u"committed"_s},
        QCommandLineOption{u"stats"_s, u"At the end, counts on standard error."_s},
    };
}

QList<QCommandLineOption> readOptions(const QString &from)
{
    return rangeOptions(from) +
           QList{
               QCommandLineOption{u"count"_s, u"Stop after N messages."_s, u"N"_s},
               QCommandLineOption{u"text"_s, u"Only messages with this text in key, value or headers."_s, u"S"_s},
               QCommandLineOption{u"regex"_s, u"--text is a regular expression (RE2)."_s},
               QCommandLineOption{u"ignore-case"_s, u"--text matches in any case."_s},
               QCommandLineOption{u"expr"_s, u"Only messages for which this expression (CEL) is true: 'value.total > 100'."_s, u"CEL"_s},
               QCommandLineOption{u"json-values"_s, u"A value that is JSON stands as JSON, from its own bytes."_s},
           };
}

tl::expected<ReadOptions, QString> parseRangeOptions(const QCommandLineParser &parser, const QStringList &topics)
{
    ReadOptions options;
    options.request.topics = topics;
    options.request.topics.removeDuplicates();
    options.stats = parser.isSet(u"stats"_s);
    const QString from = parser.value(u"from"_s);
    options.group = from.startsWith("group:"_L1) ? from.mid(6) : QString();
    // What the group has committed nothing for is read whole: the group has done nothing of it.
    const auto start = readStart(options.group.isEmpty() ? from : u"earliest"_s);
    if (!start)
        return tl::make_unexpected(start.error());
    options.request.start = *start;
    const auto partitions = parser.isSet(u"partition"_s) ? readPartitions(parser.value(u"partition"_s)) : QList<qint32>();
    if (!partitions)
        return tl::make_unexpected(partitions.error());
    options.partitions = *partitions;
    const QString isolation = parser.value(u"isolation"_s);
    if (isolation != "committed"_L1 && isolation != "uncommitted"_L1)
        return tl::make_unexpected(u"--isolation is committed or uncommitted, not “%1”"_s.arg(isolation));
    options.request.isolation = isolation == "committed"_L1 ? cluster::Isolation::ReadCommitted : cluster::Isolation::ReadUncommitted;
    return options;
}

tl::expected<ReadOptions, QString> parseReadOptions(const QCommandLineParser &parser, const QStringList &topics)
{
    auto options = parseRangeOptions(parser, topics);
    if (!options)
        return options;
    options->jsonValues = parser.isSet(u"json-values"_s);
    if (parser.isSet(u"count"_s)) {
        bool ok = false;
        options->count = parser.value(u"count"_s).toLongLong(&ok);
        if (!ok || options->count < 0)
            return tl::make_unexpected(u"--count wants a number, not “%1”"_s.arg(parser.value(u"count"_s)));
    }
    if (const auto fault = readTest(parser, *options))
        return tl::make_unexpected(*fault);
    return options;
}

void keepWhatExists(CommandContext &context, ReadOptions options, std::function<void(ReadOptions, const cluster::Metadata &)> next)
{
    if (context.options().isSet(u"isolation"_s) && qobject_cast<rest::RestConnection *>(&context.connection()))
        say(u"--isolation has no effect here: the REST Proxy decides whether messages of open and aborted transactions are read"_s);
    auto shared = std::make_shared<ReadOptions>(std::move(options));
    context.then<cluster::MetadataPtr>(
        context.reader().metadata(shared->request.topics), [&context, shared, next = std::move(next)](const cluster::MetadataPtr &metadata) {
            QStringList topics;
            for (const QString &name : std::as_const(shared->request.topics)) {
                const cluster::Topic *topic = metadata->topic(name);
                if (!topic || topic->error) {
                    context.itemFailed(name, topic ? *topic->error : core::localError(core::ErrorKind::UnknownObject, u"no such topic"_s));
                    continue;
                }
                topics.append(name);
                keepPartitions(context, *shared, *topic);
            }
            shared->request.topics = topics;
            const bool nothing = topics.isEmpty() || (!shared->partitions.isEmpty() && shared->request.partitions.isEmpty());
            if (nothing || shared->count == 0)
                context.finish();
            else if (!shared->group.isEmpty())
                startAtGroup(context, shared, metadata, next);
            else
                next(std::move(*shared), *metadata);
        });
}

} // namespace streamscope::cli
