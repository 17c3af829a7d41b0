// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/topology.h"
#include "widgets/messages/read_places.h"

#include <QDialog>
#include <QHash>

class QComboBox;
class QLabel;
class QTableWidget;

namespace streamscope::widgets {

class Banner;

/// Which partitions are read, and where each of them begins: a row for each, checked as it is typed, or pasted lines.
class PartitionStartsDialog final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PartitionStartsDialog)

public:
    /// metadata may be null. noTimes: why no time can be looked for on this connection, empty: it can.
    PartitionStartsDialog(const PartitionStarts &starts, const QStringList &topics, const cluster::MetadataPtr &metadata,
                          const QString &noTimes, QWidget *parent = nullptr);
    ~PartitionStartsDialog() override;

    [[nodiscard]] PartitionStarts starts() const; ///< without the rows at fault
    /// Lines as parseStartLine() knows them; those that cannot be taken are told.
    void addLines(const QString &pasted);
    void accept() override; ///< goes to the first fault instead, if there is one

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Column { Partition, Place, Meaning, ColumnCount };

    QWidget *makeBar();
    void fillTable(const PartitionStarts &starts, const cluster::MetadataPtr &metadata);
    void addRow(const cluster::TopicPartition &partition, bool isThere);
    void setSelected(const QString &place);
    void paste();
    void check(int row);
    void showSum();
    [[nodiscard]] QString text(int row) const;
    [[nodiscard]] QString faultOf(int row) const; ///< empty: none
    [[nodiscard]] QString meaningOf(int row) const;
    [[nodiscard]] QString nameOf(const cluster::TopicPartition &partition) const;

    const QStringList m_topics;
    const QString m_noTimes;
    QTableWidget *m_table;
    QComboBox *m_others;
    QLabel *m_sum;
    Banner *m_banner;
    QList<cluster::TopicPartition> m_partitions; ///< of each row
    QHash<cluster::TopicPartition, int> m_rows;
    qsizetype m_there = 0; ///< rows below it are of partitions that the topics have
    bool m_checking = false;
};

} // namespace streamscope::widgets
