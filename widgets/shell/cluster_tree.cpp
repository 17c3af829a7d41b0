// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/cluster_tree.h"

#include "models/core/when_finished.h"
#include "models/decode/decode.h"
#include "models/session/offset_sampler.h"
#include "models/session/session.h"
#include "models/session/session_manager.h"
#include "models/session/settings.h"
#include "widgets/common/sentences.h"
#include "widgets/common/theme.h"
#include "widgets/topics/topic_actions.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QShortcut>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace streamscope::widgets {
namespace {

using items::ClusterTreeModel;

constexpr int kSecondLookMs = 2000; ///< at the groups, after the first one

QString words(ClusterTreeModel::Kind kind, const QString &label, int count)
{
    using Kind = ClusterTreeModel::Kind;
    const auto counted = [count](const QString &text) { return count < 0 ? text : text + u"  "_s + formatCount(count); };
    switch (kind) {
    case Kind::Brokers: return counted(ClusterTree::tr("Brokers"));
    case Kind::Topics: return counted(ClusterTree::tr("Topics"));
    case Kind::Pinned: return counted(ClusterTree::tr("Pinned"));
    case Kind::Groups: return counted(ClusterTree::tr("Consumer groups"));
    case Kind::Folder: return counted(label);
    default: return label;
    }
}

QString iconName(ClusterTreeModel::Kind kind)
{
    using Kind = ClusterTreeModel::Kind;
    switch (kind) {
    case Kind::Cluster: return u"cluster"_s;
    case Kind::Brokers:
    case Kind::Broker: return u"broker"_s;
    case Kind::Topics:
    case Kind::Folder:
    case Kind::Topic: return u"topic"_s;
    case Kind::Pinned: return u"pin"_s;
    case Kind::Groups:
    case Kind::Group: return u"group"_s;
    }
    return {};
}

// The words and marks of a node. What is wrong below a folder shows at the folder.
class NodeDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto kind = static_cast<ClusterTreeModel::Kind>(index.data(ClusterTreeModel::KindRole).toInt());
        const int marks = index.data(items::MarksRole).toInt();
        option->text = words(kind, index.data().toString(), index.data(ClusterTreeModel::CountRole).toInt());
        option->icon = markIcon(marks);
        if (option->icon.isNull())
            option->icon = kept(iconName(kind), marks & items::EmptyLog ? Token::Muted : Token::Text);
        option->features |= QStyleOptionViewItem::HasDecoration | QStyleOptionViewItem::HasDisplay;
        option->decorationSize = QSize(16, 16);
        if (marks & (items::EmptyLog | items::Internal))
            option->palette.setColor(QPalette::Text, color(Token::Muted));
        if (kind == ClusterTreeModel::Kind::Cluster)
            option->font.setBold(true);
    }

    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override
    {
        if (!index.isValid() || event->type() != QEvent::ToolTip)
            return QStyledItemDelegate::helpEvent(event, view, option, index);
        const QString marks = markText(index.data(items::MarksRole).toInt());
        QString text = decode::visibleText(index.data(items::KeyRole).toString());
        if (!marks.isEmpty())
            text += u" – "_s + marks;
        QToolTip::showText(event->globalPos(), text.toHtmlEscaped(), view);
        return true;
    }

private:
    QIcon kept(const QString &name, Token token) const
    {
        QIcon &found = m_icons[{name, int(token) * 2 + (isDark() ? 1 : 0)}];
        if (found.isNull())
            found = icon(name, token);
        return found;
    }
    mutable QHash<QPair<QString, int>, QIcon> m_icons;
};

} // namespace

ClusterTree::ClusterTree(const ViewContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_filter(new QLineEdit)
    , m_internal(new QToolButton)
    , m_view(new QTreeView)
    , m_model(new ClusterTreeModel(this))
    , m_topicActions(new TopicActions(context, this))
{
    m_filter->setPlaceholderText(tr("Filter the tree (Ctrl+L)"));
    m_filter->setAccessibleName(tr("Filter the tree"));
    m_filter->setClearButtonEnabled(true);
    m_internal->setIcon(icon(u"lock"_s));
    m_internal->setCheckable(true);
    m_internal->setAutoRaise(true);
    m_internal->setFocusPolicy(Qt::StrongFocus);
    m_internal->setAccessibleName(tr("Internal topics"));
    m_internal->setToolTip(tr("Show Kafka's own topics, whose names begin with two underscores"));
    m_view->setModel(m_model);
    m_view->setItemDelegate(new NodeDelegate(m_view));
    m_view->setAccessibleName(tr("Clusters, topics and groups"));
    m_view->header()->hide();
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setDragEnabled(true);
    m_view->setDragDropMode(QAbstractItemView::DragOnly);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setFrameShape(QFrame::NoFrame);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(6, 4, 6, 4);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_internal);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &ClusterTree::filter);
    connect(m_view, &QTreeView::activated, this, &ClusterTree::activate);
    connect(m_view, &QWidget::customContextMenuRequested, this, &ClusterTree::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClusterTree::chooseSelected);
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (!m_resetting && m_filter->text().isEmpty())
            m_expanded.insert(index.data(ClusterTreeModel::PathRole).toString());
    });
    connect(m_view, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        if (!m_resetting && m_filter->text().isEmpty())
            m_expanded.remove(index.data(ClusterTreeModel::PathRole).toString());
    });
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &ClusterTree::keepExpanded);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ClusterTree::restoreExpanded);
    connect(m_internal, &QToolButton::clicked, this, [this](bool shown) {
        session::Settings settings = m_context.settings->settings();
        settings.showInternalTopics = shown;
        m_context.settings->setSettings(settings);
    });
    auto *del = new QShortcut(QKeySequence::Delete, m_view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(del, &QShortcut::activated, m_topicActions->remove(), &QAction::trigger);
    auto *copy = new QShortcut(QKeySequence::Copy, m_view, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, [this] {
        QStringList names;
        for (const QModelIndex &index : m_view->selectionModel()->selectedIndexes())
            names.append(index.data(items::KeyRole).toString());
        QApplication::clipboard()->setText(names.join(u'\n'));
    });
    connect(m_context.settings, &session::SettingsStore::changed, this, &ClusterTree::takeSettings);
    connect(m_context.settings, &session::SettingsStore::stateChanged, this, [this](const QString &key) {
        for (session::Session *session : std::as_const(m_sessions)) {
            if (pinsKey(session) == key)
                updateSession(session);
        }
    });
    takeSettings(m_context.settings->settings());
    connect(m_context.sessions, &session::SessionManager::opened, this, &ClusterTree::addSession);
    connect(m_context.sessions, &session::SessionManager::aboutToClose, this, &ClusterTree::dropSession);
    for (session::Session *session : m_context.sessions->sessions())
        addSession(session);
}

ClusterTree::~ClusterTree() = default;

void ClusterTree::takeSettings(const session::Settings &settings)
{
    m_internal->setChecked(settings.showInternalTopics);
    m_model->setShowInternal(settings.showInternalTopics);
    m_model->setSeparator(settings.topicSeparator);
}

void ClusterTree::addSession(session::Session *session)
{
    m_sessions.insert(session->profile().id, session);
    connect(session, &session::Session::metadataChanged, this, [this, session] {
        updateSession(session);
        askGroups(session);
    });
    connect(&session->sampler(), &session::OffsetSampler::sampled, m_model, &ClusterTreeModel::updateMarks);
    updateSession(session);
    const QModelIndex node = m_model->index(m_model->rowCount() - 1, 0);
    m_expanded.insert(node.data(ClusterTreeModel::PathRole).toString());
    for (int row = 0; row < m_model->rowCount(node); ++row) {
        const QModelIndex child = m_model->index(row, 0, node);
        if (child.data(ClusterTreeModel::KindRole).toInt() == int(Kind::Topics))
            m_expanded.insert(child.data(ClusterTreeModel::PathRole).toString());
    }
    restoreExpanded();
    if (session->metadata())
        askGroups(session);
}

void ClusterTree::dropSession(session::Session *session)
{
    const QString id = session->profile().id;
    disconnect(session, nullptr, this, nullptr);
    m_sessions.remove(id);
    m_groups.remove(id);
    m_pinWatches.remove(id);
    m_topicActions->setTopics(nullptr, {});
    m_model->removeCluster(id);
}

void ClusterTree::updateSession(session::Session *session)
{
    const QString id = session->profile().id;
    ClusterTreeModel::Cluster cluster;
    cluster.id = id;
    cluster.name = session->profile().kind == session::Profile::Kind::Sandbox ? tr("Sandbox") : session->profile().name;
    cluster.metadata = session->metadata();
    if (m_groups.contains(id))
        cluster.groups = m_groups.value(id);
    cluster.pinned = pinnedTopics(m_context.settings, session);
    cluster.sampler = &session->sampler();
    watchPinned(session);
    const bool hadPins = pinnedNode(session).isValid();
    m_model->setCluster(cluster);
    if (const QModelIndex pins = pinnedNode(session); !hadPins && pins.isValid())
        m_view->expand(pins);
}

QModelIndex ClusterTree::pinnedNode(const session::Session *session) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex node = m_model->index(row, 0);
        if (node.data(ClusterTreeModel::ClusterRole).toString() != session->profile().id)
            continue;
        for (int child = 0; child < m_model->rowCount(node); ++child) {
            const QModelIndex index = m_model->index(child, 0, node);
            if (index.data(ClusterTreeModel::KindRole).toInt() == int(Kind::Pinned))
                return index;
        }
    }
    return {};
}

// What is pinned is sampled each second.
void ClusterTree::watchPinned(session::Session *session)
{
    QList<std::shared_ptr<void>> watches;
    for (const QString &topic : pinnedTopics(m_context.settings, session))
        watches.append(session->sampler().watch(topic));
    m_pinWatches.insert(session->profile().id, watches);
}

void ClusterTree::askGroups(session::Session *session)
{
    core::whenFinished(session->reader().listGroups(), session,
                       [this, tree = QPointer(this), session](const core::Result<cluster::GroupList> &list) {
                           if (!tree || !list || !m_sessions.contains(session->profile().id))
                               return;
                           QStringList names;
                           for (const cluster::GroupListing &group : list->groups)
                               names.append(group.group);
                           // What starts together with the cluster joins its group just now: looked for once more, soon.
                           if (!m_groups.contains(session->profile().id))
                               QTimer::singleShot(kSecondLookMs, session, [tree, session] {
                                   if (tree && tree->m_sessions.contains(session->profile().id))
                                       tree->askGroups(session);
                               });
                           m_groups.insert(session->profile().id, names);
                           updateSession(session);
                       });
}

void ClusterTree::keepExpanded()
{
    m_resetting = true;
    m_current = m_view->currentIndex().data(ClusterTreeModel::PathRole).toString();
}

void ClusterTree::restoreExpanded()
{
    if (!m_filter->text().isEmpty()) {
        m_view->expandAll();
    } else {
        for (const QString &path : std::as_const(m_expanded)) {
            if (const QModelIndex index = m_model->find(path); index.isValid())
                m_view->expand(index);
        }
    }
    if (const QModelIndex current = m_model->find(m_current); !m_current.isEmpty() && current.isValid())
        m_view->setCurrentIndex(current);
    m_resetting = false;
    takeSelected(); // without a word to the window: nobody chose anything
}

void ClusterTree::filter(const QString &text)
{
    m_model->setFilter(text);
}

void ClusterTree::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

session::Session *ClusterTree::sessionOf(const QModelIndex &index) const
{
    return m_sessions.value(index.data(ClusterTreeModel::ClusterRole).toString());
}

void ClusterTree::activate(const QModelIndex &index)
{
    session::Session *session = sessionOf(index);
    const QString key = index.data(items::KeyRole).toString();
    switch (static_cast<Kind>(index.data(ClusterTreeModel::KindRole).toInt())) {
    case Kind::Cluster: m_context.navigator->open(u"cluster"_s, session); break;
    case Kind::Brokers: m_context.navigator->open(u"cluster"_s, session); break;
    case Kind::Broker: m_context.navigator->open(u"broker:"_s + key, session); break;
    case Kind::Topics: m_context.navigator->open(u"topics"_s, session); break;
    case Kind::Topic: m_context.navigator->open(u"topic:"_s + key, session); break;
    case Kind::Groups: m_context.navigator->open(u"groups"_s, session); break;
    case Kind::Group: m_context.navigator->open(u"group:"_s + key, session); break;
    case Kind::Pinned:
    case Kind::Folder: m_view->setExpanded(index, !m_view->isExpanded(index)); break;
    }
}

void ClusterTree::chooseSelected()
{
    if (m_resetting)
        return;
    if (session::Session *session = takeSelected())
        Q_EMIT sessionChosen(session);
}

session::Session *ClusterTree::takeSelected()
{
    QStringList topics;
    session::Session *session = sessionOf(m_view->currentIndex());
    for (const QModelIndex &index : m_view->selectionModel()->selectedIndexes()) {
        if (index.data(ClusterTreeModel::KindRole).toInt() == int(Kind::Topic) && sessionOf(index) == session)
            topics.append(index.data(items::KeyRole).toString());
    }
    topics.removeDuplicates();
    m_topicActions->setTopics(session, topics);
    return session;
}

void ClusterTree::showMenu(const QPoint &position)
{
    const QModelIndex index = m_view->indexAt(position);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    fillMenu(*menu, index);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void ClusterTree::fillMenu(QMenu &menu, const QModelIndex &index)
{
    const auto kind = static_cast<Kind>(index.data(ClusterTreeModel::KindRole).toInt());
    session::Session *session = sessionOf(index);
    if (kind == Kind::Topic) {
        menu.addActions(m_topicActions->all());
        return;
    }
    menu.addAction(tr("&Open"), this, [this, path = index.data(ClusterTreeModel::PathRole).toString()] { activate(m_model->find(path)); });
    if (kind == Kind::Topics || kind == Kind::Cluster)
        menu.addAction(m_topicActions->create());
    if (kind == Kind::Group || kind == Kind::Broker)
        menu.addAction(icon(u"copy"_s), tr("Copy &name"), this,
                       [key = index.data(items::KeyRole).toString()] { QApplication::clipboard()->setText(key); });
    menu.addAction(icon(u"refresh"_s), tr("&Read again"), session, &session::Session::refresh);
    if (kind == Kind::Cluster)
        menu.addAction(icon(u"close"_s), tr("&Disconnect"), this, [this, session] { Q_EMIT disconnectRequested(session); });
}

} // namespace streamscope::widgets
