// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/member_output.h"

#include "models/kafka/produce_record.h"

using namespace Qt::StringLiterals;

namespace streamscope::kafka {
namespace {

using GroupMetadataPtr = std::unique_ptr<rd_kafka_consumer_group_metadata_t, Deleter<rd_kafka_consumer_group_metadata_destroy>>;

constexpr int kCallMs = 500; // of one call, so that a stop is noticed
constexpr int kWaitMs = 50;
constexpr int kCommitMs = 10'000;

} // namespace

MemberOutput::MemberOutput(MemberShared &shared)
    : m_patience(shared)
{
}

core::Result<std::unique_ptr<MemberOutput>> MemberOutput::open(const cluster::ConnectionConfig &config,
                                                               const cluster::GroupWorkerRequest &request, const QString &id,
                                                               MemberShared &shared)
{
    QList<QPair<QString, QString>> extra = {
        {u"acks"_s, u"all"_s},    {u"enable.idempotence"_s, u"true"_s},      {u"partitioner"_s, u"murmur2_random"_s},
        {u"linger.ms"_s, u"5"_s}, {u"message.max.bytes"_s, u"1000000000"_s}, // the broker's own limit decides, and is named
    };
    if (request.transactional)
        extra.append({{u"transactional.id"_s, id}, {u"transaction.timeout.ms"_s, u"10000"_s}});
    else
        extra.append({u"message.timeout.ms"_s, u"30000"_s});
    auto handle = Handle::open(config, request.transactional ? Handle::Purpose::Transactional : Handle::Purpose::Producer, extra);
    if (!handle)
        return tl::make_unexpected(handle.error());
    std::unique_ptr<MemberOutput> output(new MemberOutput(shared));
    output->m_handle = std::move(*handle);
    output->m_transactional = request.transactional;
    return output;
}

template<typename Call>
core::Result<void> MemberOutput::insist(Call call, const QString &where)
{
    for (;;) {
        const ErrorPtr error(call());
        drain();
        if (!error)
            return {};
        if (!rd_kafka_error_is_retriable(error.get()) || !m_patience.isLeft())
            return tl::make_unexpected(m_handle->refined(toError(error.get(), where)));
    }
}

core::Result<void> MemberOutput::prepare()
{
    if (!m_transactional)
        return {};
    return insist([this] { return rd_kafka_init_transactions(m_handle->get(), kCallMs); }, u"InitTransactions"_s);
}

core::Result<void> MemberOutput::begin()
{
    if (!m_transactional || m_open)
        return {};
    auto begun = insist([this] { return rd_kafka_begin_transaction(m_handle->get()); }, u"BeginTransaction"_s);
    m_open = begun.has_value();
    return begun;
}

core::Result<void> MemberOutput::send(const cluster::ProducerRecord &record)
{
    if (auto begun = begin(); !begun)
        return begun;
    for (;;) {
        const ErrorPtr error = produceRecord(m_handle->get(), record, nullptr);
        if (!error)
            return {};
        if (rd_kafka_error_code(error.get()) != RD_KAFKA_RESP_ERR__QUEUE_FULL || !m_patience.isLeft())
            return tl::make_unexpected(m_handle->refined(toError(error.get(), u"Produce"_s)));
        if (m_transactional)
            rd_kafka_flush(m_handle->get(), kWaitMs);
        drain(m_transactional ? 0 : kWaitMs);
    }
}

core::Result<void> MemberOutput::commit(rd_kafka_t *consumer, const rd_kafka_topic_partition_list_t *offsets)
{
    if (!m_transactional) {
        auto flushed = flush();
        return flushed ? commitOffsets(consumer, offsets) : flushed;
    }
    if (auto begun = begin(); !begun)
        return begun;
    const GroupMetadataPtr member(rd_kafka_consumer_group_metadata(consumer));
    auto sent = insist([&] { return rd_kafka_send_offsets_to_transaction(m_handle->get(), offsets, member.get(), kCallMs); },
                       u"SendOffsetsToTransaction"_s);
    if (!sent)
        return sent;
    auto committed = insist([this] { return rd_kafka_commit_transaction(m_handle->get(), kCallMs); }, u"CommitTransaction"_s);
    m_open = !committed;
    return committed;
}

core::Result<void> MemberOutput::abort()
{
    if (!m_transactional) {
        // What was sent already will be there twice.
        rd_kafka_purge(m_handle->get(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
        (void)flush();
        m_undelivered.reset();
        return {};
    }
    if (!m_open)
        return {};
    auto aborted = insist([this] { return rd_kafka_abort_transaction(m_handle->get(), kCallMs); }, u"AbortTransaction"_s);
    m_open = !aborted;
    if (!aborted)
        aborted.error().fatal = true; // a transaction that is neither committed nor aborted ends with its producer
    return aborted;
}

core::Result<void> MemberOutput::flush()
{
    while (rd_kafka_outq_len(m_handle->get()) > 0) {
        if (!m_patience.isLeft())
            return tl::make_unexpected(core::localError(core::ErrorKind::Cancelled, u"stopped"_s, u"Produce"_s));
        drain(kWaitMs);
    }
    if (!m_undelivered)
        return {};
    return tl::make_unexpected(*std::exchange(m_undelivered, std::nullopt));
}

core::Result<void> MemberOutput::commitOffsets(rd_kafka_t *consumer, const rd_kafka_topic_partition_list_t *offsets)
{
    const QueuePtr answers(rd_kafka_queue_new(consumer));
    if (const auto refused = rd_kafka_commit_queue(consumer, offsets, answers.get(), nullptr, nullptr))
        return tl::make_unexpected(toError(refused, {}, u"OffsetCommit"_s));
    QDeadlineTimer end(kCommitMs);
    while (!end.hasExpired() && m_patience.isLeft()) {
        const EventPtr event(rd_kafka_queue_poll(answers.get(), kWaitMs));
        if (!event)
            continue;
        const auto code = rd_kafka_event_error(event.get());
        if (code == RD_KAFKA_RESP_ERR_NO_ERROR || code == RD_KAFKA_RESP_ERR__NO_OFFSET)
            return {};
        return tl::make_unexpected(toError(code, QString::fromUtf8(rd_kafka_event_error_string(event.get())), u"OffsetCommit"_s));
    }
    return tl::make_unexpected(core::localError(core::ErrorKind::TimedOut, u"no answer"_s, u"OffsetCommit"_s));
}

void MemberOutput::drain(int waitMs)
{
    while (const EventPtr event{rd_kafka_queue_poll(m_handle->queue(), waitMs)}) {
        if (rd_kafka_event_type(event.get()) != RD_KAFKA_EVENT_DR)
            continue;
        while (const rd_kafka_message_t *message = rd_kafka_event_message_next(event.get())) {
            if (message->err != RD_KAFKA_RESP_ERR_NO_ERROR && !m_undelivered)
                m_undelivered = m_handle->refined(toError(message->err, {}, u"Produce"_s));
        }
        waitMs = 0;
    }
}

} // namespace streamscope::kafka
