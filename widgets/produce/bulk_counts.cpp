// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/bulk_counts.h"

#include "models/decode/decode.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

enum PartitionColumn { Partition, Acknowledged, Failed, Share, PartitionColumns };
enum ErrorColumn { Count, What, ErrorColumns };
constexpr int kShownPartitions = 1000;

void prepare(QTableWidget &table, const QString &name, const QStringList &titles)
{
    table.setHorizontalHeaderLabels(titles);
    table.setAccessibleName(name);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setTabKeyNavigation(false);
    table.setWordWrap(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(rowHeight(session::Density::Compact));
    table.horizontalHeader()->setStretchLastSection(true);
}

void set(QTableWidget &table, int row, int column, const QString &text, bool number)
{
    QTableWidgetItem *item = table.item(row, column);
    if (!item) {
        item = new QTableWidgetItem;
        if (number)
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        table.setItem(row, column, item);
    }
    if (item->text() != text)
        item->setText(text);
}

} // namespace

QString bulkSums(const cluster::BulkStatus &status)
{
    const auto count = [](quint64 number) { return formatCount(static_cast<qint64>(number)); };
    QStringList facts = {BulkCounts::tr("%1 acknowledged").arg(count(status.acknowledged)),
                         BulkCounts::tr("%1 failed").arg(count(status.failed)),
                         BulkCounts::tr("%1 in flight").arg(count(status.inFlight()))};
    if (status.unknown > 0)
        facts.append(BulkCounts::tr("%1 of the failed may have been written").arg(count(status.unknown)));
    if (status.discarded > 0)
        facts.append(BulkCounts::tr("%1 taken back unsent").arg(count(status.discarded)));
    return facts.join(u" · "_s);
}

BulkCounts::BulkCounts(QWidget *parent)
    : QWidget(parent)
    , m_sums(new PlainLabel)
    , m_partitions(new QTableWidget(0, PartitionColumns))
    , m_errors(new QTableWidget(0, ErrorColumns))
{
    prepare(*m_partitions, tr("Messages by partition"), {tr("Partition"), tr("Acknowledged"), tr("Failed"), tr("Share")});
    prepare(*m_errors, tr("Errors by kind"), {tr("Messages"), tr("Error")});
    m_sums->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addWidget(m_sums);
    layout->addWidget(m_partitions, 2);
    layout->addWidget(m_errors, 1);
    clear();
}

BulkCounts::~BulkCounts() = default;

void BulkCounts::clear()
{
    m_sums->setText(tr("Nothing was sent yet."));
    m_partitions->setRowCount(0);
    m_errors->setRowCount(0);
    m_errors->hide();
}

QString BulkCounts::text() const
{
    return m_sums->text();
}

void BulkCounts::show(const cluster::BulkStatus &status, quint64 faulty, const QString &fault)
{
    m_sums->setText(bulkSums(status));
    showPartitions(status.partitions);
    showErrors(status.errors, faulty, fault);
}

void BulkCounts::showPartitions(const QList<cluster::BulkStatus::PartitionCounts> &partitions)
{
    const int rows = static_cast<int>(std::min<qsizetype>(partitions.size(), kShownPartitions));
    quint64 sum = 0;
    for (const auto &counts : partitions)
        sum += counts.acknowledged;
    m_partitions->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const auto &counts = partitions[row];
        set(*m_partitions, row, Partition, QString::number(row), true);
        set(*m_partitions, row, Acknowledged, formatCount(static_cast<qint64>(counts.acknowledged)), true);
        set(*m_partitions, row, Failed, formatCount(static_cast<qint64>(counts.failed)), true);
        const double share = sum > 0 ? 100.0 * static_cast<double>(counts.acknowledged) / static_cast<double>(sum) : 0;
        set(*m_partitions, row, Share, sum > 0 ? tr("%1 %").arg(QLocale().toString(share, 'f', 1)) : u"–"_s, true);
    }
}

void BulkCounts::showErrors(const QList<cluster::BulkStatus::ErrorCount> &errors, quint64 faulty, const QString &fault)
{
    const int rows = static_cast<int>(errors.size()) + (faulty > 0 ? 1 : 0);
    m_errors->setVisible(rows > 0);
    m_errors->setRowCount(rows);
    for (int row = 0; row < static_cast<int>(errors.size()); ++row) {
        const ErrorText words = describe(errors[row].error);
        set(*m_errors, row, Count, formatCount(static_cast<qint64>(errors[row].count)), true);
        set(*m_errors, row, What, words.sentence, false);
        m_errors->item(row, What)->setToolTip(words.details.toHtmlEscaped());
    }
    if (faulty == 0)
        return;
    set(*m_errors, rows - 1, Count, formatCount(static_cast<qint64>(faulty)), true);
    set(*m_errors, rows - 1, What, tr("The template could not make them: %1").arg(decode::visibleText(fault)), false);
}

} // namespace streamscope::widgets
