// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/member_loop.h"

#include "models/kafka/produce_record.h"

#include <QThread>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

constexpr int kSliceMs = 50; // a stop is noticed within it
// A transaction is short, so that its readers see results soon and a rebalance takes little back.
constexpr int kCommitEveryMs = 200;
constexpr quint64 kCommitMessages = 5000;
constexpr int kMostFailures = 8;
constexpr int kRestMs = 100; // times the failures in a row
constexpr int kSeekMs = 2000;
constexpr int kCloseMs = 1500;
constexpr int kHeartbeats = 4; // in a session
constexpr std::size_t kLengthCap = 1ULL << 30; // no message is that long; a decompression fault can claim it

bool isConnectionFault(const core::KafkaError &error)
{
    using core::ErrorKind;
    return error.kind == ErrorKind::Transport || error.kind == ErrorKind::TimedOut || error.kind == ErrorKind::NameResolution;
}

} // namespace

MemberLoop::MemberLoop(std::shared_ptr<MemberShared> shared, cluster::ConnectionConfig config, cluster::GroupWorkerRequest request)
    : m_shared(std::move(shared))
    , m_config(std::move(config))
    , m_request(std::move(request))
    , m_roster(m_config, m_request.group)
    , m_known(m_request.topics)
    , m_rate(m_request.messagesPerSecond)
    , m_timing(m_request.timing)
{
    m_clock.start();
    for (const QString &topic : m_request.topics)
        m_topics.push_back(topic.toStdString());
}

MemberLoop::~MemberLoop() = default;

void MemberLoop::run()
{
    do {
        m_renew = false;
        if (open())
            work();
        leave();
    } while (m_renew && !m_failed && !m_shared->stop.load());
    m_shared->update([this](cluster::GroupWorkerStatus &status) {
        status.state = m_failed ? State::Failed : State::Stopped;
        status.assigned.clear();
        if (m_failed)
            status.error = m_failed;
    });
}

bool MemberLoop::open()
{
    // Of its own for each member: what keeps two of them apart is the generation of the group (KIP-447).
    const QString id = MemberRoster::newId(m_request.group);
    m_roster.setOwnId(id);
    // Also where it is to begin at the end: the reset is for what is gone, and from there to the end nothing may be left out.
    auto consumer = Handle::open(m_config, Handle::Purpose::Member,
                                 {{u"group.id"_s, m_request.group},
                                  {u"client.id"_s, id},
                                  {u"auto.offset.reset"_s, u"earliest"_s},
                                  {u"session.timeout.ms"_s, QString::number(m_request.session.count())},
                                  {u"heartbeat.interval.ms"_s, QString::number(m_request.session.count() / kHeartbeats)}});
    if (!consumer) {
        fail(consumer.error());
        return false;
    }
    auto output = MemberOutput::open(m_config, m_request, id, *m_shared);
    if (!output) {
        fail(output.error());
        return false;
    }
    m_output = std::move(*output);
    if (const auto prepared = m_output->prepare(); !prepared) {
        if (!m_shared->stop.load())
            fail(prepared.error());
        return false;
    }
    m_consumer = std::move(*consumer);
    rd_kafka_poll_set_consumer(m_consumer->get());
    m_queue.reset(rd_kafka_queue_get_consumer(m_consumer->get()));
    const PartitionListPtr topics(rd_kafka_topic_partition_list_new(static_cast<int>(m_topics.size())));
    for (const std::string &topic : m_topics)
        rd_kafka_topic_partition_list_add(topics.get(), topic.c_str(), RD_KAFKA_PARTITION_UA);
    if (const auto refused = rd_kafka_subscribe(m_consumer->get(), topics.get())) {
        fail(toError(refused, {}, u"JoinGroup"_s));
        return false;
    }
    return true;
}

void MemberLoop::work()
{
    while (!m_shared->stop.load() && !m_failed && !m_renew) {
        pauseOrResume();
        if (m_request.transactional)
            m_roster.ask(m_consumer->get(), m_queue.get());
        const qint64 due = std::min<qint64>(kSliceMs, m_moved ? std::max<qint64>(0, kCommitEveryMs - m_since.elapsed()) : kSliceMs);
        if (EventPtr event{rd_kafka_queue_poll(m_queue.get(), static_cast<int>(letThrough(due)))}; event && !hold(event))
            handle(event.get());
        if (isCommitDue())
            commit();
        else if (m_held.partitions() > 0 && !m_lost)
            readsTheSame(m_known.glance(m_consumer->get()));
        tellUnidentified();
    }
    m_shared->update([this](cluster::GroupWorkerStatus &status) { status.state = m_renew ? State::Starting : State::Stopping; });
    // A transaction is aborted, and nobody has seen it. What went without one is there, and would be there twice.
    if (!m_request.transactional && m_moved && !m_lost && !m_failed && !m_renew)
        commit();
}

void MemberLoop::tellUnidentified()
{
    const bool unidentified = m_known.areUnidentified();
    if (std::exchange(m_unidentified, unidentified) != unidentified)
        m_shared->update([unidentified](cluster::GroupWorkerStatus &status) { status.unidentified = unidentified; });
}

bool MemberLoop::isCommitDue() const
{
    return m_moved && (m_uncommitted >= kCommitMessages || m_since.elapsed() >= kCommitEveryMs || m_shared->paused.load());
}

// Aborts first: the offsets of others must not wait for a transaction that nobody ends.
void MemberLoop::leave()
{
    if (m_consumer)
        takeBack();
    if (m_consumer && m_queue) {
        const ErrorPtr refused(rd_kafka_consumer_close_queue(m_consumer->get(), m_queue.get()));
        QDeadlineTimer end(kCloseMs);
        while (!refused && !rd_kafka_consumer_closed(m_consumer->get()) && !end.hasExpired()) {
            const EventPtr event(rd_kafka_queue_poll(m_queue.get(), kSliceMs));
            if (event && rd_kafka_event_type(event.get()) == RD_KAFKA_EVENT_REBALANCE)
                rd_kafka_assign(m_consumer->get(), nullptr);
        }
    }
    m_progress.clear();
    m_faults.forgetWritten();
    holdAnew({});
    m_queue.reset();
    m_known.leave();
    m_consumer.reset();
    m_output.reset();
}

void MemberLoop::handle(rd_kafka_event_t *event)
{
    switch (rd_kafka_event_type(event)) {
    case RD_KAFKA_EVENT_FETCH:
        while (const rd_kafka_message_t *message = rd_kafka_event_message_next(event))
            take(*message);
        break;
    case RD_KAFKA_EVENT_REBALANCE: onRebalance(event); break;
    case RD_KAFKA_EVENT_DESCRIBECONSUMERGROUPS_RESULT: m_roster.take(event); break;
    case RD_KAFKA_EVENT_ERROR: onError(event); break;
    default: break;
    }
}

void MemberLoop::onRebalance(rd_kafka_event_t *event)
{
    rd_kafka_topic_partition_list_t *partitions = rd_kafka_event_topic_partition_list(event);
    takeBack();
    m_progress.clear();
    m_lost = false;
    const bool assigned = rd_kafka_event_error(event) == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS;
    if (!assigned) {
        m_faults.forget();
        m_anew.clear();
    }
    if (assigned && !chooseStarts(partitions)) { // read from anywhere else, something would be missing or doubled
        m_lost = true;
        m_renew = true;
        rest(kRestMs);
    }
    rd_kafka_assign(m_consumer->get(), assigned ? partitions : nullptr);
    QList<cluster::TopicPartition> list;
    for (int i = 0; assigned && i < partitions->cnt; ++i)
        list.append({QString::fromUtf8(partitions->elems[i].topic), partitions->elems[i].partition});
    std::sort(list.begin(), list.end());
    holdAnew(list);
    if (assigned) {
        fetchOrNot(); // one that was paused when it went stays so
        m_failures = 0;
    }
    m_shared->update([&](cluster::GroupWorkerStatus &status) {
        status.assigned = list;
        if (!assigned)
            return;
        ++status.rebalances;
        status.state = m_paused ? State::Paused : State::Running;
    });
}

PartitionListPtr MemberLoop::assignment() const
{
    rd_kafka_topic_partition_list_t *list = nullptr;
    if (rd_kafka_assignment(m_consumer->get(), &list) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return {};
    return PartitionListPtr(list);
}

void MemberLoop::onError(rd_kafka_event_t *event)
{
    const auto code = rd_kafka_event_error(event);
    using TopicPartitionPtr = std::unique_ptr<rd_kafka_topic_partition_t, Deleter<rd_kafka_topic_partition_destroy>>;
    const TopicPartitionPtr partition(rd_kafka_event_topic_partition(event));
    if (code == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
        if (partition)
            onEnd(*partition);
        return;
    }
    const core::KafkaError error =
        m_consumer->refined(toError(code, QString::fromUtf8(rd_kafka_event_error_string(event)), partition ? u"Fetch"_s : u"Consume"_s));
    if (rd_kafka_event_error_is_fatal(event) || error.kind == core::ErrorKind::Authorization) {
        fail(error);
    } else {
        setWaiting(error);
    }
}

void MemberLoop::setWaiting(const std::optional<core::KafkaError> &error)
{
    if (!error && !m_waiting)
        return;
    m_waiting = error.has_value();
    m_shared->update([&](cluster::GroupWorkerStatus &status) {
        status.error = error;
        if (status.state == State::Running || status.state == State::Waiting)
            status.state = error && isConnectionFault(*error) ? State::Waiting : State::Running;
    });
}

std::optional<quint32> MemberLoop::topicIndex(const char *name) const
{
    for (std::size_t i = 0; i < m_topics.size(); ++i) {
        if (m_topics[i] == name)
            return static_cast<quint32>(i);
    }
    return std::nullopt;
}

// The end as it is now. Behind the last message stand the marks of transactions, which are consumed too.
void MemberLoop::onEnd(const rd_kafka_topic_partition_t &partition)
{
    const auto topic = topicIndex(partition.topic);
    if (!topic || m_lost || partition.offset < 0)
        return;
    setWaiting({});
    Progress &progress = m_progress[{*topic, partition.partition}];
    countRemoved({*topic, partition.partition}, progress.next, partition.offset);
    moveTo(progress, std::min<qint64>(partition.offset, endOf(*topic, partition.partition)));
}

// What is passed over because the log begins behind it; other gaps are of compaction and of transactions.
void MemberLoop::countRemoved(const Key &key, qint64 next, qint64 offset)
{
    int64_t start = -1;
    int64_t end = -1;
    if (next < 0 || offset <= next ||
        rd_kafka_get_watermark_offsets(m_consumer->get(), m_topics[key.first].c_str(), key.second, &start, &end) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return;
    if (const qint64 removed = std::min<qint64>(start, offset) - next; removed > 0)
        m_shared->update([removed](cluster::GroupWorkerStatus &status) { status.removed += static_cast<quint64>(removed); });
}

void MemberLoop::moveTo(Progress &progress, qint64 next)
{
    if (next <= progress.next)
        return;
    progress.next = next;
    progress.moved = true;
    if (!m_moved)
        m_since.start();
    m_moved = true;
}

void MemberLoop::take(const rd_kafka_message_t &message)
{
    const auto topic = topicIndex(rd_kafka_topic_name(message.rkt));
    if (message.err != RD_KAFKA_RESP_ERR_NO_ERROR || m_lost || m_failed || m_renew || !topic)
        return;
    if (message.len > kLengthCap || message.key_len > kLengthCap) {
        fail(core::localError(core::ErrorKind::CorruptData, u"a record of absurd length at offset %1"_s.arg(message.offset),
                              u"%1 [%2]"_s.arg(m_request.topics.value(*topic)).arg(message.partition)));
        return;
    }
    setWaiting({});
    Progress &progress = m_progress[{*topic, message.partition}];
    if (message.offset < progress.next)
        return; // again after a reconnect
    if (const qint64 end = endOf(*topic, message.partition); message.offset >= end) {
        endPartition(progress, *topic, message.partition, end);
        return;
    }
    countRemoved({*topic, message.partition}, progress.next, message.offset);
    const MemberFaults::Place place{*topic, message.partition, message.offset};
    const bool alone = m_faults.isKnown(place);
    if (alone && m_uncommitted > 0) {
        if (progress.first < 0)
            progress.first = message.offset; // where that fails, it is read again
        if (!commit())
            return;
    }
    m_rate.pass(nowUs());
    if (progress.first < 0)
        progress.first = message.offset;
    moveTo(progress, message.offset + 1);
    if (m_uncommitted++ == 0) {
        (void)m_output->takeRefused(); // of what a rebalance has taken back: not a fault of this one
        m_faults.startBatch();
    }
    const quint64 number = m_faults.add(place);
    m_batch.clear();
    m_batch.add(message, *topic);
    m_records.clear();
    if (!m_shared->transformed(m_batch.messages().front(), m_faults.refusal(place), m_records))
        return;
    if (m_faults.isWritten(place))
        m_records.clear();
    for (const cluster::ProducerRecord &record : std::as_const(m_records)) {
        if (const auto sent = m_output->send(record, number); !sent) {
            recover(sent.error());
            return;
        }
    }
    if (alone)
        commit();
}

// False: it is taken back.
bool MemberLoop::commit()
{
    if (!readsTheSame(m_known.look(m_consumer->get())))
        return false;
    const PartitionListPtr offsets(rd_kafka_topic_partition_list_new(static_cast<int>(m_progress.size())));
    for (const auto &[key, progress] : m_progress) {
        if (progress.moved)
            rd_kafka_topic_partition_list_add(offsets.get(), m_topics[key.first].c_str(), key.second)->offset = progress.next;
    }
    if (const auto committed = m_output->commit(m_consumer->get(), offsets.get()); !committed) {
        recover(committed.error());
        return false;
    }
    for (auto &[key, progress] : m_progress) {
        m_faults.committed(key.first, key.second, progress.next);
        if (progress.moved)
            m_anew.erase(key);
        progress.first = -1;
        progress.moved = false;
    }
    m_moved = false;
    m_uncommitted = 0;
    m_failures = 0;
    m_renewals = 0;
    m_shared->settled(true);
    m_shared->update([](cluster::GroupWorkerStatus &status) {
        ++status.commits;
        status.error.reset();
    });
    return true;
}

// What is consumed and not committed becomes undone; others, or this member again, will consume it.
void MemberLoop::takeBack()
{
    const bool any = m_uncommitted > 0;
    m_moved = false;
    m_uncommitted = 0;
    if (m_output) {
        if (const auto aborted = m_output->abort(); !aborted && !m_shared->stop.load())
            m_renew = true;
    }
    if (!any)
        return;
    m_shared->settled(false);
    m_shared->update([](cluster::GroupWorkerStatus &status) { ++status.aborts; });
}

// After a commit or a send has failed.
void MemberLoop::recover(const core::KafkaError &error)
{
    const bool refused = isRefusal(error); // and all else is written
    takeBack();
    const bool found = m_faults.learn(m_output->takeRefused(), refused && !m_request.transactional);
    // librdkafka (2.14) counts a refused batch, and notices with the next one that the broker did not: then it begins anew.
    const bool miscounted = error.code == RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER && m_refused;
    m_refused = found ? m_request.transactional : m_refused && !miscounted;
    if (!found && !miscounted)
        m_shared->update([&error](cluster::GroupWorkerStatus &status) { status.error = error; });
    if (m_shared->stop.load())
        return;
    if ((found || miscounted) && !error.fatal && !m_renew) { // each time more is known: it comes to an end
        goBack();
        return;
    }
    if (error.fatal || m_renew) {
        // Fenced: the broker has ended the transaction for it, since this program slept or the broker was away too long. Nobody
        // else has this producer's id, so that a new one may go on. It may meet the same fate before its first commit: a broker
        // that has just come back takes its time for groups and transactions, and other members fence who seems gone.
        if (++m_renewals > kMostFailures || (error.fatal && error.kind == core::ErrorKind::Authorization)) {
            fail(error);
            return;
        }
        m_renew = true;
        rest(kRestMs * (m_renewals - 1));
        return;
    }
    if (++m_failures > kMostFailures) {
        fail(error);
        return;
    }
    rest(kRestMs * m_failures);
    goBack();
}

void MemberLoop::goBack()
{
    // Without the partitions there is nothing to go back to: the rebalance that says so is on its way.
    if (rd_kafka_assignment_lost(m_consumer->get()))
        m_lost = true;
    else if (!rewind())
        m_renew = true;
}

// To the first offset that is not committed. False: it could not be done, and reading on would leave something out.
bool MemberLoop::rewind()
{
    const PartitionListPtr places(rd_kafka_topic_partition_list_new(static_cast<int>(m_progress.size())));
    for (const Key &key : m_anew) {
        m_progress.erase(key);
        rd_kafka_topic_partition_list_add(places.get(), m_topics[key.first].c_str(), key.second)->offset = RD_KAFKA_OFFSET_BEGINNING;
    }
    for (auto &[key, progress] : m_progress) {
        if (progress.first < 0) {
            m_moved = m_moved || progress.moved; // an end without messages is committed with what comes next
            continue;
        }
        rd_kafka_topic_partition_list_add(places.get(), m_topics[key.first].c_str(), key.second)->offset = progress.first;
        progress.next = progress.first;
        progress.first = -1;
        progress.moved = false;
    }
    m_since.start();
    if (!m_held.isEmpty()) // they stand behind what is read again: begin anew
        return false;
    if (places->cnt == 0)
        return true;
    resumeEnded();
    const ErrorPtr refused(rd_kafka_seek_partitions(m_consumer->get(), places.get(), kSeekMs));
    return !refused && std::all_of(places->elems, places->elems + places->cnt,
                                   [](const auto &place) { return place.err == RD_KAFKA_RESP_ERR_NO_ERROR; });
}

void MemberLoop::pauseOrResume()
{
    const bool wanted = m_shared->paused.load();
    if (wanted == m_paused || m_moved) // what is consumed is committed first
        return;
    m_paused = wanted;
    fetchOrNot();
    m_shared->update([wanted](cluster::GroupWorkerStatus &status) {
        if (status.state == State::Running || status.state == State::Paused)
            status.state = wanted ? State::Paused : State::Running;
    });
}

void MemberLoop::fail(const core::KafkaError &error)
{
    if (!m_failed)
        m_failed = error;
}

void MemberLoop::rest(int milliseconds)
{
    QDeadlineTimer end(milliseconds);
    while (!end.hasExpired() && !m_shared->stop.load())
        QThread::msleep(static_cast<unsigned long>(std::min<qint64>(kSliceMs, std::max<qint64>(1, end.remainingTime()))));
}

} // namespace streamscope::kafka
