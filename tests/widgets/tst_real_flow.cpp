// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped order processor in the real window on real Apache Kafka: exactly once, through a broker that is killed, counted by
// Kafka's own consumer. And a copy to another connection.
#include "models/kafka/kafka_connection.h"
#include "tests/widgets/pictures.h"
#include "tests/widgets/window_harness.h"
#include "widgets/common/sentences.h"
#include "widgets/flows/flow_editor.h"
#include "widgets/flows/flow_page.h"
#include "widgets/flows/replay_dialog.h"
#include "widgets/topics/topic_actions.h"

#include <QMap>
#include <QMessageBox>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::widgets;
using testing::KafkaServer;
using testing::WindowHarness;

namespace {

constexpr int kLong = 90'000;

bool isBad(int number)
{
    return number % 10 == 3;
}

QByteArray order(int number)
{
    const QByteArray id = QByteArray::number(number);
    return "{\"order_id\":\"o-" + id + "\",\"user_id\":\"u\",\"total\":" + (isBad(number) ? "-1" : id) + "}";
}

} // namespace

class TestRealFlow : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<KafkaServer> m_server;
    std::unique_ptr<WindowHarness> m_harness;

    bool produceOrders(int from, int to)
    {
        QByteArray lines;
        for (int i = from; i < to; ++i)
            lines += order(i) + '\n';
        return m_server->tool(u"ConsoleProducer"_s, {u"--bootstrap-server"_s, m_server->bootstrap(), u"--topic"_s, u"orders"_s}, lines).code == 0;
    }

    // Line → how often a reader of committed messages sees it.
    QMap<QByteArray, int> committed(const QString &topic)
    {
        QMap<QByteArray, int> seen;
        for (const QByteArray &line : m_server->readToEnd(topic))
            ++seen[line];
        return seen;
    }

    FlowPage *openExample(const WindowHarness::Form &form)
    {
        if (!m_harness->connectByForm(form) || !QTest::qWaitFor([this] { return m_harness->isConnected(); }, kLong))
            return nullptr;
        auto *page = qobject_cast<FlowPage *>(m_harness->page(u"flows:"_s + FlowPage::kExample));
        return page && QTest::qWaitFor([page] { return page->isLoaded(); }, kLong) ? page : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<KafkaServer>(KafkaServer::Options());
        STREAMSCOPE_REQUIRE_KAFKA(*m_server);
        for (const QString &topic : {u"orders"_s, u"payments"_s, u"notifications"_s, u"order-failures"_s})
            QCOMPARE(m_server
                         ->tool(u"TopicCommand"_s, {u"--bootstrap-server"_s, m_server->bootstrap(), u"--create"_s, u"--topic"_s, topic,
                                                    u"--partitions"_s, u"3"_s})
                         .code,
                     0);
    }
    void init() { m_harness = std::make_unique<WindowHarness>(); }
    void cleanup()
    {
        m_harness.reset();
        kafka::waitForClosedConnections(std::chrono::seconds(5));
    }

    void readOnlyCannotBeRun()
    {
        FlowPage *page = openExample({.name = u"Looking"_s, .servers = m_server->bootstrap(), .readOnly = true});
        QVERIFY(page);
        QAction *run = m_harness->action(u"Run"_s, page);
        QVERIFY(!run->isEnabled());
        QVERIFY2(run->toolTip().contains(u"read-only"_s), qPrintable(run->toolTip()));
        QVERIFY2(m_harness->says(u"The flow can be tried, not run."_s, page), m_harness->words(page));
        page->run();
        QVERIFY(!page->isRunning());
    }

    void everyOrderCountsOnce()
    {
        constexpr int kOrders = 3000;
        FlowPage *page = openExample({.name = u"Orders"_s, .servers = m_server->bootstrap()});
        QVERIFY(page);
        QVERIFY2(m_harness->says(u"Exactly once: what is written"_s, page), m_harness->words(page));
        QVERIFY(produceOrders(0, kOrders / 2));
        page->run();
        QTRY_VERIFY_WITH_TIMEOUT(!page->statusText().startsWith(u"consumed 0"_s) && page->isRunning(), kLong);
        // What was never known cannot grow old.
        QTRY_VERIFY2_WITH_TIMEOUT(page->statusText().contains(u"of the whole group"_s), qPrintable(page->statusText()), kLong);
        m_server->node().kill();
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"Waiting for a broker"_s, page), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"as it was"_s), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"it goes on by itself."_s, page) && m_harness->says(u"as it was"_s, page), kLong);
        QVERIFY(tests::savePicture(m_harness->window(), u"flow-broker-lost"_s));
        QVERIFY2(m_server->node().start(), m_server->node().log().constData());
        QVERIFY(produceOrders(kOrders / 2, kOrders));
        QTRY_VERIFY2_WITH_TIMEOUT(page->statusText().startsWith(u"consumed "_s + formatCount(kOrders)), qPrintable(page->statusText()), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(page->statusText().contains(u"lag 0"_s) && m_harness->says(u"order-processor · 1 member"_s, page), kLong);
        QVERIFY(tests::savePicture(m_harness->window(), u"flow-running"_s));
        page->stop();
        QTRY_VERIFY_WITH_TIMEOUT(!page->isRunning(), kLong);

        const QMap<QByteArray, int> payments = committed(u"payments"_s);
        const QMap<QByteArray, int> failures = committed(u"order-failures"_s);
        for (int i = 0; i < kOrders; ++i) {
            const QByteArray id = QByteArray::number(i);
            if (isBad(i))
                QCOMPARE(failures.value(order(i)), 1);
            else
                QCOMPARE(payments.value("{\"order_id\":\"o-" + id + "\",\"amount\":" + id + ",\"user_id\":\"u\"}"), 1);
        }
        QCOMPARE(payments.size() + failures.size(), kOrders);
        QCOMPARE(committed(u"notifications"_s).size(), payments.size());
        const auto members = m_server->tool(u"consumer.group.ConsumerGroupCommand"_s,
                                            {u"--bootstrap-server"_s, m_server->bootstrap(), u"--describe"_s, u"--group"_s, u"order-processor"_s,
                                             u"--members"_s});
        QVERIFY2(members.output.contains("has no active members"), members.output.constData());
    }

    // Partition for partition the same lines in the same order, with headers that tell where each was; asked for by the dialog.
    void aTopicIsCopiedToAnotherConnection()
    {
        constexpr int kOrders = 900;
        QVERIFY(produceOrders(0, kOrders));
        QCOMPARE(m_server
                     ->tool(u"TopicCommand"_s, {u"--bootstrap-server"_s, m_server->bootstrap(), u"--create"_s, u"--topic"_s, u"orders-copy"_s,
                                                u"--partitions"_s, u"3"_s})
                     .code,
                 0);
        QVERIFY(m_harness->connectByForm({.name = u"There"_s, .servers = m_server->bootstrap()}));
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->isConnected(), kLong);
        QVERIFY(m_harness->connectByForm({.name = u"Here"_s, .servers = m_server->bootstrap()}));
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->isConnected(), kLong);
        Page *topic = m_harness->page(u"topic:orders"_s);
        QVERIFY(topic);
        topic->findChild<TopicActions *>()->replay()->trigger();
        auto *dialog = m_harness->window().findChild<ReplayDialog *>();
        QVERIFY(dialog);
        auto *connection = WindowHarness::named<QComboBox>(dialog, u"Connection"_s);
        connection->setCurrentIndex(connection->findText(u"There"_s));
        QVERIFY2(m_harness->says(u"feed itself in a loop"_s, dialog), m_harness->words(dialog)); // it is one cluster
        WindowHarness::named<QLineEdit>(dialog, u"Topic"_s)->setText(u"orders-copy"_s);
        QVERIFY2(m_harness->says(u"At least once"_s, dialog), m_harness->words(dialog));
        dialog->openButton()->click();
        auto *page = m_harness->window().findChild<FlowPage *>();
        QVERIFY(page);
        QTRY_VERIFY_WITH_TIMEOUT(m_harness->says(u"nothing was written: otherwise 100"_s, page), kLong);
        page->run();
        QTRY_VERIFY2_WITH_TIMEOUT(m_harness->says(u"Done: the range is consumed"_s, page), m_harness->words(page), kLong);
        QVERIFY(tests::savePicture(m_harness->window(), u"flow-copied"_s));

        const auto lines = [this](const QString &name, const QStringList &more = {}) {
            QMap<QByteArray, QByteArrayList> byPartition;
            for (const QByteArray &line : m_server->readToEnd(name, QStringList{u"print.timestamp=true"_s, u"print.partition=true"_s} + more))
                byPartition[line.split('\t').value(1)].append(line);
            return byPartition;
        };
        const auto originals = lines(u"orders"_s);
        QCOMPARE(originals.size(), 3);
        QVERIFY(std::accumulate(originals.begin(), originals.end(), qsizetype(0), [](auto sum, const auto &list) { return sum + list.size(); }) >= kOrders);
        QCOMPARE(lines(u"orders-copy"_s), originals);
        const auto copied = lines(u"orders-copy"_s, {u"print.headers=true"_s});
        for (const QByteArrayList &list : copied) {
            for (const QByteArray &line : list)
                QVERIFY2(line.contains("streamscope.topic:orders") && line.contains("streamscope.cluster:"), line.constData());
        }
    }
};

QTEST_MAIN(TestRealFlow)
#include "tst_real_flow.moc"
