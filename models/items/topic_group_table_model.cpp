// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/topic_group_table_model.h"

#include <algorithm>

namespace streamscope::items {
namespace {

TopicGroupRow rowOf(const QString &topic, const cluster::GroupDescription &group, const QList<cluster::GroupOffset> &offsets,
                    const QHash<cluster::TopicPartition, qint64> &ends)
{
    TopicGroupRow row{.group = group.group, .state = group.state};
    for (const cluster::GroupMember &member : group.members)
        row.members += std::any_of(member.assignment.begin(), member.assignment.end(),
                                   [&topic](const cluster::TopicPartition &partition) { return partition.topic == topic; })
                           ? 1
                           : 0;
    for (const cluster::GroupOffset &offset : offsets) {
        if (offset.partition.topic != topic || offset.committed < 0)
            continue;
        ++row.partitions;
        // A commit beyond the end is of another log of that name.
        if (const qint64 end = ends.value(offset.partition, -1); end >= offset.committed)
            row.lag = std::max<qint64>(row.lag, 0) + end - offset.committed;
    }
    return row;
}

} // namespace

TopicGroupTableModel::TopicGroupTableModel(QObject *parent)
    : RowTable(ColumnCount, parent)
{
}

TopicGroupTableModel::~TopicGroupTableModel() = default;

void TopicGroupTableModel::setGroups(const QString &topic, const QList<cluster::GroupDescription> &groups,
                                     const QHash<QString, QList<cluster::GroupOffset>> &offsets,
                                     const QHash<cluster::TopicPartition, qint64> &ends)
{
    std::vector<TopicGroupRow> rows;
    for (const cluster::GroupDescription &group : groups) {
        const TopicGroupRow row = rowOf(topic, group, offsets.value(group.group), ends);
        if (row.members > 0 || row.partitions > 0)
            rows.push_back(row);
    }
    setRows(std::move(rows));
}

qint64 TopicGroupTableModel::lagSum() const
{
    qint64 sum = -1;
    for (int i = 0; i < rowCount(); ++i) {
        if (row(i).lag >= 0)
            sum = std::max<qint64>(sum, 0) + row(i).lag;
    }
    return sum;
}

QVariant TopicGroupTableModel::fact(int index, int column) const
{
    const TopicGroupRow &shown = row(index);
    switch (column) {
    case Group: return shown.group;
    case State: return shown.state == cluster::GroupState::Unknown ? QVariant() : QVariant(cluster::groupStateName(shown.state));
    case Members: return shown.members;
    case Partitions: return shown.partitions;
    case Lag: return shown.lag < 0 ? QVariant() : QVariant(shown.lag);
    default: return {};
    }
}

QVariant TopicGroupTableModel::key(int index) const
{
    return row(index).group;
}

} // namespace streamscope::items
