// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/kafka_server.h"

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

class TestKafkaServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneNodeAnswersItsTools();
    void survivesAKill();
    void logsRequests();
};

void TestKafkaServer::oneNodeAnswersItsTools()
{
    KafkaServer kafka;
    STREAMSCOPE_REQUIRE_KAFKA(kafka);
    const RunResult created = kafka.tool(
        u"TopicCommand"_s, {u"--bootstrap-server"_s, kafka.bootstrap(), u"--create"_s, u"--topic"_s, u"t"_s, u"--partitions"_s, u"3"_s});
    QVERIFY2(created.code == 0, created.output.constData());
    const RunResult listed = kafka.tool(u"TopicCommand"_s, {u"--bootstrap-server"_s, kafka.bootstrap(), u"--list"_s});
    QCOMPARE(listed.output.trimmed(), QByteArray("t"));
}

void TestKafkaServer::survivesAKill()
{
    KafkaServer kafka;
    STREAMSCOPE_REQUIRE_KAFKA(kafka);
    kafka.node().kill();
    QVERIFY(!kafka.node().isRunning());
    QVERIFY2(kafka.node().start(), kafka.node().log().constData());
}

void TestKafkaServer::logsRequests()
{
    KafkaServer kafka({.nodes = 1, .properties = {}, .requestLog = true, .security = false});
    STREAMSCOPE_REQUIRE_KAFKA(kafka);
    (void)kafka.requests();
    QCOMPARE(kafka.tool(u"TopicCommand"_s, {u"--bootstrap-server"_s, kafka.bootstrap(), u"--list"_s}).code, 0);
    QList<RequestSeen> seen;
    QTRY_VERIFY_WITH_TIMEOUT(
        (seen += kafka.requests(), std::any_of(seen.begin(), seen.end(), [](const RequestSeen &r) { return r.api == "METADATA"_L1; })),
        5000);
}

QTEST_GUILESS_MAIN(TestKafkaServer)
#include "tst_kafka_server.moc"
