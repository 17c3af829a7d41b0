// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/partition_table_model.h"
#include "widgets/common/page.h"

class QLabel;

namespace streamscope::widgets {

class DataTable;
class StateFrame;

/// The partitions of a topic with leader, replicas, offsets and rate, and their sums. Sampled each second while visible.
class PartitionsView final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PartitionsView)

public:
    PartitionsView(const ViewContext &context, const QString &topic, QWidget *parent = nullptr);
    ~PartitionsView() override;

    [[nodiscard]] bool isLoaded() const;
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void changed();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void takeMetadata();
    void takeOffsets();
    void showState();

    ViewContext m_context;
    const QString m_topic;
    items::PartitionTableModel *m_model;
    DataTable *m_table;
    QLabel *m_summary;
    StateFrame *m_frame;
    std::shared_ptr<void> m_watch;
};

} // namespace streamscope::widgets
