// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Flow files: what is read, what is refused and where; the example that is shipped.
#include "models/flows/flow.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::flows;

namespace {

// The faults, a line each; "ok" where there is none.
QString checked(const QByteArray &text)
{
    const auto flow = readFlow(text);
    if (flow)
        return u"ok"_s;
    QStringList lines;
    for (const FlowFault &fault : flow.error())
        lines.append(u"%1:%2 %3"_s.arg(fault.line).arg(fault.column).arg(fault.message));
    return lines.join(u'\n');
}

constexpr auto kHead = "version: 1\nname: f\nfrom: a\n";

} // namespace

class TestFlowFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEverything();
    void readsBoundedFlows();
    void readsTargets();
    void readsJson();
    void readsTheExample();
    void faults_data();
    void faults();
    void hostileFiles_data();
    void hostileFiles();
    void depthIsNamed();
};

void TestFlowFile::readsEverything()
{
    const auto flow = readFlow(R"(
version: 1
name: route
description: >
  Two
  lines
from: [a, b]
group: routers
start: latest
exactly_once: true
rules:
  - name: big
    when: value.n > 10
    outputs:
      - topic: c
        key: ${value.id}
        value: {n: "${value.n}", fixed: 1.50, "quoted": "1.50", none: ~, list: [true, x]}
        headers: {x: "${topic}", y: null}
      - topic: d
  - when: "false"
    outputs: []
otherwise:
  - topic: e
    key: null
    value: plain ${key}
    headers:
      - x: 1
      - x: 2
errors: {topic: z}
)");
    QVERIFY2(flow.has_value(), flow ? "" : qPrintable(flow.error().first().message));
    QCOMPARE(flow->name, u"route"_s);
    QCOMPARE(flow->description, u"Two lines"_s);
    QCOMPARE(flow->topics, QStringList({u"a"_s, u"b"_s}));
    QCOMPARE(flow->group, u"routers"_s);
    QCOMPARE(flow->start, cluster::StartPosition::Kind::Latest);
    QVERIFY(flow->exactlyOnce);
    QCOMPARE(flow->errorsTopic, u"z"_s);
    QCOMPARE(flow->targets(), QStringList({u"c"_s, u"d"_s, u"e"_s, u"z"_s}));
    QCOMPARE(flow->rules.size(), 2U);
    QCOMPARE(flow->rules[1].name, u"2"_s);
    const FlowOutput &first = flow->rules[0].outputs.at(0);
    QCOMPARE(first.value->text(), uR"({"n":"${value.n}","fixed":1.50,"quoted":"1.50","none":null,"list":[true,"x"]})"_s);
    QCOMPARE(first.key->format(), query::TemplateFormat::Text);
    QCOMPARE(first.headers->size(), 2U);
    const FlowOutput &copy = flow->rules[0].outputs.at(1);
    QVERIFY(!copy.key && !copy.value && !copy.headers);
    QCOMPARE(flow->otherwise->at(0).headers->at(1).value.text(), u"2"_s);
}

// The same topic on another cluster is no loop, as far as a file can tell.
void TestFlowFile::readsTargets()
{
    const auto named = readFlow(kHead + QByteArray("to: {connection: The mirror}\notherwise: [{topic: a}]\n"));
    QVERIFY2(named.has_value(), named ? "" : qPrintable(named.error().first().message));
    QCOMPARE(named->target->connection, u"The mirror"_s);
    QCOMPARE(named->target->name(), u"The mirror"_s);
    const auto addressed = readFlow(kHead + QByteArray("to:\n  bootstrap_servers: one:9092,two\nexactly_once: false\notherwise: [{topic: a}]\n"));
    QVERIFY2(addressed.has_value(), addressed ? "" : qPrintable(addressed.error().first().message));
    QCOMPARE(addressed->target->bootstrapServers, u"one:9092,two"_s);
    QVERIFY(!addressed->exactlyOnce);
}

void TestFlowFile::readsBoundedFlows()
{
    const auto flow = readFlow(kHead + QByteArray("range:\n  begin: offset:5\n  end: time:2026-03-28T10:30:00.5Z\nrate: 250.5\nprovenance: true\n"
                                                  "otherwise:\n  - {topic: b, partition: keep}\n  - {topic: c, partition: by-key}\n"));
    QVERIFY2(flow.has_value(), flow ? "" : qPrintable(flow.error().first().message));
    using Kind = FlowRange::Bound::Kind;
    QCOMPARE(flow->range->begin.kind, Kind::Offset);
    QCOMPARE(flow->range->begin.value, 5);
    QCOMPARE(flow->range->end.kind, Kind::Time);
    QCOMPARE(flow->range->end.value, 1'774'693'800'500);
    QCOMPARE(flow->rate, 250.5);
    QVERIFY(!flow->timing);
    const auto original = readFlow(kHead + QByteArray("timing: original\notherwise: []\n"));
    QCOMPARE(original->timing, (cluster::OriginalTiming{.speed = 1, .longestGapMs = 60'000}));
    const auto faster = readFlow(kHead + QByteArray("timing: {speed: 2.5, longest_gap: 1.5s}\notherwise: []\n"));
    QCOMPARE(faster->timing, (cluster::OriginalTiming{.speed = 2.5, .longestGapMs = 1500}));
    QVERIFY(flow->provenance);
    QVERIFY(flow->otherwise->at(0).keepsPartition && !flow->otherwise->at(1).keepsPartition);
    QCOMPARE(flow->partitionKeepers(), QStringList{u"b"_s});
    const auto all = readFlow(kHead + QByteArray("range: {begin: earliest, end: end}\notherwise: []\n"));
    QVERIFY(all && all->range->begin.kind == Kind::Edge && all->range->end.kind == Kind::Edge);
    const auto endless = readFlow(kHead + QByteArray("otherwise: []\n"));
    QVERIFY(endless && !endless->range && endless->rate == 0);
}

void TestFlowFile::readsJson()
{
    const auto flow = readFlow("{\n\t\"version\": 1, \"name\": \"j\", \"from\": \"a\",\n\t\"otherwise\": [{\"topic\": \"b\", "
                               "\"value\": {\"x\": \"${value[\\\"a\\\"]}\", \"t\": \"a\\tb\\/\\ud83d\\ude00\\\\\\ud83d\\uDE00\"}}]\n}\n");
    QVERIFY2(flow.has_value(), flow ? "" : qPrintable(flow.error().first().message));
    QCOMPARE(flow->group, u"j"_s);
    QCOMPARE(flow->start, cluster::StartPosition::Kind::Earliest);
    QVERIFY(!flow->exactlyOnce);
    QCOMPARE(flow->otherwise->at(0).value->text(), uR"({"x":"${value[\"a\"]}","t":"a\tb/😀\\😀"})"_s);
}

void TestFlowFile::readsTheExample()
{
    QFile file(QStringLiteral(STREAMSCOPE_FLOWS "/order-processor.yaml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto flow = readFlow(file.readAll());
    QVERIFY2(flow.has_value(), flow ? "" : qPrintable(flow.error().first().message));
    QCOMPARE(flow->group, u"order-processor"_s);
    QVERIFY(flow->exactlyOnce);
    QCOMPARE(flow->targets(), QStringList({u"notifications"_s, u"order-failures"_s, u"payments"_s}));
}

void TestFlowFile::faults_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << QByteArray() << u"1:1 A flow file is a map: version, name, from, rules, …"_s;
    QTest::newRow("no yaml") << QByteArray("version: 1\nname: [a\n") << u"3:1 This is no YAML: end of sequence flow not found."_s;
    QTest::newRow("expression without quotes") << kHead + QByteArray("otherwise: [{topic: b, value: ${value.a}}]\n")
                                               << u"4:32 This is no YAML: end of map flow not found. Inside { } and [ ] an expression "
                                                  "stands in quotes: \"${…}\"."_s;
    QTest::newRow("a range and a start") << kHead + QByteArray("start: latest\nrange: {}\notherwise: []\n")
                                         << u"4:8 “range” says where a flow starts; “start” is for flows without one."_s;
    QTest::newRow("bounds") << kHead + QByteArray("range:\n  begin: offset:-1\n  end: time:yesterday\notherwise: []\n")
                            << u"5:10 A bound is earliest, offset:N, or time: with a time such as 2026-03-28T10:30:00Z.\n"
                               "6:8 A bound is end, offset:N, or time: with a time such as 2026-03-28T10:30:00Z."_s;
    QTest::newRow("backwards") << kHead + QByteArray("range: {begin: 'offset:9', end: 'offset:9'}\notherwise: []\n")
                               << u"4:8 The range ends before it begins."_s;
    QTest::newRow("rate") << kHead + QByteArray("rate: fast\notherwise: []\n")
                          << u"4:7 “rate” is a number of messages a second, from 1 to 10000000."_s;
    QTest::newRow("partition") << kHead + QByteArray("otherwise:\n  - topic: b\n    partition: 3\n")
                               << u"6:16 A partition is “keep” or “by-key”."_s;
    QTest::newRow("nothing")
        << QByteArray("a: 1")
        << u"1:1 A flow has no “a”; it has version, name, description, from, to, group, start, range, rate, timing, exactly_once, provenance, rules, otherwise, errors.\n"
           "1:1 A flow wants “version”.\n1:1 A flow wants “name”.\n1:1 A flow wants “from”.\n"
           "1:1 A flow wants “rules” or “otherwise”; this one would do nothing."_s;
    QTest::newRow("values")
        << QByteArray("version: 2\nname: ''\nfrom: [a, a]\nstart: now\nexactly_once: yes\nerrors: {}\notherwise: []\n")
        << u"1:10 This program reads version 1 of flow files.\n2:7 A name has 1 to 249 bytes.\n3:11 “a” stands here twice.\n"
           "4:8 A flow starts at earliest or latest.\n5:15 “exactly_once” is true or false.\n6:9 “errors” wants “topic”."_s;
    QTest::newRow("rule") << kHead + QByteArray("rules:\n  - when: value.a >\n    outputs:\n      - topic: a/b\n        vlaue: 1\n")
                          << u"5:20 The expression ends too early: a value is wanted.\n7:16 “a/b” is no name of a topic.\n"
                             "8:9 An output has no “vlaue”; it has topic, partition, key, value, headers."_s;
    QTest::newRow("condition over lines") << kHead + QByteArray("rules:\n  - when: |\n      true &&\n      valeu\n    outputs: []\n")
                                          << u"7:7 There is nothing called “valeu”; known are key, value, headers, partition, offset, "
                                             "timestamp, topic, size and record."_s;
    QTest::newRow("quoted condition") << kHead + QByteArray("rules:\n  - when: 'true && f()'\n    outputs: []\n")
                                      << u"5:20 There is no function “f”."_s;
    QTest::newRow("template") << kHead +
                                     QByteArray("otherwise:\n  - topic: b\n    value:\n      a: 1\n      b: x ${1 +}\n      c: ${uid()}\n")
                              << u"8:17 The expression ends too early: a value is wanted."_s;
    QTest::newRow("own topic") << kHead + QByteArray("otherwise: [{topic: a}]\n")
                               << u"3:7 The flow would feed itself in a loop: it reads and writes “a”."_s;
    QTest::newRow("errors to own topic") << kHead + QByteArray("otherwise: [{topic: b}]\nerrors: {topic: a}\n")
                                         << u"3:7 The flow would feed itself in a loop: it reads and writes “a”."_s;
    QTest::newRow("a circle of two rules")
        << QByteArray("version: 1\nname: f\nfrom: [a, b]\nrules:\n- {when: 'topic == \"a\"', outputs: [{topic: b}]}\n"
                      "- {when: 'topic == \"b\"', outputs: [{topic: a}]}\n")
        << u"3:7 The flow would feed itself in a loop: it reads and writes “a”.\n3:7 The flow would feed itself in a loop: it reads and writes “b”."_s;
    QTest::newRow("exactly once to another cluster")
        << kHead + QByteArray("to: {connection: Mirror}\nexactly_once: true\notherwise: [{topic: a}]\n")
        << u"5:15 To another cluster a flow runs at least once: no transaction has both what is written there and the offsets that are read "
           "here. Leave “exactly_once” out."_s;
    QTest::newRow("targets") << kHead + QByteArray("to: {connection: x, bootstrap_servers: 'a:0'}\notherwise: []\n")
                             << u"4:5 “to” names a saved connection or bootstrap_servers, one of them.\n"
                                "4:40 “a:0” is no address such as broker.example.com:9092."_s;
    QTest::newRow("timing") << kHead + QByteArray("timing: {speed: 0, longest_gap: 2d, x: 1}\notherwise: []\n")
                            << u"4:37 “timing” has no “x”; it has speed, longest_gap.\n"
                               "4:17 “speed” is a number from 0.01 to 1000: 1 as it was, 2 twice as fast.\n"
                               "4:33 “longest_gap” is a length of time from 0s to 24h, such as 500ms, 60s or 5m."_s;
    QTest::newRow("another timing") << kHead + QByteArray("timing: fast\notherwise: []\n")
                                    << u"4:9 “timing” is original, or a map with speed, longest_gap."_s;
    QTest::newRow("no target") << kHead + QByteArray("to: {}\notherwise: []\n")
                               << u"4:5 “to” names a saved connection or bootstrap_servers, one of them."_s;
    QTest::newRow("twice") << kHead + QByteArray("otherwise:\n  - topic: b\n    topic: c\n") << u"6:5 “topic” stands here twice."_s;
    QTest::newRow("twice in a value") << kHead + QByteArray("otherwise:\n- topic: b\n  value: {a: 1, b: {c: 1,\n    c: 2}}\n")
                                      << u"7:5 “c” stands here twice."_s;
    QTest::newRow("names twice") << kHead + QByteArray(
                                                "rules:\n- {name: x, when: 'true', outputs: []}\n- {name: x, when: 'true', outputs: []}\n")
                                 << u"6:3 There are two rules named “x”."_s;
    QTest::newRow("two documents") << kHead + QByteArray("otherwise: []\n---\na: 1\n") << u"6:1 A flow file has one document."_s;
    QTest::newRow("functions of templates in a condition")
        << kHead + QByteArray("rules: [{when: 'random() < 0.5', outputs: []}]\n") << u"4:17 There is no function “random”."_s;
}

void TestFlowFile::faults()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QCOMPARE(checked(text), expected);
}

void TestFlowFile::hostileFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("not text") << QByteArray("\xff\xfe");
    QTest::newRow("too large") << QByteArray((1 << 20) + 1, ' ');
    QTest::newRow("deep") << kHead + QByteArray("otherwise: ") + QByteArray(5000, '[');
    QTest::newRow("deep template") << kHead + QByteArray("otherwise: [{topic: b, value: ") + QByteArray(200, '[') + QByteArray(200, ']') +
                                          "}]";
    QByteArray laughs = kHead;
    laughs += "description: &a [x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'a'; c < 'k'; ++c)
        laughs += QByteArray("x") + c + ": &" + char(c + 1) + " [*" + c + ",*" + c + ",*" + c + ",*" + c + ",*" + c + ",*" + c + "]\n";
    QTest::newRow("a billion laughs") << laughs + "otherwise: [{topic: b, value: [*k]}]\n";
    QTest::newRow("itself") << kHead + QByteArray("otherwise: [{topic: b, value: &v [*v]}]\n");
    QTest::newRow("a list as a key") << kHead + QByteArray("? [a]\n: b\n");
    QTest::newRow("a tag") << kHead + QByteArray("otherwise: !!python/object []\n");
}

void TestFlowFile::depthIsNamed()
{
    const auto flow = readFlow(QByteArray(100'000, '[') + QByteArray(100'000, ']'));
    QVERIFY(!flow);
    QCOMPARE(flow.error().first().message, u"Lists and maps stand too deep in one another."_s);
}

// Each ends soon, with faults or without; none takes the program down.
void TestFlowFile::hostileFiles()
{
    QFETCH(QByteArray, text);
    const auto flow = readFlow(text);
    if (flow)
        QCOMPARE(flow->otherwise->size(), 0U);
    else
        QVERIFY(!flow.error().isEmpty());
}

QTEST_GUILESS_MAIN(TestFlowFile)
#include "tst_flow_file.moc"
