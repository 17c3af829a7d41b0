// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/flow_table_models.h"

using namespace Qt::StringLiterals;

namespace streamscope::items {
namespace {

QStringList targetsOf(const std::vector<flows::FlowOutput> &outputs)
{
    QStringList topics;
    for (const flows::FlowOutput &output : outputs)
        topics.append(output.topic);
    return topics;
}

QVariant known(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

} // namespace

FlowRuleModel::FlowRuleModel(QObject *parent)
    : RowTable(ColumnCount, parent)
{
}

FlowRuleModel::~FlowRuleModel() = default;

void FlowRuleModel::setFlow(const flows::Flow &flow, const flows::FlowCounts &counts, const Words &words)
{
    std::vector<FlowRuleRow> rows;
    const auto add = [&rows](const QString &name, const QString &condition, const QStringList &targets, quint64 messages) {
        rows.push_back({static_cast<int>(rows.size()) + 1, name, condition, targets, messages});
    };
    for (std::size_t i = 0; i < flow.rules.size(); ++i) {
        const flows::FlowRule &rule = flow.rules[i];
        add(rule.name, rule.when.text().simplified(), targetsOf(rule.outputs), counts.rules.value(static_cast<qsizetype>(i)));
    }
    if (flow.otherwise)
        add(words.otherwise, {}, targetsOf(*flow.otherwise), counts.otherwise);
    else
        add(words.passedOver, {}, {}, counts.passedOver);
    add(words.failed, {}, flow.errorsTopic.isEmpty() ? QStringList() : QStringList{flow.errorsTopic}, counts.failed);
    rows.back().failed = true;
    setRows(std::move(rows));
}

void FlowRuleModel::clear()
{
    setRows({});
}

QVariant FlowRuleModel::fact(int index, int column) const
{
    const FlowRuleRow &shown = row(index);
    switch (column) {
    case Number: return shown.number;
    case Rule: return shown.name;
    case Messages: return shown.messages;
    case Targets: return known(shown.targets.join(u", "_s));
    case Condition: return known(shown.condition);
    default: return {};
    }
}

QVariant FlowRuleModel::key(int index) const
{
    return row(index).number;
}

int FlowRuleModel::marks(int index) const
{
    return row(index).failed && row(index).messages > 0 ? Failed : NoMark;
}

FlowMessageModel::FlowMessageModel(QObject *parent)
    : RowTable(ColumnCount, parent)
{
}

FlowMessageModel::~FlowMessageModel() = default;

void FlowMessageModel::setMessages(std::vector<FlowMessageRow> rows)
{
    setRows(std::move(rows));
}

void FlowMessageModel::setFailures(const flows::FlowCounts &counts)
{
    std::vector<FlowMessageRow> rows;
    quint64 number = counts.failed - static_cast<quint64>(counts.failures.size());
    for (const flows::FlowFailure &failure : counts.failures)
        rows.push_back({++number, failure.partition, failure.offset, {}, {}, failure.shownReason});
    setRows(std::move(rows));
}

QVariant FlowMessageModel::fact(int index, int column) const
{
    const FlowMessageRow &shown = row(index);
    switch (column) {
    case Number: return shown.number;
    case Topic: return shown.partition.topic;
    case Partition: return shown.partition.partition;
    case Offset: return shown.offset;
    case Rule: return known(shown.rule);
    case Targets: return known(shown.targets.join(u", "_s));
    case Reason: return known(shown.reason);
    default: return {};
    }
}

QVariant FlowMessageModel::key(int index) const
{
    return row(index).number;
}

int FlowMessageModel::marks(int index) const
{
    return row(index).reason.isEmpty() ? NoMark : Failed;
}

} // namespace streamscope::items
