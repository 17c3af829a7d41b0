// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/topology.h"
#include "models/items/fact_table.h"

namespace streamscope::session {
class OffsetSampler;
}

namespace streamscope::items {

/// One partition in PartitionTableModel.
struct PartitionRow {
    cluster::Partition partition;
    qint64 logStart = -1;      ///< −1: not known yet
    qint64 highWatermark = -1; ///< −1: not known yet
    double rate = -1;          ///< offsets a second, −1: not known yet
    bool answers = true;       ///< false: the offsets are those of its leader's last answer

    [[nodiscard]] qint32 id() const { return partition.id; }
    friend bool operator==(const PartitionRow &, const PartitionRow &) = default;
};

/// The partitions of one topic.
class PartitionTableModel final : public RowTable<PartitionRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PartitionTableModel)

public:
    enum Column { Id, Leader, Replicas, InSyncReplicas, LogStart, HighWatermark, OffsetSpan, Rate, ColumnCount };

    /// sampler may be null: offsets and rates stay unknown. It must outlive the model.
    PartitionTableModel(const QString &topic, const session::OffsetSampler *sampler, QObject *parent = nullptr);
    ~PartitionTableModel() override;

    void setMetadata(const cluster::MetadataPtr &metadata); ///< null, or without the topic: no rows
    void updateOffsets();                                   ///< takes offsets and rates anew from the sampler

private:
    [[nodiscard]] QVariant fact(int row, int column) const override;
    [[nodiscard]] QVariant key(int row) const override;
    [[nodiscard]] int marks(int row) const override;
    void sample(PartitionRow &row) const;

    QString m_topic;
    const session::OffsetSampler *m_sampler;
};

} // namespace streamscope::items
