// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/group_worker.h"
#include "models/query/expression.h"
#include "models/query/template.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// Flows: consume, decide, produce.
namespace streamscope::flows {

/// A header that a flow writes. A null template value is Kafka's null.
struct FlowHeader {
    QByteArray name; ///< UTF-8
    query::Template value;
};

/// A message that a rule writes. What is not said is the consumed message's own, byte for byte; its timestamp always.
struct FlowOutput {
    QString topic;
    bool keepsPartition = false; ///< the consumed message's; else by its key, as Java's default does
    std::optional<query::Template> key;
    std::optional<query::Template> value;
    std::optional<std::vector<FlowHeader>> headers;
};

struct FlowRule {
    QString name;
    query::Expression when;
    std::vector<FlowOutput> outputs; ///< none: the message is passed over
};

/// A part of the topics: the flow ends by itself when it is through, and goes on where it was when it is started again.
struct FlowRange {
    struct Bound {
        enum class Kind {
            Edge,   ///< the earliest message, or the end as it is at the start
            Offset, ///< value: in each partition
            Time    ///< value: milliseconds since the epoch; the first message at or after it
        };
        Kind kind = Kind::Edge;
        qint64 value = 0;
    };
    Bound begin; ///< where the group has committed nothing
    Bound end;   ///< not included
};

/// Another cluster that a flow writes to: one of the two is said.
struct FlowTarget {
    QString connection;       ///< a saved connection, by its name
    QString bootstrapServers; ///< host:port, separated by commas

    [[nodiscard]] const QString &name() const { return connection.isEmpty() ? bootstrapServers : connection; }
};

/// What a flow file says. The first rule whose condition is true decides; where none is, `otherwise` does.
struct Flow {
    QString name;
    QString description;
    QStringList topics; ///< where it reads
    std::optional<FlowTarget> target; ///< where all that it writes goes; nothing: to the cluster that it reads
    QString group;      ///< the consumer group; the flow's name unless the file says otherwise
    cluster::StartPosition::Kind start = cluster::StartPosition::Kind::Earliest; ///< or Latest; where nothing is committed
    std::optional<FlowRange> range;                                              ///< nothing: without end, from start
    double rate = 0;                                                             ///< messages a second and member at most, 0: any
    std::optional<cluster::OriginalTiming> timing;                               ///< as the timestamps are apart; nothing: no wait
    bool provenance = false;                                                     ///< headers tell it, exactly once too
    bool exactlyOnce = false;                                                    ///< asked for; at least once otherwise
    std::vector<FlowRule> rules;
    std::optional<std::vector<FlowOutput>> otherwise;
    QString errorsTopic; ///< where messages go that a condition or template fails on; empty: they are counted and shown

    /// Every topic that it may write to, sorted.
    [[nodiscard]] QStringList targets() const;
    /// Those of them where messages keep their partition, sorted.
    [[nodiscard]] QStringList partitionKeepers() const;
};

/// Where a flow file is wrong.
struct FlowFault {
    int line = 1;    ///< from 1
    int column = 1;  ///< from 1, in characters
    QString message; ///< an English sentence

    friend bool operator==(const FlowFault &, const FlowFault &) = default;
};

/// The format of the file that this program reads.
constexpr int kFlowVersion = 1;
constexpr qsizetype kMaxFlowBytes = 1 << 20;

/// Reads a flow file: YAML or JSON, UTF-8. All faults that can be told apart, in the order of the lines; never an empty list.
/// Reentrant.
[[nodiscard]] tl::expected<Flow, QList<FlowFault>> readFlow(const QByteArray &text);

} // namespace streamscope::flows
