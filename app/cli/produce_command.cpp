// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// produce: one message from the arguments, or many from lines; each delivery is reported, in the order of the messages.
#include "app/cli/command.h"
#include "app/cli/line_reader.h"
#include "models/core/when_finished.h"
#include "models/messages/message_json.h"
#include "models/session/change_gate.h"

#include <QFile>

#include <deque>

using namespace Qt::StringLiterals;

namespace streamscope::cli {
namespace {

constexpr std::size_t kInFlight = 5000;
constexpr qint64 kLargestValue = 1 << 30;

tl::expected<cluster::ProduceOptions, QString> readAcks(const QString &text)
{
    if (text == "all"_L1 || text == "-1"_L1)
        return cluster::ProduceOptions{cluster::Acks::All};
    if (text == "1"_L1)
        return cluster::ProduceOptions{cluster::Acks::Leader};
    if (text == "0"_L1)
        return cluster::ProduceOptions{cluster::Acks::None};
    return tl::make_unexpected(u"--acks is all, 1 or 0, not “%1”"_s.arg(text));
}

tl::expected<std::optional<qint32>, QString> readPartition(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"partition"_s))
        return std::optional<qint32>();
    bool ok = false;
    const int partition = parser.value(u"partition"_s).toInt(&ok);
    if (!ok || partition < 0)
        return tl::make_unexpected(u"“%1” is no partition"_s.arg(parser.value(u"partition"_s)));
    return std::optional<qint32>(partition);
}

tl::expected<QByteArray, QString> readValueFile(const QString &name)
{
    QFile file(name);
    if (!(name == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return tl::make_unexpected(u"cannot read %1: %2"_s.arg(name, file.errorString()));
    const QByteArray bytes = file.read(kLargestValue + 1);
    if (bytes.size() > kLargestValue)
        return tl::make_unexpected(u"%1 is larger than a message can be"_s.arg(name));
    return bytes;
}

// The headers of the arguments: NAME=VALUE, or NAME alone for a null value.
QList<cluster::Header> readHeaders(const QCommandLineParser &parser)
{
    QList<cluster::Header> headers;
    for (const QString &text : parser.values(u"header"_s)) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals < 0)
            headers.append({text.toUtf8(), std::nullopt});
        else
            headers.append({text.left(equals).toUtf8(), text.mid(equals + 1).toUtf8()});
    }
    return headers;
}

tl::expected<cluster::ProducerRecord, QString> readRecord(const QCommandLineParser &parser)
{
    cluster::ProducerRecord record;
    const int values = int(parser.isSet(u"value"_s)) + int(parser.isSet(u"value-file"_s)) + int(parser.isSet(u"null-value"_s));
    if (values != 1)
        return tl::make_unexpected(u"say what the value is: one of --value, --value-file, --null-value or --ndjson"_s);
    if (parser.isSet(u"key"_s) && parser.isSet(u"null-key"_s))
        return tl::make_unexpected(u"--key and --null-key contradict each other"_s);
    if (parser.isSet(u"key"_s))
        record.key = parser.value(u"key"_s).toUtf8();
    if (parser.isSet(u"value"_s))
        record.value = parser.value(u"value"_s).toUtf8();
    if (parser.isSet(u"value-file"_s)) {
        const auto bytes = readValueFile(parser.value(u"value-file"_s));
        if (!bytes)
            return tl::make_unexpected(bytes.error());
        record.value = *bytes;
    }
    record.headers = readHeaders(parser);
    return record;
}

void addIfTold(Record &record, const char *name, qint64 number)
{
    if (number < 0)
        record.addNull(name);
    else
        record.add(name, number);
}

// What is on its way: results are written in the order of sending, whatever the order of the answers.
class ProduceRun : public QObject {
public:
    ProduceRun(CommandContext &context, QString topic, cluster::ProduceOptions options, std::optional<qint32> partition)
        : QObject(&context)
        , m_context(context)
        , m_topic(std::move(topic))
        , m_options(options)
        , m_partition(partition)
    {
        context.setStopHook([this] {
            if (const auto open = std::count_if(m_slots.begin(), m_slots.end(), [](const Slot &slot) { return !slot.done; }); open > 0)
                say(u"%1 messages were under way: their outcome is unknown"_s.arg(open));
        });
    }

    void sendOne(cluster::ProducerRecord record)
    {
        m_complete = true;
        send(std::move(record), m_topic);
    }

    void sendLines(const QString &file)
    {
        m_keepPartitions = m_context.options().isSet(u"keep-partitions"_s);
        m_file = file;
        m_reader = std::make_unique<LineReader>(file);
        connect(m_reader.get(), &LineReader::ready, this, &ProduceRun::readMore);
        readMore();
    }

private:
    struct Slot {
        QString name;
        bool done = false;
        std::optional<cluster::Delivery> delivery;
        std::optional<core::KafkaError> error;
    };

    void readMore()
    {
        while (m_slots.size() < kInFlight) {
            const auto lines = m_reader->take(static_cast<qsizetype>(kInFlight - m_slots.size()));
            for (const LineReader::Line &line : lines)
                sendLine(line);
            if (lines.isEmpty())
                break;
        }
        if (m_complete || !m_reader->atEnd())
            return;
        m_complete = true;
        if (!m_reader->error().isEmpty())
            m_context.itemFailed(m_file, core::localError(core::ErrorKind::InvalidInput, m_reader->error()));
        write();
    }

    void sendLine(const LineReader::Line &line)
    {
        if (line.text.trimmed().isEmpty())
            return;
        const QString name = u"line %1"_s.arg(line.number);
        auto record = messages::parseMessageJson(line.text);
        if (!record) {
            m_slots.push_back({name, true, {}, record.error()});
            write();
            return;
        }
        if (!m_keepPartitions)
            record->partition.reset();
        send(std::move(*record), name);
    }

    void send(cluster::ProducerRecord record, const QString &name)
    {
        record.topic = m_topic;
        if (m_partition)
            record.partition = m_partition;
        m_slots.push_back({name, false, {}, {}});
        const quint64 number = m_first + m_slots.size() - 1;
        core::whenFinished<cluster::Delivery>(m_context.gate().produce(record, m_options), this,
                                              [this, number](const core::Result<cluster::Delivery> &result) {
                                                  Slot &slot = m_slots[number - m_first];
                                                  slot.done = true;
                                                  if (result)
                                                      slot.delivery = *result;
                                                  else
                                                      slot.error = result.error();
                                                  write();
                                              });
    }

    void write()
    {
        for (; !m_slots.empty() && m_slots.front().done; m_slots.pop_front(), ++m_first)
            writeSlot(m_slots.front());
        if (m_complete && m_slots.empty())
            m_context.finish();
        else if (m_reader && !m_complete && m_slots.size() < kInFlight / 2)
            QMetaObject::invokeMethod(this, &ProduceRun::readMore, Qt::QueuedConnection);
    }

    void writeSlot(const Slot &slot)
    {
        Record record;
        if (slot.delivery) {
            record.add("topic", slot.delivery->partition.topic).add("partition", slot.delivery->partition.partition);
            addIfTold(record, "offset", slot.delivery->offset);
            addIfTold(record, "timestamp", slot.delivery->timestampMs);
            if (slot.delivery->mayBeDoubled)
                say(u"%1: sent again after “503”: it may have been written twice"_s.arg(slot.name));
        } else {
            record.add("topic", m_topic).addOutcome(slot.error);
            if (slot.error->kind == core::ErrorKind::Transport)
                m_context.itemUnsent(slot.name, *slot.error);
            else
                m_context.itemFailed(slot.name, *slot.error);
        }
        m_context.output().write(record);
    }

    CommandContext &m_context;
    const QString m_topic;
    const cluster::ProduceOptions m_options;
    const std::optional<qint32> m_partition;
    std::unique_ptr<LineReader> m_reader;
    QString m_file;
    std::deque<Slot> m_slots;
    quint64 m_first = 0; // number of the front slot
    bool m_keepPartitions = false;
    bool m_complete = false; // nothing more will be sent
};

} // namespace

void runProduce(CommandContext &context)
{
    const QCommandLineParser &parser = context.options();
    if (context.arguments().size() != 1) {
        context.usage(u"produce wants one topic"_s);
        return;
    }
    const auto acks = readAcks(parser.value(u"acks"_s));
    const auto partition = readPartition(parser);
    if (!acks || !partition) {
        context.usage(!acks ? acks.error() : partition.error());
        return;
    }
    auto *run = new ProduceRun(context, context.arguments()[0], *acks, *partition);
    if (parser.isSet(u"ndjson"_s)) {
        for (const auto &name : {u"key"_s, u"value"_s, u"value-file"_s, u"null-key"_s, u"null-value"_s, u"header"_s}) {
            if (parser.isSet(name)) {
                context.usage(u"--%1 does not go with --ndjson: the lines say it"_s.arg(name));
                return;
            }
        }
        const QString file = parser.value(u"ndjson"_s);
        if (QFile probe(file); file != "-"_L1 && !probe.open(QIODevice::ReadOnly)) {
            context.usage(u"cannot read %1: %2"_s.arg(file, probe.errorString()));
            return;
        }
        context.look(context.arguments(), [run, file](const cluster::MetadataPtr &) { run->sendLines(file); });
        return;
    }
    const auto record = readRecord(parser);
    if (!record) {
        context.usage(record.error());
        return;
    }
    context.look(context.arguments(), [run, message = *record](const cluster::MetadataPtr &) { run->sendOne(message); });
}

} // namespace streamscope::cli
