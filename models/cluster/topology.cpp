// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cluster/topology.h"

#include <QHash>

#include <algorithm>

namespace streamscope::cluster {

size_t qHash(const TopicPartition &key, size_t seed) noexcept
{
    return qHashMulti(seed, key.topic, key.partition);
}

int Topic::replicationFactor() const
{
    return partitions.isEmpty() ? 0 : static_cast<int>(partitions.first().replicas.size());
}

int Topic::underReplicatedCount() const
{
    return static_cast<int>(std::count_if(partitions.begin(), partitions.end(), [](const Partition &p) { return p.isUnderReplicated(); }));
}

int Topic::offlineCount() const
{
    return static_cast<int>(std::count_if(partitions.begin(), partitions.end(), [](const Partition &p) { return p.isOffline(); }));
}

const Topic *Metadata::topic(const QString &name) const
{
    const auto it = std::lower_bound(topics.begin(), topics.end(), name, [](const Topic &t, const QString &n) { return t.name < n; });
    return it != topics.end() && it->name == name ? &*it : nullptr;
}

const Broker *Metadata::broker(qint32 id) const
{
    const auto it = std::find_if(brokers.begin(), brokers.end(), [id](const Broker &b) { return b.id == id; });
    return it != brokers.end() ? &*it : nullptr;
}

} // namespace streamscope::cluster
