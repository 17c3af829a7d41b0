// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/groups/group_page.h"

#include "models/core/when_finished.h"
#include "models/decode/decode.h"
#include "models/items/group_table_models.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/data_table.h"
#include "widgets/common/page_header.h"
#include "widgets/common/rest_offers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/session_state.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QHeaderView>
#include <QSet>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {

using items::GroupMemberTableModel;
using items::GroupOffsetTableModel;

GroupPage::GroupPage(const ViewContext &context, const QString &group, QWidget *parent)
    : Page(context, parent)
    , m_group(group)
    , m_header(new PageHeader(group))
    , m_banner(new Banner)
    , m_sections(new QTabWidget)
    , m_offsetTable(new DataTable(tr("Offsets of the group"), u"group-offsets"_s, context.settings))
    , m_memberTable(new DataTable(tr("Members of the group"), u"group-members"_s, context.settings))
    , m_offsetModel(new GroupOffsetTableModel(this))
    , m_memberModel(new GroupMemberTableModel(this))
{
    auto *again = new QAction(icon(u"refresh"_s), tr("&Read again"), this);
    again->setToolTip(tr("Ask the cluster again (F5); while this page is visible it happens each five seconds"));
    connect(again, &QAction::triggered, this, &GroupPage::reload);
    auto *copyAs = new CopyAsMenu(
        context.session, [this](const rest::Capabilities &offers) { return rest::act::describeGroups(offers, {m_group}); }, this);
    m_header->addMenuButton(copyAs->makeButton());
    m_header->addAction(again);
    makeTables();
    m_sections->setDocumentMode(true);
    m_sections->tabBar()->setAccessibleName(tr("Sections of the group"));
    m_sections->setAccessibleName(tr("Sections of the group"));
    m_sections->addTab(m_offsetTable, icon(u"partition"_s), tr("Offsets"));
    m_sections->addTab(m_memberTable, icon(u"group"_s), tr("Members"));
    m_frame = new StateFrame(m_sections);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(new OffersNote(context.session, {rest::Feature::GroupOffsets}));
    layout->addWidget(m_banner);
    layout->addWidget(m_frame, 1);
    m_timer.setInterval(kIntervalMs);
    connect(&m_timer, &QTimer::timeout, this, &GroupPage::reload);
    connect(m_frame, &StateFrame::retryRequested, this, &GroupPage::reload);
    connect(context.session, &session::Session::metadataChanged, this, [this] {
        if (!m_known)
            reload();
    });
    connect(context.session, &session::Session::metadataFailed, this, &GroupPage::showState);
    connect(context.session, &session::Session::stateChanged, this, &GroupPage::showState);
    reload();
}

GroupPage::~GroupPage() = default;

void GroupPage::makeTables()
{
    m_offsetModel->setTitles({tr("Topic"), tr("Partition"), tr("Committed offset"), tr("High watermark"), tr("Lag"), tr("Member")});
    m_offsetTable->setSourceModel(m_offsetModel, items::FactRole);
    m_offsetTable->setFormats({CellFormat::Text, CellFormat::Id, CellFormat::Number, CellFormat::Number, CellFormat::Number});
    m_memberModel->setTitles({tr("Client id"), tr("Host"), tr("Partitions"), tr("Assignment"), tr("Member id")});
    m_memberTable->setSourceModel(m_memberModel, items::FactRole);
    m_memberTable->setFormats({CellFormat::Text, CellFormat::Text, CellFormat::Number});
    m_offsetTable->setDefaultWidth(GroupOffsetTableModel::Topic, 260);
    m_memberTable->setDefaultWidth(GroupMemberTableModel::ClientId, 220);
    m_memberTable->setDefaultWidth(GroupMemberTableModel::Assignment, 300);
    for (const int column : {int(GroupOffsetTableModel::Committed), int(GroupOffsetTableModel::LogEnd), int(GroupOffsetTableModel::Lag)})
        m_offsetTable->setDefaultWidth(column, 140);
    auto *topic = new QAction(icon(u"topic"_s), tr("Show the &topic"), this);
    const auto openTopic = [this](const QModelIndex &index) {
        if (index.isValid())
            context().navigator->open(u"topic:"_s + index.data(items::KeyRole).toString(), context().session);
    };
    connect(topic, &QAction::triggered, this, [this, openTopic] { openTopic(m_offsetTable->sourceIndex(m_offsetTable->currentIndex())); });
    connect(m_offsetTable, &DataTable::rowActivated, this, openTopic);
    m_offsetTable->setRowActions({topic});
    m_memberTable->setRowActions({});
}

// Description, committed offsets, and the ends of the partitions that they name, one after the other.
void GroupPage::reload()
{
    showState();
    if (m_asking || !context().session->metadata())
        return;
    m_asking = true;
    core::whenFinished(context().session->reader().describeGroups({m_group}), this,
                       [this](const core::Result<QList<cluster::GroupDescription>> &result) { takeDescription(result); });
}

void GroupPage::takeDescription(const core::Result<QList<cluster::GroupDescription>> &result)
{
    if (!result) {
        fail(result.error());
        return;
    }
    if (result->isEmpty()) {
        fail(core::localError(core::ErrorKind::UnknownObject, tr("group %1").arg(m_group)));
        return;
    }
    if (result->first().error) {
        fail(*result->first().error);
        return;
    }
    m_description = result->first();
    core::whenFinished(context().session->reader().groupOffsets(m_group), this,
                       [this](const core::Result<QList<cluster::GroupOffset>> &offsets) { takeOffsets(offsets); });
}

void GroupPage::takeOffsets(const core::Result<QList<cluster::GroupOffset>> &result)
{
    m_offsets = result.value_or(QList<cluster::GroupOffset>());
    if (result) {
        m_banner->clear();
    } else {
        const ErrorText words = describe(result.error());
        m_banner->show(Banner::Kind::Warning, tr("The committed offsets could not be read. %1").arg(words.sentence), {}, words.details);
    }
    QSet<cluster::TopicPartition> wanted;
    for (const cluster::GroupOffset &offset : std::as_const(m_offsets))
        wanted.insert(offset.partition);
    for (const cluster::GroupMember &member : std::as_const(m_description.members)) {
        for (const cluster::TopicPartition &partition : member.assignment)
            wanted.insert(partition);
    }
    QList<cluster::OffsetQuery> queries;
    for (const cluster::TopicPartition &partition : std::as_const(wanted))
        queries.append({partition, cluster::OffsetQuery::What::HighWatermark, 0});
    if (queries.isEmpty()) {
        takeEnds(QList<cluster::OffsetAnswer>());
        return;
    }
    core::whenFinished(context().session->reader().listOffsets(queries), this,
                       [this](const core::Result<QList<cluster::OffsetAnswer>> &ends) { takeEnds(ends); });
}

void GroupPage::takeEnds(const core::Result<QList<cluster::OffsetAnswer>> &result)
{
    m_asking = false;
    m_known = true;
    m_error.reset();
    m_ends.clear();
    for (const cluster::OffsetAnswer &answer : result.value_or(QList<cluster::OffsetAnswer>())) {
        if (answer.offset && *answer.offset >= 0)
            m_ends.insert(answer.query.partition, *answer.offset);
    }
    showAll();
}

// A group whose first member joins just now is unknown for a moment: that there is none is said after a second look.
void GroupPage::fail(const core::KafkaError &error)
{
    m_asking = false;
    if (error.kind == core::ErrorKind::UnknownObject && !m_known && !std::exchange(m_lookedTwice, true)) {
        QTimer::singleShot(kSecondLookMs, this, &GroupPage::reload);
        return;
    }
    m_error = error;
    showState();
}

void GroupPage::showAll()
{
    m_offsetModel->setOffsets(m_offsets, m_description.members, m_ends);
    m_memberModel->setMembers(m_description.members);
    QStringList facts = {cluster::groupStateName(m_description.state)};
    if (m_description.type != cluster::GroupType::Unknown)
        facts.append(cluster::groupTypeName(m_description.type));
    facts.append(tr("%Ln member(s)", nullptr, static_cast<int>(m_description.members.size())));
    if (!m_description.partitionAssignor.isEmpty())
        facts.append(tr("assignor %1").arg(m_description.partitionAssignor));
    if (m_description.coordinator >= 0)
        facts.append(tr("coordinator %1").arg(m_description.coordinator));
    if (const qint64 lag = m_offsetModel->lagSum(); lag >= 0)
        facts.append(tr("lag %1").arg(formatCount(lag)));
    m_header->setFacts(facts);
    showState();
}

void GroupPage::showState()
{
    if (presentSession(*m_frame, *context().session, tr("Reading the group…"))) {
        if (m_error)
            m_frame->setFailed(*m_error);
        else if (!m_known)
            m_frame->setLoading(tr("Reading the group…"));
        else if (m_offsetModel->rowCount() == 0 && m_memberModel->rowCount() == 0)
            m_frame->setEmpty(tr("This group has neither members nor committed offsets."));
        else
            m_frame->setLoaded();
    }
    Q_EMIT loadedChanged();
    Q_EMIT statusChanged();
}

void GroupPage::showEvent(QShowEvent *event)
{
    m_timer.start();
    Page::showEvent(event);
}

void GroupPage::hideEvent(QHideEvent *event)
{
    m_timer.stop();
    Page::hideEvent(event);
}

QString GroupPage::target() const
{
    return u"group:"_s + m_group;
}

QString GroupPage::title() const
{
    return decode::visibleText(m_group);
}

bool GroupPage::isLoaded() const
{
    return m_frame->state() != StateFrame::State::Loading && m_frame->state() != StateFrame::State::Disconnected;
}

QString GroupPage::statusText() const
{
    if (!m_known)
        return {};
    QStringList facts = {tr("%Ln partition(s)", nullptr, m_offsetModel->rowCount())};
    if (const qint64 lag = m_offsetModel->lagSum(); lag >= 0)
        facts.append(tr("lag %1").arg(formatCount(lag)));
    if (const int unknown = m_offsetModel->unknownLags(); unknown > 0)
        facts.append(tr("lag of %Ln partition(s) unknown", nullptr, unknown));
    return facts.join(u" · "_s);
}

} // namespace streamscope::widgets
