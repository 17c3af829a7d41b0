// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Three nodes of real Apache Kafka in the real window: one of them dies, comes back, freezes.
#include "models/items/fact_table.h"
#include "models/kafka/kafka_connection.h"
#include "tests/widgets/pictures.h"
#include "tests/widgets/window_harness.h"
#include "widgets/common/data_table.h"
#include "widgets/topics/partitions_view.h"

#include <QTreeView>

#include <map>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using testing::KafkaServer;
using testing::kafkaTool;
using testing::WindowHarness;

namespace {

constexpr int kLong = 60'000;
constexpr int kFrozenTold = 30'000; // the library itself waits for an answer for a minute

} // namespace

class TestRealNodes : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<KafkaServer> m_server;
    std::unique_ptr<WindowHarness> m_harness;

    void send(const QString &topic, int partition, const QByteArray &value)
    {
        cluster::ProducerRecord record;
        record.topic = topic;
        record.partition = partition;
        record.value = value;
        m_harness->send(record);
    }
    // The marks of a topic in the table of all topics.
    int marks(const QTableView *table, const QString &topic) const
    {
        const auto *model = table->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(items::KeyRole).toString() == topic)
                return model->index(row, 0).data(items::MarksRole).toInt();
        }
        return -1;
    }
    void refresh() { m_harness->session()->refresh(); }

private Q_SLOTS:
    void initTestCase()
    {
        KafkaServer::Options options;
        options.nodes = 3;
        m_server = std::make_unique<KafkaServer>(options);
        STREAMSCOPE_REQUIRE_KAFKA(*m_server);
        // Partition i of "single" is on node i + 1 alone; "tripled" is on all.
        (void)kafkaTool(*m_server, u"TopicCommand"_s, {u"--create"_s, u"--topic"_s, u"single"_s, u"--replica-assignment"_s, u"1,2,3"_s});
        (void)kafkaTool(*m_server, u"TopicCommand"_s, {u"--create"_s, u"--topic"_s, u"tripled"_s, u"--replica-assignment"_s, u"1:2:3,2:3:1,3:1:2"_s});
        (void)kafkaTool(*m_server, u"TopicCommand"_s, {u"--create"_s, u"--topic"_s, u"only-third"_s, u"--replica-assignment"_s, u"3"_s});
        (void)kafkaTool(*m_server, u"TopicCommand"_s, {u"--create"_s, u"--topic"_s, u"spread"_s, u"--replica-assignment"_s, u"1,2,3"_s});
    }
    void init()
    {
        m_harness = std::make_unique<WindowHarness>();
        QVERIFY(m_harness->connectByForm({.name = u"three"_s, .servers = m_server->bootstrap()}));
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->isConnected(), m_harness->words().constData(), kLong);
        QTRY_COMPARE_WITH_TIMEOUT((refresh(), m_harness->session()->metadata()->brokers.size()), 3, kLong);
    }
    void cleanup()
    {
        m_server->node(3).resume(); // also after a test that failed
        m_harness.reset();
        kafka::waitForClosedConnections(std::chrono::seconds(5));
    }

    void aDeadNodeIsMarkedAndItsPartitionsAreTold();
    void aFrozenNodeIsNoticed();
    void aTopicIsOpenedWhileANodeIsFrozen();
};

void TestRealNodes::aDeadNodeIsMarkedAndItsPartitionsAreTold()
{
    Page *live = m_harness->page(u"messages:single,tripled"_s);
    QVERIFY(live);
    const auto *list = live->findChild<MessageListView *>();
    QTRY_VERIFY_WITH_TIMEOUT(live->isLoaded(), kLong);
    for (int partition = 0; partition < 3; ++partition) {
        send(u"single"_s, partition, "before");
        send(u"tripled"_s, partition, "before");
    }
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(6), kLong);
    QVERIFY(!m_harness->says(u"cannot be read now"_s));

    m_server->node(3).kill();
    // Consuming from a dead leader is silent in the client library; the page is not.
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"1 partition(s) cannot be read now: single-2."_s) ||
                                  m_harness->says(u"1 partition cannot be read now: single-2."_s),
                              m_harness->words(live).constData(), kLong);
    // The others go on: what is written there arrives.
    send(u"single"_s, 0, "meanwhile");
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(7), kLong);

    Page *topics = m_harness->page(u"topics"_s);
    const auto *table = topics->findChild<DataTable *>();
    QTRY_VERIFY_WITH_TIMEOUT((refresh(), marks(table, u"single"_s) & items::Offline), kLong);
    QTRY_VERIFY_WITH_TIMEOUT((refresh(), marks(table, u"tripled"_s) & items::UnderReplicated), kLong);
    QVERIFY(!(marks(table, u"tripled"_s) & items::Offline));
    Page *single = m_harness->page(u"partitions:single"_s, u"topic:single"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"1 offline"_s, single), m_harness->words(single).constData(), kLong);
    Page *tripled = m_harness->page(u"partitions:tripled"_s, u"topic:tripled"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"3 under-replicated"_s, tripled), m_harness->words(tripled).constData(), kLong);
    auto *tree = WindowHarness::named<QTreeView>(&m_harness->window(), u"Clusters, topics and groups"_s);
    tree->expandAll();
    const auto nodes =
        tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, u"single"_s, 1, Qt::MatchExactly | Qt::MatchRecursive);
    QVERIFY(!nodes.isEmpty() && (nodes.first().data(items::MarksRole).toInt() & items::Offline));
    // Opened only now, with nobody to answer: said at once, not loaded for ever.
    Page *dead = m_harness->page(u"messages:only-third"_s, u"topic:only-third"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"Not connected"_s, dead), m_harness->words(dead).constData(), kLong);

    m_server->node(3).startWithoutWaiting();
    (void)m_harness->page(u"messages:single,tripled"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(!m_harness->says(u"cannot be read now"_s), m_harness->words(live).constData(), kLong);
    send(u"single"_s, 2, "after");
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(8), kLong);
    (void)m_harness->page(u"messages:only-third"_s, u"topic:only-third"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(!m_harness->says(u"Not connected"_s, dead), m_harness->words(dead).constData(), kLong);
    QTRY_VERIFY_WITH_TIMEOUT((refresh(), !(marks(table, u"tripled"_s) & (items::UnderReplicated | items::Offline))), kLong);
}

// A broker that is stopped keeps its connections and says nothing: its partitions stand still, and that is told. The quorum
// gives it up soon (a short session timeout here); then it has no leader.
void TestRealNodes::aFrozenNodeIsNoticed()
{
    Page *live = m_harness->page(u"messages:only-third"_s, u"topic:only-third"_s);
    QVERIFY(live);
    QTRY_VERIFY_WITH_TIMEOUT(live->findChild<MessageListView *>() && live->isLoaded(), kLong);
    const auto *list = live->findChild<MessageListView *>();
    send(u"only-third"_s, 0, "before");
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(1), kLong);
    m_server->node(3).suspend();
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"The broker that leads this partition is away or does not answer."_s, live),
                              m_harness->words(live).constData(), kFrozenTold);
    QVERIFY(tests::savePicture(m_harness->window(), u"real-node-frozen"_s));
    QCOMPARE(int(m_harness->session()->connection().state()), int(cluster::ConnectionState::Connected));
    m_server->node(3).resume();
    QTRY_VERIFY2_WITH_TIMEOUT(!m_harness->says(u"does not answer"_s, live), m_harness->words(live).constData(), kLong);
    send(u"only-third"_s, 0, "after");
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(2), kLong);
}

// It holds up nobody: what the others lead is read, the list of brokers is read from them, and it is said which partitions stand still.
void TestRealNodes::aTopicIsOpenedWhileANodeIsFrozen()
{
    for (int partition = 0; partition < 3; ++partition)
        send(u"spread"_s, partition, "before");
    m_server->node(3).suspend();
    Page *live = m_harness->page(u"messages:spread"_s, u"topic:spread"_s);
    QVERIFY(live);
    const auto *list = live->findChild<MessageListView *>();
    QTRY_VERIFY2_WITH_TIMEOUT((list = live->findChild<MessageListView *>()) && list->rowCount() == 2, m_harness->words(live).constData(),
                              kFrozenTold);
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"cannot be read now: spread-2."_s), m_harness->words(live).constData(), kFrozenTold);
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"2 broker"_s), m_harness->words().constData(), kFrozenTold);
    send(u"spread"_s, 0, "meanwhile");
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(3), kLong);
    m_server->node(3).resume();
    QTRY_COMPARE_WITH_TIMEOUT(list->rowCount(), qint64(4), kLong); // its message too, from where reading was to begin
    QTRY_VERIFY2_WITH_TIMEOUT(!m_harness->says(u"cannot be read now"_s), m_harness->words(live).constData(), kLong);
    QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"3 broker"_s), m_harness->words().constData(), kLong);
}

QTEST_MAIN(TestRealNodes)
#include "tst_real_nodes.moc"
