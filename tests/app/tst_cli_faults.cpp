// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line tool says and how it ends where something goes wrong; against real Kafka.
#include "tests/app/cli_run.h"
#include "tests/support/fake_wallet.h"
#include "tests/support/kafka_server.h"
#include "tests/support/require.h"

#include <QDir>
#include <QFile>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

class TestCliFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusedProducersTellWhy_data();
    void refusedProducersTellWhy();
    void fullDiskIsTold_data();
    void fullDiskIsTold();
    void changesAreJournalledWithTheirCluster();
    void refusedChangesHaveResults();
    void aClosedKeychainIsNotAnEmptyOne();
    void oneThatIsRefusedDoesNotFailTheOthers();
    void oneThatIsTooLargeDoesNotFailTheOthers();
    void storesOfJavaAreNotPassedOver();
    void nobodyKnowsWhatWasNotAnswered();
    void aSilentBrokerIsNoConnection();

private:
    CliRun run(const QStringList &arguments, const QByteArray &input = {}, bool withCluster = true)
    {
        return m_cli.run(withCluster ? arguments + QStringList{u"-b"_s, m_kafka.bootstrap()} : arguments, input);
    }
    void create(const QString &topic);

    KafkaServer m_kafka;
    Cli m_cli;
};

void TestCliFaults::initTestCase()
{
    STREAMSCOPE_REQUIRE_KAFKA(m_kafka);
    create(u"full"_s);
    create(u"frozen"_s);
    QCOMPARE(run({u"produce"_s, u"full"_s, u"-v"_s, u"Number 1"_s}).code, 0);
}

void TestCliFaults::create(const QString &topic)
{
    QCOMPARE(run({u"create"_s, topic + ":1:1"_L1}).code, 0);
    QTRY_COMPARE_WITH_TIMEOUT(run({u"describe"_s, topic}).code, 0, 30'000);
}

void TestCliFaults::refusedProducersTellWhy_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString here = m_kafka.bootstrap();
    QTest::newRow("TLS on a plaintext port") << QStringList{u"-b"_s, here, u"-X"_s, u"security.protocol=ssl"_s};
    QTest::newRow("SASL where there is none") << QStringList{u"-b"_s, here, u"-X"_s, u"security.protocol=sasl_plaintext"_s,
                                                             u"-X"_s, u"sasl.mechanism=PLAIN"_s, u"-X"_s, u"sasl.username=a"_s,
                                                             u"-X"_s, u"sasl.password=b"_s};
    QTest::newRow("nobody there") << QStringList{u"-b"_s, u"127.0.0.1:1"_s, u"--timeout"_s, u"1"_s};
}

void TestCliFaults::refusedProducersTellWhy()
{
    QFETCH(QStringList, arguments);
    const CliRun result = run(QStringList{u"produce"_s, u"t"_s, u"-v"_s, u"1"_s} + arguments, {}, false);
    QCOMPARE(result.code, 3);
    QVERIFY2(result.err.contains("cannot connect: "), result.err.constData());
}

void TestCliFaults::fullDiskIsTold_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("list") << u"topics"_s;
    QTest::newRow("table") << u"topics --output table"_s;
    QTest::newRow("tail") << u"tail full --from earliest --until-end"_s;
    QTest::newRow("endless tail") << u"tail full --from earliest"_s;
    QTest::newRow("search") << u"search full --text Number"_s;
    QTest::newRow("help") << u"--help"_s;
    QTest::newRow("without a cluster") << u"eval 1+1"_s;
}

void TestCliFaults::fullDiskIsTold()
{
    QFETCH(QString, command);
    const RunResult result = runProgram(u"sh"_s,
                                        {u"-c"_s, QStringLiteral("%1 %2 -b %3 2>&1 >/dev/full")
                                                      .arg(QStringLiteral(STREAMSCOPE_CLI), command, m_kafka.bootstrap())},
                                        30'000);
    QCOMPARE(result.code, 1);
    QCOMPARE(result.output.count("No space left on device"), 1);
}

void TestCliFaults::changesAreJournalledWithTheirCluster()
{
    const QJsonValue id = run({u"cluster"_s}).lines().first().value("cluster_id"_L1);
    QVERIFY(!id.toString().isEmpty());
    create(u"journalled"_s);
    QCOMPARE(run({u"produce"_s, u"journalled"_s, u"-v"_s, u"x"_s}).code, 0);
    QCOMPARE(run({u"delete"_s, u"journalled"_s, u"--yes"_s}).code, 0);
    QFile journal(m_cli.config(u"journal.jsonl"_s));
    QVERIFY(journal.open(QIODevice::ReadOnly));
    QSet<QString> actions;
    for (const QByteArray &line : journal.readAll().trimmed().split('\n')) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        if (entry.value("object"_L1) != QJsonValue(u"journalled"_s))
            continue;
        actions.insert(entry.value("action"_L1).toString());
        QCOMPARE(entry.value("cluster_id"_L1), id);
    }
    QCOMPARE(actions, (QSet<QString>{u"create-topic"_s, u"produce"_s, u"delete-topic"_s}));
}

void TestCliFaults::refusedChangesHaveResults()
{
    QVERIFY(QDir().mkpath(m_cli.config({})));
    QFile profiles(m_cli.config(u"profiles.json"_s));
    QVERIFY(profiles.open(QIODevice::WriteOnly));
    profiles.write(R"({"version":1,"profiles":[{"id":"look","name":"look","bootstrapServers":")" + m_kafka.bootstrap().toUtf8() +
                   R"(","securityProtocol":"PLAINTEXT","environment":"development","readOnly":true}]})");
    profiles.close();
    for (const QStringList &command : {QStringList{u"create"_s, u"one"_s, u"two"_s}, QStringList{u"delete"_s, u"one"_s, u"two"_s, u"--yes"_s}}) {
        const CliRun refused = run(command + QStringList{u"--profile"_s, u"look"_s}, {}, false);
        QVERIFY2(refused.code == 1, refused.err.constData());
        const auto lines = refused.lines();
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[1].value("topic"_L1), QJsonValue(u"two"_s));
        QCOMPARE(lines[1].value("ok"_L1), QJsonValue(false));
        QCOMPARE(lines[1].value("error"_L1), QJsonValue(u"read-only"_s));
    }
    QVERIFY(profiles.remove());
}

void TestCliFaults::aClosedKeychainIsNotAnEmptyOne()
{
    FakeWallet wallet;
    STREAMSCOPE_REQUIRE(wallet.start(), u"a message bus"_s);
    qputenv("XDG_CURRENT_DESKTOP", "KDE");
    qputenv("KDE_SESSION_VERSION", "5");
    qputenv("DBUS_SESSION_BUS_ADDRESS", wallet.address().toLatin1());
    QVERIFY(QDir().mkpath(m_cli.config({})));
    QFile profiles(m_cli.config(u"profiles.json"_s));
    QVERIFY(profiles.open(QIODevice::WriteOnly));
    profiles.write(R"({"version":1,"profiles":[{"id":"kept","name":"kept","bootstrapServers":"127.0.0.1:1","username":"alice",
        "securityProtocol":"SASL_PLAINTEXT","saslMechanism":"PLAIN","secretProperties":["sasl.password"],
        "environment":"development","readOnly":true}]})");
    profiles.close();
    const auto says = [this] {
        const CliRun refused = run({u"topics"_s, u"--profile"_s, u"kept"_s}, {}, false);
        return refused.code == 2 ? refused.err : QByteArray("another code: ") + refused.err;
    };
    QVERIFY2(says().startsWith("streamscope-cli: the keychain has no “sasl.password”"), says().constData());
    wallet.locked = true;
    QVERIFY2(says().startsWith("streamscope-cli: the keychain is locked or did not answer"), says().constData());
    QVERIFY(says().contains("sasl.password=@FILE"));
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    QVERIFY2(says().startsWith("streamscope-cli: there is no keychain here"), says().constData());
    QVERIFY(profiles.remove());
}

// The library refuses a hundred million partitions before anything is sent.
void TestCliFaults::oneThatIsRefusedDoesNotFailTheOthers()
{
    const CliRun created = run({u"create"_s, u"lots:100000000"_s, u"few:1:1"_s});
    QVERIFY2(created.code == 1, created.err.constData());
    const auto lines = created.lines();
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines[0].value("topic"_L1), QJsonValue(u"lots"_s));
    QCOMPARE(lines[0].value("ok"_L1), QJsonValue(false));
    QCOMPARE(lines[1].value("topic"_L1), QJsonValue(u"few"_s));
    QCOMPARE(lines[1].value("ok"_L1), QJsonValue(true));
}

// Kafka bounds the partitions of a request, and refuses all that is in it.
void TestCliFaults::oneThatIsTooLargeDoesNotFailTheOthers()
{
    const CliRun created = run({u"create"_s, u"beside:1:1"_s, u"huge:50000:1"_s, u"behind:1:1"_s});
    QVERIFY2(created.code == 1, created.err.constData());
    const auto lines = created.lines();
    QCOMPARE(lines.size(), 3);
    for (const auto &[line, ok] : {std::pair(0, true), std::pair(1, false), std::pair(2, true)})
        QCOMPARE(lines[line].value("ok"_L1), QJsonValue(ok));
    QCOMPARE(lines[1].value("topic"_L1), QJsonValue(u"huge"_s));
    QCOMPARE(lines[1].value("error"_L1), QJsonValue(u"POLICY_VIOLATION"_s));
}

void TestCliFaults::storesOfJavaAreNotPassedOver()
{
    QVERIFY(QDir().mkpath(m_cli.config({})));
    QFile file(m_cli.config(u"client.properties"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("ssl.truststore.location=/etc/kafka/trust.jks\n");
    file.close();
    const CliRun refused = run({u"topics"_s, u"--config"_s, file.fileName()});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains("trust.jks must be PEM") && refused.err.contains("keytool"), refused.err.constData());
    const CliRun replaced = run({u"topics"_s, u"--config"_s, file.fileName(), u"-X"_s, u"ssl.ca.location=/etc/kafka/trust.pem"_s});
    QVERIFY2(replaced.code == 0, replaced.err.constData());
}

void TestCliFaults::nobodyKnowsWhatWasNotAnswered()
{
    QProcess process;
    m_cli.start(process, {u"produce"_s, u"frozen"_s, u"--ndjson"_s, u"-"_s, u"--timeout"_s, u"2"_s, u"-b"_s, m_kafka.bootstrap()});
    process.write("{\"value\":\"1\"}\n");
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 30'000);
    QVERIFY(process.readLine().contains("\"offset\":0"));
    m_kafka.node().suspend();
    process.write("{\"value\":\"2\"}\n");
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(30'000);
    m_kafka.node().resume();
    QVERIFY(ended);
    QCOMPARE(process.exitCode(), 4);
    QVERIFY(process.readAllStandardOutput().contains("\"ok\":null"));
    QVERIFY(process.readAllStandardError().contains("line 2: "));
}

void TestCliFaults::aSilentBrokerIsNoConnection()
{
    m_kafka.node().suspend();
    const CliRun result = run({u"produce"_s, u"frozen"_s, u"-v"_s, u"1"_s, u"--timeout"_s, u"2"_s});
    m_kafka.node().resume();
    QCOMPARE(result.code, 3);
    QVERIFY2(result.err.contains("cannot connect: ") && !result.err.contains("unknown"), result.err.constData());
    QVERIFY(result.out.isEmpty()); // nothing was sent
}

QTEST_GUILESS_MAIN(TestCliFaults)
#include "tst_cli_faults.moc"
