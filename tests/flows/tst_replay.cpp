// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flow that a replay is written as: read back, and put to messages. And the line “to” written into a text.
#include "models/flows/flow_decider.h"
#include "models/flows/flow_run.h"
#include "models/flows/flow_text.h"
#include "models/flows/replay.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::flows;

namespace {

Flow flowOf(const QString &text)
{
    auto flow = readFlow(text.toUtf8());
    if (!flow)
        qFatal("line %d: %s\n%s", flow.error().first().line, qPrintable(flow.error().first().message), qPrintable(text));
    return std::move(*flow);
}

// Where a message goes: "topic/partition", or nothing.
QString goal(FlowDecider &decider, quint32 topic, qint32 partition, qint64 offset, const std::string &value = {})
{
    cluster::RawMessage message;
    message.topic = topic;
    message.partition = partition;
    message.offset = offset;
    message.nullValue = false;
    message.value = value;
    const Decision decision = decider.decide(message);
    if (decision.rule == Decision::kFailed)
        return decision.reason;
    if (decision.records.isEmpty())
        return {};
    return u"%1/%2"_s.arg(decision.records.first().topic).arg(decision.records.first().partition.value_or(-1));
}

} // namespace

class TestReplay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeTopics();
    void exactlyTheChosenOnes();
    void byExpressionAndRange();
    void runsAndAnExpressionTogether();
    void asItIsAsked();
    void textsAreFoundAsTheyAre_data();
    void textsAreFoundAsTheyAre();
    void namesFit();
    void aTargetIsWrittenIntoTheText();
    void oneClusterIsKnownAsOne();
};

void TestReplay::wholeTopics()
{
    const Flow one = flowOf(replayText({.topics = {u"orders.dlq"_s}, .messages = {}, .range = {}, .condition = {}, .notes = {u"Two\nlines"_s}}, u"r"_s));
    QCOMPARE(one.topics, QStringList({u"orders.dlq"_s}));
    QCOMPARE(one.targets(), QStringList({u"orders.dlq-replay"_s}));
    QCOMPARE(one.partitionKeepers(), one.targets());
    QVERIFY(one.range && one.range->begin.kind == FlowRange::Bound::Kind::Edge && one.range->end.kind == FlowRange::Bound::Kind::Edge);
    QCOMPARE(one.group, u"r"_s);

    const Flow two = flowOf(replayText({.topics = {u"a"_s, u"b"_s}, .messages = {}, .range = {}, .condition = u"size > 3 || offset == 0"_s, .notes = {}}, u"r"_s));
    FlowDecider decider(two, false);
    QCOMPARE(goal(decider, 0, 2, 7, "long"), u"a-replay/2"_s);
    QCOMPARE(goal(decider, 1, 0, 0), u"b-replay/0"_s);
    QCOMPARE(goal(decider, 1, 0, 1), QString());
}

void TestReplay::exactlyTheChosenOnes()
{
    Replay replay{.topics = {u"a"_s, u"b"_s}, .messages = {}, .range = {}, .condition = {}, .notes = {}};
    for (const qint64 offset : {30, 11, 10, 12, 5})
        replay.messages.append({{u"a"_s, 1}, offset});
    replay.messages.append({{u"a"_s, 0}, 7});
    replay.messages.append({{u"b"_s, 3}, 40});
    QCOMPARE(runCount(replay.messages), 5);
    const QString text = replayText(replay, u"r"_s);
    QVERIFY2(text.contains(u"partition == 1 && (offset in [5, 30] || offset >= 10 && offset <= 12)"_s), qPrintable(text));
    const Flow flow = flowOf(text);
    QCOMPARE(flow.range->begin.value, 5);
    QCOMPARE(flow.range->end.value, 41);
    FlowDecider decider(flow, false);
    for (quint32 topic = 0; topic < 2; ++topic) {
        for (qint32 partition = 0; partition < 4; ++partition) {
            for (qint64 offset = 5; offset < 41; ++offset) {
                const bool chosen = std::any_of(replay.messages.begin(), replay.messages.end(), [&](const MessagePlace &place) {
                    return place.partition == cluster::TopicPartition{replay.topics.at(topic), partition} && place.offset == offset;
                });
                QCOMPARE(goal(decider, topic, partition, offset),
                         chosen ? u"%1-replay/%2"_s.arg(replay.topics.at(topic)).arg(partition) : QString());
            }
        }
    }
}

void TestReplay::byExpressionAndRange()
{
    using Kind = FlowRange::Bound::Kind;
    const FlowRange range{{Kind::Offset, 3}, {Kind::Time, 1'774'693'800'500}};
    for (const QString &condition : {u"value == \"a: b # c\" || topic == 'x\\ty'"_s, u" size > 0"_s, u"size >\n0"_s, u"size\t> 0"_s}) {
        const Flow flow = flowOf(replayText({.topics = {u"a"_s}, .messages = {}, .range = range, .condition = condition, .notes = {}}, u"r"_s));
        QCOMPARE(flow.range->begin.value, 3);
        QCOMPARE(flow.range->end.value, 1'774'693'800'500);
        FlowDecider decider(flow, false);
        QCOMPARE(goal(decider, 0, 0, 5, "a: b # c"), u"a-replay/0"_s);
    }
}

void TestReplay::runsAndAnExpressionTogether()
{
    Replay replay{.topics = {u"a"_s}, .messages = {}, .range = {}, .condition = u"size > 3 || size == 1"_s, .notes = {}};
    replay.messages = {{{u"a"_s, 0}, 5, 9}, {{u"a"_s, 0}, 7, 12}, {{u"a"_s, 1}, 2}};
    QCOMPARE(runCount(replay.messages), 2);
    const Flow flow = flowOf(replayText(replay, u"r"_s));
    QCOMPARE(flow.range->begin.value, 2);
    QCOMPARE(flow.range->end.value, 13);
    FlowDecider decider(flow, false);
    for (const qint64 offset : {5, 9, 12})
        QCOMPARE(goal(decider, 0, 0, offset, "long"), u"a-replay/0"_s);
    QCOMPARE(goal(decider, 0, 1, 2, "1"), u"a-replay/1"_s);
    QCOMPARE(goal(decider, 0, 0, 5, "no"), QString());
    QCOMPARE(goal(decider, 0, 0, 4, "long"), QString());
    QCOMPARE(goal(decider, 0, 1, 5, "long"), QString());
}

void TestReplay::asItIsAsked()
{
    Replay replay{.topics = {u"a"_s, u"b"_s}, .messages = {}, .range = {}, .condition = {}, .notes = {}};
    replay.targets = {u"x"_s, u"y"_s};
    replay.value = ReplayValue{u"{\n\t\"n\": \"${value.n}\"\n}"_s, true};
    replay.keepsPartitions = false;
    replay.keepsHeaders = false;
    replay.timing = cluster::OriginalTiming{.speed = 0.5, .longestGapMs = 1500};
    replay.rate = 1'000'000;
    replay.exactlyOnce = true;
    replay.provenance = true;
    const Flow here = flowOf(replayText(replay, u"r"_s));
    QVERIFY(here.exactlyOnce && here.provenance && !here.target);
    QVERIFY(here.timing == replay.timing);
    QCOMPARE(here.rate, 1'000'000.0);
    FlowDecider decider(here, false);
    cluster::RawMessage message;
    message.topic = 1;
    message.nullValue = false;
    message.value = R"({"n":12345678901234567890})";
    const std::vector<cluster::RawHeader> headers = {{"h", "v", false}};
    message.headers = headers;
    const Decision decision = decider.decide(message);
    QCOMPARE(decision.records.size(), 1);
    QCOMPARE(decision.records.first().topic, u"y"_s);
    QVERIFY(!decision.records.first().partition && decision.records.first().headers.isEmpty());
    QCOMPARE(*decision.records.first().value, QByteArray(R"({"n":12345678901234567890})"));

    replay.to = FlowTarget{u"The \"other\" one"_s, {}};
    replay.value = ReplayValue{};
    const Flow there = flowOf(replayText(replay, u"r"_s));
    QVERIFY(!there.exactlyOnce && there.target);
    QCOMPARE(there.target->connection, replay.to->connection);
    FlowDecider nulls(there, false);
    QVERIFY(!nulls.decide(message).records.first().value);
    replay.value = ReplayValue{u"n: ${value.n}"_s, false};
    FlowDecider texts(flowOf(replayText(replay, u"r"_s)), false);
    QCOMPARE(*texts.decide(message).records.first().value, QByteArray("n: 12345678901234567890"));
}

void TestReplay::textsAreFoundAsTheyAre_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRegex");
    QTest::addColumn<bool>("matchCase");
    QTest::addColumn<std::string>("found");
    QTest::addColumn<std::string>("other");
    QTest::newRow("text") << u"a.b\"\\"_s << false << true << std::string("xa.b\"\\x") << std::string("A.B\"\\");
    QTest::newRow("any case") << u"Stra\\E.ße"_s << false << false << std::string("STRA\\e.ße") << std::string("strasse");
    QTest::newRow("pattern") << u"o-[0-9]+$"_s << true << true << std::string("x\no-12") << std::string("o-12 ");
    QTest::newRow("pattern, any case") << u"^ERR.or"_s << true << false << std::string("err\nor") << std::string("no error");
    QTest::newRow("no text") << u"x"_s << false << true << std::string("x") << std::string("\xff\xfe");
}

void TestReplay::textsAreFoundAsTheyAre()
{
    QFETCH(QString, text);
    QFETCH(bool, isRegex);
    QFETCH(bool, matchCase);
    QFETCH(std::string, found);
    QFETCH(std::string, other);
    Replay replay{.topics = {u"a"_s}, .messages = {}, .range = {}, .condition = textCondition(text, isRegex, matchCase), .notes = {}};
    FlowDecider decider(flowOf(replayText(replay, u"r"_s)), false);
    QCOMPARE(goal(decider, 0, 0, 0, found), u"a-replay/0"_s);
    QCOMPARE(goal(decider, 0, 0, 0, other), QString());
    cluster::RawMessage tombstone;
    tombstone.nullKey = false;
    tombstone.key = found;
    QCOMPARE(decider.decide(tombstone).records.size(), 1);
    tombstone.key = {};
    std::vector<cluster::RawHeader> headers = {{"h", found, false}};
    tombstone.headers = headers;
    QCOMPARE(decider.decide(tombstone).records.size(), 1);
    headers[0].value = {};
    headers[0].nullValue = true;
    tombstone.headers = headers;
    QCOMPARE(decider.decide(tombstone).rule, Decision::kNone);
}

void TestReplay::namesFit()
{
    const QDateTime now(QDate(2026, 11, 27), QTime(22, 15, 30, 123));
    QCOMPARE(replayName({u"a"_s, u"b"_s}, now), u"replay-a-b-20261127-221530-123"_s);
    const QString longest(249, u'x');
    QVERIFY(replayName({longest}, now).toUtf8().size() <= 249);
    QCOMPARE(flowOf(replayText({.topics = {u"a"_s}, .messages = {}, .range = {}, .condition = {}, .notes = {}}, replayName({longest}, now))).topics,
             QStringList({u"a"_s}));
}

void TestReplay::aTargetIsWrittenIntoTheText()
{
    const QString text = u"# ours\nversion: 1\nname: f\nfrom:\n- a\n- b\n# kept\notherwise: [{topic: c}]\n"_s;
    const QString named = withTarget(text, FlowTarget{u"The \"mirror\": ß"_s, {}});
    QCOMPARE(flowOf(named).target->connection, u"The \"mirror\": ß"_s);
    const QString addressed = withTarget(named, FlowTarget{{}, u"one:9092,two:9092"_s});
    QCOMPARE(flowOf(addressed).target->bootstrapServers, u"one:9092,two:9092"_s);
    QCOMPARE(withTarget(addressed, {}), text);
    const QString block = u"version: 1\nto:\n  connection: x\nname: f\nfrom: a\notherwise: []\n"_s;
    QCOMPARE(flowOf(withTarget(block, FlowTarget{u"y"_s, {}})).target->connection, u"y"_s);
    QVERIFY(!flowOf(withTarget(block, {})).target);
    const QString once = u"version: 1\nexactly_once: true\nname: f\nfrom: a\notherwise: []\n"_s;
    QVERIFY(!flowOf(withTarget(once, FlowTarget{u"y"_s, {}})).exactlyOnce); // it would be a fault
    QCOMPARE(withTarget(once, {}), once);
    QVERIFY(withTarget(u"{\"version\": 1, \"from\": \"a\"}"_s, {}).isNull());
}

// By its id, whatever its brokers are called; where there is none, by them.
void TestReplay::oneClusterIsKnownAsOne()
{
    const auto cluster = [](const QString &id, const QStringList &hosts) {
        cluster::Metadata metadata;
        metadata.clusterId = id;
        for (const QString &host : hosts) {
            cluster::Broker broker;
            broker.host = host;
            broker.port = 9092;
            metadata.brokers.append(broker);
        }
        return metadata;
    };
    QVERIFY(isSameCluster(cluster(u"x"_s, {u"a"_s}), cluster(u"x"_s, {u"b"_s})));
    QVERIFY(!isSameCluster(cluster(u"x"_s, {u"a"_s}), cluster(u"y"_s, {u"a"_s}))); // tunnels to both
    QVERIFY(isSameCluster(cluster({}, {u"a"_s, u"b"_s}), cluster(u"y"_s, {u"c"_s, u"b"_s})));
    QVERIFY(!isSameCluster(cluster({}, {u"a"_s}), cluster({}, {u"b"_s})));
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
