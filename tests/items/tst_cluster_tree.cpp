// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/cluster_tree_model.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using items::ClusterTreeModel;
using Kind = ClusterTreeModel::Kind;

namespace {

cluster::MetadataPtr metadata(const QStringList &names, bool underReplicated = false)
{
    auto made = std::make_shared<cluster::Metadata>();
    made->brokers = {{1, u"b1"_s, 9092, {}}, {2, u"b2"_s, 9092, {}}};
    QStringList sorted = names;
    sorted.sort();
    for (const QString &name : sorted) {
        cluster::Topic topic;
        topic.name = name;
        topic.internal = name.startsWith(u"__"_s);
        topic.partitions = {{0, 1, {1, 2}, underReplicated ? QList<qint32>{1} : QList<qint32>{1, 2}}};
        made->topics.append(topic);
    }
    return made;
}

// The tree below a node as lines: indentation, kind, label.
QStringList lines(const ClusterTreeModel &model, const QModelIndex &parent = {}, int depth = 0)
{
    QStringList result;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        result.append(QString(depth, u' ') + QString::number(index.data(ClusterTreeModel::KindRole).toInt()) + u':' +
                      index.data().toString());
        result += lines(model, index, depth + 1);
    }
    return result;
}

QModelIndex topicsNode(const ClusterTreeModel &model)
{
    const QModelIndex cluster = model.index(0, 0);
    for (int row = 0; row < model.rowCount(cluster); ++row) {
        if (model.index(row, 0, cluster).data(ClusterTreeModel::KindRole).toInt() == int(Kind::Topics))
            return model.index(row, 0, cluster);
    }
    return {};
}

} // namespace

class TestClusterTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foldsAtTheSeparator();
    void filterIsFlat();
    void internalAndPinned();
    void factsDoNotReset();
    void pathsSurviveResets();
    void dragGivesNames();
    void strangeNames();
};

void TestClusterTree::foldsAtTheSeparator()
{
    ClusterTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCluster(
        {u"c"_s,
         u"Cluster"_s,
         metadata({u"orders"_s, u"orders.eu.north"_s, u"orders.eu.south"_s, u"orders.us"_s, u"single.topic"_s, u"a.b.c"_s, u"a.b.d"_s}),
         QStringList{u"billing"_s},
         {},
         nullptr});
    QCOMPARE(lines(model, topicsNode(model)), QStringList({u"5:a.b."_s, u" 6:c"_s, u" 6:d"_s, u"6:orders"_s, u"5:orders."_s, u" 5:eu."_s,
                                                           u"  6:north"_s, u"  6:south"_s, u" 6:us"_s, u"6:single.topic"_s}));
    QCOMPARE(topicsNode(model).data(ClusterTreeModel::CountRole).toInt(), 7);
    model.setSeparator({});
    QCOMPARE(model.rowCount(topicsNode(model)), 7);
    model.setSeparator(u"."_s);
    // One that is called as its folder.
    model.setCluster({u"c"_s, u"Cluster"_s, metadata({u"orders."_s, u"orders.x"_s}), QStringList(), {}, nullptr});
    QCOMPARE(lines(model, topicsNode(model)), QStringList({u"5:orders."_s, u" 6:orders."_s, u" 6:x"_s}));
}

void TestClusterTree::filterIsFlat()
{
    ClusterTreeModel model;
    model.setCluster({u"c"_s,
                      u"Cluster"_s,
                      metadata({u"orders.eu"_s, u"orders.us"_s, u"payments"_s}),
                      QStringList{u"orders-billing"_s, u"other"_s},
                      {},
                      nullptr});
    model.setFilter(u"ORDERS"_s);
    QCOMPARE(lines(model, topicsNode(model)), QStringList({u"6:orders.eu"_s, u"6:orders.us"_s}));
    const QModelIndex groups = model.index(2, 0, model.index(0, 0));
    QCOMPARE(lines(model, groups), QStringList({u"8:orders-billing"_s}));
    model.setFilter(u"nothing has this"_s);
    QCOMPARE(model.rowCount(topicsNode(model)), 0);
    model.setFilter({});
    QCOMPARE(lines(model, topicsNode(model)).size(), 4);
}

void TestClusterTree::internalAndPinned()
{
    ClusterTreeModel model;
    model.setCluster({u"c"_s, u"Cluster"_s, metadata({u"__consumer_offsets"_s, u"x.y"_s, u"x.z"_s}), {}, {u"x.z"_s, u"gone"_s}, nullptr});
    QCOMPARE(topicsNode(model).data(ClusterTreeModel::CountRole).toInt(), 2);
    const QModelIndex pinned = model.index(1, 0, model.index(0, 0));
    QCOMPARE(pinned.data(ClusterTreeModel::KindRole).toInt(), int(Kind::Pinned));
    QCOMPARE(lines(model, pinned), QStringList({u"6:x.z"_s}));
    model.setShowInternal(true);
    QCOMPARE(topicsNode(model).data(ClusterTreeModel::CountRole).toInt(), 3);
    QVERIFY(model.index(0, 0, topicsNode(model)).data(items::MarksRole).toInt() & items::Internal);
}

void TestClusterTree::factsDoNotReset()
{
    ClusterTreeModel model;
    model.setCluster({u"c"_s, u"Cluster"_s, metadata({u"a"_s, u"b"_s}), {}, {}, nullptr});
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setCluster({u"c"_s, u"Cluster"_s, metadata({u"a"_s, u"b"_s}), {}, {}, nullptr});
    QCOMPARE(resets.count() + changes.count(), 0);
    model.setCluster({u"c"_s, u"Cluster"_s, metadata({u"a"_s, u"b"_s}, true), {}, {}, nullptr});
    QCOMPARE(resets.count(), 0);
    QCOMPARE(changes.count(), 1);
    QVERIFY(model.index(0, 0, topicsNode(model)).data(items::MarksRole).toInt() & items::UnderReplicated);
}

void TestClusterTree::pathsSurviveResets()
{
    ClusterTreeModel model;
    model.setCluster({u"c"_s, u"Cluster"_s, metadata({u"x.y"_s, u"x.z"_s}), {}, {}, nullptr});
    const QModelIndex leaf = model.index(1, 0, model.index(0, 0, topicsNode(model)));
    const QString path = leaf.data(ClusterTreeModel::PathRole).toString();
    model.setCluster({u"c"_s, u"Cluster"_s, metadata({u"a"_s, u"x.a"_s, u"x.y"_s, u"x.z"_s}), {}, {}, nullptr});
    QCOMPARE(model.find(path).data(items::KeyRole).toString(), u"x.z"_s);
    model.removeCluster(u"c"_s);
    QVERIFY(!model.find(path).isValid());
    QCOMPARE(model.rowCount(), 0);
}

void TestClusterTree::dragGivesNames()
{
    ClusterTreeModel model;
    model.setCluster({u"c"_s, u"Cluster"_s, metadata({u"x.y"_s, u"x.z"_s}), {}, {}, nullptr});
    const QModelIndex folder = model.index(0, 0, topicsNode(model));
    QVERIFY(!(model.flags(folder) & Qt::ItemIsDragEnabled));
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0, 0, folder), model.index(1, 0, folder)}));
    QCOMPARE(data->text(), u"x.y\nx.z"_s);
}

void TestClusterTree::strangeNames()
{
    ClusterTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCluster(
        {u"c"_s, u"Cluster"_s, metadata({u"."_s + QString(248, u'.'), u".."_s, u"..."_s, u"a."_s, u"a.."_s, u"a..b"_s}), {}, {}, nullptr});
    int leaves = 0;
    for (const QString &line : lines(model, topicsNode(model)))
        leaves += line.trimmed().startsWith(u"6:"_s) ? 1 : 0;
    QCOMPARE(leaves, 6);
    model.setSeparator(u".."_s);
    QVERIFY(model.rowCount(topicsNode(model)) > 0);
}

QTEST_GUILESS_MAIN(TestClusterTree)
#include "tst_cluster_tree.moc"
