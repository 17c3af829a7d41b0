// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/broker_page.h"

#include "models/decode/decode.h"
#include "models/items/broker_partition_table_model.h"
#include "models/session/session.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/data_table.h"
#include "widgets/common/page_header.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/session_state.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"
#include "widgets/topics/config_view.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

using items::BrokerPartitionTableModel;

namespace {

qint32 numberOf(const QString &name)
{
    bool ok = false;
    const int id = name.toInt(&ok);
    return ok && id >= 0 ? id : -1;
}

} // namespace

BrokerPage::BrokerPage(const ViewContext &context, const QString &id, QWidget *parent)
    : Page(context, parent)
    , m_name(id)
    , m_id(numberOf(id))
    , m_header(new PageHeader(tr("Broker %1").arg(id)))
    , m_sections(new QTabWidget)
    , m_filter(new QLineEdit)
    , m_onlyLed(new QCheckBox(tr("Only those it &leads")))
    , m_table(new DataTable(tr("Partitions of the broker"), u"broker-partitions"_s, context.settings))
    , m_model(new BrokerPartitionTableModel(m_id, this))
    , m_config(new ConfigView(context, {cluster::ConfigResource::Type::Broker, id}))
{
    m_sections->setDocumentMode(true);
    m_sections->setAccessibleName(tr("Sections of the broker"));
    m_sections->tabBar()->setAccessibleName(tr("Sections of the broker"));
    m_frame = new StateFrame(makePartitions());
    m_sections->addTab(m_frame, icon(u"partition"_s), tr("Partitions"));
    m_sections->addTab(m_config, icon(u"settings"_s), tr("Configuration"));
    auto *copyAs = new CopyAsMenu(
        context.session, [this](const rest::Capabilities &offers) { return rest::act::describeBroker(offers, m_id); }, this);
    m_header->addMenuButton(copyAs->makeButton());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(
        new OffersNote(context.session, {rest::Feature::BrokerAddresses, rest::Feature::Racks, rest::Feature::BrokerConfigs}));
    layout->addWidget(m_sections, 1);
    session::Session *session = context.session;
    connect(session, &session::Session::metadataChanged, this, &BrokerPage::takeMetadata);
    connect(session, &session::Session::metadataFailed, this, &BrokerPage::showState);
    connect(session, &session::Session::stateChanged, this, &BrokerPage::showState);
    connect(m_frame, &StateFrame::retryRequested, session, &session::Session::refresh);
    connect(m_config, &ConfigView::changed, this, &Page::statusChanged);
    connect(m_config, &ConfigView::changed, this, &Page::loadedChanged);
    connect(m_sections, &QTabWidget::currentChanged, this, &Page::statusChanged);
    takeMetadata();
}

BrokerPage::~BrokerPage() = default;

QWidget *BrokerPage::makePartitions()
{
    m_model->setTitles({tr("Topic"), tr("Partition"), tr("Leader"), tr("Replicas"), tr("In-sync replicas")});
    m_table->setSourceModel(m_model, items::FactRole);
    m_table->setFormats({CellFormat::Text, CellFormat::Id, CellFormat::Id});
    m_table->setDefaultWidth(BrokerPartitionTableModel::Topic, 300);
    m_table->setDefaultWidth(BrokerPartitionTableModel::Replicas, 160);
    const auto openTopic = [this](const QModelIndex &index) {
        if (index.isValid())
            context().navigator->open(u"partitions:"_s + index.data(items::KeyRole).toString(), context().session);
    };
    auto *show = new QAction(icon(u"topic"_s), tr("Show the &topic"), this);
    connect(show, &QAction::triggered, this, [this, openTopic] { openTopic(m_table->sourceIndex(m_table->currentIndex())); });
    connect(m_table, &DataTable::rowActivated, this, openTopic);
    m_table->setRowActions({show});
    m_filter->setPlaceholderText(tr("Filter partitions (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter partitions"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, m_table, &DataTable::setFilterText);
    connect(m_onlyLed, &QCheckBox::toggled, this, &BrokerPage::takeMetadata);
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(8, 8, 8, 8);
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_onlyLed);
    inner->addLayout(bar);
    inner->addWidget(m_table, 1);
    return content;
}

void BrokerPage::takeMetadata()
{
    const cluster::MetadataPtr metadata = context().session->metadata();
    m_model->setMetadata(metadata, m_onlyLed->isChecked());
    QStringList facts;
    if (const cluster::Broker *broker = metadata ? metadata->broker(m_id) : nullptr) {
        int led = 0;
        int hosted = 0;
        for (const cluster::Topic &topic : metadata->topics) {
            for (const cluster::Partition &partition : topic.partitions) {
                led += partition.leader == m_id ? 1 : 0;
                hosted += partition.replicas.contains(m_id) ? 1 : 0;
            }
        }
        facts = {u"%1:%2"_s.arg(broker->host).arg(broker->port), broker->rack.isEmpty() ? QString() : tr("rack %1").arg(broker->rack),
                 metadata->controllerId == m_id ? tr("controller") : QString(), tr("leads %Ln partition(s)", nullptr, led),
                 tr("hosts %Ln replica(s)", nullptr, hosted)};
        facts.removeAll(QString());
    }
    m_header->setFacts(facts);
    showState();
}

void BrokerPage::showState()
{
    if (presentSession(*m_frame, *context().session, tr("Reading the broker…"))) {
        if (!context().session->metadata()->broker(m_id))
            m_frame->setFailed(core::localError(core::ErrorKind::UnknownObject, tr("broker %1").arg(m_name)));
        else if (m_model->rowCount() == 0 && !m_onlyLed->isChecked())
            m_frame->setEmpty(tr("This broker holds no partitions."));
        else
            m_frame->setLoaded();
    }
    Q_EMIT loadedChanged();
    Q_EMIT statusChanged();
}

QString BrokerPage::target() const
{
    return u"broker:"_s + m_name;
}

QString BrokerPage::title() const
{
    return tr("Broker %1").arg(decode::visibleText(m_name));
}

bool BrokerPage::isLoaded() const
{
    if (m_sections->currentWidget() == m_config)
        return m_config->isLoaded();
    return m_frame->state() != StateFrame::State::Loading && m_frame->state() != StateFrame::State::Disconnected;
}

QString BrokerPage::statusText() const
{
    if (m_sections->currentWidget() != m_config && !context().session->metadata())
        return {}; // not known is not none
    return m_sections->currentWidget() == m_config ? m_config->summary() : tr("%Ln partition(s)", nullptr, m_model->rowCount());
}

void BrokerPage::reload()
{
    context().session->refresh();
    if (m_sections->currentWidget() == m_config)
        m_config->reload();
}

void BrokerPage::find()
{
    if (m_sections->currentWidget() == m_config) {
        m_config->find();
        return;
    }
    m_filter->setFocus();
    m_filter->selectAll();
}

} // namespace streamscope::widgets
