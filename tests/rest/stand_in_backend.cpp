// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rest/stand_in_backend.h"

#include "models/core/when_finished.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace streamscope::testing {
namespace {

core::KafkaError unknown(const QString &what)
{
    return core::localError(core::ErrorKind::UnknownObject, what + " not found."_L1);
}

} // namespace

void MemoryBackend::add(const QString &topic, qint32 partition, const std::optional<QByteArray> &key,
                        const std::optional<QByteArray> &value)
{
    append({topic, partition, key, value, {}, {}}, [](const core::Result<cluster::Delivery> &) {});
}

void MemoryBackend::topics(std::function<void(QList<cluster::Topic>)> done)
{
    QList<cluster::Topic> topics;
    for (auto it = logs.cbegin(); it != logs.cend(); ++it) {
        cluster::Topic topic;
        topic.name = it.key();
        topic.internal = topic.name.startsWith("__"_L1);
        for (qint32 id = 0; id < it->size(); ++id)
            topic.partitions.append({id, 1, {1}, {1}});
        topics.append(topic);
    }
    done(topics);
}

void MemoryBackend::range(const cluster::TopicPartition &partition, std::function<void(core::Result<Range>)> done)
{
    const QList<Log> all = logs.value(partition.topic);
    if (partition.partition < 0 || partition.partition >= all.size())
        done(tl::make_unexpected(unknown(u"Partition"_s)));
    else
        done(Range{all[partition.partition].beginning, all[partition.partition].end});
}

void MemoryBackend::append(const cluster::ProducerRecord &record, std::function<void(core::Result<cluster::Delivery>)> done)
{
    auto topic = logs.find(record.topic);
    const qint32 partition = record.partition.value_or(0);
    if (topic == logs.end() || partition >= topic->size()) {
        done(tl::make_unexpected(unknown(u"Topic"_s)));
        return;
    }
    Log &log = (*topic)[partition];
    StoredRecord stored{log.end++, record.key, record.value, record.headers,
                        record.timestampMs.value_or(QDateTime::currentMSecsSinceEpoch())};
    log.records.append(stored);
    done(cluster::Delivery{{record.topic, partition}, stored.offset, stored.timestampMs, 0});
}

void MemoryBackend::create(const cluster::NewTopic &topic, std::function<void(std::optional<core::KafkaError>)> done)
{
    if (logs.contains(topic.name)) {
        done(core::localError(core::ErrorKind::AlreadyExists, u"Topic '%1' already exists."_s.arg(topic.name)));
        return;
    }
    addTopic(topic.name, std::max(1, topic.partitions));
    done({});
}

void MemoryBackend::remove(const QString &topic, std::function<void(std::optional<core::KafkaError>)> done)
{
    done(logs.remove(topic) > 0 ? std::nullopt : std::optional(unknown(u"Topic"_s)));
}

QList<StoredRecord> MemoryBackend::read(const cluster::TopicPartition &partition, qint64 from, int atMost)
{
    QList<StoredRecord> found;
    const QList<Log> all = logs.value(partition.topic);
    if (partition.partition >= all.size())
        return found;
    if (from > all[partition.partition].end)
        from = 0; // "auto.offset.reset" of a consumer of ours is "earliest"
    for (const StoredRecord &record : all[partition.partition].records) {
        if (record.offset >= from && record.offset >= all[partition.partition].beginning && found.size() < atMost)
            found.append(record);
    }
    return found;
}

/// Copies what the tail reads.
class KafkaBackend::Keeper final : public cluster::MessageSink {
public:
    std::size_t append(std::span<const cluster::RawMessage> messages) override
    {
        const std::lock_guard lock(m_mutex);
        for (const cluster::RawMessage &message : messages) {
            StoredRecord record{message.offset, {}, {}, {}, message.timestampMs};
            if (!message.nullKey)
                record.key = QByteArray(message.key.data(), static_cast<qsizetype>(message.key.size()));
            if (!message.nullValue)
                record.value = QByteArray(message.value.data(), static_cast<qsizetype>(message.value.size()));
            m_records[message.partition].append(record);
        }
        return messages.size();
    }
    QList<StoredRecord> read(qint32 partition, qint64 from, int atMost)
    {
        const std::lock_guard lock(m_mutex);
        QList<StoredRecord> found;
        for (const StoredRecord &record : m_records[partition]) {
            if (record.offset >= from && found.size() < atMost)
                found.append(record);
        }
        return found;
    }

private:
    std::mutex m_mutex;
    std::map<qint32, QList<StoredRecord>> m_records;
};

void KafkaBackend::topics(std::function<void(QList<cluster::Topic>)> done)
{
    core::whenFinished<cluster::MetadataPtr>(m_kafka.reader().metadata(), this,
                                             [this, done](const core::Result<cluster::MetadataPtr> &result) {
                                                 if (result)
                                                     m_brokers = (*result)->brokers;
                                                 done(result ? (*result)->topics : QList<cluster::Topic>());
                                             });
}

void KafkaBackend::range(const cluster::TopicPartition &partition, std::function<void(core::Result<Range>)> done)
{
    using What = cluster::OffsetQuery::What;
    core::whenFinished<QList<cluster::OffsetAnswer>>(
        m_kafka.reader().listOffsets({{partition, What::LogStart, 0}, {partition, What::HighWatermark, 0}}), this,
        [done](const core::Result<QList<cluster::OffsetAnswer>> &answers) {
            if (!answers || !answers->at(0).offset || !answers->at(1).offset)
                done(tl::make_unexpected(unknown(u"Partition"_s)));
            else
                done(Range{*answers->at(0).offset, *answers->at(1).offset});
        });
}

void KafkaBackend::append(const cluster::ProducerRecord &record, std::function<void(core::Result<cluster::Delivery>)> done)
{
    core::whenFinished<cluster::Delivery>(m_kafka.writer().produce(record, {}), this, done);
}

void KafkaBackend::create(const cluster::NewTopic &topic, std::function<void(std::optional<core::KafkaError>)> done)
{
    core::whenFinished<QList<cluster::TopicOutcome>>(m_kafka.writer().createTopics({topic}, false), this,
                                                     [done](const core::Result<QList<cluster::TopicOutcome>> &outcomes) {
                                                         done(outcomes ? outcomes->first().error : std::optional(outcomes.error()));
                                                     });
}

void KafkaBackend::remove(const QString &topic, std::function<void(std::optional<core::KafkaError>)> done)
{
    m_watched.erase(topic);
    core::whenFinished<QList<cluster::TopicOutcome>>(m_kafka.writer().deleteTopics({topic}), this,
                                                     [done](const core::Result<QList<cluster::TopicOutcome>> &outcomes) {
                                                         done(outcomes ? outcomes->first().error : std::optional(outcomes.error()));
                                                     });
}

QList<StoredRecord> KafkaBackend::read(const cluster::TopicPartition &partition, qint64 from, int atMost)
{
    Watched &watched = m_watched[partition.topic];
    if (!watched.tail) {
        watched.keeper = std::make_shared<Keeper>();
        cluster::TailRequest request;
        request.topics = {partition.topic};
        request.start.kind = cluster::StartPosition::Kind::Earliest;
        watched.tail = m_kafka.reader().openTail(request, watched.keeper, [] {});
    }
    return watched.keeper->read(partition.partition, from, atMost);
}

} // namespace streamscope::testing
