// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/cluster_tree_model.h"
#include "widgets/common/page.h"

#include <QHash>
#include <QSet>

class QLineEdit;
class QMenu;
class QToolButton;
class QTreeView;

namespace streamscope::session {
struct Settings;
}

namespace streamscope::widgets {

class TopicActions;

/// The open clusters as a tree with a filter. Enter opens, Del asks to delete, dragging gives names.
class ClusterTree final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClusterTree)

public:
    explicit ClusterTree(const ViewContext &context, QWidget *parent = nullptr);
    ~ClusterTree() override;

    void focusFilter();
    [[nodiscard]] QTreeView *view() const { return m_view; }

Q_SIGNALS:
    void sessionChosen(streamscope::session::Session *session); ///< the current node is of this one
    void disconnectRequested(streamscope::session::Session *session);

private:
    using Kind = items::ClusterTreeModel::Kind;

    void addSession(session::Session *session);
    void dropSession(session::Session *session);
    void updateSession(session::Session *session);
    void askGroups(session::Session *session);
    void watchPinned(session::Session *session);
    [[nodiscard]] QModelIndex pinnedNode(const session::Session *session) const; ///< invalid: nothing is pinned that is there
    void takeSettings(const session::Settings &settings);
    void keepExpanded();
    void restoreExpanded();
    void filter(const QString &text);
    void activate(const QModelIndex &index);
    void chooseSelected();
    session::Session *takeSelected(); ///< into the actions; the session of the current node
    void showMenu(const QPoint &position);
    void fillMenu(QMenu &menu, const QModelIndex &index);
    [[nodiscard]] session::Session *sessionOf(const QModelIndex &index) const;

    ViewContext m_context;
    QLineEdit *m_filter;
    QToolButton *m_internal;
    QTreeView *m_view;
    items::ClusterTreeModel *m_model;
    TopicActions *m_topicActions;
    QHash<QString, session::Session *> m_sessions; ///< by profile id
    QHash<QString, QStringList> m_groups;
    QHash<QString, QList<std::shared_ptr<void>>> m_pinWatches;
    QSet<QString> m_expanded;
    QString m_current;
    bool m_resetting = false;
};

} // namespace streamscope::widgets
