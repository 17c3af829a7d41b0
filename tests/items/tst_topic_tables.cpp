// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/broker_table_model.h"
#include "models/items/config_table_model.h"
#include "models/items/partition_table_model.h"
#include "models/items/topic_table_model.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::items;

namespace {

cluster::Topic topic(const QString &name, int partitions, const QList<qint32> &replicas = {1, 2})
{
    cluster::Topic made;
    made.name = name;
    made.internal = name.startsWith(u"__"_s);
    for (int i = 0; i < partitions; ++i)
        made.partitions.append({i, replicas.first(), replicas, replicas});
    return made;
}

cluster::MetadataPtr metadata(QList<cluster::Topic> topics)
{
    cluster::Metadata made;
    made.brokers = {{1, u"one"_s, 9092, {}}, {2, u"two"_s, 9093, u"r2"_s}};
    std::sort(topics.begin(), topics.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    made.topics = topics;
    return std::make_shared<const cluster::Metadata>(made);
}

QVariant fact(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data(FactRole);
}

} // namespace

class TestTopicTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void topicsAreTakenOverByDifference()
    {
        TopicTableModel model(nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMetadata(metadata({topic(u"b"_s, 2), topic(u"d"_s, 1), topic(u"f"_s, 1)}));
        QCOMPARE(model.rowCount(), 3);
        const QPersistentModelIndex d = model.index(1, 0);

        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setMetadata(metadata({topic(u"a"_s, 1), topic(u"c"_s, 1), topic(u"d"_s, 4), topic(u"e"_s, 1), topic(u"g"_s, 1)}));
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names.append(fact(model, row, TopicTableModel::Name).toString());
        QCOMPARE(names, QStringList({u"a"_s, u"c"_s, u"d"_s, u"e"_s, u"g"_s}));
        QVERIFY(d.isValid());
        QCOMPARE(d.row(), 2);
        QCOMPARE(fact(model, 2, TopicTableModel::Partitions).toInt(), 4);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);

        model.setMetadata({});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!d.isValid());
    }

    void marksSayWhatIsWrong()
    {
        TopicTableModel model(nullptr);
        cluster::Topic bad = topic(u"bad"_s, 2);
        bad.partitions[0].leader = -1;
        bad.partitions[1].inSyncReplicas = {1};
        model.setMetadata(metadata({bad, topic(u"__good"_s, 1)}));
        QCOMPARE(model.index(0, 0).data(MarksRole).toInt(), int(Internal));
        QCOMPARE(model.index(1, 0).data(MarksRole).toInt(), UnderReplicated | Offline);
        QCOMPARE(fact(model, 1, TopicTableModel::UnderReplicatedCount).toInt(), 1);
        QCOMPARE(fact(model, 1, TopicTableModel::OfflineCount).toInt(), 1);
        QVERIFY(!fact(model, 1, TopicTableModel::OffsetSpan).isValid());
    }

    void tenThousandTopicsAreCheapToRefresh()
    {
        QList<cluster::Topic> topics;
        for (int i = 0; i < 10'000; ++i)
            topics.append(topic(u"topic-%1"_s.arg(i, 5, 10, QLatin1Char('0')), 2));
        TopicTableModel model(nullptr);
        model.setMetadata(metadata(topics));
        topics[5000].partitions.append({2, 1, {1}, {1}});
        const cluster::MetadataPtr next = metadata(topics);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QElapsedTimer timer;
        timer.start();
        model.setMetadata(next);
        qInfo("10,000 topics taken over in %lld ms", timer.elapsed());
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 5000);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 5000);
    }

    void partitionsShowReplicasAndLeader()
    {
        PartitionTableModel model(u"orders"_s, nullptr);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        cluster::Topic orders = topic(u"orders"_s, 3, {2, 1});
        orders.partitions[2].leader = -1;
        model.setMetadata(metadata({orders, topic(u"other"_s, 9)}));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(fact(model, 0, PartitionTableModel::Leader).toInt(), 2);
        QCOMPARE(fact(model, 0, PartitionTableModel::Replicas).toString(), u"2, 1"_s);
        QVERIFY(!fact(model, 2, PartitionTableModel::Leader).isValid());
        QCOMPARE(model.index(2, 0).data(MarksRole).toInt(), int(Offline));
        model.setMetadata(metadata({topic(u"other"_s, 9)}));
        QCOMPARE(model.rowCount(), 0);
    }

    void brokersCountWhatTheyLeadAndHost()
    {
        BrokerTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMetadata(metadata({topic(u"a"_s, 3, {1, 2}), topic(u"b"_s, 2, {2})}));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(fact(model, 0, BrokerTableModel::Led).toInt(), 3);
        QCOMPARE(fact(model, 0, BrokerTableModel::Hosted).toInt(), 3);
        QCOMPARE(fact(model, 1, BrokerTableModel::Led).toInt(), 2);
        QCOMPARE(fact(model, 1, BrokerTableModel::Hosted).toInt(), 5);
        QCOMPARE(fact(model, 1, BrokerTableModel::Rack).toString(), u"r2"_s);
    }

    void anAddressThatNobodyTellsIsNone()
    {
        BrokerTableModel model;
        const auto told = std::make_shared<cluster::Metadata>();
        told->brokers = {{7, {}, 0, {}}};
        model.setMetadata(told);
        QVERIFY(!fact(model, 0, BrokerTableModel::Host).isValid());
        QVERIFY(!fact(model, 0, BrokerTableModel::Port).isValid());
        QCOMPARE(fact(model, 0, BrokerTableModel::Id).toInt(), 7);
    }

    void aSensitiveValueIsNeverGiven()
    {
        ConfigTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTitles({u"Name"_s, u"Value"_s, u"Source"_s});
        model.setEntries({{u"retention.ms"_s, u"1000"_s, cluster::ConfigSource::DynamicTopic, false, false},
                          {u"password"_s, u"hidden"_s, cluster::ConfigSource::StaticBroker, true, true}});
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"Value"_s);
        QCOMPARE(fact(model, 0, ConfigTableModel::Name).toString(), u"password"_s);
        QVERIFY(!fact(model, 0, ConfigTableModel::Value).isValid());
        QVERIFY(model.index(0, 0).data(ConfigTableModel::SensitiveRole).toBool());
        QCOMPARE(fact(model, 1, ConfigTableModel::Value).toString(), u"1000"_s);
        QVERIFY(!model.index(1, 0).data(ConfigTableModel::DefaultRole).toBool());
    }
};

QTEST_GUILESS_MAIN(TestTopicTables)
#include "tst_topic_tables.moc"
