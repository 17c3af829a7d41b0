// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// tail: messages from a group-less consumer straight to standard output, on the tail's own thread.
#include "app/cli/command.h"

#include "models/core/frame_ticker.h"
#include "models/decode/decode.h"
#include "models/messages/message_json.h"
#include "models/messages/text_filter.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <algorithm>
#include <string>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

constexpr std::size_t kFlushBytes = 1 << 16;

tl::expected<qint64, QString> readTime(const QString &text)
{
    bool isNumber = false;
    const qint64 milliseconds = text.toLongLong(&isNumber);
    if (isNumber)
        return milliseconds;
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return tl::make_unexpected(u"“%1” is no time: 2026-03-28T10:30:00Z, or milliseconds since 1970"_s.arg(text));
    return time.toMSecsSinceEpoch();
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
    bool ok = false;
    const qint64 number = value.toLongLong(&ok);
    if (colon > 0 && ok && number >= 0 && kind == "offset"_L1)
        return cluster::StartPosition{Kind::Offset, number};
    if (colon > 0 && ok && number >= 0 && kind == "last"_L1)
        return cluster::StartPosition{Kind::LastN, number};
    return tl::make_unexpected(u"--from is earliest, latest, offset:N, time:ISO or last:N, not “%1”"_s.arg(text));
}

tl::expected<QList<qint32>, QString> readPartitions(const QString &text)
{
    QList<qint32> partitions;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        bool ok = false;
        const int partition = part.trimmed().toInt(&ok);
        if (!ok || partition < 0)
            return tl::make_unexpected(u"“%1” is no partition"_s.arg(part));
        partitions.append(partition);
    }
    return partitions;
}

// What the arguments of tail say.
struct TailOptions {
    cluster::TailRequest request;
    QList<qint32> partitions;
    qint64 count = -1;
    bool jsonValues = false;
    bool stats = false;
    std::optional<messages::TextMatcher> matcher;
};

tl::expected<TailOptions, QString> readTail(const QCommandLineParser &parser, const QStringList &topics)
{
    TailOptions options;
    options.request.topics = topics;
    options.request.topics.removeDuplicates();
    options.request.untilEnd = parser.isSet(u"until-end"_s);
    options.jsonValues = parser.isSet(u"json-values"_s);
    options.stats = parser.isSet(u"stats"_s);
    const auto start = readStart(parser.value(u"from"_s));
    if (!start)
        return tl::make_unexpected(start.error());
    options.request.start = *start;
    const auto partitions = readPartitions(parser.value(u"partition"_s));
    if (!partitions)
        return tl::make_unexpected(partitions.error());
    options.partitions = *partitions;
    const QString isolation = parser.value(u"isolation"_s);
    if (isolation != "committed"_L1 && isolation != "uncommitted"_L1)
        return tl::make_unexpected(u"--isolation is committed or uncommitted, not “%1”"_s.arg(isolation));
    options.request.isolation = isolation == "committed"_L1 ? cluster::Isolation::ReadCommitted : cluster::Isolation::ReadUncommitted;
    if (parser.isSet(u"count"_s)) {
        bool ok = false;
        options.count = parser.value(u"count"_s).toLongLong(&ok);
        if (!ok || options.count < 0)
            return tl::make_unexpected(u"--count wants a number, not “%1”"_s.arg(parser.value(u"count"_s)));
    }
    if (parser.isSet(u"text"_s)) {
        auto matcher = messages::TextMatcher::make(parser.value(u"text"_s),
                                                   {.regex = parser.isSet(u"regex"_s), .caseSensitive = !parser.isSet(u"ignore-case"_s)});
        if (!matcher)
            return tl::make_unexpected(u"--text: "_s + matcher.error().message);
        options.matcher = std::move(*matcher);
    } else if (parser.isSet(u"regex"_s) || parser.isSet(u"ignore-case"_s)) {
        return tl::make_unexpected(u"--regex and --ignore-case go with --text"_s);
    } else if (options.count > 0) {
        options.request.maxMessages = options.count;
    }
    return options;
}

// Writes each message as it comes. append runs on the tail's thread; a slow reader of the output slows the tail down.
class PrintingSink final : public cluster::MessageSink {
public:
    PrintingSink(TailOptions options, Output &output)
        : m_options(std::move(options))
        , m_output(output)
    {
    }

    [[nodiscard]] std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        for (const cluster::RawMessage &message : messages) {
            if (isComplete())
                break;
            ++m_received;
            m_bytes += message.key.size() + message.value.size();
            for (const cluster::RawHeader &header : message.headers)
                m_bytes += header.name.size() + header.value.size();
            if (m_options.matcher && !m_options.matcher->matches(message))
                continue;
            ++m_matched;
            print(message);
            if (m_buffer.size() >= kFlushBytes)
                flush();
        }
        flush();
        return messages.size();
    }

    [[nodiscard]] bool isComplete() const { return m_options.count >= 0 && m_matched.load() >= static_cast<quint64>(m_options.count); }

    void writeStats(quint64 skipped, double seconds) const
    {
        Record record;
        record.add("received", static_cast<qint64>(m_received.load())).add("matched", static_cast<qint64>(m_matched.load()));
        record.add("skipped", static_cast<qint64>(skipped)).add("bytes", static_cast<qint64>(m_bytes.load()));
        record.addRaw("seconds", QByteArray::number(seconds, 'f', 3), {});
        const QByteArray line = record.json() + '\n';
        std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    }

private:
    void print(const cluster::RawMessage &message)
    {
        const QString &topic = m_options.request.topics[static_cast<qsizetype>(message.topic)];
        if (m_output.format() == Output::Format::Json) {
            messages::appendMessageJson(m_buffer, message, topic, m_options.jsonValues);
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

    static QString cell(bool null, std::string_view bytes, int limit) { return null ? u"null"_s : decode::preview(bytes, limit); }

    void flush()
    {
        if (!m_buffer.empty())
            m_output.writeBytes(m_buffer);
        m_buffer.clear();
    }

    const TailOptions m_options;
    Output &m_output;
    std::string m_buffer;
    std::atomic<quint64> m_received = 0;
    std::atomic<quint64> m_matched = 0;
    std::atomic<quint64> m_bytes = 0;
};

// One running tail command: the tail, its sink, and what is told while it runs. Owned by the context.
class TailRun : public QObject {
public:
    TailRun(CommandContext &context, TailOptions options)
        : QObject(&context)
        , m_context(context)
        , m_stats(options.stats)
        , m_request(options.request)
        , m_sink(std::make_shared<PrintingSink>(std::move(options), context.output()))
        , m_ticker(std::make_unique<core::FrameTicker>())
    {
        m_clock.start();
        connect(m_ticker.get(), &core::FrameTicker::tick, this, &TailRun::look);
        context.setStopHook([this] { end(); });
        m_tail = context.reader().openTail(m_request, m_sink, [ticker = m_ticker.get()] { ticker->wake(); });
    }
    ~TailRun() override { m_tail.reset(); }

private:
    void look()
    {
        if (!m_tail)
            return;
        const cluster::TailStatus status = m_tail->status();
        tellProblems(status);
        if (status.state == cluster::TailStatus::State::Failed) {
            const auto error = status.error.value_or(core::localError(core::ErrorKind::Local, u"the tail failed"_s));
            end();
            m_context.fail(error);
        } else if (status.state == cluster::TailStatus::State::Finished || m_sink->isComplete()) {
            tellTransactions(status);
            end();
            m_context.finish();
        }
    }

    // Each new problem once: brokers away, a partition that stands still, offsets that are gone.
    void tellProblems(const cluster::TailStatus &status)
    {
        const bool waiting = status.state == cluster::TailStatus::State::Waiting;
        if (waiting && !m_waiting && status.error)
            sayError(u"waiting for the brokers"_s, *status.error);
        m_waiting = waiting;
        for (const cluster::TailPosition &position : status.positions) {
            auto &told = m_told[position.partition];
            if (position.error && position.error != told)
                sayError(u"%1 [%2]"_s.arg(position.partition.topic).arg(position.partition.partition), *position.error);
            told = position.error;
        }
        if (status.removed > m_removed)
            say(u"%1 offsets were removed before they could be read"_s.arg(status.removed - m_removed));
        m_removed = status.removed;
    }

    void tellTransactions(const cluster::TailStatus &status) const
    {
        if (!m_request.untilEnd || m_request.isolation != cluster::Isolation::ReadCommitted)
            return;
        for (const cluster::TailPosition &position : status.positions) {
            if (position.highWatermark > position.end && position.end >= 0)
                say(u"%1 [%2]: %3 offsets behind an open transaction (end %4, high watermark %5)"_s.arg(position.partition.topic)
                        .arg(position.partition.partition)
                        .arg(position.highWatermark - position.end)
                        .arg(position.end)
                        .arg(position.highWatermark));
        }
    }

    void end()
    {
        if (!m_tail)
            return;
        const cluster::TailStatus status = m_tail->status();
        m_tail.reset(); // append is not called any more
        if (m_stats)
            m_sink->writeStats(status.removed, static_cast<double>(m_clock.nsecsElapsed()) / 1e9);
    }

    CommandContext &m_context;
    bool m_stats;
    cluster::TailRequest m_request;
    std::shared_ptr<PrintingSink> m_sink;
    std::unique_ptr<core::FrameTicker> m_ticker;
    std::unique_ptr<cluster::Tail> m_tail;
    QElapsedTimer m_clock;
    bool m_waiting = false;
    quint64 m_removed = 0;
    QHash<cluster::TopicPartition, std::optional<core::KafkaError>> m_told;
};

// Keeps the topics and partitions that exist; the rest is told.
void startTail(CommandContext &context, TailOptions options, const cluster::Metadata &metadata)
{
    QStringList topics;
    for (const QString &name : options.request.topics) {
        const cluster::Topic *topic = metadata.topic(name);
        if (!topic || topic->error) {
            context.itemFailed(name, topic ? *topic->error : core::localError(core::ErrorKind::UnknownObject, u"no such topic"_s));
            continue;
        }
        topics.append(name);
        for (const qint32 partition : options.partitions) {
            const bool exists =
                std::any_of(topic->partitions.begin(), topic->partitions.end(), [partition](const auto &p) { return p.id == partition; });
            if (exists)
                options.request.partitions.append({name, partition});
            else
                context.itemFailed(u"%1 [%2]"_s.arg(name).arg(partition),
                                   core::localError(core::ErrorKind::UnknownObject, u"no such partition"_s));
        }
    }
    options.request.topics = topics;
    if (topics.isEmpty() || (!options.partitions.isEmpty() && options.request.partitions.isEmpty()) || options.count == 0)
        context.finish();
    else
        new TailRun(context, std::move(options));
}

} // namespace

void runTail(CommandContext &context)
{
    auto options = readTail(context.options(), context.arguments());
    if (!options) {
        context.usage(options.error());
        return;
    }
    auto shared = std::make_shared<TailOptions>(std::move(*options));
    context.then<cluster::MetadataPtr>(
        context.reader().metadata(shared->request.topics),
        [&context, shared](const cluster::MetadataPtr &metadata) { startTail(context, std::move(*shared), *metadata); });
}

} // namespace streamscope::cli
