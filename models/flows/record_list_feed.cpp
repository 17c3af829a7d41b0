// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/flows/record_list_feed.h"

#include "models/flows/record_view.h"
#include "models/query/template_source.h"

using namespace Qt::StringLiterals;

namespace streamscope::flows {
namespace {

core::Result<void> write(std::optional<query::TemplateWriter> &writer, const RecordView &view, std::optional<QByteArray> &part,
                         const QString &name)
{
    if (!writer)
        return {};
    auto written = writer->write(view.raw(), view.topic());
    if (!written) {
        core::KafkaError error = written.error();
        error.where = name + u' ' + error.where;
        return tl::make_unexpected(error);
    }
    part = std::move(*written);
    return {};
}

} // namespace

RecordListFeed::RecordListFeed(QList<cluster::ProducerRecord> records, const Changes &changes)
    : m_records(std::move(records))
    , m_changes(changes)
    , m_source(std::make_shared<query::TemplateSource>())
{
    if (changes.key)
        m_key.emplace(*changes.key, m_source);
    if (changes.value)
        m_value.emplace(*changes.value, m_source);
}

core::Result<void> RecordListFeed::change(cluster::ProducerRecord &record)
{
    const cluster::ProducerRecord &original = m_records[m_next - 1];
    record = original;
    if (!m_changes.keepPartitions)
        record.partition.reset();
    if (!m_changes.keepTimestamps)
        record.timestampMs.reset();
    if (!m_key && !m_value)
        return {};
    m_source->nextMessage();
    const RecordView view(original);
    if (auto done = write(m_key, view, record.key, u"key"_s); !done)
        return done;
    return write(m_value, view, record.value, u"value"_s);
}

cluster::RecordFeed::Next RecordListFeed::next(cluster::ProducerRecord &record)
{
    if (m_next >= m_records.size())
        return {Step::End, 0};
    ++m_next;
    if (const auto done = change(record); !done) {
        const std::lock_guard lock(m_mutex);
        ++m_faulty;
        m_fault = done.error();
        return {Step::Wait, 0};
    }
    return {Step::Send, 0};
}

void RecordListFeed::settled(quint64, const cluster::DeliveryReport &) {}

quint64 RecordListFeed::faulty() const
{
    const std::lock_guard lock(m_mutex);
    return m_faulty;
}

std::optional<core::KafkaError> RecordListFeed::fault() const
{
    const std::lock_guard lock(m_mutex);
    return m_fault;
}

} // namespace streamscope::flows
