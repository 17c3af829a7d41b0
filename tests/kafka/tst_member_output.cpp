// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a member takes back while some of it waits and some of it is on its way, on real Kafka, which counts the messages of a producer.
#include "models/kafka/kafka_connection.h"
#include "models/kafka/member_output.h"
#include "tests/kafka/topic_fixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;

namespace {

constexpr int kLong = 30'000;

} // namespace

class TestMemberOutput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void whatIsTakenBackLeavesNoGap_data();
    void whatIsTakenBackLeavesNoGap();

private:
    std::unique_ptr<KafkaServer> m_kafka;
    cluster::ConnectionConfig m_config;
    std::unique_ptr<cluster::Connection> m_connection;
};

void TestMemberOutput::initTestCase()
{
    m_kafka = std::make_unique<KafkaServer>(KafkaServer::Options());
    STREAMSCOPE_REQUIRE_KAFKA(*m_kafka);
    m_config.properties = {{u"bootstrap.servers"_s, m_kafka->bootstrap()}};
    m_connection = kafka::openConnection(m_config);
    QTRY_COMPARE_WITH_TIMEOUT(int(m_connection->state()), int(cluster::ConnectionState::Connected), kLong);
}

void TestMemberOutput::cleanupTestCase()
{
    m_connection.reset();
    kafka::waitForTornDownHandles(std::chrono::seconds(10));
}

void TestMemberOutput::whatIsTakenBackLeavesNoGap_data()
{
    QTest::addColumn<bool>("transactional");
    QTest::newRow("transactions") << true;
    QTest::newRow("none") << false;
}

void TestMemberOutput::whatIsTakenBackLeavesNoGap()
{
    QFETCH(const bool, transactional);
    const QString topic = transactional ? u"whole"_s : u"plain"_s;
    QVERIFY(createTopic(*m_connection, topic, 1));
    const auto consumer = kafka::Handle::open(m_config, kafka::Handle::Purpose::Member, {{u"group.id"_s, topic}});
    QVERIFY(consumer);
    cluster::GroupWorkerRequest request;
    request.group = topic;
    request.targets = {topic};
    request.transactional = transactional;
    kafka::MemberShared shared;
    const auto output = kafka::MemberOutput::open(m_config, request, topic, shared);
    QVERIFY(output);
    QVERIFY((*output)->prepare());
    quint64 number = 0;
    const auto send = [&](int count, const QByteArray &value) {
        cluster::ProducerRecord record;
        record.topic = topic;
        record.value = value;
        for (int i = 0; i < count; ++i)
            QVERIFY((*output)->send(record, number++));
    };
    const auto end = [&] {
        const auto answers = waitFor(m_connection->reader().listOffsets({{{topic, 0}, cluster::OffsetQuery::What::HighWatermark, 0}}));
        return answers && answers->first().offset ? *answers->first().offset : -1;
    };
    const QByteArray large(1000, 'x');
    const kafka::PartitionListPtr none(rd_kafka_topic_partition_list_new(0));
    const auto commit = [&] { return (*output)->commit((*consumer)->get(), none.get()); };
    send(1, "value kept");
    QVERIFY(commit());
    for (int round = 0; round < 3; ++round) {
        const qint64 before = end();
        QVERIFY(before > 0);
        send(20'000, large);
        QTRY_VERIFY_WITH_TIMEOUT(end() > before + 100, kLong); // some are there, more than marks of transactions, and others wait
        const auto aborted = (*output)->abort();
        QVERIFY2(aborted, aborted ? "" : qPrintable(aborted.error().name + u' ' + aborted.error().message));
        send(10, "value kept");
        const auto committed = commit();
        QVERIFY2(committed, committed ? "" : qPrintable(committed.error().name + u' ' + committed.error().message));
    }
    QCOMPARE(consoleCount(*m_kafka, topic), qsizetype(31)); // of the others some may be there without transactions
}

QTEST_GUILESS_MAIN(TestMemberOutput)
#include "tst_member_output.moc"
