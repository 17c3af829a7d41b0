// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/partition_table_model.h"

#include "models/session/offset_sampler.h"

using namespace Qt::StringLiterals;

namespace streamscope::items {

PartitionTableModel::PartitionTableModel(const QString &topic, const session::OffsetSampler *sampler, QObject *parent)
    : RowTable(ColumnCount, parent)
    , m_topic(topic)
    , m_sampler(sampler)
{
}

PartitionTableModel::~PartitionTableModel() = default;

void PartitionTableModel::setMetadata(const cluster::MetadataPtr &metadata)
{
    std::vector<PartitionRow> rows;
    if (const cluster::Topic *topic = metadata ? metadata->topic(m_topic) : nullptr) {
        for (const cluster::Partition &partition : topic->partitions) {
            PartitionRow row;
            row.partition = partition;
            sample(row);
            rows.push_back(std::move(row));
        }
    }
    setRows(std::move(rows));
}

void PartitionTableModel::updateOffsets()
{
    std::vector<PartitionRow> rows = copyOfRows();
    for (PartitionRow &row : rows)
        sample(row);
    setRows(std::move(rows));
}

void PartitionTableModel::sample(PartitionRow &row) const
{
    if (!m_sampler)
        return;
    const auto state = m_sampler->partition({m_topic, row.partition.id});
    row.logStart = state.logStart;
    row.highWatermark = state.highWatermark;
    row.rate = state.rate;
    row.answers = state.answers;
}

QVariant PartitionTableModel::fact(int index, int column) const
{
    const PartitionRow &shown = row(index);
    const auto known = [](qint64 offset) { return offset < 0 ? QVariant() : QVariant(offset); };
    switch (column) {
    case Id: return shown.partition.id;
    case Leader: return shown.partition.isOffline() ? QVariant() : QVariant(shown.partition.leader);
    case Replicas: return idList(shown.partition.replicas);
    case InSyncReplicas: return idList(shown.partition.inSyncReplicas);
    case LogStart: return known(shown.logStart);
    case HighWatermark: return known(shown.highWatermark);
    case OffsetSpan: return shown.logStart < 0 || shown.highWatermark < 0 ? QVariant() : known(shown.highWatermark - shown.logStart);
    case Rate: return shown.rate < 0 ? QVariant() : QVariant(shown.rate);
    default: return {};
    }
}

QVariant PartitionTableModel::key(int index) const
{
    return row(index).partition.id;
}

int PartitionTableModel::marks(int index) const
{
    const PartitionRow &shown = row(index);
    return (shown.partition.isUnderReplicated() ? UnderReplicated : NoMark) | (shown.partition.isOffline() ? Offline : NoMark) |
           (!shown.answers && !shown.partition.isOffline() ? Silent : NoMark) |
           (shown.highWatermark >= 0 && shown.highWatermark == shown.logStart ? EmptyLog : NoMark);
}

} // namespace streamscope::items
