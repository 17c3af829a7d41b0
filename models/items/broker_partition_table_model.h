// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/topology.h"
#include "models/items/fact_table.h"

namespace streamscope::items {

/// One partition in BrokerPartitionTableModel.
struct BrokerPartitionRow {
    QString topic;
    cluster::Partition partition;

    [[nodiscard]] std::pair<const QString &, qint32> id() const { return {topic, partition.id}; }
    friend bool operator==(const BrokerPartitionRow &, const BrokerPartitionRow &) = default;
};

/// The partitions that one broker has a replica of. KeyRole is the topic's name.
class BrokerPartitionTableModel final : public RowTable<BrokerPartitionRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BrokerPartitionTableModel)

public:
    enum Column { Topic, Partition, Leader, Replicas, InSyncReplicas, ColumnCount };

    explicit BrokerPartitionTableModel(qint32 broker, QObject *parent = nullptr);
    ~BrokerPartitionTableModel() override;

    void setMetadata(const cluster::MetadataPtr &metadata, bool onlyLed); ///< null: no rows

private:
    [[nodiscard]] QVariant fact(int row, int column) const override;
    [[nodiscard]] QVariant key(int row) const override;
    [[nodiscard]] int marks(int row) const override;

    const qint32 m_broker;
};

} // namespace streamscope::items
