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
    QTest::newRow("nothing")
        << QByteArray("a: 1")
        << u"1:1 A flow has no “a”; it has version, name, description, from, group, start, exactly_once, rules, otherwise, errors.\n"
           "1:1 A flow wants “version”.\n1:1 A flow wants “name”.\n1:1 A flow wants “from”.\n"
           "1:1 A flow wants “rules” or “otherwise”; this one would do nothing."_s;
    QTest::newRow("values")
        << QByteArray("version: 2\nname: ''\nfrom: [a, a]\nstart: now\nexactly_once: yes\nerrors: {}\notherwise: []\n")
        << u"1:10 This program reads version 1 of flow files.\n2:7 A name has 1 to 249 bytes.\n3:11 “a” stands here twice.\n"
           "4:8 A flow starts at earliest or latest.\n5:15 “exactly_once” is true or false.\n6:9 “errors” wants “topic”."_s;
    QTest::newRow("rule") << kHead + QByteArray("rules:\n  - when: value.a >\n    outputs:\n      - topic: a/b\n        vlaue: 1\n")
                          << u"5:20 The expression ends too early: a value is wanted.\n7:16 “a/b” is no name of a topic.\n"
                             "8:9 An output has no “vlaue”; it has topic, key, value, headers."_s;
    QTest::newRow("condition over lines") << kHead + QByteArray("rules:\n  - when: |\n      true &&\n      valeu\n    outputs: []\n")
                                          << u"7:7 There is nothing called “valeu”; known are key, value, headers, partition, offset, "
                                             "timestamp, topic, size and record."_s;
    QTest::newRow("quoted condition") << kHead + QByteArray("rules:\n  - when: 'true && f()'\n    outputs: []\n")
                                      << u"5:20 There is no function “f”."_s;
    QTest::newRow("template") << kHead +
                                     QByteArray("otherwise:\n  - topic: b\n    value:\n      a: 1\n      b: x ${1 +}\n      c: ${uid()}\n")
                              << u"8:17 The expression ends too early: a value is wanted."_s;
    QTest::newRow("own topic") << kHead + QByteArray("otherwise: [{topic: a}]\n")
                               << u"3:7 The flow would feed itself: it reads and writes “a”."_s;
    QTest::newRow("errors to own topic") << kHead + QByteArray("otherwise: [{topic: b}]\nerrors: {topic: a}\n")
                                         << u"3:7 The flow would feed itself: it reads and writes “a”."_s;
    QTest::newRow("twice") << kHead + QByteArray("otherwise:\n  - topic: b\n    topic: c\n") << u"6:5 “topic” stands here twice."_s;
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
