// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/cluster_page.h"

#include "models/decode/decode.h"
#include "models/items/broker_table_model.h"
#include "models/rest/rest_connection.h"
#include "models/session/session.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/data_table.h"
#include "widgets/common/page_header.h"
#include "widgets/common/plain_label.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/session_state.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

using items::BrokerTableModel;

namespace {

QString proxyFact(const rest::Capabilities &offers)
{
    QStringList versions;
    if (offers.v2)
        versions.append(u"v2"_s);
    if (offers.v3)
        versions.append(u"v3"_s);
    return ClusterPage::tr("REST Proxy %1").arg(versions.join(u" + "_s));
}

} // namespace

ClusterPage::ClusterPage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_header(new PageHeader(context.session->profile().name))
    , m_sums(new PlainLabel)
    , m_table(new DataTable(tr("Brokers"), u"brokers"_s, context.settings))
    , m_model(new BrokerTableModel(this))
{
    m_model->setTitles({tr("Broker"), tr("Host"), tr("Port"), tr("Rack"), tr("Partitions led"), tr("Replicas hosted")});
    m_table->setSourceModel(m_model, items::FactRole);
    m_table->setFormats({CellFormat::Id, CellFormat::Text, CellFormat::Id, CellFormat::Text, CellFormat::Number, CellFormat::Number});
    m_table->setDefaultWidth(BrokerTableModel::Host, 260);
    for (const int column : {int(BrokerTableModel::Rack), int(BrokerTableModel::Led), int(BrokerTableModel::Hosted)})
        m_table->setDefaultWidth(column, 140);
    const auto openBroker = [this](const QModelIndex &index) {
        if (index.isValid())
            this->context().navigator->open(u"broker:"_s + index.data(items::KeyRole).toString(), this->context().session);
    };
    auto *show = new QAction(icon(u"broker"_s), tr("&Open"), this);
    connect(show, &QAction::triggered, this, [this, openBroker] { openBroker(m_table->sourceIndex(m_table->currentIndex())); });
    connect(m_table, &DataTable::rowActivated, this, openBroker);
    auto *copyAs = new CopyAsMenu(
        context.session,
        [this](const rest::Capabilities &offers) {
            QList<rest::RestCall> calls;
            for (const int row : m_table->selectedSourceRows())
                calls += rest::act::describeBroker(offers, m_model->index(row, BrokerTableModel::Id).data().toInt());
            return calls;
        },
        this);
    m_table->setRowActions({show, copyAs->menuAction()});
    m_header->addMenuButton((new CopyAsMenu(context.session, rest::act::listBrokers, this))->makeButton());
    for (const auto &[iconName, text, target] :
         {std::tuple(u"topic"_s, tr("&Topics"), u"topics"_s), std::tuple(u"group"_s, tr("Consumer &groups"), u"groups"_s),
          std::tuple(u"chart"_s, tr("T&hroughput"), u"chart"_s)}) {
        auto *action = new QAction(icon(iconName), text, this);
        connect(action, &QAction::triggered, this,
                [this, where = target] { this->context().navigator->open(where, this->context().session); });
        m_header->addAction(action);
    }
    m_sums->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(8, 0, 8, 8);
    inner->addWidget(m_sums);
    inner->addWidget(m_table, 1);
    m_frame = new StateFrame(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    QList<rest::Feature> all;
    for (const rest::FeatureFact &fact : rest::Capabilities().facts())
        all.append(fact.feature);
    auto *note = new OffersNote(context.session, all, {}, {}, true);
    connect(note, &OffersNote::offersChanged, this, &ClusterPage::takeMetadata);
    layout->addWidget(note);
    layout->addWidget(m_frame, 1);
    session::Session *session = context.session;
    connect(session, &session::Session::metadataChanged, this, &ClusterPage::takeMetadata);
    connect(session, &session::Session::metadataFailed, this, &ClusterPage::showState);
    connect(session, &session::Session::stateChanged, this, &ClusterPage::showState);
    connect(m_frame, &StateFrame::retryRequested, this, &ClusterPage::reload);
    takeMetadata();
}

ClusterPage::~ClusterPage() = default;

void ClusterPage::takeMetadata()
{
    const cluster::MetadataPtr metadata = context().session->metadata();
    m_model->setMetadata(metadata);
    if (metadata) {
        int partitions = 0;
        int underReplicated = 0;
        int offline = 0;
        for (const cluster::Topic &topic : metadata->topics) {
            partitions += static_cast<int>(topic.partitions.size());
            underReplicated += topic.underReplicatedCount();
            offline += topic.offlineCount();
        }
        QStringList facts;
        if (const rest::RestConnection *proxy = restConnection(context().session))
            facts.append(proxyFact(proxy->capabilities()));
        if (!metadata->clusterId.isEmpty())
            facts.append(tr("cluster %1").arg(metadata->clusterId));
        if (metadata->controllerId)
            facts.append(tr("controller %1").arg(*metadata->controllerId));
        m_header->setFacts(facts);
        m_sums->setText(QStringList{tr("%n broker(s)", nullptr, static_cast<int>(metadata->brokers.size())),
                                    tr("%Ln topic(s)", nullptr, static_cast<int>(metadata->topics.size())),
                                    tr("%Ln partition(s)", nullptr, partitions), tr("%Ln under-replicated", nullptr, underReplicated),
                                    tr("%Ln offline", nullptr, offline)}
                            .join(u" · "_s));
    }
    showState();
}

void ClusterPage::showState()
{
    if (presentSession(*m_frame, *context().session, tr("Reading the cluster…")))
        m_frame->setLoaded();
    Q_EMIT loadedChanged();
    Q_EMIT statusChanged();
}

QString ClusterPage::title() const
{
    return tr("Cluster");
}

bool ClusterPage::isLoaded() const
{
    return m_frame->state() != StateFrame::State::Loading && m_frame->state() != StateFrame::State::Disconnected;
}

QString ClusterPage::statusText() const
{
    return m_sums->text();
}

void ClusterPage::reload()
{
    context().session->refresh();
}

} // namespace streamscope::widgets
