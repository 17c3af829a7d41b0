// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that are sent again: byte for byte, or changed by a template that reads each.
#include "models/flows/record_list_feed.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope;
using flows::RecordListFeed;
using Step = cluster::RecordFeed::Step;

namespace {

cluster::ProducerRecord record(const QByteArray &key, const std::optional<QByteArray> &value)
{
    cluster::ProducerRecord made;
    made.topic = u"orders"_s;
    made.partition = 2;
    made.timestampMs = 1'790'000'000'000;
    made.key = key;
    made.value = value;
    made.headers = {{"trace", "1"}, {"trace", std::nullopt}};
    return made;
}

QList<cluster::ProducerRecord> sent(RecordListFeed &feed)
{
    QList<cluster::ProducerRecord> list;
    cluster::ProducerRecord made;
    for (auto next = feed.next(made); next.step != Step::End; next = feed.next(made)) {
        if (next.step == Step::Send)
            list.append(made);
    }
    return list;
}

query::Template templateOf(const QString &text, query::TemplateFormat format)
{
    const auto made = query::Template::compile(text, format);
    if (!made)
        qFatal("%s", qPrintable(made.error().message));
    return *made;
}

} // namespace

class TestRecordListFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asTheyAre()
    {
        const QList<cluster::ProducerRecord> records = {record("a", "{ \"n\" : 1 }"), record("", std::nullopt), record("\xff", "")};
        RecordListFeed kept(records, {.keepPartitions = true, .keepTimestamps = true});
        QCOMPARE(sent(kept), records);
        RecordListFeed free(records, {});
        const auto list = sent(free);
        QCOMPARE(list.size(), 3);
        for (qsizetype i = 0; i < list.size(); ++i) {
            QVERIFY(!list[i].partition && !list[i].timestampMs);
            QCOMPARE(list[i].key, records[i].key);
            QCOMPARE(list[i].value, records[i].value);
            QCOMPARE(list[i].headers, records[i].headers);
        }
    }

    void changedByATemplate()
    {
        const QList<cluster::ProducerRecord> records = {record("a", R"({"amount":1.50,"big":12345678901234567890})"),
                                                        record("b", R"({"other":1})"), record("c", R"({"amount":3,"big":1})")};
        RecordListFeed feed(records, {.key = templateOf(u"again-${key}"_s, query::TemplateFormat::Text),
                                      .value = templateOf(uR"({"n":"${seq()}","amount":"${value.amount}","big":"${value.big}"})"_s,
                                                          query::TemplateFormat::Json)});
        const auto list = sent(feed);
        QCOMPARE(list.size(), 2); // one has no amount
        QCOMPARE(list[0].key, std::optional(QByteArray("again-a")));
        QCOMPARE(list[0].value, std::optional(QByteArray(R"({"n":1,"amount":1.50,"big":12345678901234567890})")));
        QCOMPARE(list[1].value, std::optional(QByteArray(R"({"n":3,"amount":3,"big":1})")));
        QCOMPARE(feed.faulty(), quint64(1));
        QVERIFY(feed.fault()->where.startsWith(u"value "_s));
    }
};

QTEST_GUILESS_MAIN(TestRecordListFeed)
#include "tst_record_list_feed.moc"
