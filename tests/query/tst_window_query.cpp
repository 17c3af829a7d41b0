// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A windowed aggregation as it is asked for.
#include "models/query/window_query.h"
#include "models/query/window_result.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace streamscope::query;

class TestWindowQuery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aggregationTexts_data();
    void aggregationTexts();
    void windowTimes_data();
    void windowTimes();
    void queriesThatCannotBe();
    void alignment();
};

void TestWindowQuery::aggregationTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result"); // the names, or "!" and a part of the sentence
    QTest::newRow("all") << u"count, sum:value.a,p99.9:value.b , top:value.c"_s << u"count|sum:value.a|p99.9:value.b|top:value.c"_s;
    QTest::newRow("commas inside") << u"sum:math.greatest(value.a, 1),distinct:[value.a, value.b],max:{'a,b': 1}['a,b'],min:\"\\\",(\""_s
                                   << u"sum:math.greatest(value.a, 1)|distinct:[value.a, value.b]|max:{'a,b': 1}['a,b']|min:\"\\\",(\""_s;
    QTest::newRow("unknown") << u"median:value.a"_s << u"!There is no aggregate “median”"_s;
    QTest::newRow("percentile 0") << u"p0:value.a"_s << u"!There is no aggregate “p0”"_s;
    QTest::newRow("percentile 101") << u"p101:value.a"_s << u"!There is no aggregate “p101”"_s;
    QTest::newRow("top 0") << u"top0:value.a"_s << u"!There is no aggregate “top0”"_s;
    QTest::newRow("no expression") << u"sum"_s << u"!sum wants an expression"_s;
    QTest::newRow("count of") << u"count:value"_s << u"!count takes no expression"_s;
    QTest::newRow("broken") << u"sum:value."_s << u"!sum: line 1, column"_s;
    QTest::newRow("empty") << u"count,"_s << u"!An aggregate is missing"_s;
    QTest::newRow("twice") << u"count,count"_s << u"!The aggregate “count” is there twice."_s;
}

void TestWindowQuery::aggregationTexts()
{
    QFETCH(const QString, text);
    QFETCH(const QString, result);
    const auto parsed = parseAggregations(text);
    QStringList names;
    for (const Aggregation &aggregation : parsed.value_or(std::vector<Aggregation>()))
        names.append(aggregation.name);
    const QString answer = parsed ? names.join(u'|') : u'!' + parsed.error().message;
    QVERIFY2(result.startsWith(u'!') ? answer.startsWith(result) : answer == result, qPrintable(answer));
}

void TestWindowQuery::windowTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds"); // -1: refused
    QTest::newRow("seconds") << u"60s"_s << qint64{60'000};
    QTest::newRow("mixed") << u"1m30s"_s << qint64{90'000};
    QTest::newRow("milliseconds") << u"500ms"_s << qint64{500};
    QTest::newRow("day") << u"1d"_s << qint64{86'400'000};
    QTest::newRow("zero") << u"0s"_s << qint64{-1};
    QTest::newRow("negative") << u"-5s"_s << qint64{-1};
    QTest::newRow("microseconds") << u"1us"_s << qint64{-1};
    QTest::newRow("no unit") << u"60"_s << qint64{-1};
    QTest::newRow("too long") << u"9000h"_s << qint64{-1};
    QTest::newRow("far too long") << u"99999999999d"_s << qint64{-1};
    QTest::newRow("empty") << QString() << qint64{-1};
}

void TestWindowQuery::windowTimes()
{
    QFETCH(const QString, text);
    QFETCH(const qint64, milliseconds);
    QCOMPARE(parseWindowTime(text, 1).value_or(-1), milliseconds);
}

void TestWindowQuery::queriesThatCannotBe()
{
    WindowQuery query(*Expression::compile(u"value"_s));
    QVERIFY(!query.fault());
    query.window = {.kind = Windowing::Kind::Hopping, .lengthMs = 10, .slideMs = 11};
    QVERIFY(query.fault());
    query.window = {.kind = Windowing::Kind::Hopping, .lengthMs = 14'400, .slideMs = 10};
    QVERIFY(!query.fault());
    query.window.lengthMs = 14'401;
    QVERIFY(query.fault());
}

void TestWindowQuery::alignment()
{
    QCOMPARE(alignedStart(0, 60), 0);
    QCOMPARE(alignedStart(59, 60), 0);
    QCOMPARE(alignedStart(60, 60), 60);
    QCOMPARE(alignedStart(-1, 60), -60);
    QCOMPARE(alignedStart(-60, 60), -60);
    QCOMPARE(alignedStart(-61, 60), -120);
    QCOMPARE(windowTimeText(1'774'693'800'000), std::string("2026-03-28T10:30:00Z"));
    QCOMPARE(windowTimeText(-1), std::string("1969-12-31T23:59:59.999Z"));
}

QTEST_GUILESS_MAIN(TestWindowQuery)

#include "tst_window_query.moc"
