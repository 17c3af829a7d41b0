// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/cluster_tree_model.h"

#include "models/decode/decode.h"
#include "models/session/offset_sampler.h"

#include <QMimeData>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace streamscope::items {

struct ClusterTreeModel::Node {
    Kind kind = Kind::Cluster;
    QString label; ///< what is shown of the name
    QString key;   ///< the full name
    QString cluster;
    QString path;
    int marks = NoMark;
    int count = -1;
    Node *parent = nullptr;
    int row = 0;
    std::vector<NodePtr> children;

    Node &add(Kind childKind, const QString &childKey, const QString &childLabel)
    {
        auto child = std::make_unique<Node>();
        child->kind = childKind;
        child->key = childKey;
        child->label = childLabel;
        child->cluster = cluster;
        child->path = path + QChar(0x1f) + QString::number(static_cast<int>(childKind)) + u' ' + childKey;
        child->parent = this;
        child->row = static_cast<int>(children.size());
        children.push_back(std::move(child));
        return *children.back();
    }

    [[nodiscard]] bool sameShape(const Node &other) const
    {
        return path == other.path && label == other.label && children.size() == other.children.size() &&
               std::equal(children.begin(), children.end(), other.children.begin(),
                          [](const NodePtr &a, const NodePtr &b) { return a->sameShape(*b); });
    }

    /// Takes marks and counts over; true when any differed.
    bool takeFacts(const Node &other)
    {
        bool changed = marks != other.marks || count != other.count;
        marks = other.marks;
        count = other.count;
        for (std::size_t i = 0; i < children.size(); ++i)
            changed = children[i]->takeFacts(*other.children[i]) || changed;
        return changed;
    }
};

struct ClusterTreeModel::TopicName {
    QString name;
    int marks = NoMark;
};

ClusterTreeModel::ClusterTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

ClusterTreeModel::~ClusterTreeModel() = default;

void ClusterTreeModel::setCluster(const Cluster &cluster)
{
    const auto it = std::find_if(m_clusters.begin(), m_clusters.end(), [&cluster](const Cluster &c) { return c.id == cluster.id; });
    if (it == m_clusters.end())
        m_clusters.push_back(cluster);
    else
        *it = cluster;
    rebuild();
}

void ClusterTreeModel::removeCluster(const QString &id)
{
    std::erase_if(m_clusters, [&id](const Cluster &cluster) { return cluster.id == id; });
    rebuild();
}

void ClusterTreeModel::setSeparator(const QString &separator)
{
    m_separator = separator;
    rebuild();
}

void ClusterTreeModel::setShowInternal(bool shown)
{
    m_internal = shown;
    rebuild();
}

void ClusterTreeModel::setFilter(const QString &text)
{
    m_filter = text;
    rebuild();
}

void ClusterTreeModel::updateMarks()
{
    rebuild();
}

bool ClusterTreeModel::passes(const QString &name) const
{
    return m_filter.isEmpty() || name.contains(m_filter, Qt::CaseInsensitive);
}

ClusterTreeModel::NodePtr ClusterTreeModel::build() const
{
    auto root = std::make_unique<Node>();
    for (const Cluster &cluster : m_clusters) {
        Node &node = root->add(Kind::Cluster, cluster.id, cluster.name);
        node.cluster = cluster.id;
        addBrokers(node, cluster);
        addTopics(node, cluster);
        addGroups(node, cluster);
    }
    return root;
}

void ClusterTreeModel::addBrokers(Node &parent, const Cluster &cluster) const
{
    Node &brokers = parent.add(Kind::Brokers, {}, {});
    if (!cluster.metadata)
        return;
    for (const cluster::Broker &broker : cluster.metadata->brokers) {
        const QString label = u"%1  %2:%3"_s.arg(broker.id).arg(broker.host).arg(broker.port);
        if (passes(label))
            brokers.add(Kind::Broker, QString::number(broker.id), label);
    }
    brokers.count = static_cast<int>(brokers.children.size());
}

void ClusterTreeModel::addTopics(Node &parent, const Cluster &cluster) const
{
    std::vector<TopicName> shown;
    std::vector<TopicName> pinned;
    for (const cluster::Topic &topic : cluster.metadata ? cluster.metadata->topics : QList<cluster::Topic>()) {
        if ((topic.internal && !m_internal) || !passes(topic.name))
            continue;
        const int marks = (topic.underReplicatedCount() > 0 ? UnderReplicated : NoMark) | (topic.offlineCount() > 0 ? Offline : NoMark) |
                          (cluster.sampler && cluster.sampler->topicSpan(topic.name) == 0 ? EmptyLog : NoMark) |
                          (topic.error ? Unreadable : NoMark) | (topic.internal ? Internal : NoMark);
        shown.push_back({topic.name, marks});
        if (cluster.pinned.contains(topic.name))
            pinned.push_back(shown.back());
    }
    if (!pinned.empty()) {
        Node &node = parent.add(Kind::Pinned, {}, {});
        node.count = static_cast<int>(pinned.size());
        for (const TopicName &topic : pinned)
            node.add(Kind::Topic, topic.name, topic.name).marks = topic.marks;
    }
    Node &topics = parent.add(Kind::Topics, {}, {});
    if (!cluster.metadata)
        return;
    topics.count = static_cast<int>(shown.size());
    fold(topics, shown, 0, shown.size(), 0);
}

// topics[first, last) share their first prefix characters; neighbours that share the next segment too become a folder.
void ClusterTreeModel::fold(Node &parent, const std::vector<TopicName> &topics, std::size_t first, std::size_t last, qsizetype prefix) const
{
    const bool folding = !m_separator.isEmpty() && m_filter.isEmpty();
    for (std::size_t at = first; at < last;) {
        const QString &name = topics[at].name;
        const qsizetype cut = folding ? name.indexOf(m_separator, prefix) : -1;
        std::size_t end = at + 1;
        qsizetype shared = 0;
        if (cut >= 0) {
            shared = cut + m_separator.size();
            const QStringView segment = QStringView(name).left(shared);
            while (end < last && QStringView(topics[end].name).startsWith(segment))
                ++end;
        }
        if (end - at < 2) {
            // One that is called as its folder is would be without a word in it.
            Node &leaf = parent.add(Kind::Topic, name, name.size() > prefix ? name.mid(prefix) : name);
            leaf.marks = topics[at].marks;
        } else {
            // A folder that holds nothing but another folder is one with it.
            for (qsizetype next = name.indexOf(m_separator, shared); next >= 0; next = name.indexOf(m_separator, shared)) {
                const QStringView deeper = QStringView(name).left(next + m_separator.size());
                if (!QStringView(topics[end - 1].name).startsWith(deeper))
                    break;
                shared = deeper.size();
            }
            Node &folder = parent.add(Kind::Folder, name.left(shared), name.mid(prefix, shared - prefix));
            folder.count = static_cast<int>(end - at);
            for (std::size_t i = at; i < end; ++i)
                folder.marks |= topics[i].marks & (UnderReplicated | Offline | Unreadable);
            fold(folder, topics, at, end, shared);
        }
        at = end;
    }
}

void ClusterTreeModel::addGroups(Node &parent, const Cluster &cluster) const
{
    Node &groups = parent.add(Kind::Groups, {}, {});
    if (!cluster.groups)
        return;
    for (const QString &name : *cluster.groups) {
        if (passes(name))
            groups.add(Kind::Group, name, name);
    }
    groups.count = static_cast<int>(groups.children.size());
}

void ClusterTreeModel::rebuild()
{
    NodePtr fresh = build();
    if (fresh->sameShape(*m_root)) {
        if (m_root->takeFacts(*fresh) && !m_root->children.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
        return;
    }
    beginResetModel();
    m_root = std::move(fresh);
    endResetModel();
}

const ClusterTreeModel::Node *ClusterTreeModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : m_root.get();
}

QModelIndex ClusterTreeModel::indexOf(const Node *node) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, 0, node);
}

QModelIndex ClusterTreeModel::find(const QString &path) const
{
    const Node *at = m_root.get();
    while (at->path != path) {
        const auto next = std::find_if(at->children.begin(), at->children.end(), [&path](const NodePtr &child) {
            return path == child->path || path.startsWith(child->path + QChar(0x1f));
        });
        if (next == at->children.end())
            return {};
        at = next->get();
    }
    return indexOf(at);
}

QModelIndex ClusterTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *above = node(parent);
    if (column != 0 || row < 0 || row >= static_cast<int>(above->children.size()))
        return {};
    return createIndex(row, 0, above->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ClusterTreeModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(node(index)->parent) : QModelIndex();
}

int ClusterTreeModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(node(parent)->children.size());
}

int ClusterTreeModel::columnCount(const QModelIndex &parent) const
{
    Q_UNUSED(parent)
    return 1;
}

QVariant ClusterTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node *at = node(index);
    switch (role) {
    case Qt::DisplayRole: return decode::visibleText(at->label);
    case FactRole:
    case KeyRole: return at->key;
    case MarksRole: return at->marks;
    case KindRole: return static_cast<int>(at->kind);
    case ClusterRole: return at->kind == Kind::Cluster ? at->key : at->cluster;
    case PathRole: return at->path;
    case CountRole: return at->count;
    default: return {};
    }
}

Qt::ItemFlags ClusterTreeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Kind kind = node(index)->kind;
    const bool named = kind == Kind::Topic || kind == Kind::Group || kind == Kind::Broker;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (named ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList ClusterTreeModel::mimeTypes() const
{
    return {u"text/plain"_s};
}

QMimeData *ClusterTreeModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList names;
    for (const QModelIndex &index : indexes)
        names.append(node(index)->key);
    auto *data = new QMimeData;
    data->setText(names.join(u'\n'));
    return data;
}

} // namespace streamscope::items
