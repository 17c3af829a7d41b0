// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Copied commands are run as they are, by a shell, Python and Node, against the stand-in: they do what a click does.
#include "tests/rest/rest_fixture.h"

#include "models/rest/command_text.h"

#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::testing;
using rest::CommandLanguage;

namespace {

struct Outcome {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

// Runs the text with the variables of its credentials; this thread goes on serving meanwhile.
Outcome run(CommandLanguage language, const QString &text, const rest::RestConfig &config)
{
    QTemporaryFile file;
    if (!file.open() || file.write(text.toUtf8()) < 0 || !file.flush())
        return {};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : rest::commandVariables(config))
        environment.insert(name, value);
    QProcess process;
    process.setProcessEnvironment(environment);
    const QString program = language == CommandLanguage::Curl ? u"sh"_s : language == CommandLanguage::Python ? u"python3"_s : u"node"_s;
    process.start(program, language == CommandLanguage::Curl ? QStringList{u"-e"_s, file.fileName()} : QStringList{file.fileName()});
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000))
        process.kill();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

} // namespace

class TestRestCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void producesAndConsumes_data();
    void producesAndConsumes();
    void manages_data() { producesAndConsumes_data(); }
    void manages();
    void looks_data() { producesAndConsumes_data(); }
    void looks();
    void holdsNoSecret();
    void saysWhichWayItDoesNotGo();
    void largeBodiesFit();
    void failuresAreToldByTheExitCode_data() { producesAndConsumes_data(); }
    void failuresAreToldByTheExitCode();
    void credentialsFollowNoRedirect_data() { producesAndConsumes_data(); }
    void credentialsFollowNoRedirect();
    void theFourCallsOfTheProtocol();
    void aKeyGoesWhereTheProgramSendsIt();
    void aFailureLeavesNoConsumer_data();
    void aFailureLeavesNoConsumer();
};

void TestRestCommands::producesAndConsumes_data()
{
    QTest::addColumn<CommandLanguage>("language");
    QTest::newRow("curl") << CommandLanguage::Curl;
    QTest::newRow("python") << CommandLanguage::Python;
    if (!QStandardPaths::findExecutable(u"node"_s).isEmpty())
        QTest::newRow("node") << CommandLanguage::Node;
}

// Credentials and payloads with everything that a shell or a string could trip over.
void TestRestCommands::producesAndConsumes()
{
    QFETCH(const CommandLanguage, language);
    RestFixture fixture;
    fixture.config.auth = rest::Auth::Basic;
    fixture.config.username = u"al'ice"_s;
    fixture.config.password = u"p\"w$(rm) `x` \\ é"_s;
    fixture.config.headers = {{"X-Tenant", "it's \"blue\" $HOME", false}, {"X-Api-Key", "k'e\"y", true}};
    fixture.server.manners.authorization = "Basic " + (fixture.config.username + u':' + fixture.config.password).toUtf8().toBase64();
    QVERIFY(fixture.connectAndSettle());
    const rest::Capabilities offers = fixture.connection->capabilities();
    const QByteArray json = R"({"it's":"\"$(x)\" `y` \\ größe 😀","id":12345678901234567})";
    QList<rest::RestCall> calls = rest::act::produce(offers, {u"orders"_s, 0, {}, json, {}, {}}, 1, rest::PayloadFormat::Json);
    calls += rest::act::produce(offers, {u"orders"_s, 0, QByteArray("\0\xff", 2), json, {{"h'1", QByteArray("\0x", 2)}}, 1'790'000'000'123},
                                1, rest::PayloadFormat::Binary);
    calls += rest::act::consumeFrom({{{u"orders"_s, 0}, 1}}, rest::PayloadFormat::Binary, rest::act::freshName());
    const qsizetype before = fixture.server.seen.size();
    const Outcome outcome = run(language, rest::commandText(language, calls, fixture.config), fixture.config);
    QVERIFY2(outcome.code == 0, (outcome.out + outcome.err).constData());
    const QList<StoredRecord> stored = fixture.log.logs[u"orders"_s][0].records;
    QCOMPARE(stored.size(), 2);
    QCOMPARE(QJsonDocument::fromJson(*stored[0].value), QJsonDocument::fromJson(json));
    QCOMPARE(stored[1].value, json);
    QCOMPARE(stored[1].key, QByteArray("\0\xff", 2));
    QCOMPARE(stored[1].headers, (QList<cluster::Header>{{"h'1", QByteArray("\0x", 2)}}));
    QCOMPARE(stored[1].timestampMs, 1'790'000'000'123);
    QVERIFY(outcome.out.contains(json.toBase64()));
    QVERIFY(!outcome.out.contains("\"offset\":0,"
                                  "\"partition\":0,\"topic\"")); // from offset 1
    for (qsizetype i = before; i < fixture.server.seen.size(); ++i) {
        QCOMPARE(fixture.server.seen[i].headers.value("x-tenant"), QByteArray("it's \"blue\" $HOME"));
        QCOMPARE(fixture.server.seen[i].headers.value("x-api-key"), QByteArray("k'e\"y"));
    }
    // Byte for byte what the window itself would have sent.
    QCOMPARE(fixture.server.seen[before].body, calls[0].body);
    QCOMPARE(fixture.server.seen[before + 1].body, calls[1].body);
    QCOMPARE(fixture.server.instances(), QStringList());
}

void TestRestCommands::manages()
{
    QFETCH(const CommandLanguage, language);
    RestFixture fixture;
    fixture.config.auth = rest::Auth::Bearer;
    fixture.config.token = u"t0k3n"_s;
    fixture.server.manners.authorization = "Bearer t0k3n";
    fixture.server.manners.prefix = "/some/path";
    QVERIFY(fixture.connect());
    const rest::Capabilities offers = fixture.connection->capabilities();
    QList<rest::RestCall> calls = rest::act::createTopic(offers, {u"new.topic"_s, 3, 1, {{u"retention.ms"_s, u"1"_s}}});
    calls += rest::act::listTopics(offers) + rest::act::describeTopic(offers, u"new.topic"_s);
    Outcome outcome = run(language, rest::commandText(language, calls, fixture.config), fixture.config);
    QVERIFY2(outcome.code == 0, (outcome.out + outcome.err).constData());
    QCOMPARE(fixture.log.logs[u"new.topic"_s].size(), 3);
    QVERIFY(outcome.out.contains("[\"new.topic\",\"orders\"]"));
    outcome = run(language, rest::commandText(language, rest::act::deleteTopic(offers, u"new.topic"_s), fixture.config), fixture.config);
    QVERIFY2(outcome.code == 0, (outcome.out + outcome.err).constData());
    QVERIFY(!fixture.log.logs.contains(u"new.topic"_s));
}

// What the pages of brokers, configurations and groups read, and nothing that they do not.
void TestRestCommands::looks()
{
    QFETCH(const CommandLanguage, language);
    RestFixture fixture;
    QVERIFY(fixture.connect());
    const rest::Capabilities offers = fixture.connection->capabilities();
    const cluster::ConfigResource topic{cluster::ConfigResource::Type::Topic, u"orders"_s};
    const cluster::ConfigResource broker{cluster::ConfigResource::Type::Broker, u"1"_s};
    const QList<rest::RestCall> calls = rest::act::listBrokers(offers) + rest::act::describeBroker(offers, 1) +
                                        rest::act::configs(offers, topic) + rest::act::configs(offers, broker) +
                                        rest::act::listGroups(offers) + rest::act::describeGroups(offers, {u"billing"_s});
    const Outcome outcome = run(language, rest::commandText(language, calls, fixture.config), fixture.config);
    QVERIFY2(outcome.code == 0, (outcome.out + outcome.err).constData());
    for (const char *answer : {"\"rack\":\"rack-a\"", "DYNAMIC_TOPIC_CONFIG", "DYNAMIC_BROKER_CONFIG", "\"is_leader\":true",
                               "\"state\":\"STABLE\"", "\"client_id\":\"app\"", "\"current_offset\":5"})
        QVERIFY2(outcome.out.contains(answer), answer);

    RestFixture old;
    old.server.manners.v3 = false;
    QVERIFY(old.connect());
    const rest::Capabilities less = old.connection->capabilities();
    QCOMPARE(rest::act::listBrokers(less).size(), 1);
    QVERIFY(rest::act::describeBroker(less, 1).isEmpty() && rest::act::configs(less, topic).isEmpty() &&
            rest::act::listGroups(less).isEmpty() && rest::act::describeGroups(less, {u"billing"_s}).isEmpty());
}

void TestRestCommands::holdsNoSecret()
{
    rest::RestConfig config;
    config.baseUrl = QUrl(u"https://proxy:8082"_s);
    config.auth = rest::Auth::Basic;
    config.username = u"alice"_s;
    config.password = u"s3cret-a"_s;
    config.token = u"s3cret-b"_s;
    config.certificateFile = u"/c.pem"_s;
    config.keyPassword = u"s3cret-c"_s;
    config.headers = {{"X-Api-Key", "s3cret-d", true}};
    config.route = {rest::ProxyRoute::Kind::Http, u"gate"_s, 3128, u"bob"_s, u"s3cret-e"_s};
    for (const auto auth : {rest::Auth::Basic, rest::Auth::Bearer, rest::Auth::None}) {
        config.auth = auth;
        for (const auto language : {CommandLanguage::Curl, CommandLanguage::Python, CommandLanguage::Node})
            QVERIFY(!rest::commandText(language, {rest::v2::topics()}, config).contains("s3cret"_L1));
    }
    QCOMPARE(rest::headerVariable("X-Api-Key"), u"KAFKA_REST_HEADER_X_API_KEY"_s);
    QCOMPARE(rest::commandVariables(config).size(), 3);
}

// A network proxy that a library does not know is named where the command begins.
void TestRestCommands::saysWhichWayItDoesNotGo()
{
    rest::RestConfig config;
    config.baseUrl = QUrl(u"http://shop.example:8082"_s);
    const auto leavesOut = [&config](CommandLanguage language) {
        const QString text = rest::commandText(language, {rest::v2::topics()}, config);
        return text.startsWith("# Without "_L1) || text.startsWith("// Without "_L1);
    };
    config.route = {rest::ProxyRoute::Kind::Socks5, u"gate"_s, 1080, {}, {}};
    QVERIFY(!leavesOut(CommandLanguage::Curl) && leavesOut(CommandLanguage::Python) && leavesOut(CommandLanguage::Node));
    config.route.kind = rest::ProxyRoute::Kind::Http;
    QVERIFY(!leavesOut(CommandLanguage::Curl) && !leavesOut(CommandLanguage::Python) && !leavesOut(CommandLanguage::Node));
    config.route.kind = rest::ProxyRoute::Kind::Direct;
    QVERIFY(!leavesOut(CommandLanguage::Node));
    config.route.kind = rest::ProxyRoute::Kind::System;
    qputenv("http_proxy", "http://127.0.0.1:3128");
    qunsetenv("no_proxy");
    QVERIFY(!leavesOut(CommandLanguage::Python) && leavesOut(CommandLanguage::Node));
    qunsetenv("http_proxy");
}

void TestRestCommands::largeBodiesFit()
{
    RestFixture fixture;
    QVERIFY(fixture.connect());
    const QByteArray value(300'000, 'x');
    const auto calls =
        rest::act::produce(fixture.connection->capabilities(), {u"orders"_s, 0, {}, value, {}, {}}, 1, rest::PayloadFormat::Binary);
    const Outcome outcome = run(CommandLanguage::Curl, rest::commandText(CommandLanguage::Curl, calls, fixture.config), fixture.config);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QCOMPARE(fixture.log.logs[u"orders"_s][0].records.last().value, value);
}

void TestRestCommands::failuresAreToldByTheExitCode()
{
    QFETCH(const CommandLanguage, language);
    RestFixture fixture;
    QVERIFY(fixture.connect());
    const auto calls = rest::act::describeTopic(fixture.connection->capabilities(), u"nothing"_s);
    QVERIFY(run(language, rest::commandText(language, calls, fixture.config), fixture.config).code > 0);
}

void TestRestCommands::credentialsFollowNoRedirect()
{
    QFETCH(const CommandLanguage, language);
    RestFixture fixture;
    fixture.config.auth = rest::Auth::Basic;
    fixture.config.username = u"alice"_s;
    fixture.config.password = u"pass"_s;
    QVERIFY(fixture.connectAndSettle());
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    QSignalSpy visited(&other, &QTcpServer::newConnection);
    Fault fault;
    fault.status = 302;
    fault.headers = {{"Location", "http://127.0.0.1:" + QByteArray::number(other.serverPort()) + "/elsewhere"}};
    fixture.server.faults = {fault};
    const auto calls = rest::act::listTopics(fixture.connection->capabilities());
    const qsizetype before = fixture.server.seen.size();
    const Outcome outcome = run(language, rest::commandText(language, calls, fixture.config), fixture.config);
    QCOMPARE(fixture.server.seen.size(), before + 1);
    QCOMPARE(visited.count(), 0);
    QVERIFY(language == CommandLanguage::Curl || outcome.code > 0);
}

// Make a consumer, subscribe, read, delete: with the media types of the embedded JSON.
void TestRestCommands::theFourCallsOfTheProtocol()
{
    RestFixture fixture;
    fixture.log.add(u"orders"_s, 0, {}, QByteArray(R"({"a":1})"));
    QVERIFY(fixture.connect());
    const auto calls = rest::act::consume({u"orders"_s}, rest::PayloadFormat::Json, u"streamscope-copy-1"_s);
    QCOMPARE(calls.size(), 4);
    const Outcome outcome = run(CommandLanguage::Curl, rest::commandText(CommandLanguage::Curl, calls, fixture.config), fixture.config);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QVERIFY(outcome.out.contains(R"("value":{"a":1})"));
    const auto seen = fixture.server.seen.last(4);
    QCOMPARE(seen[0].method + ' ' + seen[0].path, QByteArray("POST /consumers/streamscope-copy-1"));
    QCOMPARE(seen[0].headers.value("content-type"), QByteArray("application/vnd.kafka.v2+json"));
    QCOMPARE(seen[1].path, QByteArray("/consumers/streamscope-copy-1/instances/streamscope-copy-1/subscription"));
    QCOMPARE(seen[1].body, QByteArray(R"({"topics":["orders"]})"));
    QCOMPARE(seen[2].headers.value("accept"), QByteArray("application/vnd.kafka.json.v2+json"));
    QVERIFY(seen[2].path.startsWith("/consumers/streamscope-copy-1/instances/streamscope-copy-1/records"));
    QCOMPARE(seen[3].method + ' ' + seen[3].path, QByteArray("DELETE /consumers/streamscope-copy-1/instances/streamscope-copy-1"));
    QCOMPARE(fixture.server.instances(), QStringList());
}

// Whatever the proxy's own partitioner is; the stand-in's takes the first one.
void TestRestCommands::aKeyGoesWhereTheProgramSendsIt()
{
    RestFixture fixture;
    fixture.log.addTopic(u"wide"_s, 3);
    QVERIFY(fixture.connect());
    const cluster::ProducerRecord record{u"wide"_s, {}, QByteArray("it's $HOME"), QByteArray("v"), {}, {}};
    const auto sent = fixture.produce(record);
    QVERIFY(sent);
    QCOMPARE(sent->partition.partition, 2);
    const auto calls = rest::act::produce(fixture.connection->capabilities(), record, 3, rest::PayloadFormat::Binary);
    const Outcome outcome = run(CommandLanguage::Curl, rest::commandText(CommandLanguage::Curl, calls, fixture.config), fixture.config);
    QVERIFY2(outcome.code == 0, outcome.err.constData());
    QCOMPARE(fixture.log.logs[u"wide"_s][2].records.size(), 2);
}

// A shell goes on by itself.
void TestRestCommands::aFailureLeavesNoConsumer_data()
{
    QTest::addColumn<CommandLanguage>("language");
    QTest::newRow("python") << CommandLanguage::Python;
    if (!QStandardPaths::findExecutable(u"node"_s).isEmpty())
        QTest::newRow("node") << CommandLanguage::Node;
}

void TestRestCommands::aFailureLeavesNoConsumer()
{
    QFETCH(const CommandLanguage, language);
    RestFixture fixture;
    QVERIFY(fixture.connect());
    Fault fault;
    fault.path = "/records";
    fixture.server.faults = {fault};
    const auto calls = rest::act::consume({u"orders"_s}, rest::PayloadFormat::Json, u"streamscope-copy-1"_s);
    const Outcome outcome = run(language, rest::commandText(language, calls, fixture.config), fixture.config);
    QCOMPARE(fixture.server.count("GET", "/records"), 1);
    QCOMPARE(fixture.server.count("DELETE", "/instances/"), 1);
    QCOMPARE(fixture.server.instances(), QStringList());
    QVERIFY(outcome.code > 0);
}

QTEST_GUILESS_MAIN(TestRestCommands)
#include "tst_rest_commands.moc"
