// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/topic_table_model.h"

#include "models/session/offset_sampler.h"

namespace streamscope::items {

TopicTableModel::TopicTableModel(const session::OffsetSampler *sampler, QObject *parent)
    : RowTable(ColumnCount, parent)
    , m_sampler(sampler)
{
}

TopicTableModel::~TopicTableModel() = default;

void TopicTableModel::setMetadata(const cluster::MetadataPtr &metadata, bool withInternal)
{
    std::vector<TopicRow> rows;
    if (metadata) {
        rows.reserve(static_cast<std::size_t>(metadata->topics.size()));
        for (const cluster::Topic &topic : metadata->topics) {
            if (topic.internal && !withInternal)
                continue;
            TopicRow row;
            row.name = topic.name;
            row.partitions = static_cast<int>(topic.partitions.size());
            row.replication = topic.replicationFactor();
            row.underReplicated = topic.underReplicatedCount();
            row.offline = topic.offlineCount();
            row.internal = topic.internal;
            row.unreadable = topic.error.has_value();
            sample(row);
            rows.push_back(std::move(row));
        }
    }
    setRows(std::move(rows));
}

void TopicTableModel::updateRates()
{
    std::vector<TopicRow> rows = copyOfRows();
    for (TopicRow &row : rows)
        sample(row);
    setRows(std::move(rows));
}

void TopicTableModel::sample(TopicRow &row) const
{
    if (!m_sampler)
        return;
    row.span = m_sampler->topicSpan(row.name);
    row.rate = m_sampler->topicRate(row.name);
}

QVariant TopicTableModel::fact(int index, int column) const
{
    const TopicRow &topic = row(index);
    switch (column) {
    case Name: return topic.name;
    case Partitions: return topic.partitions;
    case Replication: return topic.replication;
    case UnderReplicatedCount: return topic.underReplicated;
    case OfflineCount: return topic.offline;
    case OffsetSpan: return topic.span < 0 ? QVariant() : QVariant(topic.span);
    case Rate: return topic.rate < 0 ? QVariant() : QVariant(topic.rate);
    default: return {};
    }
}

QVariant TopicTableModel::key(int index) const
{
    return row(index).name;
}

int TopicTableModel::marks(int index) const
{
    const TopicRow &topic = row(index);
    return (topic.underReplicated > 0 ? UnderReplicated : NoMark) | (topic.offline > 0 ? Offline : NoMark) |
           (topic.span == 0 ? EmptyLog : NoMark) | (topic.unreadable ? Unreadable : NoMark) | (topic.internal ? Internal : NoMark);
}

} // namespace streamscope::items
