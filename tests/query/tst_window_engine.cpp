// SPDX-FileCopyrightText: 2026 The Streamscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Windowed aggregation: which messages are in which windows, and what is made of them. The results are computed by hand.
#include "models/query/window_engine.h"

#include <QTest>

#include <cmath>
#include <deque>

using namespace Qt::StringLiterals;
using namespace streamscope;
using namespace streamscope::query;

namespace {

constexpr qint64 kClock = 1'000'000; // where the tests' clock stands unless they move it

// An engine, and the messages that it is given.
struct Bench {
    explicit Bench(const QString &groupBy, const QString &aggregations = u"count"_s, const std::function<void(WindowQuery &)> &change = {})
        : m_query(*Expression::compile(groupBy))
    {
        m_query.aggregations = *parseAggregations(aggregations);
        m_query.window.lengthMs = 10;
        if (change)
            change(m_query);
        engine = std::make_unique<WindowEngine>(m_query, QStringList{u"events"_s});
    }

    void add(qint64 timeMs, const std::string &value, qint32 partition = 0, qint64 clock = kClock)
    {
        cluster::RawMessage message;
        message.partition = partition;
        message.offset = ++m_offset;
        message.timestampMs = timeMs;
        message.nullValue = false;
        message.value = m_values.emplace_back(value);
        engine->add(message, clock);
    }

    // One line a group: "start-end group count aggregates".
    QStringList closed() { return lines(engine->takeClosed()); }
    QStringList finished()
    {
        while (engine->closeNext()) {
        }
        return closed();
    }

    [[nodiscard]] QStringList lines(const std::vector<WindowResult> &windows) const
    {
        QStringList list;
        for (const WindowResult &window : windows) {
            for (const GroupResult &group : window.groups) {
                QString line = u"%1-%2 %3 %4"_s.arg(window.startMs).arg(window.endMs).arg(
                    group.isOther() ? u"other"_s : QString::fromStdString(group.json())).arg(group.count);
                for (std::size_t i = 0; i < m_query.aggregations.size(); ++i) {
                    if (m_query.aggregations[i].kind != Aggregation::Kind::Count)
                        line += u' ' + QString::fromStdString(group.aggregates[i].json);
                }
                list.append(line + (window.early ? u" early"_s : QString()));
            }
        }
        return list;
    }

    WindowQuery m_query;
    std::unique_ptr<WindowEngine> engine;
    std::deque<std::string> m_values;
    qint64 m_offset = -1;
};

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class TestWindowEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tumblingWindowsCountMostCommonFirst();
    void groupsAreValuesOfAnyType();
    void groupsOfEqualNumbersAreOne();
    void aggregates_data();
    void aggregates();
    void estimatesAreNamed();
    void extremesAreOfTheSameTypeInAnyOrder();
    void largeSumsWithFractionsAreNearest();
    void aggregatesLeaveOutWhatIsOfNoUse();
    void hoppingWindows();
    void aMessageIsOtherOnce();
    void windowsEndBeforeTheYear10000();
    void sessionWindows();
    void sessionsThatMeetBecomeOne();
    void lateMessagesAreCounted();
    void latenessKeepsWindowsOpen();
    void slowestPartitionHoldsTimeBack();
    void idlePartitionIsLeftOut();
    void whenAllAreIdleTheClockGoesOn();
    void keepOpenHasNothingLate();
    void arrivalTimeNeverGoesBack();
    void messagesWithoutATimestamp();
    void whatCannotBeEvaluated();
    void filterComesBefore();
    void groupsBeyondTheBoundAreOther();
    void memoryClosesTheOldestWindow();
    void memoryOfOneWindowFoldsIntoOther();
    void openWindowsCanBeLookedAt();
    void literals_data();
    void literals();
};

void TestWindowEngine::tumblingWindowsCountMostCommonFirst()
{
    Bench bench(u"value.event"_s);
    bench.add(0, R"({"event":"b"})");
    bench.add(9, R"({"event":"a"})");
    bench.add(3, R"({"event":"c"})");
    bench.add(4, R"({"event":"c"})");
    QCOMPARE(bench.closed(), QStringList());
    bench.add(10, R"({"event":"a"})"); // event time is 10: [0, 10) is over
    QCOMPARE(bench.closed(), QStringList({u"0-10 \"c\" 2"_s, u"0-10 \"a\" 1"_s, u"0-10 \"b\" 1"_s}));
    bench.add(35, R"({"event":"z"})"); // no lines for windows without messages
    QCOMPARE(bench.finished(), QStringList({u"10-20 \"a\" 1"_s, u"30-40 \"z\" 1"_s}));
    QCOMPARE(bench.engine->counts().counted, 6U);
    QCOMPARE(bench.engine->bytes(), std::size_t{0});
}

void TestWindowEngine::groupsAreValuesOfAnyType()
{
    Bench bench(u"value.g"_s);
    for (const char *value : {R"({"g":"1"})", R"({"g":1})", R"({"g":true})", R"({"g":null})", R"({"g":""})", R"({"g":"\u00e9\n"})",
                              R"({"g":[1,"x"]})", R"({"g":{"b":2,"a":1}})", R"({"g":{"a":1.0,"b":2}})", R"({"g":1.5})"})
        bench.add(1, value);
    QCOMPARE(sorted(bench.finished()), sorted({u"0-10 {\"a\":1,\"b\":2} 2"_s, u"0-10 \"1\" 1"_s, u"0-10 1 1"_s, u"0-10 true 1"_s,
                                               u"0-10 null 1"_s, u"0-10 \"\" 1"_s, u"0-10 \"é\\n\" 1"_s, u"0-10 [1,\"x\"] 1"_s,
                                               u"0-10 1.5 1"_s}));
    QCOMPARE(bench.engine->counts().failed, 0U);
}

void TestWindowEngine::groupsOfEqualNumbersAreOne()
{
    Bench bench(u"value.g"_s);
    for (const char *value : {R"({"g":1})", R"({"g":1.0})", R"({"g":1e0})", R"({"g":-0.0})", R"({"g":0})", R"({"g":18446744073709551615})",
                              R"({"g":9223372036854775808})", R"({"g":9223372036854775808.0})"})
        bench.add(1, value);
    QCOMPARE(sorted(bench.finished()),
             sorted({u"0-10 1 3"_s, u"0-10 0 2"_s, u"0-10 18446744073709551615 1"_s, u"0-10 9223372036854775808 2"_s}));
}

void TestWindowEngine::aggregates_data()
{
    QTest::addColumn<QString>("aggregations");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("result");
    const QStringList oneToTen = {u"7"_s, u"1"_s, u"10"_s, u"3"_s, u"2"_s, u"9"_s, u"4"_s, u"8"_s, u"6"_s, u"5"_s};
    QTest::newRow("whole numbers") << u"sum:value.n,min:value.n,max:value.n,mean:value.n"_s << oneToTen << u"10 55 1 10 5.5"_s;
    QTest::newRow("nearest rank") << u"p50:value.n,p90:value.n,p99:value.n,p100:value.n,p0.1:value.n"_s << oneToTen << u"10 5 9 10 10 1"_s;
    QTest::newRow("one value") << u"p50:value.n,mean:value.n"_s << QStringList{u"4"_s} << u"1 4 4.0"_s;
    QTest::newRow("beyond int64") << u"sum:value.n,max:value.n"_s
                                  << QStringList{u"9223372036854775807"_s, u"9223372036854775807"_s, u"18446744073709551615"_s}
                                  << u"3 36893488147419103229 18446744073709551615"_s;
    QTest::newRow("negative beyond int64") << u"sum:value.n,min:value.n"_s
                                           << QStringList{u"-9223372036854775808"_s, u"-9223372036854775808"_s}
                                           << u"2 -18446744073709551616 -9223372036854775808"_s;
    QTest::newRow("whole and broken numbers") << u"sum:value.n,max:value.n"_s << QStringList{u"1"_s, u"2.5"_s, u"2"_s} << u"3 5.5 2.5"_s;
    QTest::newRow("small beside large") << u"sum:value.n"_s << QStringList{u"1e100"_s, u"1.0"_s, u"-1e100"_s} << u"3 1.0"_s;
    QTest::newRow("tenths") << u"sum:value.n"_s << QStringList(10, u"0.1"_s) << u"10 1.0"_s;
    QTest::newRow("int and double by their exact value") << u"max:value.n"_s << QStringList{u"9007199254740993"_s, u"9007199254740992.0"_s}
                                                         << u"2 9007199254740993"_s;
    QTest::newRow("texts") << u"min:value.n,max:value.n,distinct:value.n"_s << QStringList{u"\"b\""_s, u"\"a\""_s, u"\"b\""_s}
                           << u"3 \"a\" \"b\" 2"_s;
    QTest::newRow("distinct by value") << u"distinct:value.n"_s << QStringList{u"1"_s, u"1.0"_s, u"\"1\""_s, u"true"_s, u"null"_s} << u"5 3"_s;
    QTest::newRow("top") << u"top2:value.n"_s << QStringList{u"\"x\""_s, u"2"_s, u"2"_s, u"\"a\""_s, u"\"x\""_s, u"2"_s}
                         << u"6 [{\"value\":2,\"count\":3},{\"value\":\"x\",\"count\":2}]"_s;
    QTest::newRow("nothing") << u"sum:value.n,min:value.n,mean:value.n,p50:value.n,distinct:value.n,top1:value.n"_s << QStringList{u"null"_s}
                             << u"1 null null null null 0 []"_s;
    QTest::newRow("an expression") << u"sum:value.n * 2 + size([1, 2])"_s << QStringList{u"1"_s, u"2"_s} << u"2 10"_s;
}

void TestWindowEngine::aggregates()
{
    QFETCH(const QString, aggregations);
    QFETCH(const QStringList, values);
    QFETCH(const QString, result);
    Bench bench(u"'all'"_s, aggregations);
    for (const QString &value : values)
        bench.add(1, u"{\"n\":%1}"_s.arg(value).toStdString());
    const std::vector<WindowResult> open = bench.engine->open(1, 1);
    for (const AggregateResult &aggregate : open.at(0).groups.at(0).aggregates)
        QVERIFY(aggregate.sketch == Sketch::None);
    QCOMPARE(bench.finished(), QStringList{u"0-10 \"all\" "_s + result});
    QCOMPARE(bench.engine->counts().unusable, 0U);
}

void TestWindowEngine::estimatesAreNamed()
{
    Bench bench(u"'all'"_s, u"sum:value.n,p50:value.n,distinct:value.n,top1:value.m,p100:value.large"_s);
    for (int i = 0; i < 3000; ++i) {
        const QString large = i == 7 ? u"9007199254740993"_s : u"null"_s;
        bench.add(1, u"{\"n\":%1,\"m\":%2,\"large\":%3}"_s.arg(i).arg(i % 2 == 0 ? 0 : i).arg(large).toStdString());
    }
    const std::vector<WindowResult> open = bench.engine->open(1, 1);
    const std::vector<AggregateResult> &results = open.at(0).groups.at(0).aggregates;
    QCOMPARE(QString::fromStdString(results[0].json + sketchText(results[0])), u"4498500"_s);
    QVERIFY(results[1].sketch == Sketch::TDigest);
    QVERIFY2(std::abs(results[1].number - 1500) < 3000 * results[1].error * 2, results[1].json.c_str());
    QCOMPARE(QString::fromStdString(sketchText(results[1])), u"t-digest, rank within ±0.4 %"_s);
    QVERIFY(results[2].sketch == Sketch::HyperLogLog);
    QVERIFY2(std::abs(results[2].number - 3000) < 3000 * results[2].error * 4, results[2].json.c_str());
    QCOMPARE(QString::fromStdString(sketchText(results[2])), u"HyperLogLog, standard error 1.63 %"_s);
    QVERIFY(results[3].sketch == Sketch::SpaceSaving);
    QCOMPARE(QString::fromStdString(results[3].json), u"[{\"value\":0,\"count\":1500}]"_s);
    QCOMPARE(QString::fromStdString(sketchText(results[4])), u"integers above 2^53 as doubles"_s);
}

void TestWindowEngine::extremesAreOfTheSameTypeInAnyOrder()
{
    std::vector<std::string> values = {R"("n/a")", "7", "true", "3.5", R"("z")", "12", "12.0"};
    std::sort(values.begin(), values.end());
    do {
        Bench bench(u"'all'"_s, u"min:value.n,max:value.n"_s);
        for (const std::string &value : values)
            bench.add(1, "{\"n\":" + value + "}");
        QCOMPARE(bench.finished(), QStringList{u"0-10 \"all\" 7 3.5 12"_s});
    } while (std::next_permutation(values.begin(), values.end()));
    Bench texts(u"'all'"_s, u"min:value.n,max:value.n"_s);
    for (const char *value : {"true", R"("b")", R"("a")", "false"})
        texts.add(1, "{\"n\":" + std::string(value) + "}");
    QCOMPARE(texts.finished(), QStringList{u"0-10 \"all\" 4 \"a\" \"b\""_s});
}

// The nearest double, and said to be one.
void TestWindowEngine::largeSumsWithFractionsAreNearest()
{
    Bench bench(u"'all'"_s, u"sum:value.n"_s);
    for (const char *value : {"9007199254740993", "0.5", "0.75"})
        bench.add(1, "{\"n\":" + std::string(value) + "}");
    const AggregateResult sum = bench.engine->open(1, 1).at(0).groups.at(0).aggregates.at(0);
    QCOMPARE(QString::fromStdString(sum.json), u"9007199254740994.0"_s);
    QCOMPARE(QString::fromStdString(sketchText(sum)), u"integers above 2^53 as doubles"_s);
}

void TestWindowEngine::aggregatesLeaveOutWhatIsOfNoUse()
{
    Bench bench(u"'all'"_s, u"sum:value.n,p50:double(value.n),min:value.n,mean:10 / value.n"_s);
    bench.add(1, R"({"n":5})");
    bench.add(1, R"({"n":0})");      // the mean divides by zero
    bench.add(1, R"({"other":1})");  // four times no such field
    bench.add(1, R"({"n":"NaN"})");  // no sum, NaN, another type than the first, no overload
    bench.add(1, R"({"n":"Infinity"})");
    QCOMPARE(bench.finished(), QStringList{u"0-10 \"all\" 5 5 0.0 0 2.0"_s});
    QCOMPARE(bench.engine->counts().unusable, 13U);
    QCOMPARE(bench.engine->counts().counted, 5U);
    QCOMPARE(bench.engine->failures().at(0).offset, 1);
    QCOMPARE(bench.engine->failures().at(0).reason, u"division by zero"_s);
}

void TestWindowEngine::hoppingWindows()
{
    Bench bench(u"value.e"_s, u"count,sum:value.n"_s, [](WindowQuery &query) {
        query.window = {.kind = Windowing::Kind::Hopping, .lengthMs = 10, .slideMs = 4};
    });
    bench.add(9, R"({"e":"a","n":1})");  // in 0-10, 4-14, 8-18
    bench.add(12, R"({"e":"a","n":10})"); // in 4-14, 8-18, 12-22; closes 0-10
    QCOMPARE(bench.closed(), QStringList{u"0-10 \"a\" 1 1"_s});
    QCOMPARE(bench.finished(), QStringList({u"4-14 \"a\" 2 11"_s, u"8-18 \"a\" 2 11"_s, u"12-22 \"a\" 1 10"_s}));
}

void TestWindowEngine::aMessageIsOtherOnce()
{
    Bench bench(u"value.g"_s, u"count"_s, [](WindowQuery &query) {
        query.maxGroups = 1;
        query.window = {.kind = Windowing::Kind::Hopping, .lengthMs = 10, .slideMs = 5};
    });
    for (const char *value : {R"({"g":1})", R"({"g":2})", R"({"g":3})"})
        bench.add(7, value);
    QCOMPARE(bench.finished(), QStringList({u"0-10 1 1"_s, u"0-10 other 2"_s, u"5-15 1 1"_s, u"5-15 other 2"_s}));
    QCOMPARE(bench.engine->counts().others, 2U);
}

// The end of each window has a text, too.
void TestWindowEngine::windowsEndBeforeTheYear10000()
{
    constexpr qint64 kLast = 253402300799999;
    Bench bench(u"value.g"_s);
    bench.add(kLast - 10, R"({"g":1})");
    bench.add(kLast - 9, R"({"g":1})");
    QCOMPARE(bench.engine->counts().untimed, 1U);
    QCOMPARE(bench.engine->counts().counted, 1U);
}

void TestWindowEngine::sessionWindows()
{
    Bench bench(u"value.u"_s, u"count,max:value.n"_s, [](WindowQuery &query) {
        query.window = {.kind = Windowing::Kind::Session, .lengthMs = 10};
    });
    bench.add(0, R"({"u":"x","n":1})");
    bench.add(9, R"({"u":"x","n":3})");
    bench.add(9, R"({"u":"y","n":2})");
    bench.add(19, R"({"u":"x","n":4})"); // silent for 10: a session of its own; those until 19 close
    QCOMPARE(bench.closed(), QStringList({u"0-19 \"x\" 2 3"_s, u"9-19 \"y\" 1 2"_s}));
    bench.add(5, R"({"u":"y","n":9})"); // would have ended at 15
    QCOMPARE(bench.engine->counts().late, 1U);
    QCOMPARE(bench.finished(), QStringList{u"19-29 \"x\" 1 4"_s});
    QCOMPARE(bench.engine->bytes(), std::size_t{0});
}

void TestWindowEngine::sessionsThatMeetBecomeOne()
{
    Bench bench(u"value.u"_s, u"count,sum:value.n,p50:value.n,distinct:value.n,top1:value.n,min:value.n"_s, [](WindowQuery &query) {
        query.window = {.kind = Windowing::Kind::Session, .lengthMs = 10};
        query.latenessMs = 100;
    });
    bench.add(0, R"({"u":"x","n":1})");
    bench.add(18, R"({"u":"x","n":3})");
    QCOMPARE(bench.engine->openCount(), std::size_t{2});
    bench.add(9, R"({"u":"x","n":3})"); // less than 10 from either
    QCOMPARE(bench.engine->openCount(), std::size_t{1});
    QCOMPARE(bench.finished(), QStringList{u"0-28 \"x\" 3 7 3 2 [{\"value\":3,\"count\":2}] 1"_s});
}

void TestWindowEngine::lateMessagesAreCounted()
{
    Bench bench(u"value"_s);
    bench.add(12, "1");
    bench.add(11, "1"); // out of order, its window is open
    bench.add(9, "1");  // its window is over
    bench.add(25, "1");
    bench.add(19, "1");
    QCOMPARE(bench.finished(), QStringList({u"10-20 1 2"_s, u"20-30 1 1"_s}));
    QCOMPARE(bench.engine->counts().late, 2U);
    QCOMPARE(bench.engine->counts().counted, 3U);
    QCOMPARE(bench.engine->counts().messages, 5U);

    Bench hopping(u"value"_s, u"count"_s, [](WindowQuery &query) {
        query.window = {.kind = Windowing::Kind::Hopping, .lengthMs = 10, .slideMs = 5};
    });
    hopping.add(10, "1");
    hopping.add(8, "1"); // 0-10 is over, 5-15 is not: it is counted there, and missing here
    QCOMPARE(hopping.finished(), QStringList({u"5-15 1 2"_s, u"10-20 1 1"_s}));
    QCOMPARE(hopping.engine->counts().late, 1U);
}

void TestWindowEngine::latenessKeepsWindowsOpen()
{
    Bench bench(u"value"_s, u"count"_s, [](WindowQuery &query) { query.latenessMs = 5; });
    bench.add(1, "1");
    bench.add(14, "1");
    bench.add(2, "1");
    QCOMPARE(bench.closed(), QStringList());
    bench.add(15, "1"); // 10 + 5
    QCOMPARE(bench.closed(), QStringList{u"0-10 1 2"_s});
    bench.add(3, "1");
    QCOMPARE(bench.engine->counts().late, 1U);
}

void TestWindowEngine::slowestPartitionHoldsTimeBack()
{
    Bench bench(u"value"_s);
    bench.engine->expect(0, 0, kClock);
    bench.engine->expect(0, 1, kClock);
    bench.add(1, "1", 0);
    bench.add(100, "1", 0);
    QCOMPARE(bench.closed(), QStringList()); // nothing is known of partition 1
    QVERIFY(!bench.engine->eventTimeMs());
    bench.add(2, "1", 1);
    QCOMPARE(*bench.engine->eventTimeMs(), 2);
    bench.add(10, "1", 1);
    QCOMPARE(bench.closed(), QStringList{u"0-10 1 2"_s});
    bench.add(30, "1", 2); // one that was added meanwhile
    QCOMPARE(*bench.engine->eventTimeMs(), 10);
    QCOMPARE(bench.finished(), QStringList({u"10-20 1 1"_s, u"30-40 1 1"_s, u"100-110 1 1"_s}));
    QCOMPARE(bench.engine->counts().late, 0U);
}

void TestWindowEngine::idlePartitionIsLeftOut()
{
    Bench bench(u"value"_s, u"count"_s, [](WindowQuery &query) { query.idleMs = 1000; });
    bench.engine->expect(0, 0, kClock);
    bench.engine->expect(0, 1, kClock);
    bench.add(1, "1", 0);
    bench.add(20, "1", 0, kClock + 5000);
    bench.engine->advance(kClock + 5000);
    QVERIFY2(!bench.engine->eventTimeMs(), "silent, but not read to its end");
    bench.engine->setAtEnd(0, 1, true);
    bench.engine->advance(kClock + 5000);
    QCOMPARE(*bench.engine->eventTimeMs(), 20);
    QCOMPARE(bench.closed(), QStringList{u"0-10 1 1"_s});
    bench.add(25, "1", 1, kClock + 5001); // it counts again, and time does not go back
    bench.add(40, "1", 0, kClock + 5001);
    QCOMPARE(*bench.engine->eventTimeMs(), 25);
    bench.add(3, "1", 1, kClock + 5001);
    QCOMPARE(bench.engine->counts().late, 1U);
}

void TestWindowEngine::whenAllAreIdleTheClockGoesOn()
{
    Bench bench(u"value"_s, u"count"_s, [](WindowQuery &query) { query.idleMs = 1000; });
    bench.add(3, "1");
    bench.engine->setAtEnd(0, 0, true);
    bench.engine->advance(kClock + 1006); // 3 + 6
    QCOMPARE(bench.closed(), QStringList());
    bench.engine->advance(kClock + 1007);
    QCOMPARE(bench.closed(), QStringList{u"0-10 1 1"_s});
    bench.engine->advance(kClock); // a clock that is set back changes nothing
    QCOMPARE(*bench.engine->eventTimeMs(), 10);
}

void TestWindowEngine::keepOpenHasNothingLate()
{
    Bench bench(u"value"_s, u"count"_s, [](WindowQuery &query) { query.keepOpen = true; });
    bench.add(95, "1");
    bench.add(5, "1");
    bench.add(15, "1");
    bench.add(1, "1");
    bench.engine->advance(kClock + 1'000'000);
    QCOMPARE(bench.closed(), QStringList());
    QCOMPARE(bench.finished(), QStringList({u"0-10 1 2"_s, u"10-20 1 1"_s, u"90-100 1 1"_s}));
    QCOMPARE(bench.engine->counts().late, 0U);
}

void TestWindowEngine::arrivalTimeNeverGoesBack()
{
    Bench bench(u"value"_s, u"count"_s, [](WindowQuery &query) { query.time = WindowQuery::Time::Arrival; });
    bench.add(-1, "1", 0, 100);
    bench.add(999, "1", 1, 109);
    bench.engine->advance(109);
    QCOMPARE(bench.closed(), QStringList());
    bench.engine->advance(110);
    QCOMPARE(bench.closed(), QStringList{u"100-110 1 2"_s});
    bench.add(5, "1", 0, 104); // the clock was set back
    bench.engine->advance(120);
    QCOMPARE(bench.closed(), QStringList{u"110-120 1 1"_s});
    QCOMPARE(bench.engine->counts().late, 0U);
    QCOMPARE(bench.engine->counts().untimed, 0U);
}

void TestWindowEngine::messagesWithoutATimestamp()
{
    Bench bench(u"value"_s);
    bench.add(-1, "1");
    bench.add(-5000, "1");
    bench.add(std::numeric_limits<qint64>::max(), "1"); // must not end time for all others
    bench.add(std::numeric_limits<qint64>::min(), "1");
    bench.add(7, "1");
    QCOMPARE(bench.engine->counts().untimed, 4U);
    QCOMPARE(*bench.engine->eventTimeMs(), 7);
    bench.add(253402300799989, "1"); // the last one whose window has an end with a text
    QCOMPARE(bench.closed(), QStringList{u"0-10 1 1"_s});
    QCOMPARE(windowTimeText(253402300799999), std::string("9999-12-31T23:59:59.999Z"));
}

void TestWindowEngine::whatCannotBeEvaluated()
{
    Bench bench(u"1 / value.n"_s);
    bench.add(1, R"({"n":1})");
    bench.add(1, R"({"n":0})");
    bench.add(1, R"({"m":0})");
    bench.add(1, "no JSON");
    bench.add(1, "");
    QCOMPARE(bench.finished(), QStringList{u"0-10 1 1"_s});
    QCOMPARE(bench.engine->counts().failed, 4U);
    QCOMPARE(bench.engine->failures().size(), std::size_t{4});
    QCOMPARE(bench.engine->failures()[0].reason, u"division by zero"_s);
    QCOMPARE(bench.engine->failures()[1].reason, u"no such key: n"_s);

    // A field is read by another way than an expression, and must say the same.
    Bench field(u"value.a.b"_s);
    for (const char *value : {R"({"a":{}})", R"({"a":null})", R"({"a":{"b":"x"}})", R"({"a":{"b":"\ud83d\ude00"}})", "x", R"({"a":{"b":1},})"})
        field.add(1, value);
    QCOMPARE(sorted(field.finished()), sorted({u"0-10 \"x\" 1"_s, u"0-10 \"😀\" 1"_s}));
    QCOMPARE(field.engine->counts().failed, 4U);

    Bench large(u"value.g"_s);
    large.add(1, R"({"g":")" + std::string(10 << 20, 'x') + R"("})");
    QCOMPARE(large.finished(), QStringList());
    QCOMPARE(large.engine->counts().failed, 1U);
}

void TestWindowEngine::filterComesBefore()
{
    Bench bench(u"value.e"_s, u"count"_s, [](WindowQuery &query) { query.where = *Expression::compile(u"value.n > 1"_s); });
    bench.add(1, R"({"e":"a","n":1})");
    bench.add(1, R"({"e":"a","n":2})");
    bench.add(1, R"({"e":"a"})");
    bench.add(11, R"({"n":0})"); // time goes on with what is filtered out
    QCOMPARE(bench.closed(), QStringList{u"0-10 \"a\" 1"_s});
    QCOMPARE(bench.engine->counts().filtered, 2U);
    QCOMPARE(bench.engine->counts().failed, 1U);

    Bench notTrue(u"1"_s, u"count"_s, [](WindowQuery &query) { query.where = *Expression::compile(u"value"_s); });
    notTrue.add(1, "3");
    QCOMPARE(notTrue.engine->counts().failed, 1U);
}

void TestWindowEngine::groupsBeyondTheBoundAreOther()
{
    for (const Windowing::Kind kind : {Windowing::Kind::Tumbling, Windowing::Kind::Session}) {
        Bench bench(u"value.g"_s, u"sum:value.n"_s, [kind](WindowQuery &query) {
            query.maxGroups = 2;
            query.window.kind = kind;
        });
        for (const char *value : {R"({"g":1,"n":1})", R"({"g":2,"n":1})", R"({"g":3,"n":5})", R"({"g":3,"n":5})", R"({"g":4,"n":7})",
                                  R"({"g":2,"n":1})"})
            bench.add(0, value);
        QCOMPARE(bench.finished(), QStringList({u"0-10 2 2 2"_s, u"0-10 1 1 1"_s, u"0-10 other 3 17"_s}));
        QCOMPARE(bench.engine->counts().others, 3U);
    }
}

void TestWindowEngine::memoryClosesTheOldestWindow()
{
    for (const Windowing::Kind kind : {Windowing::Kind::Tumbling, Windowing::Kind::Session}) {
        Bench bench(u"value.g"_s, u"count"_s, [kind](WindowQuery &query) {
            query.keepOpen = true;
            query.maxBytes = 500;
            query.window.kind = kind;
        });
        for (int i = 0; i < 10; ++i)
            bench.add(i * 10, R"({"g":"x"})");
        QVERIFY(bench.engine->counts().early > 0);
        QVERIFY(bench.engine->bytes() <= 500);
        QCOMPARE(bench.closed().at(0), kind == Windowing::Kind::Session ? u"0-10 \"x\" 1 early"_s : u"0-10 \"x\" 1 early"_s);
        bench.add(5, R"({"g":"y"})");
        QCOMPARE(bench.engine->counts().late, 1U); // it is missing there, and told
    }
}

void TestWindowEngine::memoryOfOneWindowFoldsIntoOther()
{
    Bench bench(u"value.g"_s, u"sum:value.n"_s, [](WindowQuery &query) { query.maxBytes = 4000; });
    for (int round = 0; round < 3; ++round)
        bench.add(1, R"({"g":"common","n":1})");
    for (int i = 0; i < 1000; ++i)
        bench.add(1, u"{\"g\":%1,\"n\":1}"_s.arg(i).toStdString());
    bench.add(1, R"({"g":"common","n":1})");
    QVERIFY(bench.engine->bytes() <= 4000);
    const std::vector<WindowResult> open = bench.engine->open(1, 0);
    QCOMPARE(open.size(), std::size_t{1});
    QCOMPARE(open[0].messages, 1004U); // nothing is lost
    QCOMPARE(QString::fromStdString(open[0].groups[0].json()), u"\"common\""_s);
    QCOMPARE(open[0].groups[0].count, 4U); // who stays is exact
    QVERIFY(open[0].groups.back().isOther());
    quint64 total = 0;
    for (const GroupResult &group : open[0].groups)
        total += group.aggregates[0].json == "null" ? 0 : QByteArray::fromStdString(group.aggregates[0].json).toULongLong();
    QCOMPARE(total, 1004U);
    QCOMPARE(bench.engine->counts().others, open[0].groups.back().count);
}

void TestWindowEngine::openWindowsCanBeLookedAt()
{
    Bench bench(u"value"_s, u"count"_s, [](WindowQuery &query) { query.latenessMs = 1000; });
    for (const auto &[time, value] : {std::pair(1, "1"), {11, "1"}, {12, "2"}, {13, "2"}, {21, "3"}})
        bench.add(time, value);
    QCOMPARE(bench.engine->openCount(), std::size_t{3});
    QCOMPARE(bench.lines(bench.engine->open(2, 1)), QStringList({u"10-20 2 2"_s, u"20-30 3 1"_s}));
    QCOMPARE(bench.engine->open(2, 1)[0].groupCount, std::size_t{2});
    QCOMPARE(bench.engine->open(2, 1)[0].messages, 3U);
    QCOMPARE(bench.engine->open(0, 1).size(), std::size_t{0});
}

void TestWindowEngine::literals_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("text") << u"\"a\\\"b\\u0001\\n\""_s;
    QTest::newRow("int") << u"-5"_s;
    QTest::newRow("uint") << u"18446744073709551615u"_s;
    QTest::newRow("double") << u"1.5e300"_s;
    QTest::newRow("bool") << u"true"_s;
    QTest::newRow("null") << u"null"_s;
    QTest::newRow("list") << u"[1,\"x\",{\"a\":[]}]"_s;
    QTest::newRow("moment") << u"timestamp(\"2026-03-28T10:30:00Z\")"_s;
    QTest::newRow("span") << u"duration(\"90.5s\")"_s;
    QTest::newRow("bytes") << u"b\"\\x00\\xff\""_s;
    QTest::newRow("not a number") << u"double(\"Infinity\")"_s;
}

// What a group is written as finds the messages of that group.
void TestWindowEngine::literals()
{
    QFETCH(const QString, value);
    Bench bench(value);
    bench.add(1, "0");
    const std::vector<WindowResult> open = bench.engine->open(1, 1);
    const QString literal = open.at(0).groups.at(0).literal();
    const auto compiled = Expression::compile(u"(%1) == %2"_s.arg(value, literal));
    QVERIFY2(compiled.has_value(), qPrintable(literal));
    Evaluator evaluator(*compiled);
    QVERIFY2(evaluator.evaluate().kind() == Kind::Bool && evaluator.evaluate().toBool(), qPrintable(literal));
}

QTEST_GUILESS_MAIN(TestWindowEngine)

#include "tst_window_engine.moc"
