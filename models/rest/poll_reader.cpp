// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rest/poll_reader.h"

#include "models/rest/fault_names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::rest {
namespace {

constexpr std::chrono::milliseconds kPollTime{1000}; // how long the server may wait for messages
constexpr std::chrono::milliseconds kFirstPollTime{100}; // until it is known that messages can be read at all
constexpr std::chrono::milliseconds kFirstPause{50}; // after an empty answer that came at once
constexpr std::chrono::milliseconds kLongestPause{1000};
constexpr std::chrono::milliseconds kFirstFaultPause{200};
constexpr std::chrono::milliseconds kLongestFaultPause{5000};
constexpr std::chrono::milliseconds kSlice{20};
constexpr qint64 kMaxBytes = 4 * 1024 * 1024; // of keys and values in one answer
constexpr qint64 kFewestBytes = 64 * 1024;
constexpr int kRangesEveryMs = 2000;
constexpr int kRangesOfManyEveryMs = 15000;
constexpr qsizetype kMany = 32;
constexpr int kQuietPolls = 4;
constexpr int kBrokenAnswers = 3; // one may have been cut; as many mean it

QHash<QString, quint32> indices(const QStringList &topics)
{
    QHash<QString, quint32> map;
    for (qsizetype i = 0; i < topics.size(); ++i)
        map.insert(topics[i], static_cast<quint32>(i));
    return map;
}

std::chrono::milliseconds faultPause(int faults)
{
    return std::min(kFirstFaultPause * (1 << std::min(faults - 1, 10)), kLongestFaultPause);
}

// "application/vnd.kafka.avro.v2+json"
bool isOfSchema(const QByteArray &contentType)
{
    return isSchemaFormat(QString::fromLatin1(contentType).section(u'.', 2, 2));
}

core::KafkaError schemaFormat(const QByteArray &contentType)
{
    core::KafkaError error = core::localError(
        core::ErrorKind::Unsupported,
        u"the server gives records as %1, decoded by a schema; asked for were their exact bytes"_s.arg(QString::fromLatin1(contentType)),
        u"records"_s);
    error.name = QString::fromLatin1(kSchemaFormat);
    return error;
}

core::KafkaError madeAnew(const cluster::TailPosition &position)
{
    return core::localError(core::ErrorKind::UnknownObject,
                            u"the topic was deleted and made anew; it has another message at offset %1"_s.arg(position.next - 1),
                            u"%1 [%2]"_s.arg(position.partition.topic).arg(position.partition.partition));
}

} // namespace

PollReader::PollReader(std::shared_ptr<PollShared> shared, const RestConfig &config, cluster::TailRequest request,
                       std::shared_ptr<InstanceBook> book, std::function<void()> otherHost)
    : m_shared(std::move(shared))
    , m_config(config)
    , m_request(std::move(request))
    , m_otherHost(std::move(otherHost))
    , m_consumer(m_shared, config, std::move(book))
    , m_partitions(m_request)
    , m_report(*m_shared, m_request.topics, [this](cluster::TailStatus &status) { m_partitions.describe(status); })
    , m_batch(indices(m_request.topics))
    , m_maxBytes(std::max(kFewestBytes, std::min(kMaxBytes, config.maxBodyBytes / 4)))
{
}

void PollReader::run()
{
    m_report.publish();
    if (begin()) {
        while (!m_shared->stop.load() && !isFinished()) {
            readOnce();
            if (!m_shared->stop.load())
                lookAround();
            m_report.publish();
        }
    }
    m_report.end();
    m_consumer.remove();
}

// Tries until it works, is refused or stopped.
bool PollReader::begin()
{
    while (!m_shared->stop.load()) {
        core::Result<void> begun = findPartitions();
        if (begun)
            begun = findStarts();
        if (begun)
            return true;
        if (m_shared->stop.load())
            return false;
        ++m_faults;
        const bool isBroken = begun.error().name == QLatin1StringView(kBrokenAnswer) && m_faults >= kBrokenAnswers;
        if (isFinal(begun.error()) || isBroken) {
            m_report.fail(begun.error());
            return false;
        }
        m_report.setState(State::Waiting, begun.error());
        m_report.publish();
        m_shared->sleep(faultPause(m_faults));
    }
    return false;
}

core::Result<void> PollReader::findPartitions()
{
    m_partitions.all().clear();
    QList<RestCall> calls;
    for (const QString &topic : m_request.topics)
        calls.append(v2::topic(topic));
    const auto answers = m_consumer.askAll(calls);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const QString &name = m_request.topics[static_cast<qsizetype>(i)];
        if (!answers[i])
            return tl::make_unexpected(answers[i].error());
        if (!answers[i]->isGood())
            return tl::make_unexpected(statusFault(*answers[i], name));
        const auto topic = v2::readTopic(answers[i]->body);
        if (!topic)
            return tl::make_unexpected(topic.error());
        for (const cluster::Partition &partition : topic->partitions) {
            const cluster::TopicPartition key{name, partition.id};
            if (m_request.partitions.isEmpty() || m_request.partitions.contains(key))
                m_partitions.add(key, static_cast<quint32>(i));
        }
    }
    m_sinceTopics.start();
    if (m_partitions.all().empty())
        return tl::make_unexpected(core::localError(core::ErrorKind::UnknownObject, u"no such partition"_s, u"tail"_s));
    return {};
}

core::Result<void> PollReader::findStarts()
{
    const auto ranges = askRanges(m_partitions.readable());
    if (!ranges)
        return tl::make_unexpected(ranges.error());
    m_sinceRanges.start();
    return m_partitions.start(*ranges);
}

// A call that has answered once is there; before, a bare 404 may also mean a topic or a partition that is gone.
bool PollReader::lacksOffsets(const HttpAnswer &answer, const cluster::TopicPartition &partition)
{
    if (m_offsetsTold || !isMissingCall(answer))
        return false;
    if (answer.status != 404)
        return true;
    const auto topic = m_consumer.ask(v2::topic(partition.topic));
    return topic && topic->isGood() && v2::hasPartition(topic->body, partition.partition);
}

// The ranges that the server tells; a server without the call tells none.
core::Result<QHash<cluster::TopicPartition, LogRange>> PollReader::askRanges(const QList<cluster::TopicPartition> &partitions)
{
    QHash<cluster::TopicPartition, LogRange> ranges;
    if (!m_tellsOffsets)
        return ranges;
    QList<RestCall> calls;
    for (const cluster::TopicPartition &partition : partitions)
        calls.append(v2::offsets(partition));
    const auto answers = m_consumer.askAll(calls);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!answers[i])
            return tl::make_unexpected(answers[i].error());
        if (lacksOffsets(*answers[i], partitions[static_cast<qsizetype>(i)])) {
            m_tellsOffsets = false;
            return QHash<cluster::TopicPartition, LogRange>();
        }
        if (!answers[i]->isGood())
            return tl::make_unexpected(statusFault(*answers[i], u"offsets"_s));
        m_offsetsTold = true;
        const auto range = v2::readOffsets(answers[i]->body);
        if (!range)
            return tl::make_unexpected(range.error());
        ranges.insert(partitions[static_cast<qsizetype>(i)], *range);
    }
    return ranges;
}

void PollReader::readOnce()
{
    if (m_shared->paused.load()) {
        m_report.setState(State::Paused);
        m_shared->sleep(kSlice);
        return;
    }
    if (m_report.state() == State::Paused)
        m_report.setState(State::Reading);
    if (m_pause.count() > 0) {
        m_shared->sleep(std::exchange(m_pause, {}));
        if (m_shared->stop.load() || m_shared->paused.load())
            return;
    }
    if (prepare())
        poll();
}

// An instance that is assigned what is still to be read and stands where the sink is.
bool PollReader::prepare()
{
    core::Result<void> prepared;
    const bool other = m_partitions.takeAssignmentChanged();
    const QList<SeekTarget> targets = m_partitions.targets();
    if (targets.isEmpty()) {
        m_shared->sleep(kSlice);
        return false;
    }
    if (other)
        m_partitions.loseTrack(); // there are servers that forget all positions with an assignment
    if (!m_consumer.isOpen() || m_consumer.isGone())
        prepared = m_consumer.open(targets);
    else if (other)
        prepared = m_consumer.assign(targets);
    else if (m_needsSeek)
        prepared = m_consumer.seek(m_partitions.knownTargets());
    if (m_consumer.namedOtherHost() && m_otherHost)
        m_otherHost();
    if (!prepared) {
        m_needsSeek = true;
        onFault(prepared.error());
        return false;
    }
    m_needsSeek = false;
    m_partitions.noteSought();
    return true;
}

void PollReader::poll()
{
    QElapsedTimer clock;
    clock.start();
    const auto answer = m_consumer.poll(m_reads ? kPollTime : kFirstPollTime, m_maxBytes);
    if (m_shared->stop.load())
        return;
    if (answer) {
        take(*answer, clock.elapsed());
        return;
    }
    m_needsSeek = true;
    if (answer.error().name != QLatin1StringView(kConnectionRefused))
        m_partitions.loseTrack(); // what the server has read for this answer is gone
    if (answer.error().name == QLatin1StringView(kAnswerTooLarge) && m_maxBytes > kFewestBytes) {
        m_maxBytes = std::max(kFewestBytes, m_maxBytes / 4);
        return;
    }
    onFault(answer.error());
}

void PollReader::take(const HttpAnswer &answer, qint64 tookMs)
{
    const auto read = m_batch.read(answer.body);
    if (!read) {
        m_needsSeek = true;
        m_partitions.loseTrack();
        onFault(read.error());
        return;
    }
    if (m_batch.corrupt() > 0 && isOfSchema(answer.contentType)) {
        m_partitions.loseTrack();
        onFault(schemaFormat(answer.contentType));
        return;
    }
    m_faults = 0;
    m_reads = true;
    m_report.addCorrupt(m_batch.corrupt());
    // In the order of the batch: a place behind a message must not be passed before it.
    const std::vector<RecordBatch::Place> &corrupt = m_batch.corruptPlaces();
    auto place = corrupt.begin();
    const auto passPlaces = [&](std::size_t before) {
        for (; place != corrupt.end() && place->before <= before; ++place)
            m_partitions.pass(place->topic, place->partition, place->offset);
    };
    m_wanted.clear();
    std::size_t index = 0;
    for (const cluster::RawMessage &message : m_batch.messages()) {
        if (m_request.maxMessages >= 0 && m_report.received() + m_wanted.size() >= static_cast<quint64>(m_request.maxMessages))
            break;
        passPlaces(index++);
        if (m_partitions.accept(message))
            m_wanted.push_back(message);
    }
    if (index == m_batch.messages().size())
        passPlaces(index);
    if (m_report.state() == State::Waiting || m_report.state() == State::Starting)
        m_report.setState(State::Reading);
    if (m_batch.messages().empty() && m_batch.corrupt() == 0) {
        onEmpty(tookMs);
        return;
    }
    m_quietPolls = 0;
    m_quiet.start();
    m_pause = {};
    m_report.deliver(m_wanted);
    if (const PolledPartition *replaced = m_partitions.replaced())
        m_report.fail(madeAnew(replaced->facts));
}

// A server that answers at once although nothing is there is asked less and less often, up to a bound.
void PollReader::onEmpty(qint64 tookMs)
{
    ++m_quietPolls;
    if (!m_quiet.isValid())
        m_quiet.start();
    if (tookMs < kPollTime.count() / 2)
        m_pause = std::min(kFirstPause * (1 << std::min(m_quietPolls - 1, 10)), kLongestPause);
    if (hasEnd() && m_quietPolls == kQuietPolls)
        m_needsSeek = true; // once more from where we are, before anything is concluded
}

bool PollReader::isFinal(const core::KafkaError &error) const
{
    using core::ErrorKind;
    switch (error.kind) {
    case ErrorKind::Authentication:
    case ErrorKind::Authorization:
    case ErrorKind::Configuration:
    case ErrorKind::Unsupported:
    case ErrorKind::InvalidInput:
    case ErrorKind::UnknownObject:
    case ErrorKind::TlsUntrusted:
    case ErrorKind::TlsHostMismatch:
    case ErrorKind::TlsExpired:
    case ErrorKind::TlsFailed:
    case ErrorKind::PlaintextExpected:
    case ErrorKind::ClientCertificate: return true;
    default: return error.name == QLatin1StringView(kAnswerTooLarge);
    }
}

void PollReader::onFault(const core::KafkaError &error)
{
    if (m_shared->stop.load())
        return;
    // An instance that has expired is made anew at once; when it goes on vanishing, or the topic does, that is told.
    ++m_faults;
    if (m_consumer.isGone() && m_faults == 1)
        return;
    if (isFinal(error) && !m_consumer.isGone()) {
        m_report.fail(error);
        return;
    }
    m_report.setState(State::Waiting, error);
    m_pause = std::max(faultPause(m_faults), m_consumer.retryAfter());
}

void PollReader::lookAround()
{
    const bool many = m_partitions.all().size() > kMany;
    if (m_report.hasFailed() || m_shared->paused.load())
        return;
    if (m_tellsOffsets && (m_partitions.hasDoubts() || m_sinceRanges.hasExpired(many ? kRangesOfManyEveryMs : kRangesEveryMs)))
        refreshRanges();
    if (m_sinceTopics.hasExpired(m_config.topicsEvery.count()) || (m_consumer.isGone() && m_faults == 2))
        refreshTopics();
    endQuietly();
}

void PollReader::refreshRanges()
{
    const auto ranges = askRanges(m_partitions.readable());
    m_sinceRanges.start();
    if (!ranges)
        return; // the next poll tells what is wrong
    for (auto it = ranges->cbegin(); it != ranges->cend(); ++it) {
        if (PolledPartition *partition = m_partitions.find(it.key()); partition && m_partitions.takeRange(*partition, *it))
            m_needsSeek = true;
    }
    m_report.addNews();
}

// Partitions that were added are read from their beginning; those of a deleted topic stand still and say so.
void PollReader::refreshTopics()
{
    m_sinceTopics.start();
    for (qsizetype i = 0; i < m_request.topics.size(); ++i) {
        const QString &name = m_request.topics[i];
        const auto answer = m_consumer.ask(v2::topic(name));
        if (!answer)
            return;
        const auto topic = answer->isGood() ? v2::readTopic(answer->body) : core::Result<cluster::Topic>(cluster::Topic());
        const bool deleted = isUnknownObject(*answer);
        if (!topic || (!answer->isGood() && !deleted))
            continue;
        for (auto &[key, partition] : m_partitions.all()) {
            if (key.topic != name || partition.deleted == deleted)
                continue;
            partition.deleted = deleted;
            m_report.addNews();
            if (deleted)
                partition.facts.error = statusFault(*answer, name);
            else // made anew: its offsets begin anew
                m_partitions.startLate(partition, std::nullopt);
        }
        for (const cluster::Partition &found : topic->partitions) {
            const cluster::TopicPartition key{name, found.id};
            if (m_partitions.find(key) || !m_request.partitions.isEmpty() || hasEnd())
                continue;
            m_partitions.add(key, static_cast<quint32>(i));
            m_partitions.startLate(*m_partitions.find(key), std::nullopt);
            m_report.addNews();
        }
    }
    // One that was made anew meanwhile shows by its messages only.
    if (!hasEnd() && m_partitions.all().size() <= kMany)
        m_needsSeek = true;
}

// Up to the end there may be nothing but transaction markers, aborted or compacted records, which no consumer is given.
// That is concluded late, and told with the partition.
void PollReader::endQuietly()
{
    if (!hasEnd() || m_faults > 0 || m_quietPolls < 2 * kQuietPolls || !m_quiet.hasExpired(m_config.quietEnd.count()))
        return;
    for (auto &[key, partition] : m_partitions.all()) {
        if (partition.done || partition.facts.until < 0 || partition.facts.end < partition.facts.until)
            continue; // what is not there yet is waited for
        partition.facts.error =
            core::localError(core::ErrorKind::Unsupported,
                             u"the REST Proxy gives no message from offset %1 to the end at %2: control, aborted or removed records"_s
                                 .arg(partition.facts.next)
                                 .arg(partition.facts.until),
                             u"%1 [%2]"_s.arg(key.topic).arg(key.partition));
        partition.done = true;
        m_report.addNews();
    }
}

bool PollReader::isFinished() const
{
    if (m_report.hasFailed())
        return true;
    if (m_request.maxMessages >= 0 && m_report.received() >= static_cast<quint64>(m_request.maxMessages))
        return true;
    return hasEnd() && m_partitions.allDone();
}

bool PollReader::hasEnd() const
{
    return m_request.untilEnd || !m_request.endOffsets.isEmpty();
}

} // namespace streamscope::rest
