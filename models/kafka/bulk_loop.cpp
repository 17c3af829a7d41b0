// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/bulk_loop.h"

#include "models/kafka/batch_limit.h"
#include "models/kafka/produce_record.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

using Step = cluster::RecordFeed::Step;

constexpr int kBurst = 256;  // messages between two looks at the reports
constexpr int kWaitMs = 50;  // at most, so that a stop is noticed
constexpr int kFlushMs = 5;  // of one call, which takes no reports meanwhile
constexpr int kCallMs = 500; // the same of a transaction
constexpr int kWarmMs = 1000;
constexpr int kPublishMs = 33;
constexpr int kAfterStopMs = 2000;
constexpr int kMessageTimeoutMs = 30'000;
constexpr int kByHandMs = 300'000; // a person has so long to look at what is not committed yet
constexpr int kChunkMs = 60'000;

QString codec(cluster::Compression compression)
{
    switch (compression) {
    case cluster::Compression::Gzip: return u"gzip"_s;
    case cluster::Compression::Snappy: return u"snappy"_s;
    case cluster::Compression::Lz4: return u"lz4"_s;
    case cluster::Compression::Zstd: return u"zstd"_s;
    case cluster::Compression::None: break;
    }
    return u"none"_s;
}

QString partitionerName(cluster::Partitioner partitioner)
{
    switch (partitioner) {
    case cluster::Partitioner::Consistent: return u"consistent_random"_s;
    case cluster::Partitioner::Random: return u"random"_s;
    default: return u"murmur2_random"_s;
    }
}

QList<QPair<QString, QString>> properties(const cluster::ConnectionConfig &config, const cluster::BulkRequest &request)
{
    const cluster::BulkOptions &options = request.options;
    const cluster::Acks acks = options.transactional ? cluster::Acks::All : options.acks;
    const bool idempotent = options.transactional || (options.idempotent && acks == cluster::Acks::All);
    QList<QPair<QString, QString>> list = {
        {u"acks"_s, acksValue(acks)},
        {u"enable.idempotence"_s, idempotent ? u"true"_s : u"false"_s},
        {u"compression.type"_s, codec(options.compression)},
        {u"linger.ms"_s, QString::number(options.lingerMs)},
        {u"batch.size"_s, QString::number(boundedBatch(options.batchBytes, config, {request.topic}))},
        {u"partitioner"_s, partitionerName(options.partitioner)},
        {u"queue.buffering.max.messages"_s, u"100000"_s},
        {u"queue.buffering.max.kbytes"_s, u"65536"_s},
        {u"message.max.bytes"_s, u"1000000000"_s}, // the broker's own limit decides, and is named
        {u"message.timeout.ms"_s, QString::number(kMessageTimeoutMs)},
    };
    if (options.partitioner == cluster::Partitioner::Random)
        list.append({u"sticky.partitioning.linger.ms"_s, u"0"_s});
    if (options.transactional) {
        const QString id = request.transactionalId.isEmpty() ? u"streamscope-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces)
                                                             : request.transactionalId;
        list.append({{u"transactional.id"_s, id},
                     {u"transaction.timeout.ms"_s, QString::number(request.byHand ? kByHandMs : kChunkMs)}});
    }
    return list;
}

} // namespace

BulkLoop::BulkLoop(std::shared_ptr<BulkShared> shared, cluster::ConnectionConfig config, cluster::BulkRequest request)
    : m_shared(std::move(shared))
    , m_config(std::move(config))
    , m_request(std::move(request))
{
    m_status.partitions.resize(m_request.partitions);
}

core::KafkaError BulkLoop::refined(const rd_kafka_error_t *error, const QString &where) const
{
    return m_handle->refined(toError(error, where));
}

void BulkLoop::run()
{
    m_published.start();
    if (const auto opened = open(); !opened)
        fail(opened.error());
    else
        work();
    if (m_handle)
        giveUp();
    setState(m_failed ? State::Failed : State::Finished);
}

core::Result<void> BulkLoop::open()
{
    auto handle = Handle::open(m_config, Handle::Purpose::Producer, properties(m_config, m_request));
    if (!handle)
        return tl::make_unexpected(handle.error());
    m_handle = std::move(*handle);
    m_topic.reset(rd_kafka_topic_new(m_handle->get(), m_request.topic.toUtf8().constData(), nullptr));
    if (!m_topic)
        return tl::make_unexpected(m_handle->refined(toError(rd_kafka_last_error(), {}, m_request.topic)));
    // A producer that does not know the leaders waits half a second for them; what fails here shows again with the first message.
    const rd_kafka_metadata_t *known = nullptr;
    if (rd_kafka_metadata(m_handle->get(), 0, m_topic.get(), &known, kWarmMs) == RD_KAFKA_RESP_ERR_NO_ERROR)
        (void)MetadataHolder(known);
    if (!m_request.options.transactional)
        return {};
    return insist([this] { return rd_kafka_init_transactions(m_handle->get(), kCallMs); }, u"InitTransactions"_s);
}

void BulkLoop::work()
{
    setState(State::Running);
    while (!m_failed) {
        m_ended = m_ended || stopping();
        const bool waitsForPerson = m_status.transactionOpen && m_request.byHand && (m_status.mustAbort || m_ended);
        if (mustConclude())
            conclude(m_shared->commit.exchange(false) && !m_shared->abort.exchange(false) && !m_status.mustAbort);
        else if (m_ended && m_status.inFlight() > 0)
            waitForAnswers();
        else if (waitsForPerson)
            setState(State::Open), drain(kWaitMs);
        else if (m_ended)
            break;
        else
            ask();
        publish();
    }
    if (m_status.transactionOpen)
        conclude(false);
}

bool BulkLoop::mustConclude()
{
    if (!m_status.transactionOpen) { // there is nothing to end
        m_shared->commit.store(false);
        m_shared->abort.store(false);
        return false;
    }
    return m_shared->commit.load() || m_shared->abort.load() || (m_status.mustAbort && !m_request.byHand);
}

void BulkLoop::ask()
{
    cluster::RecordFeed::Next next{Step::Send, 0};
    bool full = false;
    const bool wanted = m_shared->withFeed([&](cluster::RecordFeed &feed) {
        for (int i = 0; i < kBurst && !full && !m_failed && !m_status.mustAbort; ++i) {
            if (!m_hasRecord) {
                next = feed.next(m_record);
                if (next.step != Step::Send)
                    return;
                m_hasRecord = true;
                choosePartition();
            }
            full = !send(feed);
        }
    });
    if (!wanted)
        return;
    switch (next.step) {
    case Step::Send: drain(full ? kWaitMs : 0); break;
    case Step::Wait: drain(next.waitUs > 0 ? static_cast<int>(std::clamp<qint64>(next.waitUs / 1000, 1, kWaitMs)) : 0); break;
    case Step::Commit:
        if (m_status.transactionOpen)
            conclude(true);
        break;
    case Step::End: m_ended = true; break;
    }
}

void BulkLoop::choosePartition()
{
    const cluster::BulkOptions &options = m_request.options;
    if (m_record.partition)
        m_partition = *m_record.partition;
    else if (options.partitioner == cluster::Partitioner::Chosen)
        m_partition = options.partition;
    else if (options.partitioner == cluster::Partitioner::RoundRobin)
        m_partition = std::exchange(m_turn, (m_turn + 1) % m_request.partitions);
    else
        m_partition = RD_KAFKA_PARTITION_UA;
}

// False: the queue is full.
bool BulkLoop::send(cluster::RecordFeed &feed)
{
    if (m_request.options.transactional && !m_status.transactionOpen) {
        if (const ErrorPtr error{rd_kafka_begin_transaction(m_handle->get())}) {
            fail(refined(error.get(), u"BeginTransaction"_s));
            return true;
        }
        m_status.transactionOpen = true;
        m_status.inTransaction = 0;
    }
    const quint64 number = m_status.sent;
    const ErrorPtr refused = produceRecord(m_handle->get(), m_topic.get(), m_partition, m_record, reinterpret_cast<void *>(number));
    if (refused && rd_kafka_error_code(refused.get()) == RD_KAFKA_RESP_ERR__QUEUE_FULL && m_status.inFlight() > 0)
        return false;
    m_hasRecord = false;
    m_changed = true;
    ++m_status.sent;
    if (!refused) {
        m_status.bytes += cluster::payloadBytes(m_record);
        m_status.inTransaction += m_status.transactionOpen ? 1 : 0;
        return true;
    }
    core::KafkaError error = refined(refused.get(), u"Produce"_s);
    if (rd_kafka_error_code(refused.get()) == RD_KAFKA_RESP_ERR__QUEUE_FULL) // there is nothing else in it
        error = toError(RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, {}, u"Produce"_s);
    ++m_status.failed;
    takeError(error);
    feed.settled(number, {m_partition, -1, 0, &error, isRefusal(error)});
    if (error.fatal)
        fail(error);
    return true;
}

void BulkLoop::takeError(const core::KafkaError &error)
{
    const auto place = m_errorPlaces.constFind(error.code);
    if (place == m_errorPlaces.cend()) {
        m_errorPlaces.insert(error.code, m_status.errors.size());
        m_status.errors.append({error, 1});
    } else {
        ++m_status.errors[*place].count;
    }
    if (!m_status.transactionOpen)
        return;
    if (isRefusal(error))
        m_taint = std::max(m_taint, Taint::Refusal);
    else if (error.code != RD_KAFKA_RESP_ERR__STATE && error.code != RD_KAFKA_RESP_ERR__PURGE_INFLIGHT) // it is to be aborted already
        m_taint = Taint::Other;
    if (!std::exchange(m_status.mustAbort, true))
        m_status.error = error;
}

// After a stop what nobody answers is given up.
void BulkLoop::waitForAnswers()
{
    setState(State::Stopping);
    rd_kafka_flush(m_handle->get(), kFlushMs); // no lingering
    drain(0);
    if (!isPatient())
        rd_kafka_purge(m_handle->get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
}

// What the feed has given and the queue has not taken.
void BulkLoop::giveBack()
{
    if (!std::exchange(m_hasRecord, false))
        return;
    const quint64 number = m_status.sent++;
    ++m_status.discarded;
    m_changed = true;
    const core::KafkaError error = m_handle->refined(toError(RD_KAFKA_RESP_ERR__PURGE_QUEUE, {}, u"Produce"_s));
    m_shared->withFeed([&](cluster::RecordFeed &feed) { feed.settled(number, {m_partition, -1, 0, &error}); });
}

// At the end each message is answered, also where the producer has failed.
void BulkLoop::giveUp()
{
    giveBack();
    if (m_status.inFlight() == 0)
        return;
    rd_kafka_purge(m_handle->get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    for (const QDeadlineTimer deadline(kAfterStopMs); m_status.inFlight() > 0 && !deadline.hasExpired();)
        drain(kWaitMs);
}

bool BulkLoop::isPatient()
{
    if (!stopping())
        return true;
    if (m_patience.isForever())
        m_patience.setRemainingTime(kAfterStopMs);
    return !m_patience.hasExpired();
}

void BulkLoop::conclude(bool commit)
{
    m_patience = QDeadlineTimer(QDeadlineTimer::Forever);
    while (commit && m_status.inFlight() > 0 && !m_failed && !m_status.mustAbort) {
        waitForAnswers();
        publish();
    }
    if (m_failed)
        return;
    m_patience = QDeadlineTimer(QDeadlineTimer::Forever);
    bool committed = false;
    std::optional<core::KafkaError> why = m_status.error;
    if (commit && !m_status.mustAbort) {
        const auto done = endTransaction(true);
        committed = done.has_value();
        if (!done)
            why = done.error();
        if (!done && (done.error().fatal || done.error().kind == core::ErrorKind::TimedOut)) {
            fail(done.error()); // whether it was committed nobody knows
            return;
        }
    }
    if (!committed) {
        setState(State::Stopping);
        if (const auto done = endTransaction(false); !done) {
            fail(done.error());
            return;
        }
    }
    afterTransaction(committed, commit || !m_request.byHand ? why : std::nullopt);
}

// why: it was to be committed, and could not be.
void BulkLoop::afterTransaction(bool committed, const std::optional<core::KafkaError> &why)
{
    const Taint taint = std::exchange(m_taint, Taint::None);
    // librdkafka (2.14) counts a refused batch, and notices with the next one that the broker did not: then it begins anew.
    const bool miscounted = !committed && m_skips && why && taint != Taint::Other &&
                            (why->code == RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER || why->code == RD_KAFKA_RESP_ERR__STATE);
    m_skips = taint == Taint::Refusal || (m_skips && !miscounted);
    m_status.transactionOpen = false;
    m_status.mustAbort = false;
    m_status.inTransaction = 0;
    m_status.error.reset();
    ++(committed ? m_status.commits : m_status.aborts);
    if (!committed && !m_request.byHand)
        giveBack(); // the feed knows whether it comes again
    bool again = false;
    m_shared->withFeed([committed, &again](cluster::RecordFeed &feed) { again = feed.concluded(committed); });
    if (!committed && m_request.byHand)
        m_status.error = why;
    else if (!committed && why && !(again && (miscounted || taint == Taint::Refusal)))
        fail(*why);
    if (!m_failed && m_request.byHand && m_skips && !m_ended)
        beginAnew();
    if (!m_failed)
        setState(m_ended ? State::Stopping : State::Running);
}

// What a person sends next is not to fail for what was refused before. Nobody else has this producer's id, as with a file's.
void BulkLoop::beginAnew()
{
    m_skips = false;
    m_topic.reset();
    m_handle.reset();
    if (const auto opened = open(); !opened)
        fail(opened.error());
}

core::Result<void> BulkLoop::endTransaction(bool commit)
{
    if (commit)
        return insist([this] { return rd_kafka_commit_transaction(m_handle->get(), kCallMs); }, u"CommitTransaction"_s);
    // Takes back what is queued – also what comes back to the queue meanwhile, behind a batch that was refused – and counts it so.
    return insist([this] { return rd_kafka_abort_transaction(m_handle->get(), m_status.inFlight() > 0 ? kFlushMs : kCallMs); },
                  u"AbortTransaction"_s);
}

template<typename Call>
core::Result<void> BulkLoop::insist(Call call, const QString &where)
{
    for (;;) {
        const ErrorPtr error(call());
        drain(0);
        publish();
        if (!error)
            return {};
        if (!rd_kafka_error_is_retriable(error.get()) || !isPatient())
            return tl::make_unexpected(refined(error.get(), where));
    }
}

void BulkLoop::drain(int waitMs)
{
    while (const EventPtr event{rd_kafka_queue_poll(m_handle->queue(), waitMs)}) {
        waitMs = 0;
        if (rd_kafka_event_type(event.get()) == RD_KAFKA_EVENT_DR)
            takeReports(event.get());
        else if (rd_kafka_event_type(event.get()) == RD_KAFKA_EVENT_ERROR && rd_kafka_event_error_is_fatal(event.get()))
            fail(m_handle->refined(toError(rd_kafka_event_error(event.get()), QString::fromUtf8(rd_kafka_event_error_string(event.get())),
                                           u"Produce"_s)));
    }
}

void BulkLoop::takeReports(rd_kafka_event_t *event)
{
    const std::lock_guard lock(m_shared->deliver);
    while (const rd_kafka_message_t *message = rd_kafka_event_message_next(event)) {
        m_changed = true;
        std::optional<core::KafkaError> error;
        if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR)
            error = m_handle->refined(deliveryError(*message));
        const bool known = message->partition >= 0 && message->partition < m_status.partitions.size();
        if (!error) {
            ++m_status.acknowledged;
            if (known)
                ++m_status.partitions[message->partition].acknowledged;
        } else if (message->err == RD_KAFKA_RESP_ERR__PURGE_QUEUE) {
            ++m_status.discarded;
        } else {
            ++m_status.failed;
            m_status.unknown += error->kind == core::ErrorKind::TimedOut ? 1 : 0;
            if (known)
                ++m_status.partitions[message->partition].failed;
            takeError(*error);
        }
        if (!m_shared->abandoned)
            m_shared->feed->settled(reinterpret_cast<quint64>(message->_private),
                                    {message->partition, std::max<qint64>(-1, message->offset), rd_kafka_message_latency(message),
                                     error ? &*error : nullptr, error && isRefusal(*error)});
    }
}

void BulkLoop::fail(const core::KafkaError &error)
{
    m_failed = true;
    m_status.error = error;
    m_changed = true;
}

void BulkLoop::setState(State state)
{
    if (m_status.state == state && !m_changed)
        return;
    const bool news = m_status.state != state;
    m_status.state = state;
    publish(news);
}

void BulkLoop::publish(bool always)
{
    if (!always && (!m_changed || !m_published.hasExpired(kPublishMs)))
        return;
    m_changed = false;
    m_published.restart();
    cluster::BulkStatus now = m_status;
    std::stable_sort(now.errors.begin(), now.errors.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
    m_shared->publish(now);
}

} // namespace streamscope::kafka
