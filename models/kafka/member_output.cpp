// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kafka/member_output.h"

#include "models/kafka/produce_record.h"
#include "models/kafka/record_output.h"

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
    , m_goOn([this] { return m_patience.isLeft(); })
{
}

core::Result<std::unique_ptr<MemberOutput>> MemberOutput::open(const cluster::ConnectionConfig &config,
                                                               const cluster::GroupWorkerRequest &request, const QString &id,
                                                               MemberShared &shared)
{
    std::unique_ptr<MemberOutput> output(new MemberOutput(shared));
    if (!request.transactional) {
        output->m_plain = request.output ? request.output : std::make_shared<RecordOutput>(config);
        if (const auto opened = output->m_plain->open(); !opened)
            return tl::make_unexpected(opened.error());
        return output;
    }
    auto handle = Handle::open(config, Handle::Purpose::Transactional,
                               outputProperties() << qMakePair(u"transactional.id"_s, id) << qMakePair(u"transaction.timeout.ms"_s, u"10000"_s));
    if (!handle)
        return tl::make_unexpected(handle.error());
    output->m_handle = std::move(*handle);
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
    if (m_plain)
        return {};
    return insist([this] { return rd_kafka_init_transactions(m_handle->get(), kCallMs); }, u"InitTransactions"_s);
}

core::Result<void> MemberOutput::begin()
{
    if (m_open)
        return {};
    auto begun = insist([this] { return rd_kafka_begin_transaction(m_handle->get()); }, u"BeginTransaction"_s);
    m_open = begun.has_value();
    return begun;
}

core::Result<void> MemberOutput::send(const cluster::ProducerRecord &record)
{
    if (m_plain)
        return m_plain->send(record, m_goOn);
    if (auto begun = begin(); !begun)
        return begun;
    for (;;) {
        const ErrorPtr error = produceRecord(m_handle->get(), record, nullptr);
        if (!error)
            return {};
        if (rd_kafka_error_code(error.get()) != RD_KAFKA_RESP_ERR__QUEUE_FULL || !m_patience.isLeft())
            return tl::make_unexpected(m_handle->refined(toError(error.get(), u"Produce"_s)));
        rd_kafka_flush(m_handle->get(), kWaitMs);
        drain();
    }
}

core::Result<void> MemberOutput::commit(rd_kafka_t *consumer, const rd_kafka_topic_partition_list_t *offsets)
{
    if (m_plain) {
        auto flushed = m_plain->flush(m_goOn);
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
    if (m_plain) {
        m_plain->discard(m_goOn); // what was sent already will be there twice
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

// A transaction's commit tells what became of its messages.
void MemberOutput::drain()
{
    while (const EventPtr event{rd_kafka_queue_poll(m_handle->queue(), 0)}) {
    }
}

} // namespace streamscope::kafka
