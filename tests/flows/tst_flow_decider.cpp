// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a flow makes of messages: the order processor's decisions, provenance, errors.
#include "models/flows/flow_decider.h"

#include <QFile>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::flows;

namespace {

struct Sample {
    std::optional<std::string> key;
    std::optional<std::string> value;
    std::vector<cluster::RawHeader> headers;

    [[nodiscard]] cluster::RawMessage raw() const
    {
        cluster::RawMessage message;
        message.partition = 3;
        message.offset = 42;
        message.timestampMs = 1'600'000'000'123;
        message.nullKey = !key;
        message.nullValue = !value;
        message.key = key ? std::string_view(*key) : std::string_view();
        message.value = value ? std::string_view(*value) : std::string_view();
        message.headers = headers;
        return message;
    }
};

Flow flowOf(const QByteArray &text)
{
    auto flow = readFlow(text);
    if (!flow)
        qFatal("line %d: %s", flow.error().first().line, qPrintable(flow.error().first().message));
    return std::move(*flow);
}

// "payments key value [name=value]", a line each.
QStringList shown(const Decision &decision)
{
    const auto text = [](const std::optional<QByteArray> &bytes) { return bytes ? QString::fromUtf8(*bytes) : u"(null)"_s; };
    QStringList lines;
    for (const cluster::ProducerRecord &record : decision.records) {
        QString line = record.topic + u' ' + text(record.key) + u' ' + text(record.value);
        for (const cluster::Header &header : record.headers)
            line += u" [%1=%2]"_s.arg(QString::fromUtf8(header.name), text(header.value));
        lines.append(line);
    }
    return lines;
}

// A language that puts everything into brackets.
class Brackets final : public QTranslator {
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        return u"["_s + QString::fromUtf8(source) + u"]"_s;
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

QByteArray example()
{
    QFile file(QStringLiteral(STREAMSCOPE_FLOWS "/order-processor.yaml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestFlowDecider : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void orders_data();
    void orders();
    void copiesByteForByte();
    void theFirstRuleDecides();
    void partsAreMadeOrOwn();
    void provenance();
    void whatComesBackIsNotTaken();
    void failuresGoToTheErrors();
    void failuresAreBounded();
    void headersAreEnglishWhateverIsSpoken();
};

void TestFlowDecider::orders_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("accepted");
    const auto order = [](const char *rest) { return QByteArray(R"({"order_id":"o-1","user_id":"u-1",)") + rest + "}"; };
    QTest::newRow("plain") << order(R"("total":12.50)") << true;
    QTest::newRow("free") << order(R"("total":0)") << true;
    QTest::newRow("minus zero") << order(R"("total":-0.0)") << true;
    QTest::newRow("items") << order(R"("total":1,"items":[{"quantity":1},{"quantity":0.5,"sku":"a"}])") << true;
    QTest::newRow("no items") << order(R"("total":1,"items":[])") << true;
    QTest::newRow("null items") << order(R"("total":1,"items":null)") << true;
    QTest::newRow("huge total") << order(R"("total":123456789012345678901234567890.25)") << true;
    QTest::newRow("negative") << order(R"("total":-0.01)") << false;
    QTest::newRow("no total") << order(R"("x":1)") << false;
    QTest::newRow("text total") << order(R"("total":"12")") << false;
    QTest::newRow("null total") << order(R"("total":null)") << false;
    QTest::newRow("quantity 0") << order(R"("total":1,"items":[{"quantity":1},{"quantity":0}])") << false;
    QTest::newRow("quantity negative") << order(R"("total":1,"items":[{"quantity":-1}])") << false;
    QTest::newRow("no quantity") << order(R"("total":1,"items":[{"sku":"a"}])") << false;
    QTest::newRow("text quantity") << order(R"("total":1,"items":[{"quantity":"1"}])") << false;
    QTest::newRow("items of numbers") << order(R"("total":1,"items":[1])") << false;
    QTest::newRow("items no list") << order(R"("total":1,"items":5)") << false;
    QTest::newRow("no order id") << QByteArray(R"({"user_id":"u","total":1})") << false;
    QTest::newRow("null user") << QByteArray(R"({"order_id":"o","user_id":null,"total":1})") << false;
    QTest::newRow("array") << QByteArray(R"([1])") << false;
    QTest::newRow("number") << QByteArray("5") << false;
    QTest::newRow("broken") << QByteArray(R"({"order_id":"o-1","user_id":"u-1","total":1)") << false;
    QTest::newRow("not text") << QByteArray("\xff\x00", 2) << false;
    QTest::newRow("empty") << QByteArray("") << false;
    QTest::newRow("tombstone") << QByteArray() << false;
}

void TestFlowDecider::orders()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, accepted);
    FlowDecider decider(flowOf(example()), false);
    const Sample sample{"k", value.isNull() ? std::nullopt : std::optional(value.toStdString()), {}};
    const Decision decision = decider.decide(sample.raw());
    QCOMPARE(decision.rule, accepted ? 0 : Decision::kOtherwise);
    QCOMPARE(decision.records.size(), accepted ? 2 : 1);
    if (!accepted) {
        QCOMPARE(decision.records.first().topic, u"order-failures"_s);
        QCOMPARE(decision.records.first().value.has_value(), !value.isNull());
        QCOMPARE(decision.records.first().value.value_or(QByteArray()), value.isNull() ? QByteArray() : value);
        return;
    }
    const QByteArray total = value.mid(value.indexOf("total") + 7).split(',').first().split('}').first();
    QCOMPARE(shown(decision),
             QStringList({u"payments k {\"order_id\":\"o-1\",\"amount\":%1,\"user_id\":\"u-1\"}"_s.arg(QString::fromUtf8(total)),
                          u"notifications k {\"user_id\":\"u-1\",\"message\":\"Order o-1 confirmed!\",\"channel\":\"email\"}"_s}));
}

void TestFlowDecider::copiesByteForByte()
{
    FlowDecider decider(flowOf(example()), false);
    const Sample sample{std::string("\xff\x00k", 3), std::string("\x00 \xfe", 3), {{"h", "1", false}, {"h", {}, true}}};
    const Decision decision = decider.decide(sample.raw());
    QCOMPARE(decision.records.size(), 1);
    const cluster::ProducerRecord &record = decision.records.first();
    QCOMPARE(*record.key, QByteArray("\xff\x00k", 3));
    QCOMPARE(*record.value, QByteArray("\x00 \xfe", 3));
    QCOMPARE(record.headers, QList<cluster::Header>({{"h", QByteArray("1")}, {"h", std::nullopt}}));
    QCOMPARE(*record.timestampMs, 1'600'000'000'123);
    QVERIFY(!record.partition);
}

void TestFlowDecider::theFirstRuleDecides()
{
    FlowDecider decider(flowOf(R"(
version: 1
name: f
from: a
rules:
  - {when: value.n > 10, outputs: [{topic: big}]}
  - {when: value.n > 5, outputs: [{topic: middle}, {topic: also}]}
  - {when: value.n < 0, outputs: []}
)"),
                        false);
    const auto answer = [&decider](const char *value) { return decider.decide(Sample{{}, value, {}}.raw()); };
    QCOMPARE(shown(answer(R"({"n":11})")), QStringList({u"big (null) {\"n\":11}"_s}));
    QCOMPARE(answer(R"({"n":6})").records.size(), 2);
    QCOMPARE(answer(R"({"n":-1})").rule, 2);
    QVERIFY(answer(R"({"n":-1})").records.isEmpty());
    QCOMPARE(answer(R"({"n":0})").rule, Decision::kNone);
}

void TestFlowDecider::partsAreMadeOrOwn()
{
    FlowDecider decider(flowOf(R"(
version: 1
name: f
from: a
otherwise:
  - topic: b
    key: ${value.id}
    headers: {from: "${topic}/${partition}/${offset}", none: null}
  - topic: c
    key: null
    value: {all: "${value}"}
    headers: {}
)"),
                        false);
    const Sample sample{"k", R"({"id": 1.50})", {{"own", "1", false}}};
    QCOMPARE(shown(decider.decide(sample.raw())),
             QStringList({u"b 1.50 {\"id\": 1.50} [from=a/3/42] [none=(null)]"_s, u"c (null) {\"all\":{\"id\":1.50}}"_s}));
}

void TestFlowDecider::provenance()
{
    FlowDecider decider(flowOf("version: 1\nname: f\nfrom: a\notherwise: [{topic: b}]\n"), true);
    QCOMPARE(shown(decider.decide(Sample{{}, "v", {{"own", "1", false}}}.raw())),
             QStringList(
                 {u"b (null) v [own=1] [streamscope.flow=f] [streamscope.topic=a] [streamscope.partition=3] [streamscope.offset=42]"_s}));
}

// Another flow has brought back what this one wrote.
void TestFlowDecider::whatComesBackIsNotTaken()
{
    const QByteArray text = "version: 1\nname: f\nfrom: a\notherwise: [{topic: b}]\nerrors: {topic: e}\n";
    using Headers = std::vector<std::array<const char *, 2>>;
    const auto decided = [](const QByteArray &flow, const Headers &headers, const QByteArray &cluster = {}) {
        std::vector<cluster::RawHeader> raw;
        for (const auto &[name, value] : headers)
            raw.push_back({name, value, false});
        const Sample sample{{}, "v", {}};
        cluster::RawMessage message = sample.raw();
        message.headers = raw;
        FlowDecider decider(flowOf(flow), true, FlowDecider::kMaxRecordBytes, cluster);
        return decider.decide(message);
    };
    const Headers own = {{"streamscope.flow", "f"}, {"streamscope.topic", "a"}, {"streamscope.flow", "g"}, {"streamscope.topic", "b"}};
    const Decision loop = decided(text, own);
    QCOMPARE(loop.rule, Decision::kFailed);
    QCOMPARE(loop.reason, u"this flow has written it: it comes back to a in a loop"_s);
    QVERIFY(loop.records.isEmpty()); // a topic for errors may be on the way of the loop too
    QCOMPARE(decided("range: {}\n" + text, own).rule, Decision::kOtherwise); // it ends by itself
    QCOMPARE(decided(text, own, "mine").rule, Decision::kOtherwise);         // a flow of that name on another cluster
    QCOMPARE(decided(text, {{"streamscope.flow", "f"}, {"streamscope.cluster", "mine"}, {"streamscope.topic", "a"}}, "mine").rule, Decision::kFailed);
    QCOMPARE(decided(text, {{"streamscope.flow", "f"}, {"streamscope.topic", "elsewhere"}}).rule, Decision::kOtherwise);
    // What it failed on may be sent to it again.
    QCOMPARE(decided(text, {{"streamscope.error", "no"}, {"streamscope.flow", "f"}, {"streamscope.topic", "a"}}).rule, Decision::kOtherwise);
}

void TestFlowDecider::failuresGoToTheErrors()
{
    const QByteArray text =
        "version: 1\nname: f\nfrom: a\nrules:\n- {name: r, when: 1 / value.n > 0, outputs: [{topic: b, value: '${value.x}'}]}\n";
    const auto answer = [](const QByteArray &flow, const char *value) {
        FlowDecider decider(flowOf(flow), false);
        return decider.decide(Sample{{}, value, {}}.raw());
    };
    const Decision division = answer(text + "errors: {topic: e}\n", R"({"n":0})");
    QCOMPARE(division.rule, Decision::kFailed);
    QCOMPARE(division.failedRule, 0);
    QCOMPARE(shown(division),
             QStringList({u"e (null) {\"n\":0} [streamscope.error=the condition of “r”: division by zero] [streamscope.flow=f] "
                          "[streamscope.topic=a] [streamscope.partition=3] [streamscope.offset=42]"_s}));
    const Decision missing = answer(text, R"({"n":1})");
    QCOMPARE(missing.rule, Decision::kFailed);
    QCOMPARE(missing.reason, u"no such key: x of the value for b, at 1:3"_s);
    QVERIFY(missing.records.isEmpty());
    QCOMPARE(answer(text, R"({"n":"x"})").rule, Decision::kFailed);
}

void TestFlowDecider::failuresAreBounded()
{
    FlowDecider decider(
        flowOf("version: 1\nname: f\nfrom: a\notherwise:\n- {topic: b, value: '${value.v}${value.v}${value.v}${value.v}'}\n"), false);
    const auto answer = [&decider](qsizetype size) {
        return decider.decide(Sample{{}, "{\"v\":\"" + std::string(static_cast<std::size_t>(size), 'x') + "\"}", {}}.raw());
    };
    QCOMPARE(answer(4 << 20).reason, u"the text is larger than 10485760 bytes of the value for b, at 1:23"_s);
    QCOMPARE(answer(300'000).reason, u"the message for b has 1200000 bytes and may have 1000000"_s);
    QCOMPARE(answer(10).records.first().value->size(), 40);
    FlowDecider copier(flowOf("version: 1\nname: f\nfrom: a\notherwise: [{topic: b}]\n"), true);
    QCOMPARE(copier.decide(Sample{{}, std::string(3'000'000, 'x'), {}}.raw()).records.size(), 1);
    const Sample sample{{}, "x", {}};
    cluster::RawMessage oldest = sample.raw();
    oldest.timestampMs = 0;
    QCOMPARE(copier.decide(oldest).rule, Decision::kFailed); // the client library would write the present
}

void TestFlowDecider::headersAreEnglishWhateverIsSpoken()
{
    const QByteArray condition = "version: 1\nname: f\nfrom: a\nrules: [{name: r, when: 1 / value.n > 0, outputs: []}]\nerrors: {topic: e}\n";
    const auto content = [](const QByteArray &part) {
        return "version: 1\nname: f\nfrom: a\notherwise: [{topic: b, " + part + "}]\nerrors: {topic: e}\n";
    };
    struct Case {
        QByteArray flow;
        const char *value;
        QString english;
        QString shown;
    };
    const QList<Case> cases = {
        {condition, R"({"n":0})", u"the condition of “r”: division by zero"_s, u"[the condition of “r”: [division by zero]]"_s},
        {condition, R"({"n":"x"})", u"the condition of “r”: no such overload: / of int and string"_s,
         u"[the condition of “r”: [no such overload: / of int and string]]"_s},
        {content("key: '${value.x}'"), R"({"n":0})", u"no such key: x of the key for b, at 1:3"_s, u"[[no such key: x] of the key for b, at 1:3]"_s},
        {content("headers: {h: '${value.x}'}"), R"({"n":0})", u"no such key: x of the header “h” for b, at 1:3"_s,
         u"[[no such key: x] of the header “h” for b, at 1:3]"_s},
        {content("value: '${matches(\"a\", value.n)}'"), R"({"n":"("})", u"this is no regular expression: missing ): ( of the value for b, at 1:3"_s,
         u"[[this is no regular expression: [missing )]: (] of the value for b, at 1:3]"_s},
    };
    Brackets language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    for (const Case &each : cases) {
        FlowDecider decider(flowOf(each.flow), false);
        const Decision decision = decider.decide(Sample{{}, each.value, {}}.raw());
        QCOMPARE(decision.reason, each.english);
        QCOMPARE(decision.shownReason, each.shown);
        QCOMPARE(decision.records.first().headers.first(), (cluster::Header{"streamscope.error", each.english.toUtf8()}));
    }
    QCoreApplication::removeTranslator(&language);
}

QTEST_GUILESS_MAIN(TestFlowDecider)
#include "tst_flow_decider.moc"
