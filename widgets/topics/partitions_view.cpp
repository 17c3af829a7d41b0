// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/partitions_view.h"

#include "models/session/offset_sampler.h"
#include "models/session/session.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/data_table.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/session_state.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

using items::PartitionTableModel;

PartitionsView::PartitionsView(const ViewContext &context, const QString &topic, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_topic(topic)
    , m_model(new PartitionTableModel(topic, &context.session->sampler(), this))
    , m_table(new DataTable(tr("Partitions"), u"partitions"_s, context.settings))
    , m_summary(new PlainLabel)
{
    m_model->setTitles({tr("Partition"), tr("Leader"), tr("Replicas"), tr("In-sync replicas"), tr("Log start offset"), tr("High watermark"),
                        tr("Offset span"), tr("Offsets/s")});
    m_table->setSourceModel(m_model, items::FactRole);
    m_table->setFormats({CellFormat::Id, CellFormat::Id, CellFormat::Text, CellFormat::Text, CellFormat::Number, CellFormat::Number,
                         CellFormat::Number, CellFormat::Rate});
    for (const int column : {int(PartitionTableModel::LogStart), int(PartitionTableModel::HighWatermark)})
        m_table->setDefaultWidth(column, 140);
    auto *leader = new QAction(icon(u"broker"_s), tr("Show the &leader"), this);
    connect(leader, &QAction::triggered, this, [this] {
        const QVariant id = m_table->sourceIndex(m_table->currentIndex()).siblingAtColumn(PartitionTableModel::Leader).data();
        if (id.isValid())
            m_context.navigator->open(u"broker:"_s + id.toString(), m_context.session);
    });
    auto *copyAs = new CopyAsMenu(
        context.session,
        [this](const rest::Capabilities &offers) {
            QList<cluster::TopicPartition> partitions;
            for (const int row : m_table->selectedSourceRows())
                partitions.append({m_topic, m_model->index(row, PartitionTableModel::Id).data().toInt()});
            const QList<rest::RestCall> offsets = rest::act::offsets(offers, partitions);
            return offsets.isEmpty() ? rest::act::describeTopic(offers, m_topic) : offsets;
        },
        this);
    m_table->setRowActions({leader, copyAs->menuAction()});
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(8, 8, 8, 8);
    inner->addWidget(m_summary);
    inner->addWidget(m_table, 1);
    m_frame = new StateFrame(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new OffersNote(context.session, {rest::Feature::Offsets, rest::Feature::LastStableOffset}));
    layout->addWidget(m_frame);
    session::Session *session = context.session;
    connect(session, &session::Session::metadataChanged, this, &PartitionsView::takeMetadata);
    connect(session, &session::Session::metadataFailed, this, &PartitionsView::showState);
    connect(session, &session::Session::stateChanged, this, &PartitionsView::showState);
    connect(&session->sampler(), &session::OffsetSampler::sampled, this, &PartitionsView::takeOffsets);
    connect(m_frame, &StateFrame::retryRequested, session, &session::Session::refresh);
    takeMetadata();
}

PartitionsView::~PartitionsView() = default;

void PartitionsView::showEvent(QShowEvent *event)
{
    m_watch = m_context.session->sampler().watch(m_topic);
    QWidget::showEvent(event);
}

void PartitionsView::hideEvent(QHideEvent *event)
{
    m_watch.reset();
    QWidget::hideEvent(event);
}

void PartitionsView::takeMetadata()
{
    m_model->setMetadata(m_context.session->metadata());
    takeOffsets();
    showState();
}

void PartitionsView::takeOffsets()
{
    m_model->updateOffsets();
    m_summary->setText(summary());
    Q_EMIT changed();
}

QString PartitionsView::summary() const
{
    const cluster::MetadataPtr metadata = m_context.session->metadata();
    const cluster::Topic *topic = metadata ? metadata->topic(m_topic) : nullptr;
    if (!topic)
        return {};
    const session::OffsetSampler &sampler = m_context.session->sampler();
    const qint64 span = sampler.topicSpan(m_topic);
    const double rate = sampler.topicRate(m_topic);
    QStringList facts = {tr("%Ln partition(s)", nullptr, static_cast<int>(topic->partitions.size())),
                         tr("replication factor %1").arg(topic->replicationFactor())};
    if (topic->underReplicatedCount() > 0)
        facts.append(tr("%Ln under-replicated", nullptr, topic->underReplicatedCount()));
    if (topic->offlineCount() > 0)
        facts.append(tr("%Ln offline", nullptr, topic->offlineCount()));
    if (span >= 0)
        facts.append(tr("offset span %1").arg(formatCount(span)));
    if (rate >= 0)
        facts.append(formatOffsetRate(rate));
    return facts.join(u" · "_s);
}

bool PartitionsView::isLoaded() const
{
    const auto state = m_frame->state();
    if (state == StateFrame::State::Failed || state == StateFrame::State::Empty)
        return true;
    return state == StateFrame::State::Loaded && m_model->rowCount() > 0 &&
           (!whyMissing(m_context.session, rest::Feature::Offsets).isEmpty() ||
            m_model->index(0, PartitionTableModel::HighWatermark).data().isValid());
}

void PartitionsView::showState()
{
    if (presentSession(*m_frame, *m_context.session, tr("Reading the partitions…"))) {
        const cluster::Topic *topic = m_context.session->metadata()->topic(m_topic);
        if (!topic)
            m_frame->setFailed(core::localError(core::ErrorKind::UnknownObject, tr("topic %1").arg(m_topic)));
        else if (topic->error)
            m_frame->setFailed(*topic->error);
        else
            m_frame->setLoaded();
    }
    Q_EMIT changed();
}

} // namespace streamscope::widgets
