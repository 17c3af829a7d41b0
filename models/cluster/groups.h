// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/topology.h"
#include "models/core/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace streamscope::cluster {

enum class GroupState { Unknown, PreparingRebalance, CompletingRebalance, Stable, Dead, Empty, Assigning, Reconciling };
enum class GroupType { Unknown, Classic, Consumer, Share };

/// As Kafka writes them: "Stable", "classic".
[[nodiscard]] QString groupStateName(GroupState state);
[[nodiscard]] QString groupTypeName(GroupType type);

struct GroupListing {
    QString group;
    GroupState state = GroupState::Unknown;
    GroupType type = GroupType::Unknown;
    bool simple = false; ///< offsets only, never had a member protocol

    friend bool operator==(const GroupListing &, const GroupListing &) = default;
};

/// All groups that could be listed, and the brokers that could not be asked.
struct GroupList {
    QList<GroupListing> groups; ///< ascending by name
    QList<core::KafkaError> errors;
};

struct GroupMember {
    QString memberId;
    QString clientId;
    QString host;
    QList<TopicPartition> assignment;

    friend bool operator==(const GroupMember &, const GroupMember &) = default;
};

struct GroupDescription {
    QString group;
    GroupState state = GroupState::Unknown;
    GroupType type = GroupType::Unknown;
    QString partitionAssignor;
    qint32 coordinator = -1; ///< broker id, −1: not told
    QList<GroupMember> members;
    std::optional<core::KafkaError> error; ///< this group could not be described
};

/// One committed offset of a group. Lag is computed by who also knows the high watermark.
struct GroupOffset {
    TopicPartition partition;
    qint64 committed = -1; ///< −1: nothing committed
    std::optional<core::KafkaError> error;
};

} // namespace streamscope::cluster
