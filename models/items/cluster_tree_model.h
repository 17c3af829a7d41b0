// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cluster/topology.h"
#include "models/items/fact_table.h"

#include <QAbstractItemModel>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace streamscope::session {
class OffsetSampler;
}

namespace streamscope::items {

/// Open clusters with their brokers, topics (folded at a separator) and groups. Facts only: the words of the fixed nodes
/// are the view's. A change of the structure resets the model; views keep what was open by PathRole.
class ClusterTreeModel final : public QAbstractItemModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ClusterTreeModel)

public:
    enum class Kind { Cluster, Brokers, Broker, Topics, Pinned, Folder, Topic, Groups, Group };
    enum OwnRole {
        KindRole = FirstOwnRole, ///< an int of Kind
        ClusterRole,             ///< id of the cluster
        PathRole,                ///< names the node across resets
        CountRole                ///< topics, brokers or groups below; −1: not known yet
    };

    /// What is known of one cluster. The sampler may be null and must outlive the cluster's place in the model.
    struct Cluster {
        QString id;
        QString name;
        cluster::MetadataPtr metadata;     ///< null: not known yet
        std::optional<QStringList> groups; ///< empty: not known yet
        QStringList pinned;                ///< topics, in the order of pinning
        const session::OffsetSampler *sampler = nullptr;
    };

    explicit ClusterTreeModel(QObject *parent = nullptr);
    ~ClusterTreeModel() override;

    void setCluster(const Cluster &cluster); ///< adds it, or replaces the one with its id
    void removeCluster(const QString &id);
    void setSeparator(const QString &separator); ///< empty: no folders
    void setShowInternal(bool shown);
    /// Only nodes whose name contains it, in any case, without folders; empty: all.
    void setFilter(const QString &text);
    void updateMarks(); ///< takes "empty" anew from the samplers

    [[nodiscard]] QModelIndex find(const QString &path) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override; ///< names, one a line

private:
    struct Node;
    using NodePtr = std::unique_ptr<Node>;
    struct TopicName;

    [[nodiscard]] const Node *node(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node *node) const;
    [[nodiscard]] NodePtr build() const;
    void addBrokers(Node &parent, const Cluster &cluster) const;
    void addTopics(Node &parent, const Cluster &cluster) const;
    void addGroups(Node &parent, const Cluster &cluster) const;
    void fold(Node &parent, const std::vector<TopicName> &topics, std::size_t first, std::size_t last, qsizetype prefix) const;
    [[nodiscard]] bool passes(const QString &name) const;
    void rebuild();

    std::vector<Cluster> m_clusters;
    QString m_separator = QStringLiteral(".");
    QString m_filter;
    bool m_internal = false;
    NodePtr m_root;
};

} // namespace streamscope::items
