// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/produce/bulk_options_form.h"

#include "widgets/common/plain_label.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr int kMostPartition = 999'999;

template<typename T>
T chosen(const QComboBox &box)
{
    return static_cast<T>(box.currentData().toInt());
}

void choose(QComboBox &box, int value)
{
    box.setCurrentIndex(qMax(0, box.findData(value)));
}

} // namespace

BulkOptionsForm::BulkOptionsForm(QWidget *parent)
    : QWidget(parent)
    , m_acks(new QComboBox)
    , m_idempotent(new QCheckBox(tr("&Idempotent: neither lost nor doubled")))
    , m_transactional(new QCheckBox(tr("Tra&nsactional: commit or abort by hand")))
    , m_transactionNote(new PlainLabel)
    , m_partitioner(new QComboBox)
    , m_partition(new QSpinBox)
    , m_compression(new QComboBox)
    , m_linger(new QSpinBox)
    , m_batch(new QSpinBox)
{
    for (const auto &[acks, text] : {std::pair(cluster::Acks::All, tr("all in-sync replicas")),
                                     std::pair(cluster::Acks::Leader, tr("the leader")), std::pair(cluster::Acks::None, tr("nobody"))})
        m_acks->addItem(text, int(acks));
    using cluster::Partitioner;
    for (const auto &[partitioner, text] :
         {std::pair(Partitioner::Murmur2, tr("by the key, as Java (murmur2)")),
          std::pair(Partitioner::Consistent, tr("by the key, as librdkafka (CRC-32)")), std::pair(Partitioner::Random, tr("random")),
          std::pair(Partitioner::RoundRobin, tr("one after the other")), std::pair(Partitioner::Chosen, tr("always this one:"))})
        m_partitioner->addItem(text, int(partitioner));
    using cluster::Compression;
    for (const auto &[compression, text] :
         {std::pair(Compression::None, tr("none")), std::pair(Compression::Gzip, u"gzip"_s), std::pair(Compression::Snappy, u"snappy"_s),
          std::pair(Compression::Lz4, u"lz4"_s), std::pair(Compression::Zstd, u"zstd"_s)})
        m_compression->addItem(text, int(compression));
    m_linger->setRange(0, cluster::BulkOptions::kMostLingerMs);
    m_linger->setSuffix(tr(" ms"));
    m_batch->setRange(1, cluster::BulkOptions::kMostBatchBytes / 1024);
    m_batch->setSuffix(tr(" KiB"));
    m_transactionNote->setWordWrap(true);
    auto *form = new QFormLayout(this);
    const auto addRow = [form](const QString &label, const QString &name, const QString &toolTip, QWidget *field,
                               QWidget *second = nullptr) {
        field->setAccessibleName(name);
        field->setToolTip(toolTip);
        auto *words = new PlainLabel(label);
        words->setBuddy(field);
        auto *row = new QHBoxLayout;
        row->addWidget(field);
        if (second)
            row->addWidget(second);
        row->addStretch(1);
        form->addRow(words, row);
    };
    addRow(tr("Ac&knowledged by"), tr("Acknowledged by"), tr("Who must have a message before it counts as written"), m_acks);
    form->addRow(QString(), m_idempotent);
    form->addRow(QString(), m_transactional);
    form->addRow(QString(), m_transactionNote);
    m_partition->setAccessibleName(tr("Partition"));
    addRow(tr("&Partition"), tr("Partitioner"), tr("How a message's partition is chosen"), m_partitioner, m_partition);
    addRow(tr("Compre&ssion"), tr("Compression"), tr("Of a batch; the topic may have its own"), m_compression);
    addRow(tr("&Linger"), tr("Linger"), tr("So long a batch waits to be filled"), m_linger);
    addRow(tr("&Batch"), tr("Batch"), tr("At most so much of one partition goes in one batch"), m_batch);
    for (QComboBox *box : {m_acks, m_partitioner, m_compression})
        connect(box, &QComboBox::currentIndexChanged, this, &BulkOptionsForm::check);
    for (QCheckBox *box : {m_idempotent, m_transactional})
        connect(box, &QCheckBox::toggled, this, &BulkOptionsForm::check);
    for (QSpinBox *box : {m_partition, m_linger, m_batch})
        connect(box, &QSpinBox::valueChanged, this, &BulkOptionsForm::changed);
    m_partition->setRange(0, kMostPartition); // whether the topic has it says the page: another one than was chosen would be worse
    setOptions({});
    m_transactionNote->hide();
}

BulkOptionsForm::~BulkOptionsForm() = default;

cluster::BulkOptions BulkOptionsForm::options() const
{
    cluster::BulkOptions options;
    options.acks = chosen<cluster::Acks>(*m_acks);
    options.idempotent = m_idempotent->isChecked();
    options.transactional = m_transactional->isChecked();
    options.partitioner = chosen<cluster::Partitioner>(*m_partitioner);
    options.partition = m_partition->value();
    options.compression = chosen<cluster::Compression>(*m_compression);
    options.lingerMs = m_linger->value();
    options.batchBytes = m_batch->value() * 1024;
    return options;
}

void BulkOptionsForm::setOptions(const cluster::BulkOptions &options)
{
    choose(*m_acks, int(options.acks));
    m_idempotent->setChecked(options.idempotent);
    m_transactional->setChecked(options.transactional);
    choose(*m_partitioner, int(options.partitioner));
    m_partition->setValue(options.partition);
    choose(*m_compression, int(options.compression));
    m_linger->setValue(options.lingerMs);
    m_batch->setValue(options.batchBytes / 1024);
    check();
}

void BulkOptionsForm::check()
{
    const bool transactional = m_transactional->isChecked();
    const bool all = transactional || chosen<cluster::Acks>(*m_acks) == cluster::Acks::All;
    m_acks->setEnabled(!transactional);
    m_idempotent->setEnabled(all && !transactional);
    m_idempotent->setToolTip(transactional ? tr("A transactional producer always is")
                             : all         ? tr("Kafka drops what is sent a second time")
                                           : tr("Only what all in-sync replicas acknowledge can be idempotent"));
    m_transactional->setToolTip(tr("Readers of committed messages see nothing of it until it is committed"));
    m_transactionNote->setVisible(transactional && !m_transactionNote->text().isEmpty());
    m_partition->setVisible(chosen<cluster::Partitioner>(*m_partitioner) == cluster::Partitioner::Chosen);
    Q_EMIT changed();
}

void BulkOptionsForm::setTransactionText(const QString &text)
{
    m_transactional->setText(text);
}

void BulkOptionsForm::setTransactionNote(const QString &note)
{
    m_transactionNote->setText(note);
    m_transactionNote->setVisible(m_transactional->isChecked() && !note.isEmpty());
}

QJsonObject BulkOptionsForm::state() const
{
    const cluster::BulkOptions now = options();
    return {{u"acks"_s, int(now.acks)},
            {u"idempotent"_s, now.idempotent},
            {u"transactional"_s, now.transactional},
            {u"partitioner"_s, int(now.partitioner)},
            {u"partition"_s, now.partition},
            {u"compression"_s, int(now.compression)},
            {u"linger"_s, now.lingerMs},
            {u"batch"_s, now.batchBytes}};
}

void BulkOptionsForm::setState(const QJsonObject &state)
{
    const cluster::BulkOptions usual;
    const auto number = [&state](QLatin1StringView key, int otherwise) { return state.value(key).toInt(otherwise); };
    cluster::BulkOptions read;
    read.acks = static_cast<cluster::Acks>(number("acks"_L1, int(usual.acks)));
    read.idempotent = state.value("idempotent"_L1).toBool(usual.idempotent);
    read.transactional = state.value("transactional"_L1).toBool(usual.transactional);
    read.partitioner = static_cast<cluster::Partitioner>(number("partitioner"_L1, int(usual.partitioner)));
    read.partition = number("partition"_L1, usual.partition);
    read.compression = static_cast<cluster::Compression>(number("compression"_L1, int(usual.compression)));
    read.lingerMs = number("linger"_L1, usual.lingerMs);
    read.batchBytes = number("batch"_L1, usual.batchBytes);
    setOptions(read);
}

QScrollArea *scrolled(QWidget *options)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(options);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace streamscope::widgets
