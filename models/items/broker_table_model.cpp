// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/broker_table_model.h"

#include <QHash>

namespace streamscope::items {

BrokerTableModel::BrokerTableModel(QObject *parent)
    : RowTable(ColumnCount, parent)
{
}

BrokerTableModel::~BrokerTableModel() = default;

void BrokerTableModel::setMetadata(const cluster::MetadataPtr &metadata)
{
    std::vector<BrokerRow> rows;
    if (metadata) {
        QHash<qint32, int> led;
        QHash<qint32, int> hosted;
        for (const cluster::Topic &topic : metadata->topics) {
            for (const cluster::Partition &partition : topic.partitions) {
                ++led[partition.leader];
                for (const qint32 id : partition.replicas)
                    ++hosted[id];
            }
        }
        for (const cluster::Broker &broker : metadata->brokers)
            rows.push_back({broker, led.value(broker.id), hosted.value(broker.id)});
    }
    setRows(std::move(rows));
}

QVariant BrokerTableModel::fact(int index, int column) const
{
    const BrokerRow &shown = row(index);
    switch (column) {
    case Id: return shown.broker.id;
    case Host: return shown.broker.host.isEmpty() ? QVariant() : QVariant(shown.broker.host);
    case Port: return shown.broker.port == 0 ? QVariant() : QVariant(shown.broker.port); // a REST Proxy may tell none
    case Rack: return shown.broker.rack.isEmpty() ? QVariant() : QVariant(shown.broker.rack);
    case Led: return shown.led;
    case Hosted: return shown.hosted;
    default: return {};
    }
}

QVariant BrokerTableModel::key(int index) const
{
    return row(index).broker.id;
}

} // namespace streamscope::items
