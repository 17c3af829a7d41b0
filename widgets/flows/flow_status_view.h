// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/flows/flow_run.h"
#include "models/items/flow_table_models.h"
#include "widgets/flows/flow_messages.h"

#include <optional>

class QGridLayout;
class QLabel;

namespace streamscope::widgets {

/// A flow, and how it is doing: where it reads and how it delivers, its rules with what took each, the last failures.
class FlowStatusView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlowStatusView)

public:
    /// What is shown of a flow that runs or ran.
    struct Live {
        cluster::GroupWorkerStatus status;
        flows::FlowCounts counts;
        QList<flows::PartitionRange> ranges; ///< of a flow that ends by itself
        quint64 removed = 0; ///< offsets that were gone before they could be read
        bool exactlyOnce = false;
        bool finished = false;
        bool through = false; ///< it ended because its range is consumed
        std::optional<core::KafkaError> error; ///< why it failed
        std::optional<qint64> lag;
        std::optional<int> members;
        qint64 ageMs = -1; ///< of lag and members
        bool old = false;
        double rate = -1; ///< messages a second
        double fraction = -1; ///< of the range, by the group; −1: none, or not known yet
    };

    explicit FlowStatusView(const ViewContext &context, QWidget *parent = nullptr);
    ~FlowStatusView() override;

    /// live: nothing before it first ran.
    void show(const flows::Flow &flow, const std::optional<Live> &live);
    [[nodiscard]] QString stateText(const std::optional<Live> &live) const;
    [[nodiscard]] QString lagText(const Live &live) const;

private:
    void addFact(QGridLayout *grid, const QString &title, QLabel *label);
    [[nodiscard]] static QString readsText(const flows::Flow &flow);
    [[nodiscard]] static QString timingText(const cluster::OriginalTiming &timing);
    [[nodiscard]] static QString absentText(const Live &live);
    [[nodiscard]] QString deliveryText(const flows::Flow &flow, const std::optional<Live> &live) const;
    [[nodiscard]] QString failuresText(const flows::Flow &flow, const std::optional<Live> &live) const;

    ViewContext m_context;
    QLabel *m_state;
    QLabel *m_reads;
    QLabel *m_group;
    QLabel *m_delivery;
    QLabel *m_lag;
    DataTable *m_rules;
    items::FlowRuleModel *m_ruleModel;
    QLabel *m_failureWords;
    FlowMessages m_failures;
};

} // namespace streamscope::widgets
