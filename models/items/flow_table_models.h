// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/flow_transform.h"
#include "models/items/fact_table.h"

namespace streamscope::items {

/// One way that a message can take in FlowRuleModel.
struct FlowRuleRow {
    int number = 0; ///< from 1, in the order in which they are tried
    QString name;
    QString condition; ///< one line; empty: what is left
    QStringList targets;
    quint64 messages = 0;
    bool failed = false; ///< the row of those that failed

    [[nodiscard]] int id() const { return number; }
    friend bool operator==(const FlowRuleRow &, const FlowRuleRow &) = default;
};

/// The rules of a flow and how many messages took each: first the rules as they are tried, then what is left. KeyRole is the
/// number.
class FlowRuleModel final : public RowTable<FlowRuleRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowRuleModel)

public:
    enum Column { Number, Rule, Messages, Targets, Condition, ColumnCount };

    /// What the view calls the ways that have no name in the file.
    struct Words {
        QString otherwise;
        QString passedOver;
        QString failed;
    };

    explicit FlowRuleModel(QObject *parent = nullptr);
    ~FlowRuleModel() override;

    /// counts: of this flow, or none yet.
    void setFlow(const flows::Flow &flow, const flows::FlowCounts &counts, const Words &words);
    void clear();

private:
    [[nodiscard]] QVariant fact(int row, int column) const override;
    [[nodiscard]] QVariant key(int row) const override;
    [[nodiscard]] int marks(int row) const override;
};

/// What became of one message in FlowMessageModel.
struct FlowMessageRow {
    quint64 number = 0; ///< in the order in which they came
    cluster::TopicPartition partition;
    qint64 offset = -1;
    QString rule;        ///< that decided; empty: none
    QStringList targets; ///< a topic for each message that is written
    QString reason;      ///< why it failed; empty: it did not

    [[nodiscard]] quint64 id() const { return number; }
    friend bool operator==(const FlowMessageRow &, const FlowMessageRow &) = default;
};

/// Messages and what a flow makes of them: a dry run, or the last failures. KeyRole is the number.
class FlowMessageModel final : public RowTable<FlowMessageRow> {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowMessageModel)

public:
    enum Column { Number, Topic, Partition, Offset, Rule, Targets, Reason, ColumnCount };

    explicit FlowMessageModel(QObject *parent = nullptr);
    ~FlowMessageModel() override;

    void setMessages(std::vector<FlowMessageRow> rows);
    /// The last failures that were counted, numbered among all.
    void setFailures(const flows::FlowCounts &counts);
    [[nodiscard]] const FlowMessageRow &message(int row) const { return this->row(row); }

private:
    [[nodiscard]] QVariant fact(int row, int column) const override;
    [[nodiscard]] QVariant key(int row) const override;
    [[nodiscard]] int marks(int row) const override;
};

} // namespace streamscope::items
