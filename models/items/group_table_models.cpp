// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/group_table_models.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace streamscope::items {
namespace {

QVariant known(qint64 value)
{
    return value < 0 ? QVariant() : QVariant(value);
}

// "orders 0, 1 · payments 2"
QString assignmentText(QList<cluster::TopicPartition> partitions)
{
    std::sort(partitions.begin(), partitions.end());
    QString text;
    QString topic;
    for (const cluster::TopicPartition &partition : partitions) {
        if (partition.topic != topic || text.isEmpty())
            text += (text.isEmpty() ? QString() : u" · "_s) + partition.topic + u' ';
        else
            text += u", "_s;
        topic = partition.topic;
        text += QString::number(partition.partition);
    }
    return text;
}

} // namespace

GroupTableModel::GroupTableModel(QObject *parent)
    : RowTable(ColumnCount, parent)
{
}

GroupTableModel::~GroupTableModel() = default;

void GroupTableModel::setGroups(const QList<cluster::GroupListing> &groups)
{
    // Two brokers may both name a group while its coordinator moves.
    QMap<QString, GroupRow> byName;
    for (const cluster::GroupListing &group : groups)
        byName.insert(group.group, {group});
    setRows({byName.cbegin(), byName.cend()});
}

QVariant GroupTableModel::fact(int index, int column) const
{
    const cluster::GroupListing &shown = row(index).listing;
    switch (column) {
    case Name: return shown.group;
    case State: return shown.state == cluster::GroupState::Unknown ? QVariant() : QVariant(cluster::groupStateName(shown.state));
    case Type: return shown.type == cluster::GroupType::Unknown ? QVariant() : QVariant(cluster::groupTypeName(shown.type));
    default: return {};
    }
}

QVariant GroupTableModel::key(int index) const
{
    return row(index).listing.group;
}

GroupOffsetTableModel::GroupOffsetTableModel(QObject *parent)
    : RowTable(ColumnCount, parent)
{
}

GroupOffsetTableModel::~GroupOffsetTableModel() = default;

void GroupOffsetTableModel::setOffsets(const QList<cluster::GroupOffset> &offsets, const QList<cluster::GroupMember> &members,
                                       const QHash<cluster::TopicPartition, qint64> &logEnds)
{
    QMap<cluster::TopicPartition, GroupOffsetRow> rows;
    for (const cluster::GroupOffset &offset : offsets) {
        GroupOffsetRow &row = rows[offset.partition];
        row.committed = offset.committed;
        row.failed = offset.error.has_value();
    }
    for (const cluster::GroupMember &member : members) {
        for (const cluster::TopicPartition &partition : member.assignment)
            rows[partition].member = member.clientId;
    }
    for (auto it = rows.begin(); it != rows.end(); ++it) {
        it->partition = it.key();
        it->logEnd = logEnds.value(it.key(), -1);
    }
    setRows({rows.cbegin(), rows.cend()});
}

qint64 GroupOffsetTableModel::lagSum() const
{
    qint64 sum = -1;
    for (int i = 0; i < rowCount(); ++i) {
        if (const qint64 lag = row(i).lag(); lag >= 0)
            sum = std::max<qint64>(sum, 0) + lag;
    }
    return sum;
}

int GroupOffsetTableModel::unknownLags() const
{
    int count = 0;
    for (int i = 0; i < rowCount(); ++i)
        count += row(i).committed >= 0 && row(i).lag() < 0 ? 1 : 0;
    return count;
}

QVariant GroupOffsetTableModel::fact(int index, int column) const
{
    const GroupOffsetRow &shown = row(index);
    switch (column) {
    case Topic: return shown.partition.topic;
    case Partition: return shown.partition.partition;
    case Committed: return known(shown.committed);
    case LogEnd: return known(shown.logEnd);
    case Lag: return known(shown.lag());
    case Member: return shown.member.isEmpty() ? QVariant() : QVariant(shown.member);
    default: return {};
    }
}

QVariant GroupOffsetTableModel::key(int index) const
{
    return row(index).partition.topic;
}

int GroupOffsetTableModel::marks(int index) const
{
    return row(index).failed ? Unreadable : NoMark;
}

GroupMemberTableModel::GroupMemberTableModel(QObject *parent)
    : RowTable(ColumnCount, parent)
{
}

GroupMemberTableModel::~GroupMemberTableModel() = default;

void GroupMemberTableModel::setMembers(const QList<cluster::GroupMember> &members)
{
    std::vector<GroupMemberRow> rows;
    for (const cluster::GroupMember &member : members)
        rows.push_back({member});
    setRows(std::move(rows));
}

QVariant GroupMemberTableModel::fact(int index, int column) const
{
    const cluster::GroupMember &shown = row(index).member;
    switch (column) {
    case ClientId: return shown.clientId;
    case Host: return shown.host;
    case PartitionCount: return static_cast<int>(shown.assignment.size());
    case Assignment: return assignmentText(shown.assignment);
    case MemberId: return shown.memberId;
    default: return {};
    }
}

QVariant GroupMemberTableModel::key(int index) const
{
    return row(index).member.memberId;
}

} // namespace streamscope::items
