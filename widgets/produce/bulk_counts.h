// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/bulk_producer.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace streamscope::widgets {

/// What became of the messages of a bulk producer: the sums, by partition, and the errors by kind.
class BulkCounts final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BulkCounts)

public:
    explicit BulkCounts(QWidget *parent = nullptr);
    ~BulkCounts() override;

    /// faulty: messages that could not be made; fault: the last reason.
    void show(const cluster::BulkStatus &status, quint64 faulty, const QString &fault);
    void clear();
    [[nodiscard]] QString text() const; ///< the sums, a sentence

private:
    void showPartitions(const QList<cluster::BulkStatus::PartitionCounts> &partitions);
    void showErrors(const QList<cluster::BulkStatus::ErrorCount> &errors, quint64 faulty, const QString &fault);

    QLabel *m_sums;
    QTableWidget *m_partitions;
    QTableWidget *m_errors;
};

/// "1,200 sent · 1,100 acknowledged · …"
[[nodiscard]] QString bulkSums(const cluster::BulkStatus &status);

} // namespace streamscope::widgets
