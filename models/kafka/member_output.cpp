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
    , m_goOn([this] { return m_patience.isLeft(); })
{
}

core::Result<std::unique_ptr<MemberOutput>> MemberOutput::open(const cluster::ConnectionConfig &config,
                                                               const cluster::GroupWorkerRequest &request, const QString &id,
                                                               MemberShared &shared)
{
    std::unique_ptr<MemberOutput> output(new MemberOutput(shared));
    if (request.transactional)
        output->m_records = output->m_transactional = std::make_shared<RecordOutput>(config, request.targets, id);
    else
        output->m_records = request.output ? request.output : std::make_shared<RecordOutput>(config, request.targets);
    if (const auto opened = output->m_records->open(); !opened)
        return tl::make_unexpected(opened.error());
    return output;
}

template<typename Call>
core::Result<void> MemberOutput::insist(Call call, const QString &where)
{
    for (;;) {
        const ErrorPtr error(call(m_transactional->handle().get()));
        m_transactional->drain(0);
        if (!error)
            return {};
        if (!rd_kafka_error_is_retriable(error.get()) || !m_patience.isLeft())
            return tl::make_unexpected(m_transactional->handle().refined(toError(error.get(), where)));
    }
}

core::Result<void> MemberOutput::prepare()
{
    if (!m_transactional)
        return {};
    return insist([](rd_kafka_t *producer) { return rd_kafka_init_transactions(producer, kCallMs); }, u"InitTransactions"_s);
}

core::Result<void> MemberOutput::begin()
{
    if (m_open)
        return {};
    auto begun = insist([](rd_kafka_t *producer) { return rd_kafka_begin_transaction(producer); }, u"BeginTransaction"_s);
    m_open = begun.has_value();
    return begun;
}

core::Result<void> MemberOutput::send(const cluster::ProducerRecord &record, quint64 number)
{
    if (m_transactional) {
        if (auto begun = begin(); !begun)
            return begun;
    }
    return m_records->send(record, number, m_goOn);
}

core::Result<void> MemberOutput::commit(rd_kafka_t *consumer, const rd_kafka_topic_partition_list_t *offsets)
{
    auto flushed = m_records->flush(m_goOn);
    if (!m_transactional)
        return flushed ? commitOffsets(consumer, offsets) : flushed;
    // Any other fault is told by the calls below, with what it means for the producer.
    if (!flushed && isRefusal(flushed.error()))
        return flushed;
    if (auto begun = begin(); !begun)
        return begun;
    const GroupMetadataPtr member(rd_kafka_consumer_group_metadata(consumer));
    auto sent = insist(
        [&](rd_kafka_t *producer) { return rd_kafka_send_offsets_to_transaction(producer, offsets, member.get(), kCallMs); },
        u"SendOffsetsToTransaction"_s);
    if (!sent)
        return sent;
    auto committed = insist([](rd_kafka_t *producer) { return rd_kafka_commit_transaction(producer, kCallMs); }, u"CommitTransaction"_s);
    m_open = !committed;
    return committed;
}

core::Result<void> MemberOutput::abort()
{
    if (!m_open) {
        m_records->discard(m_goOn); // without a transaction, what was sent already will be there twice
        return {};
    }
    // The call lets go of what waits, and counts that in the numbers which the broker expects; let go of before, they would have a
    // gap. It wants the reports to be taken meanwhile.
    auto aborted = insist([](rd_kafka_t *producer) { return rd_kafka_abort_transaction(producer, kWaitMs); }, u"AbortTransaction"_s);
    m_records->discard(m_goOn);
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

} // namespace streamscope::kafka
