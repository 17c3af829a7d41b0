// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/groups.h"
#include "models/items/fact_table.h"

namespace streamscope::items {

/// One consumer group that has to do with a topic.
struct TopicGroupRow {
    QString group;
    cluster::GroupState state = cluster::GroupState::Unknown;
    int members = 0;    ///< that a partition of the topic is assigned to
    int partitions = 0; ///< of the topic, with a committed offset
    qint64 lag = -1;    ///< sum over those whose lag is known, −1: of none

    [[nodiscard]] const QString &id() const { return group; }
    friend bool operator==(const TopicGroupRow &, const TopicGroupRow &) = default;
};

/// The groups that read a topic or have committed offsets of it. KeyRole is the group's name.
class TopicGroupTableModel final : public RowTable<TopicGroupRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TopicGroupTableModel)

public:
    enum Column { Group, State, Members, Partitions, Lag, ColumnCount };

    explicit TopicGroupTableModel(QObject *parent = nullptr);
    ~TopicGroupTableModel() override;

    /// Groups that have nothing to do with the topic are left out. offsets: by group. ends: high watermarks that are known.
    void setGroups(const QString &topic, const QList<cluster::GroupDescription> &groups,
                   const QHash<QString, QList<cluster::GroupOffset>> &offsets, const QHash<cluster::TopicPartition, qint64> &ends);
    [[nodiscard]] qint64 lagSum() const; ///< −1: not known of any

private:
    [[nodiscard]] QVariant fact(int row, int column) const override;
    [[nodiscard]] QVariant key(int row) const override;
};

} // namespace streamscope::items
