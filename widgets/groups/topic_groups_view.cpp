// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/groups/topic_groups_view.h"

#include "models/core/when_finished.h"
#include "models/session/session.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/data_table.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/session_state.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QSet>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

using items::TopicGroupTableModel;

namespace {

constexpr qsizetype kDescribed = 100; // groups in one request
constexpr int kInFlight = 32;         // offsets take a request for each group

} // namespace

TopicGroupsView::TopicGroupsView(const ViewContext &context, const QString &topic, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_topic(topic)
    , m_model(new TopicGroupTableModel(this))
    , m_table(new DataTable(tr("Consumer groups of the topic"), u"topic-groups"_s, context.settings))
{
    m_model->setTitles({tr("Group"), tr("State"), tr("Members"), tr("Partitions"), tr("Lag")});
    m_table->setDefaultWidth(TopicGroupTableModel::Group, 320);
    m_table->setDefaultWidth(TopicGroupTableModel::State, 160);
    m_table->setSourceModel(m_model, items::FactRole);
    m_table->setFormats({CellFormat::Text, CellFormat::Text, CellFormat::Number, CellFormat::Number, CellFormat::Number});
    auto *show = new QAction(icon(u"group"_s), tr("&Open"), this);
    show->setToolTip(tr("Members, offsets and lag (Enter)"));
    connect(show, &QAction::triggered, this, [this] { openRow(m_table->sourceIndex(m_table->currentIndex())); });
    connect(m_table, &DataTable::rowActivated, this, &TopicGroupsView::openRow);
    auto *copyAs = new CopyAsMenu(
        context.session,
        [this](const rest::Capabilities &offers) {
            QStringList groups;
            for (const int row : m_table->selectedSourceRows())
                groups.append(m_model->index(row, TopicGroupTableModel::Group).data().toString());
            return rest::act::describeGroups(offers, groups);
        },
        this);
    m_table->setRowActions({show, copyAs->menuAction()});
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(8, 8, 8, 8);
    inner->addWidget(m_table);
    m_frame = new StateFrame(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(new OffersNote(context.session, {rest::Feature::GroupOffsets}));
    layout->addWidget(m_frame);
    session::Session *session = context.session;
    connect(m_frame, &StateFrame::retryRequested, this, &TopicGroupsView::reload);
    connect(m_frame, &StateFrame::cancelRequested, this, &TopicGroupsView::stop);
    connect(session, &session::Session::metadataChanged, this, [this] {
        if (isVisible())
            reload();
    });
    connect(session, &session::Session::metadataFailed, this, &TopicGroupsView::showState);
    connect(session, &session::Session::stateChanged, this, &TopicGroupsView::showState);
    showState();
}

TopicGroupsView::~TopicGroupsView() = default;

void TopicGroupsView::showEvent(QShowEvent *event)
{
    reload();
    QWidget::showEvent(event);
}

void TopicGroupsView::openRow(const QModelIndex &index)
{
    if (index.isValid() && m_context.navigator)
        m_context.navigator->open(u"group:"_s + index.data(items::KeyRole).toString(), m_context.session);
}

void TopicGroupsView::reload()
{
    if (!m_asking && m_context.session->metadata()) {
        m_asking = true;
        m_error.reset();
        m_descriptions.clear();
        m_offsets.clear();
        m_next = 0;
        core::whenFinished(m_context.session->reader().listGroups(), this,
                           [this](const core::Result<cluster::GroupList> &result) { takeList(result); });
    }
    showState();
}

void TopicGroupsView::takeList(const core::Result<cluster::GroupList> &result)
{
    if (!result) {
        fail(result.error());
        return;
    }
    m_names.clear();
    for (const cluster::GroupListing &group : result->groups)
        m_names.append(group.group);
    m_names.removeDuplicates();
    describe();
}

void TopicGroupsView::describe()
{
    const QStringList some = m_names.mid(m_next, kDescribed);
    if (some.isEmpty()) {
        m_next = 0;
        askOffsets();
        return;
    }
    m_next += some.size();
    core::whenFinished(m_context.session->reader().describeGroups(some), this,
                       [this, round = m_round](const core::Result<QList<cluster::GroupDescription>> &result) {
                           if (round != m_round)
                               return;
                           if (!result) {
                               fail(result.error());
                               return;
                           }
                           m_descriptions += *result;
                           describe();
                       });
}

void TopicGroupsView::askOffsets()
{
    while (m_inFlight < kInFlight && m_next < m_names.size()) {
        const QString name = m_names.at(m_next++);
        ++m_inFlight;
        core::whenFinished(m_context.session->reader().groupOffsets(name), this,
                           [this, name, round = m_round](const core::Result<QList<cluster::GroupOffset>> &result) {
                               if (round != m_round)
                                   return;
                               --m_inFlight;
                               if (result)
                                   m_offsets.insert(name, *result);
                               else
                                   m_error = result.error();
                               askOffsets();
                           });
    }
    showState();
    if (m_inFlight == 0 && m_next >= m_names.size() && m_asking)
        askEnds();
}

void TopicGroupsView::askEnds()
{
    QSet<cluster::TopicPartition> wanted;
    for (const QList<cluster::GroupOffset> &offsets : std::as_const(m_offsets)) {
        for (const cluster::GroupOffset &offset : offsets) {
            if (offset.partition.topic == m_topic)
                wanted.insert(offset.partition);
        }
    }
    QList<cluster::OffsetQuery> queries;
    for (const cluster::TopicPartition &partition : std::as_const(wanted))
        queries.append({partition, cluster::OffsetQuery::What::HighWatermark, 0});
    if (queries.isEmpty()) {
        finish(QList<cluster::OffsetAnswer>());
        return;
    }
    core::whenFinished(m_context.session->reader().listOffsets(queries), this,
                       [this, round = m_round](const core::Result<QList<cluster::OffsetAnswer>> &ends) {
                           if (round == m_round)
                               finish(ends);
                       });
}

void TopicGroupsView::finish(const core::Result<QList<cluster::OffsetAnswer>> &result)
{
    QHash<cluster::TopicPartition, qint64> ends;
    for (const cluster::OffsetAnswer &answer : result.value_or(QList<cluster::OffsetAnswer>())) {
        if (answer.offset && *answer.offset >= 0)
            ends.insert(answer.query.partition, *answer.offset);
    }
    m_asking = false;
    if (m_context.session->connection().state() != cluster::ConnectionState::Connected) {
        showState(); // answers that did not come are no answers: what was known stays
        return;
    }
    m_age.start();
    m_model->setGroups(m_topic, m_descriptions, m_offsets, ends);
    showState();
}

void TopicGroupsView::fail(const core::KafkaError &error)
{
    m_asking = false;
    m_error = error;
    showState();
}

// What was learnt so far is shown.
void TopicGroupsView::stop()
{
    ++m_round;
    m_inFlight = 0;
    finish(QList<cluster::OffsetAnswer>());
}

void TopicGroupsView::showState()
{
    const QString reading = m_names.isEmpty() || !m_asking ? tr("Reading the consumer groups…")
                                                           : tr("Asking the consumer groups: %1 of %2")
                                                                 .arg(formatCount(m_next), formatCount(m_names.size()));
    const bool lost = m_context.session->connection().state() == cluster::ConnectionState::Lost;
    if (lost && m_age.isValid()) {
        m_frame->setDisconnected(m_age.elapsed(), m_context.session->connection().lastError());
    } else if (presentSession(*m_frame, *m_context.session, reading)) {
        if (!m_context.session->metadata()->topic(m_topic))
            m_frame->setFailed(core::localError(core::ErrorKind::UnknownObject, tr("topic %1").arg(m_topic)));
        else if (m_error)
            m_frame->setFailed(*m_error);
        else if (!m_age.isValid())
            m_frame->setLoading(reading, !m_names.isEmpty());
        else if (m_model->rowCount() == 0)
            m_frame->setEmpty(tr("No consumer group reads this topic or has committed offsets of it."));
        else
            m_frame->setLoaded();
    }
    Q_EMIT changed();
}

bool TopicGroupsView::isLoaded() const
{
    return m_frame->state() != StateFrame::State::Loading && m_frame->state() != StateFrame::State::Disconnected;
}

QString TopicGroupsView::summary() const
{
    if (!m_age.isValid())
        return {};
    QStringList facts = {tr("%Ln group(s)", nullptr, m_model->rowCount())};
    if (const qint64 lag = m_model->lagSum(); lag >= 0)
        facts.append(tr("lag %1").arg(formatCount(lag)));
    return facts.join(u" · "_s);
}

} // namespace streamscope::widgets
