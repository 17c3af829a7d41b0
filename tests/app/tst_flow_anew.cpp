// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Flows on real Kafka whose topics are not what they were: made anew, cut by retention, or written to by each other.
#include "tests/app/flow_cluster.h"
#include "tests/app/flow_member.h"

#include <QMap>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

namespace {

constexpr int kPatienceMs = 90'000;

} // namespace

class TestFlowAnew : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aTopicMadeAnewIsReadFromItsStart_data();
    void aTopicMadeAnewIsReadFromItsStart();
    void twoFlowsDoNotFeedEachOther();
    void whatRetentionTookIsTold_data();
    void whatRetentionTookIsTold();

private:
    CliRun run(const QStringList &arguments, const QByteArray &input = {}) { return m_cluster->run(arguments, input); }
    std::unique_ptr<Member> member(const QString &flow, const QStringList &more = {});
    QByteArrayList values(const QString &topic) { return m_cluster->values(topic); }
    /// With %1 for what tells the names of one test from those of the others.
    QString flowFile(QByteArray text) { return m_cluster->flowFile(text.replace("%1", QByteArray::number(m_number))); }
    [[nodiscard]] QString named(const QString &topic) const { return topic + QString::number(m_number); }

    std::unique_ptr<FlowCluster> m_cluster;
    QTemporaryDir m_home;
    QString m_orders;
    QString m_payments;
    int m_number = 0;
};

void TestFlowAnew::initTestCase()
{
    m_cluster = std::make_unique<FlowCluster>();
    STREAMSCOPE_REQUIRE_KAFKA(m_cluster->kafka());
}

void TestFlowAnew::init()
{
    ++m_number;
    m_orders = named(u"orders"_s);
    m_payments = named(u"payments"_s);
    QCOMPARE(run({u"create"_s, m_orders + ":2:1"_L1, m_payments + ":3:1"_L1}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(run({u"watermarks"_s, m_orders, m_payments}).code, 0, kPatienceMs);
}

std::unique_ptr<Member> TestFlowAnew::member(const QString &flow, const QStringList &more)
{
    return std::make_unique<Member>(QStringList{u"flow"_s, u"run"_s, flow, u"-b"_s, m_cluster->bootstrap()} + more, m_home.path());
}

void TestFlowAnew::aTopicMadeAnewIsReadFromItsStart_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<int>("orders");
    QTest::newRow("exactly once, it outgrows the old one") << QByteArray("exactly_once: true\n") << 70;
    QTest::newRow("exactly once, it does not") << QByteArray("exactly_once: true\n") << 20;
    QTest::newRow("at least once") << QByteArray() << 70;
}

// librdkafka goes on in it where it was in the old one.
void TestFlowAnew::aTopicMadeAnewIsReadFromItsStart()
{
    QFETCH(QByteArray, more);
    QFETCH(int, orders);
    const QString anew = named(u"anew"_s);
    QCOMPARE(run({u"create"_s, anew + ":1:1"_L1}).code, 0);
    const auto produce = [&](int from, int to) {
        QByteArray text;
        for (int i = from; i < to; ++i)
            text += "{\"value\":\"v-" + QByteArray::number(i) + "\"}\n";
        return run({u"produce"_s, anew, u"--ndjson"_s, u"-"_s}, text).code == 0;
    };
    QTRY_COMPARE_WITH_TIMEOUT(run({u"watermarks"_s, anew}).code, 0, kPatienceMs); // the metadata lags behind the creation
    QVERIFY(produce(0, 50));
    auto flow = member(flowFile("version: 1\nname: copy%1\nfrom: anew%1\n" + more + "otherwise: [{topic: payments%1}]\n"));
    QTRY_VERIFY2_WITH_TIMEOUT(flow->last().value("consumed"_L1) == QJsonValue(50), flow->story().constData(), kPatienceMs);
    QCOMPARE(run({u"delete"_s, anew, u"--yes"_s}).code, 0);
    bool isMade = false;
    QTRY_VERIFY_WITH_TIMEOUT(isMade = isMade || run({u"create"_s, anew + ":1:1"_L1}).code == 0, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(run({u"watermarks"_s, anew}).code, 0, kPatienceMs);
    QVERIFY(produce(50, 50 + orders));
    QTRY_VERIFY2_WITH_TIMEOUT(flow->last().value("consumed"_L1) == QJsonValue(50 + orders) && flow->last().value("lag"_L1) == QJsonValue(0),
                              flow->story().constData(), kPatienceMs);
    QMap<QByteArray, int> seen;
    for (const QByteArray &value : values(m_payments))
        ++seen[value];
    QCOMPARE(seen.size(), 50 + orders);
    if (!more.isEmpty())
        QVERIFY(std::all_of(seen.begin(), seen.end(), [](int times) { return times == 1; }));
    QVERIFY2(flow->errors().contains(anew.toUtf8() + ": the topic was deleted and made anew; it is read from its start"), flow->story().constData());
    QVERIFY2(flow->isRunning(), flow->story().constData());
}

// Each of them in a process of its own, where nobody knows of the other but by what its messages tell.
void TestFlowAnew::twoFlowsDoNotFeedEachOther()
{
    auto there = member(flowFile("version: 1\nname: there%1\nfrom: orders%1\notherwise: [{topic: payments%1}]\n"));
    auto back = member(flowFile("version: 1\nname: back%1\nfrom: payments%1\notherwise: [{topic: orders%1}]\n"));
    QCOMPARE(run({u"produce"_s, m_orders, u"--ndjson"_s, u"-"_s}, QByteArray("{\"value\":\"v\"}\n").repeated(10)).code, 0);
    QTRY_VERIFY2_WITH_TIMEOUT(there->last().value("failed"_L1) == QJsonValue(10), there->story().constData(), kPatienceMs);
    QVERIFY2(there->errors().contains("this flow has written it: it comes back to " + m_orders.toUtf8() + " in a loop"), there->story().constData());
    QTRY_COMPARE_WITH_TIMEOUT(back->last().value("lag"_L1), QJsonValue(0), kPatienceMs);
    QCOMPARE(values(m_payments).size(), 10);
    QCOMPARE(values(m_orders).size(), 20);
}

void TestFlowAnew::whatRetentionTookIsTold_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("from the earliest") << QByteArray();
    QTest::newRow("from the latest") << QByteArray("start: latest\n"); // which is no leave to pass over what is still there
    QTest::newRow("a range") << QByteArray("range: {}\n");
}

void TestFlowAnew::whatRetentionTookIsTold()
{
    QFETCH(const QByteArray, more);
    const QString flow = flowFile("version: 1\nname: copy%1\nfrom: left%1\n" + more + "otherwise: [{topic: payments%1}]\n");
    const QString left = named(u"left"_s);
    QCOMPARE(run({u"create"_s, left + ":1:1"_L1}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(run({u"watermarks"_s, left}).code, 0, kPatienceMs);
    const auto produce = [&](int count) {
        return run({u"produce"_s, left, u"--ndjson"_s, u"-"_s}, QByteArray("{\"value\":\"v\"}\n").repeated(count)).code == 0;
    };
    QVERIFY(produce(10));
    auto first = member(flow, {u"--until-end"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!first->isRunning(), kPatienceMs);
    QVERIFY(produce(40));
    QFile json(m_cluster->filePath(u"delete.json"_s));
    QVERIFY(json.open(QIODevice::WriteOnly));
    json.write(R"({"partitions":[{"topic":")" + left.toUtf8() + R"(","partition":0,"offset":30}],"version":1})");
    json.close();
    QCOMPARE(m_cluster->kafka().tool(u"DeleteRecordsCommand"_s, {u"--bootstrap-server"_s, m_cluster->bootstrap(), u"--offset-json-file"_s, json.fileName()}).code, 0);
    auto second = member(flow);
    QTRY_VERIFY2_WITH_TIMEOUT(second->last().value("consumed"_L1) == QJsonValue(20), second->story().constData(), kPatienceMs);
    QTRY_VERIFY2_WITH_TIMEOUT(second->errors().contains("20 of the offsets to be read are gone"), second->story().constData(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(second->last().value("lag"_L1), QJsonValue(0), kPatienceMs);
    QCOMPARE(second->last().value("gone"_L1), QJsonValue(20));
}

QTEST_GUILESS_MAIN(TestFlowAnew)
#include "tst_flow_anew.moc"
