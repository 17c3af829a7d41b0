// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/topology.h"
#include "models/items/fact_table.h"

namespace streamscope::items {

/// One broker in BrokerTableModel.
struct BrokerRow {
    cluster::Broker broker;
    int led = 0;    ///< partitions that it leads
    int hosted = 0; ///< partitions that it has a replica of

    [[nodiscard]] qint32 id() const { return broker.id; }
    friend bool operator==(const BrokerRow &, const BrokerRow &) = default;
};

/// The brokers of a cluster and how many partitions each leads and hosts.
class BrokerTableModel final : public RowTable<BrokerRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BrokerTableModel)

public:
    enum Column { Id, Host, Port, Rack, Led, Hosted, ColumnCount };

    explicit BrokerTableModel(QObject *parent = nullptr);
    ~BrokerTableModel() override;

    void setMetadata(const cluster::MetadataPtr &metadata); ///< null: no rows

private:
    [[nodiscard]] QVariant fact(int row, int column) const override;
    [[nodiscard]] QVariant key(int row) const override;
};

} // namespace streamscope::items
