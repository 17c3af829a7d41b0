// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages made of a template: its parts and faults, numbers that go on, pace and bounds.
#include "models/flows/template_stream.h"
#include "models/query/template_source.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::flows;
using Step = cluster::RecordFeed::Step;

namespace {

query::TimeParts fixedTime()
{
    return {1'790'000'000, 0};
}

std::shared_ptr<query::TemplateSource> source(quint64 seed = 5)
{
    return std::make_shared<query::TemplateSource>(seed, fixedTime);
}

MessageTemplate compiled(const MessageTemplateText &text)
{
    auto made = MessageTemplate::compile(text);
    if (!made)
        qFatal("%s", qPrintable(made.error().first().fault.message));
    return *made;
}

MessageTemplateText counting()
{
    MessageTemplateText text;
    text.key = u"k${seq()}"_s;
    text.value = uR"({"n": "${seq()}"})"_s;
    return text;
}

} // namespace

class TestTemplateStream : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsAreMade();
    void nullAndEmptyDiffer();
    void faultsSayWhere();
    void jsonRoundTrip();
    void readsTheMessageReferredTo();
    void copiedNumbersGiveTheSame();
    void endsAtItsNumber();
    void endsAtBytesAndTime();
    void keepsItsPace();
    void givesUpWhatIsTooLate();
    void faultyMessagesAreCounted();
};

void TestTemplateStream::partsAreMade()
{
    MessageTemplateText text = counting();
    text.headers = {{u"trace"_s, u"${seq() * 2}"_s}, {u"trace"_s, u"plain"_s}, {u"none"_s, std::nullopt}};
    MessageWriter writer(compiled(text), source());
    cluster::ProducerRecord record;
    record.headers = {{"left over", "x"}};
    QVERIFY(writer.write(record));
    QCOMPARE(record.key, std::optional(QByteArray("k1")));
    QCOMPARE(record.value, std::optional(QByteArray("{\"n\":1}")));
    QCOMPARE(record.headers, QList<cluster::Header>({{"trace", "2"}, {"trace", "plain"}, {"none", std::nullopt}}));
    QVERIFY(writer.write(record));
    QCOMPARE(record.key, std::optional(QByteArray("k2")));
    QCOMPARE(record.headers.first(), (cluster::Header{"trace", "4"}));
}

void TestTemplateStream::nullAndEmptyDiffer()
{
    MessageTemplateText text;
    text.value = u""_s;
    text.jsonValue = false;
    MessageWriter writer(compiled(text), source());
    cluster::ProducerRecord record;
    record.key = "left over";
    QVERIFY(writer.write(record));
    QVERIFY(!record.key);
    QCOMPARE(record.value, std::optional(QByteArray("")));
}

void TestTemplateStream::faultsSayWhere()
{
    MessageTemplateText text;
    text.key = u"${seq(}"_s;
    text.value = u"{\n  \"a\": \"${noSuchThing()}\"\n}"_s;
    text.headers = {{u"a"_s, u"fine"_s}, {u"b"_s, u"${"_s}};
    text.reference = u"no JSON"_s;
    const auto made = MessageTemplate::compile(text);
    QVERIFY(!made);
    QCOMPARE(made.error().size(), 4);
    QCOMPARE(made.error()[0].part, TemplateFault::Part::Key);
    QCOMPARE(made.error()[1].part, TemplateFault::Part::Value);
    QCOMPARE(made.error()[1].fault.line, 2);
    QCOMPARE(made.error()[1].fault.position, 12);
    QCOMPARE(made.error()[2].part, TemplateFault::Part::Header);
    QCOMPARE(made.error()[2].header, 1);
    QCOMPARE(made.error()[3].part, TemplateFault::Part::Reference);
}

void TestTemplateStream::jsonRoundTrip()
{
    MessageTemplateText text = counting();
    text.key.reset();
    text.jsonKey = true;
    text.jsonValue = false;
    text.headers = {{u"a"_s, std::nullopt}, {u"a"_s, u""_s}};
    text.reference = u"{}"_s;
    QCOMPARE(MessageTemplateText::fromJson(text.toJson()), text);
    QCOMPARE(MessageTemplateText::fromJson({}), MessageTemplateText());
}

void TestTemplateStream::readsTheMessageReferredTo()
{
    MessageTemplateText text;
    text.key = u"${key}"_s;
    text.value = uR"({"id": "${value.id}", "total": "${value.total}", "from": "${record.headers.origin}"})"_s;
    text.reference = uR"({"key":"k","value":"{\"id\":12345678901234567890,\"total\":1.50}","headers":[["origin","shop"]]})"_s;
    MessageWriter writer(compiled(text), source());
    cluster::ProducerRecord record;
    const auto made = writer.write(record);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QCOMPARE(record.key, std::optional(QByteArray("k")));
    QCOMPARE(record.value, std::optional(QByteArray(R"({"id":12345678901234567890,"total":1.50,"from":"shop"})")));
}

void TestTemplateStream::copiedNumbersGiveTheSame()
{
    MessageTemplateText text;
    text.value = u"${uuid()} ${random()} ${randomString(20)}"_s;
    text.jsonValue = false;
    const auto original = source(9);
    MessageWriter first(compiled(text), original);
    cluster::ProducerRecord record;
    QVERIFY(first.write(record));
    MessageWriter preview(compiled(text), std::make_shared<query::TemplateSource>(*original));
    cluster::ProducerRecord shown;
    QVERIFY(preview.write(shown));
    QVERIFY(first.write(record));
    QCOMPARE(record, shown);
}

void TestTemplateStream::endsAtItsNumber()
{
    TemplateStream stream(compiled(counting()), source(), {}, {.messages = 2});
    cluster::ProducerRecord record;
    QCOMPARE(stream.next(record).step, Step::Send);
    QCOMPARE(stream.next(record).step, Step::Send);
    QCOMPARE(record.key, std::optional(QByteArray("k2")));
    QCOMPARE(stream.next(record).step, Step::End);
    QCOMPARE(stream.counts().made, quint64(2));
}

void TestTemplateStream::endsAtBytesAndTime()
{
    qint64 now = 50;
    TemplateStream bytes(compiled(counting()), source(), {}, {.bytes = 12}, [&now] { return now; });
    cluster::ProducerRecord record;
    QCOMPARE(bytes.next(record).step, Step::Send); // k1{"n":1}: nine bytes
    QCOMPARE(bytes.next(record).step, Step::Send);
    QCOMPARE(bytes.next(record).step, Step::End);
    TemplateStream time(compiled(counting()), source(), {.kind = LoadShape::Kind::Constant, .rate = 0.5}, {.timeMs = 1000},
                        [&now] { return now; });
    QCOMPARE(time.next(record).step, Step::Send);
    const auto wait = time.next(record);
    QCOMPARE(wait.step, Step::Wait);
    QCOMPARE(wait.waitUs, qint64(1'000'000)); // not for the next message, but to the end
    now += 1'000'000;
    QCOMPARE(time.next(record).step, Step::End);
}

void TestTemplateStream::keepsItsPace()
{
    qint64 now = 0;
    TemplateStream stream(compiled(counting()), source(), {.kind = LoadShape::Kind::Constant, .rate = 100}, {}, [&now] { return now; });
    cluster::ProducerRecord record;
    quint64 sent = 0;
    for (; now < 10'000'000; now += 700) {
        while (stream.next(record).step == Step::Send)
            ++sent;
    }
    QCOMPARE(sent, quint64(1000));
    QCOMPARE(stream.counts().lateUs, qint64(0));
}

// After a minute in which nothing could be sent a minute's messages do not come at once.
void TestTemplateStream::givesUpWhatIsTooLate()
{
    qint64 now = 0;
    TemplateStream stream(compiled(counting()), source(), {.kind = LoadShape::Kind::Constant, .rate = 10}, {}, [&now] { return now; });
    cluster::ProducerRecord record;
    QCOMPARE(stream.next(record).step, Step::Send);
    now = 60'000'000;
    int sent = 0;
    while (stream.next(record).step == Step::Send)
        ++sent;
    QCOMPARE(sent, 1);
    QCOMPARE(stream.counts().lateUs, qint64(59'900'000));
    now += 100'000;
    QCOMPARE(stream.next(record).step, Step::Send);
}

void TestTemplateStream::faultyMessagesAreCounted()
{
    MessageTemplateText text;
    text.value = u"${10 / (seq() - 2)}"_s;
    text.jsonValue = false;
    TemplateStream stream(compiled(text), source(), {}, {.messages = 3});
    cluster::ProducerRecord record;
    QCOMPARE(stream.next(record).step, Step::Send);
    const auto left = stream.next(record);
    QCOMPARE(left.step, Step::Wait);
    QCOMPARE(left.waitUs, qint64(0));
    QCOMPARE(stream.next(record).step, Step::Send);
    QCOMPARE(record.value, std::optional(QByteArray("10")));
    QCOMPARE(stream.next(record).step, Step::End);
    QCOMPARE(stream.counts().faulty, quint64(1));
    QVERIFY2(stream.counts().fault->where.startsWith(u"value 1:"_s), qPrintable(stream.counts().fault->where));
    QVERIFY(stream.counts().fault->message.contains(u"zero"_s));
}

QTEST_GUILESS_MAIN(TestTemplateStream)
#include "tst_template_stream.moc"
