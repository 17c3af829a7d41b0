// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topics/topics_page.h"

#include "models/session/offset_sampler.h"
#include "models/session/session.h"
#include "models/session/settings.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/data_table.h"
#include "widgets/common/page_header.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/session_state.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"
#include "widgets/topics/topic_actions.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

using items::TopicTableModel;

TopicsPage::TopicsPage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_header(new PageHeader(tr("Topics")))
    , m_filter(new QLineEdit)
    , m_table(new DataTable(tr("Topics"), u"topics"_s, context.settings))
    , m_model(new TopicTableModel(&context.session->sampler(), this))
    , m_actions(new TopicActions(context, this))
{
    m_model->setTitles({tr("Topic"), tr("Partitions"), tr("Replication factor"), tr("Under-replicated"), tr("Offline"), tr("Offset span"),
                        tr("Offsets/s")});
    m_table->setSourceModel(m_model, items::FactRole);
    m_table->setFormats({CellFormat::Text, CellFormat::Number, CellFormat::Number, CellFormat::Number, CellFormat::Number,
                         CellFormat::Number, CellFormat::Rate});
    // All of them beside the tree in a window of 1280 pixels.
    const std::array widths{270, 100, 140, 140, 80, 125, 95};
    for (int column = 0; column < TopicTableModel::ColumnCount; ++column)
        m_table->setDefaultWidth(column, widths.at(static_cast<std::size_t>(column)));
    m_table->setRowActions(m_actions->all());
    m_filter->setPlaceholderText(tr("Filter topics (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter topics"));
    m_filter->setClearButtonEnabled(true);
    m_header->addMenuButton((new CopyAsMenu(context.session, rest::act::listTopics, this))->makeButton());
    m_header->addAction(m_actions->create());
    m_header->addAction(m_actions->remove());

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
    layout->addWidget(new OffersNote(context.session, {rest::Feature::Offsets, rest::Feature::CreateTopics, rest::Feature::DeleteTopics}));
    layout->addWidget(m_frame, 1);

    session::Session *session = context.session;
    m_watch = session->sampler().watchCluster();
    connect(m_table, &DataTable::rowActivated, this, [this](const QModelIndex &index) {
        this->context().navigator->open(u"messages:"_s + index.data(items::KeyRole).toString(), this->context().session);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TopicsPage::chooseSelected);
    auto *del = new QShortcut(QKeySequence::Delete, m_table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(del, &QShortcut::activated, m_actions->remove(), &QAction::trigger);
    connect(m_filter, &QLineEdit::textChanged, m_table, &DataTable::setFilterText);
    connect(m_filter, &QLineEdit::textChanged, this, &Page::statusChanged);
    connect(m_frame, &StateFrame::retryRequested, this, &TopicsPage::reload);
    connect(session, &session::Session::metadataChanged, this, &TopicsPage::takeMetadata);
    connect(session, &session::Session::metadataFailed, this, &TopicsPage::showState);
    connect(session, &session::Session::stateChanged, this, &TopicsPage::showState);
    connect(&session->sampler(), &session::OffsetSampler::sampled, m_model, &TopicTableModel::updateRates);
    if (context.settings)
        connect(context.settings, &session::SettingsStore::changed, this, &TopicsPage::takeMetadata);
    takeMetadata();
}

TopicsPage::~TopicsPage() = default;

QString TopicsPage::title() const
{
    return tr("Topics");
}

bool TopicsPage::isLoaded() const
{
    return m_frame->state() != StateFrame::State::Loading && m_frame->state() != StateFrame::State::Disconnected;
}

QString TopicsPage::statusText() const
{
    if (!context().session->metadata())
        return {}; // not known is not none
    const int all = m_model->rowCount();
    return m_table->shownRows() == all ? tr("%Ln topic(s)", nullptr, all)
                                       : tr("%1 of %Ln topic(s)", nullptr, all).arg(formatCount(m_table->shownRows()));
}

QJsonObject TopicsPage::saveState() const
{
    return {{u"filter"_s, m_filter->text()}};
}

void TopicsPage::restoreState(const QJsonObject &state)
{
    m_filter->setText(state.value("filter"_L1).toString());
}

void TopicsPage::reload()
{
    context().session->refresh();
}

void TopicsPage::find()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void TopicsPage::chooseSelected()
{
    QStringList names;
    for (const int row : m_table->selectedSourceRows())
        names.append(m_model->index(row, 0).data(items::KeyRole).toString());
    m_actions->setTopics(context().session, names);
}

void TopicsPage::takeMetadata()
{
    const cluster::MetadataPtr metadata = context().session->metadata();
    m_model->setMetadata(metadata, context().settings && context().settings->settings().showInternalTopics);
    if (metadata) {
        int partitions = 0;
        for (int row = 0; row < m_model->rowCount(); ++row) // of what is shown: internal topics may be hidden
            partitions += m_model->index(row, TopicTableModel::Partitions).data(items::FactRole).toInt();
        m_header->setFacts({tr("%n broker(s)", nullptr, static_cast<int>(metadata->brokers.size())),
                            tr("%Ln partition(s)", nullptr, partitions), tr("cluster %1").arg(metadata->clusterId)});
    }
    showState();
}

void TopicsPage::showState()
{
    if (presentSession(*m_frame, *context().session, tr("Reading the topics…"))) {
        if (m_model->rowCount() == 0)
            m_frame->setEmpty(tr("There are no topics yet, or none that this user may describe."), m_actions->create());
        else
            m_frame->setLoaded();
    }
    Q_EMIT loadedChanged();
    Q_EMIT statusChanged();
}

} // namespace streamscope::widgets
