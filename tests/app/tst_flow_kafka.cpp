// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Flows on real Kafka, as processes that share a group and are killed; counted by Kafka's own consumer.
#include "tests/app/flow_member.h"
#include "tests/support/kafka_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QTemporaryDir>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

namespace {

constexpr int kPatienceMs = 90'000;
constexpr int kLeastPerMs = 2; // orders, on a machine that has other things to do

struct Run {
    int code = -1;
    QByteArray out;
    QByteArray err;
};

bool isBad(int number)
{
    return number % 10 == 3;
}

QByteArray order(int number)
{
    const QByteArray id = QByteArray::number(number);
    return isBad(number) ? "{\"order_id\" : \"o-" + id + "\", \"user_id\":\"u\",\"total\": -1.50}"
                         : "{\"order_id\":\"o-" + id + "\",\"user_id\":\"u-" + QByteArray::number(number % 97) + "\",\"total\":" + id +
                               ".50,\"items\":[{\"quantity\":1}]}";
}

} // namespace

class TestFlowKafka : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void exactlyOnceThroughKills();
    void aFrozenMemberIsFencedAndGoesOn();
    void atLeastOnceTellsTheProvenance();
    void failuresAreToldAndKept();
    void stopsInOrder();
    void dryRunLeavesNoTrace();
    void dryRunCountsMessages();
    void aLostBrokerIsTold();
    void aReplayIsCompleteAndInOrder();
    void refuses();

private:
    std::unique_ptr<QProcess> start(const QStringList &arguments);
    Run run(const QStringList &arguments);
    std::unique_ptr<Member> member(const QString &flow, const QStringList &more = {});
    void createTopics();
    std::unique_ptr<QProcess> startOrders(int from, int to);
    bool produceOrders(int from, int to);
    qint64 endOf(const QString &topic);
    void eachOrderCountsOnce(int orders);
    QString flowFile(const QByteArray &text, const QString &form = u"yaml"_s);

    std::unique_ptr<KafkaServer> m_kafka;
    std::unique_ptr<QTemporaryDir> m_home;
    int m_files = 0;
};

void TestFlowKafka::initTestCase()
{
    KafkaServer probe;
    STREAMSCOPE_REQUIRE_KAFKA(probe);
}

// The flow's topics and group have fixed names: each test has a cluster of its own.
void TestFlowKafka::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    KafkaServer::Options options;
    options.requestLog = QTest::currentTestFunction() == "stopsInOrder"_L1;
    m_kafka = std::make_unique<KafkaServer>(options);
    STREAMSCOPE_REQUIRE_KAFKA(*m_kafka);
    createTopics();
}

std::unique_ptr<QProcess> TestFlowKafka::start(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, m_home->path());
    process->setProcessEnvironment(environment);
    process->start(QStringLiteral(STREAMSCOPE_CLI), arguments + QStringList{u"-b"_s, m_kafka->bootstrap()});
    return process;
}

Run TestFlowKafka::run(const QStringList &arguments)
{
    const auto process = start(arguments);
    process->waitForFinished(kPatienceMs);
    return {process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1, process->readAllStandardOutput(),
            process->readAllStandardError()};
}

std::unique_ptr<Member> TestFlowKafka::member(const QString &flow, const QStringList &more)
{
    return std::make_unique<Member>(QStringList{u"flow"_s, u"run"_s, flow, u"-b"_s, m_kafka->bootstrap()} + more, m_home->path());
}

void TestFlowKafka::createTopics()
{
    const Run created = run({u"create"_s, u"orders:6:1"_s, u"payments:3:1"_s, u"notifications:3:1"_s, u"order-failures:1:1"_s});
    QVERIFY2(created.code == 0, created.err.constData());
}

std::unique_ptr<QProcess> TestFlowKafka::startOrders(int from, int to)
{
    QByteArray lines;
    for (int i = from; i < to; ++i)
        lines += "{\"key\":\"k-" + QByteArray::number(i) + "\",\"value\":\"" + order(i).replace('"', "\\\"") + "\"}\n";
    auto process = start({u"produce"_s, u"orders"_s, u"--ndjson"_s, u"-"_s});
    process->write(lines);
    process->closeWriteChannel();
    return process;
}

bool TestFlowKafka::produceOrders(int from, int to)
{
    const auto process = startOrders(from, to);
    return process->waitForFinished(kPatienceMs + (to - from) / kLeastPerMs) && process->exitCode() == 0;
}

// The high watermarks of its partitions together.
qint64 TestFlowKafka::endOf(const QString &topic)
{
    qint64 end = 0;
    for (const QByteArray &line : run({u"watermarks"_s, topic}).out.split('\n'))
        end += QJsonDocument::fromJson(line).object().value("high"_L1).toInteger();
    return end;
}

QString TestFlowKafka::flowFile(const QByteArray &text, const QString &form)
{
    QFile file(m_home->filePath(u"flow-%1.%2"_s.arg(++m_files).arg(form)));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(text);
    return file.fileName();
}

// kill -9 of one of the members in mid-flow, two more, then the broker: every order counts once.
void TestFlowKafka::exactlyOnceThroughKills()
{
    constexpr int kOrders = 40'000;
    const QString flow = QStringLiteral(STREAMSCOPE_FLOWS "/order-processor.yaml");
    auto first = member(flow);
    QTRY_COMPARE_WITH_TIMEOUT(first->last().value("members"_L1), QJsonValue(1), kPatienceMs);
    const auto feeding = startOrders(0, kOrders / 2);
    QTRY_VERIFY_WITH_TIMEOUT(endOf(u"payments"_s) > 0, kPatienceMs);
    first->signal(SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(!first->isRunning(), kPatienceMs);
    QVERIFY2(endOf(u"payments"_s) < kOrders * 2 / 5, "it was through before it was killed");
    QVERIFY(feeding->waitForFinished(kPatienceMs));
    QCOMPARE(feeding->exitCode(), 0);

    auto second = member(flow);
    auto third = member(flow);
    QVERIFY(produceOrders(kOrders / 2, kOrders * 3 / 4));
    QTRY_VERIFY_WITH_TIMEOUT(second->last().value("consumed"_L1).toInt() > 0 && third->last().value("consumed"_L1).toInt() > 0,
                             kPatienceMs);
    QVERIFY2(second->errors().contains("runs exactly once"), second->errors().constData());

    m_kafka->node().kill();
    QVERIFY2(m_kafka->node().start(), m_kafka->node().log().constData());
    QVERIFY(produceOrders(kOrders * 3 / 4, kOrders));
    // Once more, with one that is left: it ends what the dead one has open.
    second->signal(SIGKILL);
    QTRY_VERIFY2_WITH_TIMEOUT(third->last().value("members"_L1) == QJsonValue(1), third->story().constData(), kPatienceMs);
    QTRY_VERIFY2_WITH_TIMEOUT(third->last().value("lag"_L1) == QJsonValue(0), third->story().constData(), kPatienceMs);
    third->signal(SIGINT);
    QTRY_VERIFY_WITH_TIMEOUT(!third->isRunning(), kPatienceMs);
    QCOMPARE(third->code(), 130);
    eachOrderCountsOnce(kOrders);
}

// A member that sleeps longer than its session: the others take over and fence it; when it wakes up it begins anew.
void TestFlowKafka::aFrozenMemberIsFencedAndGoesOn()
{
    constexpr int kOrders = 12'000;
    const QString flow = QStringLiteral(STREAMSCOPE_FLOWS "/order-processor.yaml");
    auto frozen = member(flow);
    auto awake = member(flow);
    QTRY_COMPARE_WITH_TIMEOUT(awake->last().value("members"_L1), QJsonValue(2), kPatienceMs);
    QVERIFY(produceOrders(0, kOrders / 2));
    QTRY_VERIFY_WITH_TIMEOUT(frozen->last().value("consumed"_L1).toInt() > 0, kPatienceMs);
    frozen->signal(SIGSTOP);
    QVERIFY(produceOrders(kOrders / 2, kOrders * 3 / 4));
    QTRY_COMPARE_WITH_TIMEOUT(awake->last().value("members"_L1), QJsonValue(1), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(awake->last().value("lag"_L1), QJsonValue(0), kPatienceMs);
    frozen->signal(SIGCONT);
    QTRY_COMPARE_WITH_TIMEOUT(awake->last().value("members"_L1), QJsonValue(2), kPatienceMs);
    const int before = frozen->last().value("consumed"_L1).toInt();
    QVERIFY(produceOrders(kOrders * 3 / 4, kOrders));
    QTRY_VERIFY_WITH_TIMEOUT(frozen->last().value("consumed"_L1).toInt() > before, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(awake->last().value("lag"_L1), QJsonValue(0), kPatienceMs);
    QVERIFY2(frozen->isRunning(), frozen->errors().constData());
    eachOrderCountsOnce(kOrders);
}

void TestFlowKafka::eachOrderCountsOnce(int orders)
{
    QMap<QByteArray, int> payments;
    for (const QByteArray &line : m_kafka->readToEnd(u"payments"_s))
        ++payments[line];
    QMap<QByteArray, int> notifications;
    for (const QByteArray &line : m_kafka->readToEnd(u"notifications"_s))
        ++notifications[line];
    QMap<QByteArray, int> failures;
    for (const QByteArray &line : m_kafka->readToEnd(u"order-failures"_s))
        ++failures[line];
    int good = 0;
    for (int i = 0; i < orders; ++i) {
        const QByteArray id = QByteArray::number(i);
        if (isBad(i)) {
            QCOMPARE(failures.value(order(i)), 1);
            continue;
        }
        ++good;
        const QByteArray user = "u-" + QByteArray::number(i % 97);
        QCOMPARE(payments.value("{\"order_id\":\"o-" + id + "\",\"amount\":" + id + ".50,\"user_id\":\"" + user + "\"}"), 1);
        QCOMPARE(notifications.value("{\"user_id\":\"" + user + "\",\"message\":\"Order o-" + id + " confirmed!\",\"channel\":\"email\"}"),
                 1);
    }
    QCOMPARE(payments.size(), good);
    QCOMPARE(notifications.size(), good);
    QCOMPARE(failures.size(), orders - good);
}

void TestFlowKafka::atLeastOnceTellsTheProvenance()
{
    QVERIFY(produceOrders(0, 200));
    const QString flow = flowFile(R"({"version": 1, "name": "copy", "from": "orders", "otherwise": [{"topic": "payments"}]})", u"json"_s);
    auto copy = member(flow, {u"--until-end"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!copy->isRunning(), kPatienceMs);
    QVERIFY2(copy->code() == 0, copy->errors().constData());
    QVERIFY2(copy->errors().contains("runs at least once"), copy->errors().constData());
    QCOMPARE(copy->last().value("consumed"_L1), QJsonValue(200));
    QCOMPARE(copy->last().value("lag"_L1), QJsonValue(0));
    QMap<QByteArray, int> seen;
    for (const QByteArray &line : m_kafka->readToEnd(u"payments"_s, {u"print.headers=true"_s})) {
        QVERIFY2(line.startsWith("streamscope.flow:copy,streamscope.topic:orders,streamscope.partition:"), line.constData());
        ++seen[line.mid(line.indexOf('\t') + 1)];
    }
    QCOMPARE(seen.size(), 200);

    // A second run has nothing left to do; the group remembers.
    auto again = member(flow, {u"--until-end"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!again->isRunning(), kPatienceMs);
    QCOMPARE(again->code(), 0);
    QCOMPARE(again->last().value("consumed"_L1), QJsonValue(0));
}

void TestFlowKafka::failuresAreToldAndKept()
{
    QVERIFY(produceOrders(0, 20));
    const QByteArray piece(100, 'x');
    const QString flow =
        flowFile("version: 1\nname: divide\nfrom: orders\nexactly_once: true\nrules:\n"
                 "- {name: large, when: value.order_id == 'o-5', outputs: [{topic: payments, value: '${lists.range(150000).map(i, \"" + piece +
                 "\")}'}]}\n"
                 "- {name: endless, when: value.order_id == 'o-6', outputs: [{topic: payments, value: '${lists.range(2000).map(a, "
                 "lists.range(2000).map(b, lists.range(2000).map(c, a + b + c)))}'}]}\n"
                 "- {name: missing, when: value.order_id == 'o-7', outputs: [{topic: payments, value: '${value.nowhere}'}]}\n"
                 "- {name: r, when: 'double(value.total) / 2.0 > 5.0', outputs: [{topic: payments, value: '${value.items[0].quantity}'}]}\n"
                 "- {name: bad, when: 'value.total < 0.0 && 1 / 0 == 1', outputs: []}\n"
                 "errors: {topic: order-failures}\n");
    auto divide = member(flow, {u"--until-end"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!divide->isRunning(), kPatienceMs);
    QVERIFY2(divide->code() == 1, divide->errors().constData());
    QCOMPARE(divide->last().value("failed"_L1), QJsonValue(5));
    QCOMPARE(divide->last().value("consumed"_L1), QJsonValue(20));
    QCOMPARE(m_kafka->readToEnd(u"payments"_s).size(), 9); // what is above 10 and not bad
    QVERIFY2(divide->errors().contains("the condition of “bad”: division by zero"), divide->errors().constData());
    const auto kept = m_kafka->readToEnd(u"order-failures"_s, {u"print.headers=true"_s});
    QCOMPARE(kept.size(), 5);
    const auto isKept = [&kept](int number, const QByteArray &reason) {
        return std::count_if(kept.begin(), kept.end(), [&](const QByteArray &line) {
                   return line.startsWith("streamscope.error:" + reason) && line.contains(",streamscope.flow:divide,") && line.endsWith(order(number));
               }) == 1;
    };
    QVERIFY2(isKept(3, "the condition of “bad”: division by zero,") && isKept(13, "the condition of “bad”: division by zero,") &&
                 isKept(5, "the result is larger than 10485760 bytes of the value for payments") &&
                 isKept(6, "more steps than an expression may take of the value for payments") &&
                 isKept(7, "no such key: nowhere of the value for payments"),
             kept.join('\n').left(4000).constData());
}

void TestFlowKafka::stopsInOrder()
{
    // A connection's own times do not hold for a flow: others are to take over soon.
    auto running = member(QStringLiteral(STREAMSCOPE_FLOWS "/order-processor.yaml"),
                          {u"-X"_s, u"session.timeout.ms=45000"_s, u"-X"_s, u"transaction.timeout.ms=60000"_s});
    QVERIFY(produceOrders(0, 100));
    QTRY_COMPARE_WITH_TIMEOUT(running->last().value("members"_L1), QJsonValue(1), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(running->last().value("lag"_L1), QJsonValue(0), kPatienceMs);
    running->signal(SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(!running->isRunning(), kPatienceMs);
    QCOMPARE(running->code(), 143);
    const QList<RequestSeen> seen = m_kafka->requests();
    const auto isSeen = [&seen](const QString &api, const QString &part) {
        return std::any_of(seen.begin(), seen.end(), [&](const RequestSeen &one) { return one.api == api && one.json.contains(part); });
    };
    QVERIFY(isSeen(u"JOIN_GROUP"_s, u"\"sessionTimeoutMs\":6000,"_s));
    QVERIFY(isSeen(u"INIT_PRODUCER_ID"_s, u"\"transactionTimeoutMs\":10000,"_s));
    // It has left: Kafka waits for no session to expire.
    const RunResult members =
        m_kafka->tool(u"consumer.group.ConsumerGroupCommand"_s,
                      {u"--bootstrap-server"_s, m_kafka->bootstrap(), u"--describe"_s, u"--group"_s, u"order-processor"_s, u"--members"_s});
    QVERIFY2(members.output.contains("has no active members"), members.output.constData());
    QFile file(m_home->filePath(u"streamscope/journal.jsonl"_s));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QByteArray entries = file.readAll();
    QVERIFY2(entries.contains("\"run-flow\"") && entries.contains("\"commits\""), entries.constData());
}

void TestFlowKafka::dryRunLeavesNoTrace()
{
    QVERIFY(produceOrders(0, 50));
    const Run dry = run({u"flow"_s, u"run"_s, QStringLiteral(STREAMSCOPE_FLOWS "/order-processor.yaml"), u"--dry-run"_s, u"12"_s});
    QVERIFY2(dry.code == 0, dry.err.constData());
    QList<QByteArray> lines = dry.out.split('\n');
    lines.removeAll(QByteArray());
    QCOMPARE(lines.size(), 12);
    for (const QByteArray &line : lines) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        const bool accepted = object.value("rule"_L1) == QJsonValue(u"accepted"_s);
        QCOMPARE(object.value("produces"_L1).toArray().size(), accepted ? 2 : 1);
        const QJsonObject first = object.value("produces"_L1).toArray().first().toObject();
        QCOMPARE(first.keys(), QStringList({u"headers"_s, u"key"_s, u"timestamp"_s, u"topic"_s, u"value"_s}));
    }
    QVERIFY(run({u"watermarks"_s, u"payments"_s}).out.count("\"high\":0") == 3);
    const RunResult groups =
        m_kafka->tool(u"consumer.group.ConsumerGroupCommand"_s, {u"--bootstrap-server"_s, m_kafka->bootstrap(), u"--list"_s});
    QVERIFY(!groups.output.contains("order-processor"));
}

// Of what transactions wrote: their marks stand between the messages.
void TestFlowKafka::dryRunCountsMessages()
{
    auto running = member(QStringLiteral(STREAMSCOPE_FLOWS "/order-processor.yaml"));
    for (int i = 0; i < 40; i += 10) {
        QVERIFY(produceOrders(i, i + 10));
        QTRY_COMPARE_WITH_TIMEOUT(running->last().value("consumed"_L1), QJsonValue(i + 10), kPatienceMs);
    }
    running->signal(SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(!running->isRunning(), kPatienceMs);
    QVERIFY(endOf(u"payments"_s) > 36); // 36 payments, and marks
    const QString flow = flowFile("version: 1\nname: look\nfrom: payments\notherwise: []\n");
    for (const int wanted : {7, 30, 36, 1000}) {
        const Run dry = run({u"flow"_s, u"run"_s, flow, u"--dry-run"_s, QString::number(wanted)});
        QVERIFY2(dry.code == 0, dry.err.constData());
        QCOMPARE(dry.out.count('\n'), std::min(wanted, 36));
    }
    QCOMPARE(run({u"flow"_s, u"run"_s, flowFile("version: 1\nname: x\nfrom: nowhere\notherwise: []\n"), u"--dry-run"_s, u"5"_s}).code, 1);
}

// At once, and what is told afterwards says how old it is.
void TestFlowKafka::aLostBrokerIsTold()
{
    auto running = member(QStringLiteral(STREAMSCOPE_FLOWS "/order-processor.yaml"));
    QTRY_COMPARE_WITH_TIMEOUT(running->last().value("lag"_L1), QJsonValue(0), kPatienceMs);
    QVERIFY(running->last().value("lag_age_ms"_L1).toInt(-1) >= 0);
    m_kafka->node().kill();
    QTRY_VERIFY_WITH_TIMEOUT(running->errors().contains("waiting: "), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(running->last().value("lag_age_ms"_L1).toInt() > 3000, kPatienceMs);
    QCOMPARE(running->last().value("lag"_L1), QJsonValue(0));
    QVERIFY2(m_kafka->node().start(), m_kafka->node().log().constData());
    QVERIFY(produceOrders(0, 10));
    QTRY_COMPARE_WITH_TIMEOUT(running->last().value("consumed"_L1), QJsonValue(10), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(running->last().value("lag_age_ms"_L1).toInt() < 3000, kPatienceMs);
}

// STREAMSCOPE_REPLAY_MESSAGES: how many; a million takes minutes, more than QTEST_FUNCTION_TIMEOUT allows unless it says so.
void TestFlowKafka::aReplayIsCompleteAndInOrder()
{
    const int wanted = qEnvironmentVariableIsSet("STREAMSCOPE_REPLAY_MESSAGES") ? qEnvironmentVariableIntValue("STREAMSCOPE_REPLAY_MESSAGES") : 10'000;
    QCOMPARE(run({u"create"_s, u"copy:6:1"_s, u"narrow:2:1"_s}).code, 0);
    QVERIFY(produceOrders(0, wanted));
    const QByteArray text = "version: 1\nname: replay\nfrom: orders\nrange: {}\notherwise: [{topic: copy, partition: keep}]\n";
    const QString flow = flowFile(text);
    auto replay = member(flowFile(text + "rate: " + QByteArray::number(wanted / 5) + '\n'));
    QTRY_VERIFY_WITH_TIMEOUT(replay->last().value("consumed"_L1).toInt() > wanted / 10, kPatienceMs);
    QVERIFY(replay->isRunning());
    replay->signal(SIGTERM); // it goes on where it was
    QTRY_VERIFY_WITH_TIMEOUT(!replay->isRunning(), kPatienceMs);
    QVERIFY(produceOrders(wanted, wanted + 10));
    const qint64 ends = endOf(u"orders"_s);
    replay = member(flow);
    QTRY_VERIFY_WITH_TIMEOUT(!replay->isRunning(), 10 * kPatienceMs);
    QVERIFY2(replay->code() == 0, replay->errors().constData());
    QCOMPARE(replay->last().value("lag"_L1), QJsonValue(0));
    QCOMPARE(endOf(u"copy"_s), ends);
    // By Kafka's own consumer: partition for partition the same lines in the same order.
    const auto byPartition = [this](const QString &topic) {
        QMap<QByteArray, QByteArrayList> lines;
        for (const QByteArray &line : m_kafka->readToEnd(topic, {u"print.partition=true"_s, u"print.key=true"_s}))
            lines[line.left(line.indexOf('\t'))].append(line);
        return lines;
    };
    const auto originals = byPartition(u"orders"_s);
    QCOMPARE(originals.size(), 6);
    QCOMPARE(byPartition(u"copy"_s), originals);
    // A part of it, which ends by itself; and partitions that cannot be kept.
    const QString part = flowFile("version: 1\nname: part\nfrom: orders\nrange: {begin: 'offset:10', end: 'offset:20'}\nrate: 1000\n"
                                  "provenance: true\nexactly_once: true\notherwise: [{topic: payments}]\n");
    QCOMPARE(run({u"flow"_s, u"run"_s, part}).code, 0);
    const auto copied = m_kafka->readToEnd(u"payments"_s, {u"print.headers=true"_s});
    QCOMPARE(copied.size(), 60);
    for (const QByteArray &line : copied)
        QVERIFY2(line.startsWith("streamscope.flow:part,streamscope.topic:orders,streamscope.partition:"), line.constData());
    const Run narrow = run({u"flow"_s, u"run"_s, flowFile("version: 1\nname: n\nfrom: orders\notherwise: [{topic: narrow, partition: keep}]\n")});
    QVERIFY(narrow.code != 0);
    QVERIFY2(narrow.err.contains("partitions cannot be kept: there are 6 to read and 2 in narrow"), narrow.err.constData());
}

void TestFlowKafka::refuses()
{
    const QString flow = flowFile("version: 1\nname: lost\nfrom: orders\notherwise: [{topic: nowhere}]\n");
    const Run lost = run({u"flow"_s, u"run"_s, flow});
    QCOMPARE(lost.code, 1);
    QVERIFY2(lost.err.contains("nowhere"), lost.err.constData());
    QVERIFY(lost.out.isEmpty());
    QCOMPARE(run({u"flow"_s, u"run"_s, flow, u"--dry-run"_s, u"0"_s}).code, 2);
    QCOMPARE(run({u"flow"_s, u"run"_s, flowFile("version: 1\n")}).code, 2);
}

QTEST_GUILESS_MAIN(TestFlowKafka)
#include "tst_flow_kafka.moc"
