// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/messages/partition_starts_dialog.h"

#include "models/decode/decode.h"
#include "widgets/common/banner.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/sentences.h"
#include "widgets/common/tab_order.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using Kind = cluster::StartPosition::Kind;

constexpr QSize kSize(680, 480);
constexpr int kPlaceWidth = 200;
constexpr int kLeastWidth = 80; // of the partition's name
constexpr int kMostWidth = 280;
constexpr qsizetype kFaultsTold = 5;

// The two words are offered; an offset or a time is typed.
class PlaceDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *box = new QComboBox(parent);
        box->setEditable(true);
        box->addItems({startText({Kind::Earliest, 0}), startText({Kind::Latest, 0})});
        box->setAccessibleName(PartitionStartsDialog::tr("Where the partition begins"));
        return box;
    }
};

} // namespace

PartitionStartsDialog::PartitionStartsDialog(const PartitionStarts &starts, const QStringList &topics, const cluster::MetadataPtr &metadata,
                                             const QString &noTimes, QWidget *parent)
    : QDialog(parent)
    , m_topics(topics)
    , m_noTimes(noTimes)
    , m_table(new QTableWidget(0, ColumnCount))
    , m_others(new QComboBox)
    , m_sum(new PlainLabel)
    , m_banner(new Banner)
{
    setWindowTitle(tr("Where each partition begins"));
    resize(kSize);
    m_table->setHorizontalHeaderLabels({tr("Partition"), tr("Begins at"), tr("Meaning")});
    m_table->setAccessibleName(tr("Where each partition begins"));
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_table->setItemDelegateForColumn(Place, new PlaceDelegate(m_table));
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->resizeSection(Place, kPlaceWidth);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_others->addItems({tr("are not read"), tr("begin at the earliest"), tr("begin at the latest")}); // as PartitionStarts::Others
    m_others->setCurrentIndex(static_cast<int>(starts.others));
    m_others->setAccessibleName(tr("Partitions without a place of their own"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    auto *read = buttons->addButton(tr("&Read"), QDialogButtonBox::AcceptRole);
    auto *bottom = new QHBoxLayout;
    auto *label = new PlainLabel(tr("Partitions with&out a place:"));
    label->setBuddy(m_others);
    bottom->addWidget(label);
    bottom->addWidget(m_others);
    bottom->addWidget(m_sum, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_banner);
    layout->addWidget(makeBar());
    layout->addWidget(m_table, 1);
    layout->addLayout(bottom);
    layout->addWidget(buttons);
    read->setDefault(true); // a button learns its dialog only here
    fillTable(starts, metadata);
    connect(buttons, &QDialogButtonBox::accepted, this, &PartitionStartsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_others, &QComboBox::currentIndexChanged, this, &PartitionStartsDialog::showSum);
    connect(m_table, &QTableWidget::cellChanged, this, [this](int row) {
        if (m_checking)
            return;
        check(row);
        showSum();
    });
}

PartitionStartsDialog::~PartitionStartsDialog() = default;

void PartitionStartsDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    orderTabs(this);
}

QWidget *PartitionStartsDialog::makeBar()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *hint = new PlainLabel(m_topics.size() > 1 ? tr("An offset, a time, earliest or latest; lines “topic partition offset” can be pasted.")
                                                    : tr("An offset, a time, earliest or latest; lines “partition offset” can be pasted."));
    hint->setBuddy(m_table);
    hint->setWordWrap(true);
    layout->addWidget(hint, 1);
    const auto addButton = [this, layout](const QString &label, const QString &toolTip, auto act) {
        auto *button = new QPushButton(label);
        button->setAutoDefault(false);
        button->setToolTip(toolTip);
        connect(button, &QPushButton::clicked, this, act);
        layout->addWidget(button);
    };
    addButton(tr("&Earliest"), tr("The chosen rows begin at the earliest (Ctrl+A chooses all)"),
              [this] { setSelected(startText({Kind::Earliest, 0})); });
    addButton(tr("&Latest"), tr("The chosen rows begin at the latest (Ctrl+A chooses all)"), [this] { setSelected(startText({Kind::Latest, 0})); });
    addButton(tr("&Clear"), tr("The chosen rows have no place of their own (Del)"), [this] { setSelected({}); });
    addButton(tr("&Paste"), tr("Lines of a partition and where it begins, from the clipboard (Ctrl+V)"), [this] { paste(); });
    auto *pasting = new QShortcut(QKeySequence::Paste, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(pasting, &QShortcut::activated, this, &PartitionStartsDialog::paste);
    auto *clear = new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(clear, &QShortcut::activated, this, [this] { setSelected({}); });
    return bar;
}

// The partitions that there are, and behind them those that were chosen and are not there.
void PartitionStartsDialog::fillTable(const PartitionStarts &starts, const cluster::MetadataPtr &metadata)
{
    const bool checking = std::exchange(m_checking, true);
    for (const QString &name : m_topics) {
        const cluster::Topic *topic = metadata ? metadata->topic(name) : nullptr;
        for (const cluster::Partition &partition : topic ? topic->partitions : QList<cluster::Partition>())
            addRow({name, partition.id}, true);
    }
    QList<cluster::TopicPartition> chosen = starts.own.keys();
    std::sort(chosen.begin(), chosen.end());
    for (const cluster::TopicPartition &partition : std::as_const(chosen)) {
        if (!m_rows.contains(partition))
            addRow(partition, !metadata); // nobody knows
        m_table->item(m_rows.value(partition), Place)->setText(startText(starts.own.value(partition)));
    }
    for (int row = 0; row < m_table->rowCount(); ++row)
        check(row);
    m_checking = checking;
    if (m_table->rowCount() == 0)
        m_banner->show(Banner::Kind::Information, tr("Nobody has told yet which partitions there are."));
    m_table->resizeColumnToContents(Partition);
    m_table->setColumnWidth(Partition, std::clamp(m_table->columnWidth(Partition), kLeastWidth, kMostWidth));
    m_table->setCurrentCell(0, Place);
    showSum();
}

void PartitionStartsDialog::addRow(const cluster::TopicPartition &partition, bool isThere)
{
    const int row = m_table->rowCount();
    m_table->setRowCount(row + 1);
    for (int column = 0; column < ColumnCount; ++column) {
        auto *item = new QTableWidgetItem(column == Partition ? nameOf(partition) : QString());
        if (column != Place)
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        m_table->setItem(row, column, item);
    }
    m_table->item(row, Partition)->setTextAlignment(m_topics.size() > 1 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    m_partitions.append(partition);
    m_rows.insert(partition, row);
    m_there += isThere ? 1 : 0;
}

QString PartitionStartsDialog::nameOf(const cluster::TopicPartition &partition) const
{
    const QString number = QString::number(partition.partition);
    return m_topics.size() > 1 ? decode::visibleText(partition.topic) + u'-' + number : number;
}

QString PartitionStartsDialog::text(int row) const
{
    return m_table->item(row, Place)->text().trimmed();
}

QString PartitionStartsDialog::faultOf(int row) const
{
    if (text(row).isEmpty())
        return {};
    const auto start = parseStart(text(row));
    if (!start)
        return start.error().message;
    if (row >= m_there)
        return tr("The topic has no such partition.");
    return start->kind == Kind::Time ? m_noTimes : QString();
}

QString PartitionStartsDialog::meaningOf(int row) const
{
    const auto start = parseStart(text(row));
    if (!start)
        return {};
    switch (start->kind) {
    case Kind::Earliest: return tr("all that is there");
    case Kind::Latest: return tr("what arrives from now on");
    case Kind::Time: return tr("its first message at or after this local time");
    default: return tr("offset %1").arg(formatCount(start->value));
    }
}

void PartitionStartsDialog::check(int row)
{
    const bool checking = std::exchange(m_checking, true);
    const QString fault = faultOf(row);
    QTableWidgetItem *meaning = m_table->item(row, Meaning);
    meaning->setText(fault.isEmpty() ? meaningOf(row) : fault);
    meaning->setToolTip(meaning->text().toHtmlEscaped());
    meaning->setIcon(fault.isEmpty() ? QIcon() : icon(u"error"_s, Token::Error));
    meaning->setForeground(color(fault.isEmpty() ? Token::Muted : Token::Error));
    m_checking = checking;
}

void PartitionStartsDialog::showSum()
{
    m_sum->setText(tr("%Ln partition(s) with a place of its own", nullptr, static_cast<int>(starts().own.size())));
}

PartitionStarts PartitionStartsDialog::starts() const
{
    PartitionStarts starts;
    starts.others = static_cast<PartitionStarts::Others>(m_others->currentIndex());
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (!text(row).isEmpty() && faultOf(row).isEmpty())
            starts.own.insert(m_partitions[row], *parseStart(text(row)));
    }
    return starts;
}

void PartitionStartsDialog::setSelected(const QString &place)
{
    const bool checking = std::exchange(m_checking, true);
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows(Place)) {
        m_table->item(index.row(), Place)->setText(place);
        check(index.row());
    }
    m_checking = checking;
    showSum();
}

void PartitionStartsDialog::paste()
{
    addLines(QApplication::clipboard()->text());
}

void PartitionStartsDialog::addLines(const QString &pasted)
{
    const bool checking = std::exchange(m_checking, true);
    QStringList faults;
    for (const QString &line : pasted.split(u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const auto parsed = parseStartLine(line, m_topics);
        if (!parsed) {
            faults.append(parsed.error().message);
            continue;
        }
        for (const cluster::TopicPartition &partition : parsed->partitions) {
            const auto row = m_rows.constFind(partition);
            if (row == m_rows.cend()) {
                faults.append(tr("%1 has no partition %2.").arg(decode::visibleText(partition.topic)).arg(partition.partition));
                continue;
            }
            m_table->item(*row, Place)->setText(parsed->place);
            check(*row);
        }
    }
    m_checking = checking;
    showSum();
    m_banner->clear();
    if (!faults.isEmpty())
        m_banner->show(Banner::Kind::Warning,
                       tr("%Ln of what was pasted could not be taken: %1", nullptr, static_cast<int>(faults.size())).arg(faults.first()), {},
                       faults.mid(0, kFaultsTold).join(u'\n'));
}

void PartitionStartsDialog::accept()
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (const QString fault = faultOf(row); !fault.isEmpty()) {
            m_banner->show(Banner::Kind::Error, tr("Partition %1: %2").arg(nameOf(m_partitions[row]), fault));
            m_table->setCurrentCell(row, Place);
            m_table->setFocus();
            return;
        }
    }
    if (starts().isEmpty()) {
        m_banner->show(Banner::Kind::Error, tr("No partition would be read: give one a place, or let the others begin somewhere."));
        m_table->setFocus();
        return;
    }
    QDialog::accept();
}

} // namespace streamscope::widgets
