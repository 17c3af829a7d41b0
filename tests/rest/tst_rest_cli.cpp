// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line on a REST Proxy in trouble: what it says, and with which exit code it ends.
#include "tests/rest/rest_cli.h"
#include "tests/rest/rest_fixture.h"

#include <QDirIterator>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;

namespace {

// A proxy that is served here, and the tool on it.
struct Stand {
    MemoryBackend log;
    StandIn server{log};
    RestCli cli;

    Stand()
    {
        log.addTopic(u"orders"_s, 1);
        server.start();
        cli.url = server.url();
    }
    [[nodiscard]] CliRun run(const QStringList &arguments) const { return cli.run(arguments); }
    [[nodiscard]] QByteArray journal() const
    {
        QFile file(cli.home(u"streamscope/journal.jsonl"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

Fault done(int status, int times)
{
    Fault fault;
    fault.path = "/records";
    fault.method = "POST";
    fault.manner = Fault::Manner::DoAndSay;
    fault.status = status;
    fault.times = times;
    return fault;
}

} // namespace

class TestRestCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsThatAnOutcomeIsUnknown_data();
    void tellsThatAnOutcomeIsUnknown();
    void tellsThatAMessageMayBeThereTwice();
    void tellsThatMessagesMayHaveBeenMissed();
    void nothingIsNotedAfterAnInterruption();
    void saysWhatIsRefused_data();
    void saysWhatIsRefused();
    void whatAnswersInsteadIsNoConnection_data();
    void whatAnswersInsteadIsNoConnection();
    void doesNotStartForEver_data();
    void doesNotStartForEver();
    void analyzesWithoutTimestamps();
    void aHeaderFromAFileIsASecret();
    void aSecretHeaderOfASavedConnectionIsGiven();
    void saysThatTheProxyDecidesAboutIsolation();
    void saysWhatSchemaFormatsNeed();
    void saysThatAPortDoesNotSpeakHttp();
};

void TestRestCli::tellsThatAnOutcomeIsUnknown_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("500") << 500;
    QTest::newRow("502") << 502;
    QTest::newRow("504") << 504;
    QTest::newRow("cut") << 0;
}

void TestRestCli::tellsThatAnOutcomeIsUnknown()
{
    QFETCH(const int, status);
    Stand stand;
    stand.server.faults = {done(status, -1)};
    const CliRun run = stand.run({u"produce"_s, u"orders"_s, u"-v"_s, u"once"_s});
    QCOMPARE(run.code, 4);
    QVERIFY2(run.lines().value(0).value("ok"_L1).isNull(), run.out.constData());
    QVERIFY2(run.err.contains("the outcome is unknown"), run.err.constData());
    QVERIFY2(stand.journal().contains("\"unknown\""), stand.journal().constData());
    QCOMPARE(stand.log.logs[u"orders"_s][0].records.size(), 1);
}

void TestRestCli::tellsThatAMessageMayBeThereTwice()
{
    Stand stand;
    stand.server.faults = {done(503, 1)};
    const CliRun run = stand.run({u"produce"_s, u"orders"_s, u"-v"_s, u"v"_s});
    QCOMPARE(run.code, 0);
    QVERIFY2(run.err.contains("written twice"), run.err.constData());
    QCOMPARE(stand.log.logs[u"orders"_s][0].records.size(), 2);
}

void TestRestCli::tellsThatMessagesMayHaveBeenMissed()
{
    Stand stand;
    stand.server.manners.hasOffsets = false;
    QProcess process;
    stand.cli.start(process, {u"tail"_s, u"orders"_s, u"--count"_s, u"1"_s});
    QTRY_VERIFY_WITH_TIMEOUT(stand.server.count("GET", "/records") > 1, 30'000);
    stand.server.expireAll();
    QByteArray told;
    QTRY_VERIFY_WITH_TIMEOUT((told += process.readAllStandardError()).contains("orders [0]: messages may have been missed"), 30'000);
    stand.log.add(u"orders"_s, 0, {}, QByteArray("later"));
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(process.readAllStandardOutput().contains("later"));
}

// The answer to the deletion is waited for.
void TestRestCli::nothingIsNotedAfterAnInterruption()
{
    Stand stand;
    stand.server.manners.deleteMs = 300;
    QProcess process;
    stand.cli.start(process, {u"tail"_s, u"orders"_s});
    QTRY_VERIFY_WITH_TIMEOUT(stand.server.count("GET", "/records") > 1, 30'000);
    const auto noted = [&stand] { return QDirIterator(stand.cli.home({}), {u"*.instances"_s}, QDir::Files, QDirIterator::Subdirectories).hasNext(); };
    QVERIFY(noted());
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(stand.server.instances(), QStringList());
    QVERIFY(!noted());
}

void TestRestCli::saysWhatIsRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("v3, 401") << QByteArray("/v3/") << 401 << QByteArray("v3 of the REST Proxy's protocol to these credentials");
    QTest::newRow("v3, 403") << QByteArray("/v3/") << 403 << QByteArray("v3 of the REST Proxy's protocol to these credentials");
    QTest::newRow("v3, 404") << QByteArray("/v3/") << 404 << QByteArray("does not speak v3");
    QTest::newRow("the call, 401") << QByteArray("/configs") << 401 << QByteArray("not for you");
    QTest::newRow("the call, 403") << QByteArray("/configs") << 403 << QByteArray("not for you");
    QTest::newRow("the call, 404") << QByteArray("/configs") << 404 << QByteArray("not for you");
}

// The connection works: what fails is the operation.
void TestRestCli::saysWhatIsRefused()
{
    QFETCH(const QByteArray, path);
    QFETCH(const int, status);
    QFETCH(const QByteArray, says);
    Stand stand;
    stand.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    Fault fault;
    fault.path = path;
    fault.status = status;
    fault.body = R"({"error_code":1,"message":"not for you"})";
    stand.server.faults = {fault};
    for (const QStringList &command : {QStringList{u"configs"_s, u"topic"_s, u"orders"_s}, QStringList{u"configs"_s, u"broker"_s, u"1"_s}}) {
        const CliRun run = stand.run(command);
        QVERIFY2(run.code == 1, run.err.constData());
        QVERIFY2(run.err.contains(says), run.err.constData());
    }
    QCOMPARE(stand.run({u"topics"_s}).code, 0);
    const CliRun read = stand.run({u"tail"_s, u"orders"_s, u"--from"_s, u"earliest"_s, u"--until-end"_s});
    QVERIFY2(read.code == 0, read.err.constData());
    QCOMPARE(read.lines().size(), 1);
}

void TestRestCli::whatAnswersInsteadIsNoConnection_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("no JSON") << 200;
    QTest::newRow("401") << 401;
    QTest::newRow("403") << 403;
    QTest::newRow("404") << 404;
    QTest::newRow("500") << 500;
}

void TestRestCli::whatAnswersInsteadIsNoConnection()
{
    QFETCH(const int, status);
    Stand stand;
    Fault fault;
    fault.status = status;
    fault.body = "{\"half\":";
    stand.server.faults = {fault};
    for (const QStringList &command : {QStringList{u"topics"_s}, QStringList{u"produce"_s, u"orders"_s, u"-v"_s, u"x"_s}}) {
        const CliRun run = stand.run(command + QStringList{u"--timeout"_s, u"2"_s});
        QVERIFY2(run.code == 3, run.err.constData());
        QVERIFY2(run.err.contains("cannot connect"), run.err.constData());
    }
}

void TestRestCli::doesNotStartForEver_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("command");
    QTest::newRow("tail, no instance") << QByteArray("/consumers/") << u"tail"_s;
    QTest::newRow("tail, no records") << QByteArray("/records") << u"tail"_s;
    QTest::newRow("search") << QByteArray("/records") << u"search"_s;
    QTest::newRow("analyze") << QByteArray("/records") << u"analyze"_s;
}

void TestRestCli::doesNotStartForEver()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QString, command);
    Stand stand;
    stand.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    Fault fault;
    fault.path = path;
    fault.body = R"({"error_code":50001,"message":"said the server"})";
    stand.server.faults = {fault};
    QStringList arguments{command, u"orders"_s, u"--timeout"_s, u"1.5"_s, u"--from"_s, u"earliest"_s};
    if (command == "search"_L1)
        arguments += {u"--text"_s, u"v"_s};
    if (command == "analyze"_L1)
        arguments += {u"--group-by"_s, u"partition"_s};
    const CliRun run = stand.run(arguments);
    QCOMPARE(run.code, 4);
    QVERIFY2(run.err.contains("said the server"), run.err.constData());
}

void TestRestCli::analyzesWithoutTimestamps()
{
    Stand stand;
    for (int i = 0; i < 5; ++i)
        stand.log.add(u"orders"_s, 0, {}, QByteArray("{}"));
    const QStringList command{u"analyze"_s, u"orders"_s, u"--until-end"_s, u"--group-by"_s, u"partition"_s};
    const CliRun nothing = stand.run(command);
    QCOMPARE(nothing.code, 1);
    QVERIFY2(nothing.err.contains("5 messages have no timestamp between 1970 and 9999"), nothing.err.constData());
    QVERIFY2(nothing.err.contains("--time arrival"), nothing.err.constData());
    const CliRun counted = stand.run(command + QStringList{u"--time"_s, u"arrival"_s});
    QVERIFY2(counted.code == 0, counted.err.constData());
    QCOMPARE(counted.lines().value(0).value("count"_L1).toInt(), 5);
}

void TestRestCli::aHeaderFromAFileIsASecret()
{
    Stand stand;
    QFile file(stand.cli.home(u"header"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("hidden-1\n") > 0);
    file.close();
    const CliRun run = stand.run({u"topics"_s, u"-X"_s, u"rest.header.X-Team=@"_s + file.fileName()});
    QCOMPARE(run.code, 0);
    QCOMPARE(stand.server.seen.last().headers.value("x-team"), QByteArray("hidden-1"));
}

// Under the very name by which the connection misses it, whether the header's name or a person has made it a secret.
void TestRestCli::aSecretHeaderOfASavedConnectionIsGiven()
{
    Stand stand;
    QVERIFY(QDir().mkpath(stand.cli.home(u"streamscope"_s)));
    QFile profiles(stand.cli.home(u"streamscope/profiles.json"_s));
    QVERIFY(profiles.open(QIODevice::WriteOnly));
    profiles.write(R"({"version":1,"profiles":[{"id":"p","name":"shop","kind":"rest","restUrl":")" + stand.cli.url.toUtf8() +
                   R"(","securityProtocol":"PLAINTEXT","environment":"development","readOnly":false,)"
                   R"("secretProperties":["rest.header.X-Api-Key","rest.secret-header.X-Team"]}]})");
    profiles.close();
    QFile secret(stand.cli.home(u"secret"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write("hidden-2") > 0);
    secret.close();
    QStringList command{u"topics"_s, u"--profile"_s, u"shop"_s};
    for (const auto &name : {u"rest.header.X-Api-Key"_s, u"rest.secret-header.X-Team"_s}) {
        const CliRun missing = stand.run(command);
        QCOMPARE(missing.code, 2);
        QVERIFY2(missing.err.contains(name.toLatin1()), missing.err.constData());
        command += {u"-X"_s, name + "=@"_L1 + secret.fileName()};
    }
    const CliRun run = stand.run(command);
    QVERIFY2(run.code == 0, run.err.constData());
    QCOMPARE(stand.server.seen.last().headers.value("x-api-key"), QByteArray("hidden-2"));
    QCOMPARE(stand.server.seen.last().headers.value("x-team"), QByteArray("hidden-2"));
}

void TestRestCli::saysThatTheProxyDecidesAboutIsolation()
{
    Stand stand;
    stand.log.add(u"orders"_s, 0, {}, QByteArray("v"));
    const QStringList tail{u"tail"_s, u"orders"_s, u"--from"_s, u"earliest"_s, u"--count"_s, u"1"_s};
    const CliRun asked = stand.run(tail + QStringList{u"--isolation"_s, u"committed"_s});
    QCOMPARE(asked.code, 0);
    QVERIFY2(asked.err.contains("--isolation has no effect"), asked.err.constData());
    QVERIFY(!stand.run(tail).err.contains("isolation"));
}

void TestRestCli::saysWhatSchemaFormatsNeed()
{
    Stand stand;
    stand.log.add(u"orders"_s, 0, {}, QByteArray("\0\0\0\0\x07\x02\xff", 7));
    const CliRun refused = stand.run({u"tail"_s, u"orders"_s, u"-X"_s, u"rest.format=avro"_s});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains("schema registry"), refused.err.constData());
    QVERIFY2(refused.err.contains("binary"), refused.err.constData());
    // What they are made of is read as it is.
    const CliRun bytes = stand.run({u"tail"_s, u"orders"_s, u"--from"_s, u"earliest"_s, u"--until-end"_s});
    QVERIFY2(bytes.code == 0, bytes.err.constData());
    QCOMPARE(bytes.lines().value(0).value("value"_L1)["base64"_L1].toString(), u"AAAAAAcC/w=="_s);
}

// As a broker does it that is sent a request of HTTP.
void TestRestCli::saysThatAPortDoesNotSpeakHttp()
{
    QTcpServer broker;
    QVERIFY(broker.listen(QHostAddress::LocalHost));
    connect(&broker, &QTcpServer::newConnection, &broker, [&broker] {
        QTcpSocket *socket = broker.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, &QTcpSocket::close);
    });
    Stand stand;
    stand.cli.url = u"http://127.0.0.1:%1"_s.arg(broker.serverPort());
    const CliRun run = stand.run({u"topics"_s, u"--timeout"_s, u"2"_s});
    QCOMPARE(run.code, 3);
    QVERIFY2(run.err.contains("does not speak HTTP"), run.err.constData());
}

QTEST_GUILESS_MAIN(TestRestCli)
#include "tst_rest_cli.moc"
