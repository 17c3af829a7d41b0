// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that a topic refuses, on real Kafka: each is counted, told and kept, and all others are written.
#include "tests/app/flow_cluster.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope::testing;

class TestFlowRefused : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void smallMessagesFitSmallBatches();
    void aRangeThatIsNotThereIsTold();
    void aRefusedMessageIsAFailure_data();
    void aRefusedMessageIsAFailure();

private:
    CliRun run(const QStringList &arguments, const QByteArray &input = {}) { return m_cluster->run(arguments, input); }
    QByteArrayList values(const QString &topic) { return m_cluster->values(topic); }
    QString flowFile(const QByteArray &text) { return m_cluster->flowFile(text); }

    std::unique_ptr<FlowCluster> m_cluster;
    int m_named = 0;
};

void TestFlowRefused::initTestCase()
{
    m_cluster = std::make_unique<FlowCluster>();
    STREAMSCOPE_REQUIRE_KAFKA(m_cluster->kafka());
}

// Brokers hold max.message.bytes against batches.
void TestFlowRefused::smallMessagesFitSmallBatches()
{
    QCOMPARE(run({u"create"_s, u"narrow:1:1"_s, u"narrow-eo:1:1"_s, u"narrow-alo:1:1"_s, u"-c"_s, u"max.message.bytes=2000"_s}).code, 0);
    QByteArray lines;
    QByteArrayList written;
    for (int i = 0; i < 500; ++i) {
        written.append(QByteArray::number(i) + QByteArray(40, 'x'));
        lines += "{\"key\":\"k\",\"value\":\"" + written.constLast() + "\"}\n";
    }
    const CliRun produced = run({u"produce"_s, u"narrow"_s, u"--ndjson"_s, u"-"_s}, lines);
    QVERIFY2(produced.code == 0, produced.err.constData());
    QCOMPARE(values(u"narrow"_s), written);
    for (const bool exactlyOnce : {true, false}) {
        const QByteArray name = exactlyOnce ? "narrow-eo" : "narrow-alo";
        const CliRun flow = run({u"flow"_s, u"run"_s,
                                 flowFile("version: 1\nname: " + name + "\nfrom: narrow\nexactly_once: " + (exactlyOnce ? "true" : "false") +
                                          "\notherwise: [{topic: " + name + "}]\n"),
                                 u"--until-end"_s});
        QVERIFY2(flow.code == 0, flow.err.constData());
        QCOMPARE(values(QString::fromUtf8(name)), written);
    }
}

void TestFlowRefused::aRangeThatIsNotThereIsTold()
{
    QCOMPARE(run({u"create"_s, u"cut:1:1"_s, u"copied:1:1"_s}).code, 0);
    QByteArray lines;
    for (int i = 0; i < 100; ++i)
        lines += "{\"value\":\"" + QByteArray::number(i) + "\"}\n";
    QCOMPARE(run({u"produce"_s, u"cut"_s, u"--ndjson"_s, u"-"_s}, lines).code, 0);
    QFile file(m_cluster->filePath(u"delete.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"version":1,"partitions":[{"topic":"cut","partition":0,"offset":40}]})");
    file.close();
    const RunResult deleted = m_cluster->kafka().tool(u"DeleteRecordsCommand"_s, {u"--bootstrap-server"_s, m_cluster->bootstrap(),
                                                                        u"--offset-json-file"_s, file.fileName()});
    QVERIFY2(deleted.output.contains("low_watermark: 40"), deleted.output.constData());
    const auto replay = [this](const QByteArray &name, const QByteArray &range) {
        return run({u"flow"_s, u"run"_s, flowFile("version: 1\nname: " + name + "\nfrom: cut\nrange: " + range + "\notherwise: [{topic: copied}]\n")});
    };
    const CliRun partly = replay("partly", "{begin: 'offset:10', end: 'offset:60'}");
    QCOMPARE(partly.code, 0);
    QVERIFY2(partly.err.contains("cut [0]: 30 of the offsets to be read are gone: it begins at 40 now"), partly.err.constData());
    QCOMPARE(partly.lines().constLast().value("consumed"_L1), QJsonValue(20));
    QCOMPARE(partly.lines().constLast().value("gone"_L1), QJsonValue(30));
    const CliRun again = replay("partly", "{begin: 'offset:10', end: 'offset:60'}"); // it was told of, and is consumed
    QVERIFY2(!again.err.contains("are gone"), again.err.constData());
    const CliRun wholly = replay("wholly", "{begin: 'offset:0', end: 'offset:20'}");
    QVERIFY2(wholly.err.contains("20 of the offsets to be read are gone") && wholly.err.contains("no message is in the range"),
             wholly.err.constData());
    const CliRun beyond = replay("beyond", "{begin: 'offset:90', end: 'offset:120'}");
    QVERIFY2(beyond.err.contains("cut [0]: 20 of the offsets to be read are not there yet: it ends at 100"), beyond.err.constData());
    const CliRun future = replay("future", "{begin: 'time:2090-01-01T00:00:00Z'}");
    QVERIFY2(future.err.contains("no message is in the range"), future.err.constData());
}

void TestFlowRefused::aRefusedMessageIsAFailure_data()
{
    QTest::addColumn<bool>("exactlyOnce");
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<int>("kept"); // in the errors topic
    QTest::newRow("exactly once, passed over") << true << QByteArray() << 0;
    QTest::newRow("at least once, passed over") << false << QByteArray() << 0;
    QTest::newRow("exactly once, to the errors topic") << true << QByteArray("errors: {topic: %1-err}\n") << 2;
    QTest::newRow("at least once, to the errors topic") << false << QByteArray("errors: {topic: %1-err}\n") << 2;
    QTest::newRow("exactly once, too large for the errors topic") << true << QByteArray("errors: {topic: %1-small}\n") << 0;
    QTest::newRow("at least once, too large for the errors topic") << false << QByteArray("errors: {topic: %1-small}\n") << 0;
}

void TestFlowRefused::aRefusedMessageIsAFailure()
{
    QFETCH(bool, exactlyOnce);
    QFETCH(QByteArray, errors);
    QFETCH(int, kept);
    const QString name = u"t%1"_s.arg(++m_named);
    QCOMPARE(run({u"create"_s, name + u"-in:1:1"_s, name + u"-err:1:1"_s}).code, 0);
    QCOMPARE(run({u"create"_s, name + u"-out:1:1"_s, name + u"-small:1:1"_s, u"-c"_s, u"max.message.bytes=1000"_s}).code, 0);
    QByteArray lines;
    QByteArrayList good;
    for (int i = 0; i < 60; ++i) {
        const bool large = i == 10 || i == 30;
        const QByteArray value = QByteArray::number(i) + QByteArray(large ? 3000 : 20, 'x');
        lines += "{\"key\":\"k\",\"value\":\"" + value + "\"}\n";
        if (!large)
            good.append(value);
    }
    QCOMPARE(run({u"produce"_s, name + u"-in"_s, u"--ndjson"_s, u"-"_s}, lines).code, 0);
    QByteArray text = "version: 1\nname: %1\nfrom: %1-in\nexactly_once: " + QByteArray(exactlyOnce ? "true" : "false") +
                      "\notherwise: [{topic: %1-out}]\n" + errors;
    const QString file = flowFile(text.replace("%1", name.toUtf8()));
    const CliRun flow = run({u"flow"_s, u"run"_s, file, u"--until-end"_s});
    QVERIFY2(flow.code == 1, flow.err.constData()); // as with every other failure of a message
    const QJsonObject last = flow.lines().constLast();
    QCOMPARE(last.value("consumed"_L1), QJsonValue(60));
    QCOMPARE(last.value("failed"_L1), QJsonValue(2));
    QCOMPARE(last.value("lag"_L1), QJsonValue(0));
    QVERIFY2(!flow.err.contains("taken back"), flow.err.constData());
    const QByteArray place = (name + u"-in [0] "_s).toUtf8();
    const QByteArray reason = (u"the message for "_s + name + u"-out is refused: Broker: Message size too large"_s).toUtf8();
    QVERIFY2(flow.err.contains(place + "10: " + reason) && flow.err.contains(place + "30: " + reason), flow.err.constData());
    QCOMPARE(flow.err.contains("-small refuses it too"), errors.contains("small"));
    QCOMPARE(values(name + u"-out"_s), good); // once each, and in order
    const auto told = run({u"tail"_s, name + u"-err"_s, u"--from"_s, u"earliest"_s, u"--until-end"_s});
    QCOMPARE(told.lines().size(), kept);
    if (kept > 0)
        QVERIFY2(told.out.contains(reason) && told.out.contains("streamscope.offset"), told.out.constData());
    // It is done with.
    const CliRun again = run({u"flow"_s, u"run"_s, file, u"--until-end"_s});
    QCOMPARE(again.code, 0);
    QCOMPARE(again.lines().constLast().value("consumed"_L1), QJsonValue(0));
}

QTEST_GUILESS_MAIN(TestFlowRefused)
#include "tst_flow_refused.moc"
