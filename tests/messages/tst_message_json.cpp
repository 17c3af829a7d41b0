// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/message_json.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::messages;

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

} // namespace

class TestMessageJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheDocumentedForm();
    void jsonValuesStandAsTheyAre();
    void roundTripIsExact();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
};

void TestMessageJson::writesTheDocumentedForm()
{
    const cluster::RawHeader headers[] = {{"name", "v", false}, {"name", "v2", false}, {"n", {}, true}};
    cluster::RawMessage message;
    message.partition = 0;
    message.offset = 12;
    message.timestampMs = 1790000000000;
    message.timestampType = cluster::TimestampType::CreateTime;
    message.nullKey = false;
    message.key = "k";
    message.nullValue = false;
    message.value = "{\"a\":1}";
    message.headers = headers;
    std::string out;
    appendMessageJson(out, message, u"t"_s, false);
    QCOMPARE(out,
             std::string(
                 "{\"topic\":\"t\",\"partition\":0,\"offset\":12,\"timestamp\":1790000000000,\"timestamp_type\":\"create\",\"key\":\"k\","
                 "\"value\":\"{\\\"a\\\":1}\",\"headers\":[[\"name\",\"v\"],[\"name\",\"v2\"],[\"n\",null]]}"));
}

void TestMessageJson::jsonValuesStandAsTheyAre()
{
    cluster::RawMessage message;
    message.nullValue = false;
    message.value = "{\n\"n\":12345678901234567890,\"n\":1.10}";
    std::string out;
    appendMessageJson(out, message, u"t"_s, true);
    QVERIFY2(out.find("\"value\":{ \"n\":12345678901234567890,\"n\":1.10}") != std::string::npos, out.c_str());
    message.value = "{broken";
    out.clear();
    appendMessageJson(out, message, u"t"_s, true);
    QVERIFY(out.find("\"value\":\"{broken\"") != std::string::npos);
}

void TestMessageJson::roundTripIsExact()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 3000; ++i) {
        const auto bytes = [&random, i] {
            QByteArray made(int(random.bounded(40)), Qt::Uninitialized);
            for (char &c : made)
                c = char(i % 2 == 0 ? random.bounded(256) : random.bounded(128));
            return made;
        };
        const QByteArray key = bytes();
        const QByteArray value = bytes();
        const QByteArray name = bytes().replace('\0', 'n'); // librdkafka ends a name there
        const cluster::RawHeader headers[] = {{view(name), view(value), false}, {"x", {}, true}, {"x", {}, false}};
        cluster::RawMessage message;
        message.partition = 3;
        message.timestampMs = 1790000000000 + i;
        message.nullKey = i % 5 == 0;
        message.nullValue = i % 7 == 0;
        message.key = message.nullKey ? std::string_view() : view(key);
        message.value = message.nullValue ? std::string_view() : view(value);
        message.headers = headers;
        std::string line;
        appendMessageJson(line, message, u"töpic"_s, false);
        QVERIFY(line.find('\n') == std::string::npos);
        const auto record = parseMessageJson(QByteArray::fromStdString(line));
        QVERIFY2(record, record ? "" : qPrintable(record.error().message + QString::fromStdString(line)));
        QCOMPARE(record->key.has_value(), !message.nullKey);
        QCOMPARE(record->value.has_value(), !message.nullValue);
        QCOMPARE(record->key.value_or(QByteArray()), message.nullKey ? QByteArray() : key);
        QCOMPARE(record->value.value_or(QByteArray()), message.nullValue ? QByteArray() : value);
        QCOMPARE(record->headers.size(), 3);
        QCOMPARE(record->headers[0].name, name);
        QCOMPARE(*record->headers[0].value, value);
        QVERIFY(!record->headers[1].value && record->headers[2].value);
        QCOMPARE(*record->timestampMs, message.timestampMs);
        QCOMPARE(*record->partition, 3);
    }
}

void TestMessageJson::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no json") << QByteArray("{\"key\":");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("number as value") << QByteArray("{\"value\":5}");
    QTest::newRow("object as value") << QByteArray("{\"value\":{\"a\":1}}");
    QTest::newRow("bad base64") << QByteArray("{\"value\":{\"base64\":\"$$\"}}");
    QTest::newRow("unknown field") << QByteArray("{\"vaule\":\"x\"}");
    QTest::newRow("headers object") << QByteArray("{\"headers\":{\"a\":\"b\"}}");
    QTest::newRow("header triple") << QByteArray("{\"headers\":[[\"a\",\"b\",\"c\"]]}");
    QTest::newRow("null header name") << QByteArray("{\"headers\":[[null,\"b\"]]}");
    QTest::newRow("fraction") << QByteArray("{\"timestamp\":1.5}");
    QTest::newRow("negative timestamp") << QByteArray("{\"timestamp\":-5}");
    QTest::newRow("negative partition") << QByteArray("{\"partition\":-1}");
    QTest::newRow("two documents") << QByteArray("{}{}");
}

void TestMessageJson::refusesWhatItDoesNotKnow()
{
    QFETCH(QByteArray, line);
    const auto record = parseMessageJson(line);
    QVERIFY(!record);
    QCOMPARE(int(record.error().kind), int(core::ErrorKind::InvalidInput));
    QVERIFY(!record.error().message.isEmpty());
}

QTEST_GUILESS_MAIN(TestMessageJson)
#include "tst_message_json.moc"
