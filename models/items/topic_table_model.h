// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/topology.h"
#include "models/items/fact_table.h"

namespace streamscope::session {
class OffsetSampler;
}

namespace streamscope::items {

/// One topic in TopicTableModel.
struct TopicRow {
    QString name;
    int partitions = 0;
    int replication = 0;
    int underReplicated = 0;
    int offline = 0;
    bool internal = false;
    bool unreadable = false;
    qint64 span = -1; ///< −1: not known yet
    double rate = -1; ///< offsets a second, −1: not known yet

    [[nodiscard]] const QString &id() const { return name; }
    friend bool operator==(const TopicRow &, const TopicRow &) = default;
};

/// All topics of a cluster, ascending by name; views sort through a proxy by FactRole.
class TopicTableModel final : public RowTable<TopicRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TopicTableModel)

public:
    enum Column { Name, Partitions, Replication, UnderReplicatedCount, OfflineCount, OffsetSpan, Rate, ColumnCount };

    /// sampler may be null: spans and rates stay unknown. It must outlive the model.
    explicit TopicTableModel(const session::OffsetSampler *sampler, QObject *parent = nullptr);
    ~TopicTableModel() override;

    void setMetadata(const cluster::MetadataPtr &metadata, bool withInternal = true); ///< null: no rows
    void updateRates();                                     ///< takes spans and rates anew from the sampler

private:
    [[nodiscard]] QVariant fact(int row, int column) const override;
    [[nodiscard]] QVariant key(int row) const override;
    [[nodiscard]] int marks(int row) const override;
    void sample(TopicRow &row) const;

    const session::OffsetSampler *m_sampler;
};

} // namespace streamscope::items
