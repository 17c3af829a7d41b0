// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/topics_overview.h"

#include "models/session/offset_sampler.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/common/data_table.h"
#include "widgets/common/page_header.h"
#include "widgets/common/sentences.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

enum Column { Name, Partitions, Replication, UnderReplicated, Offline, Span, Rate, ColumnCount };
constexpr int kFactRole = Qt::UserRole; // the raw number, for sorting

QStandardItem *cell(const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setData(text, kFactRole);
    item->setEditable(false);
    return item;
}

void setNumber(QStandardItem *item, const QString &text, const QVariant &fact)
{
    item->setText(text);
    item->setData(fact, kFactRole);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    item->setEditable(false);
}

QStandardItem *number(qint64 value)
{
    auto *item = new QStandardItem;
    setNumber(item, formatCount(value), value);
    return item;
}

} // namespace

TopicsOverview::TopicsOverview(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_header(new PageHeader(tr("Topics")))
    , m_filter(new QLineEdit)
    , m_table(new DataTable(tr("Topics"), u"topics"_s, context.settings))
    , m_model(new QStandardItemModel(0, ColumnCount, this))
{
    m_model->setHorizontalHeaderLabels({tr("Topic"), tr("Partitions"), tr("Replication factor"), tr("Under-replicated"), tr("Offline"),
                                        tr("Offset span"), tr("Offsets/s")});
    m_table->setSourceModel(m_model, kFactRole);
    m_table->horizontalHeader()->resizeSection(Name, 280);
    for (int column = Partitions; column < Rate; ++column)
        m_table->horizontalHeader()->resizeSection(column, 140);
    m_filter->setPlaceholderText(tr("Filter topics (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter topics"));
    m_filter->setClearButtonEnabled(true);
    auto *refresh = new QAction(icon(u"refresh"_s), tr("Read again"), this);
    refresh->setToolTip(tr("Read the list of topics again (F5)"));
    connect(refresh, &QAction::triggered, this, &TopicsOverview::reload);
    m_header->addAction(refresh);

    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(8, 0, 8, 8);
    inner->addWidget(m_filter);
    inner->addWidget(m_table);
    m_frame = new StateFrame(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_frame, 1);

    session::Session *session = context.session;
    m_watch = session->sampler().watchCluster();
    connect(m_table, &DataTable::rowActivated, this, [this](const QModelIndex &index) {
        this->context().navigator->open(u"messages:"_s + m_model->item(index.row(), Name)->data(kFactRole).toString(),
                                        this->context().session);
    });
    m_table->setToolTip(tr("Enter or a double click shows a topic's messages"));
    connect(m_filter, &QLineEdit::textChanged, m_table, &DataTable::setFilterText);
    connect(m_frame, &StateFrame::retryRequested, this, &TopicsOverview::reload);
    connect(session, &session::Session::metadataChanged, this, &TopicsOverview::takeMetadata);
    connect(session, &session::Session::metadataFailed, this, &TopicsOverview::showState);
    connect(session, &session::Session::stateChanged, this, &TopicsOverview::showState);
    connect(&session->sampler(), &session::OffsetSampler::sampled, this, &TopicsOverview::takeSamples);
    takeMetadata();
}

TopicsOverview::~TopicsOverview() = default;

QString TopicsOverview::title() const
{
    return tr("Topics");
}

bool TopicsOverview::isLoaded() const
{
    return m_frame->state() != StateFrame::State::Loading && m_frame->state() != StateFrame::State::Disconnected;
}

QString TopicsOverview::statusText() const
{
    return tr("%n topic(s)", nullptr, m_model->rowCount());
}

void TopicsOverview::reload()
{
    context().session->refresh();
}

void TopicsOverview::find()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void TopicsOverview::takeMetadata()
{
    const cluster::MetadataPtr metadata = context().session->metadata();
    const bool internal = context().settings && context().settings->settings().showInternalTopics;
    m_model->removeRows(0, m_model->rowCount());
    qint64 partitions = 0;
    for (const cluster::Topic &topic : metadata ? metadata->topics : QList<cluster::Topic>()) {
        if (topic.internal && !internal)
            continue;
        partitions += topic.partitions.size();
        m_model->appendRow({cell(topic.name), number(topic.partitions.size()), number(topic.replicationFactor()),
                            number(topic.underReplicatedCount()), number(topic.offlineCount()), new QStandardItem, new QStandardItem});
    }
    if (metadata) {
        m_header->setFacts({tr("%n broker(s)", nullptr, static_cast<int>(metadata->brokers.size())),
                            tr("%1 partitions").arg(formatCount(partitions)), tr("cluster %1").arg(metadata->clusterId)});
    }
    takeSamples();
    showState();
}

void TopicsOverview::takeSamples()
{
    const session::OffsetSampler &sampler = context().session->sampler();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString name = m_model->item(row, Name)->data(kFactRole).toString();
        const qint64 span = sampler.topicSpan(name);
        const double rate = sampler.topicRate(name);
        setNumber(m_model->item(row, Span), span < 0 ? u"–"_s : formatCount(span), span);
        setNumber(m_model->item(row, Rate), rate < 0 ? u"–"_s : formatShort(rate), rate);
    }
}

void TopicsOverview::showState()
{
    session::Session *session = context().session;
    const auto error = session->metadataError();
    const cluster::ConnectionState state = session->connection().state();
    if (state == cluster::ConnectionState::Failed && session->connection().lastError())
        m_frame->setFailed(*session->connection().lastError());
    else if (state == cluster::ConnectionState::Lost)
        m_frame->setDisconnected(session->metadataAgeMs(), session->connection().lastError());
    else if (!session->metadata() && error)
        m_frame->setFailed(*error);
    else if (!session->metadata())
        m_frame->setLoading(tr("Reading the topics…"));
    else if (m_model->rowCount() == 0)
        m_frame->setEmpty(tr("Nothing is visible to this user: there are no topics, or none that it may describe."));
    else
        m_frame->setLoaded();
    Q_EMIT loadedChanged();
    Q_EMIT statusChanged();
}

} // namespace streamscope::widgets
