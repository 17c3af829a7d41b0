// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/broker_partition_table_model.h"

namespace streamscope::items {

BrokerPartitionTableModel::BrokerPartitionTableModel(qint32 broker, QObject *parent)
    : RowTable(ColumnCount, parent)
    , m_broker(broker)
{
}

BrokerPartitionTableModel::~BrokerPartitionTableModel() = default;

void BrokerPartitionTableModel::setMetadata(const cluster::MetadataPtr &metadata, bool onlyLed)
{
    std::vector<BrokerPartitionRow> rows;
    if (metadata) {
        for (const cluster::Topic &topic : metadata->topics) {
            for (const cluster::Partition &partition : topic.partitions) {
                if (partition.leader == m_broker || (!onlyLed && partition.replicas.contains(m_broker)))
                    rows.push_back({topic.name, partition});
            }
        }
    }
    setRows(std::move(rows));
}

QVariant BrokerPartitionTableModel::fact(int index, int column) const
{
    const BrokerPartitionRow &shown = row(index);
    switch (column) {
    case Topic: return shown.topic;
    case Partition: return shown.partition.id;
    case Leader: return shown.partition.isOffline() ? QVariant() : QVariant(shown.partition.leader);
    case Replicas: return idList(shown.partition.replicas);
    case InSyncReplicas: return idList(shown.partition.inSyncReplicas);
    default: return {};
    }
}

QVariant BrokerPartitionTableModel::key(int index) const
{
    return row(index).topic;
}

int BrokerPartitionTableModel::marks(int index) const
{
    const cluster::Partition &partition = row(index).partition;
    return (partition.isUnderReplicated() ? UnderReplicated : NoMark) | (partition.isOffline() ? Offline : NoMark);
}

} // namespace streamscope::items
