// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/groups/groups_page.h"

#include "models/core/when_finished.h"
#include "models/items/group_table_models.h"
#include "models/session/session.h"
#include "widgets/common/banner.h"
#include "widgets/common/copy_as.h"
#include "widgets/common/data_table.h"
#include "widgets/common/page_header.h"
#include "widgets/common/sentences.h"
#include "widgets/common/session_state.h"
#include "widgets/common/state_frame.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QHash>
#include <QHeaderView>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

constexpr qsizetype kStatesAtMost = 500; ///< groups that are described because their list names no state

} // namespace

using items::GroupTableModel;

GroupsPage::GroupsPage(const ViewContext &context, QWidget *parent)
    : Page(context, parent)
    , m_header(new PageHeader(tr("Consumer groups")))
    , m_filter(new QLineEdit)
    , m_table(new DataTable(tr("Consumer groups"), u"groups"_s, context.settings))
    , m_model(new GroupTableModel(this))
    , m_banner(new Banner)
{
    m_model->setTitles({tr("Group"), tr("State"), tr("Type")});
    m_table->setDefaultWidth(GroupTableModel::Name, 360);
    m_table->setDefaultWidth(GroupTableModel::State, 180);
    m_table->setSourceModel(m_model, items::FactRole);
    auto *show = new QAction(icon(u"group"_s), tr("&Open"), this);
    show->setToolTip(tr("Members, offsets and lag (Enter)"));
    const auto openRow = [this](const QModelIndex &index) {
        if (index.isValid())
            this->context().navigator->open(u"group:"_s + index.data(items::KeyRole).toString(), this->context().session);
    };
    connect(show, &QAction::triggered, this, [this, openRow] { openRow(m_table->sourceIndex(m_table->currentIndex())); });
    connect(m_table, &DataTable::rowActivated, this, openRow);
    auto *copyAs = new CopyAsMenu(
        context.session,
        [this](const rest::Capabilities &offers) {
            QStringList groups;
            for (const int row : m_table->selectedSourceRows())
                groups.append(m_model->index(row, GroupTableModel::Name).data().toString());
            return rest::act::describeGroups(offers, groups);
        },
        this);
    m_table->setRowActions({show, copyAs->menuAction()});
    m_filter->setPlaceholderText(tr("Filter groups (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter groups"));
    m_filter->setClearButtonEnabled(true);
    auto *again = new QAction(icon(u"refresh"_s), tr("&Read again"), this);
    again->setToolTip(tr("Ask the cluster again (F5)"));
    connect(again, &QAction::triggered, this, &GroupsPage::reload);
    m_header->addMenuButton((new CopyAsMenu(context.session, rest::act::listGroups, this))->makeButton());
    m_header->addAction(again);
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(8, 0, 8, 8);
    inner->addWidget(m_filter);
    inner->addWidget(m_table, 1);
    m_frame = new StateFrame(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_banner);
    layout->addWidget(m_frame, 1);
    connect(m_filter, &QLineEdit::textChanged, m_table, &DataTable::setFilterText);
    connect(m_filter, &QLineEdit::textChanged, this, &Page::statusChanged);
    connect(m_frame, &StateFrame::retryRequested, this, &GroupsPage::reload);
    connect(context.session, &session::Session::metadataChanged, this, &GroupsPage::reload);
    connect(context.session, &session::Session::metadataFailed, this, &GroupsPage::showState);
    connect(context.session, &session::Session::stateChanged, this, &GroupsPage::showState);
    reload();
}

GroupsPage::~GroupsPage() = default;

void GroupsPage::reload()
{
    showState();
    if (m_asking || !context().session->metadata())
        return;
    m_asking = true;
    core::whenFinished(context().session->reader().listGroups(), this,
                       [this](const core::Result<cluster::GroupList> &result) { take(result); });
}

// Some brokers may not have answered: what the others named is shown, and that some are missing.
void GroupsPage::take(const core::Result<cluster::GroupList> &result)
{
    m_asking = false;
    m_answer = result;
    m_banner->clear();
    if (result) {
        m_model->setGroups(result->groups);
        if (!result->errors.isEmpty()) {
            const ErrorText words = describe(result->errors.first());
            m_banner->show(
                Banner::Kind::Warning,
                tr("%n broker(s) did not tell their groups, so some may be missing. %1", nullptr, static_cast<int>(result->errors.size()))
                    .arg(words.sentence),
                {}, words.details);
        }
    }
    m_header->setFacts(result ? QStringList{tr("%Ln group(s)", nullptr, m_model->rowCount())} : QStringList());
    askForStates();
    showState();
}

// The list of a broker before Kafka 2.6, or of the sandbox, names no states: the groups' descriptions do.
void GroupsPage::askForStates()
{
    QStringList unknown;
    for (const cluster::GroupListing &group : *m_answer ? (*m_answer)->groups : QList<cluster::GroupListing>()) {
        if (group.state == cluster::GroupState::Unknown && unknown.size() < kStatesAtMost)
            unknown.append(group.group);
    }
    if (unknown.isEmpty())
        return;
    core::whenFinished(context().session->reader().describeGroups(unknown), this,
                       [this](const core::Result<QList<cluster::GroupDescription>> &described) {
                           if (!described || !m_answer || !*m_answer)
                               return;
                           QHash<QString, const cluster::GroupDescription *> byName;
                           for (const cluster::GroupDescription &description : *described)
                               byName.insert(description.group, &description);
                           QList<cluster::GroupListing> groups = (*m_answer)->groups;
                           for (cluster::GroupListing &group : groups) {
                               const cluster::GroupDescription *description = byName.value(group.group);
                               if (!description || description->error || group.state != cluster::GroupState::Unknown)
                                   continue;
                               group.state = description->state;
                               group.type = description->type;
                           }
                           m_model->setGroups(groups);
                       });
}

void GroupsPage::showState()
{
    if (presentSession(*m_frame, *context().session, tr("Reading the consumer groups…"))) {
        if (!m_answer)
            m_frame->setLoading(tr("Reading the consumer groups…"));
        else if (!*m_answer)
            m_frame->setFailed(m_answer->error());
        else if (m_model->rowCount() == 0)
            m_frame->setEmpty(tr("There are no consumer groups, or none that this user may describe."));
        else
            m_frame->setLoaded();
    }
    Q_EMIT loadedChanged();
    Q_EMIT statusChanged();
}

QString GroupsPage::title() const
{
    return tr("Consumer groups");
}

bool GroupsPage::isLoaded() const
{
    return m_frame->state() != StateFrame::State::Loading && m_frame->state() != StateFrame::State::Disconnected;
}

QString GroupsPage::statusText() const
{
    if (!m_answer || !*m_answer)
        return {}; // not known is not none
    const int all = m_model->rowCount();
    return m_table->shownRows() == all ? tr("%Ln group(s)", nullptr, all)
                                       : tr("%1 of %Ln group(s)", nullptr, all).arg(formatCount(m_table->shownRows()));
}

QJsonObject GroupsPage::saveState() const
{
    return {{u"filter"_s, m_filter->text()}};
}

void GroupsPage::restoreState(const QJsonObject &state)
{
    m_filter->setText(state.value("filter"_L1).toString());
}

void GroupsPage::find()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

} // namespace streamscope::widgets
