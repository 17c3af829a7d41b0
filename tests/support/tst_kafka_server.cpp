// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/kafka_server.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

class TestKafkaServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneNodeAnswersItsTools();
    void survivesAKill();
    void logsRequests();
    void oneForAPersonLetsGoOfThePipe();
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

// Who reads what "up" says is done when it has been said; Kafka goes on.
void TestKafkaServer::oneForAPersonLetsGoOfThePipe()
{
    KafkaServer kafka;
    STREAMSCOPE_REQUIRE_KAFKA(kafka);
    QTemporaryDir folder;
    const auto run = [&folder](const QString &command) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TMPDIR"_s, folder.path());
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(STREAMSCOPE_TEST_KAFKA), {command});
        const bool ended = process.waitForFinished(90'000); // also that nobody holds the pipe any more
        return ended ? process.readAll() : QByteArray("still open: ") + process.readAll();
    };
    const QByteArray up = run(u"up"_s);
    const QByteArray status = run(u"status"_s);
    const QByteArray down = run(u"down"_s);
    QVERIFY2(up.startsWith("Kafka is up at "), up.constData());
    QCOMPARE(status, up);
    QCOMPARE(down, QByteArray("Kafka is down.\n"));
}

QTEST_GUILESS_MAIN(TestKafkaServer)
#include "tst_kafka_server.moc"
