// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/groups.h"
#include "models/items/fact_table.h"

#include <QHash>

namespace streamscope::items {

/// One consumer group in GroupTableModel.
struct GroupRow {
    cluster::GroupListing listing;

    [[nodiscard]] const QString &id() const { return listing.group; }
    friend bool operator==(const GroupRow &, const GroupRow &) = default;
};

/// The consumer groups of a cluster. KeyRole is the group's name.
class GroupTableModel final : public RowTable<GroupRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupTableModel)

public:
    enum Column { Name, State, Type, ColumnCount };

    explicit GroupTableModel(QObject *parent = nullptr);
    ~GroupTableModel() override;

    void setGroups(const QList<cluster::GroupListing> &groups);

private:
    [[nodiscard]] QVariant fact(int row, int column) const override;
    [[nodiscard]] QVariant key(int row) const override;
};

/// One partition that a group has committed an offset of, or is assigned to one of its members.
struct GroupOffsetRow {
    cluster::TopicPartition partition;
    qint64 committed = -1; ///< −1: nothing committed
    qint64 logEnd = -1;    ///< the high watermark, −1: not known
    QString member;        ///< client id of the member that has the partition; empty: none
    bool failed = false;   ///< the broker did not tell its offset

    [[nodiscard]] const cluster::TopicPartition &id() const { return partition; }
    /// Offsets behind the end; −1: not known, also when the commit lies beyond the end of the log (it was made anew).
    [[nodiscard]] qint64 lag() const { return committed < 0 || logEnd < committed ? -1 : logEnd - committed; }
    friend bool operator==(const GroupOffsetRow &, const GroupOffsetRow &) = default;
};

/// Committed offsets of a group and its lag. KeyRole is the topic's name.
class GroupOffsetTableModel final : public RowTable<GroupOffsetRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupOffsetTableModel)

public:
    enum Column { Topic, Partition, Committed, LogEnd, Lag, Member, ColumnCount };

    explicit GroupOffsetTableModel(QObject *parent = nullptr);
    ~GroupOffsetTableModel() override;

    /// logEnds: high watermarks that are known.
    void setOffsets(const QList<cluster::GroupOffset> &offsets, const QList<cluster::GroupMember> &members,
                    const QHash<cluster::TopicPartition, qint64> &logEnds);
    [[nodiscard]] qint64 lagSum() const;   ///< of the partitions where it is known; −1: of none
    [[nodiscard]] int unknownLags() const; ///< partitions with a commit whose lag is not known

private:
    [[nodiscard]] QVariant fact(int row, int column) const override;
    [[nodiscard]] QVariant key(int row) const override;
    [[nodiscard]] int marks(int row) const override;
};

/// One member in GroupMemberTableModel.
struct GroupMemberRow {
    cluster::GroupMember member;

    [[nodiscard]] const QString &id() const { return member.memberId; }
    friend bool operator==(const GroupMemberRow &, const GroupMemberRow &) = default;
};

/// The members of a group. KeyRole is the member id.
class GroupMemberTableModel final : public RowTable<GroupMemberRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupMemberTableModel)

public:
    enum Column { ClientId, Host, PartitionCount, Assignment, MemberId, ColumnCount };

    explicit GroupMemberTableModel(QObject *parent = nullptr);
    ~GroupMemberTableModel() override;

    void setMembers(const QList<cluster::GroupMember> &members);

private:
    [[nodiscard]] QVariant fact(int row, int column) const override;
    [[nodiscard]] QVariant key(int row) const override;
};

} // namespace streamscope::items
